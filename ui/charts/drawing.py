"""How a value is painted: bars, markers, soft ends, open arrows. All in pixels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from core.model.values import Bound
from ui.charts.geometry import ARROW, FADE, MARKER
from ui.charts.model import Point, Series, Shape, Tone
from ui.widgets.theme import Theme

_OPEN_RIGHT = (Bound.AT_LEAST, Bound.MORE_THAN)
_OPEN_LEFT = (Bound.AT_MOST, Bound.LESS_THAN)
_STRICT = (Bound.MORE_THAN, Bound.LESS_THAN)
_LINE = 1.4


def tone_colour(theme: Theme, tone: Tone) -> QColor:
    """The colour of a series."""
    return QColor(
        {
            Tone.PLAN: theme.chart_plan,
            Tone.ACTUAL: theme.chart_actual,
            Tone.TARGET: theme.chart_target,
            Tone.CITY: theme.chart_region,
            Tone.THIRD: theme.chart_more[0],
            Tone.FOURTH: theme.chart_more[1],
        }[tone]
    )


def edge_colour(theme: Theme, tone: Tone) -> QColor:
    """The outline of a series; a light blue needs a darker one."""
    return QColor(theme.chart_region_edge) if tone is Tone.CITY else tone_colour(theme, tone)


class PointPainter:
    """Paints points with one painter; x grows to the right, in pixels from zero.

    Args:
        painter: its transformation must be one pixel per unit.
        bar: the height of a bar in pixels.
    """

    def __init__(self, painter: QPainter, theme: Theme, bar: float) -> None:
        self._painter = painter
        self._theme = theme
        self._bar = bar

    def draw(self, point: Point, y: float, scale: float, share: float) -> None:
        """Draw `point` at height `y`; `scale` is pixels per share, `share` shares per unit."""
        if point.is_word:
            return
        low = None if point.low is None else point.low * share * scale
        high = None if point.high is None else point.high * share * scale
        end = low if high is None else high
        if end is None:
            return
        if point.series.shape in (Shape.HOLLOW, Shape.SOLID):
            self._draw_bar(point, y, low, high, end)
        else:
            self._draw_point(point, y, low, high, end)

    def swatch(self, series: Series, x: float, y: float) -> None:
        """The sign of a series in the legend, 16 pixels wide, its left edge at `x`."""
        colour, edge = self._colours(series)
        if series.shape in (Shape.HOLLOW, Shape.SOLID):
            self._box(QRectF(x, y - self._bar / 2, 16, self._bar), series.shape, colour, edge)
        else:
            self.marker(series.shape, QPointF(x + 8, y), colour, edge, filled=True)

    def _colours(self, series: Series) -> tuple[QColor, QColor]:
        return tone_colour(self._theme, series.tone), edge_colour(self._theme, series.tone)

    def _box(self, box: QRectF, shape: Shape, colour: QColor, edge: QColor) -> None:
        if shape is Shape.SOLID:
            self._painter.setPen(Qt.PenStyle.NoPen if colour == edge else QPen(edge, 1))
            self._painter.setBrush(colour)
            self._painter.drawRect(box)
            return
        self._painter.setPen(QPen(edge, _LINE))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = _LINE / 2
        self._painter.drawRect(box.adjusted(0, inset, 0, -inset))

    def _draw_bar(
        self, point: Point, y: float, low: float | None, high: float | None, end: float
    ) -> None:
        colour, edge = self._colours(point.series)
        top = y - self._bar / 2
        if point.bound is Bound.RANGE and low is not None and high is not None:
            self._line(QPointF(0, y), QPointF(low, y), edge)
            self._box(QRectF(low, top, high - low, self._bar), point.series.shape, colour, edge)
        elif point.bound is Bound.ABOUT:
            self._soft_bar(point.series.shape, top, end, colour, edge)
        elif point.bound in _OPEN_LEFT:
            self._ceiling(point, y, end, colour, edge)
        else:
            box = QRectF(min(0.0, end), top, abs(end), self._bar)
            self._box(box, point.series.shape, colour, edge)
            if point.bound in _OPEN_RIGHT:
                self._arrow(y, end, ARROW, edge, dashed=point.bound in _STRICT)

    def _soft_bar(self, shape: Shape, top: float, end: float, colour: QColor, edge: QColor) -> None:
        """A bar whose end fades out around its number: 左右 tells no width."""
        side = 1.0 if end >= 0 else -1.0
        outer = end + side * FADE
        fade = QLinearGradient(QPointF(end - side * FADE, 0), QPointF(outer, 0))
        clear = QColor(edge)
        clear.setAlpha(0)
        fade.setColorAt(0, colour if shape is Shape.SOLID else edge)
        fade.setColorAt(1, clear)
        box = QRectF(min(0.0, outer), top, abs(outer), self._bar)
        if shape is Shape.SOLID:
            self._painter.fillRect(box, QBrush(fade))
            return
        # Thin boxes, no lines: SVG knows gradients in areas only.
        for y in (box.top(), box.bottom() - _LINE):
            self._painter.fillRect(QRectF(box.left(), y, box.width(), _LINE), QBrush(fade))
        self._line(QPointF(0, box.top()), QPointF(0, box.bottom()), edge)

    def _ceiling(self, point: Point, y: float, end: float, colour: QColor, edge: QColor) -> None:
        """An upper limit: a stop with an open arrow towards the smaller."""
        top, bottom = y - self._bar / 2 - 1, y + self._bar / 2 + 1
        tint = QColor(colour)
        tint.setAlpha(46)
        self._painter.fillRect(QRectF(min(0.0, end), top + 1, abs(end), self._bar), tint)
        pen = QPen(edge, 2)
        if point.bound in _STRICT:
            pen.setDashPattern([1.2, 0.8])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(end, top), QPointF(end, bottom))
        self._arrow(y, end - 1, -ARROW, edge, dashed=False)

    def _draw_point(
        self, point: Point, y: float, low: float | None, high: float | None, end: float
    ) -> None:
        colour, edge = self._colours(point.series)
        stem = QColor(edge)
        stem.setAlpha(130)
        self._line(QPointF(0, y), QPointF(end, y), stem)
        if point.bound is Bound.RANGE and low is not None and high is not None:
            self._painter.setPen(QPen(edge, 3))
            self._painter.drawLine(QPointF(low, y), QPointF(high, y))
            self.marker(point.series.shape, QPointF(low, y), colour, edge, filled=True)
        if point.bound is Bound.ABOUT:
            self._whisker(y, end, edge)
        if point.bound in _OPEN_RIGHT:
            self._arrow(y, end + MARKER, ARROW, edge, dashed=False)
        if point.bound in _OPEN_LEFT:
            self._arrow(y, end - MARKER, -ARROW, edge, dashed=False)
        filled = point.bound not in _STRICT
        self.marker(point.series.shape, QPointF(end, y), colour, edge, filled=filled)

    def _whisker(self, y: float, end: float, edge: QColor) -> None:
        """A line through the marker that fades out on both sides."""
        fade = QLinearGradient(QPointF(end - FADE - 3, 0), QPointF(end + FADE + 3, 0))
        clear = QColor(edge)
        clear.setAlpha(0)
        for place, colour in ((0.0, clear), (0.35, edge), (0.65, edge), (1.0, clear)):
            fade.setColorAt(place, colour)
        self._painter.fillRect(QRectF(end - FADE - 3, y - 1.5, 2 * FADE + 6, 3), QBrush(fade))

    def marker(
        self, shape: Shape, at: QPointF, colour: QColor, edge: QColor, *, filled: bool
    ) -> None:
        """A sign of one form with its middle at `at`; hollow where it is not `filled`."""
        self._painter.setPen(QPen(edge, 1.2))
        self._painter.setBrush(colour if filled else QColor(self._theme.ground))
        x, y, half = at.x(), at.y(), MARKER
        if shape is Shape.CIRCLE:
            self._painter.drawEllipse(at, half - 0.5, half - 0.5)
        elif shape is Shape.SQUARE:
            self._painter.drawRect(QRectF(x - 4, y - 4, 8, 8))
        elif shape is Shape.TRIANGLE:
            corners = [QPointF(x - half, y + 4), QPointF(x + half, y + 4), QPointF(x, y - half)]
            self._painter.drawPolygon(QPolygonF(corners))
        else:
            corners = [
                QPointF(x, y - half - 0.5),
                QPointF(x + half, y),
                QPointF(x, y + half + 0.5),
                QPointF(x - half, y),
            ]
            self._painter.drawPolygon(QPolygonF(corners))

    def _line(self, start: QPointF, end: QPointF, colour: QColor) -> None:
        self._painter.setPen(QPen(colour, 1.2))
        self._painter.drawLine(start, end)

    def _arrow(self, y: float, x: float, length: float, colour: QColor, *, dashed: bool) -> None:
        """An open arrow from `x`, `length` pixels long (negative: to the left)."""
        tip = x + length - (1 if length > 0 else -1)
        back = -3.5 if length > 0 else 3.5
        pen = QPen(colour, _LINE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawPolyline(
            QPolygonF([QPointF(tip + back, y - 3.5), QPointF(tip, y), QPointF(tip + back, y + 3.5)])
        )
        if dashed:
            pen.setDashPattern([1.5, 1.5])
            self._painter.setPen(pen)
        self._painter.drawLine(QPointF(x + (2 if length > 0 else -2), y), QPointF(tip, y))
