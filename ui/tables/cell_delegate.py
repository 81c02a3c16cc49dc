"""Paints a cell: numbers at the decimal point, words wrapped, hairlines between rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.model.page import PageCell
from ui.tables.grid import Grid
from ui.tables.measures import ACROSS, DOWN, WRAP, Measures
from ui.widgets.numbers import number_parts
from ui.widgets.theme import Theme

_BASE = Qt.AlignmentFlag.AlignTop.value


class CellDelegate(QStyledItemDelegate):
    """One for all views of a table.

    Args:
        theme: the colours.
        grid: the table.
        measures: its measures.
        is_current: whether the keyboard acts on a place.
        parent: owns it.
    """

    def __init__(
        self,
        theme: Theme,
        grid: Grid,
        measures: Measures,
        is_current: Callable[[QModelIndex | QPersistentModelIndex], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.measures = measures
        self._grid = grid
        self._is_current = is_current

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        rect = QRectF(option.rect)
        cell = self._grid.cell(index.row(), index.column())
        painter.save()
        painter.setClipRect(rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(self.theme.selection if chosen else self.theme.ground))
        if cell is not None:
            self._words(painter, rect, cell)
        self._lines(painter, rect, index.row(), index.column(), cell)
        if self._is_current(index):
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _words(self, painter: QPainter, rect: QRectF, cell: PageCell) -> None:
        text = self._grid.text(cell)
        painter.setFont(self.measures.font)
        painter.setPen(QColor(self.theme.muted if cell.header else self.theme.ink))
        inside = rect.adjusted(ACROSS, DOWN, -ACROSS, -DOWN)
        parts = number_parts(text)
        if parts is not None and not cell.header and cell.column_span == 1:
            column = cell.column
            wide = self.measures.before[column] + self.measures.behind[column]
            # The column of numbers stands at the right, under a heading that may be wider.
            point = inside.right() - self.measures.behind[column]
            before = QRectF(point - wide, inside.top(), wide, inside.height())
            right = Qt.AlignmentFlag.AlignRight.value | Qt.TextFlag.TextSingleLine.value
            painter.drawText(before, _BASE | right, parts[0])
            painter.drawText(
                QRectF(point, inside.top(), wide, inside.height()),
                _BASE | Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextSingleLine.value,
                parts[1],
            )
            return
        lead = self._grid.lead_columns
        if cell.column < lead < cell.column + cell.column_span:
            # It reaches from the columns that stay into those that move: its words stay.
            inside.setLeft(sum(self.measures.widths[: cell.column]) + ACROSS)
            inside.setWidth(self.measures.width(cell) - 2 * ACROSS)
        side = Qt.AlignmentFlag.AlignLeft
        if cell.header and cell.column_span == 1 and self._is_numbers(cell.column):
            side = Qt.AlignmentFlag.AlignRight
        low = Qt.AlignmentFlag.AlignBottom if cell.header else Qt.AlignmentFlag.AlignTop
        painter.drawText(inside, low.value | side.value | WRAP, text)

    def _is_numbers(self, column: int) -> bool:
        return self.measures.before[column] > 0

    def _lines(
        self, painter: QPainter, rect: QRectF, row: int, column: int, cell: PageCell | None
    ) -> None:
        last_row = row if cell is None else cell.row + cell.row_span - 1
        last_column = column if cell is None else cell.column + cell.column_span - 1
        strong = last_row == self._grid.head_rows - 1
        line = QColor(self.theme.muted if strong else self.theme.hairline)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), line)
        if last_column == self._grid.lead_columns - 1:
            side = QRectF(rect.right() - 1, rect.top(), 1, rect.height())
            painter.fillRect(side, QColor(self.theme.hairline))
