"""Words in their surroundings, with the parts that differ marked: struck out, or underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui.widgets.theme import Theme, body_font

Spans = Sequence[tuple[int, int]]


class WordsView(QTextEdit):
    """Shows words that can be read, chosen and copied.

    Args:
        theme: the colours.
        old: whether these are the old words; then what differs is struck out, else underlined.
    """

    def __init__(self, theme: Theme, *, old: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._old = old
        self._theme = theme
        self._shown: tuple[str, str, str, Spans] = ("", "", "", ())
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.set_words(*self._shown)

    def set_words(self, before: str, words: str, after: str, differing: Spans = ()) -> None:
        """Show words.

        Args:
            before: what stands in front of them, shown quietly.
            words: the words themselves.
            after: what stands behind them.
            differing: the parts of `words` that differ, in code points.
        """
        self._shown = (before, words, after, tuple(differing))
        self.clear()
        cursor = self.textCursor()
        shape = QTextBlockFormat()
        shape.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(shape)
        quiet = self._form(self._theme.muted)
        plain = self._form(self._theme.ink)
        marked = self._marked()
        cursor.insertText(before.replace("\n", " "), quiet)
        done = 0
        for start, end in sorted(differing):
            cursor.insertText(words[done:start], plain)
            cursor.insertText(words[start:end], marked)
            done = max(done, end)
        cursor.insertText(words[done:], plain)
        cursor.insertText(after.replace("\n", " "), quiet)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._bring_into_view(len(before), len(before) + len(words))

    def _bring_into_view(self, start: int, end: int) -> None:
        """The words are what matters, where their surroundings fill the view."""
        place = self.textCursor()
        for at in (end, start):
            place.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(place)
            self.ensureCursorVisible()

    def _form(self, colour: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(body_font(14))
        form.setForeground(QColor(colour))
        return form

    def _marked(self) -> QTextCharFormat:
        """What differs: never told by colour alone."""
        form = self._form(self._theme.highlight_ink)
        if self._old:
            form.setFontStrikeOut(True)
            form.setBackground(QColor(self._theme.highlight("pink")))
        else:
            form.setFontUnderline(True)
            form.setBackground(QColor(self._theme.highlight("green")))
        return form
