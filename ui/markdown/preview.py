"""A note as it will be read, under the field in which it is written."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.i18n import _
from ui.markdown.document import NoteDocument
from ui.markdown.words import is_plain, words_of
from ui.widgets.theme import Theme


class Preview(QWidget):
    """Shows a note set for the eye; hidden while the note is plain words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notePreview")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(_("显示效果"))
        self._theme = theme
        self._note = ""
        self._document: NoteDocument | None = None
        self.hide()

    @property
    def note(self) -> str:
        """What is shown, as it was typed."""
        return self._note

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._set()

    def set_note(self, note: str) -> None:
        """Show a note."""
        if note != self._note:
            self._note = note
            self._set()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words."""
        if self._document is None:
            return
        painter = QPainter(self)
        self._document.paint(painter, QPointF(0, 0), self._theme, QRectF(event.rect()))
        painter.end()

    def _set(self) -> None:
        plain = is_plain(self._note)
        self.setAccessibleName(_("显示效果：{note}").format(note=words_of(self._note)))
        if plain:
            self._document = None
        else:
            self._document = NoteDocument(self._note, self._theme, max(40, self.width()))
            self.setFixedHeight(self._document.height())
        self.setVisible(not plain)
        self.update()
