"""The side panel: one room at a time under a title line, or none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from ui.shell.docks import TITLE_HEIGHT
from ui.widgets.theme import Theme

_LEAST = 200
_MOST = 520


class SidePanel(QFrame):
    """Holds the panes that the rail chooses from; empty pages until they are built.

    Args:
        rooms: the title of each room by its name.

    Signals:
        shut(): the panel was closed by its own button.
    """

    shut = Signal()

    def __init__(self, rooms: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        self.rooms = dict(rooms)
        self.last = next(iter(self.rooms))
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget(self)
        for name in self.rooms:
            page = QWidget(self._stack)
            QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
            self._pages[name] = page
            self._stack.addWidget(page)
        head = QFrame(self)
        head.setObjectName("sideTitle")
        head.setFixedHeight(TITLE_HEIGHT)
        self._title = QLabel(head)
        self._title.setObjectName("sideName")
        self._shut = QToolButton(head)
        self._shut.setFixedSize(26, 26)
        self._shut.setIconSize(QSize(16, 16))
        self._shut.setToolTip(_("收起侧栏 (Ctrl+B)"))
        self._shut.setAccessibleName(_("收起侧栏"))
        self._shut.clicked.connect(self.shut)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 6, 0)
        row.addWidget(self._title, 1)
        row.addWidget(self._shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def set_pane(self, room: str, pane: QWidget) -> None:
        """Put the pane of a room on its page."""
        layout = self._pages[room].layout()
        assert layout is not None
        layout.addWidget(pane)

    def show_room(self, room: str) -> None:
        """Show a room; none when it is empty."""
        self.setVisible(bool(room))
        if room:
            self.last = room
            self._stack.setCurrentWidget(self._pages[room])
            self._title.setText(self.rooms[room])

    def set_theme(self, theme: Theme) -> None:
        """Paint the icon; only after the first paint."""
        from ui.widgets.icons import icon

        self._shut.setIcon(icon("left", theme.muted, size=16))
