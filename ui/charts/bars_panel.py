"""A panel of bars and markers: one row for each indicator, pyqtgraph's axes around it."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from ui.charts.geometry import Sizes, Span, fit, line_centre, row_at, wrap_name
from ui.charts.items import RowsItem
from ui.charts.model import Panel
from ui.widgets.theme import Theme, ui_font


class BarsPanel:
    """One panel with its names at the left and its ticks above.

    Args:
        layout: pyqtgraph's `GraphicsLayoutWidget`; takes two rows for the panel.
    """

    def __init__(self, layout: Any, panel: Panel, theme: Theme, sizes: Sizes) -> None:
        self.panel = panel
        self._theme = theme
        self._sizes = sizes
        grid = layout.ci.layout
        self._box = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self._box.setMouseEnabled(x=False, y=False)
        self._box.invertY(True)
        self._ticks = self._axis("top")
        self._names = self._axis("left")
        row = grid.rowCount()
        layout.addItem(self._ticks, row=row, col=1)
        layout.addItem(self._names, row=row + 1, col=0)
        layout.addItem(self._box, row=row + 1, col=1)
        grid.setRowSpacing(row + 1, 10)
        height = self._row_height * len(panel.rows)
        for item in (self._names, self._box):
            item.setMinimumHeight(height)
            item.setMaximumHeight(height)
        self._ticks.setHeight(sizes.small_font + 8 if panel.axis.ticks else 0)
        self._box.setYRange(0, height, padding=0)
        # The range follows with the width.
        self._rows = RowsItem(panel, theme, sizes, Span(0.0, 1.0, 0.0))
        self._box.addItem(self._rows, ignoreBounds=True)
        self._ticks.setTicks([list(panel.axis.ticks)])

    @property
    def _row_height(self) -> float:
        return self._sizes.row(len(self.panel.series))

    def _axis(self, side: str) -> Any:
        # A clear colour, for SVG knows no pen without a brush.
        nothing = QPen(QColor(0, 0, 0, 0))
        left = side == "left"
        ink = QColor(self._theme.ink if left else self._theme.muted)
        axis = pg.AxisItem(side, pen=nothing, textPen=ink, tickPen=nothing)
        # Units stand in the title of the panel; a prefix would make every new range dear.
        axis.enableAutoSIPrefix(False)
        axis.linkToView(self._box)
        font = ui_font(self._sizes.font if left else self._sizes.small_font)
        axis.setStyle(
            tickLength=0,
            # Ticks of no length would be painted as dots.
            tickAlpha=0,
            tickTextOffset=8 if left else 2,
            tickTextHeight=self._sizes.small_font + 6,
            tickFont=font,
            hideOverlappingLabels=False,
            autoExpandTextSpace=False,
            autoReduceTextSpace=False,
        )
        return axis

    def fit_to(self, inner: float, names_width: float) -> None:
        """Lay out for `inner` pixels, of which the names take `names_width`."""
        measure = QFontMetricsF(ui_font(self._sizes.font)).horizontalAdvance
        span = fit(self.panel, inner - names_width - 8, measure)
        self._names.setTicks(
            [
                [
                    ((number + 0.5) * self._row_height, wrap_name(row.name, names_width, measure))
                    for number, row in enumerate(self.panel.rows)
                ]
            ]
        )
        self._names.setWidth(names_width + 8)
        self._box.setXRange(span.low, span.high, padding=0)
        self._rows.set_span(span)

    def place_at(self, at: QPointF) -> tuple[int, int] | None:
        """The row and series at a place of the scene; (-1, 0) between rows, None outside."""
        box = self._box.sceneBoundingRect()
        if not box.top() <= at.y() < box.bottom():
            return None
        found = row_at(self.panel, self._sizes, at.y() - box.top())
        if found is None:
            return -1, 0
        row, place = found
        return self.panel.rows.index(row), place

    def band(self, row: int, width: float) -> QRectF:
        """The rectangle under a row, in the scene, `width` pixels wide."""
        top = self._box.sceneBoundingRect().top()
        return QRectF(0, top + row * self._row_height, width, self._row_height)

    def bar(self, row: int, place: int) -> QRectF:
        """The sign beside the series of a row that the keyboard is on, in the scene."""
        top = self.band(row, 1).top()
        centre = top + line_centre(len(self.panel.series), self._sizes, place)
        half = self._sizes.line / 2 - 1
        return QRectF(2, centre - half, 3, 2 * half)

    def set_chosen(self, row: int) -> None:
        """The row that has a band under it, -1 for none."""
        self._rows.set_chosen(row)
