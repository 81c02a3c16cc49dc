"""The window: rail, side panel, sheet, docks. It holds the parts and knows no library.

The skeleton stands before the first paint with its empty panes in their final sizes;
`ui.presenting.filling` puts the panes in afterwards, so that nothing jumps.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from core.model.page import Page
from ui.reader.reader_view import ReaderView
from ui.shell.docks import Dock
from ui.shell.header import Header
from ui.shell.rail import Rail
from ui.shell.rooms import side_rooms
from ui.shell.side import SidePanel
from ui.shell.state import WindowState
from ui.widgets.theme import Theme, palette, stylesheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.charts.charts_pane import ChartsPane
    from ui.checks.checks_pane import ChecksPane
    from ui.figures.figures_pane import FiguresPane
    from ui.glossary.glossary_pane import GlossaryPane
    from ui.library.library_pane import LibraryPane
    from ui.notes.notes_pane import NotesPane
    from ui.outline.outline_pane import OutlinePane
    from ui.panes.pane import Pane
    from ui.presenting.desk import Desk
    from ui.search.search_pane import SearchPane
    from ui.shell.actions import Actions
    from ui.shell.landing import Landing
    from ui.shell.toast import MessageBar, Toast

SIDE_WIDTH = 232
_FIRST_DOCKS = (
    b"AAAA/wAAAAD9AAAAAQAAAAEAAAGUAAADAPwCAAAAAvsAAAAMAGMAaABhAHIAdABzAQAAAAAAAAGhAAAAEAD////7AAAA"
    b"EABnAGwAbwBzAHMAYQByAHkBAAABpwAAAVkAAAAQAP///wAAA7wAAAMAAAAABAAAAAQAAAAIAAAACPwAAAAA"
)
"""The docks of the first start, 404 pixels wide, charts above glossary, as `saveState` wrote them.

`addDockWidget` would ask for `Qt.DockWidgetArea`, and the first touch of any enumeration of the
namespace `Qt` builds all 120 of them: 20 ms before the first paint.
"""


class MainWindow(QMainWindow):
    """The desk with one sheet of paper on it.

    The attributes for the panes and `actions_` exist once `filled` was emitted.

    Signals:
        filled(): all panes stand.
        command(str): a command of `ui.shell.actions`, or of a button.
        files_dropped(list): paths of files and folders dropped on the window.
        closing(QCloseEvent): the window is about to close and can still ask for writes; whoever
            ignores the event keeps it open.
    """

    outline: OutlinePane
    search: SearchPane
    notes: NotesPane
    figures: FiguresPane
    checks: ChecksPane
    library: LibraryPane
    charts: ChartsPane
    glossary: GlossaryPane
    actions_: Actions
    message: MessageBar
    toast: Toast
    desk: Desk
    """Joined by `ui.app` after the first paint; the window itself never asks it."""

    filled = Signal()
    command = Signal(str)
    files_dropped = Signal(list)
    closing = Signal(object)

    def __init__(self, theme: Theme, state: WindowState) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(_("审阅"))
        self.theme = theme
        self.state = state
        self.is_filled = False
        self._panes: list[Pane] = []
        self._first: tuple[Page, int] | None = None
        self._blank: Landing | None = None
        QApplication.setPalette(palette(theme))
        self.setStyleSheet(stylesheet(theme))
        rooms = side_rooms()
        self.rail = Rail(rooms, (("settings", _("设置")), ("menu", _("菜单"))), self)
        self.side = SidePanel(dict(rooms), self)
        self.header = Header(self)
        self.reader = ReaderView(theme, self)
        self._lay_out()
        self.charts_dock = self._dock("charts", _("指标"))
        self.glossary_dock = self._dock("glossary", _("名词"))
        self._restore()
        self.reader.setFocus()
        self.rail.chosen.connect(self.show_room)
        self.side.shut.connect(lambda: self.show_room(""))

    def add_pane(self, room: str, pane: Pane) -> None:
        """Put a pane into its room of the side panel, into its dock, or `below` the sheet."""
        docks = {"charts": self.charts_dock, "glossary": self.glossary_dock}
        column = self._centre.layout()
        if room == "below" and column is not None:
            column.addWidget(pane)
        elif room in docks:
            docks[room].set_pane(pane)
        else:
            self.side.set_pane(room, pane)
        self._panes.append(pane)

    def add_messages(self) -> None:
        """Add the places for messages, and for files; nobody has any before the first paint."""
        from ui.shell.arrivals import Arrivals
        from ui.shell.toast import MessageBar, Toast

        self.message = MessageBar(self._centre)
        column = self._centre.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.message)
        self.toast = Toast(self._centre)
        self._arrivals = Arrivals(self, self._centre, self.theme)
        self._arrivals.dropped.connect(self.files_dropped)

    def show_sheet(self, on: bool) -> None:
        """Show the report, or kind words where there is none."""
        self.reader.setVisible(on)
        if self._blank is not None:
            self._blank.setVisible(not on)
        elif not on:
            from ui.shell.landing import Landing

            self._blank = Landing(self.theme, self._centre)
            self._blank.pressed.connect(self.command)
            layout = self._centre.layout()
            assert layout is not None
            layout.addWidget(self._blank)
        if self._blank is not None and not on:
            self._blank.show()
            self._blank.setFocus()

    def show_room(self, name: str) -> None:
        """Open the side panel on a room, or close it when `name` is empty."""
        self.rail.set_current(name)
        self.side.show_room(name)

    def toggle_side(self) -> None:
        """Close the side panel, or open the room that was open last."""
        self.show_room("" if self.rail.current else self.side.last)

    def show_dock(self, dock: Dock) -> None:
        """Bring a dock back, unfolded and in front."""
        dock.set_folded(False)
        dock.show()
        dock.raise_()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, everywhere and at once."""
        for dress in self.dressing(theme):
            dress()

    def dressing(self, theme: Theme) -> Iterator[Callable[[], None]]:
        """What there is to do to take another theme, in pieces of a few milliseconds.

        What is made from now on has it already.
        """
        self.theme = theme
        return self._pieces(theme)

    def _pieces(self, theme: Theme) -> Iterator[Callable[[], None]]:
        # For the whole program: dialogs and menus of the system's making take it too.
        yield lambda: QApplication.setPalette(palette(theme))
        yield lambda: self.setStyleSheet(stylesheet(theme))
        yield from self.reader.dressing(theme)
        if not self.is_filled:
            return
        self._arrivals.theme = theme
        for pane in self._panes:
            yield from pane.dressing(theme)
        if self._blank is not None:
            yield partial(self._blank.set_theme, theme)
        yield self.paint_rail
        yield self.paint_docks
        yield self.paint_icons

    def show_at_first(self, page: Page, place: int) -> None:
        """Show a page as soon as the window has its size: it is then laid out only once."""
        self._first = page, place

    def showEvent(self, event: QShowEvent) -> None:
        """Show the first page; all parts have their sizes by now."""
        super().showEvent(event)
        if self._first is not None:
            first, self._first = self._first, None
            self.reader.show_first(*first)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let pending notes be written first."""
        self.reader.flush()
        event.accept()
        self.closing.emit(event)
        if not event.isAccepted():
            return
        self.state.keep("side", self.rail.current)
        self.state.keep("folded", " ".join(d.objectName() for d in self._docks() if d.folded))
        self.state.keep("zoom", self.reader.zoom())
        self.state.keep("geometry", self.saveGeometry())
        self.state.keep("docks", self.saveState())
        self.state.keep("desk", self._desk.saveState())
        self.state.save()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self._centre = QWidget(self)
        self._centre.setObjectName("centre")
        self._centre.setMinimumWidth(400)
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.reader, 1)
        # No parent: to tell its two constructors apart Qt for Python would build the enumerations.
        self._desk = QSplitter()
        self._desk.setObjectName("desk")
        self._desk.setHandleWidth(1)
        self._desk.setChildrenCollapsible(False)
        self._desk.addWidget(self.side)
        self._desk.addWidget(self._centre)
        self._desk.setStretchFactor(1, 1)
        self._desk.setSizes([SIDE_WIDTH, 10_000])
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._desk, 1)
        self.setCentralWidget(whole)

    def _dock(self, name: str, words: str) -> Dock:
        return Dock(name, words, self.theme, self)

    def _docks(self) -> tuple[Dock, Dock]:
        return self.charts_dock, self.glossary_dock

    def _restore(self) -> None:
        """Sizes and places as they were left; at the first start those of the design."""
        self.resize(1366, 768)
        self.restoreGeometry(self.state.data("geometry"))
        if not self.restoreState(self.state.data("docks")):
            self.restoreState(QByteArray.fromBase64(_FIRST_DOCKS))
        self._desk.restoreState(self.state.data("desk"))
        folded = self.state.text("folded", "").split()
        for dock in self._docks():
            dock.set_folded(dock.objectName() in folded)
        self.reader.set_zoom(self.state.number("zoom", 100))
        room = self.state.text("side", "outline")
        self.show_room(room if room in self.side.rooms else "")

    def paint_rail(self) -> None:
        """Paint the icons of the rail; loads QtSvg, so after the first paint."""
        self.rail.set_theme(self.theme)

    def paint_docks(self) -> None:
        """Paint the icons of the docks."""
        for dock in self._docks():
            dock.set_theme(self.theme)

    def paint_icons(self) -> None:
        """Paint all other icons of the frame."""
        for part in (self.header, self.side, self.message):
            part.set_theme(self.theme)

    def finish(self) -> None:
        """All panes and `actions_` stand now."""
        self.is_filled = True
        self.filled.emit()
