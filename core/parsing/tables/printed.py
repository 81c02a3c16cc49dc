"""Tables whose grid the file format gives (Word, HTML, PDF)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from core.model.source import SourceTable
from core.parsing.indicators.expressions import is_number
from core.parsing.lines import FoundCell, FoundTable, Line
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
    found: list[FoundTable] = []
    used = 0
    before: _Page | None = None
    held: int | None = None  # where headings stand alone at the end of a page
    for at, line in enumerate(lines):
        if line.table is None:
            continue
        source, first = line.table, at
        if held is not None and (above := lines[held].table) is not None:
            source, first = stacked(above, source), held
        held = at if first == at and headings_alone(lines, at) else None
        if held is not None:
            continue
        above_it = caption_above(lines, first, used)
        between = before and lines_between(found[-1], above_it[0], above_it[2], lines, first)
        grid = grid_of(source)
        if before is not None and between is not None and before.source.columns == source.columns:
            grid = grid_of(source, before.grid.kept)
        if grid.rows == 0 or _is_imprint(grid):
            continue
        for place, (part, segment) in enumerate(tables_in(grid)):
            table = _table(part, segment, first, at + 1)
            if place == 0:
                if before is not None and between is not None:
                    if not is_headed(table.columns) and not table.caption:
                        segment = replace(segment, body=segment.top)
                        table = _table(part, segment, first, at + 1)
                    if continues(found[-1], table, segment):
                        if is_cut(found[-1], table, before.grid, part):
                            found[-1], table = mended(found[-1], table)
                        found[-1] = joined(found[-1], table, between)
                        before = _Page(source, part)
                        continue
                table = _captioned(table, above_it)
            found.append(table)
            before = _Page(source, part)
        notes, behind = notes_below(lines, at + 1)
        if notes:
            found[-1] = replace(found[-1], note_lines=notes, last=behind)
        used = behind
    return found


class _Page(NamedTuple):
    """The last page of a table: as the file has it, and its matrix."""

    source: SourceTable
    grid: Grid


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
