"""The side panel: one room at a time, or none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ui.shell.docks import TITLE_HEIGHT
from ui.shell.rail import ROOMS, room_title
from ui.widgets.theme import Theme, ui_font

WIDTH = 220


class SidePanel(QWidget):
    """A title above a stack of panes.

    Signals:
        room_changed(str): another room is shown; empty for none.
    """

    room_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setMinimumWidth(180)
        self._line = theme.hairline
        self._room = ""
        self._places: dict[str, QWidget] = {}
        head = QWidget(self)
        head.setFixedHeight(TITLE_HEIGHT)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 8, 1)
        self._title = QLabel(head)
        self._title.setFont(ui_font(bold=True))
        row.addWidget(self._title)
        self._stack = QStackedWidget(self)
        for room in ROOMS:
            place = QWidget(self._stack)
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            self._places[room] = place
            self._stack.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    @property
    def room(self) -> str:
        """The room on show, empty for none."""
        return self._room

    def set_pane(self, room: str, pane: QWidget) -> None:
        """Put the pane of a room into its place."""
        layout = self._places[room].layout()
        if layout is not None:
            layout.addWidget(pane)

    def show_room(self, room: str) -> None:
        """Show a room; empty hides the panel."""
        self._room = room
        if room:
            self._title.setText(room_title(room))
            self._stack.setCurrentWidget(self._places[room])
        self.setVisible(bool(room))
        self.room_changed.emit(room)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._line = theme.hairline
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hairlines under the title and along both edges."""
        painter = QPainter(self)
        line = QColor(self._line)
        painter.fillRect(0, TITLE_HEIGHT - 1, self.width(), 1, line)
        painter.end()
