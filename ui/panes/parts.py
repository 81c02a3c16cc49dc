"""Widgets that every pane needs: search field, row of choices, empty state, hairline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from ui.widgets.icons import icon, pixmap
from ui.widgets.theme import Theme

DEBOUNCE_MS: Final = 80
"""How long typing rests before a query is sent."""


class SearchField(QLineEdit):
    """A field that tells its query as one types, and hands arrow keys on to the list below.

    Signals:
        query_changed(str): the text, trimmed, once typing rested for `delay` milliseconds.
        moved(int): an arrow or page key, in rows (1 down, -1 up, 10 and -10 for a page).
        confirmed(): Enter; a query still waiting is sent before it.
    """

    query_changed = Signal(str)
    moved = Signal(int)
    confirmed = Signal()

    def __init__(
        self, theme: Theme, hint: str, delay: int = DEBOUNCE_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._sent = ""
        self._lens = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        self._clear.setToolTip(_("清空"))
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(self.send)
        self.textChanged.connect(self._on_text)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons for `theme`."""
        self._lens.setIcon(icon("search", theme.muted, size=16))
        self._clear.setIcon(icon("close", theme.muted, size=16))

    @property
    def query(self) -> str:
        """The text without blanks at its ends."""
        return self.text().strip()

    def send(self) -> None:
        """Tell the query now, if it differs from the one told last."""
        self._timer.stop()
        if self.query != self._sent:
            self._sent = self.query
            self.query_changed.emit(self.query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, pages, Enter and Escape are the list's; all else is text."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 10,
            Qt.Key.Key_PageUp: -10,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.send()
            self.moved.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
            self.confirmed.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.send()
        else:
            super().keyPressEvent(event)

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()


class Segments(QWidget):
    """A row of choices of which exactly one is on.

    Signals:
        chosen(int): the index of the choice that was switched on by hand.
    """

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, word in enumerate(words):
            button = QToolButton(self)
            button.setText(word)
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)
        self._narrow = False
        self._wanted = 0

    @property
    def current(self) -> int:
        """The index of the choice that is on."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Switch choice `index` on without a signal."""
        self._group.button(index).setChecked(True)

    def set_words(self, index: int, words: str) -> None:
        """What choice `index` is called."""
        self._group.button(index).setText(words)

    def button(self, index: int) -> QToolButton:
        """The button of choice `index`."""
        found = self._group.button(index)
        assert isinstance(found, QToolButton)
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Longer words stand closer in a narrow pane, rather than being cut."""
        super().resizeEvent(event)
        if not self._narrow:
            self._wanted = self.sizeHint().width()
        narrow = event.size().width() < self._wanted
        if narrow != self._narrow:
            self._narrow = narrow
            for button in self._group.buttons():
                button.setProperty("narrow", narrow)
                button.style().unpolish(button)
                button.style().polish(button)


class EmptyState(QWidget):
    """What a pane shows while it has nothing: what it is for, and the first step."""

    def __init__(self, theme: Theme, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon_name
        self._picture = QLabel(self)
        self._headline = QLabel(self)
        self._headline.setProperty("role", "headline")
        self._words = QLabel(self)
        self._words.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._picture, self._headline, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not self._picture)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            # Two or three short lines under a picture read better than one across the pane.
            label.setMaximumWidth(280)
            line = QHBoxLayout()
            line.addWidget(label)
            column.addLayout(line)
        column.addStretch(3)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint the picture for `theme`."""
        self._picture.setPixmap(
            pixmap(self._icon, theme.muted, size=32, scale=self.devicePixelRatioF())
        )

    def say(self, headline: str, words: str) -> None:
        """The two sentences of the pane."""
        self._headline.setText(headline)
        self._words.setText(words)
        self.setAccessibleName(f"{headline} {words}")

    def text(self) -> str:
        """Both sentences, for whoever asks what is on the screen."""
        return f"{self._headline.text()}\n{self._words.text()}"


class IconButton(QToolButton):
    """A quiet button that is an icon with a tool tip."""

    def __init__(self, theme: Theme, name: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setProperty("plain", True)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setIconSize(QSize(18, 18))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint the icon for `theme`."""
        self.setIcon(icon(self._name, theme.muted, theme.ink, size=18))


def hairline(parent: QWidget | None = None) -> QFrame:
    """A line of one pixel that parts two surfaces."""
    line = QFrame(parent)
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
