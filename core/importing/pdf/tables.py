"""Ruled tables of a page: found by pdfplumber, filled with the characters that pdfium read."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Final, NamedTuple

from core.importing.limits import MAX_CELLS
from core.importing.pdf.chars import Char
from core.importing.pdf.lines import group_rows
from core.model.source import SourceCell, SourceTable

_SNAP: Final = 3.0
_EDGE_OF_PAGE: Final = 0.15

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; y counted downwards, as pdfplumber counts."""


class FoundTable(NamedTuple):
    """A table and where it stands on the page; y counted upwards."""

    table: SourceTable
    left: float
    bottom: float
    right: float
    top: float


def find_tables(page: Any, chars: list[Char], height: float) -> list[FoundTable]:
    """The ruled tables of `page` (of pdfplumber), whose upright characters are `chars`.

    Args:
        page: the page, upright.
        chars: its characters, y counted upwards.
        height: the height of the page in points.
    """
    found = []
    for table in page.find_tables():
        cells = [cell for cell in table.cells if cell is not None]
        left, top, right, bottom = table.bbox
        inside = [
            char
            for char in chars
            if left - 1 <= (char.left + char.right) / 2 <= right + 1
            and top - 1 <= height - (char.top + char.bottom) / 2 <= bottom + 1
        ]
        at_edge = top < _EDGE_OF_PAGE * height or bottom > (1 - _EDGE_OF_PAGE) * height
        grid = _grid(cells, inside, height, lone_row=at_edge)
        if grid is not None:
            found.append(FoundTable(grid, left, height - bottom, right, height - top))
    return found


def _edges(places: list[float]) -> list[float]:
    """The distinct places among `places`, those nearer than a line is thick taken as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SNAP:
            edges.append(place)
    return edges


def _nearest(edges: list[float], place: float) -> int:
    at = bisect_left(edges, place)
    candidates = [i for i in (at - 1, at) if 0 <= i < len(edges)]
    return min(candidates, key=lambda i: abs(edges[i] - place))


def _grid(
    cells: list[Box], chars: list[Char], height: float, *, lone_row: bool
) -> SourceTable | None:
    """The cells as a grid; None for a frame around text or an empty grid.

    `lone_row` allows a single row of three cells or more: the last one of a table that began on the
    page before, or the headings of one that goes on behind it.
    """
    columns = _edges([x for cell in cells for x in (cell[0], cell[2])])
    rows = _edges([y for cell in cells for y in (cell[1], cell[3])])
    lone = lone_row and len(rows) == 2 and len(columns) > 3
    if not lone and (len(columns) < 3 or len(rows) < 3 or len(cells) < 4):
        return None
    if len(cells) > MAX_CELLS:
        return None
    placed: dict[tuple[int, int], tuple[int, int, Box]] = {}
    for cell in cells:
        column, last_column = _nearest(columns, cell[0]), _nearest(columns, cell[2])
        row, last_row = _nearest(rows, cell[1]), _nearest(rows, cell[3])
        if last_column > column and last_row > row:
            placed[(row, column)] = (last_row - row, last_column - column, cell)
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), (row_span, column_span, _box) in placed.items():
        for y in range(row, row + row_span):
            for x in range(column, column + column_span):
                owners[(y, x)] = (row, column)
    words: dict[tuple[int, int], list[Char]] = {}
    for char in chars:
        x = bisect_left(columns, (char.left + char.right) / 2) - 1
        y = bisect_left(rows, height - (char.top + char.bottom) / 2) - 1
        home = owners.get((max(0, y), max(0, x)))
        if home is not None:
            words.setdefault(home, []).append(char)
    if not words:
        return None
    filled: dict[int, int] = {}
    for row, _column in words:
        filled[row] = filled.get(row, 0) + 1
    if sum(count > 1 for count in filled.values()) * 5 < len(filled) * 2:
        return None  # frames and shades behind lines of text, no columns
    made = tuple(
        SourceCell(row, column, cell_text(words.get((row, column), [])), row_span, column_span)
        for (row, column), (row_span, column_span, _box) in sorted(placed.items())
    )
    return SourceTable(len(rows) - 1, len(columns) - 1, made)


def cell_text(chars: list[Char]) -> str:
    """The words of a cell, a newline between its lines."""
    lines = []
    for row in group_rows(chars):
        pieces: list[str] = []
        previous: Char | None = None
        for char in row:
            if previous is not None:
                gap = char.left - previous.right
                ascii_both = previous.text < "\u2e80" and char.text < "\u2e80"
                if gap > (0.25 if ascii_both else 0.9) * char.size:
                    pieces.append(" ")
            pieces.append(char.text)
            previous = char
        lines.append("".join(pieces))
    return "\n".join(lines)


def outside(chars: list[Char], tables: list[FoundTable]) -> list[Char]:
    """The characters that are not in the tables."""
    if not tables:
        return chars
    return [
        char
        for char in chars
        if not any(
            table.left - 1 <= (char.left + char.right) / 2 <= table.right + 1
            and table.bottom - 1 <= (char.top + char.bottom) / 2 <= table.top + 1
            for table in tables
        )
    ]
