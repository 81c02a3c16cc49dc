"""Where the columns of a table are that no lines part."""

from __future__ import annotations

from itertools import pairwise
from statistics import mean
from typing import Final, NamedTuple

from core.importing.pdf.chars import Char

_NARROW_STRIP: Final = 0.55
_WIDE_STRIP: Final = 0.8
_MANY_LINES: Final = 8
_BETWEEN: Final = 0.3
_OVERHEAD: Final = 0.2
_COLUMN_APART: Final = 1.5
_FEWEST_OF_HEADING: Final = 2
_AWAY: Final = 0.5  # that a heading is parted from the column which has no other


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
    return [piece_of(group) for group in groups]


def piece_of(chars: list[Char]) -> Piece:
    """Characters as one piece."""
    return Piece(
        chars,
        min(char.left for char in chars),
        max(char.right for char in chars),
        min(char.bottom for char in chars),
        max(char.top for char in chars),
    )


def white_strips(lines: list[list[Char]]) -> list[tuple[float, float]]:
    """The ends of the white strips that run down through all lines of several pieces."""
    several = [line for line in lines if len(pieces_of(line, 1.5)) > 1]
    spans = sorted((char.left, char.right) for line in several for char in line)
    strips = []
    reach = spans[0][1] if spans else 0.0
    size = max((char.size for line in lines for char in line), default=0.0)
    least = (_NARROW_STRIP if len(several) >= _MANY_LINES else _WIDE_STRIP) * size
    for left, right in spans:
        if left - reach > least:
            strips.append((reach, left))
        reach = max(reach, right)
    return strips


def walls_of(lines: list[list[Char]], heads: list[list[Char]]) -> list[float]:
    """Where the columns of a table part: inside the white strips of its rows, beside its headings.

    Args:
        lines: the lines of its rows.
        heads: the lines of its headings.
    """
    pieces = [piece for line in heads for piece in pieces_of(line, _BETWEEN)]
    alone = [line for line in lines if len(pieces_of(line, 1.5)) == 1]
    strips = [_narrowed(strip, alone) for strip in white_strips(lines)]
    own = [piece for piece in pieces if not _is_over(piece, pieces)]
    firsts = [float("-inf"), *(strip[1] for strip in strips)]
    lasts = [*(strip[0] for strip in strips), float("inf")]
    columns = list(zip(firsts, lasts, strict=True))
    walls = [
        _wall(strip, pieces, _lacking(strip, own, before, behind))
        for strip, (before, behind) in zip(strips, pairwise(columns), strict=True)
    ]
    return sorted([*walls, *_between_headings(walls, lines, heads)]) if walls else []


def _between_headings(
    walls: list[float], lines: list[list[Char]], heads: list[list[Char]]
) -> list[float]:
    """Where two headings part that have no wall between them: one is of a column without words.

    All words of the rows there are nearer to one of the two.
    """
    pieces = [piece for line in heads for piece in pieces_of(line, _COLUMN_APART)]
    chars = [char for line in lines for char in line]
    found = []
    for line in heads:
        for one, other in pairwise(pieces_of(line, _COLUMN_APART)):
            parted = any(one.centre < wall < other.centre for wall in walls)
            if parted or min(len(one.chars), len(other.chars)) < _FEWEST_OF_HEADING:
                continue
            if _is_over(one, pieces) or _is_over(other, pieces):
                continue
            left = max([wall for wall in walls if wall < one.centre], default=float("-inf"))
            right = min([wall for wall in walls if wall > other.centre], default=float("inf"))
            inside = [c for c in chars if c.left < right and c.right > left]
            low = min([other.left, *(c.left for c in inside)])
            high = max([one.right, *(c.right for c in inside)])
            gaps = (one.right, low), (high, other.left)
            before, behind = max(gaps, key=lambda gap: gap[1] - gap[0])
            if behind - before > 0.5 * one.size:
                found.append((before + behind) / 2)
    return found


def _lacking(
    strip: tuple[float, float],
    heads: list[Piece],
    before: tuple[float, float],
    behind: tuple[float, float],
) -> tuple[list[Piece], list[Piece]]:
    """The headings in a strip that the column before it needs, and those the one behind needs.

    A heading in the middle of its column stands clear of numbers that are set to one side.
    """
    inside = [head for head in heads if strip[0] < head.left and head.right < strip[1]]
    found: list[list[Piece]] = []
    for left, right in (before, behind):
        headed = any(head.left < right and head.right > left for head in heads)
        found.append([] if headed else inside)
    return (found[0], found[1]) if len(inside) == 1 else ([], [])


def _narrowed(strip: tuple[float, float], alone: list[list[Char]]) -> tuple[float, float]:
    """A strip less what words alone on their line, the rest of a cell, fill of its sides."""
    left, right = strip
    for line in alone:
        if line[0].left < strip[0] < line[-1].right < strip[1]:
            left = max(left, line[-1].right)
        elif strip[0] < line[0].left < strip[1] < line[-1].right:
            right = min(right, line[0].left)
    return (left, right) if left < right else strip


def _wall(
    strip: tuple[float, float],
    heads: list[Piece],
    lacking: tuple[list[Piece], list[Piece]],
) -> float:
    """The place in a strip that crosses fewest headings, else its middle.

    A heading over others may be crossed: it stands over several columns. `lacking` are the headings
    in the strip that the columns before and behind it need.
    """
    near = [piece for piece in heads if piece.left < strip[1] and piece.right > strip[0]]
    costs = [(piece, _OVERHEAD if _is_over(piece, heads) else 1.0) for piece in near]
    middle = (strip[0] + strip[1]) / 2
    ends = sorted({*strip, *(min(max(x, strip[0]), strip[1]) for p in near for x in p[1:3])})
    places = [middle, *((one + other) / 2 for one, other in pairwise(ends))]
    return min(
        places,
        key=lambda at: (
            sum(cost for piece, cost in costs if piece.left + 1 < at < piece.right - 1)
            + _AWAY * sum(at < piece.centre for piece in lacking[0])
            + _AWAY * sum(at > piece.centre for piece in lacking[1]),
            abs(at - middle),
        ),
    )


def _is_over(piece: Piece, heads: list[Piece]) -> bool:
    """Whether two pieces side by side stand below a heading, within its ends or beside them."""
    below = [
        other
        for other in heads
        if other.top < piece.bottom + 1 and other.left < piece.right and other.right > piece.left
    ]
    return any(one.right < other.left for one in below for other in below)


def middle_of(chars: list[Char]) -> float:
    """The middle of characters from bottom to top."""
    return mean((char.top + char.bottom) / 2 for char in chars)
