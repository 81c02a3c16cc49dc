"""The field in which a note is written, with links offered while one is begun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

_BEGUN = re.compile(r"\[\[([^\[\]\n|]{0,40})$")
_REST_MS = 120


class NoteWords(QPlainTextEdit):
    """Plain text; after `[[` it asks what the words could lead to, and puts in what is chosen.

    Signals:
        link_typed(str): the words behind `[[`, once typing rests.
    """

    link_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[str, str] = {}
        self._titles = QStringListModel(self)
        self.completer_ = QCompleter(self._titles, self)
        self.completer_.setWidget(self)
        # The library has chosen already: nothing is left out here.
        self.completer_.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer_.activated.connect(self.take)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.textChanged.connect(self._rest.start)

    def offer(self, words: str, targets: Sequence[tuple[str, str]]) -> None:
        """Offer targets, each a title and the link to write, if these words still stand there."""
        if words != self._begun():
            return
        self._texts = {title: text for title, text in targets if title}
        self._titles.setStringList(list(self._texts))
        if not self._texts:
            self._hide()
            return
        place = self.cursorRect()
        popup = self.completer_.popup()
        if popup is not None:
            popup.setCurrentIndex(self.completer_.completionModel().index(0, 0))
        place.setWidth(max(200, self.width() - place.left()))
        self.completer_.complete(place)

    def take(self, title: str) -> None:
        """Write the link of a title in the place of what was begun."""
        begun = self._begun()
        text = self._texts.get(title)
        if begun is None or text is None:
            return
        cursor = self.textCursor()
        keep = QTextCursor.MoveMode.KeepAnchor
        left = QTextCursor.MoveOperation.Left
        cursor.movePosition(left, keep, len((begun + "[[").encode("utf-16-le")) // 2)
        cursor.insertText(text)
        if self.document().characterAt(cursor.position()) == "]":
            # Brackets that were closed beforehand.
            for _bracket in range(2):
                if self.document().characterAt(cursor.position()) == "]":
                    cursor.deleteChar()
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While links are offered, Enter, Tab and Esc belong to the list."""
        popup = self.completer_.popup()
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
        if popup is not None and popup.isVisible() and event.key() in keys:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _begun(self) -> str | None:
        """The words of a link that is begun at the cursor, None where there is none."""
        cursor = self.textCursor()
        line = cursor.block().text()
        # Positions count UTF-16 units.
        before = line.encode("utf-16-le")[: 2 * cursor.positionInBlock()].decode(
            "utf-16-le", "ignore"
        )
        found = _BEGUN.search(before)
        return found[1] if found else None

    def _ask(self) -> None:
        begun = self._begun()
        if begun is None:
            self._hide()
        else:
            self.link_typed.emit(begun)

    def _hide(self) -> None:
        popup = self.completer_.popup()
        if popup is not None:
            popup.hide()
