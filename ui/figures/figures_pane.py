"""The pane with every figure of the text: what it measures, how much, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from core.model.report import Report
from core.model.values import Measure
from core.naming import measure_name
from ui.figures.grouping import Order, groups_of
from ui.panes.choices import add_choices
from ui.panes.lines import LinesModel
from ui.panes.lines_list import LinesList
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, SearchField, Segments
from ui.widgets.theme import Theme

ORDERS = (Order.SECTION, Order.SUBJECT, Order.UNIT)


class FiguresPane(Pane):
    """All figures of the report by section, subject or unit.

    Signals:
        place_chosen(int, int): the canonical span of a figure that was chosen.
    """

    place_chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._stale = False
        self._measure: Measure | None = None
        self._field = SearchField(theme, _("找数字的主体，如 投资"), parent=self)
        self._orders = Segments([_("章节"), _("主体"), _("单位")], self)
        self._by_size = QToolButton(self)
        self._kind = QToolButton(self)
        self._kinds = QMenu(self._kind)
        self._count = QLabel(self)
        self._model = LinesModel(self)
        self._list = LinesList(self._model, theme, _("正文中的数字"), self)
        self._empty = EmptyState(theme, "figures", self)
        self._stack = QStackedWidget(self)
        self._arrange()
        self._join()
        self.setFocusProxy(self._field)
        self.set_theme(theme)
        self._show()

    def _arrange(self) -> None:
        self._by_size.setText(_("按大小"))
        self._by_size.setToolTip(_("同一单位的数字，大的在前"))
        self._by_size.setCheckable(True)
        self._kind.setMenu(self._kinds)
        self._kind.setToolTip(_("只看一类数字"))
        self._kind.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (self._by_size, self._kind):
            button.setProperty("chip", True)
        self._count.setProperty("quiet", True)
        for page in (self._empty, self._list):
            self._stack.addWidget(page)
        field = QVBoxLayout()
        field.setContentsMargins(8, 8, 8, 0)
        field.addWidget(self._field)
        choices = QHBoxLayout()
        choices.setContentsMargins(8, 4, 8, 0)
        choices.addWidget(self._orders)
        choices.addStretch(1)
        counted = QHBoxLayout()
        counted.setContentsMargins(14, 0, 8, 0)
        counted.setSpacing(0)
        counted.addWidget(self._count, 1)
        counted.addWidget(self._kind)
        counted.addWidget(self._by_size)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(field)
        column.addLayout(choices)
        column.addLayout(counted)
        column.addWidget(self._stack, 1)

    def _join(self) -> None:
        self._field.query_changed.connect(self._show)
        self._field.moved.connect(self._list.walk)
        self._field.confirmed.connect(self._list.choose_current)
        self._orders.chosen.connect(self._show)
        self._by_size.toggled.connect(self._show)
        self._kinds.aboutToShow.connect(self._offer_kinds)
        self._list.chosen.connect(self._on_chosen)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        for part in (self._field, self._list, self._empty):
            part.set_theme(theme)

    def set_report(self, report: Report | None) -> None:
        """Show the figures of `report`; the list is made when somebody looks."""
        self._report = report
        self._measure = None
        self._stale = True
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the list that was put off."""
        super().showEvent(event)
        if self._stale:
            self._show()

    def _show(self) -> None:
        """The figures asked for, or why there are none."""
        self._stale = False
        report = self._report
        has = report is not None and bool(report.figures)
        for part in (self._field, self._orders, self._by_size, self._kind, self._count):
            part.setVisible(has)
        self._kind.setText(self._kind_name(self._measure))
        self._kind.setChecked(self._measure is not None)
        groups = []
        if report is not None:
            groups = groups_of(
                report,
                ORDERS[self._orders.current],
                by_size=self._by_size.isChecked(),
                query=self._field.query,
                measure=self._measure,
            )
        self._model.set_groups(groups)
        self._list.scrollToTop()
        self._count.setText(_("{count} 个数字").format(count=f"{self._model.count:,}"))
        self._stack.setCurrentWidget(self._list if groups else self._empty)
        if report is None:
            self._empty.say(_("数字"), _("打开一份报告，正文里的每个数字都列在这里。"))
        elif not has:
            self._empty.say(_("没有找到数字"), _("这份报告的正文里没有带单位的数字。"))
        else:
            self._empty.say(_("没有找到"), _("换个说法，或者看全部数字。"))

    def _offer_kinds(self) -> None:
        self._kinds.clear()
        pairs = [(measure, self._kind_name(measure)) for measure in (None, *Measure)]
        add_choices(self._kinds, pairs, self._measure, self._take_kind)

    @staticmethod
    def _kind_name(measure: Measure | None) -> str:
        return _("全部") if measure is None else measure_name(measure)

    def _take_kind(self, measure: Measure | None) -> None:
        self._measure = measure
        self._show()

    def _on_chosen(self, item: object) -> None:
        if isinstance(item, tuple):
            self.place_chosen.emit(*item)
