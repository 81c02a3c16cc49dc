"""A panel of one indicator over the years: results as a line, targets as markers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from ui.charts.geometry import Sizes
from ui.charts.model import Panel
from ui.charts.years_drawing import YearsDrawing
from ui.widgets.theme import Theme


class YearsPanel:
    """One panel over the whole width; its rows are years and lie side by side.

    Args:
        layout: pyqtgraph's `GraphicsLayoutWidget`; takes a row for the panel.
    """

    def __init__(self, layout: Any, panel: Panel, theme: Theme, sizes: Sizes) -> None:
        self.panel = panel
        self._item = _YearsItem(panel, theme, sizes)
        grid = layout.ci.layout
        row = grid.rowCount()
        layout.addItem(self._item, row=row, col=0, colspan=2)
        grid.setRowSpacing(row, 12)

    def fit_to(self, inner: float, names_width: float) -> None:
        """Lay out for `inner` pixels; years need no room for names."""
        del names_width
        self._item.fit_to(inner)

    def place_at(self, at: QPointF) -> tuple[int, int] | None:
        """The year and the nearest series at a place of the scene; None outside the panel."""
        box = self._item.sceneBoundingRect()
        if not box.contains(at):
            return None
        return self._item.drawing.place_at(at - box.topLeft())

    def band(self, row: int, width: float) -> QRectF:
        """The column of a year, in the scene."""
        del width
        return self._item.drawing.column(row).translated(self._item.scenePos())

    def bar(self, row: int, place: int) -> QRectF:
        """The sign below the year that the keyboard is on, in the scene."""
        del place
        column = self.band(row, 0)
        return QRectF(column.left() + 4, column.bottom() - 3, column.width() - 8, 3)

    def set_chosen(self, row: int) -> None:
        """The year that has a band under it, -1 for none."""
        self._item.set_chosen(row)


class _YearsItem(QGraphicsWidget):
    """Paints the panel at the width it is given."""

    def __init__(self, panel: Panel, theme: Theme, sizes: Sizes) -> None:
        super().__init__()
        self._panel = panel
        self._theme = theme
        self._sizes = sizes
        self._chosen = -1
        self.drawing = YearsDrawing(panel, theme, sizes, 100.0)

    def fit_to(self, width: float) -> None:
        """Take `width` pixels."""
        self.drawing = YearsDrawing(self._panel, self._theme, self._sizes, width)
        size = QSizeF(width, self.drawing.height)
        self.setMinimumSize(size)
        self.setMaximumSize(size)
        self.update()

    def set_chosen(self, row: int) -> None:
        """The chosen year's words stand on the band, not on the ground."""
        if row != self._chosen:
            self._chosen = row
            self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The axes, then every series."""
        del option, widget
        self.drawing.draw(painter, self._chosen)
