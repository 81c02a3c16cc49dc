"""Printed lines of a table to its rows: a cell may take several lines."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import Final

from core.importing.pdf.chars import Char
from core.importing.pdf.columns import middle_of

Row = list[list[Char]]
"""The characters of a row by columns."""

_NEAR: Final = 0.8
_SAME: Final = 0.3


def split_line(line: list[Char], edges: list[float]) -> Row:
    """The characters of a line by columns."""
    cells: Row = [[] for _edge in range(len(edges) + 1)]
    for char in line:
        middle = (char.left + char.right) / 2
        cells[sum(middle > edge for edge in edges)].append(char)
    return cells


def rows_between(lines: list[list[Char]], edges: list[float], rules: list[float]) -> list[Row]:
    """The rows of lines between ruling lines at the heights `rules`, top to bottom."""
    bands: dict[int, list[list[Char]]] = {}
    for line in lines:
        height = middle_of(line)
        bands.setdefault(sum(height < rule for rule in rules), []).append(line)
    return [_merged([split_line(line, edges) for line in bands[at]]) for at in sorted(bands)]


def rows_of(lines: list[list[Char]], edges: list[float]) -> list[Row]:
    """The rows of lines without ruling lines between them.

    Values may stand a little above or below their name, and parts of a name or of words above and
    below the line of the values: such lines join the row in whose middle they lie.
    """
    rows = [split_line(line, edges) for line in lines]
    while True:
        near = [
            (distance, at)
            for at, (row, below) in enumerate(pairwise(rows))
            if not any(a and b for a, b in zip(row, below, strict=True))
            and (distance := _middle(row) - _middle(below)) < _NEAR * _size(row)
        ]
        if not near:
            break
        _distance, at = min(near)
        rows[at : at + 2] = [[a or b for a, b in zip(rows[at], rows[at + 1], strict=True)]]
    return _halves_joined(rows)


def _halves_joined(rows: list[Row]) -> list[Row]:
    """Lines that hold only parts of cells put to the row that they surround."""
    counts = [sum(map(bool, row)) for row in rows]
    usual = median(counts) if counts else 0
    full = [count >= 2 and 2 * count > min(usual, 6) for count in counts]
    heights = [_middle(row) for row in rows]
    steps = [
        a - b for (a, b), (x, y) in zip(pairwise(heights), pairwise(full), strict=True) if x and y
    ]
    pitch = median(steps) if steps else 0.0
    homes: dict[int, int] = {}
    for at, row in enumerate(rows):
        if full[at]:
            continue
        around = [n for n in (_next(full, at, -1), _next(full, at, 1)) if n is not None]
        near = sorted((abs(heights[n] - heights[at]), n) for n in around)
        if not near:
            continue
        distance, home = near[0]
        column = next(place for place, cell in enumerate(row) if cell)
        mirrored = distance < 0.95 * pitch and _is_mirrored(rows, heights, full, at, home, column)
        alone = column == 0 and not rows[home][0]
        if mirrored or distance < 0.7 * max(pitch, _size(row)) or (alone and distance < pitch):
            homes[at] = home
    joined: list[Row] = []
    for at in range(len(rows)):
        if at in homes:
            continue
        parts = sorted([at, *(n for n, home in homes.items() if home == at)])
        joined.append(_merged([rows[n] for n in parts]))
    return joined


def _merged(rows: list[Row]) -> Row:
    """Lines of one row, column by column."""
    return [[char for cell in cells for char in cell] for cells in zip(*rows, strict=True)]


def _next(full: list[bool], at: int, step: int) -> int | None:
    at += step
    while 0 <= at < len(full):
        if full[at]:
            return at
        at += step
    return None


def _is_mirrored(
    rows: list[Row], heights: list[float], full: list[bool], at: int, home: int, column: int
) -> bool:
    """Whether a line on the other side of `home`, as far away, has a part in the same column."""
    distance = heights[at] - heights[home]
    slack = _SAME * _size(rows[at])
    return abs(distance) < 2 * _size(rows[at]) and any(
        abs(heights[home] - heights[other] - distance) < slack and rows[other][column]
        for other in range(max(0, home - 3), min(len(rows), home + 4))
        if other not in (at, home) and not full[other]
    )


def _middle(row: Row) -> float:
    return middle_of([char for cell in row for char in cell])


def _size(row: Row) -> float:
    return max(char.size for cell in row for char in cell)
