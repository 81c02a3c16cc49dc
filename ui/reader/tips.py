"""The definition of a term while the pointer rests on its mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.reader.sheet import Sheet
from ui.widgets.theme import RADIUS, Theme, ui_font

_WIDTH = 360
_PAD = 12
_DELAY_MS = 180
_LONGEST = 320


class Tip(QWidget):
    """A light sheet with a term in bold and its definition below; never takes the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("definitionTip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._name = ""
        self._words = ""
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.update()

    def text(self) -> str:
        """What is shown."""
        return f"{self._name}\n{self._words}".strip()

    def show_words(self, definition: str, point: QPoint) -> None:
        """Show `名词：释义` near a point of the parent, wholly inside it."""
        name, colon, words = definition.partition("：")
        if not colon:
            name, words = "", definition
        self._name = name
        self._words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
        parent = self._room
        width = min(_WIDTH, parent.width() - 2 * _PAD)
        metrics = QFontMetrics(ui_font(13))
        area = metrics.boundingRect(0, 0, width - 2 * _PAD, 10_000, self._flags(), self._words)
        height = area.height() + 2 * _PAD + (24 if name else 0)
        x = max(_PAD, min(point.x() - 40, parent.width() - width - _PAD))
        below = point.y() + 22
        y = below if below + height < parent.height() else point.y() - height - 14
        self.setGeometry(x, max(4, y), width, height)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet and its words."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.muted), 1))
        painter.setBrush(QColor(self._theme.ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        area = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.setPen(QColor(self._theme.ink))
        if self._name:
            painter.setFont(ui_font(13, bold=True))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), self._name)
            area.setTop(area.top() + 24)
        painter.setFont(ui_font(13))
        painter.drawText(area, self._flags(), self._words)
        painter.end()

    @staticmethod
    def _flags() -> int:
        return int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


class Tips:
    """Shows the tip of the mark under the pointer after a short rest."""

    def __init__(self, sheet: Sheet, theme: Theme) -> None:
        self._sheet = sheet
        self._definitions: tuple[str, ...] = ()
        self._term = -1
        self._point = QPoint()
        self.tip = Tip(theme, sheet)
        self._timer = QTimer(sheet)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._show)
        sheet.scrolled.connect(self.hide)

    def set_definitions(self, definitions: Sequence[str]) -> None:
        """Take `名词：释义` for each term, by its index."""
        self._definitions = tuple(definitions)

    def names(self) -> list[str]:
        """The terms themselves, as far as the definitions name them."""
        return [
            name for name, colon, _words in (d.partition("：") for d in self._definitions) if colon
        ]

    def hover(self, term: int, point: QPoint) -> None:
        """The pointer is at a point of the viewport, over the mark of `term` (-1: over none)."""
        if term == self._term:
            return
        self._term = term
        self._point = self._sheet.viewport().mapTo(self._sheet, point)
        self.tip.hide()
        if 0 <= term < len(self._definitions):
            self._timer.start()
        else:
            self._timer.stop()

    def hide(self) -> None:
        """Show none until another mark is pointed at."""
        self._timer.stop()
        self._term = -1
        self.tip.hide()

    def _show(self) -> None:
        self.tip.show_words(self._definitions[self._term], self._point)
