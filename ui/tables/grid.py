"""A table of the page as rows and columns, and as text for a spreadsheet program."""

from __future__ import annotations

from core.model.page import PageBlock, PageCell
from ui.widgets.numbers import number_parts

_MOST_HEADS = 6
"""More rows of headings than this are not kept in view: they would leave no room."""


class Grid:
    """The table of one block; every place of it may be covered by one cell.

    Args:
        block: the block of the page.
        offset: its canonical offset.
    """

    def __init__(self, block: PageBlock, offset: int = 0) -> None:
        self._block = block
        self._offset = offset
        self.cells = block.cells
        self.rows = max((cell.row + cell.row_span for cell in block.cells), default=0)
        self.columns = max((cell.column + cell.column_span for cell in block.cells), default=0)
        self._covering = {
            (row, column): cell
            for cell in block.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        self.head_rows = self._head_rows()
        self.lead_columns = self._lead_columns()

    def cell(self, row: int, column: int) -> PageCell | None:
        """The cell that covers a place."""
        return self._covering.get((row, column))

    def text(self, cell: PageCell) -> str:
        """The words of a cell."""
        return self._block.text[cell.start : cell.end]

    def span(self, cell: PageCell) -> tuple[int, int]:
        """Where the words of a cell stand in the report, as canonical offsets."""
        return self._offset + cell.start, self._offset + cell.end

    def place_of(self, offset: int) -> tuple[int, int] | None:
        """Row and column of the cell that holds a canonical offset."""
        within = offset - self._offset
        for cell in self.cells:
            if cell.start <= within <= cell.end:
                return cell.row, cell.column
        return None

    def rows_of(self, top: int, left: int, bottom: int, right: int) -> list[list[str]]:
        """The words of a rectangle, its last row and column included.

        A merged cell stands at its first place, or at the edge of the rectangle that cuts it.
        """
        return [
            [self._words(row, column, top, left) for column in range(left, right + 1)]
            for row in range(top, bottom + 1)
        ]

    def _words(self, row: int, column: int, top: int, left: int) -> str:
        cell = self.cell(row, column)
        if cell is None or (max(cell.row, top), max(cell.column, left)) != (row, column):
            return ""
        return " ".join(self.text(cell).split())

    def _head_rows(self) -> int:
        """How many rows at the top are headings."""
        heads = {cell.row for cell in self.cells if cell.header}
        count = 0
        while count in heads:
            count += 1
        reach = max(
            (cell.row + cell.row_span for cell in self.cells if cell.row < count), default=0
        )
        count = max(count, reach)
        return count if count <= _MOST_HEADS and count < self.rows else 0

    def _lead_columns(self) -> int:
        """How many columns at the left say what a row is about: the names, or numbers and names."""
        if self.columns < 3:
            return 0
        first = [cell for cell in self.cells if cell.column == 0 and cell.row >= self.head_rows]
        numbered = [cell for cell in first if number_parts(self.text(cell)) is not None]
        return 2 if len(numbered) * 2 > len(first) and self.columns > 3 else 1


def tab_separated(rows: list[list[str]]) -> str:
    """Rows for the clipboard, as spreadsheet programs take them; nothing becomes a formula."""
    # Loads the writers of all formats: not before somebody copies.
    from core.exporting.tables import harmless

    return "\n".join("\t".join(str(harmless(cell)) for cell in row) for row in rows)
