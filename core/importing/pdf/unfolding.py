"""Pages set in columns (gazettes two, newspapers more): the columns put one below the other.

What follows reads a page from top to bottom, so the characters of each column are moved under
those of the one before and the page becomes as much higher. A line across columns (a title) parts
the page: what is above it is read first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
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
_MOST_COLUMNS: Final = 5


class Unfolder:
    """Unfolds page after page; one that shows its columns less plainly follows those before it."""

    def __init__(self) -> None:
        self._known: list[float] = []

    def unfold(self, page: PageChars) -> PageChars:
        """The page with its columns one below the other; the page itself when it has none."""
        enough = len(page.upright) >= _FEWEST_CHARS
        if not (enough or self._known):
            return page
        if page.turn or page.width > page.height:
            return page  # a page of tables; no gazette is set so
        gutters = _gutters(page.upright) if enough else []
        if gutters:
            rows = group_rows(page.upright)
            parted = [_parted(row, gutters) for row in rows]
            if _is_text([parts for parts in parted if parts is not None and all(parts)]):
                self._known = gutters
                return _unfolded(page, rows, parted)
        if self._known and page.upright:
            rows = group_rows(page.upright)
            parted = [_parted(row, self._known) for row in rows]
            across = sum(parts is None for parts in parted)
            beside = any(parts and all(parts[:2]) for parts in parted)
            if across <= _ACROSS * len(rows) and beside:
                return _unfolded(page, rows, parted)
        return page


_Parts = tuple[list[Char], ...]  # the characters of one row, a list for each column


def _unfolded(
    page: PageChars, rows: list[list[Char]], parted: Sequence[_Parts | None]
) -> PageChars:
    found = [parts for parts in parted if parts is not None]
    lefts = [_left(found, column) for column in range(len(found[0]))]
    bands = [list(band) for _, band in groupby(parted, key=lambda parts: parts is not None)]
    places = [_places([parts for parts in band if parts is not None]) for band in bands]
    lift = sum(max(downs, default=0.0) for downs in places)
    risen = page.height + lift
    moved: list[Char] = []
    at = 0
    for band, downs in zip(bands, places, strict=True):
        for parts in band:
            if parts is None:
                moved += [_moved(char, 0.0, lift) for char in rows[at]]
            else:
                for part, left, down in zip(parts, lefts, downs, strict=True):
                    moved += [_moved(char, lefts[0] - left, lift - down) for char in part]
            at += 1
        lift -= max(downs, default=0.0)
    return page._replace(upright=moved, height=risen)


def _left(rows: Sequence[_Parts], column: int) -> float:
    """Where most lines of a column begin: those that have a line in each column beside them."""
    whole = [parts for parts in rows if all(parts)]
    lefts = [parts[column][0].left for parts in whole or rows if parts[column]]
    return median_low(lefts) if lefts else 0.0


def _gutters(chars: list[Char]) -> list[float]:
    """The middles of bands, as many as part most columns of one width, where little is printed."""
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
    most = 0.25 * usual * width + 2

    def gutter(share: float, reach: float) -> int:
        best, place = most, -1
        for at in range(int((share - reach) * count), int((share + reach) * count)):
            inside = sum(bins[at : at + width])
            if inside < best:
                best, place = inside, at
        return place

    for columns in range(_MOST_COLUMNS, 1, -1):
        places = [gutter(at / columns, 0.2 / columns) for at in range(1, columns)]
        if all(place >= 0 for place in places):
            return [low + (place + width / 2) * _BIN for place in places]
    return []


def _parted(row: list[Char], gutters: Sequence[float]) -> _Parts | None:
    """The characters of a row by columns; None when it runs across a gutter."""
    parts: _Parts = tuple([] for _ in range(len(gutters) + 1))
    for char in row:
        column = bisect_left(gutters, (char.left + char.right) / 2)
        within = (
            (column == 0 or char.left >= gutters[column - 1] - 1)
            and (column == len(gutters) or char.right <= gutters[column] + 1)
        )  # fmt: skip
        if not within:
            return None
        parts[column].append(char)
    for before, behind in pairwise(parts):
        if before and behind and behind[0].left - before[-1].right < 0.8 * row[0].size:
            return None
    return parts


def _is_text(rows: list[_Parts]) -> bool:
    """Whether the words of all columns are running text rather than the cells of a table."""
    if len(rows) < _FEWEST_ROWS:
        return False
    words = "".join(char.text for parts in rows for part in parts for char in part)
    if len(_STOPS.findall(words)) < len(words) / 50:
        return False
    widths: list[list[float]] = [[_extent(part) for part in parts] for parts in rows]
    full: list[float] = [_FULL * max(column) for column in zip(*widths, strict=True)]
    running: int = sum(
        wide >= least for row in widths for wide, least in zip(row, full, strict=True)
    )
    return running >= _SHARE * len(full) * len(rows)


def _extent(row: list[Char]) -> float:
    return row[-1].right - row[0].left


def _places(rows: list[_Parts]) -> list[float]:
    """How far each column of a band must go down to stand below those before it that hold words."""
    if not rows:
        return []
    every = [char for parts in rows for part in parts for char in part]
    size = median(char.size for char in every)
    height = max(char.top for char in every) - min(char.bottom for char in every) + 0.5 * size
    downs, filled = [], 0
    for column in range(len(rows[0])):
        holds = any(parts[column] for parts in rows)
        downs.append(filled * height if holds else 0.0)
        filled += holds
    return downs


def _moved(char: Char, across: float, up: float) -> Char:
    return char._replace(
        left=char.left + across,
        right=char.right + across,
        bottom=char.bottom + up,
        top=char.top + up,
    )
