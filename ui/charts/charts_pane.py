"""The pane with the indicators: two charts and a table of the same values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from ui.charts.chart_scroll import ChartScroll
from ui.charts.exports import Exports
from ui.charts.loading import is_loaded, load
from ui.charts.model import Chart, ChartKind, Mark
from ui.charts.table import ValueTable
from ui.charts.table_view import ValueTableView
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, IconButton, Segments
from ui.widgets.theme import Theme

if TYPE_CHECKING:
    from core.model.report import Report
    from ui.charts.canvas import Canvas
    from ui.tasks import Tasks

KINDS = (ChartKind.PROGRESS, ChartKind.TARGETS)
TABLE = len(KINDS)


class ChartsPane(Pane):
    """Indicators of one report.

    Args:
        tasks: imports the chart library in the background when the pane is first seen with a
            report.

    Signals:
        place_chosen(int, int): the canonical span of a value that was clicked.
        told(str): what became of a copy or an export.
    """

    place_chosen = Signal(int, int)
    told = Signal(str)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._report: Report | None = None
        self._charts: dict[tuple[ChartKind, int | None], Chart] = {}
        self._years: dict[ChartKind, int | None] = {}
        self._values = ValueTable()
        self._loading = False
        self._segments = Segments([_("计划·实际"), _("目标"), _("表格")], self)
        self._segments.chosen.connect(self._show_current)
        self._year = QToolButton(self)
        self._year.setToolTip(_("年份"))
        self._year.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._year_menu = QMenu(self._year)
        self._year.setMenu(self._year_menu)
        self._more = IconButton(theme, "export", _("复制或导出"), self)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        self._more.setMenu(menu)
        self._exports = Exports(theme, self._shown, self)
        self._exports.told.connect(self.told)
        menu.aboutToShow.connect(lambda: self._exports.fill(menu))
        self._empty = EmptyState(theme, "chart", self)
        self._scroll = ChartScroll(theme, self)
        self._scroll.mark_chosen.connect(self._on_mark)
        self._table = ValueTableView(theme, self)
        self._table.mark_chosen.connect(self._on_mark)
        self._stack = QStackedWidget(self)
        for page in (self._empty, self._scroll, self._table):
            self._stack.addWidget(page)
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._segments)
        row.addStretch(1)
        row.addWidget(self._year)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self.set_theme(theme)
        self._show_current()

    @property
    def exports(self) -> Exports:
        """Copying and saving, for menus elsewhere in the window."""
        return self._exports

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        for part in (self._empty, self._scroll, self._table, self._more, self._exports):
            part.set_theme(theme)

    def set_report(self, report: Report | None) -> None:
        """Show the indicators of `report`; None: no report is open."""
        # Building charts is imported late: nothing of it is needed for the first paint.
        from ui.charts.table import build_table

        self._report = report
        self._charts = {}
        self._years = {}
        self._values = build_table(report) if report is not None else ValueTable()
        self._table.set_table(self._values)
        if report is not None:
            self._name_segments()
        self._show_current()

    def show_place(self, offset: int) -> None:
        """Highlight the value printed at canonical `offset`; where none is, highlight none."""
        from ui.charts.finding import find_row, value_at

        self._scroll.clear_choice()
        self._table.clearSelection()
        found = value_at(self._report, offset) if self._report is not None else None
        if found is None:
            return
        if self._segments.current == TABLE:
            self._table.show_value(found.start)
            return
        kinds = sorted(KINDS, key=lambda kind: KINDS.index(kind) != self._segments.current)
        for kind in kinds:
            year = found.year if self._year_fits(kind, found.year) else None
            row = find_row(self._chart(kind, year), found.start)
            if row is not None:
                self._years[kind] = year
                self._segments.set_current(KINDS.index(kind))
                self._show_current()
                self._scroll.show_row(*row)
                return

    def showEvent(self, event: QShowEvent) -> None:
        """The chart library is brought in when somebody looks."""
        super().showEvent(event)
        self._show_current()

    def _year_fits(self, kind: ChartKind, year: int) -> bool:
        return year in self._chart(kind, None).years

    def _chart(self, kind: ChartKind, year: int | None) -> Chart:
        from ui.charts.building import build_chart

        assert self._report is not None
        key = (kind, year)
        if key not in self._charts:
            self._charts[key] = build_chart(self._report, kind, year)
        return self._charts[key]

    def _name_segments(self) -> None:
        scopes = [one.scope for one in self._chart(ChartKind.TARGETS, None).series if one.scope]
        words = _("目标")
        if len(scopes) == 2 and sum(map(len, scopes)) <= 10:
            words = _("目标 {own}·{other}").format(own=scopes[0], other=scopes[1])
        self._segments.set_words(1, words)

    def _show_current(self) -> None:
        """Show what the segments say, or why it cannot be shown."""
        has_values = bool(self._values.rows)
        self._head.setVisible(has_values)
        self._year.hide()
        if not has_values:
            self._say_nothing()
            return
        if self._segments.current == TABLE:
            self._stack.setCurrentWidget(self._table)
            return
        kind = KINDS[self._segments.current]
        chart = self._chart(kind, self._years.get(kind))
        self._offer_years(kind, chart)
        if not chart.panels:
            self._empty.say(_("报告没有列出这一项"), _("其余的数在“表格”里，按报告的原样列出。"))
            self._stack.setCurrentWidget(self._empty)
        elif is_loaded():
            canvas = self._scroll.canvas
            self._stack.setCurrentWidget(self._scroll)
            if canvas is None or canvas.chart is not chart:
                self._scroll.show_chart(chart)
        else:
            self._empty.say(_("正在准备图表"), _("数值已经可以在“表格”里查看。"))
            self._stack.setCurrentWidget(self._empty)
            self._load()

    def _say_nothing(self) -> None:
        if self._report is None:
            self._empty.say(
                _("指标"),
                _("打开一份报告，这里用图和表对照各项指标的计划、实际和目标。"),
            )
        else:
            self._empty.say(
                _("没有找到指标"),
                _("报告里有主要指标表时，计划、实际和目标会在这里对照；正文中的数字不受影响。"),
            )
        self._stack.setCurrentWidget(self._empty)

    def _offer_years(self, kind: ChartKind, chart: Chart) -> None:
        self._year.setVisible(len(chart.years) > 1)
        self._year.setText(str(chart.year or ""))
        self._year_menu.clear()
        for year in reversed(chart.years):
            action = self._year_menu.addAction(str(year))
            action.setCheckable(True)
            action.setChecked(year == chart.year)
            action.triggered.connect(lambda _on=False, y=year: self._take_year(kind, y))

    def _take_year(self, kind: ChartKind, year: int) -> None:
        self._years[kind] = year
        self._show_current()

    def _load(self) -> None:
        if self._loading or not self.isVisible():
            return
        self._loading = True
        self._tasks.run(load, self._on_loaded, self._on_load_failed)

    def _on_loaded(self, _module: object) -> None:
        self._loading = False
        self._show_current()

    def _on_load_failed(self, _error: Exception) -> None:
        """Without the chart library the values can still be read."""
        self._segments.set_current(TABLE)
        for place in range(TABLE):
            self._segments.button(place).setEnabled(False)
        self._show_current()
        self.told.emit(_("图表组件没有装好，指标以表格显示。"))

    def _shown(self) -> tuple[Canvas | None, ValueTable]:
        drawn = self._stack.currentWidget() is self._scroll
        return (self._scroll.canvas if drawn else None), self._values

    def _on_mark(self, mark: Mark) -> None:
        self.place_chosen.emit(mark.start, mark.end)
