"""The window: rail, side panel, sheet, docks. It holds the parts and knows no library.

The skeleton stands before the first paint with its empty panes in their final sizes; `fill` puts
the panes in afterwards, one small step at a time, so that nothing jumps and nothing freezes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from core.i18n import _
from core.model.page import Page
from ui.reader.reader_view import ReaderView
from ui.shell.docks import Dock
from ui.shell.header import Header
from ui.shell.rail import Rail
from ui.shell.side import SidePanel
from ui.shell.state import WindowState
from ui.shell.toast import MessageBar, Toast
from ui.widgets.theme import Theme, palette, stylesheet

if TYPE_CHECKING:
    from ui.charts.charts_pane import ChartsPane
    from ui.glossary.glossary_pane import GlossaryPane
    from ui.library.library_pane import LibraryPane
    from ui.notes.notes_pane import NotesPane
    from ui.outline.outline_pane import OutlinePane
    from ui.presenting.desk import Desk
    from ui.search.search_pane import SearchPane
    from ui.shell.actions import Actions
    from ui.tasks import Tasks

SIDE_WIDTH = 232
DOCKS_WIDTH = 404


class Step(NamedTuple):
    """A piece of work of the GUI thread, and the module to import in a worker before it."""

    act: Callable[[], None]
    needs: str = ""


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
    library: LibraryPane
    charts: ChartsPane
    glossary: GlossaryPane
    actions_: Actions
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
        self.setAcceptDrops(True)
        self.theme = theme
        self.state = state
        self.is_filled = False
        self._first: tuple[Page, int] | None = None
        self._dress()
        rooms = (
            ("outline", _("目录")),
            ("search", _("查找")),
            ("notes", _("批注")),
            ("library", _("报告库")),
        )
        self.rail = Rail(rooms, (("settings", _("设置")), ("menu", _("菜单"))), self)
        self.side = SidePanel(dict(rooms), self)
        self.header = Header(self)
        self.reader = ReaderView(theme, self)
        self.message = MessageBar(self)
        self._lay_out()
        self.toast = Toast(self._centre)
        self.charts_dock = self._dock("charts", _("指标"))
        self.glossary_dock = self._dock("glossary", _("名词"))
        self._restore()
        self.reader.setFocus()
        self.rail.chosen.connect(self.show_room)
        self.side.shut.connect(lambda: self.show_room(""))

    def fill(self, tasks: Tasks) -> Iterator[Step]:
        """The steps that build what the first paint did without, in order."""
        yield Step(self._paint_rail, "ui.widgets.icons")
        yield Step(self._paint_icons)
        yield Step(self._add_actions, "ui.shell.actions")
        yield Step(self._add_outline, "ui.outline.outline_pane")
        yield Step(self._add_glossary, "ui.glossary.glossary_pane")
        yield Step(lambda: self._add_charts(tasks), "ui.charts.charts_pane")
        yield Step(self._add_notes, "ui.notes.notes_pane")
        yield Step(self._add_search, "ui.search.search_pane")
        yield Step(self._add_library, "ui.library.library_pane")
        yield Step(self._finish, "ui.reader.marking")

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
        """Take another theme, everywhere."""
        self.theme = theme
        self._dress()
        self.reader.set_theme(theme)
        if not self.is_filled:
            return
        for pane in (
            self.outline,
            self.search,
            self.notes,
            self.library,
            self.charts,
            self.glossary,
        ):
            pane.set_theme(theme)
        self._paint_rail()
        self._paint_icons()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        urls = event.mimeData().urls()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def show_at_first(self, page: Page, place: int) -> None:
        """Show a page as soon as the window has its size: it is then laid out only once."""
        self._first = page, place

    def showEvent(self, event: QShowEvent) -> None:
        """Show the first page; all parts have their sizes by now."""
        super().showEvent(event)
        if self._first is not None:
            first, self._first = self._first, None
            self.reader.show_page(*first)

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

    def _dress(self) -> None:
        # For the whole program: dialogs and menus of the system's making take it too.
        QApplication.setPalette(palette(self.theme))
        self.setStyleSheet(stylesheet(self.theme))

    def _lay_out(self) -> None:
        self._centre = QWidget(self)
        self._centre.setObjectName("centre")
        self._centre.setMinimumWidth(360)
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.message)
        column.addWidget(self.reader, 1)
        self._desk = QSplitter(Qt.Orientation.Horizontal, self)
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
        dock = Dock(name, words, self.theme, self)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        return dock

    def _docks(self) -> tuple[Dock, Dock]:
        return self.charts_dock, self.glossary_dock

    def _restore(self) -> None:
        """Sizes and places as they were left; at the first start those of the design."""
        self.resize(1366, 768)
        self.restoreGeometry(self.state.data("geometry"))
        if not self.restoreState(self.state.data("docks")):
            both = list(self._docks())
            self.resizeDocks(both, [DOCKS_WIDTH] * 2, Qt.Orientation.Horizontal)
            self.resizeDocks(both, [420, 348], Qt.Orientation.Vertical)
        self._desk.restoreState(self.state.data("desk"))
        folded = self.state.text("folded", "").split()
        for dock in self._docks():
            dock.set_folded(dock.objectName() in folded)
        self.reader.set_zoom(self.state.number("zoom", 100))
        room = self.state.text("side", "outline")
        self.show_room(room if room in self.side.rooms else "")

    def _paint_rail(self) -> None:
        self.rail.set_theme(self.theme)

    def _paint_icons(self) -> None:
        for part in (
            self.header,
            self.side,
            self.message,
            self.charts_dock,
            self.glossary_dock,
        ):
            part.set_theme(self.theme)

    def _add_actions(self) -> None:
        from ui.shell.actions import Actions

        self.actions_ = Actions(self, self.command.emit)

    def _add_outline(self) -> None:
        from ui.outline.outline_pane import OutlinePane

        self.outline = OutlinePane(self.theme, self)
        self.side.set_pane("outline", self.outline)

    def _add_glossary(self) -> None:
        from ui.glossary.glossary_pane import GlossaryPane

        self.glossary = GlossaryPane(self.theme, self)
        self.glossary_dock.set_pane(self.glossary)

    def _add_charts(self, tasks: Tasks) -> None:
        from ui.charts.charts_pane import ChartsPane

        self.charts = ChartsPane(self.theme, tasks, self)
        self.charts_dock.set_pane(self.charts)

    def _add_notes(self) -> None:
        from ui.notes.notes_pane import NotesPane

        self.notes = NotesPane(self.theme, self)
        self.side.set_pane("notes", self.notes)

    def _add_search(self) -> None:
        from ui.search.search_pane import SearchPane

        self.search = SearchPane(self.theme, self)
        self.side.set_pane("search", self.search)

    def _add_library(self) -> None:
        from ui.library.library_pane import LibraryPane

        self.library = LibraryPane(self.theme, self)
        self.side.set_pane("library", self.library)

    def _finish(self) -> None:
        self.is_filled = True
        self.filled.emit()
