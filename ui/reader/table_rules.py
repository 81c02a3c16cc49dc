"""The tables of a document, and the hairlines between their rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextDocument, QTextFormat, QTextTable

from ui.widgets.theme import Theme

HEAD_ROWS = QTextFormat.Property.UserProperty.value + 1
"""The property of a table's format that tells how many of its rows are headings."""


def tables_of(document: QTextDocument) -> list[QTextTable]:
    """The tables of a document."""
    frames = document.rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)]


class TableRules:
    """Paints hairlines between the rows of tables; a layer of the sheet.

    Qt's own cell borders only come with a border round the table.
    """

    def __init__(self, tables: Sequence[QTextTable], theme: Theme) -> None:
        self._tables = tables
        self._line = QColor(theme.hairline)
        self._strong = QColor(theme.muted)

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint the lines in `visible`."""
        if not self._tables:
            return
        layout = self._tables[0].document().documentLayout()
        # To ask a table for its place lays out all that stands before it: not for one far below.
        last = layout.hitTest(visible.bottomLeft(), QtCore.Qt.HitTestAccuracy.FuzzyHit)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for table in self._tables:
            if table.firstPosition() > last + 1:
                continue
            area = layout.frameBoundingRect(table)
            if area.intersects(visible):
                self._rule(painter, table, area, visible)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _rule(self, painter: QPainter, table: QTextTable, area: QRectF, visible: QRectF) -> None:
        padding = table.format().toTableFormat().cellPadding()
        layout = table.document().documentLayout()
        heads = table.format().intProperty(HEAD_ROWS)
        right = round(area.right())
        bottom, outer = 0.0, right
        for row in range(table.rows()):
            corners = []
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                if cell.row() == row and cell.column() == column:
                    rect = layout.blockBoundingRect(cell.firstCursorPosition().block())
                    corners.append(rect.topLeft())
                    last = cell.lastCursorPosition().block()
                    bottom = max(bottom, layout.blockBoundingRect(last).bottom())
            if not corners:
                continue
            y = round(min(corner.y() for corner in corners) - padding)
            # A cell that reaches down from the row above is not cut.
            left = round(min(corner.x() for corner in corners) - padding)
            outer = min(outer, left)
            if row and visible.top() - 2 <= y <= visible.bottom() + 2:
                painter.fillRect(left, y, right - left, 1, self._colour(row, heads))
        painter.fillRect(outer, round(bottom + padding), right - outer, 1, self._strong)

    def _colour(self, row: int, heads: int) -> QColor:
        return self._strong if row == heads else self._line
