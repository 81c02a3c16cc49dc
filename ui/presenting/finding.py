"""Search as one types, away from the GUI thread; stale answers are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.model.library import Hit
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.tasks import Job, Tasks


class SearchPresenter:
    """Joins the search pane to the text, the glossary and the notes of the open report."""

    def __init__(self, window: MainWindow, tasks: Tasks, current: Current) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._job: Job | None = None
        pane = window.search
        pane.query_changed.connect(self.search)
        pane.hit_chosen.connect(self._go)
        pane.hits_changed.connect(window.reader.set_hits)

    def search(self, query: str) -> None:
        """Look for `query`; an empty one clears the hits."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        report = self._current.report
        if not query or report is None:
            self._window.search.set_hits(query, [])
            return
        report_id = self._current.report_id
        notes = list(self._current.annotations.values())

        def find() -> list[Hit]:
            from core.search import parse_query, search_notes, search_report

            parsed = parse_query(query)
            return [
                *search_report(report, report_id, parsed),
                *search_notes(report_id, notes, parsed, report=report),
            ]

        self._window.search.set_busy(True)
        self._job = self._tasks.run(find, lambda hits: self._show(query, hits), self._fail)

    def _show(self, query: str, hits: list[Hit]) -> None:
        self._window.search.set_busy(False)
        self._window.search.set_hits(query, hits)

    def _fail(self, error: Exception) -> None:
        self._window.search.set_busy(False)
        self._tasks.trouble.emit(error)

    def _go(self, hit: Hit) -> None:
        if hit.start >= 0:
            self._window.reader.go_to(hit.start, hit.end)
