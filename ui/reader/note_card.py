"""A note beside its words: read, or opened for writing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from core.i18n import _
from core.model.annotations import Annotation
from ui.markdown.document import Link
from ui.markdown.words import words_of
from ui.reader.card_face import HEAD, Face, head_line, note_height
from ui.reader.note_editor import NoteEditor
from ui.widgets.theme import RADIUS, Theme, ui_font

_BAR = 3
_PAD_X, _PAD_Y = 12, 8


class Saving(Enum):
    """Whether what the card shows is committed."""

    QUIET = auto()
    SAVING = auto()
    SAVED = auto()


def read_height(annotation: Annotation, width: int, author: str = "") -> int:
    """The height of the closed card at a width, without making it."""
    height = 2 * _PAD_Y + note_height(annotation.note, width - _BAR - 2 * _PAD_X)
    return height + (HEAD if head_line(annotation, author) else 0)


class NoteCard(QWidget):
    """One annotation's note.

    Signals:
        edit_requested(str, object): id and the fields that changed.
        activated(str): it was clicked or took the keyboard.
        resized(str): it wants another height.
        closed(str): writing has ended; the keyboard may go back to the text.
        discarded(str): nothing was written on it, and it marks nothing either.
        link_activated(str): a link of the note was clicked or chosen.
        link_typed(str): a link is begun with these words.
        menu_wanted(str, QPoint): the menu for the annotation, at a place on the screen.
    """

    edit_requested = Signal(str, object)
    activated = Signal(str)
    resized = Signal(str)
    closed = Signal(str)
    discarded = Signal(str)
    link_activated = Signal(str)
    link_typed = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self, annotation: Annotation, theme: Theme, parent: QWidget, author: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("noteCard")
        self.annotation = annotation
        self.editor: NoteEditor | None = None
        self._theme = theme
        self._saving = Saving.QUIET
        self._tags: Sequence[str] = ()
        self._author = author
        self._face = Face()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name()

    @property
    def saving(self) -> Saving:
        """Whether the words shown are committed."""
        return self._saving

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        if self.editor is not None:
            self.editor.set_theme(theme)
        self.update()

    def take(self, annotation: Annotation, author: str) -> None:
        """Be the closed card of another annotation."""
        self._author = author
        self._saving = Saving.QUIET
        self._face = Face()
        self.setToolTip("")
        self.set_annotation(annotation)

    def set_annotation(self, annotation: Annotation) -> None:
        """Show the annotation as it was committed; one being written keeps what is typed."""
        self.annotation = annotation
        if self._saving is Saving.SAVING:
            self._saving = Saving.SAVED
        self._name()
        self.update()

    def wanted_height(self, width: int) -> int:
        """The height for a width, open or closed."""
        if self.editor is None:
            extra = HEAD if self._saving is not Saving.QUIET else 0
            return read_height(self.annotation, width, self._author) + extra
        return self.editor.sizeHint().height() + 2 * _PAD_Y

    def open(self, known_tags: Sequence[str], *, tags: bool = False) -> None:
        """Begin to write, in the words or in the tags."""
        if self.editor is None:
            self._saving = Saving.QUIET
            self.editor = NoteEditor(self.annotation, self._theme, self)
            self.editor.set_known_tags(known_tags)
            self.editor.left.connect(self.commit)
            self.editor.link_typed.connect(self.link_typed)
            self.editor.grown.connect(lambda: self.resized.emit(self.annotation.id))
            self.editor.show()
            self._place_editor()
            self.resized.emit(self.annotation.id)
        self.editor.begin(tags=tags)

    def commit(self) -> None:
        """End the writing and ask for what changed to be saved."""
        editor = self.editor
        if editor is None:
            return
        self.editor = None
        old = self.annotation
        look: dict[str, object] = {}
        if editor.note() != old.note:
            look["note"] = editor.note()
        if editor.tags() != old.tags:
            look["tags"] = editor.tags()
        if editor.role() is not old.role:
            look["role"] = editor.role()
        had_focus = editor.isAncestorOf(self.window().focusWidget() or self)
        editor.hide()
        editor.deleteLater()
        if look:
            self._saving = Saving.SAVING
            self.edit_requested.emit(old.id, look)
        elif old.is_blank:
            self.discarded.emit(old.id)
        self.resized.emit(old.id)
        self.update()
        if had_focus:
            self.closed.emit(old.id)

    def sizeHint(self) -> QSize:
        """Its present width, and the height that goes with it."""
        return QSize(self.width(), self.wanted_height(self.width()))

    def links(self) -> Sequence[Link]:
        """The links of the note, in their order."""
        return self._face.links(self.annotation.note, self._theme)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say where the link under the pointer leads."""
        self.setToolTip(self._face.link_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the annotation, by mouse or by the menu key."""
        self.menu_wanted.emit(self.annotation.id, event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click follows the link under it, else it opens the card."""
        link = self._face.link_at(event.position().toPoint())
        if link and event.button() == Qt.MouseButton.LeftButton and self.editor is None:
            self.link_activated.emit(link)
            return
        self.activated.emit(self.annotation.id)
        if event.button() == Qt.MouseButton.LeftButton:
            self.open(self._tags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card that has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N):
            self.open(self._tags)
        else:
            super().keyPressEvent(event)

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags when it is opened."""
        self._tags = tags

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the editor inside."""
        super().resizeEvent(event)
        self._place_editor()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A coloured edge, role and tags, the words, and whether they are saved."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        colour = self.annotation.colour
        painter.setBrush(QColor(theme.underline(colour) if colour else theme.muted))
        painter.drawRoundedRect(QRectF(0, 4, _BAR, self.height() - 8), 1.5, 1.5)
        if self.hasFocus() or theme.name == "contrast":
            ring = theme.accent if self.hasFocus() else theme.hairline
            painter.setPen(QPen(QColor(ring), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if self.editor is None:
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme, area = self._theme, self._inner()
        if self._saving is not Saving.QUIET:
            painter.setFont(ui_font(11))
            painter.setPen(QColor(theme.muted))
            words = _("已保存") if self._saving is Saving.SAVED else _("正在保存…")
            flags = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
            painter.drawText(area, flags, words)
        head = head_line(self.annotation, self._author)
        self._face.paint(painter, area, head, self.annotation.note, theme)

    def _inner(self) -> QRect:
        return self.rect().adjusted(_BAR + _PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)

    def _place_editor(self) -> None:
        if self.editor is not None:
            self.editor.setGeometry(self._inner())

    def _name(self) -> None:
        words = _("批注：{note}").format(note=words_of(self.annotation.note))
        self.setAccessibleName(words)
