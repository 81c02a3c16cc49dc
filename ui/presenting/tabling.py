"""Tables of the report in windows of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from core.model.page import Page
    from ui.main_window import MainWindow
    from ui.tables.table_window import TableWindow


class TablesPresenter(QObject):
    """Opens a window for each table that is asked for, and closes them with the report."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._open: dict[int, TableWindow] = {}
        self._page: Page | None = None
        window.reader.table_wanted.connect(self.show)
        window.installEventFilter(self)

    def show(self, number: int) -> None:
        """Show the table that is the block of that number on the page."""
        from ui.tables.table_window import TableWindow

        reader = self._window.reader
        page = reader.page
        if page is None:
            return
        shown = self._open.get(number)
        if shown is None:
            shown = TableWindow(self._window.theme, page, number, reader.zoom(), self._window)
            shown.place_chosen.connect(reader.go_to)
            shown.copied.connect(self._window.toast.say)
            shown.finished.connect(partial(self._forget, number))
            self._open[number] = shown
            self._page = page
        built = reader.sheet.built
        if built is not None:
            shown.show_offset(built.positions.canonical(reader.sheet.textCursor().position()))
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def close_stale(self) -> None:
        """Close the windows of a report, or an edition, that is no longer on the desk."""
        if self._page is self._window.reader.page:
            return
        for shown in list(self._open.values()):
            shown.reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The windows take the theme that the main window has put on."""
        if event.type() == QEvent.Type.StyleChange:
            for shown in self._open.values():
                shown.set_theme(self._window.theme)
        return super().eventFilter(watched, event)

    def _forget(self, number: int, _result: int = 0) -> None:
        shown = self._open.pop(number, None)
        if shown is not None:
            shown.deleteLater()
