"""The pane that searches text, glossary and notes of one report, or of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.i18n import _
from core.model.library import Hit, HitSource
from core.model.report import Report
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, SearchField, Segments
from ui.search.across import ReportTitle
from ui.search.hits_list import HitsList
from ui.search.hits_model import HitsModel, source_name
from ui.search.recent import Recent
from ui.widgets.theme import Theme


class SearchPane(Pane):
    """Searches as one types.

    Signals:
        query_changed(str): a query to be answered with `set_hits`, or `set_hits_across` when
            `is_everywhere`; empty: none.
        scopes_changed(frozenset): the `HitSource`s that are on.
        hit_chosen(Hit): a hit that was chosen; it may be one of another report.
        report_wanted(str): the id of another report that is to be searched on its own.
        hits_changed(list): pairs of canonical start and end of the hits to mark in the text.
    """

    query_changed = Signal(str)
    scopes_changed = Signal(object)
    hit_chosen = Signal(object)
    report_wanted = Signal(str)
    hits_changed = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._report_id = ""
        self._busy = False
        self._answered = ""
        self._field = SearchField(theme, _("查找这份报告"), parent=self)
        self._field.query_changed.connect(self._on_query)
        self._model = HitsModel(self)
        self._list = HitsList(self._model, theme, self)
        self._list.hit_chosen.connect(self._on_chosen)
        self._list.more_chosen.connect(self._narrow_to)
        self._field.moved.connect(self._list.walk)
        self._field.confirmed.connect(self._list.choose_current)
        self._reach = Segments([_("这份报告"), _("全部报告")], self)
        self._reach.chosen.connect(lambda _index: self._ask_again())
        self._scopes = {source: self._scope_button(source) for source in HitSource}
        self._count = QLabel(self)
        self._count.setProperty("quiet", True)
        self._empty = EmptyState(theme, "search", self)
        self._recent = Recent(self)
        self._recent.chosen.connect(self.search_for)
        self._stack = QStackedWidget(self)
        self._idle = self._arrange()
        self.setFocusProxy(self._field)
        self.set_theme(theme)
        self._show_state()

    def _scope_button(self, source: HitSource) -> QToolButton:
        button = QToolButton(self)
        button.setText(source_name(source))
        button.setProperty("chip", True)
        button.setProperty("narrow", True)
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolTip(_("是否查找{scope}").format(scope=source_name(source)))
        button.clicked.connect(self._on_scope)
        return button

    def _arrange(self) -> QWidget:
        scopes = QHBoxLayout()
        scopes.setContentsMargins(8, 4, 8, 0)
        scopes.setSpacing(2)
        for button in self._scopes.values():
            scopes.addWidget(button)
        scopes.addStretch(1)
        count = QHBoxLayout()
        count.setContentsMargins(14, 4, 8, 0)
        count.addWidget(self._count)
        idle = QWidget(self)
        idle_column = QVBoxLayout(idle)
        idle_column.setContentsMargins(0, 0, 0, 0)
        idle_column.addWidget(self._recent)
        idle_column.addWidget(self._empty, 1)
        self._stack.addWidget(idle)
        self._stack.addWidget(self._list)
        field_box = QVBoxLayout()
        field_box.setContentsMargins(8, 8, 8, 0)
        field_box.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        reach = QHBoxLayout()
        reach.setContentsMargins(8, 4, 8, 0)
        reach.addWidget(self._reach)
        reach.addStretch(1)
        column.addLayout(field_box)
        column.addLayout(reach)
        column.addLayout(scopes)
        column.addLayout(count)
        column.addWidget(self._stack, 1)
        return idle

    @property
    def query(self) -> str:
        """What is looked for."""
        return self._field.query

    @property
    def is_everywhere(self) -> bool:
        """Whether all reports are searched."""
        return self._reach.current == 1

    @property
    def scopes(self) -> frozenset[HitSource]:
        """The sources that are on."""
        return frozenset(s for s, button in self._scopes.items() if button.isChecked())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        for part in (self._field, self._list, self._empty):
            part.set_theme(theme)

    def set_report(self, report: Report | None, report_id: str = "") -> None:
        """Take the sections of `report`; a query that stands in the field is asked again.

        What was found in all reports stays, unless it no longer fits the words of this one.
        """
        self._report, self._report_id = report, report_id
        self._model.set_report(report, report_id)
        if self.is_everywhere and self._model.is_across and not self._model.is_stale():
            self._tell_hits()
            self._show_state()
            self._list.viewport().update()
            return
        self._answered = ""
        self.hits_changed.emit([])
        if self.query and report is not None:
            self._on_query(self.query)
        else:
            self._show_state()

    def set_hits(self, query: str, hits: Sequence[Hit]) -> None:
        """Show the answer to `query` in the open report; one to an older query is dropped."""
        if not self.is_everywhere:
            self._answer(query, hits, None)

    def set_hits_across(
        self, query: str, hits: Sequence[Hit], titles: Mapping[str, ReportTitle]
    ) -> None:
        """Show the answer to `query` in all reports, whose ids have `titles`."""
        if self.is_everywhere:
            self._answer(query, hits, titles)

    def search_everywhere(self, on: bool) -> None:
        """Search all reports, or the open one."""
        if on != self.is_everywhere:
            self._reach.set_current(int(on))
            self._ask_again()

    def _answer(
        self, query: str, hits: Sequence[Hit], titles: Mapping[str, ReportTitle] | None
    ) -> None:
        if query != self.query:
            return
        self._busy = False
        self._answered = query
        self._model.set_hits(hits, titles)
        self._list.scrollToTop()
        self._tell_hits()
        self._show_state()

    def _ask_again(self) -> None:
        """Ask the same in the other reach."""
        self._model.set_hits([])
        self._answered = ""
        self.hits_changed.emit([])
        self._on_query(self.query)

    def _narrow_to(self, report_id: str) -> None:
        """Show all hits of one report; of another one, once that is open."""
        self._reach.set_current(0)
        if report_id == self._report_id:
            self._ask_again()
        else:
            self.report_wanted.emit(report_id)

    def set_busy(self, busy: bool) -> None:
        """Whether an answer is being worked out."""
        self._busy = busy
        self._show_state()

    def search_for(self, text: str) -> None:
        """Look for `text` at once, as if it were typed."""
        self._field.setText(text)
        self._field.send()
        self._field.setFocus()

    def step(self, by: int) -> None:
        """Lead to the next hit (or, with -1, to the one before), around at the ends."""
        if not self._model.shown:
            return
        count = self._model.rowCount()
        before = self._list.currentIndex().row()
        self._list.walk(by, Hit)
        if self._list.currentIndex().row() == before:
            self._list.setCurrentIndex(self._model.index(-1, 0))
            self._list.walk(1 if by > 0 else count, Hit)
        self._list.choose_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the list leads back to the field; typing there goes on in the field."""
        if event.key() == Qt.Key.Key_Escape and self._list.hasFocus():
            self._field.setFocus()
        else:
            super().keyPressEvent(event)

    def _on_query(self, query: str) -> None:
        if not query:
            self._busy = False
            self._answered = ""
            self._model.set_hits([])
            self.hits_changed.emit([])
        self._show_state()
        self.query_changed.emit(query)

    def _on_scope(self) -> None:
        # Hits at hand are shown or hidden at once; whoever searches may ask for more.
        self._model.set_sources(self.scopes)
        self._tell_hits()
        self._show_state()
        self.scopes_changed.emit(self.scopes)

    def _on_chosen(self, hit: Hit) -> None:
        self._recent.add(self._answered)
        self.hit_chosen.emit(hit)

    def _tell_hits(self) -> None:
        self.hits_changed.emit(self._model.places())

    def _show_state(self) -> None:
        """The hits, or why there are none."""
        self._field.setEnabled(self._report is not None)
        hint = _("查找全部报告") if self.is_everywhere else _("查找这份报告")
        self._field.setPlaceholderText(hint)
        self._field.setAccessibleName(hint)
        self._reach.setVisible(self._report is not None)
        for source, button in self._scopes.items():
            button.setVisible(self._report is not None)
            count = self._model.count_of(source)
            name = source_name(source)
            button.setText(f"{name} {count:,}" if self._answered and count else name)
        self._count.setText(self._count_words())
        self._count.setVisible(bool(self._count.text()))
        has_hits = bool(self._model.shown)
        self._stack.setCurrentIndex(1 if has_hits and self.query else 0)
        self._recent.setVisible(not self.query and self._report is not None)
        if self._report is None:
            self._empty.say(_("查找"), _("打开一份报告，在正文、名词注释和批注里一起查找。"))
        elif not self.query:
            self._empty.say(_("查找"), _("边打字边查找，一个字也可以。"))
        elif self._busy or self._answered != self.query:
            self._empty.say(_("正在查找"), "")
        elif self._model.total:
            self._empty.say(_("这里没有找到"), _("上面没有打开的范围里有，点一下就显示。"))
        else:
            self._empty.say(_("没有找到"), _("少打几个字，或者换一种说法试试。"))

    def _count_words(self) -> str:
        if self._busy:
            return _("正在查找…")
        count = len(self._model.shown)
        if not count or not self.query:
            return ""
        groups = self._model.group_count
        if self._model.is_across:
            return _("{count} 处，在 {groups} 份报告").format(count=f"{count:,}", groups=groups)
        return _("{count} 处，在 {groups} 个章节").format(count=f"{count:,}", groups=groups)
