"""Marks of highlights and hits along the scroll bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QPolygonF, QTextDocument
from PySide6.QtWidgets import QScrollBar, QWidget

_TALL = 3.0
_FLAG = 9.0


class Heights:
    """How far down a laid out document its positions stand, as shares of its height."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._layout = document.documentLayout()
        self._whole = max(1.0, self._layout.documentSize().height())

    def shares(self, positions: Sequence[int]) -> list[float]:
        """The shares of the height above ascending document positions, each 0 to 1."""
        found: list[float] = []
        start = end = 0
        top = step = 0.0
        for position in positions:
            if not start <= position < end:
                block = self._document.findBlock(position)
                rect = self._layout.blockBoundingRect(block)
                start = block.position()
                length = max(1, block.length())
                end = start + length
                top = rect.top() / self._whole
                step = rect.height() / length / self._whole
            found.append(top + (position - start) * step)
        return found


class ScrollMarks(QWidget):
    """Lies over a vertical scroll bar, lets the mouse through, and paints the marks.

    A highlight's mark stands at the left, a hit's at the right, so both show where they meet.
    """

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._highlights: list[tuple[float, str]] = []
        self._hits: list[float] = []
        self._bookmarks: list[float] = []
        self._ribbon = "#000000"
        self._accent = "#000000"
        self._drawn: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_highlights(self, marks: Sequence[tuple[float, str]]) -> None:
        """Show these shares of the document's height, each with its colour."""
        self._highlights = self._thinned(marks)
        self._repaint()

    def set_hits(self, marks: Sequence[float], accent: str) -> None:
        """Show these shares of the document's height in the accent."""
        self._accent = accent
        self._hits = [share for share, _colour in self._thinned([(m, "") for m in marks])]
        self._repaint()

    def set_bookmarks(self, marks: Sequence[float], colour: str) -> None:
        """Show these shares as small flags across the bar."""
        self._ribbon = colour
        self._bookmarks = list(marks)
        self._repaint()

    def cover(self) -> None:
        """Lie over the whole bar."""
        self.setGeometry(self._bar.rect())
        self.show()

    def marks(self) -> tuple[int, int]:
        """How many marks of highlights and of hits are painted."""
        return len(self._highlights), len(self._hits)

    def bookmarks(self) -> list[float]:
        """Where flags are painted, as shares of the height."""
        return self._bookmarks

    def _thinned(self, marks: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
        """One mark for each pixel: thousands would be painted over each other."""
        height = max(1, self._bar.height())
        seen = {round(share * height): (share, colour) for share, colour in marks}
        return sorted(seen.values())

    def _repaint(self) -> None:
        self._drawn = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the marks; the bar repaints with every step of scrolling, they change seldom."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.size() != self.size() * ratio:
            self._drawn = self._draw(ratio)
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    def _draw(self, ratio: float) -> QPixmap:
        result = QPixmap(self.size() * ratio)
        result.setDevicePixelRatio(ratio)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        height = self.height() - _TALL
        half = self.width() / 2
        for share, colour in self._highlights:
            painter.fillRect(QRectF(1, share * height, half - 1, _TALL), QColor(colour))
        accent = QColor(self._accent)
        for share in self._hits:
            painter.fillRect(QRectF(half, share * height, half - 1, _TALL - 1), accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ribbon))
        for share in self._bookmarks:
            top = share * height - _FLAG / 2
            flag = [
                QPointF(0, top),
                QPointF(self.width() - 5, top + _FLAG / 2),
                QPointF(0, top + _FLAG),
            ]
            painter.drawPolygon(QPolygonF(flag))
        painter.end()
        return result
