"""After the first paint: open the library, fill the window, join the two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.model.errors import UserError
from ui.presenting.current import Current
from ui.presenting.filling import fill
from ui.presenting.opening import Opener, ask_passphrase, asks_for_passphrase
from ui.presenting.stepping import Step, Stepper, nothing
from ui.presenting.warming import calm_collector
from ui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ui.main_window import MainWindow
    from ui.presenting.appearance import AppearancePresenter
    from ui.presenting.charting import ChartsPresenter
    from ui.presenting.checking import ChecksPresenter
    from ui.presenting.exports import ExportPresenter
    from ui.presenting.finding import SearchPresenter
    from ui.presenting.importing import ImportPresenter
    from ui.presenting.keeping import Keeping
    from ui.presenting.linking import LinksPresenter
    from ui.presenting.marks import MarksPresenter
    from ui.presenting.merging import MergePresenter
    from ui.presenting.notes import NotesPresenter
    from ui.presenting.outside import Outside
    from ui.presenting.records import RecordsPresenter
    from ui.presenting.reports import ReportsPresenter
    from ui.presenting.reviewing import ReviewPresenter
    from ui.presenting.troubles import Troubles

_PRESENTERS = (
    "appearance",
    "charting",
    "checking",
    "exports",
    "finding",
    "importing",
    "joining",
    "linking",
    "marks",
    "merging",
    "notes",
    "records",
    "reviewing",
    "showing",
)
"""The modules to import before the presenters are made, one in each turn of the event loop."""


class Desk(QObject):
    """The presenters of one window.

    Args:
        window: its skeleton, already painted.
        profile: the folder of the library.
        file: a file to import and open.
        looking: take no lock and remember nothing, as for a picture.

    Signals:
        ready(): the report is open in every pane.
        refused(Exception): the library could not be opened; the window goes on without it.
    """

    ready = Signal()
    refused = Signal(object)

    keeping: Keeping
    outside: Outside
    reports: ReportsPresenter
    imports: ImportPresenter
    notes: NotesPresenter
    marks: MarksPresenter
    records: RecordsPresenter
    review: ReviewPresenter
    merging: MergePresenter
    links: LinksPresenter
    search: SearchPresenter
    charts: ChartsPresenter
    checks: ChecksPresenter
    exports: ExportPresenter
    appearance: AppearancePresenter
    troubles: Troubles

    def __init__(
        self,
        window: MainWindow,
        profile: Path,
        file: Path | None = None,
        *,
        looking: bool = False,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._profile = profile
        self._file = file
        self._looking = looking
        self._open = False
        self._joined = False
        self._due = False
        self._refusal: Exception | None = None
        self.current = Current()
        self._opener = Opener(looking=looking)
        self.tasks = Tasks(profile, self._opener, self)
        self._stepper = Stepper(self.tasks, self)
        window.closing.connect(self._on_closing)

    @property
    def is_open(self) -> bool:
        """Whether the library is open."""
        return self._open

    def start(self) -> None:
        """Open the library in the writer thread, and fill the window meanwhile."""
        self.open_library()
        self._stepper.run(self._steps(), self._begin)

    def open_library(self) -> None:
        """Open the library, at the start or after it was mended, and the report read last."""
        self._refusal = None
        self.tasks.open(self._opened, self._failed)

    def close(self) -> None:
        """Write down what is pending and close the library; safe to call twice."""
        if self._joined:
            self.imports.close()
        if self._open and self._joined and not self.tasks.is_closed:
            self.reports.keep_place()
        self._open = False
        self.tasks.close()

    def _steps(self) -> Iterator[Step]:
        yield from fill(self._window, self.tasks)
        yield Step(self._watch, "ui.presenting.troubles")
        for name in _PRESENTERS:
            yield Step(nothing, f"ui.presenting.{name}")
        yield Step(self._join, "ui.presenting.reports")
        yield Step(calm_collector)

    def _on_closing(self, event: QCloseEvent) -> None:
        """Close, unless what is still to be written cannot be written and nobody knows yet."""
        if not self._joined or self.tasks.is_closed:
            self.close()
            return
        told = self.troubles.count
        self.tasks.settle()
        if self.troubles.count > told:
            event.ignore()
        else:
            self.close()

    def _opened(self, _nothing: None) -> None:
        self._open = self._due = True
        self._begin()

    def _failed(self, error: Exception) -> None:
        self._refusal = error
        self._due = True
        self._begin()

    def _watch(self) -> None:
        from ui.presenting.troubles import Troubles

        self.troubles = Troubles(
            self._window, self.tasks, self._profile, self.open_library, self._opener
        )

    def _join(self) -> None:
        from ui.presenting.appearance import AppearancePresenter
        from ui.presenting.charting import ChartsPresenter
        from ui.presenting.checking import ChecksPresenter
        from ui.presenting.exports import ExportPresenter
        from ui.presenting.finding import SearchPresenter
        from ui.presenting.importing import ImportPresenter
        from ui.presenting.joining import join_panes
        from ui.presenting.keeping import Keeping
        from ui.presenting.linking import LinksPresenter
        from ui.presenting.marks import MarksPresenter
        from ui.presenting.merging import MergePresenter
        from ui.presenting.notes import NotesPresenter
        from ui.presenting.outside import Outside
        from ui.presenting.records import RecordsPresenter
        from ui.presenting.reports import ReportsPresenter
        from ui.presenting.reviewing import ReviewPresenter
        from ui.presenting.showing import Showing

        window, tasks, current = self._window, self.tasks, self.current
        self._showing = showing = Showing(window, self, self._stepper, looking=self._looking)
        self.reports = ReportsPresenter(window, tasks, current, looking=self._looking)
        self.reports.loaded.connect(showing.show_report)
        self.imports = ImportPresenter(window, tasks, self.reports.open)
        self.notes = NotesPresenter(window, tasks, current, self._recheck)
        self.marks = MarksPresenter(window, tasks, current, self.notes)
        self.records = RecordsPresenter(window, tasks, current, self.notes)
        self.review = ReviewPresenter(window, tasks, current, self.notes)
        self.merging = MergePresenter(window, tasks, current, self.notes)
        self.links = LinksPresenter(window, tasks, current, showing.show_term, self.reports.open)
        self.keeping = Keeping(tasks, self.troubles.tell, self)
        self.outside = Outside(tasks, self.notes.apply, self._recheck, self)
        if not self._looking:
            self.reports.loaded.connect(lambda _loaded: self.outside.begin())
        self.search = SearchPresenter(window, tasks, current, self.reports, self.links.show)
        self.charts = ChartsPresenter(window, tasks, current, self.notes, self.reports.open_at)
        self.checks = ChecksPresenter(window, tasks, current, self.reports.open_at, self.notes.undo)
        self.exports = ExportPresenter(window, tasks, current)
        self.appearance = AppearancePresenter(window, tasks, self._profile)
        join_panes(window, self, showing)
        self._joined = True

    def _begin(self) -> None:
        """Open the first report, once both the library and the panes are there."""
        if not self._joined or not self._due:
            return
        self._due = False
        if self._refusal is not None:
            self._refuse(self._refusal)
            return
        if self._open and not self._looking:
            self.keeping.begin()
        if self._open and self._file is not None:
            file, self._file = self._file, None
            self.imports.import_files([file])
        elif self._open:
            self.reports.open()

    def _refuse(self, error: Exception) -> None:
        """Say why the library could not be opened, or ask for the passphrase that opens it."""

        def refuse() -> None:
            self.refused.emit(error)
            self.troubles.refuse(error)

        if isinstance(error, UserError) and asks_for_passphrase(error) and not self._looking:
            ask_passphrase(self._window, self._opener, error, self.open_library, refuse)
        else:
            refuse()

    def _recheck(self) -> None:
        """After an undo or redo that concerned no annotation."""
        self.reports.recheck()
        self.checks.refresh()
