"""Tags as people type them, completed from those in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from core.i18n import _

_BETWEEN = "#＃,，、;； \u3000\t"


def tag_list(words: str) -> tuple[str, ...]:
    """The tags typed into one line, parted by blanks, commas or `#`; no tag twice."""
    for mark in _BETWEEN:
        words = words.replace(mark, " ")
    return tuple(dict.fromkeys(words.split()))


class TagField(QLineEdit):
    """A line of tags; the one at the cursor is completed."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(_("标签"))
        self._known = QStringListModel(self)
        self.completer_ = QCompleter(self._known, self)
        self.completer_.setWidget(self)
        self.completer_.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer_.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer_.activated.connect(self.take)
        self.textEdited.connect(lambda _text: self._offer())

    def tags(self) -> tuple[str, ...]:
        """What is typed."""
        return tag_list(self.text())

    def set_known(self, tags: Sequence[str]) -> None:
        """Offer these, the most used first."""
        self._known.setStringList(list(tags))

    def take(self, tag: str) -> None:
        """Put `tag` in the place of the one at the cursor."""
        start, end = self._word()
        text = self.text()
        self.setText(text[:start] + tag + " " + text[end:].lstrip())
        self.setCursorPosition(start + len(tag) + 1)

    def _word(self) -> tuple[int, int]:
        text, start = self.text(), self.cursorPosition()
        end = start
        while start > 0 and text[start - 1] not in _BETWEEN:
            start -= 1
        while end < len(text) and text[end] not in _BETWEEN:
            end += 1
        return start, end

    def _offer(self) -> None:
        start, end = self._word()
        word = self.text()[start:end]
        self.completer_.setCompletionPrefix(word)
        found = self.completer_.completionCount()
        exact = found == 1 and self.completer_.currentCompletion() == word
        if word and found and not exact:
            self.completer_.complete()
        elif (popup := self.completer_.popup()) is not None:
            popup.hide()
