"""A table that goes on: on the next page, or below a line that says so (`续表`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.lines.shapes import FoundTable, Line
from core.parsing.tables.captions import continued
from core.parsing.tables.grids import grid_of
from core.parsing.tables.headers import Segment, has_numbers

_MOST_HEADS = 3
_FEWEST_COLUMNS = 3
_ABOUT = (ColumnKind.SERIAL, ColumnKind.NAME, ColumnKind.UNIT)


def lines_between(
    previous: FoundTable, caption: str, places: Sequence[int], lines: Sequence[Line], at: int
) -> tuple[int, ...] | None:
    """The lines between `previous` and the table at `at` where it may be the same table.

    Nothing stands between them but a page break, or a line that says that it goes on, or its
    caption again on another page. None where it is another table. `caption` and `places` are the
    caption above `at` and its lines.
    """
    if previous.note_lines or set(range(previous.last, at)) - set(places):
        return None
    pages = lines[previous.last - 1].page, lines[at].page
    base = continued(caption) if caption else ""
    if base is not None and caption and base in ("", previous.caption):
        return tuple(range(previous.last, at))
    if pages[0] and pages[0] == pages[1]:
        return None
    if previous.last < at and not (caption and caption == previous.caption):
        return None
    return tuple(range(previous.last, at))


def is_headed(columns: Sequence[str]) -> bool:
    """Whether names of columns are headings of their own: one tells of names, numbers or units."""
    return any(read_column(name).kind in _ABOUT for name in columns)


def continues(previous: FoundTable, table: FoundTable, segment: Segment) -> bool:
    """Whether `table`, which may go on with `previous`, has its columns and no other headings."""
    if len(previous.columns) != len(table.columns):
        return False
    if table.caption and table.caption != previous.caption:
        base = continued(table.caption)
        if base is None or base not in ("", previous.caption):
            return False
    return segment.body == segment.top or table.columns == previous.columns


def joined(previous: FoundTable, table: FoundTable, dropped: Sequence[int]) -> FoundTable:
    """The two as one; the headings of the second, and the lines `dropped`, go."""
    offset = max((cell.row + cell.row_span for cell in previous.grid), default=0)
    body = [cell for cell in table.grid if not cell.header]
    top = min((cell.row for cell in body), default=0)
    moved = [replace(cell, row=cell.row - top + offset) for cell in body]
    return replace(
        previous,
        last=table.last,
        grid=(*previous.grid, *moved),
        rows=(*previous.rows, *table.rows),
        dropped_lines=(*previous.dropped_lines, *dropped),
    )


def headings_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether the table at `at` is but headings at the end of a page, its rows on the next one."""
    here, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if here.table is None or below is None or below.table is None or below.page != here.page + 1:
        return False
    if not 0 < here.table.rows <= _MOST_HEADS or here.table.columns != below.table.columns:
        return False
    grid = grid_of(here.table)
    names = [
        next((words for row in reversed(range(grid.rows)) if (words := grid.text(row, column))), "")
        for column in range(grid.columns)
    ]
    plain = not any(has_numbers(grid, row) for row in range(grid.rows))
    return plain and len(names) >= _FEWEST_COLUMNS and all(names) and is_headed(names)
