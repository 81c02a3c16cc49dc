"""A row that a page break has cut in two: its second half goes back to the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.indicators.expressions import is_number
from core.parsing.lines.shapes import FoundCell, FoundTable
from core.parsing.tables.cells import is_value
from core.parsing.tables.grids import Grid

_BEGINS = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]|其中|[#*△▲①-⑳]|注|合计|总计|小计"
)
_TOTAL = re.compile(r".{0,12}[总合小]计$")
_FULL = 0.85
_LEAST = 5


def is_cut(table: FoundTable, rest: FoundTable, before: Grid, after: Grid) -> bool:
    """Whether the first row of `rest`, on a new page, is the end of the last row of `table`.

    The words of the last row then fill their cell to its edge, or the first row lacks its serial
    number; it begins no name of its own, and one of the two has no values. `before` and `after`
    are the grids of the two pages.
    """
    if not table.rows or not rest.rows:
        return False
    first, last = rest.rows[0], table.rows[-1]
    words = [at for at, cell in enumerate(first) if cell and not is_value(cell)]
    if not words or any(_BEGINS.match(first[at]) for at in words):
        return False
    if _has_values(first) and any(_TOTAL.match(first[at]) for at in words):
        return False  # a total has values; without them its words end the name above
    both = [at for at in range(len(first)) if first[at] and last[at]]
    if not both or any(at not in words or is_value(last[at]) for at in both):
        return False
    if _has_values(first) and _has_values(last):
        return False
    if read_column(table.columns[0]).kind is ColumnKind.SERIAL and last[0] and not first[0]:
        return True
    longest = {at: _longest(before, after, at) for at in both}
    end = before.rows - 1
    return all(
        (cell := before.at(end, at)) is not None
        and longest[at] >= _LEAST
        and cell.last_line >= _FULL * longest[at]
        for at in both
    )


def _has_values(row: Sequence[str]) -> bool:
    return any(is_number(cell) for cell in row)


def _longest(before: Grid, after: Grid, column: int) -> int:
    return max(
        (
            cell.longest_line
            for grid in (before, after)
            for row in range(grid.rows)
            if (cell := grid.at(row, column)) is not None and cell.column_span == 1
        ),
        default=0,
    )


def mended(table: FoundTable, rest: FoundTable) -> tuple[FoundTable, FoundTable]:
    """`table` with the first row of `rest` joined to its last one, and `rest` without that row."""
    row = tuple(a + b for a, b in zip(table.rows[-1], rest.rows[0], strict=True))
    height = max(cell.row + cell.row_span for cell in table.grid) - 1
    body = [cell for cell in rest.grid if not cell.header]
    top = min(cell.row for cell in body)
    added = {cell.column: cell for cell in body if cell.row == top}
    cells: list[FoundCell] = []
    for cell in table.grid:
        more = added.pop(cell.column, None) if cell.row + cell.row_span - 1 == height else None
        cells.append(replace(cell, text=cell.text + more.text) if more else cell)
    cells += [replace(cell, row=height, row_span=1) for cell in added.values()]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    left = tuple(cell for cell in rest.grid if cell.header or cell.row > top)
    return (
        replace(table, grid=tuple(cells), rows=(*table.rows[:-1], row)),
        replace(rest, grid=left, rows=rest.rows[1:]),
    )
