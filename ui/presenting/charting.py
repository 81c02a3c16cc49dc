"""The charts beyond the open report: the years, places in other reports, notes on values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.i18n import _
from ui.charts.history import History

if TYPE_CHECKING:
    from core.library import Library
    from ui.charts.model import Point
    from ui.main_window import MainWindow
    from ui.panes.places import Elsewhere
    from ui.presenting.current import Current
    from ui.presenting.notes import NotesPresenter
    from ui.tasks import Tasks


class ChartsPresenter:
    """Joins the charts to the library.

    Args:
        open_at: opens a report at a span of a block.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        notes: NotesPresenter,
        open_at: Callable[[str, int, int, int], None],
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._notes = notes
        self._open_at = open_at
        pane = window.charts
        pane.history_wanted.connect(self.look_back)
        pane.elsewhere_chosen.connect(self._go)
        pane.note_wanted.connect(self.write_note)
        pane.whole_wanted.connect(self.write_on_whole)
        pane.prefer_scope(window.state.text("chart_scope", ""))
        pane.scope_chosen.connect(lambda scope: window.state.keep("chart_scope", scope))

    def look_back(self) -> None:
        """Join the indicators of the place over the years and show them."""
        report_id = self._current.report_id
        if not report_id:
            return

        def find(library: Library) -> History:
            titles = {one.id: one.meta.title or one.source_name for one in library.reports()}
            return History(report_id, library.chains(report_id), titles)

        def show(history: History) -> None:
            if report_id == self._current.report_id:
                self._window.charts.set_history(history)

        self._tasks.write(find, show)

    def write_note(self, point: Point) -> None:
        """Open a note on a value: on the value of an indicator, else on its words."""
        from core.library import value_key
        from core.model.annotations import Colour

        report = self._current.report
        if report is None:
            return
        elsewhere = point.elsewhere
        if elsewhere is not None:
            words = _("这个数在另一份报告里")
            self._window.toast.say(words, _("打开"), lambda: self._go(elsewhere))
            return
        block = report.block_at(point.start)
        within = point.start - report.starts[block.index]
        for indicator in report.indicators:
            for value in indicator.values:
                if (value.block, value.start) == (block.index, within):
                    key = value_key(indicator, value)
                    self._notes.annotate(0, 0, {"kind": "value", "key": key, "edit": True})
                    return
        look = {"colour": Colour.YELLOW, "edit": True}
        self._notes.annotate(point.start, point.end, look)

    def write_on_whole(self, index: int) -> None:
        """Open a note on an indicator of the open report as a whole."""
        report = self._current.report
        if report is not None and 0 <= index < len(report.indicators):
            key = report.indicators[index].key
            self._notes.annotate(0, 0, {"kind": "indicator", "key": key, "note": "", "edit": True})

    def _go(self, place: Elsewhere) -> None:
        self._open_at(*place)
