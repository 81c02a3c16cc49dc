"""Search as one types, away from the GUI thread; stale answers are dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.model.library import HitSource

if TYPE_CHECKING:
    from core.library import Library
    from core.model.library import Hit
    from core.model.report import Report
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.presenting.reports import ReportsPresenter
    from ui.search.across import ReportTitle
    from ui.tasks import Job, Tasks


class SearchPresenter:
    """Joins the search pane to the text, the glossary and the notes of the open report or of all.

    Args:
        reports: opens the report of a hit.
        show_note: shows a note by its id and that of its report.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        reports: ReportsPresenter,
        show_note: Callable[[str, str], None],
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._reports = reports
        self._show_note = show_note
        self._job: Job | None = None
        pane = window.search
        pane.query_changed.connect(self.search)
        pane.hit_chosen.connect(self._go)
        pane.report_wanted.connect(reports.open)
        pane.hits_changed.connect(window.reader.set_hits)

    def search(self, query: str) -> None:
        """Look for `query`; an empty one clears the hits."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        pane = self._window.search
        if not query or self._current.report is None:
            pane.set_hits(query, [])
            return
        pane.set_busy(True)
        self._job = self._everywhere(query) if pane.is_everywhere else self._here(query)

    def _here(self, query: str) -> Job:
        report, report_id = self._current.report, self._current.report_id
        assert report is not None
        notes = list(self._current.annotations.values())

        def find() -> list[Hit]:
            from core.search import parse_query, search_notes, search_report

            parsed = parse_query(query)
            return [
                *search_report(report, report_id, parsed),
                *search_notes(report_id, notes, parsed, report=report),
            ]

        def show(hits: list[Hit]) -> None:
            self._window.search.set_busy(False)
            self._window.search.set_hits(query, hits)

        return self._tasks.run(find, show, self._fail)

    def _everywhere(self, query: str) -> Job:
        def find(library: Library) -> tuple[list[Hit], dict[str, ReportTitle]]:
            return library.search(query), titles(library)

        def show(found: tuple[list[Hit], dict[str, ReportTitle]]) -> None:
            self._window.search.set_busy(False)
            self._window.search.set_hits_across(query, *found)

        return self._tasks.write(find, show, self._fail)

    def _fail(self, error: Exception) -> None:
        self._window.search.set_busy(False)
        self._tasks.trouble.emit(error)

    def _go(self, hit: Hit) -> None:
        if hit.source is HitSource.NOTE:
            self._show_note(hit.annotation, hit.report)
        elif hit.report == self._current.report_id:
            self._window.reader.go_to(hit.start, hit.end)
        else:
            self._reports.open_on(hit.report, lambda report: place_of(hit, report))


def titles(library: Library) -> dict[str, ReportTitle]:
    """How each report is called, by its id; those read last come first."""
    from ui.panes.reports import short_name, title_of
    from ui.search.across import ReportTitle

    entries = sorted(library.reports(), key=lambda one: one.opened, reverse=True)
    return {
        one.id: ReportTitle(
            short_name(one.meta, one.source_name), title_of(one.meta, one.source_name)
        )
        for one in entries
    }


def place_of(hit: Hit, report: Report) -> tuple[int, int]:
    """Where a hit stands in its report, which may have been read anew since it was found.

    Canonical offsets; of several places with the same words the nearest.
    """
    text, words = report.text, hit.match
    if text[hit.start : hit.end] == words:
        return hit.start, hit.end
    behind, before = text.find(words, hit.start), text.rfind(words, 0, hit.start)
    near = [place for place in (behind, before) if place >= 0]
    start = min(near, key=lambda place: abs(place - hit.start), default=-1)
    return (start, start + len(words)) if start >= 0 else (min(hit.start, len(text)),) * 2
