"""Which heading of a table stands over which columns, where no closed cells tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.importing.pdf.chars import Char
from core.importing.pdf.columns import Piece, piece_of, pieces_of
from core.importing.pdf.lines import group_rows
from core.importing.pdf.rows import Row
from core.model.source import SourceCell

_APART: Final = 0.3
_SPACED: Final = 4.0
_PITCH: Final = 2.0
_FULL: Final = 1.05
_LEFT: Final = 0.35
_SECOND: Final = 0.8
_LACKING: Final = 400.0
_FEW: Final = 2
_MOSTLY: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d年?(?:度|计划|预算|完成|情况)?|合计|总计")
_GOES_ON: Final = re.compile(r"[（(%％、)）]|年(?!初|末|均)|以上|以下")


@dataclass(slots=True)
class _Block:
    """A heading: its pieces top to bottom, and the columns it stands over (-1 while unknown)."""

    pieces: list[Piece]
    first: int = -1
    last: int = -1

    @property
    def left(self) -> float:
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def top(self) -> float:
        return max(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return min(piece.bottom for piece in self.pieces)

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)


@dataclass(slots=True)
class _Head:
    """Blocks over the columns `first` to `last`, top to bottom."""

    blocks: list[_Block]
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
        pieces += _rejoined(pieces_of(line, _APART), walls, pieces)
    blocks = _blocks(pieces, walls, _extents(pieces, walls, rows))
    left = _are_left(blocks, walls, _extents(pieces, walls, rows))
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


def _rejoined(pieces: list[Piece], walls: list[float], above: Sequence[Piece]) -> list[Piece]:
    """Letter-spaced headings (`项　目`) and words in one column put together again.

    Single letters of two columns are no such heading where words of both stand right `above`.
    """
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None:
            gap = (piece.left - last.right) / piece.size
            inside = _column(last.centre, walls) == _column(piece.centre, walls)
            dated = last.chars[-1].text.isdigit() and piece.chars[0].text == "年"
            spaced = len(piece.chars) == 1 and len(last.chars) == 1 and not (
                _ends(last, above) and _ends(piece, above)
            )
            if gap < _SPACED and (inside or dated or spaced):
                joined[-1] = piece_of([*last.chars, *piece.chars])
                continue
        joined.append(piece)
    return joined


def _ends(piece: Piece, above: Sequence[Piece]) -> bool:
    """Whether a letter may be the end of words right above it."""
    return any(
        other.left <= piece.centre <= other.right
        and 0.5 * piece.size < _middle(other) - _middle(piece) < _PITCH * piece.size
        for other in above
    )


def _column(place: float, walls: list[float]) -> int:
    return max(0, min(len(walls) - 2, sum(place > wall for wall in walls) - 1))


def _extents(
    pieces: Sequence[Piece], walls: list[float], rows: Sequence[Row]
) -> list[tuple[float, float]]:
    """The left and right end of the words in each column, those of one column alone."""
    found: list[tuple[float, float]] = []
    for at in range(len(walls) - 1):
        inside = [p for p in pieces if _column(p.left, walls) == at == _column(p.right, walls)]
        left = [p.left for p in inside]
        right = [p.right for p in inside]
        for row in rows:
            if row[at]:
                left.append(min(char.left for char in row[at]))
                right.append(max(char.right for char in row[at]))
        found.append((min(left), max(right)) if left else (walls[at], walls[at]))
    return found


def _blocks(
    pieces: Sequence[Piece], walls: list[float], extents: list[tuple[float, float]]
) -> list[_Block]:
    """Pieces of one broken heading together, top to bottom: a line goes on where it is full."""
    blocks: list[_Block] = []
    for piece in pieces:
        home = next(
            (
                block
                for block in reversed(blocks)
                if _is_under(block.pieces[-1], piece, pieces, walls)
                and _continues(block.pieces[-1], piece, walls, extents, pieces)
            ),
            None,
        )
        if home is not None:
            home.pieces.append(piece)
        else:
            blocks.append(_Block([piece]))
    return blocks


def _is_under(above: Piece, piece: Piece, pieces: Sequence[Piece], walls: list[float]) -> bool:
    """Whether a piece stands right below another one, over the same columns."""
    step = _middle(above) - _middle(piece)
    if not 0.5 * piece.size < step < _PITCH * piece.size:
        return False
    one, other = _over(above, walls), _over(piece, walls)
    if one != other:
        return False
    return not any(
        _over(between, walls)[0] <= one[1]
        and one[0] <= _over(between, walls)[1]
        and _middle(piece) < _middle(between) < _middle(above)
        for between in pieces
        if between is not above and between is not piece
    )


def _over(piece: Piece, walls: list[float]) -> tuple[int, int]:
    """The first and last column that a piece stands in."""
    slack = 0.4 * piece.size
    return _column(piece.left + slack, walls), _column(piece.right - slack, walls)


def _continues(
    above: Piece,
    piece: Piece,
    walls: list[float],
    extents: list[tuple[float, float]],
    pieces: Sequence[Piece],
) -> bool:
    """Whether a line goes on below: it is full, or what follows begins no heading."""
    first, last = _over(above, walls)
    words = "".join(char.text for char in piece.chars)
    before = "".join(char.text for char in above.chars)
    if _GOES_ON.match(words) or before.count("（") + before.count("(") > before.count(
        "）"
    ) + before.count(")"):
        return True
    if first != last:
        return abs(above.centre - piece.centre) < piece.size
    width = extents[first][1] - extents[first][0]
    if width - (above.right - above.left) - piece.chars[0].size > _FULL * piece.size:
        return False
    if piece.right - piece.left < _SECOND * (above.right - above.left) and _is_among_parts(
        above, piece, first, walls, pieces
    ):
        return False
    return not (_YEAR.fullmatch(before) and _is_over_parts(above, piece, first, walls, pieces))


def _is_among_parts(
    above: Piece, piece: Piece, column: int, walls: list[float], pieces: Sequence[Piece]
) -> bool:
    """Whether both columns beside have words level with `piece`, and none as high as `above`."""
    for side in (column - 1, column + 1):
        near = [p for p in pieces if _over(p, walls)[0] <= side <= _over(p, walls)[1]]
        if not any(abs(_middle(p) - _middle(piece)) < _LEFT * piece.size for p in near) or any(
            p.top > above.bottom + _LEFT * above.size for p in near
        ):
            return False
    return True


def _is_over_parts(
    above: Piece, piece: Piece, column: int, walls: list[float], pieces: Sequence[Piece]
) -> bool:
    """Whether a column beside has words below the height of `above`, and none at it."""
    for side in (column - 1, column + 1):
        near = [p for p in pieces if _over(p, walls)[0] <= side <= _over(p, walls)[1]]
        if near and all(p.top < above.bottom + _LEFT * above.size for p in near):
            return True
    return False


def _are_left(
    blocks: Sequence[_Block], walls: list[float], extents: list[tuple[float, float]]
) -> bool:
    """Whether headings begin where their columns do, rather than standing in the middle."""
    lefts = centres = 0
    for piece in (piece for block in blocks for piece in block.pieces):
        left, right = extents[_column(piece.left + 0.4 * piece.size, walls)]
        spare = right - left - (piece.right - piece.left)
        if spare > _LEFT * piece.size:
            lefts += piece.left - left < 0.2 * spare
            centres += 0.3 * spare < piece.left - left < 0.7 * spare
    return lefts > _FEW and lefts > _MOSTLY * centres


def _range(
    block: _Block, others: Sequence[_Block], walls: list[float], left: bool
) -> tuple[int, int]:
    """The first and last column that a heading stands over."""
    slack = 0.4 * block.size
    first, last = _column(block.left + slack, walls), _column(block.right - slack, walls)
    home = first if left else _column(block.centre, walls)
    beside = [other for other in others if other is not block and _overlap(block, other)]
    taken = {_column(other.centre, walls) for other in beside}
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


def _below(block: _Block, column: int, others: Sequence[_Block]) -> _Block | None:
    """The highest block over a column that stands below a heading."""
    under = [
        other
        for other in others
        if other.first <= column <= other.last and other.top <= block.bottom + 1
    ]
    return max(under, key=lambda other: other.top, default=None)


def _off(block: _Block, left: float, right: float, parts: Sequence[_Block | None]) -> float:
    """How far a heading is from the middle of its columns, or from that of their headings."""
    off = abs((left + right) / 2 - block.centre)
    first, last = parts[0], parts[-1]
    if len(parts) > 1 and first is not None and last is not None:
        off = min(off, abs((first.centre + last.centre) / 2 - block.centre))
    return off


def _uneven(parts: Sequence[_Block | None]) -> float:
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


def _overlap(block: _Block, other: _Block) -> bool:
    shared = min(block.top, other.top) - max(block.bottom, other.bottom)
    return shared > 0.2 * min(block.top - block.bottom, other.top - other.bottom)


def _free(
    column: int,
    block: _Block,
    beside: Sequence[_Block],
    others: Sequence[_Block],
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


def _parted(head: _Head, block: _Block, heads: list[_Head]) -> bool:
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


def _level(head: _Head, block: _Block) -> bool:
    middle = (block.bottom + block.top) / 2
    return any(
        abs((other.bottom + other.top) / 2 - middle) < 0.25 * block.size for other in head.blocks
    )


def _middle(piece: Piece) -> float:
    return (piece.bottom + piece.top) / 2


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
