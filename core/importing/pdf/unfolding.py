"""Pages set in two columns (gazettes, newspapers): the columns put one below the other.

What follows reads a page from top to bottom, so the characters of the right column are moved under
those of the left one and the page becomes as much higher. A line across both columns (a title)
parts the page: what is above it is read first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, groupby
from statistics import median, median_low
from typing import Final

from core.importing.pdf.chars import Char, PageChars
from core.importing.pdf.lines import group_rows

_STOPS: Final = re.compile(r"[，。；]|(?<=[\u4e00-\u9fff”）%])[,;]")
_BIN: Final = 2.0
_FEWEST_CHARS: Final = 300
_FEWEST_ROWS: Final = 8
_FULL: Final = 0.75  # of the width of a column, which most lines of running text fill
_ACROSS: Final = 0.25  # of the rows of a page in columns that run across both
_SHARE: Final = 0.5  # of the lines on both sides that fill their column


class Unfolder:
    """Unfolds page after page; one that shows its columns less plainly follows those before it."""

    def __init__(self) -> None:
        self._known: float | None = None

    def unfold(self, page: PageChars) -> PageChars:
        """The page with its columns one below the other; the page itself when it has none."""
        if len(page.upright) < _FEWEST_CHARS and self._known is None:
            return page
        if page.turn or page.width > page.height:
            return page  # a page of tables; no gazette is set so
        gutter = _gutter(page.upright) if len(page.upright) >= _FEWEST_CHARS else None
        if gutter is not None:
            rows = group_rows(page.upright)
            pairs = [_parted(row, gutter) for row in rows]
            if _is_text([pair for pair in pairs if pair is not None and all(pair)]):
                self._known = gutter
                return _unfolded(page, rows, pairs)
        if self._known is not None and page.upright:
            rows = group_rows(page.upright)
            pairs = [_parted(row, self._known) for row in rows]
            across = sum(pair is None for pair in pairs)
            if across <= _ACROSS * len(rows) and any(pair and all(pair) for pair in pairs):
                return _unfolded(page, rows, pairs)
        return page


_Pair = tuple[list[Char], list[Char]]


def _unfolded(page: PageChars, rows: list[list[Char]], pairs: Sequence[_Pair | None]) -> PageChars:
    left, right = (
        median_low(pair[at][0].left for pair in pairs if pair and all(pair)) for at in (0, 1)
    )
    bands = [list(band) for _, band in groupby(pairs, key=lambda pair: pair is not None)]
    heights = [_height([pair for pair in band if pair is not None]) for band in bands]
    lift = sum(heights)
    moved: list[Char] = []
    at = 0
    for band, height in zip(bands, heights, strict=True):
        for pair in band:
            if pair is None:
                moved += [_moved(char, 0.0, lift) for char in rows[at]]
            else:
                moved += [_moved(char, 0.0, lift) for char in pair[0]]
                moved += [_moved(char, left - right, lift - height) for char in pair[1]]
            at += 1
        lift -= height
    return page._replace(upright=moved, height=page.height + sum(heights))


def _gutter(chars: list[Char]) -> float | None:
    """The middle of a band near the middle of the text in which next to nothing is printed."""
    low = sorted(char.left for char in chars)[len(chars) // 50]
    high = sorted(char.right for char in chars)[-1 - len(chars) // 50]
    count = int((high - low) / _BIN) + 1
    steps = [0] * (count + 1)  # how many characters begin here, less those that end
    for char in chars:
        if low <= char.left and char.right <= high:
            steps[int((char.left - low) / _BIN)] += 1
            steps[int((char.right - low) / _BIN)] -= 1
    bins = list(accumulate(steps))[:count]
    usual = median(bins)
    width = max(3, round(0.8 * median(char.size for char in chars) / _BIN))
    best, place = 0.25 * usual * width + 2, -1
    for at in range(int(0.4 * len(bins)), int(0.6 * len(bins))):
        inside = sum(bins[at : at + width])
        if inside < best:
            best, place = inside, at
    return None if place < 0 else low + (place + width / 2) * _BIN


def _parted(row: list[Char], gutter: float) -> _Pair | None:
    """The characters of a row on both sides of the gutter; None when it runs across."""
    left = [char for char in row if char.right <= gutter + 1]
    right = [char for char in row if char.left >= gutter - 1]
    if len(left) + len(right) < len(row):
        return None
    if left and right and right[0].left - left[-1].right < 0.8 * row[0].size:
        return None
    return left, right


def _is_text(pairs: list[_Pair]) -> bool:
    """Whether the words on both sides are running text rather than the cells of a table."""
    if len(pairs) < _FEWEST_ROWS:
        return False
    words = "".join(char.text for left, right in pairs for char in (*left, *right))
    if len(_STOPS.findall(words)) < len(words) / 50:
        return False
    widths = [(_extent(left), _extent(right)) for left, right in pairs]
    full = [max(side[at] for side in widths) * _FULL for at in (0, 1)]
    running = sum(wide[at] >= full[at] for wide in widths for at in (0, 1))
    return running >= _SHARE * 2 * len(pairs)


def _extent(row: list[Char]) -> float:
    return row[-1].right - row[0].left


def _height(pairs: list[_Pair]) -> float:
    """How far the right column must go down to stand below the left one; 0 where it is empty."""
    rights = [char for _, right in pairs for char in right]
    if not rights or not any(left for left, _ in pairs):
        return 0.0
    every = [char for pair in pairs for side in pair for char in side]
    size = median(char.size for char in every)
    return max(char.top for char in every) - min(char.bottom for char in every) + 0.5 * size


def _moved(char: Char, across: float, up: float) -> Char:
    return char._replace(
        left=char.left + across,
        right=char.right + across,
        bottom=char.bottom + up,
        top=char.top + up,
    )
