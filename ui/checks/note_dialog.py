"""The dialog in which the user writes down how a promise goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from core.i18n import _
from core.model.commitments import Commitment
from ui.panes.dialog import Dialog
from ui.widgets.theme import Theme


class ProgressDialog(Dialog):
    """Shows the promise in the report's words and takes a note; Ctrl+Enter keeps it."""

    def __init__(self, theme: Theme, one: Commitment, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("承诺的进展"), parent)
        self.setMinimumWidth(460)
        words = QLabel(one.text, self)
        words.setProperty("role", "reading")
        words.setWordWrap(True)
        where = QLabel(" · ".join([*one.quantities, *one.dates, one.address]), self)
        where.setProperty("quiet", True)
        self._editor = QPlainTextEdit(one.note, self)
        self._editor.setPlaceholderText(_("做到哪一步了，问过谁，还差什么"))
        self._editor.setAccessibleName(_("进展"))
        self._editor.setTabChangesFocus(True)
        self._editor.setMinimumHeight(120)
        for part in (words, where, self._editor):
            self.body.addWidget(part)
        self.add_button(_("取消"))
        self.add_button(_("保存"), primary=True)
        self._editor.setFocus()

    def note(self) -> str:
        """What was written, without blanks at its ends."""
        return self._editor.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Escape leaves all as it was."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)
