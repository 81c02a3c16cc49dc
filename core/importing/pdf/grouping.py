"""A first column of names of groups of rows, each printed once for all rows of its group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from core.importing.pdf.chars import Char
from core.importing.pdf.columns import middle_of
from core.importing.pdf.rows import Row, rows_of, split_line
from core.parsing.indicators.units import is_unit
from core.parsing.lines.cleaning import clean_text
from core.parsing.tables.cells import is_value

_FEWEST: Final = 2
_BLANK: Final = 0.6
_FILLED: Final = 0.8
_NEAR: Final = 1.6
_SAME: Final = 0.6

Lines = Sequence[Row]
"""Printed lines, each as its characters by columns."""


class _Name(NamedTuple):
    """The name of a group and where it stands, in points."""

    chars: list[Char]
    bottom: float
    top: float


def fitted(lines: list[list[Char]], edges: list[float]) -> tuple[list[Row], list[list[bool]]]:
    """The rows of lines without ruling lines between them, and which of their cells go on below.

    Args:
        lines: the printed lines, top to bottom.
        edges: where the columns part.
    """
    cells = [split_line(line, edges) for line in lines]
    if not cells or not _has_groups(cells):
        return rows_of(lines, edges), []
    without = [[char for cell in line[1:] for char in cell] for line in cells]
    rows = rows_of([line for line in without if line], edges)
    return rows, _grouped(rows, cells)


def _has_groups(lines: Lines) -> bool:
    """Whether the first column names groups of rows, and the names of rows follow in the second.

    Most lines with numbers then have nothing in it.
    """
    if len(lines[0]) < 3:
        return False
    valued = [line for line in lines if any(cell and is_value(_words(cell)) for cell in line[1:])]
    named = [line for line in lines if line[0]]
    if len(named) < _FEWEST or any(is_value(_words(line[0])) for line in named):
        return False
    if sum(bool(line[0]) for line in valued) > _BLANK * len(valued):
        return False
    seconds = [_words(line[1]) for line in valued if line[1]]
    if len(seconds) < _FILLED * len(valued) or sum(map(is_unit, seconds)) > 0.2 * len(seconds):
        return False
    numbers = sum(map(is_value, seconds))
    serial = [int(words) for words in seconds if words.isdigit() and len(words) < 4]
    counted = len(serial) == len(seconds) and serial == sorted(set(serial))
    return counted or numbers < 0.2 * len(seconds)


def _grouped(rows: list[Row], lines: Lines) -> list[list[bool]]:
    """Puts the names of groups into the first row of each, and tells how far each goes.

    Args:
        rows: the rows, their first column blank; changed.
        lines: the printed lines with the names.

    Returns:
        For each row but the last, which of its cells go on in the next one.
    """
    names = _names(lines)
    extents = [_extent(row) for row in rows]
    starts = _from_top(names, extents) or _from_middle(names, extents)
    open_below = [[False] * len(rows[0]) for _row in rows[1:]]
    for place, (name, start) in enumerate(zip(names, starts, strict=True)):
        rows[start][0] = name.chars
        end = starts[place + 1] if place + 1 < len(starts) else len(rows)
        for at in range(start, end - 1):
            open_below[at][0] = True
    return open_below


def _words(chars: list[Char]) -> str:
    return clean_text("".join(char.text for char in chars))


def _names(lines: Lines) -> list[_Name]:
    """The names, those of several lines put together."""
    found: list[_Name] = []
    for line in lines:
        chars = line[0]
        if not chars:
            continue
        last = found[-1] if found else None
        if last is not None and _step(last.chars, chars) < _NEAR * chars[0].size:
            both = [*last.chars, *chars]
            found[-1] = _Name(both, min(c.bottom for c in both), last.top)
        else:
            found.append(_Name(chars, min(c.bottom for c in chars), max(c.top for c in chars)))
    return found


def _step(above: list[Char], below: list[Char]) -> float:
    """From the last line of characters to the next one, in points."""
    foot = min(char.bottom for char in above)
    last = [char for char in above if char.bottom < foot + 0.5 * char.size]
    return middle_of(last) - middle_of(below)


def _extent(row: Row) -> tuple[float, float]:
    chars = [char for cell in row for char in cell]
    return min(char.bottom for char in chars), max(char.top for char in chars)


def _from_top(names: list[_Name], extents: list[tuple[float, float]]) -> list[int]:
    """The first row of each group where each name stands level with one; empty otherwise."""
    starts = []
    for name in names:
        size = name.chars[0].size
        level = [at for at, (_low, top) in enumerate(extents) if abs(top - name.top) < _SAME * size]
        if not level:
            return []
        starts.append(level[0])
    return starts if starts[0] == 0 and starts == sorted(set(starts)) else []


def _from_middle(names: list[_Name], extents: list[tuple[float, float]]) -> list[int]:
    """The first row of each group where each name stands in the middle of its rows."""
    starts = [0]
    for place, name in enumerate(names[:-1]):
        start, left = starts[-1], len(names) - place - 1
        middle = (name.bottom + name.top) / 2
        ends = range(start, len(extents) - left)
        end = min(
            ends, default=start,
            key=lambda at: abs((extents[start][1] + extents[at][0]) / 2 - middle),
        )  # fmt: skip
        starts.append(min(end + 1, len(extents) - 1))
    return starts
