"""The rail at the left edge: one button for each side panel, and more below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from ui.widgets.theme import Theme

WIDTH = 48


class Rail(QFrame):
    """A column of buttons of which at most one is on.

    Args:
        rooms: name and words of each side panel, from the top; the name is that of its icon.
        below: name and words of the buttons at the foot, which stay off.

    Signals:
        chosen(str): a room's name, empty when the one that was open is to close.
        pressed(str): a button at the foot.
    """

    chosen = Signal(str)
    pressed = Signal(str)

    def __init__(
        self,
        rooms: Sequence[tuple[str, str]],
        below: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._buttons: dict[str, QToolButton] = {}
        self._current = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(4)
        for name, words in rooms:
            button = self._add(name, words)
            button.setCheckable(True)
            button.clicked.connect(lambda _on, name=name: self._toggle(name))
            column.addWidget(button)
        column.addStretch(1)
        for name, words in below:
            button = self._add(name, words)
            button.clicked.connect(lambda _on, name=name: self.pressed.emit(name))
            column.addWidget(button)

    @property
    def current(self) -> str:
        """The name of the room that is open, empty for none."""
        return self._current

    def button(self, name: str) -> QToolButton:
        """The button of that name.

        Raises:
            KeyError: there is none.
        """
        return self._buttons[name]

    def set_current(self, name: str) -> None:
        """Show room `name` (none when empty) as open, without a signal."""
        self._current = name
        for key, button in self._buttons.items():
            if button.isCheckable():
                button.setChecked(key == name)

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons; only after the first paint, for they load another module of Qt."""
        from ui.widgets.icons import icon

        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.muted, theme.accent))

    def _add(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(WIDTH - 8, WIDTH - 8)
        button.setIconSize(QSize(20, 20))
        button.setToolTip(words)
        button.setAccessibleName(words)
        self._buttons[name] = button
        return button

    def _toggle(self, name: str) -> None:
        name = "" if name == self._current else name
        self.set_current(name)
        self.chosen.emit(name)
