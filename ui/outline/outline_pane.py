"""The pane with the outline."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.i18n import _
from core.model.annotations import Annotation
from core.model.report import Report
from ui.outline.outline_model import NODE, Node, OutlineFilter, OutlineModel
from ui.outline.outline_view import OutlineView
from ui.panes.pane import Pane
from ui.panes.parts import EmptyState, SearchField
from ui.widgets.theme import Theme

OPEN_DEPTH = 1
"""Sections down to this depth are open at first; deeper ones open by hand or by the filter."""


class OutlinePane(Pane):
    """Sections of one report, the one being read marked.

    Signals:
        place_chosen(int, int): the canonical span of a heading that was clicked.
    """

    place_chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._open: set[int] = set()
        self._filtered = False
        self._model = OutlineModel(self)
        self._proxy = OutlineFilter(self)
        self._proxy.setSourceModel(self._model)
        self._field = SearchField(theme, _("找章节，可用拼音首字母"), parent=self)
        self._field.query_changed.connect(self._filter)
        self._field.moved.connect(self._move)
        self._field.confirmed.connect(self._confirm)
        self._view = OutlineView(theme, self)
        self._view.setAccessibleName(_("目录"))
        self._view.setModel(self._proxy)
        self._view.clicked.connect(self._choose)
        self._view.expanded.connect(self._mark)
        self._view.collapsed.connect(self._mark)
        self._empty = EmptyState(theme, "outline", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        field_box = QVBoxLayout()
        field_box.setContentsMargins(8, 8, 8, 4)
        field_box.addWidget(self._field)
        column.addLayout(field_box)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._field)
        self.set_theme(theme)
        self._show_state()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        for part in (self._field, self._view, self._empty):
            part.set_theme(theme)

    def set_report(self, report: Report | None) -> None:
        """Show the sections of `report`; None: no report is open."""
        self._report = report
        self._field.clear()
        self._field.send()
        self._model.set_report(report)
        nodes = self._nodes()
        self._view.outline.measure(nodes)
        self._view.outline.set_current(None)
        for node in nodes:
            if node.depth < OPEN_DEPTH:
                self._view.expand(self._proxy.mapFromSource(self._model.index_of(node)))
        self._show_state()

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show how many annotations every section holds."""
        self._model.set_annotations(annotations)

    def set_place(self, offset: int) -> None:
        """Mark the section that holds canonical `offset` as the one being read."""
        node = self._model.node_at(offset)
        self._model.set_current(node)
        self._mark()

    def _mark(self) -> None:
        """Put the dot on the section being read, or on the closed one that holds it."""
        node = self._model.current
        shown = node
        while node is not None and node.parent is not None:
            node = node.parent
            if not self._view.isExpanded(self._proxy.mapFromSource(self._model.index_of(node))):
                shown = node
        self._view.outline.set_current(shown)
        self._view.viewport().update()
        busy = self._view.hasFocus() or self._view.underMouse() or self._field.hasFocus()
        if shown is not None and not busy:
            self._view.scrollTo(self._proxy.mapFromSource(self._model.index_of(shown)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a section goes there; letters start the filter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._view.hasFocus():
            self._choose(self._view.currentIndex())
        else:
            super().keyPressEvent(event)

    def _nodes(self) -> list[Node]:
        found: list[Node] = []
        waiting = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        while waiting:
            index = waiting.pop()
            found.append(index.data(NODE))
            rows = range(self._model.rowCount(index))
            waiting.extend(self._model.index(row, 0, index) for row in rows)
        return found

    def _filter(self, query: str) -> None:
        if not self._filtered and query:
            self._open = {node.section for node in self._nodes() if self._is_open(node)}
        if query and self._report is not None:
            # Pinyin and folding are imported when somebody first looks for something.
            from core.search.names import NameKind, find_names

            names = find_names(self._report, query)
            found = [name.index for name in names if name.kind is NameKind.SECTION]
            self._proxy.set_wanted(set(found))
            self._view.expandAll()
            self._view.setCurrentIndex(self._index_of(found[0]) if found else QModelIndex())
        elif self._filtered:
            self._proxy.set_wanted(None)
            for node in self._nodes():
                index = self._proxy.mapFromSource(self._model.index_of(node))
                self._view.setExpanded(index, node.section in self._open)
        self._filtered = bool(query)
        self._show_state()
        self._mark()

    def _is_open(self, node: Node) -> bool:
        return self._view.isExpanded(self._proxy.mapFromSource(self._model.index_of(node)))

    def _index_of(self, section: int) -> QModelIndex:
        for node in self._nodes():
            if node.section == section:
                return self._proxy.mapFromSource(self._model.index_of(node))
        return QModelIndex()

    def _show_state(self) -> None:
        """The tree, or why there is none."""
        self._field.setVisible(self._model.rowCount() > 0)
        if self._proxy.rowCount() > 0:
            self._stack.setCurrentWidget(self._view)
            return
        if self._report is None:
            self._empty.say(_("目录"), _("打开一份报告，这里列出它的章节，点一下就到那里。"))
        elif self._field.query:
            self._empty.say(_("没有这样的章节"), _("换个词试试，或按 Esc 看全部章节。"))
        else:
            self._empty.say(_("没有分章节"), _("这份报告里没有认出标题，可以直接翻阅或查找。"))
        self._stack.setCurrentWidget(self._empty)

    def _move(self, rows: int) -> None:
        """Walk the tree from the search field."""
        index = self._view.currentIndex()
        if not index.isValid():
            index = self._proxy.index(0, 0)
        else:
            for _step in range(abs(rows)):
                near = self._view.indexBelow(index) if rows > 0 else self._view.indexAbove(index)
                index = near if near.isValid() else index
        self._view.setCurrentIndex(index)

    def _confirm(self) -> None:
        if not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._proxy.index(0, 0))
        self._choose(self._view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        node = index.data(NODE) if index.isValid() else None
        if isinstance(node, Node):
            self.place_chosen.emit(node.start, node.end)
