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
    gaps = [
        (one.right, other.left)
        for line in heads
        for one, other in pairwise(pieces_of(line, _BETWEEN))
    ]
    alone = [line for line in lines if len(pieces_of(line, 1.5)) == 1]
    strips = [_narrowed(strip, alone) for strip in white_strips(lines)]
    return [_wall(strip, gaps) for strip in strips]


def _narrowed(strip: tuple[float, float], alone: list[list[Char]]) -> tuple[float, float]:
    """A strip less what words alone on their line, the rest of a cell, fill of its sides."""
    left, right = strip
    for line in alone:
        if line[0].left < strip[0] < line[-1].right < strip[1]:
            left = max(left, line[-1].right)
        elif strip[0] < line[0].left < strip[1] < line[-1].right:
            right = min(right, line[0].left)
    return (left, right) if left < right else strip


def _wall(strip: tuple[float, float], gaps: list[tuple[float, float]]) -> float:
    """The place in a strip that lies in most gaps between headings, else its middle."""
    inside = [
        (max(left, strip[0]), min(right, strip[1]))
        for left, right in gaps
        if left < strip[1] and right > strip[0]
    ]
    middle = (strip[0] + strip[1]) / 2
    best, place = 0, middle
    for left, right in [strip, *inside]:
        for at in ((left + right) / 2, middle if left < middle < right else left):
            count = sum(low <= at <= high for low, high in inside)
            if (count, -abs(at - middle)) > (best, -abs(place - middle)):
                best, place = count, at
    return place


def middle_of(chars: list[Char]) -> float:
    """The middle of characters from bottom to top."""
    return mean((char.top + char.bottom) / 2 for char in chars)
