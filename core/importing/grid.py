"""Cells with spans -> places in a grid, as HTML and the office formats lay tables out."""

from __future__ import annotations

from core.i18n import _
from core.importing.limits import MAX_CELLS, too_large
from core.model.source import SourceCell, SourceTable

_MOST_COLUMNS = 1000


class Grid:
    """A table in the making: rows are begun, cells put in, each at the next free place."""

    def __init__(self) -> None:
        self._cells: list[SourceCell] = []
        self._taken: set[tuple[int, int]] = set()
        self._row = -1
        self._column = 0
        self._places = 0

    def next_row(self) -> None:
        """Begins a row."""
        self._row += 1
        self._column = 0

    def skip(self, columns: int) -> None:
        """Leaves places of this row empty."""
        self._column += max(0, min(columns, _MOST_COLUMNS))

    def put(self, text: str, row_span: int = 1, column_span: int = 1) -> None:
        """Puts a cell at the next free place of the row.

        Raises:
            UserError: the table covers more places than any real one.
        """
        if self._row < 0:
            self.next_row()
        row_span = max(1, min(row_span, 65_534))
        column_span = max(1, min(column_span, _MOST_COLUMNS))
        while (self._row, self._column) in self._taken:
            self._column += 1
        if row_span > 1:
            self._places += row_span * column_span
            if self._places > MAX_CELLS:
                row_span = 1  # a span over more rows than the file has; the cell itself stays
        self._cells.append(SourceCell(self._row, self._column, text, row_span, column_span))
        if len(self._cells) > MAX_CELLS or self._column > _MOST_COLUMNS * 10:
            raise too_large(_("表格过大，已停止读取。"))
        for row in range(self._row + 1, self._row + row_span):
            for column in range(self._column, self._column + column_span):
                self._taken.add((row, column))
        self._column += column_span

    def table(self) -> SourceTable | None:
        """The finished table, spans cut at its edge; None when no cell says anything."""
        if not any(cell.text.strip() for cell in self._cells):
            return None
        rows = self._row + 1
        cells = tuple(
            cell
            if cell.row + cell.row_span <= rows
            else SourceCell(cell.row, cell.column, cell.text, rows - cell.row, cell.column_span)
            for cell in self._cells
        )
        columns = max(cell.column + cell.column_span for cell in cells)
        if rows * columns > MAX_CELLS * 4:
            raise too_large(_("表格过大，已停止读取。"))
        return SourceTable(rows, columns, cells)
