"""Writing a note in place: the words, the part it plays, its tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from core.model.annotations import Annotation, Role
from core.naming import role_name
from ui.markdown.preview import Preview
from ui.panes.tags import TagField
from ui.reader.note_words import NoteWords
from ui.widgets.theme import Theme, ui_font

_LEAST, _MOST = 52, 240


class NoteEditor(QWidget):
    """Sits in a card while its note is written.

    Signals:
        left(): writing has ended (Ctrl+Enter, Esc, or the keyboard went elsewhere).
        grown(): it wants another height.
        link_typed(str): a link is begun with these words.
    """

    left = Signal()
    grown = Signal()
    link_typed = Signal(str)

    def __init__(self, annotation: Annotation, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self._words = NoteWords(self)
        self._words.link_typed.connect(self.link_typed)
        self._words.setObjectName("noteWords")
        self._words.setPlainText(annotation.note)
        self._words.setPlaceholderText(_("写下批注，可用 Markdown"))
        self._words.setAccessibleName(_("批注文字"))
        self._words.setTabChangesFocus(True)
        self._words.setFont(ui_font(13))
        self._words.setFrameShape(QFrame.Shape.NoFrame)
        self._words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words.textChanged.connect(self._grow)
        self._roles: dict[Role, QToolButton] = {}
        row = QHBoxLayout()
        row.setSpacing(2)
        for role in Role:
            button = QToolButton(self)
            button.setText(role_name(role))
            button.setCheckable(True)
            button.setChecked(annotation.role is role)
            button.setFont(ui_font(12))
            button.clicked.connect(lambda on, chosen=role: self._choose(chosen, on))
            self._roles[role] = button
            row.addWidget(button)
        row.addStretch(1)
        self._tags = TagField(_("标签，用空格分开"), self)
        self._tags.setText(" ".join(annotation.tags))
        self._tags.setObjectName("noteTags")
        self._tags.setFont(ui_font(12))
        self._tags.setFrame(False)
        self._preview = Preview(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self._preview)
        column.addLayout(row)
        column.addWidget(self._tags)
        for part in (self._words, self._tags, *self._roles.values()):
            part.installEventFilter(self)
        self.set_theme(theme)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._grow)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.setStyleSheet(
            f"QPlainTextEdit#noteWords {{ background: {theme.ground}; color: {theme.ink};"
            f" border: 2px solid {theme.hairline}; border-radius: 6px; padding: 0 2px;"
            f" selection-background-color: {theme.selection}; selection-color: {theme.ink}; }}"
            f"QPlainTextEdit#noteWords:focus {{ border-color: {theme.accent}; }}"
            f"QLineEdit#noteTags {{ background: transparent; color: {theme.ink};"
            f" border: 0; border-bottom: 2px solid {theme.hairline}; min-height: 22px; }}"
            f"QLineEdit#noteTags:focus {{ border-color: {theme.accent}; }}"
            f"QToolButton {{ background: transparent; color: {theme.muted}; padding: 1px 4px;"
            f" border: 2px solid transparent; border-radius: 6px; }}"
            f"QToolButton:hover {{ background: {theme.hover}; }}"
            f"QToolButton:checked {{ background: {theme.shade}; color: {theme.ink};"
            f" font-weight: 600; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; }}"
        )
        self._preview.set_theme(theme)
        palette = self._words.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.muted)
        for part in (self._words, self._tags):
            part.setPalette(palette)

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags while one is typed."""
        self._tags.set_known(tags)

    def offer_links(self, words: str, targets: Sequence[tuple[str, str]]) -> None:
        """Offer what a link that begins with `words` could lead to."""
        self._words.offer(words, targets)

    def begin(self, *, tags: bool = False) -> None:
        """Take the keyboard, behind the last word, or in the tags."""
        if tags:
            self._tags.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.moveCursor(self._words.textCursor().MoveOperation.End)

    def note(self) -> str:
        """The words, without blanks at their ends."""
        return self._words.toPlainText().strip()

    def tags(self) -> tuple[str, ...]:
        """The tags typed."""
        return self._tags.tags()

    def role(self) -> Role | None:
        """The part chosen."""
        return next((role for role, button in self._roles.items() if button.isChecked()), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter and Esc end the writing, and so does leaving all its fields."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # The letters are for the note, not for the shortcuts of the window.
            if event.key() == Qt.Key.Key_Escape or _ends(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape or _ends(event):
                self.left.emit()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._look_for_focus)
        return super().eventFilter(watched, event)

    def _look_for_focus(self) -> None:
        focus = QApplication.focusWidget()
        popup = QApplication.activePopupWidget()
        if popup is None and (focus is None or not self.isAncestorOf(focus)):
            self.left.emit()

    def _choose(self, role: Role, on: bool) -> None:
        for other, button in self._roles.items():
            button.setChecked(on and other is role)

    def _grow(self) -> None:
        lines = self._words.document().documentLayout().documentSize().height()
        height = round(lines * self._words.fontMetrics().lineSpacing()) + 16
        self._words.setFixedHeight(max(_LEAST, min(_MOST, height)))
        self._preview.set_note(self.note())
        self.grown.emit()


def _ends(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )
