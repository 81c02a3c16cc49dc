"""Lines that are the cells of a table, gathered in one line that holds its grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.model.source import Source, SourceCell, SourceTable
from core.parsing.celled.cells import Cell
from core.parsing.celled.counted import read_counted, read_grouped
from core.parsing.celled.forms import (
    BARS,
    barred_cells,
    barred_end,
    is_cell,
    led_cells,
    shows_blanks,
    white_cells,
)
from core.parsing.celled.grids import CellGrid, read_grid
from core.parsing.lines.shapes import FoundTable, Line
from core.parsing.tables.captions import is_note, is_number_line, read_unit
from core.parsing.tables.cells import cells_end, close_cell
from core.parsing.tables.heads import Heads
from core.parsing.tables.kinds import Kind
from core.parsing.tables.loose import find_loose

_FEWEST_CELLS = 9
_SENTENCE = 30
_FIGURE = "-−－+0123456789"
_FEWEST_VALUES = 4
_FEWEST_FULL_ROWS = 3
_FEWEST_ROWS_SHOWN = 2
_MOST_CELLS = 20_000


def gather_barred(lines: Sequence[Line]) -> list[Line]:
    """`lines` with the cells of each table that bars part, one on a line, gathered in one line.

    The bars of blank cells are there: every place is certain.
    """
    gathered: list[Line] = []
    at, left = 0, _MOST_CELLS
    while at < len(lines):
        end = barred_end(lines, at)
        begin = at if end == at or lines[at].text in BARS else at + 1
        led, cells = led_cells(lines, begin)
        made: list[list[Line]] = []
        if end > at:
            made.append(_tables(lines, barred_cells(lines, at, end), shown=True, sure=True))
            made[0].extend(lines[end : max(end, led)])
        if led > end:  # perhaps no bar is behind the last cell: each stands before its cell
            made.append([*lines[at:begin], *_tables(lines, cells, shown=True, sure=True)])
            end = led
        if made and left > 0:
            left -= end - at
            best = max(made, key=_in_tables)
            gathered += best
        else:
            end = max(end, at + 1)
            gathered += lines[at:end]
        at = end
    return gathered


def _in_tables(lines: list[Line]) -> int:
    """How many cells with words the tables of `lines` have."""
    return sum(len(line.table.cells) for line in lines if line.table is not None)


def gather_cells(lines: Sequence[Line], source: Source) -> list[Line]:
    """`lines` with the cells of each table that stand one on a line gathered in one line.

    First where the places of the cells are certain: the blanks are shown, or there are none.
    """
    if source.wrapped:
        return list(lines)
    return _loose(_certain(lines, source))


def _loose(lines: Sequence[Line]) -> list[Line]:
    """`lines` with the cells of tables whose blanks are lost gathered, placed as best they fit."""
    told = [line.text for line in lines if len(line.text) > _SENTENCE]
    gathered: list[Line] = []
    at = 0
    for table in find_loose(lines, told):
        apart = {*table.caption_lines, *table.note_lines}
        cells = [place for place in range(table.first, table.last) if place not in apart]
        if cells[-1] - cells[0] + 1 != len(cells):
            continue
        gathered += lines[at : cells[0]]
        gathered.append(replace(lines[cells[0]], text="", runs=(), table=_as_source(table)))
        at = cells[-1] + 1
    return [*gathered, *lines[at:]]


def _as_source(table: FoundTable) -> SourceTable:
    """A table found, as a file format would give it."""
    rows = max(cell.row + cell.row_span for cell in table.grid)
    cells = tuple(
        SourceCell(cell.row, cell.column, cell.text, cell.row_span, cell.column_span)
        for cell in table.grid
    )
    return SourceTable(rows, len(table.columns), cells, table.unsure)


def _certain(lines: Sequence[Line], source: Source) -> list[Line]:
    """`lines` with the tables gathered whose cells have certain places."""
    gathered: list[Line] = []
    at, left = 0, _MOST_CELLS
    while at < len(lines):
        end = at
        while end < len(lines) and is_cell(lines[end]):
            end += 1
        behind = lines[end].text if end < len(lines) else ""
        end = at + cells_end([line.text for line in lines[at:end]], behind)
        if end - at >= _FEWEST_CELLS and left > 0 and _has_values(lines, at, end):
            left -= end - at
            gathered += _plain(lines, at, end, source)
        else:
            end = max(end, at + 1)
            gathered += lines[at:end]
        at = end
    return gathered


def _has_values(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether at least every sixth line is a number alone."""
    values = sum(
        line.text[-1:].isdigit() and line.text[:1] in "-−－+0123456789" for line in lines[at:end]
    )
    return values >= _FEWEST_VALUES and values * 6 >= end - at


def _plain(lines: Sequence[Line], at: int, end: int, source: Source) -> list[Line]:
    """Lines without bars: lines of white space between them are blanks where that makes rows."""
    if shows_blanks(lines, at, end, source):
        made = _tables(lines, white_cells(lines, at, end, source), shown=True)
        if any(line.table is not None for line in made):
            return made
    cells = [Cell(close_cell(line.text), place) for place, line in enumerate(lines[at:end], at)]
    return _tables(lines, cells, shown=False)


def _tables(
    lines: Sequence[Line], cells: Sequence[Cell], *, shown: bool, sure: bool = False
) -> list[Line]:
    """The lines of `cells`, with each table among them gathered.

    `shown`: their blanks are there; `sure`: they are marked as cells.
    """
    texts = [cell.text for cell in cells]
    kinds = [cell.kind for cell in cells]
    made: list[Line] = []
    at = done = 0
    while at < len(cells):
        if not texts[at] or _is_edge(texts[at]):
            at += 1
            continue
        stop = next((n for n in range(at, len(cells)) if _is_edge(texts[n])), len(cells))
        fewest = _FEWEST_ROWS_SHOWN if shown else _FEWEST_FULL_ROWS
        grouped = read_counted(texts[:stop], kinds[:stop], at) or read_grouped(
            texts[:stop], kinds[:stop], at
        )
        grid = grouped or read_grid(texts[:stop], kinds[:stop], at, fewest, sure=sure)
        if grid is None or not (shown or Kind.VALUE not in kinds[grid.last : stop]):
            at = stop + 1
            continue
        if sure and stop == len(cells):
            grid = _with_cut_row(grid, texts[grid.last :], kinds[grid.last :])
        made += _words(lines, cells[done : grid.start])
        place = lines[cells[grid.start].line]
        made += [place.with_text(words) for words in grid.captions]
        made.append(replace(place, text="", runs=(), table=_source_table(grid)))
        at = done = grid.last
    return [*made, *_words(lines, cells[done:])]


def _with_cut_row(grid: CellGrid, rest: Sequence[str], kinds: Sequence[Kind]) -> CellGrid:
    """The grid with a last row whose blank cells lost their bars, as the end of a copy does."""
    columns = len(grid.rows[0])
    if not 1 < len(rest) < columns or kinds[0] is not Kind.TEXT or Kind.VALUE not in kinds:
        return grid
    row = (*rest, *[""] * (columns - len(rest)))
    return replace(grid, rows=(*grid.rows, row), last=grid.last + len(rest))


def _is_edge(text: str) -> bool:
    """Whether a table ends before a cell, or begins behind it."""
    return is_number_line(text) or read_unit(text) is not None or is_note(text)


def _words(lines: Sequence[Line], cells: Sequence[Cell]) -> list[Line]:
    """The lines of cells that are no table."""
    return [
        line if line.text == cell.text else line.with_text(cell.text)
        for cell in cells
        if cell.text
        for line in (lines[cell.line],)
    ]


def _source_table(grid: CellGrid) -> SourceTable:
    """The grid as a file format would give it, its headings in one row or two."""
    cells, height = _heading_cells(grid.heads)
    cells += [
        SourceCell(at + height, column, words, _height(grid, at) if column == 0 else 1)
        for at, row in enumerate(grid.rows)
        for column, words in enumerate(row)
        if words
    ]
    return SourceTable(len(grid.rows) + height, len(grid.rows[0]), tuple(cells))


def _height(grid: CellGrid, row: int) -> int:
    """For how many rows the name in the first column of a row stands."""
    end = row + 1
    while grid.grouped and end < len(grid.rows) and not grid.rows[end][0]:
        end += 1
    return end - row


def _heading_cells(heads: Heads) -> tuple[list[SourceCell], int]:
    """The cells of the headings, and how many rows these take."""
    height = 2 if any(name for name, _parts in heads.groups) else 1
    cells = [SourceCell(0, at, stub, height) for at, stub in enumerate(heads.stubs) if stub]
    column = len(heads.stubs)
    for name, parts in heads.groups:
        if name:
            cells.append(SourceCell(0, column, name, 1, len(parts)))
        for part in parts:
            if part:
                cells.append(SourceCell(1 if name else 0, column, part, 1 if name else height))
            column += 1
    return cells, height
