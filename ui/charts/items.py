"""The graphics items of a chart: the rows of a panel, and the bands of words around them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsWidget,
    QStyleOptionGraphicsItem,
    QWidget,
)

from ui.charts.drawing import PointPainter
from ui.charts.geometry import (
    LABEL_GAP,
    Sizes,
    Span,
    label_of,
    line_centre,
    shorten,
)
from ui.charts.model import Panel, Series
from ui.widgets.theme import Theme, ui_font


class RowsItem(QGraphicsItem):
    """All points and labels of one panel.

    Lives in a view box whose x counts shares of the axis and whose y counts pixels. One item, and
    only the rows in sight are painted, so that a hundred indicators cost no more than ten.
    """

    def __init__(self, panel: Panel, theme: Theme, sizes: Sizes, span: Span) -> None:
        super().__init__()
        self._panel = panel
        self._theme = theme
        self._sizes = sizes
        self._span = span
        self._font = ui_font(sizes.font)
        self._metrics = QFontMetricsF(self._font)
        self._chosen = -1
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def set_span(self, span: Span) -> None:
        """Take the range that the view box now shows."""
        self.prepareGeometryChange()
        self._span = span
        self.update()

    def set_chosen(self, number: int) -> None:
        """The row that has a band under it, -1 for none."""
        if number != self._chosen:
            self._chosen = number
            self.update()

    def boundingRect(self) -> QRectF:
        """The whole range, in shares and pixels."""
        height = self._sizes.row(len(self._panel.series)) * len(self._panel.rows)
        return QRectF(self._span.low, 0, self._span.high - self._span.low, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the rows that `option` exposes."""
        del widget
        # Shares to pixels of the target are the item's scale over that of y, which is true.
        transform = painter.worldTransform()
        scale = abs(transform.m11() / transform.m22()) if transform.m22() else 1.0
        exposed = option.exposedRect
        painter.save()
        painter.scale(1 / scale, 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        height = self._sizes.row(len(self._panel.series))
        first = max(0, int(exposed.top() // height))
        last = min(len(self._panel.rows), int(exposed.bottom() // height) + 1)
        self._paint_grid(painter, scale, exposed)
        for number in range(first, last):
            self._paint_row(painter, number, number * height, scale)
        painter.restore()

    def _paint_grid(self, painter: QPainter, scale: float, exposed: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        bottom = min(self.boundingRect().bottom(), exposed.bottom())
        for place, _words in self._panel.axis.ticks:
            if self._span.low <= place <= self._span.high:
                colour = QColor(self._theme.muted if place == 0 else self._theme.hairline)
                if place != 0 and self._theme.dark:
                    colour.setAlpha(150)
                painter.setPen(QPen(colour, 1))
                x = place * scale
                painter.drawLine(QPointF(x, exposed.top()), QPointF(x, bottom))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_row(self, painter: QPainter, number: int, top: float, scale: float) -> None:
        row = self._panel.rows[number]
        points = PointPainter(painter, self._theme, self._sizes.bar)
        share = 1 / self._panel.axis.unit_size
        for place, cell in enumerate(row.cells):
            y = top + line_centre(len(self._panel.series), self._sizes, place)
            for point in cell:
                points.draw(point, y, scale, share)
            label = label_of(cell, self._panel.axis.share)
            width = self._span.label_width - LABEL_GAP - label.reach
            text = shorten(label.text, width, self._metrics.horizontalAdvance)
            x = label.edge * scale
            if label.right:
                x += label.reach + LABEL_GAP
            else:
                x -= label.reach + LABEL_GAP + self._metrics.horizontalAdvance(text)
            painter.setPen(QColor(self._theme.muted if label.missing else self._theme.ink))
            base = y + (self._metrics.ascent() - self._metrics.descent()) / 2
            at = QPointF(x, base)
            # A patch of ground, so that no grid line runs through the words.
            patch = self._metrics.tightBoundingRect(text).translated(at).adjusted(-2, -1, 2, 1)
            chosen = number == self._chosen
            painter.fillRect(patch, QColor(self._theme.hover if chosen else self._theme.ground))
            painter.drawText(at, text)


class Band(QGraphicsWidget):
    """A band of words across the picture: a title with its legend, a heading, a source.

    Args:
        words: wrapped to the width of the band.
        series: the signs explained behind or below the words.
    """

    def __init__(
        self,
        words: str,
        theme: Theme,
        px: int,
        *,
        quiet: bool = False,
        bold: bool = False,
        series: tuple[Series, ...] = (),
        bar: float = 8.0,
    ) -> None:
        super().__init__()
        self._words = words
        self._theme = theme
        self._quiet = quiet
        self._series = series
        self._bar = bar
        self._font = ui_font(px, bold=bold)
        self._small = ui_font(max(px - 1, 11))
        self._metrics = QFontMetricsF(self._font)
        self._width = 100.0

    def fit_to(self, width: float) -> None:
        """Take `width` pixels and the height that the words then need."""
        self._width = width
        height = self._words_box().height()
        if self._series and self._legend_below():
            height += (self._metrics.height() + 4) * len(self._legend_rows())
        size = QSizeF(width, height)
        self.setMinimumSize(size)
        self.setMaximumSize(size)
        self.update()

    def _words_box(self) -> QRectF:
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        return self._metrics.boundingRect(QRectF(0, 0, self._width, 1e4), int(flags), self._words)

    def _sign_width(self, one: Series) -> float:
        return 21 + QFontMetricsF(self._small).horizontalAdvance(one.label) + 12

    def _legend_width(self) -> float:
        return sum(map(self._sign_width, self._series))

    def _legend_rows(self) -> list[list[Series]]:
        """The signs in as many lines as the width needs."""
        rows: list[list[Series]] = [[]]
        used = 0.0
        for one in self._series:
            width = self._sign_width(one)
            if rows[-1] and used + width > self._width:
                rows.append([])
                used = 0.0
            rows[-1].append(one)
            used += width
        return rows

    def _legend_below(self) -> bool:
        return (
            self._metrics.horizontalAdvance(self._words) + 16 + self._legend_width() > self._width
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Words first, then the legend."""
        del option, widget
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.muted if self._quiet else self._theme.ink))
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        box = QRectF(0, 0, self._width, self._words_box().height())
        painter.drawText(box, int(flags), self._words)
        if not self._series:
            return
        if not self._legend_below():
            x = self._metrics.horizontalAdvance(self._words) + 16
            self._paint_signs(painter, self._series, x, box.center().y())
            return
        line = self._metrics.height() + 4
        for place, row in enumerate(self._legend_rows()):
            self._paint_signs(painter, row, 0.0, box.bottom() + (place + 0.5) * line + 2)

    def _paint_signs(self, painter: QPainter, series: Sequence[Series], x: float, y: float) -> None:
        points = PointPainter(painter, self._theme, self._bar)
        metrics = QFontMetricsF(self._small)
        for one in series:
            points.swatch(one, x, y)
            painter.setFont(self._small)
            painter.setPen(QColor(self._theme.muted))
            base = y + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(x + 21, base), one.label)
            x += self._sign_width(one)
