"""What stands in the place of the sheet while there is no report: the first steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.i18n import _
from ui.panes.dialog import dialog_style
from ui.panes.parts import EmptyState
from ui.widgets.theme import Theme


class Landing(QWidget):
    """Says what can be opened, and opens it.

    Signals:
        pressed(str): a command of `ui.shell.actions`: `open`, or `sample`.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = EmptyState(theme, "library", self)
        self._words.say(
            _("打开第一份报告"),
            _("Word、PDF、WPS、OFD、网页、文本都可以。按 Ctrl+O 选一份，或把文件拖到这里。"),
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        self._first = self._button("open", _("打开文件…"), "primary")
        buttons.addWidget(self._first)
        buttons.addWidget(self._button("sample", _("看示例报告"), "other"))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addLayout(buttons)
        column.addStretch(3)
        self.setFocusProxy(self._first)
        self.set_theme(theme)

    def _button(self, command: str, words: str, role: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", role)
        button.clicked.connect(lambda _on: self.pressed.emit(command))
        return button

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.setStyleSheet(dialog_style(theme) + f"QWidget#pane {{ background: {theme.ground}; }}")
        self._words.set_theme(theme)
