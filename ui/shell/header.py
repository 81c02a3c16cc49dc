"""The line above the sheet: where one is in the report, and the reader's own buttons."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from core.i18n import _
from ui.shell.docks import TITLE_HEIGHT
from ui.widgets.theme import Theme


class Crumb(QLabel):
    """The path of sections, shortened when it is too long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def minimumSizeHint(self) -> QSize:
        """Any width will do: the words are shortened to fit."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, elided at the right."""
        if not self.text():
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = self.fontMetrics().elidedText(
            self.text(), QtCore.Qt.TextElideMode.ElideRight, self.width()
        )
        place = QtCore.Qt.AlignmentFlag.AlignVCenter | QtCore.Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), place, words)
        painter.end()


class Header(QFrame):
    """Crumb, way back, text size, theme, search.

    Signals:
        pressed(str): `back`, `text`, `theme` or `search`, the name of the button.
    """

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(TITLE_HEIGHT)
        self._crumb = Crumb(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self._crumb, 1)
        self._buttons: dict[str, QToolButton] = {}
        for name, words in (
            ("back", _("返回刚才的位置 (Alt+←)")),
            ("text", _("字号")),
            ("theme", _("外观")),
            ("search", _("查找 (Ctrl+F)")),
        ):
            button = QToolButton(self)
            button.setFixedSize(32, 32)
            button.setIconSize(QSize(18, 18))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _on, name=name: self.pressed.emit(name))
            row.addWidget(button)
            self._buttons[name] = button

    def button(self, name: str) -> QToolButton:
        """The button of that name.

        Raises:
            KeyError: there is none.
        """
        return self._buttons[name]

    def crumb(self) -> str:
        """The path as shown, before it is shortened."""
        return self._crumb.text()

    def set_crumb(self, path: str) -> None:
        """Show where the reader is; the whole path also as a tool tip."""
        if path != self._crumb.text():
            # Named here, not before: its style brings in a face that the first paint can spare.
            if not self._crumb.objectName():
                self._crumb.setObjectName("crumb")
                self._crumb.style().polish(self._crumb)
            self._crumb.setText(path)
            self._crumb.setToolTip(path)

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons; only after the first paint."""
        from ui.widgets.icons import icon

        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.muted, theme.ink, size=18))
