"""The open report in every pane, and what follows the reading place."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from core.i18n import _
from ui.presenting.stepping import Step, Stepper
from ui.presenting.warming import Warming

if TYPE_CHECKING:
    from core.model.report import Report
    from ui.main_window import MainWindow
    from ui.presenting.loading import Loaded
    from ui.presenting.presenters import Presenters


class Showing:
    """Shows the report on the desk.

    Args:
        window: whose panes show it.
        desk: its presenters.
        stepper: takes one pane after another.
        looking: do nothing for later sights of the library, as for a picture.
    """

    def __init__(
        self, window: MainWindow, desk: Presenters, stepper: Stepper, *, looking: bool
    ) -> None:
        self._window = window
        self._desk = desk
        self._stepper = stepper
        self._warming = Warming(desk.tasks, desk.current, looking=looking)
        self._turn = 0

    def show_report(self, loaded: Loaded | None) -> None:
        """Show the report in one pane after another, so that none makes the window wait."""
        report = None if loaded is None else loaded.report
        self._turn += 1
        turn = self._turn
        # Another report may be opened before this one is in every pane.
        self._stepper.run(takewhile(lambda _step: turn == self._turn, self._steps(report)))

    def show_place(self, offset: int) -> None:
        """Tell where canonical `offset` is, as the text is scrolled."""
        report = self._desk.current.report
        if report is None:
            return
        self._window.outline.set_place(offset)
        self._window.charts.set_place(offset)
        self._window.header.set_crumb(crumb(report, offset))

    def show_term(self, term: int) -> None:
        """Show an entry of the glossary by its index."""
        self._window.show_dock(self._window.glossary_dock)
        self._window.glossary.show_term(term)

    def _steps(self, report: Report | None) -> Iterator[Step]:
        window, desk = self._window, self._desk
        words = [] if report is None else definitions(report)
        for pane in (
            window.glossary,
            window.outline,
            window.notes,
            window.figures,
            window.checks,
        ):
            yield Step(lambda pane=pane: pane.set_report(report))  # type: ignore[misc]
        yield Step(lambda: window.search.set_report(report, desk.current.report_id))
        yield Step(lambda: self.show_place(window.reader.place()))
        yield Step(lambda: window.reader.set_definitions(words))
        yield Step(lambda: desk.records.take_names(desk.current.colour_names))
        yield from map(Step, desk.notes.show_all())
        yield Step(desk.review.report_opened)
        yield Step(desk.reports.refresh)
        # Last: it has the chart library imported, which slows everything down meanwhile.
        yield Step(lambda: window.charts.set_report(report))
        yield Step(self._warming.warm_up)
        yield Step(gc.freeze)
        yield Step(desk.ready.emit)


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
