"""A table of a file format as a matrix: empty rows and columns gone, spans known at every place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.model.source import SourceTable
from core.parsing.tables.cells import close_cell


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of the matrix at its top left place, its words on one line.

    `longest_line` and `last_line` are lengths of the lines that it is printed on, 0 if unknown.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    longest_line: int = 0
    last_line: int = 0


class Grid:
    """The cells of a table by place.

    `kept` are the columns of the file that it has, when it is the whole table.
    """

    def __init__(
        self, cells: Sequence[GridCell], rows: int, columns: int, kept: tuple[int, ...] = ()
    ) -> None:
        self.rows = rows
        self.columns = columns
        self.kept = kept
        self._places: dict[tuple[int, int], GridCell] = {}
        for cell in cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self._places[row, column] = cell

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers a place."""
        return self._places.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The words at a place, those of a merged cell in each of its places."""
        cell = self._places.get((row, column))
        return cell.text if cell else ""

    def row(self, row: int) -> list[GridCell]:
        """The distinct cells with words that cover a row, left to right."""
        found: list[GridCell] = []
        for column in range(self.columns):
            cell = self._places.get((row, column))
            if cell and cell.text and (not found or found[-1] is not cell):
                found.append(cell)
        return found

    def between(self, first: int, last: int) -> Iterator[GridCell]:
        """The cells with words that begin in rows `first` to `last` (exclusive)."""
        for row in range(first, last):
            for column in range(self.columns):
                cell = self._places.get((row, column))
                if cell and cell.text and (cell.row, cell.column) == (row, column):
                    yield cell


def grid_of(table: SourceTable, kept: Sequence[int] = ()) -> Grid:
    """The matrix of a table without the rows and columns in which no cell begins with words.

    The columns `kept` stay even if they are blank.
    """
    cells = []
    for cell in table.cells:
        lines = [len(line.strip()) for line in cell.text.split("\n")]
        cells.append(
            GridCell(
                cell.row,
                cell.column,
                close_cell(cell.text),
                cell.row_span,
                cell.column_span,
                max(lines),
                lines[-1],
            )
        )
    return _packed(cells, 0, table.rows, table.columns, kept)


def part_of(grid: Grid, first: int, last: int) -> Grid:
    """Rows `first` to `last` (exclusive) as a grid of their own.

    A file may set several tables in one, each with its own columns: those of the others go.
    """
    return _packed(list(grid.between(first, last)), first, last, grid.columns)


def stacked(above: SourceTable, below: SourceTable) -> SourceTable:
    """Two tables of as many columns as one, the first on top of the other."""
    moved = tuple(replace(cell, row=cell.row + above.rows) for cell in below.cells)
    return SourceTable(above.rows + below.rows, above.columns, (*above.cells, *moved))


def _packed(
    cells: Sequence[GridCell], first: int, last: int, width: int, kept: Sequence[int] = ()
) -> Grid:
    rows = _kept({cell.row for cell in cells if cell.text}, first, last)
    columns = _kept({*kept, *(cell.column for cell in cells if cell.text)}, 0, width)
    placed = []
    for cell in cells:
        if not cell.text:
            continue
        bottom = min(cell.row + cell.row_span, last)
        right = min(cell.column + cell.column_span, width)
        high = sum(1 for at in range(cell.row, bottom) if at in rows)
        wide = sum(1 for at in range(cell.column, right) if at in columns)
        placed.append(
            replace(
                cell,
                row=rows[cell.row],
                column=columns[cell.column],
                row_span=max(1, high),
                column_span=max(1, wide),
            )
        )
    return Grid(placed, len(rows), len(columns), tuple(sorted(columns)))


def _kept(used: set[int], first: int, last: int) -> dict[int, int]:
    """Old place -> new place of the rows or columns that stay."""
    return {old: new for new, old in enumerate(at for at in range(first, last) if at in used)}
