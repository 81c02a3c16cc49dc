"""The drawn chart: pyqtgraph lays out the panels, scales the axes and paints.

Imports pyqtgraph, therefore itself imported late: see `ui.charts.loading`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QWidget

from core.i18n import _, listed
from ui.charts.bars_panel import BarsPanel
from ui.charts.geometry import Sizes
from ui.charts.items import Band
from ui.charts.model import Chart, ChartKind, Panel, Point, Row
from ui.charts.years_panel import YearsPanel
from ui.widgets.theme import Theme, ui_font

MARGIN = 12
_NAME_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the picture: a row, the series within it, and its rectangle in the scene."""

    number: int
    row: Row
    panel: Panel
    place: int

    @property
    def points(self) -> tuple[Point, ...]:
        """The points at this place, or of the whole row where this line is empty."""
        return self.row.cells[self.place] or self.row.points


class Canvas:
    """A chart in a graphics view as high as its rows; the caller scrolls it.

    Args:
        chart: what to draw.
        width: the width in pixels; `set_width` changes it later.
        unbuilt: leave it empty until the caller has gone through `build`.
        parent: what its view goes with until it is shown.
    """

    def __init__(
        self,
        chart: Chart,
        theme: Theme,
        sizes: Sizes,
        width: int,
        *,
        unbuilt: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.chart = chart
        self._theme = theme
        self._sizes = sizes
        self._bands: list[Band] = []
        self._drawn: list[BarsPanel | YearsPanel] = []
        self._layout = pg.GraphicsLayoutWidget(parent)
        self.view: QWidget = self._layout
        self._layout.setBackground(QColor(theme.ground))
        self._layout.setFrameShape(self._layout.Shape.NoFrame)
        self._layout.setMouseTracking(True)
        # The keyboard belongs to the pane, which knows which row is chosen.
        self._layout.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout.ci.layout.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN)
        self._layout.ci.layout.setSpacing(0)
        self._chosen = QGraphicsRectItem()
        self._bar = QGraphicsRectItem()
        for item, colour in ((self._chosen, theme.hover), (self._bar, theme.accent)):
            item.setPen(QPen(Qt.PenStyle.NoPen))
            item.setBrush(QColor(colour))
            item.setZValue(-10)
            item.setVisible(False)
            self.scene.addItem(item)
        self._shown: tuple[Spot | None, bool] = (None, False)
        self._width = width
        if not unbuilt:
            for _step in self.build():
                pass

    @property
    def scene(self) -> QGraphicsScene:
        """The scene, for whoever makes a picture of it."""
        scene = self._layout.scene()
        assert isinstance(scene, QGraphicsScene)
        return scene

    def build(self) -> Iterator[bool]:
        """Draw it, a panel in each step: a budget has hundreds of rows, and the window waits.

        Yields False between the steps.
        """
        self._add_band(
            Band(
                self.chart.title,
                self._theme,
                self._sizes.font + 1,
                bold=True,
                series=self.chart.series,
                bar=self._sizes.bar,
            ),
            gap=8,
        )
        for panel in self.chart.panels:
            # What all rows are about is a name; else the title only tells the unit of the axis.
            quiet = not panel.name
            self._add_band(Band(panel.title, self._theme, self._sizes.small_font, quiet=quiet), 0)
            self._add_panel(panel)
            self._drawn[-1].fit_to(self._inner, self._names_width)
            yield False
        if self.chart.absent:
            words = _("未列：{names}").format(names=listed(self.chart.absent))
            self._add_band(Band(words, self._theme, self._sizes.small_font, quiet=True), 4)
        self._add_band(Band(self.chart.source, self._theme, self._sizes.small_font, quiet=True), 0)
        yield False
        self._lay_out()

    def _add_band(self, band: Band, gap: int) -> None:
        row = self._layout.ci.layout.rowCount()
        self._layout.addItem(band, row=row, col=0, colspan=2)
        self._layout.ci.layout.setRowSpacing(row, gap)
        self._bands.append(band)

    def _add_panel(self, panel: Panel) -> None:
        kind = YearsPanel if self.chart.kind is ChartKind.HISTORY else BarsPanel
        self._drawn.append(kind(self._layout, panel, self._theme, self._sizes))

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(ui_font(self._sizes.font))

    def set_width(self, width: int) -> None:
        """Lay everything out anew for `width` pixels; the height follows."""
        self._width = width
        for drawn in self._drawn:
            drawn.fit_to(self._inner, self._names_width)
        self._lay_out()

    @property
    def _inner(self) -> int:
        return max(self._width - 2 * MARGIN, 120)

    @property
    def _names_width(self) -> float:
        return min(self._widest_name + 1, round(_NAME_SHARE * self._inner))

    @cached_property
    def _widest_name(self) -> float:
        measure = self._metrics().horizontalAdvance
        return max((measure(row.name) for row in self.chart.rows), default=0.0)

    def _lay_out(self) -> None:
        for band in self._bands:
            band.fit_to(self._inner)
        grid = self._layout.ci.layout
        grid.invalidate()
        height = round(grid.effectiveSizeHint(Qt.SizeHint.MinimumSize).height())
        self.view.setFixedSize(QSize(self._width, height))
        # A view that is not on the screen yet hears of no resizing.
        self._layout.setRange(QRectF(0, 0, self._width, height), padding=0, disableAutoPixel=False)
        grid.activate()

    def spot_at(self, at: QPointF) -> Spot | None:
        """What lies at a place of the view."""
        scene = self._layout.mapToScene(at.toPoint())
        number = 0
        for drawn in self._drawn:
            found = drawn.place_at(scene)
            if found is not None:
                row, place = found
                if row < 0:
                    return None
                return Spot(number + row, drawn.panel.rows[row], drawn.panel, place)
            number += len(drawn.panel.rows)
        return None

    def spot(self, number: int, place: int = 0) -> Spot:
        """The spot of row `number` from the top of the picture.

        Raises:
            IndexError: there is no such row.
        """
        for drawn in self._drawn:
            if number < len(drawn.panel.rows):
                panel = drawn.panel
                where = min(place, len(panel.series) - 1)
                start = self._number_of(panel)
                return Spot(start + number, panel.rows[number], panel, where)
            number -= len(drawn.panel.rows)
        raise IndexError(number)

    def _number_of(self, panel: Panel) -> int:
        """How many rows stand above a panel."""
        count = 0
        for drawn in self._drawn:
            if drawn.panel is panel:
                break
            count += len(drawn.panel.rows)
        return count

    def rect_of(self, spot: Spot) -> QRectF:
        """The rectangle of a spot's row in the view."""
        drawn = next(drawn for drawn in self._drawn if drawn.panel is spot.panel)
        return drawn.band(spot.panel.rows.index(spot.row), self.view.width())

    @contextmanager
    def plain(self) -> Iterator[None]:
        """The picture without the band under the chosen row, for taking along."""
        spot, strong = self._shown
        self.choose(None, strong=False)
        try:
            yield
        finally:
            self.choose(spot, strong=strong)

    def choose(self, spot: Spot | None, *, strong: bool) -> None:
        """Lay a band under a row, with a sign beside the series if `strong`."""
        self._shown = (spot, strong)
        self._chosen.setVisible(spot is not None)
        self._bar.setVisible(spot is not None and strong)
        for drawn in self._drawn:
            here = spot is not None and drawn.panel is spot.panel
            drawn.set_chosen(drawn.panel.rows.index(spot.row) if here and spot else -1)
        if spot is None:
            return
        self._chosen.setRect(self.rect_of(spot))
        drawn = next(drawn for drawn in self._drawn if drawn.panel is spot.panel)
        self._bar.setRect(drawn.bar(spot.panel.rows.index(spot.row), spot.place))
