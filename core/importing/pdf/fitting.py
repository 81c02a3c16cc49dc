"""Which printed lines of a table are one row, where no line parts the rows.

A cell breaks only where the next word does not fit: that, and where the lines of the cells of a
row can stand beside one another, tells what is one row. Every way to part the lines is weighed
with a few plain costs, and the cheapest is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from core.importing.pdf.chars import Char
from core.importing.pdf.columns import middle_of
from core.parsing.lines.cleaning import clean_text
from core.parsing.tables.cells import is_value

_MOST_LINES: Final = 14
_NEVER: Final = 1e9
_WORST: Final = 9.0
_WIDE_FROM: Final = "\u2e80"
_BEGINS: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.、．](?!\d)|其中[：:]|[#▲△●①-⑳]|.{0,8}[总合小]计$|注[：:]"
)
_SECTION: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|其中"
)
_TAILS: Final = ("左右", "以上", "以下", "以内", "上下", "个百分点", "%")
_ALONE: Final = 1.0
_NAMELESS: Final = 1.2
_TOO_NEAR: Final = 1.5
_TWO_NUMBERS: Final = 6.0
_NEW_NAME: Final = 4.0
_SHORT: Final = 2.5
_GAPPED: Final = 3.0
_ASKEW: Final = 3.0


class _Piece(NamedTuple):
    """The characters of one line in one column."""

    height: float
    width: float
    size: float
    words: str
    value: bool
    first: float
    """The width of the first word, which alone would have had to fit on the line above."""


class _Way(NamedTuple):
    """Where the middles of short cells stand beside a long one: at its top, middle or bottom."""

    cost: float
    starts: list[int]


Cells = Sequence[Sequence[list[Char]]]
"""Lines, each as the characters by columns."""


def fit_rows(lines: Cells) -> list[tuple[int, int]]:
    """The first and last (exclusive) line of each row; `lines` are not empty, top to bottom."""
    grid = [[_piece(cell) if cell else None for cell in line] for line in lines]
    fitter = _Fitter(grid)
    best = min((fitter.way(share) for share in (0.5, 0.0, 1.0)), key=lambda way: way.cost)
    return list(zip(best.starts, [*best.starts[1:], len(lines)], strict=True))


def _piece(chars: list[Char]) -> _Piece:
    left = chars[0].left
    words = clean_text("".join(char.text for char in chars))
    end = 0
    while end < len(chars) and (end == 0 or _sticks(chars[end - 1].text, chars[end].text)):
        end += 1
    size = max(char.size for char in chars)
    return _Piece(
        middle_of(chars), chars[-1].right - left, size, words, is_value(words),
        chars[end - 1].right - left,
    )  # fmt: skip


def _sticks(before: str, after: str) -> bool:
    """Whether no line can break between two characters."""
    return (before < _WIDE_FROM and after < _WIDE_FROM) or after in "，。；：、）”》%％"


class _Fitter:
    """Weighs ways to part lines into rows."""

    def __init__(self, grid: Sequence[Sequence[_Piece | None]]) -> None:
        self._grid = grid
        columns = range(len(grid[0]))
        self._pieces = [[line[at] for line in grid] for at in columns]
        self._widths = [
            max((piece.width for piece in column if piece), default=0.0) for column in self._pieces
        ]
        self._heights = [[piece.height for piece in line if piece] or [0.0] for line in grid]
        steps = [
            above.height - below.height
            for column in self._pieces
            for above, below in pairwise(column)
            if above and below
        ]
        self._pitch = min((step for step in steps if step > 0), default=0.0)
        rows = [
            above.height - below.height
            for column in self._pieces
            for above, below in pairwise(column)
            if above and below and above.value and below.value
        ]
        self._row = min(rows, default=0.0)
        self._named = self._name_column()

    def _name_column(self) -> int:
        """The first column with words in most lines that have numbers; the first where none has."""
        valued = [line for line in self._grid if any(piece and piece.value for piece in line)]
        for at in range(len(self._grid[0]) - 1):
            words = [piece for line in valued if (piece := line[at]) and not piece.value]
            if valued and 2 * len(words) > len(valued):
                return at
        return 0

    def way(self, share: float) -> _Way:
        """The cheapest way where short cells stand at a share of the height of long ones."""
        count = len(self._grid)
        best = [_NEVER] * (count + 1)
        back = [0] * (count + 1)
        best[0] = 0.0
        for first in range(count):
            if best[first] >= _NEVER:
                continue
            begin = best[first] + (self._break(first) if first else 0.0)
            for last in range(first + 1, min(count, first + _MOST_LINES) + 1):
                inside = self._inside(first, last)
                if inside > _WORST:
                    break
                cost = begin + inside + self._row_cost(first, last, share)
                if cost < best[last]:
                    best[last], back[last] = cost, first
        starts: list[int] = []
        at = count
        while at:
            at = back[at]
            starts.append(at)
        return _Way(best[count], starts[::-1])

    def _break(self, at: int) -> float:
        """How unlikely it is that a row begins at a line: too near to the one above."""
        gap = min(self._heights[at - 1]) - max(self._heights[at])
        return _TOO_NEAR if self._row and gap < 0.85 * self._row else 0.0

    def _inside(self, first: int, last: int) -> float:
        """How unlikely it is that the last line of a row goes on with a cell above it."""
        if last - first < 2:
            return 0.0
        cost = 0.0
        for at in range(first + 1, last):
            for column in range(len(self._pieces)):
                piece = self._grid[at][column]
                above = self._above(at, column, first)
                if piece is not None and above is not None:
                    cost += self._going_on(above, piece, column)
        return cost

    def _above(self, at: int, column: int, first: int) -> _Piece | None:
        for line in range(at - 1, first - 1, -1):
            piece = self._grid[line][column]
            if piece is not None:
                return piece
        return None

    def _going_on(self, above: _Piece, below: _Piece, column: int) -> float:
        if above.value and below.value:
            return _TWO_NUMBERS
        if _BEGINS.match(below.words):
            return _NEW_NAME
        cost = 0.0
        if above.height - below.height > 1.9 * below.size:
            cost += _GAPPED
        if self._pitch and above.height - below.height > 1.3 * self._pitch:
            cost += min(_GAPPED, 4 * ((above.height - below.height) / self._pitch - 1.3))
        spare = self._widths[column] - above.width - below.first
        if spare > 1.05 * below.size:
            cost += 0.3 if above.value and below.words in _TAILS else _SHORT
        elif spare > 0.1 * below.size:
            cost += 0.5
        return cost

    def _row_cost(self, first: int, last: int, share: float) -> float:
        """How unlikely a row is: a part alone, without a name, its cells askew."""
        blocks = []
        for column in self._pieces:
            inside = [piece.height for piece in column[first:last] if piece is not None]
            blocks.append((inside[0], inside[-1]) if inside else None)
        filled = [block for block in blocks if block is not None]
        cost = 0.0
        if len(filled) == 1 and len(self._pieces) > 1:
            words = next(piece.words for piece in self._grid[first] if piece is not None)
            cost += 0.2 if _SECTION.match(words) else _ALONE
        elif blocks[self._named] is None:
            cost += _NAMELESS
        if last - first > 1:
            top, bottom = max(high for high, _low in filled), min(low for _high, low in filled)
            for high, low in filled:
                off = abs((high + low) / 2 - self._place(top, bottom, high - low, share))
                pitch = self._pitch or max(map(median, self._heights[first:last]), default=1.0)
                skew = off / max(1.0, pitch)
                cost += _ASKEW * min(1.0, skew) if skew > 0.35 else 0.0
        return cost

    def _place(self, top: float, bottom: float, height: float, share: float) -> float:
        """Where the middle of a cell of this height stands in a row."""
        return top - height / 2 - share * (top - bottom - height)
