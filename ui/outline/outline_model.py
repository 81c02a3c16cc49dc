"""The sections of a report as a tree for a view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from core.i18n import _
from core.model.annotations import Annotation
from core.model.blocks import Part
from core.model.report import Report

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole


@dataclass(eq=False, slots=True)
class Node:
    """A section in the tree; `section` is its index, -1 for one that the report does not number.

    `start` and `end` are the canonical span of its heading. `notes` counts the annotations in it,
    without those of its sub-sections; `all_notes` with them.
    """

    section: int
    label: str
    title: str
    address: str
    part: Part
    run_in: bool
    start: int
    end: int
    parent: Node | None = None
    row: int = 0
    children: list[Node] = field(default_factory=list)
    notes: int = 0

    @property
    def all_notes(self) -> int:
        """The annotations here and below."""
        return self.notes + sum(child.all_notes for child in self.children)

    @property
    def depth(self) -> int:
        """How many sections it lies in."""
        return 0 if self.parent is None else self.parent.depth + 1


class OutlineModel(QAbstractItemModel):
    """Sections by nesting; appendix and glossary come last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[Node] = []
        self._by_section: dict[int, Node] = {}
        self._extra: Node | None = None
        self._report: Report | None = None
        self._current: Node | None = None

    def set_report(self, report: Report | None) -> None:
        """Show the sections of `report`."""
        self.beginResetModel()
        self._report = report
        self._roots, self._by_section, self._extra, self._current = [], {}, None, None
        if report is not None:
            self._build(report)
        self.endResetModel()

    def _build(self, report: Report) -> None:
        for section in report.sections:
            start = report.offset(section.block)
            length = section.run_in_end or len(report.blocks[section.block].text)
            node = Node(
                section.index,
                section.label.strip(),
                section.title.strip(),
                section.address,
                section.part,
                bool(section.run_in_end),
                start,
                start + length,
            )
            self._by_section[section.index] = node
            parent = None if section.parent is None else self._by_section.get(section.parent)
            node.parent = parent
            (self._roots if parent is None else parent.children).append(node)
        has_glossary = any(section.part is Part.GLOSSARY for section in report.sections)
        if report.terms and not has_glossary:
            start = min(report.offset(term.block) for term in report.terms)
            self._extra = Node(
                -1, "", _("名词注释"), "", Part.GLOSSARY, run_in=False, start=start, end=start
            )
            self._roots.append(self._extra)
        self._roots.sort(key=lambda node: node.part is not Part.BODY)
        self._number(self._roots)

    def _number(self, nodes: list[Node]) -> None:
        for row, node in enumerate(nodes):
            node.row = row
            self._number(node.children)

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Count the living annotations of every section."""
        for node in self._all():
            node.notes = 0
        for annotation in annotations:
            placement = annotation.placement
            if not annotation.deleted and placement is not None and placement.start >= 0:
                holder = self.node_at(placement.start)
                if holder is not None:
                    holder.notes += 1
        for node in self._all():
            index = self.index_of(node)
            self.dataChanged.emit(index, index)

    def _all(self) -> list[Node]:
        return [*self._by_section.values(), *([self._extra] if self._extra else [])]

    def node_at(self, offset: int) -> Node | None:
        """The innermost section that holds canonical `offset`."""
        if self._report is None or not self._report.blocks:
            return None
        block = self._report.block_at(max(0, offset))
        if block.term is not None and self._extra is not None:
            return self._extra
        return None if block.section is None else self._by_section.get(block.section)

    @property
    def current(self) -> Node | None:
        """The section that is being read."""
        return self._current

    def set_current(self, node: Node | None) -> None:
        """Mark another section as the one being read."""
        changed = [one for one in (self._current, node) if one is not None]
        if self._current is node:
            return
        self._current = node
        for one in changed:
            index = self.index_of(one)
            self.dataChanged.emit(index, index)

    def index_of(self, node: Node) -> QModelIndex:
        """The index of a node of this tree."""
        return self.createIndex(node.row, 0, node)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of child `row` of `parent`."""
        nodes = parent.internalPointer().children if parent.isValid() else self._roots
        if column != 0 or not 0 <= row < len(nodes):
            return QModelIndex()
        return self.createIndex(row, 0, nodes[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The index of the section around."""
        node = index.internalPointer() if index.isValid() else None
        if node is None or node.parent is None:
            return QModelIndex()
        return self.index_of(node.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many sections lie directly in `parent`."""
        if parent.column() > 0:
            return 0
        return len(parent.internalPointer().children if parent.isValid() else self._roots)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        del parent
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Number and title; the node itself under `NODE`."""
        if not index.isValid():
            return None
        node: Node = index.internalPointer()
        if role == NODE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{node.label}{node.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{node.label}{node.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = f"{node.label}{node.title}"
            if node.all_notes:
                words += _("，{count} 条批注").format(count=node.all_notes)
            return words + (_("，正在读") if node is self._current else "")
        return None


class OutlineFilter(QSortFilterProxyModel):
    """Keeps the sections that a query names, and those around them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: set[int] | None = None
        self.setRecursiveFilteringEnabled(True)

    def set_wanted(self, sections: set[int] | None) -> None:
        """Indexes of the sections to keep; None keeps all."""
        self._wanted = sections
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a section itself is wanted."""
        if self._wanted is None:
            return True
        node = self.sourceModel().index(row, 0, parent).data(NODE)
        return isinstance(node, Node) and node.section in self._wanted
