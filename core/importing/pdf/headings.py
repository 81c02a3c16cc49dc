"""Which heading of a table stands over which columns, where no closed cells tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.importing.pdf.chars import Char
from core.importing.pdf.columns import Piece, pieces_of
from core.importing.pdf.heading_blocks import (
    Block,
    are_left,
    blocks_of,
    column_at,
    extents_of,
    pieces_in,
)
from core.importing.pdf.lines import group_rows
from core.importing.pdf.rows import Row
from core.model.source import SourceCell

_APART: Final = 0.3
_LEFT: Final = 0.35
_LACKING: Final = 400.0


@dataclass(slots=True)
class _Head:
    """Blocks over the columns `first` to `last`, top to bottom."""

    blocks: list[Block]
    first: int
    last: int


def head_cells(
    chars: list[Char],
    edges: Sequence[float],
    bounds: tuple[float, float],
    rows: Sequence[Row] = (),
) -> list[SourceCell]:
    """The headings of a table as cells with spans.

    A heading belongs to the column it stands over; one that stands between columns, or whose
    neighbours have nothing at its height, to all columns about whose middle it stands.

    Args:
        chars: the characters of the headings.
        edges: where the columns part.
        bounds: the left and right end of the table.
        rows: the rows below them, which tell how wide the columns are.
    """
    walls = [bounds[0], *edges, bounds[1]]
    pieces: list[Piece] = []
    for line in group_rows(chars):
        pieces += pieces_in(pieces_of(line, _APART), walls, pieces)
    extents = extents_of(pieces, walls, rows)
    blocks = blocks_of(pieces, walls, extents)
    left = are_left(blocks, walls, extents, rows)
    for block in sorted(blocks, key=lambda block: block.bottom):
        block.first, block.last = _range(block, blocks, walls, left)
    heads: list[_Head] = []
    for block in blocks:
        first, last = block.first, block.last
        over = [head for head in heads if (head.first, head.last) == (first, last)]
        same = over[-1] if over else None
        if same is not None and not _parted(same, block, heads):
            same.blocks.append(block)
        else:
            heads.append(_Head([block], first, last))
    return _levels(heads)


def _range(
    block: Block, others: Sequence[Block], walls: list[float], left: bool
) -> tuple[int, int]:
    """The first and last column that a heading stands over."""
    slack = 0.4 * block.size
    first, last = column_at(block.left + slack, walls), column_at(block.right - slack, walls)
    home = first if left else column_at(block.centre, walls)
    beside = [other for other in others if other is not block and _overlap(block, other)]
    taken = {column_at(other.centre, walls) for other in beside}
    best, least = (home, home), float("inf")
    for low in range(home + 1):
        if left and low < home:
            continue
        for high in range(home, len(walls) - 1):
            if any(column in taken and column != home for column in range(low, high + 1)):
                continue
            added = [column for column in range(low, high + 1) if not first <= column <= last]
            if not all(_free(column, block, beside, others, walls) for column in added):
                continue
            parts = [_below(block, column, others) for column in range(low, high + 1)]
            off = 0.0 if left else _off(block, walls[low], walls[high + 1], parts)
            wide = sum(walls[column + 1] - walls[column] for column in added)
            over = max(0.0, walls[low] - block.left - slack, block.right - slack - walls[high + 1])
            cost = off + over - 0.15 * wide + _uneven(parts) * block.size
            if cost < least:
                best, least = (low, high), cost
    return best


def _below(block: Block, column: int, others: Sequence[Block]) -> Block | None:
    """The highest block over a column that stands below a heading."""
    under = [
        other
        for other in others
        if other.first <= column <= other.last and other.top <= block.bottom + 1
    ]
    return max(under, key=lambda other: other.top, default=None)


def _off(block: Block, left: float, right: float, parts: Sequence[Block | None]) -> float:
    """How far a heading is from the middle of its columns, or from that of their headings."""
    off = abs((left + right) / 2 - block.centre)
    first, last = parts[0], parts[-1]
    if len(parts) > 1 and first is not None and last is not None:
        off = min(off, abs((first.centre + last.centre) / 2 - block.centre))
    return off


def _uneven(parts: Sequence[Block | None]) -> float:
    """How unlikely it is that blocks are the parts of one heading: one lacks, or they stand askew.

    In character sizes.
    """
    known = [part for part in parts if part is not None]
    if len(parts) < 2 or not known:
        return 0.0
    if len(known) < len(parts):
        return _LACKING
    size = known[0].size
    tops = [part.top for part in known]
    middles = [(part.top + part.bottom) / 2 for part in known]
    feet = [part.bottom for part in known]
    spread = min(max(places) - min(places) for places in (tops, middles, feet))
    return _LACKING if spread > _LEFT * size else 0.0


def _overlap(block: Block, other: Block) -> bool:
    shared = min(block.top, other.top) - max(block.bottom, other.bottom)
    return shared > 0.2 * min(block.top - block.bottom, other.top - other.bottom)


def _free(
    column: int,
    block: Block,
    beside: Sequence[Block],
    others: Sequence[Block],
    walls: list[float],
) -> bool:
    """Whether a heading may reach over a column.

    Nothing stands there at its height, and what stands there at all stands below.
    """
    left, right = walls[column], walls[column + 1]
    if any(other.left < right - 1 and other.right > left + 1 for other in beside):
        return False
    inside = [other for other in others if left <= other.centre <= right]
    return not inside or any(other.top <= block.bottom + 1 for other in inside)


def _parted(head: _Head, block: Block, heads: list[_Head]) -> bool:
    """Whether a block under `head`, over the same columns, is a heading of its own.

    So it is when another heading has begun under part of `head`, or when the two stand at the
    heights of a wide heading and of its parts.
    """
    at = heads.index(head)
    if any(head.first <= other.first <= other.last <= head.last for other in heads[at + 1 :]):
        return True
    wide = [other for other in heads if other.last > other.first and _level(other, head.blocks[-1])]
    return any(
        _level(part, block) and other.first <= part.first <= part.last <= other.last
        for other in wide
        for part in heads
        if part is not other
    )


def _level(head: _Head, block: Block) -> bool:
    middle = (block.bottom + block.top) / 2
    return any(
        abs((other.bottom + other.top) / 2 - middle) < 0.25 * block.size for other in head.blocks
    )


def _levels(heads: list[_Head]) -> list[SourceCell]:
    """Headings as cells: each one row below those that stand over it, the last ones to the end."""
    rows: list[int] = []
    for at, head in enumerate(heads):
        above = [
            rows[before]
            for before in range(at)
            if heads[before].first <= head.last and head.first <= heads[before].last
        ]
        rows.append(max(above, default=-1) + 1)
    height = max(rows, default=0) + 1
    cells = []
    for at, head in enumerate(heads):
        below = [
            rows[after]
            for after in range(len(heads))
            if rows[after] > rows[at]
            and heads[after].first <= head.last
            and head.first <= heads[after].last
        ]
        span = min(below, default=height) - rows[at]
        words = "\n".join(
            "".join(char.text for char in piece.chars)
            for block in head.blocks
            for piece in block.pieces
        )
        cells.append(SourceCell(rows[at], head.first, words, span, head.last - head.first + 1))
    return cells
