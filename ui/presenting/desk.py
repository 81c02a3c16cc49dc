"""After the first paint: open the library, fill the window, join the two."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.i18n import _
from core.model.errors import UserError
from ui.presenting.current import Current
from ui.presenting.filling import Step, fill
from ui.presenting.loading import Loaded
from ui.presenting.opening import Opener, ask_passphrase, asks_for_passphrase
from ui.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from core.model.report import Report
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
    "linking",
    "marks",
    "merging",
    "notes",
    "records",
    "reviewing",
)
"""The modules to import before the presenters are made, one in each turn of the event loop."""
_BUTTONS = {"search": "find"}
"""The buttons of the header that are called otherwise than their command."""


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
        self._showing = 0
        self._refusal: Exception | None = None
        self.current = Current()
        self._opener = Opener(looking=looking)
        self.tasks = Tasks(profile, self._opener, self)
        window.closing.connect(self._on_closing)

    @property
    def is_open(self) -> bool:
        """Whether the library is open."""
        return self._open

    def start(self) -> None:
        """Open the library in the writer thread, and fill the window meanwhile."""
        self.open_library()
        self._run(self._steps(), self._begin)

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
            yield Step(_nothing, f"ui.presenting.{name}")
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
        from ui.presenting.keeping import Keeping
        from ui.presenting.linking import LinksPresenter
        from ui.presenting.marks import MarksPresenter
        from ui.presenting.merging import MergePresenter
        from ui.presenting.notes import NotesPresenter
        from ui.presenting.outside import Outside
        from ui.presenting.records import RecordsPresenter
        from ui.presenting.reports import ReportsPresenter
        from ui.presenting.reviewing import ReviewPresenter

        window, tasks, current = self._window, self.tasks, self.current
        self.reports = ReportsPresenter(window, tasks, current, looking=self._looking)
        self.reports.loaded.connect(self._loaded)
        self.imports = ImportPresenter(window, tasks, self.reports.open)
        self.notes = NotesPresenter(window, tasks, current, self._recheck)
        self.marks = MarksPresenter(window, tasks, current, self.notes)
        self.records = RecordsPresenter(window, tasks, current, self.notes)
        self.review = ReviewPresenter(window, tasks, current, self.notes)
        self.merging = MergePresenter(window, tasks, current, self.notes)
        self.links = LinksPresenter(window, tasks, current, self._show_term, self.reports.open)
        self.keeping = Keeping(tasks, self.troubles.tell, self)
        self.outside = Outside(tasks, self.notes.apply, self._recheck, self)
        if not self._looking:
            self.reports.loaded.connect(lambda _loaded: self.outside.begin())
        self.search = SearchPresenter(window, tasks, current)
        self.charts = ChartsPresenter(window, tasks, current, self.notes, self.reports.open_at)
        self.checks = ChecksPresenter(window, tasks, current, self.reports.open_at, self.notes.undo)
        self.exports = ExportPresenter(window, tasks, current)
        self.appearance = AppearancePresenter(window, tasks, self._profile)
        self.ready.connect(self.links.go_on)
        self._join_panes()
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

    def _join_panes(self) -> None:
        window = self._window
        reader = window.reader
        for pane in (window.outline, window.glossary, window.charts, window.figures, window.checks):
            pane.place_chosen.connect(reader.go_to)
        reader.place_changed.connect(self._show_place)
        window.header.pressed.connect(self._press)
        window.rail.pressed.connect(self._command)
        reader.mark_clicked.connect(self._show_term)
        reader.caret_moved.connect(window.charts.show_place)
        reader.annotation_activated.connect(window.notes.show_annotation)
        reader.copied.connect(window.toast.say)
        window.glossary.note_requested.connect(self.notes.annotate_term)
        window.charts.told.connect(window.toast.say)
        window.command.connect(self._command)

    def _recheck(self) -> None:
        """After an undo or redo that concerned no annotation."""
        self.reports.recheck()
        self.checks.refresh()

    def _show_place(self, offset: int) -> None:
        report = self.current.report
        if report is None:
            return
        self._window.outline.set_place(offset)
        self._window.charts.set_place(offset)
        self._window.header.set_crumb(crumb(report, offset))

    def _warm_up(self) -> None:
        """Load the table of readings, half a second of work, before somebody types pinyin."""
        report = self.current.report
        if report is not None:

            def look() -> None:
                from core.search import find_names

                find_names(report, "a")

            self.tasks.run(look)
        if not self._looking:
            self._index_more()

    def _index_more(self, left: int = 1) -> None:
        """Take in a few reports that the search index lacks, time after time, between writes."""
        if left and not self.tasks.is_closed:
            self.tasks.write(lambda library: library.update_index(4), self._index_more)

    def _show_term(self, term: int) -> None:
        self._window.show_dock(self._window.glossary_dock)
        self._window.glossary.show_term(term)

    def _loaded(self, loaded: Loaded | None) -> None:
        """Show the report in one pane after another, so that none makes the window wait."""
        window = self._window
        report = None if loaded is None else loaded.report
        words = [] if report is None else definitions(report)
        self._showing += 1
        turn = self._showing

        def steps() -> Iterator[Step]:
            for pane in (
                window.glossary,
                window.outline,
                window.notes,
                window.search,
                window.figures,
                window.checks,
            ):
                yield Step(lambda pane=pane: pane.set_report(report))  # type: ignore[misc]
            yield Step(lambda: self._show_place(window.reader.place()))
            yield Step(lambda: window.reader.set_definitions(words))
            yield Step(lambda: self.records.take_names(self.current.colour_names))
            yield from map(Step, self.notes.show_all())
            yield Step(self.review.report_opened)
            yield Step(self.reports.refresh)
            # Last: it has the chart library imported, which slows everything down meanwhile.
            yield Step(lambda: window.charts.set_report(report))
            yield Step(self._warm_up)
            yield Step(gc.freeze)
            yield Step(self.ready.emit)

        # Another report may be opened before this one is in every pane.
        self._run(takewhile(lambda _step: turn == self._showing, steps()), _nothing)

    def _run(self, steps: Iterator[Step], done: Callable[[], None]) -> None:
        """One step in each turn of the event loop, what it needs imported before, then `done`."""

        def turn() -> None:
            step = next(steps, None)
            if step is None:
                done()
            elif not step.needs or step.needs in sys.modules:
                act(step)
            else:
                self.tasks.run(
                    lambda: importlib.import_module(step.needs), lambda _module: act(step)
                )

        def act(step: Step) -> None:
            step.act()
            QTimer.singleShot(0, self, turn)

        QTimer.singleShot(0, self, turn)

    def _command(self, name: str) -> None:
        from ui.presenting.commanding import run_command

        run_command(self._window, self, name)

    def _press(self, button: str) -> None:
        self._command(_BUTTONS.get(button, button))


def calm_collector() -> None:
    """Let Python look for unreachable cycles rarely, and never among what stays.

    With a few reports open a full search takes 50 ms and more, in whichever thread happens to
    allocate; the window stands still meanwhile. `gc.freeze` costs nothing; frozen objects are
    still freed as soon as nobody holds them.
    """
    gc.set_threshold(10_000, 20, 50)
    gc.freeze()


def _nothing() -> None:
    """What a step does that is only there to have something imported."""


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
