"""The presenters of one window, and what joins them to each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.presenting.current import Current
from ui.presenting.opening import Opener
from ui.presenting.stepping import Stepper
from ui.tasks import Tasks

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.presenting.appearance import AppearancePresenter
    from ui.presenting.charting import ChartsPresenter
    from ui.presenting.checking import ChecksPresenter
    from ui.presenting.correcting import CorrectingPresenter
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
    from ui.presenting.tabling import TablesPresenter
    from ui.presenting.troubles import Troubles

MODULES = (
    "appearance",
    "charting",
    "checking",
    "correcting",
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
    "tabling",
)
"""The modules to import before the presenters are made, one in each turn of the event loop."""


class Presenters(QObject):
    """They ask the library and tell the window.

    Args:
        window: its skeleton, already painted.
        profile: the folder of the library.
        looking: take no lock and remember nothing, as for a picture.

    Signals:
        ready(): the report is open in every pane.
    """

    ready = Signal()

    keeping: Keeping
    outside: Outside
    reports: ReportsPresenter
    imports: ImportPresenter
    correcting: CorrectingPresenter
    notes: NotesPresenter
    marks: MarksPresenter
    records: RecordsPresenter
    review: ReviewPresenter
    merging: MergePresenter
    links: LinksPresenter
    search: SearchPresenter
    charts: ChartsPresenter
    checks: ChecksPresenter
    tables: TablesPresenter
    exports: ExportPresenter
    appearance: AppearancePresenter
    troubles: Troubles

    def __init__(self, window: MainWindow, profile: Path, *, looking: bool) -> None:
        super().__init__(window)
        self._window = window
        self._profile = profile
        self._looking = looking
        self.current = Current()
        self._opener = Opener(looking=looking)
        self.tasks = Tasks(profile, self._opener, self)
        self._stepper = Stepper(self.tasks, self)

    def make(self) -> None:
        """Make them all, and join them to the panes and to each other."""
        from ui.presenting.appearance import AppearancePresenter
        from ui.presenting.charting import ChartsPresenter
        from ui.presenting.checking import ChecksPresenter
        from ui.presenting.correcting import CorrectingPresenter
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
        from ui.presenting.tabling import TablesPresenter

        window, tasks, current = self._window, self.tasks, self.current
        self._showing = showing = Showing(window, self, self._stepper, looking=self._looking)
        self.reports = ReportsPresenter(window, tasks, current, looking=self._looking)
        self.reports.loaded.connect(showing.show_report)
        self.imports = ImportPresenter(window, tasks, current, self.reports)
        self.correcting = CorrectingPresenter(window, tasks, current, self.imports, self.reports)
        self.notes = NotesPresenter(window, tasks, current, self._recheck)
        self.notes.applied.append(self.reports.renew_row)
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
        self.tables = TablesPresenter(window)
        self.reports.loaded.connect(lambda _loaded: self.tables.close_stale())
        self.exports = ExportPresenter(window, tasks, current)
        self.appearance = AppearancePresenter(window, tasks, self._profile, self._stepper)
        join_panes(window, self, showing)

    def _recheck(self) -> None:
        """After an undo or redo that concerned no annotation."""
        self.reports.recheck()
        self.checks.refresh()
