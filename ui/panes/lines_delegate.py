"""How the rows of a `LinesList` are painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.panes.lines import ROW, Chip, Index, Line, Shown, Tone
from ui.panes.rows import Runs, draw_line, draw_runs, paint_ground, wrap_runs
from ui.widgets.theme import Theme, body_font, ui_font

_LEFT, _RIGHT = 14.0, 14.0
_INDENT = 14.0
_TITLE = 34
_FRAME = 2
_PAD = 6.0
_LINE = 19.0
_BELOW = 17.0
_GAP = 8.0
_CHIP = 18.0
_MOST_LINES = 3


class LinesDelegate(QStyledItemDelegate):
    """Paints titles, and lines with their value, chip, and quiet words."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._list = view
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the width of the list."""
        del option
        shown = index.data(ROW)
        if not isinstance(shown, Shown) or shown.line is None:
            return QSize(80, _TITLE)
        room = self._room(shown)
        words = len(_wrapped(shown.line, room - _end_width(shown.line)))
        height = 2 * _PAD + _LINE * words
        if shown.line.below:
            height += _BELOW * len(_wrapped_below(shown.line, room))
        return QSize(80, round(height))

    def _width(self) -> float:
        """The width of a row beside the scroll bar, whether it is there or not.

        A bar that comes with the rows must not make them narrower than they were measured.
        """
        return self._list.width() - 2 * _FRAME - self._list.verticalScrollBar().sizeHint().width()

    def _room(self, shown: Shown) -> float:
        return max(self._width() - _LEFT - _RIGHT - _INDENT * shown.depth, 60)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        shown = index.data(ROW)
        if not isinstance(shown, Shown):
            return
        painter.save()
        box = QRectF(option.rect)
        if shown.line is None:
            self._paint_title(painter, box, shown)
        else:
            paint_ground(painter, option, self._theme)
            self._paint_line(painter, box, shown, shown.line)
        painter.restore()

    def _paint_title(self, painter: QPainter, box: QRectF, shown: Shown) -> None:
        area = QRectF(box.left() + _LEFT, box.top() + 10, 0, box.height() - 14)
        area.setWidth(self._width() - _LEFT - _RIGHT)
        muted = self._theme.muted
        taken = draw_line(painter, area, str(shown.count), ui_font(11), muted, right=True)
        area.setWidth(area.width() - taken - _GAP)
        draw_line(painter, area, shown.title, ui_font(12), muted)

    def _paint_line(self, painter: QPainter, box: QRectF, shown: Shown, line: Line) -> None:
        left = box.left() + _LEFT + _INDENT * shown.depth
        room = self._room(shown)
        y = box.top() + _PAD
        if shown.depth:
            painter.setPen(QPen(QColor(self._theme.hairline), 2))
            at = left - _INDENT / 2
            painter.drawLine(QPointF(at, box.top() + 2), QPointF(at, box.bottom() - 2))
        end = box.left() + self._width() - _RIGHT
        if line.chip is not None:
            end -= self._paint_chip(painter, QPointF(end, y + _LINE / 2), line.chip) + _GAP
        if line.value:
            area = QRectF(left, y, end - left, _LINE)
            draw_line(painter, area, line.value, _strong(ui_font(13)), self._theme.ink, right=True)
        font = _face(line)
        metrics = QFontMetricsF(font)
        base = (_LINE + metrics.ascent() - metrics.descent()) / 2
        for words in _wrapped(line, room - _end_width(line)):
            draw_runs(painter, QPointF(left, y + base), words, font, self._theme)
            y += _LINE
        if line.below:
            for words in _wrapped_below(line, room):
                text = "".join(part for part, _on in words)
                area = QRectF(left, y, room + 2, _BELOW)
                draw_line(painter, area, text, ui_font(12), self._theme.muted)
                y += _BELOW

    def _paint_chip(self, painter: QPainter, right: QPointF, chip: Chip) -> float:
        """A frame with words whose right middle is at `right`; gives its width."""
        font = ui_font(11)
        width = QFontMetricsF(font).horizontalAdvance(chip.words) + 12
        frame = QRectF(right.x() - width, right.y() - _CHIP / 2, width, _CHIP)
        colour = {
            Tone.GOOD: self._theme.chart_more[0],
            Tone.SOFT: self._theme.chart_actual,
            Tone.POOR: self._theme.chart_target,
            Tone.QUIET: self._theme.muted,
        }[chip.tone]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if chip.tone is Tone.QUIET else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colour), 1.25, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(self._theme.ink))
        painter.setFont(font)
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), chip.words)
        return width


def _face(line: Line) -> QFont:
    return body_font(13) if line.quote else ui_font(13)


def _strong(font: QFont) -> QFont:
    font.setBold(True)
    return font


def _end_width(line: Line) -> float:
    """What value and chip take of the first line."""
    taken = 0.0
    if line.value:
        taken += QFontMetricsF(_strong(ui_font(13))).horizontalAdvance(line.value) + _GAP
    if line.chip is not None:
        taken += QFontMetricsF(ui_font(11)).horizontalAdvance(line.chip.words) + 12 + _GAP
    return taken


def _runs(line: Line) -> Runs:
    start, end = line.strong
    parts = ((line.words[:start], False), (line.words[start:end], True), (line.words[end:], False))
    return [part for part in parts if part[0]]


def _wrapped(line: Line, room: float) -> list[list[tuple[str, bool]]]:
    return wrap_runs(_runs(line), _face(line), max(room, 60), _MOST_LINES) or [[]]


def _wrapped_below(line: Line, room: float) -> list[list[tuple[str, bool]]]:
    return wrap_runs([(line.below, False)], ui_font(12), room, _MOST_LINES)
