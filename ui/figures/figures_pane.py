"""The pane with every figure of the text: what it measures, how much, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from core.i18n import _
from core.model.report import Report
from core.model.values import Measure
from core.naming import measure_name
from ui.figures.grouping import Order, groups_of
from ui.panes.choices import ChoiceChip
from ui.panes.listing import Listing
from ui.panes.pane import Pane
from ui.panes.parts import SearchField, Segments
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
        kinds = [(None, _("全部")), *((measure, measure_name(measure)) for measure in Measure)]
        self._kind = ChoiceChip(kinds, _("只看一类数字"), self)
        self._listing = Listing(theme, _("正文中的数字"), "figures", self)
        self._arrange()
        self._join()
        self.setFocusProxy(self._field)
        self.set_theme(theme)
        self._show()

    def _arrange(self) -> None:
        self._by_size.setText(_("按大小"))
        self._by_size.setToolTip(_("同一单位的数字，大的在前"))
        self._by_size.setCheckable(True)
        for chip in (self._kind, self._by_size):
            self._listing.add_chip(chip)
        field = QVBoxLayout()
        field.setContentsMargins(8, 8, 8, 0)
        field.addWidget(self._field)
        choices = QHBoxLayout()
        choices.setContentsMargins(8, 4, 8, 0)
        choices.addWidget(self._orders)
        choices.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(field)
        column.addLayout(choices)
        column.addWidget(self._listing, 1)

    def _join(self) -> None:
        lines = self._listing.lines
        self._field.query_changed.connect(self._show)
        self._field.moved.connect(lines.walk)
        self._field.confirmed.connect(lines.choose_current)
        self._orders.chosen.connect(self._show)
        self._by_size.toggled.connect(self._show)
        self._kind.chosen.connect(self._take_kind)
        lines.chosen.connect(self._on_chosen)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        for part in (self._field, self._listing):
            part.set_theme(theme)

    def set_report(self, report: Report | None) -> None:
        """Show the figures of `report`; the list is made when somebody looks."""
        self._report = report
        self._measure = None
        self._kind.take(None)
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
        for part in (self._field, self._orders):
            part.setVisible(has)
        self._listing.set_head_visible(has)
        groups = []
        if report is not None:
            groups = groups_of(
                report,
                ORDERS[self._orders.current],
                by_size=self._by_size.isChecked(),
                query=self._field.query,
                measure=self._measure,
            )
        self._listing.show_groups(groups, _("{count} 个数字"), self._why_empty())
        self._listing.lines.scrollToTop()

    def _why_empty(self) -> tuple[str, str]:
        if self._report is None:
            return _("数字"), _("打开一份报告，正文里的每个数字都列在这里。")
        if not self._report.figures:
            return _("没有找到数字"), _("这份报告的正文里没有带单位的数字。")
        return _("没有找到"), _("换个说法，或者看全部数字。")

    def _take_kind(self, measure: Measure | None) -> None:
        self._measure = measure
        self._show()

    def _on_chosen(self, item: object) -> None:
        if isinstance(item, tuple):
            self.place_chosen.emit(*item)
