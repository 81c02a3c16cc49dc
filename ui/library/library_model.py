"""The reports of the library as rows for a view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.i18n import _, clauses
from core.model.library import ReportEntry
from ui.library.shelf import Grouping, Heading, Order, Row, arrange, select
from ui.panes.reports import kind_name, title_of, years

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class LibraryModel(QAbstractListModel):
    """Reports, and headings where they are grouped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[ReportEntry] = []
        self._rows: list[Row] = []
        self._query = ""
        self._current = ""
        self.order = Order.OPENED
        self.grouping = Grouping.NONE

    def set_entries(self, entries: Sequence[ReportEntry], current: str) -> None:
        """Show `entries`; `current` is the id of the report on the desk, empty for none."""
        self._entries = list(entries)
        self._current = current
        self._build()

    def update_entry(self, entry: ReportEntry) -> None:
        """Show what is told of one report now; a report that is not there is left out."""
        at = next((n for n, one in enumerate(self._entries) if one.id == entry.id), -1)
        if at < 0 or self._entries[at] == entry:
            return
        self._entries[at] = entry
        rows = arrange(select(self._entries, self._query), self.order, self.grouping)
        if [_identity(row) for row in rows] != [_identity(row) for row in self._rows]:
            self._build()
            return
        self._rows = rows
        row = self.row_of(entry.id)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def set_query(self, query: str) -> None:
        """Show only what `query` names."""
        self._query = query
        self._build()

    def arrange(self, order: Order, grouping: Grouping) -> None:
        """Show the reports in another order or other groups."""
        self.order, self.grouping = order, grouping
        self._build()

    def _build(self) -> None:
        rows = arrange(select(self._entries, self._query), self.order, self.grouping)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many reports the library has."""
        return len(self._entries)

    @property
    def shown(self) -> int:
        """How many reports are shown."""
        return sum(isinstance(row, ReportEntry) for row in self._rows)

    @property
    def current(self) -> str:
        """The id of the report on the desk."""
        return self._current

    def row_of(self, report_id: str) -> int:
        """The row of a report, -1 when it is not shown."""
        for row, entry in enumerate(self._rows):
            if isinstance(entry, ReportEntry) and entry.id == report_id:
                return row
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Reports and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row under `ROW`; its words for a tool tip and a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, Heading):
            words = f"{row.title} {row.size}"
            spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return words if role in spoken else None
        title = title_of(row.meta, row.source_name)
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = [title, facts(row), row.meta.meeting, row.source_name]
            return "\n".join(part for part in parts if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [title, facts(row), progress_words(row), notes_words(row)]
            if row.id == self._current:
                parts.append(_("正在读"))
            return clauses(parts)
        return None


def _identity(row: Row) -> tuple[str, int]:
    """By what a row is the same as before."""
    return (row.id, -1) if isinstance(row, ReportEntry) else (row.title, row.size)


def facts(entry: ReportEntry, region: str | None = None, when: str | None = None) -> str:
    """Region, years and kind on one line.

    Args:
        entry: the report.
        region: stands for the region, empty for none.
        when: stands for the years.
    """
    meta = entry.meta
    place = meta.region if region is None else region
    parts = (place, years(meta) if when is None else when, kind_name(meta.kind))
    return " · ".join(part for part in parts if part)


def notes_words(entry: ReportEntry) -> str:
    """How many notes, empty for none."""
    return _("{count} 条批注").format(count=entry.notes) if entry.notes else ""


def progress_words(entry: ReportEntry) -> str:
    """How much was read, empty for nothing."""
    percent = round(entry.progress * 100)
    return _("读到 {percent}%").format(percent=percent) if percent else ""
