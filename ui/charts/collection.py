"""All pictures and the table of one report, each made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.charts.model import Chart, ChartKind
from ui.charts.table import ValueTable

if TYPE_CHECKING:
    from core.model.report import Report
    from ui.charts.history import History


class Collection:
    """The pictures of `report`; none where no report is open."""

    def __init__(self, report: Report | None = None) -> None:
        # Building charts is imported late: nothing of it is needed for the first paint.
        from ui.charts.table import build_table

        self.report = report
        self.history: History | None = None
        self.table = build_table(report) if report is not None else ValueTable()
        self.scope: str | None = None
        """The place whose indicators are drawn alone, as far as it has any; None for all."""
        self._charts: dict[tuple[ChartKind, int | None, str | None], Chart] = {}
        self._chosen: dict[ChartKind, int | None] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw and nothing to list."""
        return not self.table.rows and (self.report is None or not self.report.figures)

    def chart(self, kind: ChartKind, place: int = 0) -> Chart:
        """The picture of that kind that was chosen, or the usual one.

        Until one was chosen, figures are those of the section that holds canonical `place`.
        """
        key = self._chosen.get(kind)
        if key is None and kind is ChartKind.FIGURES and self.report is not None:
            from ui.charts.section_figures import section_at

            key = section_at(self.report, place)
        return self.look(kind, key)

    def choose(self, kind: ChartKind, key: int | None) -> None:
        """Show that picture of a kind from now on; None for the usual one."""
        self._chosen[kind] = key

    def look(self, kind: ChartKind, key: int | None) -> Chart:
        """A picture, without choosing it."""
        from ui.charts.building import build_chart
        from ui.charts.history import History, build_history
        from ui.charts.section_figures import build_section_chart

        assert self.report is not None
        scope = self.scope
        if (kind, key, scope) not in self._charts:
            if kind is ChartKind.HISTORY:
                made = build_history(self.history or History(), self.report)
            elif kind is ChartKind.FIGURES:
                made = build_section_chart(self.report, key)
            else:
                made = build_chart(self.report, kind, key, scope)
            self._charts[kind, key, scope] = made
        return self._charts[kind, key, scope]

    def set_history(self, history: History) -> None:
        """What the library knows of the place over the years."""
        self.history = history
        self._charts = {k: v for k, v in self._charts.items() if k[0] is not ChartKind.HISTORY}

    def years_table(self) -> ValueTable:
        """The values over the years; empty until the library was asked for them."""
        if self.report is None or self.history is None:
            return ValueTable()
        from ui.charts.history import history_table

        return history_table(self.look(ChartKind.HISTORY, None))

    def has(self, kind: ChartKind, key: int) -> bool:
        """Whether there is a picture of that kind with that key."""
        return any(one.key == key for one in self.look(kind, None).choices)
