"""Files dragged onto a pane."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.i18n import _
from ui.widgets.theme import RADIUS, Theme, ui_font


def paths_of(data: QMimeData) -> list[Path]:
    """The files and folders of this machine among what is dragged, each once."""
    found = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return list(dict.fromkeys(path for path in found if path.exists()))


class DropCover(QWidget):
    """Lies over its parent while files are dragged over it, and says what dropping does."""

    def __init__(self, theme: Theme, parent: QWidget, words: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words or _("松开即导入")
        self._covered = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def cover(self) -> None:
        """Lie down over the parent."""
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the parent's size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil, a dashed frame, three words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.ground)
        veil.setAlphaF(0.92)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(self._theme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 8, -8, -8), RADIUS, RADIUS)
        painter.setPen(QColor(self._theme.ink))
        painter.setFont(ui_font(15, bold=True))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(16, 0, -16, 0), flags, self._words)
