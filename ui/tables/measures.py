"""How wide the columns and how high the rows of a table are, when nothing of it may be cut."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from core.model.page import PageCell
from ui.tables.grid import Grid
from ui.widgets.numbers import number_parts

ACROSS, DOWN = 10.0, 6.0
"""The space inside a cell, in pixels."""
_NAMES_EM, _WORDS_EM, _HEAD_EM = 17, 20, 4.2
WRAP = Qt.TextFlag.TextWordWrap.value | Qt.TextFlag.TextWrapAnywhere.value


class Measures:
    """The measures of one grid in one face, in pixels.

    Numbers and the single words of headings decide how narrow a column can be; long words wrap.
    """

    def __init__(self, grid: Grid, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._em = font.pixelSize()
        self.before = [0.0] * grid.columns
        self.behind = [0.0] * grid.columns
        self.widths = self._widths(grid)
        self.heights = self._heights(grid)

    def width(self, cell: PageCell) -> int:
        """The width of a cell with all its columns."""
        return sum(self.widths[cell.column : cell.column + cell.column_span])

    def _widths(self, grid: Grid) -> list[int]:
        wanted = [3.0 * self._em] * grid.columns
        advance = self._metrics.horizontalAdvance
        for cell in grid.cells:
            if cell.column_span != 1:
                continue
            text, column = grid.text(cell), cell.column
            parts = number_parts(text)
            if parts is not None and not cell.header:
                self.before[column] = max(self.before[column], advance(parts[0]))
                self.behind[column] = max(self.behind[column], advance(parts[1]))
                continue
            names = column < max(1, grid.lead_columns)
            most = _NAMES_EM if names else _HEAD_EM if cell.header else _WORDS_EM
            wanted[column] = max(wanted[column], min(advance(text), most * self._em))
        numbers = [b + e for b, e in zip(self.before, self.behind, strict=True)]
        return [
            round(max(number, words) + 2 * ACROSS + 1)
            for number, words in zip(numbers, wanted, strict=True)
        ]

    def _heights(self, grid: Grid) -> list[int]:
        line = self._metrics.height()
        heights = [line] * grid.rows
        tall: list[tuple[PageCell, float]] = []
        for cell in grid.cells:
            needed = self._height(grid.text(cell), self.width(cell) - 2 * ACROSS)
            if cell.row_span == 1:
                heights[cell.row] = max(heights[cell.row], needed)
            else:
                tall.append((cell, needed))
        for cell, needed in tall:
            rows = range(cell.row, cell.row + cell.row_span)
            # The space between the rows it covers is the cell's own.
            lacking = needed + 2 * DOWN - sum(heights[row] + 2 * DOWN for row in rows)
            if lacking > 0:
                heights[rows[-1]] += lacking
        return [ceil(height + 2 * DOWN) for height in heights]

    def _height(self, text: str, width: float) -> float:
        if self._metrics.horizontalAdvance(text) <= width:
            return self._metrics.height()
        return self._metrics.boundingRect(QRectF(0, 0, width, 1e5), WRAP, text).height()
