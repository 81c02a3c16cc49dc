"""How one indicator over the years is painted; all in pixels of its panel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.model.values import Bound
from ui.charts.drawing import PointPainter, edge_colour, tone_colour
from ui.charts.geometry import MARKER, Sizes
from ui.charts.model import Panel, Point, Series, Shape
from ui.widgets.theme import Theme, ui_font

_GAP = 8.0
_ARROW = 8.0
_ABOUT = 9.0


class YearsDrawing:
    """The places of a panel of a given width, and its painting.

    The value axis always holds zero; years stand at equal distances, those without a value too.
    """

    def __init__(self, panel: Panel, theme: Theme, sizes: Sizes, width: float) -> None:
        self._panel = panel
        self._theme = theme
        self._bar = sizes.bar
        self._font = ui_font(sizes.font)
        self._small = ui_font(sizes.small_font)
        self._metrics = QFontMetricsF(self._font)
        small = QFontMetricsF(self._small)
        self._line = small.height()
        self._left = max((small.horizontalAdvance(w) for _p, w in panel.axis.ticks), default=0.0)
        self._left += _GAP
        self._top = self._metrics.height() + 2 * _GAP
        self.height = round(126 * sizes.zoom) + self._line
        # Below the smallest value its words need room too.
        below = self._metrics.height() if panel.axis.low < 0 else 0.0
        self._bottom = self.height - self._line - 4 - below
        self._width = width
        self._step = (width - self._left) / max(len(panel.rows), 1)

    def column(self, row: int) -> QRectF:
        """The column of a year."""
        return QRectF(self._left + row * self._step, 0, self._step, self.height)

    def place_at(self, at: QPointF) -> tuple[int, int]:
        """The year at a place and its nearest series; (-1, 0) on the axis."""
        row = int((at.x() - self._left) // self._step) if self._step > 0 else -1
        if at.x() < self._left or not 0 <= row < len(self._panel.rows):
            return -1, 0
        cells = self._panel.rows[row].cells
        near = [
            (abs(self._y(point) - at.y()), place)
            for place, cell in enumerate(cells)
            for point in cell
        ]
        return row, min(near)[1] if near else 0

    def draw(self, painter: QPainter, chosen: int) -> None:
        """Axes, lines, markers, words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter)
        for place, series in enumerate(self._panel.series):
            if series.shape is Shape.CIRCLE:
                self._draw_line(painter, place, series)
        words = list(self._words())
        for row, _point, box, _quiet in words:
            # A patch of ground, so that no line runs through the words.
            ground = self._theme.hover if row == chosen else self._theme.ground
            painter.fillRect(box.adjusted(-1, 2, 1, -2), QColor(ground))
        for place, series in enumerate(self._panel.series):
            for row, year in enumerate(self._panel.rows):
                for point in year.cells[place]:
                    self._draw_point(painter, row, point, series)
        painter.setFont(self._font)
        for _row, point, box, quiet in words:
            painter.setPen(QColor(self._theme.muted if quiet else self._theme.ink))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), point.text)

    def _x(self, row: int) -> float:
        return self._left + (row + 0.5) * self._step

    def _at(self, value: float) -> float:
        axis = self._panel.axis
        share = (axis.share(value) - axis.low) / max(axis.high - axis.low, 1e-9)
        return self._bottom - share * (self._bottom - self._top)

    def _y(self, point: Point) -> float:
        return self._at(point.size)

    def _draw_axes(self, painter: QPainter) -> None:
        painter.setFont(self._small)
        axis = self._panel.axis
        for share, words in axis.ticks:
            if not axis.low - 1e-9 <= share <= axis.high + 1e-9:
                continue
            y = round(self._at(share * axis.unit_size)) + 0.5
            painter.setPen(
                QPen(QColor(self._theme.muted if share == 0 else self._theme.hairline), 1)
            )
            painter.drawLine(QPointF(self._left, y), QPointF(self._width, y))
            painter.setPen(QColor(self._theme.muted))
            box = QRectF(0, y - self._line / 2, self._left - 6, self._line)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), words)
        painter.setPen(QColor(self._theme.muted))
        for row, year in enumerate(self._panel.rows):
            top = self.height - self._line
            box = QRectF(self._x(row) - self._step / 2, top, self._step, self._line)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), year.name)

    def _draw_line(self, painter: QPainter, place: int, series: Series) -> None:
        """Results joined from year to year; over a year without one there is no line."""
        for row, (one, other) in enumerate(pairwise(self._panel.rows)):
            if not (one.cells[place] and other.cells[place]):
                continue
            first, second = one.cells[place][-1], other.cells[place][-1]
            if first.is_word or second.is_word:
                continue
            pen = QPen(edge_colour(self._theme, series.tone), 2)
            if first.preliminary or second.preliminary:
                pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(
                QPointF(self._x(row), self._y(first)), QPointF(self._x(row + 1), self._y(second))
            )

    def _draw_point(self, painter: QPainter, row: int, point: Point, series: Series) -> None:
        if point.is_word:
            return
        x, y = self._x(row), self._y(point)
        colour, edge = tone_colour(self._theme, series.tone), edge_colour(self._theme, series.tone)
        if point.bound is Bound.RANGE and point.low is not None:
            painter.setPen(QPen(edge, 3))
            painter.drawLine(QPointF(x, self._at(point.low)), QPointF(x, y))
        elif point.bound is Bound.ABOUT:
            painter.setPen(QPen(edge, 1.4))
            painter.drawLine(QPointF(x, y - _ABOUT), QPointF(x, y + _ABOUT))
        elif point.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
            self._draw_arrow(painter, x, y - MARKER, -_ARROW, edge)
        elif point.bound in (Bound.AT_MOST, Bound.LESS_THAN):
            self._draw_arrow(painter, x, y + MARKER, _ARROW, edge)
        points = PointPainter(painter, self._theme, self._bar)
        filled = not point.preliminary
        points.marker(series.shape, QPointF(x, y), colour, edge, filled=filled)

    def _draw_arrow(
        self, painter: QPainter, x: float, y: float, length: float, edge: QColor
    ) -> None:
        painter.setPen(QPen(edge, 1.4))
        tip = QPointF(x, y + length)
        back = 3.0 if length < 0 else -3.0
        painter.drawLine(QPointF(x, y), tip)
        painter.drawLine(tip, tip + QPointF(-3, back))
        painter.drawLine(tip, tip + QPointF(3, back))

    def _words(self) -> Iterator[tuple[int, Point, QRectF, bool]]:
        """Each value as printed beside its marker: year, point, place, whether it is quiet.

        Words that find no free place are left out; the tool tip has them.
        """
        for row, year in enumerate(self._panel.rows):
            taken = [self._sign_box(row, point) for point in year.points if not point.is_word]
            highest = min((self._y(m) for m in year.points if not m.is_word), default=0.0)
            for place, cell in enumerate(year.cells):
                for point in cell:
                    # Above the highest marker, below the others: no value beside another's sign.
                    above = not point.is_word and self._y(point) <= highest
                    box = self._free_box(row, point, taken, above=above)
                    if box is not None:
                        taken.append(box)
                        yield row, point, box, point.is_word or place > 1

    def _sign_box(self, row: int, point: Point) -> QRectF:
        """What a marker with its whisker or arrow covers."""
        up = down = MARKER + 1
        if point.bound is Bound.ABOUT:
            up = down = _ABOUT
        elif point.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
            up += _ARROW
        elif point.bound in (Bound.AT_MOST, Bound.LESS_THAN):
            down += _ARROW
        return QRectF(self._x(row) - MARKER, self._y(point) - up, 2 * MARKER, up + down)

    def _free_box(
        self, row: int, point: Point, taken: list[QRectF], *, above: bool
    ) -> QRectF | None:
        width = self._metrics.horizontalAdvance(point.text) + 2
        height = self._metrics.height() - 2
        if width > self._step * 1.35:
            return None
        left = min(max(self._x(row), self._left + width / 2), self._width - width / 2) - width / 2
        if point.is_word:
            tops = [self._bottom - height]
        else:
            own = self._sign_box(row, point)
            # Past its own sign, or past all signs and words of that year on its side.
            over = [own.top() - height, min(box.top() for box in taken) - height]
            under = [own.bottom(), max(box.bottom() for box in taken)]
            tops = over if above else under
            if len(taken) == 1:
                tops = [*over, *under]
        for top in tops:
            box = QRectF(left, top, width, height)
            inside = box.top() >= -2 and box.bottom() <= self.height - self._line
            if inside and not any(box.intersects(other) for other in taken):
                return box
        return None
