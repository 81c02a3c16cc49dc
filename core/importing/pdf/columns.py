"""Where the columns of a table are that no lines part, and which heading stands over which."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean
from typing import Final, NamedTuple

from core.importing.pdf.chars import Char
from core.importing.pdf.lines import group_rows
from core.model.source import SourceCell

_APART: Final = 0.3
_SPACED: Final = 4.0
_NARROW_STRIP: Final = 0.55
_WIDE_STRIP: Final = 0.8
_MANY_LINES: Final = 8


class Piece(NamedTuple):
    """Characters of one line that stand close together, in points; y counted upwards."""

    chars: list[Char]
    left: float
    right: float
    bottom: float
    top: float

    @property
    def centre(self) -> float:
        """The middle of the piece from left to right."""
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        """The size of its characters."""
        return max(char.size for char in self.chars)


def pieces_of(line: list[Char], apart: float) -> list[Piece]:
    """The pieces of a line, parted where the white is wider than `apart` character sizes."""
    groups: list[list[Char]] = []
    for char in line:
        last = groups[-1][-1] if groups else None
        if last is not None and char.left - last.right <= apart * max(last.size, char.size):
            groups[-1].append(char)
        else:
            groups.append([char])
    return [_piece(group) for group in groups]


def _piece(chars: list[Char]) -> Piece:
    return Piece(
        chars,
        min(char.left for char in chars),
        max(char.right for char in chars),
        min(char.bottom for char in chars),
        max(char.top for char in chars),
    )


def white_strips(lines: list[list[Char]]) -> list[float]:
    """The middles of the white strips that run down through all lines of several pieces."""
    several = [line for line in lines if len(pieces_of(line, 1.5)) > 1]
    spans = sorted((char.left, char.right) for line in several for char in line)
    edges = []
    reach = spans[0][1] if spans else 0.0
    size = max((char.size for line in lines for char in line), default=0.0)
    least = (_NARROW_STRIP if len(several) >= _MANY_LINES else _WIDE_STRIP) * size
    for left, right in spans:
        if left - reach > least:
            edges.append((left + reach) / 2)
        reach = max(reach, right)
    return edges


@dataclass(slots=True)
class _Head:
    """A heading: its pieces top to bottom, over the columns `first` to `last`."""

    pieces: list[Piece]
    first: int
    last: int


def head_cells(
    chars: list[Char], edges: list[float], bounds: tuple[float, float]
) -> list[SourceCell]:
    """The headings of a table as cells with spans.

    A heading belongs to the column it stands over; one that stands between columns, or whose
    neighbours have nothing at its height, to all columns about whose middle it stands.

    Args:
        chars: the characters of the headings.
        edges: where the columns part.
        bounds: the left and right end of the table.
    """
    walls = [bounds[0], *edges, bounds[1]]
    pieces = [
        piece for line in group_rows(chars) for piece in _rejoined(pieces_of(line, _APART), walls)
    ]
    heads: list[_Head] = []
    for piece in pieces:
        first, last = _range(piece, pieces, walls)
        over = [head for head in heads if (head.first, head.last) == (first, last)]
        same = over[-1] if over else None
        if same is not None and not _parted(same, piece, heads):
            same.pieces.append(piece)
        else:
            heads.append(_Head([piece], first, last))
    return _levels(heads)


def _rejoined(pieces: list[Piece], walls: list[float]) -> list[Piece]:
    """Letter-spaced headings (`项　目`) and words in one column put together again."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None:
            gap = (piece.left - last.right) / piece.size
            inside = _column(last.centre, walls) == _column(piece.centre, walls)
            dated = last.chars[-1].text.isdigit() and piece.chars[0].text == "年"
            spaced = len(piece.chars) == 1 and len(last.chars) == 1
            if gap < _SPACED and (inside or dated or spaced):
                joined[-1] = _piece([*last.chars, *piece.chars])
                continue
        joined.append(piece)
    return joined


def _column(place: float, walls: list[float]) -> int:
    return max(0, min(len(walls) - 2, sum(place > wall for wall in walls) - 1))


def _range(piece: Piece, others: list[Piece], walls: list[float]) -> tuple[int, int]:
    """The first and last column that a heading stands over."""
    slack = 0.4 * piece.size
    first, last = _column(piece.left + slack, walls), _column(piece.right - slack, walls)
    home = _column(piece.centre, walls)
    beside = [other for other in others if other is not piece and _overlap(piece, other)]
    taken = {_column(other.centre, walls) for other in beside}
    best, least = (home, home), float("inf")
    for low in range(home + 1):
        for high in range(home, len(walls) - 1):
            if any(column in taken and column != home for column in range(low, high + 1)):
                continue
            added = [column for column in range(low, high + 1) if not first <= column <= last]
            if not all(_free(column, piece, beside, others, walls) for column in added):
                continue
            off = abs((walls[low] + walls[high + 1]) / 2 - piece.centre)
            wide = sum(walls[column + 1] - walls[column] for column in added)
            over = max(0.0, walls[low] - piece.left - slack, piece.right - slack - walls[high + 1])
            cost = off + over - 0.15 * wide
            if cost < least:
                best, least = (low, high), cost
    return best


def _overlap(piece: Piece, other: Piece) -> bool:
    shared = min(piece.top, other.top) - max(piece.bottom, other.bottom)
    return shared > 0.2 * min(piece.top - piece.bottom, other.top - other.bottom)


def _free(
    column: int, piece: Piece, beside: list[Piece], others: list[Piece], walls: list[float]
) -> bool:
    """Whether a heading may reach over a column.

    Nothing stands there at its height, and what stands there at all stands below.
    """
    left, right = walls[column], walls[column + 1]
    if any(other.left < right - 1 and other.right > left + 1 for other in beside):
        return False
    inside = [other for other in others if left <= other.centre <= right]
    return not inside or any(other.top <= piece.bottom + 1 for other in inside)


def _parted(head: _Head, piece: Piece, heads: list[_Head]) -> bool:
    """Whether a piece under `head`, over the same columns, is a heading of its own.

    So it is when another heading has begun under part of `head`, or when the two stand at the
    heights of a wide heading and of its parts.
    """
    at = heads.index(head)
    if any(head.first <= other.first <= other.last <= head.last for other in heads[at + 1 :]):
        return True
    wide = [other for other in heads if other.last > other.first and _level(other, head.pieces[-1])]
    return any(
        _level(part, piece) and other.first <= part.first <= part.last <= other.last
        for other in wide
        for part in heads
        if part is not other
    )


def _level(head: _Head, piece: Piece) -> bool:
    middle = (piece.bottom + piece.top) / 2
    return any(
        abs((other.bottom + other.top) / 2 - middle) < 0.25 * piece.size for other in head.pieces
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
        words = "\n".join("".join(char.text for char in piece.chars) for piece in head.pieces)
        cells.append(SourceCell(rows[at], head.first, words, span, head.last - head.first + 1))
    return cells


def middle_of(chars: list[Char]) -> float:
    """The middle of characters from bottom to top."""
    return mean((char.top + char.bottom) / 2 for char in chars)
