"""After the first paint: open the library, fill the window, join the two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.i18n import _
from ui.presenting.current import Current
from ui.presenting.loading import Loaded
from ui.tasks import Tasks

if TYPE_CHECKING:
    from core.library import Library
    from core.model.report import Report
    from ui.main_window import MainWindow
    from ui.presenting.appearance import AppearancePresenter
    from ui.presenting.exports import ExportPresenter
    from ui.presenting.finding import SearchPresenter
    from ui.presenting.notes import NotesPresenter
    from ui.presenting.reports import ReportsPresenter

_BUTTONS = {"search": "find"}
"""The buttons of the header that are called otherwise than their command."""


def open_window_library(profile: Path) -> Library:
    """The library with its lock; imported in the writer thread, because that is dear."""
    from ui.presenting.window_library import WindowLibrary

    return WindowLibrary(profile)


class Desk(QObject):
    """The presenters of one window.

    Args:
        window: its skeleton, already painted.
        profile: the folder of the library.
        file: a file to import and open.

    Signals:
        ready(): the report is open in every pane.
        refused(Exception): the library could not be opened; the window goes on without it.
    """

    ready = Signal()
    refused = Signal(object)

    reports: ReportsPresenter
    notes: NotesPresenter
    search: SearchPresenter
    exports: ExportPresenter
    appearance: AppearancePresenter

    def __init__(self, window: MainWindow, profile: Path, file: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._profile = profile
        self._file = file
        self._open = False
        self._refusal: Exception | None = None
        self.current = Current()
        self.tasks = Tasks(profile, open_window_library, self)
        self.tasks.trouble.connect(self._tell)
        window.closing.connect(self.close)

    def start(self) -> None:
        """Open the library in the writer thread, and fill the window meanwhile."""
        self.tasks.open(self._opened, self._failed)
        self._run(self._window.fill(self.tasks), self._filled)

    def close(self) -> None:
        """Write down what is pending and close the library; safe to call twice."""
        if self._open and self._window.is_filled:
            self.reports.keep_place()
        self._open = False
        self.tasks.close()

    def _opened(self, _nothing: None) -> None:
        self._open = True
        self._begin()

    def _failed(self, error: Exception) -> None:
        self._refusal = error
        self._begin()

    def _filled(self) -> None:
        from ui.presenting.appearance import AppearancePresenter
        from ui.presenting.exports import ExportPresenter
        from ui.presenting.finding import SearchPresenter
        from ui.presenting.notes import NotesPresenter
        from ui.presenting.reports import ReportsPresenter

        window, tasks, current = self._window, self.tasks, self.current
        self.reports = ReportsPresenter(window, tasks, current)
        self.reports.loaded.connect(self._loaded)
        self.reports.join_library_pane()
        self.notes = NotesPresenter(window, tasks, current, self.reports.refresh)
        self.search = SearchPresenter(window, tasks, current)
        self.exports = ExportPresenter(window, tasks, current)
        self.appearance = AppearancePresenter(window, tasks, self._profile)
        self._join_panes()
        self._begin()

    def _begin(self) -> None:
        """Open the first report, once both the library and the panes are there."""
        if not self._window.is_filled or not hasattr(self, "appearance"):
            return
        if self._refusal is not None:
            refusal, self._refusal = self._refusal, None
            self.refused.emit(refusal)
            self._tell(refusal)
        elif self._open:
            if self._file is not None:
                self.reports.import_files([self._file])
            else:
                self.reports.open()

    def _join_panes(self) -> None:
        window = self._window
        reader = window.reader
        for pane in (window.outline, window.glossary, window.charts):
            pane.place_chosen.connect(reader.go_to)
        reader.place_changed.connect(self._show_place)
        window.header.pressed.connect(self._press)
        window.rail.pressed.connect(self._command)
        reader.mark_clicked.connect(self._show_term)
        reader.copied.connect(window.toast.say)
        window.charts.told.connect(window.toast.say)
        window.command.connect(self._command)

    def _show_place(self, offset: int) -> None:
        report = self.current.report
        if report is None:
            return
        self._window.outline.set_place(offset)
        self._window.header.set_crumb(crumb(report, offset))

    def _show_term(self, term: int) -> None:
        self._window.show_dock(self._window.glossary_dock)
        self._window.glossary.show_term(term)

    def _loaded(self, loaded: Loaded) -> None:
        """Show the report in one pane after another, so that none makes the window wait."""
        window = self._window
        report = loaded.report

        def steps() -> Iterator[Callable[[], None]]:
            yield lambda: window.glossary.set_report(report)
            yield lambda: window.outline.set_report(report)
            yield lambda: self._show_place(window.reader.place())
            yield lambda: window.charts.set_report(report)
            yield lambda: window.notes.set_report(report)
            yield lambda: window.search.set_report(report)
            yield lambda: window.reader.set_definitions(definitions(report))
            yield self.notes.show_all
            yield self.reports.refresh

        self._run(steps(), self.ready.emit)

    def _run(self, steps: Iterator[Callable[[], None]], done: Callable[[], None]) -> None:
        """One step in each turn of the event loop, then `done`."""

        def turn() -> None:
            step = next(steps, None)
            if step is None:
                done()
                return
            step()
            QTimer.singleShot(0, self, turn)

        QTimer.singleShot(0, self, turn)

    def _command(self, name: str) -> None:
        from ui.presenting.commanding import run_command

        run_command(self._window, self, name)

    def _press(self, button: str) -> None:
        self._command(_BUTTONS.get(button, button))

    def _tell(self, error: Exception) -> None:
        """A trouble of the world goes to the message bar, a bug to the crash dialog."""
        from core.model.errors import UserError

        if not isinstance(error, UserError):
            raise error
        self._window.message.say(error.what, error.where, error.remedy)


def crumb(report: Report, offset: int) -> str:
    """The path of sections around canonical `offset`; the report's title before the first."""
    if not report.blocks:
        return report.meta.title
    path = report.section_path(report.block_at(offset).index)
    return " › ".join(one.label + one.title for one in path) or report.meta.title


def definitions(report: Report) -> list[str]:
    """What hovering over a note mark shows, by term index."""
    return [
        _("{term}：{definition}").format(term=one.term, definition=one.definition)
        if one.term
        else one.definition
        for one in report.terms
    ]
