"""Headings of a table as blocks of words, those broken over lines put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.importing.pdf.columns import Piece, piece_of
from core.importing.pdf.rows import Row

_SPACED: Final = 4.0
_PITCH: Final = 2.0
_FULL: Final = 1.05
_LEFT: Final = 0.35
_SECOND: Final = 0.8
_FEW: Final = 2
_MOSTLY: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d年?(?:度|计划|预算|完成|情况)?|合计|总计")
_GOES_ON: Final = re.compile(r"[（(%％、)）]|年(?!初|末|均)|以上|以下")


@dataclass(slots=True)
class Block:
    """A heading: its pieces top to bottom, and the columns it stands over (-1 while unknown)."""

    pieces: list[Piece]
    first: int = -1
    last: int = -1

    @property
    def left(self) -> float:
        """Its left end."""
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        """Its right end."""
        return max(piece.right for piece in self.pieces)

    @property
    def top(self) -> float:
        """Its upper end."""
        return max(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Its lower end."""
        return min(piece.bottom for piece in self.pieces)

    @property
    def centre(self) -> float:
        """Its middle from left to right."""
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        """The size of its largest characters."""
        return max(piece.size for piece in self.pieces)


def pieces_in(pieces: list[Piece], walls: list[float], above: Sequence[Piece]) -> list[Piece]:
    """Letter-spaced headings (`项　目`) and words in one column put together again.

    Single letters of two columns are no such heading where words of both stand right `above`.
    """
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None:
            gap = (piece.left - last.right) / piece.size
            inside = column_at(last.centre, walls) == column_at(piece.centre, walls)
            dated = last.chars[-1].text.isdigit() and piece.chars[0].text == "年"
            spaced = (
                len(piece.chars) == 1
                and len(last.chars) == 1
                and not (_ends(last, above) and _ends(piece, above))
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


def column_at(place: float, walls: list[float]) -> int:
    """The column in which a place lies."""
    return max(0, min(len(walls) - 2, sum(place > wall for wall in walls) - 1))


def extents_of(
    pieces: Sequence[Piece], walls: list[float], rows: Sequence[Row]
) -> list[tuple[float, float]]:
    """The left and right end of the words in each column, those of one column alone."""
    found: list[tuple[float, float]] = []
    for at in range(len(walls) - 1):
        inside = [p for p in pieces if column_at(p.left, walls) == at == column_at(p.right, walls)]
        left = [p.left for p in inside]
        right = [p.right for p in inside]
        for row in rows:
            if row[at]:
                left.append(min(char.left for char in row[at]))
                right.append(max(char.right for char in row[at]))
        found.append((min(left), max(right)) if left else (walls[at], walls[at]))
    return found


def blocks_of(
    pieces: Sequence[Piece], walls: list[float], extents: list[tuple[float, float]]
) -> list[Block]:
    """Pieces of one broken heading together, top to bottom: a line goes on where it is full."""
    blocks: list[Block] = []
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
            blocks.append(Block([piece]))
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
    return column_at(piece.left + slack, walls), column_at(piece.right - slack, walls)


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
    return not (_YEAR.fullmatch(before) and _is_over_parts(above, first, walls, pieces))


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


def _is_over_parts(above: Piece, column: int, walls: list[float], pieces: Sequence[Piece]) -> bool:
    """Whether a column beside has words below the height of `above`, and none at it."""
    for side in (column - 1, column + 1):
        near = [p for p in pieces if _over(p, walls)[0] <= side <= _over(p, walls)[1]]
        if near and all(p.top < above.bottom + _LEFT * above.size for p in near):
            return True
    return False


def are_left(
    blocks: Sequence[Block],
    walls: list[float],
    extents: list[tuple[float, float]],
    rows: Sequence[Row],
) -> bool:
    """Whether headings begin where their columns do, rather than standing in the middle.

    Few headings leave room to tell; then the cells below them must begin there too. Nor do numbers
    stand at the other side: below them a heading in the middle begins before them.
    """
    lefts = centres = 0
    for piece in (piece for block in blocks for piece in block.pieces):
        at = column_at(piece.left + 0.4 * piece.size, walls)
        left, centre = _lean(piece.left, piece.right, extents[at], piece.size)
        lefts, centres = lefts + left, centres + centre
    below = others = 0
    for row in rows:
        for at, cell in enumerate(row[1:], 1):
            if cell:
                ends = min(char.left for char in cell), max(char.right for char in cell)
                left, centre = _lean(*ends, extents[at], cell[0].size)
                below, others = below + left, others + centre
    if lefts > _FEW:
        return lefts > _MOSTLY * centres and others <= _MOSTLY * below
    return lefts > 0 and not centres and below > _FEW and below > _MOSTLY * others


def _lean(left: float, right: float, extent: tuple[float, float], size: float) -> tuple[bool, bool]:
    """Whether words stand at the left of their column, or else elsewhere in it."""
    spare = extent[1] - extent[0] - (right - left)
    if spare <= _LEFT * size:
        return False, False
    return left - extent[0] < 0.2 * spare, left - extent[0] > 0.3 * spare


def _middle(piece: Piece) -> float:
    return (piece.bottom + piece.top) / 2
