"""Tables whose grid the file format gives (Word, HTML, PDF)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from core.model.source import SourceTable
from core.parsing.indicators.expressions import is_number
from core.parsing.lines.shapes import FoundCell, FoundTable, Line
from core.parsing.tables.broken import is_cut, mended
from core.parsing.tables.captions import caption_above, notes_below
from core.parsing.tables.continued import (
    continues,
    headings_alone,
    is_headed,
    joined,
    lines_between,
)
from core.parsing.tables.grids import Grid, grid_of, stacked
from core.parsing.tables.headers import Segment, column_names, tables_in

_IMPRINT = 80


def find_printed(lines: Sequence[Line]) -> list[FoundTable]:
    """The tables of the format among `lines`; one that goes on over a page is one table.

    Several tables may come from one line, a title row between them; they then share its position.
    """
    finder = _Finder(lines)
    held: int | None = None  # where headings stand alone at the end of a page
    for at, line in enumerate(lines):
        if line.table is None:
            continue
        above = lines[held].table if held is not None else None
        if held is not None and above is not None:
            finder.take(held, at, stacked(above, line.table))
            held = None
        elif headings_alone(lines, at):
            held = at
        else:
            finder.take(at, at, line.table)
    return finder.found


class _Page(NamedTuple):
    """The last page of a table: as the file has it, and its matrix."""

    source: SourceTable
    grid: Grid


class _Finder:
    """Takes the grids of the format one after the other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.found: list[FoundTable] = []
        self._lines = lines
        self._used = 0
        self._before: _Page | None = None

    def take(self, first: int, at: int, source: SourceTable) -> None:
        """The tables of the grid `source`, which is that of the lines `first` to `at`."""
        before = self._before
        above = caption_above(self._lines, first, self._used)
        between = before and lines_between(self.found[-1], above[0], above[2], self._lines, first)
        grid = grid_of(source)
        if before is not None and between is not None and before.source.columns == source.columns:
            grid = grid_of(source, before.grid.kept)
        if grid.rows == 0 or _is_imprint(grid):
            return
        for place, (part, segment) in enumerate(tables_in(grid)):
            table = _table(part, segment, first, at + 1)
            whole = None
            if place == 0 and before is not None and between is not None:
                whole = self._joined(table, part, segment, before.grid, between)
            if whole is not None:
                self.found[-1] = whole
            else:
                self.found.append(_captioned(table, above) if place == 0 else table)
            self._before = _Page(source, part)
        notes, behind = notes_below(self._lines, at + 1)
        if notes:
            self.found[-1] = replace(self.found[-1], note_lines=notes, last=behind)
        self._used = behind

    def _joined(
        self,
        table: FoundTable,
        grid: Grid,
        segment: Segment,
        before: Grid,
        between: Sequence[int],
    ) -> FoundTable | None:
        """The table found last with `table` as its end; None where that is another table."""
        last = self.found[-1]
        if not is_headed(table.columns) and not table.caption:
            segment = replace(segment, body=segment.top)
            table = _table(grid, segment, table.first, table.last)
        if not continues(last, table, segment):
            return None
        if is_cut(last, table, before, grid):
            last, table = mended(last, table)
        return joined(last, table, between)


def _is_imprint(grid: Grid) -> bool:
    """Whether a grid is a frame around a few words, no table (an imprint, a signature)."""
    cells = list(grid.between(0, grid.rows))
    long = sum(len(cell.text) for cell in cells)
    numbers = any(is_number(cell.text) for cell in cells)
    return grid.rows < 3 and len(cells) < 5 and long <= _IMPRINT and not numbers


def _table(grid: Grid, segment: Segment, first: int, last: int) -> FoundTable:
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
        first=first,
        last=last,
        caption=segment.caption,
        unit=segment.unit,
        caption_lines=(),
        grid=tuple(cells),
        columns=column_names(grid, segment),
        rows=tuple(row for row in rows if any(row)),
    )


def _captioned(table: FoundTable, above: tuple[str, str, tuple[int, ...]]) -> FoundTable:
    """The table with the caption and unit that stand above it."""
    caption, unit, places = above
    if table.caption and caption:
        caption, places = "", ()
    return replace(
        table,
        first=min([table.first, *places]),
        caption=table.caption or caption,
        unit=table.unit or unit,
        caption_lines=places,
    )
