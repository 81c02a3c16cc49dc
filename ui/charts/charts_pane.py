"""The pane with the indicators and figures: pictures, and a table of the same values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.i18n import _
from ui.charts.chart_scroll import ChartScroll
from ui.charts.collection import Collection
from ui.charts.exports import Exports
from ui.charts.loading import is_loaded, load
from ui.charts.model import INDICATOR_KINDS, Chart, ChartKind, Mark
from ui.charts.table import ValueTable
from ui.charts.table_view import ValueTableView
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, IconButton, Segments
from ui.widgets.theme import Theme

if TYPE_CHECKING:
    from core.model.report import Report
    from ui.charts.canvas import Canvas
    from ui.tasks import Tasks

KINDS = (ChartKind.PROGRESS, ChartKind.TARGETS, ChartKind.FIGURES)
TABLE = len(KINDS)
_MANY_ROWS = 200


class ChartsPane(Pane):
    """Indicators and figures of one report.

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
        self._charts = Collection()
        self._place = 0
        self._loading = False
        words = [_("计划·实际"), _("目标"), _("数字"), _("表格")]
        self._segments = Segments(words, self)
        self._segments.chosen.connect(self._choose_segment)
        self._wanted = 0
        self._choice = QToolButton(self)
        self._choice.setToolTip(_("年份或章节"))
        self._choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._choices = QMenu(self._choice)
        self._choice.setMenu(self._choices)
        self._more = IconButton(theme, "export", _("复制或导出"), self)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        self._more.setMenu(menu)
        self._exports = Exports(theme, self._drawn, self)
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
        row.addWidget(self._choice)
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

    @property
    def report(self) -> Report | None:
        """The report whose values are shown."""
        return self._charts.report

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        for part in (self._empty, self._scroll, self._table, self._more, self._exports):
            part.set_theme(theme)

    def set_report(self, report: Report | None) -> None:
        """Show the indicators and figures of `report`; None: no report is open."""
        self._charts = Collection(report)
        self._table.set_table(self._charts.table)
        # A report without indicators begins with its figures.
        bare = not self._charts.table.rows
        self._segments.set_current(KINDS.index(ChartKind.FIGURES) if bare else self._wanted)
        if len(self._charts.table.rows) > _MANY_ROWS:
            # To choose what to draw of so many values is a step of its own.
            QTimer.singleShot(0, self, self._show_current)
        else:
            self._show_current()

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
        self._wanted = place
        self._show_current()

    def _show_current(self) -> None:
        """Show what the segments say, or why it cannot be shown."""
        self._head.setVisible(not self._charts.is_empty)
        self._choice.hide()
        kind = self._kind
        if self._charts.is_empty:
            self._say_nothing()
        elif kind is None:
            self._show_table()
        else:
            self._show_chart(kind, self._charts.chart(kind, self._place))

    def _show_table(self) -> None:
        if self._charts.table.rows:
            self._stack.setCurrentWidget(self._table)
            return
        self._empty.say(_("报告没有指标表"), _("正文里的数字在“数字”里。"))
        self._stack.setCurrentWidget(self._empty)

    def _show_chart(self, kind: ChartKind, chart: Chart) -> None:
        self._offer_choices(kind, chart)
        if not chart.panels:
            self._empty.say(*self._why_empty(kind))
            self._stack.setCurrentWidget(self._empty)
        elif is_loaded():
            self._stack.setCurrentWidget(self._scroll)
            if not self._scroll.is_showing(chart):
                self._scroll.show_chart(chart)
        else:
            self._empty.say(_("正在准备图表"), _("数值已经可以在“表格”里查看。"))
            self._stack.setCurrentWidget(self._empty)
            self._load()

    def _why_empty(self, kind: ChartKind) -> tuple[str, str]:
        if kind is ChartKind.FIGURES:
            return _("没有找到数字"), _("正文里没有可以画的数字。")
        if not self._charts.table.rows:
            return _("没有找到指标"), _("报告没有主要指标表；正文里的数字在“数字”里。")
        return _("报告没有列出这一项"), _("其余的数在“表格”里，按报告的原样列出。")

    def _say_nothing(self) -> None:
        if self._charts.report is None:
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

    def _offer_choices(self, kind: ChartKind, chart: Chart) -> None:
        current = next((one for one in chart.choices if one.key == chart.key), None)
        self._choice.setVisible(len(chart.choices) > 1)
        self._choice.setText(current.brief if current is not None else "")
        self._choices.clear()
        latest_first = kind is not ChartKind.FIGURES
        for one in reversed(chart.choices) if latest_first else chart.choices:
            action = self._choices.addAction(one.words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(one.key == chart.key)
            action.triggered.connect(lambda _on=False, key=one.key: self._choose(kind, key))

    def _choose(self, kind: ChartKind, key: int) -> None:
        self._charts.choose(kind, key)
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

    def _drawn(self) -> tuple[Canvas | None, ValueTable]:
        drawn = self._stack.currentWidget() is self._scroll
        return (self._scroll.canvas if drawn else None), self._charts.table

    def _on_mark(self, mark: Mark) -> None:
        self.place_chosen.emit(mark.start, mark.end)
