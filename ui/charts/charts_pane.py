"""The pane with the indicators and figures: pictures, and a table of the same values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.i18n import _
from ui.charts.chart_scroll import ChartScroll
from ui.charts.choice_button import ChoiceButton
from ui.charts.collection import Collection
from ui.charts.emptiness import why_no_chart, why_nothing
from ui.charts.exports import Exports
from ui.charts.loading import is_loaded, load
from ui.charts.model import INDICATOR_KINDS, Chart, ChartKind, Point, Variant
from ui.charts.scope_choice import ScopeChoice, scope_of
from ui.charts.table import ValueTable
from ui.charts.table_view import ValueTableView
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, IconButton, Segments
from ui.widgets.theme import Theme
from ui.widgets.turns import in_turn

if TYPE_CHECKING:
    from core.model.report import Report
    from ui.charts.canvas import Canvas
    from ui.charts.history import History
    from ui.tasks import Tasks

KINDS = (ChartKind.PROGRESS, ChartKind.TARGETS, ChartKind.HISTORY, ChartKind.FIGURES)
TABLE = len(KINDS)
_MANY_ROWS = 200


class ChartsPane(Pane):
    """Indicators and figures of one report.

    Args:
        tasks: imports the chart library in the background when the pane is first seen with a
            report.

    Signals:
        place_chosen(int, int): the canonical span of a value that was clicked.
        elsewhere_chosen(Elsewhere): a value was clicked that stands in another report.
        history_wanted(): somebody looks at the years: `set_history` is to be called.
        note_wanted(Point): a note is to be written on a value.
        whole_wanted(int): a note is to be written on an indicator as a whole, told by its index.
        told(str): what became of a copy or an export.
        scope_chosen(str): only the indicators of one place are to be drawn, also of other
            reports that have it; the words for `prefer_scope`.
    """

    place_chosen = Signal(int, int)
    elsewhere_chosen = Signal(object)
    history_wanted = Signal()
    note_wanted = Signal(object)
    whole_wanted = Signal(int)
    told = Signal(str)
    scope_chosen = Signal(str)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._charts = Collection()
        self._place = 0
        self._loading = False
        self._history_asked = False
        self._with_years = False
        words = [_("计划·实际"), _("目标"), _("历年"), _("数字"), _("表格")]
        self._segments = Segments(words, self)
        for index in range(len(words)):
            # Beside them stands a choice of years or sections: the words shall not be cut for it.
            self._segments.button(index).setProperty("narrow", True)
        self._segments.chosen.connect(self._choose_segment)
        self._wanted = 0
        self._choice = ChoiceButton(self)
        self._choice.taken.connect(self._choose)
        self._scope: str | None = None
        self._scopes = ScopeChoice(self)
        for follow in (self.prefer_scope, self.scope_chosen):
            self._scopes.scope_taken.connect(follow)
        self._more = IconButton(theme, "export", _("复制或导出"), self)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        self._more.setMenu(menu)
        self._exports = Exports(theme, self._drawn, self)
        self._exports.told.connect(self.told)
        menu.aboutToShow.connect(lambda: self._exports.fill(menu))
        self._empty = EmptyState(theme, "chart", self)
        self._scroll = ChartScroll(theme, self)
        self._scroll.point_chosen.connect(self._on_point)
        self._table = ValueTableView(theme, self)
        self._table.point_chosen.connect(self._on_point)
        for part in (self._scroll, self._table):
            part.note_wanted.connect(self.note_wanted)
            part.whole_wanted.connect(self.whole_wanted)
        self._stack = QStackedWidget(self)
        for page in (self._empty, self._scroll, self._table):
            self._stack.addWidget(page)
        self._head = QWidget(self)
        self._arrange()
        self.set_theme(theme)
        self._show_current()

    def _arrange(self) -> None:
        row = QHBoxLayout(self._head)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._segments)
        row.addStretch(1)
        row.addWidget(self._choice)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        # In a row of its own: beside the others it would be cut.
        scopes = QHBoxLayout()
        scopes.setContentsMargins(8, 0, 8, 0)
        scopes.addWidget(self._scopes)
        scopes.addStretch(1)
        column.addLayout(scopes)
        column.addWidget(self._stack, 1)

    @property
    def exports(self) -> Exports:
        """Copying and saving, for menus elsewhere in the window."""
        return self._exports

    @property
    def report(self) -> Report | None:
        """The report whose values are shown."""
        return self._charts.report

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for piece in self.dressing(theme):
            piece()

    def dressing(self, theme: Theme) -> Iterator[Callable[[], None]]:
        """The pieces of `set_theme`; the picture is drawn with the last one."""
        yield partial(super().set_theme, theme)
        for part in (self._empty, self._table, self._more, self._exports, self._scroll):
            yield partial(part.set_theme, theme)
        yield from self._scroll.making.pieces()

    def set_report(self, report: Report | None) -> None:
        """Show the indicators and figures of `report`; None: no report is open."""
        self._charts = Collection(report)
        self._charts.scope = self._scope
        self._history_asked = self._with_years = False
        self._table.set_table(self._charts.table)
        # A report without indicators begins with its figures.
        bare = not self._charts.table.rows
        self._segments.set_current(KINDS.index(ChartKind.FIGURES) if bare else self._wanted)
        if len(self._charts.table.rows) > _MANY_ROWS:
            # To choose what to draw of so many values is a step of its own.
            in_turn(self, self._show_current)
        else:
            self._show_current()

    def prefer_scope(self, words: str) -> None:
        """Draw the indicators of a place alone, as `scope_chosen` told it; empty: of all."""
        self._scope = scope_of(words)
        self._charts.scope = self._scope
        self._show_current()

    def set_history(self, history: History) -> None:
        """Show what the library knows of the place of the report over the years."""
        self._charts.set_history(history)
        self._show_current()

    def refresh_history(self) -> None:
        """The years may have changed: ask again, now or when somebody looks."""
        self._history_asked = False
        if self._kind is ChartKind.HISTORY and self._charts.report is not None:
            self._ask_history()

    def set_place(self, offset: int) -> None:
        """The canonical offset that is read now: the figures of its section are drawn."""
        self._place = offset
        if self._kind is ChartKind.FIGURES and self.isVisible():
            self._show_current()

    def show_place(self, offset: int) -> None:
        """Highlight the value printed at canonical `offset`; where none is, highlight none."""
        from ui.charts.finding import find_row, value_at

        self._scroll.clear_choice()
        self._table.clearSelection()
        report = self._charts.report
        found = value_at(report, offset) if report is not None else None
        if found is None:
            return
        if self._segments.current == TABLE:
            self._table.show_value(found.start)
            return
        for kind in sorted(INDICATOR_KINDS, key=lambda kind: kind is not self._kind):
            key = found.year if self._charts.has(kind, found.year) else None
            row = find_row(self._charts.look(kind, key), found.start)
            if row is None and self._charts.scope is not None:
                # It may be one of another place: then all are shown, until the next report.
                kept, self._charts.scope = self._charts.scope, None
                row = find_row(self._charts.look(kind, key), found.start)
                self._charts.scope = None if row is not None else kept
            if row is not None:
                self._charts.choose(kind, key)
                self._segments.set_current(KINDS.index(kind))
                self._show_current()
                self._scroll.show_row(*row)
                return

    def showEvent(self, event: QShowEvent) -> None:
        """The chart library is brought in when somebody looks."""
        super().showEvent(event)
        self._show_current()

    @property
    def _kind(self) -> ChartKind | None:
        """The kind of picture that is asked for, None for the table."""
        current = self._segments.current
        return KINDS[current] if current < TABLE else None

    def _choose_segment(self, place: int) -> None:
        if place == TABLE and self._wanted == KINDS.index(ChartKind.HISTORY):
            self._with_years = True
        self._wanted = place
        self._show_current()

    def _show_current(self) -> None:
        """Show what the segments say, or why it cannot be shown."""
        self._head.setVisible(not self._charts.is_empty)
        self._choice.hide()
        self._scopes.hide()
        kind = self._kind
        if self._charts.is_empty:
            self._empty.say(*why_nothing(self._charts))
            self._stack.setCurrentWidget(self._empty)
        elif kind is None:
            self._show_table()
        else:
            if kind is ChartKind.HISTORY:
                self._ask_history()
            self._show_chart(kind, self._charts.chart(kind, self._place))

    def _ask_history(self) -> None:
        if not self._history_asked and self.isVisible():
            self._history_asked = True
            self.history_wanted.emit()

    def _show_table(self) -> None:
        """The values of the report, or of all years where they were looked at before."""
        years = self._charts.years_table()
        self._with_years = self._with_years and bool(years.rows)
        table = years if self._with_years else self._charts.table
        if years.rows:
            tables = [Variant(0, _("这份报告"), _("这份报告")), Variant(1, _("历年"), _("历年"))]
            self._choice.offer(tables, int(self._with_years))
        if self._table.table_model.table != table:
            self._table.set_table(table)
        if table.rows:
            self._stack.setCurrentWidget(self._table)
            return
        self._empty.say(_("报告没有指标表"), _("正文里的数字在“数字”里。"))
        self._stack.setCurrentWidget(self._empty)

    def _show_chart(self, kind: ChartKind, chart: Chart) -> None:
        if self._charts.report is not None:
            self._scopes.offer_scopes(chart, self._charts.report)
        latest_first = kind is not ChartKind.FIGURES
        self._choice.offer(chart.choices[::-1] if latest_first else chart.choices, chart.key)
        if not chart.panels:
            self._empty.say(*why_no_chart(kind, self._charts))
            self._stack.setCurrentWidget(self._empty)
        elif is_loaded():
            self._stack.setCurrentWidget(self._scroll)
            if not self._scroll.is_showing(chart):
                self._scroll.show_chart(chart)
        else:
            self._empty.say(_("正在准备图表"), _("数值已经可以在“表格”里查看。"))
            self._stack.setCurrentWidget(self._empty)
            self._load()

    def _choose(self, key: int) -> None:
        if self._kind is None:
            self._with_years = bool(key)
        else:
            self._charts.choose(self._kind, key)
        self._show_current()

    def _load(self) -> None:
        if self._loading or not self.isVisible():
            return
        self._loading = True

        def loaded(_module: object) -> None:
            self._loading = False
            self._show_current()

        self._tasks.run(load, loaded, self._on_load_failed)

    def _on_load_failed(self, _error: Exception) -> None:
        """Without the chart library the values can still be read."""
        self._segments.set_current(TABLE)
        for place in range(TABLE):
            self._segments.button(place).setEnabled(False)
        self._show_current()
        self.told.emit(_("图表组件没有装好，指标以表格显示。"))

    def _drawn(self) -> tuple[Canvas | None, ValueTable]:
        drawn = self._stack.currentWidget() is self._scroll
        canvas = self._scroll.canvas if drawn else None
        years = self._kind is ChartKind.HISTORY or (self._kind is None and self._with_years)
        return canvas, self._charts.years_table() if years else self._charts.table

    def _on_point(self, point: Point) -> None:
        if point.elsewhere is not None:
            self.elsewhere_chosen.emit(point.elsewhere)
        else:
            self.place_chosen.emit(point.start, point.end)
