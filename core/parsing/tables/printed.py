"""Tables whose grid the file format gives (Word, HTML, PDF)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.parsing.indicators.expressions import is_number
from core.parsing.lines import FoundCell, FoundTable, Line
from core.parsing.tables.broken import is_cut, mended
from core.parsing.tables.captions import caption_above, notes_below
from core.parsing.tables.grids import Grid, grid_of
from core.parsing.tables.headers import Segment, column_names, tables_in

_IMPRINT = 80


def find_printed(lines: Sequence[Line]) -> list[FoundTable]:
    """The tables of the format among `lines`; one that goes on over a page is one table.

    Several tables may come from one line, a title row between them; they then share its position.
    """
    found: list[FoundTable] = []
    used = 0
    before: Grid | None = None  # the last page of the table found last
    for at, line in enumerate(lines):
        if line.table is None:
            continue
        grid = grid_of(line.table)
        if grid.rows == 0 or _is_imprint(grid):
            continue
        for place, (part, segment) in enumerate(tables_in(grid)):
            table = _table(part, segment, at)
            if place == 0:
                previous = found[-1] if found else None
                if previous is not None and _is_bare(previous, table):
                    table = _table(part, replace(segment, body=segment.top), at)
                if previous is not None and _goes_on(previous, table, lines, part.columns):
                    if before is not None and is_cut(previous, table, before, part):
                        previous, table = mended(previous, table)
                    found[-1] = _joined(previous, table)
                    before = part
                    used = at + 1
                    continue
                table = _captioned(table, lines, used)
            found.append(table)
            before = part
        notes, behind = notes_below(lines, at + 1)
        if notes:
            found[-1] = replace(found[-1], note_lines=notes, last=behind)
        used = behind
    return found


def _is_bare(previous: FoundTable, table: FoundTable) -> bool:
    """Whether the headings of a table are but a row without values: most of them are blank."""
    blank = sum(not name for name in table.columns)
    one = max((cell.row + cell.row_span for cell in table.grid if cell.header), default=0) == 1
    return one and 2 * blank >= len(table.columns) and all(previous.columns)


def _is_imprint(grid: Grid) -> bool:
    """Whether a grid is a frame around a few words, no table (an imprint, a signature)."""
    cells = list(grid.between(0, grid.rows))
    long = sum(len(cell.text) for cell in cells)
    numbers = any(is_number(cell.text) for cell in cells)
    return grid.rows < 3 and len(cells) < 5 and long <= _IMPRINT and not numbers


def _table(grid: Grid, segment: Segment, at: int) -> FoundTable:
    cells = [
        FoundCell(
            cell.row,
            cell.column,
            cell.text,
            cell.row_span,
            cell.column_span,
            header=cell.row < segment.body,
        )
        for cell in grid.between(0, grid.rows)
    ]
    rows = [
        tuple(grid.text(row, column) for column in range(grid.columns))
        for row in range(segment.body, segment.end)
    ]
    return FoundTable(
        first=at,
        last=at + 1,
        caption=segment.caption,
        unit=segment.unit,
        caption_lines=(),
        grid=tuple(cells),
        columns=column_names(grid, segment),
        rows=tuple(row for row in rows if any(row)),
    )


def _captioned(table: FoundTable, lines: Sequence[Line], lowest: int) -> FoundTable:
    """The table with the caption and unit that stand above it."""
    caption, unit, places = caption_above(lines, table.first, lowest)
    if table.caption and caption:
        caption, places = "", ()
    return replace(
        table,
        first=min([table.first, *places]),
        caption=table.caption or caption,
        unit=table.unit or unit,
        caption_lines=places,
    )


def _goes_on(previous: FoundTable, table: FoundTable, lines: Sequence[Line], columns: int) -> bool:
    """Whether `table` continues `previous` on the next page: nothing between, as many columns.

    Its headings are those of the previous one again, or it has none of its own.
    """
    if previous.note_lines or previous.last != table.first or len(previous.columns) != columns:
        return False
    pages = lines[previous.last - 1].page, lines[table.first].page
    if pages[0] and pages[0] == pages[1]:
        return False
    headed = any(cell.header for cell in table.grid)
    if table.caption and table.caption != previous.caption and "续" not in table.caption:
        return False
    return not headed or table.columns == previous.columns


def _joined(previous: FoundTable, table: FoundTable) -> FoundTable:
    offset = max((cell.row + cell.row_span for cell in previous.grid), default=0)
    body = [cell for cell in table.grid if not cell.header]
    top = min((cell.row for cell in body), default=0)
    moved = [replace(cell, row=cell.row - top + offset) for cell in body]
    return replace(
        previous,
        last=table.last,
        grid=(*previous.grid, *moved),
        rows=(*previous.rows, *table.rows),
    )
