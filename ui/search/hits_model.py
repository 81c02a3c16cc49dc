"""Hits as rows of a list under their sections; and which sources are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.i18n import _
from core.model.library import Hit, HitSource
from core.model.report import Report
from ui.panes.words import FRONT, heading_section, section_title

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The `Hit` of a row, or the `HitGroup` of a section line."""
ALL_SOURCES = frozenset(HitSource)


@dataclass(frozen=True, slots=True)
class HitGroup:
    """A section line: its words, and how many hits stand below."""

    title: str
    count: int


def source_name(source: HitSource) -> str:
    """Where a hit was found, in a word."""
    return {
        HitSource.TEXT: _("正文"),
        HitSource.TERM: _("名词"),
        HitSource.NOTE: _("批注"),
    }[source]


class HitsModel(QAbstractListModel):
    """All hits of a query, and those of the sources that are on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._hits: list[Hit] = []
        self._shown: list[Hit] = []
        self._rows: list[Hit | HitGroup] = []
        self._sources: frozenset[HitSource] = ALL_SOURCES

    def set_report(self, report: Report | None) -> None:
        """Take the sections of `report`; there are no hits yet."""
        self._report = report
        self.set_hits([])

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show `hits`, which stand in reading order."""
        self._hits = list(hits)
        self._build()

    def set_sources(self, sources: frozenset[HitSource]) -> None:
        """Show the hits of `sources` only."""
        self._sources = sources
        self._build()

    @property
    def total(self) -> int:
        """How many hits there are in all sources."""
        return len(self._hits)

    @property
    def shown(self) -> list[Hit]:
        """The hits of the sources that are on, in the order of the rows."""
        return self._shown

    @property
    def group_count(self) -> int:
        """How many sections hold hits that are shown."""
        return len(self._rows) - len(self._shown)

    def count_of(self, source: HitSource) -> int:
        """How many hits a source has, on or off."""
        return sum(1 for hit in self._hits if hit.source is source)

    def _build(self) -> None:
        grouped: dict[object, list[Hit]] = {}
        keys: dict[int | None, object] = {}
        for hit in self._hits:
            if hit.source not in self._sources:
                continue
            if hit.source is HitSource.TERM:
                key: object = HitSource.TERM
            elif hit.source is HitSource.NOTE and hit.start < 0:
                key = HitSource.NOTE
            else:
                if hit.section not in keys:
                    keys[hit.section] = self._section(hit.section)
                key = keys[hit.section]
            grouped.setdefault(key, []).append(hit)
        self.beginResetModel()
        self._rows, self._shown = [], []
        for key, hits in grouped.items():
            self._rows.append(HitGroup(self._title(key), len(hits)))
            self._rows.extend(hits)
            self._shown.extend(hits)
        self.endResetModel()

    def _section(self, section: int | None) -> int:
        """The section with a heading around `section`, `FRONT` for the front matter."""
        if section is None or self._report is None or section >= len(self._report.sections):
            return FRONT
        return heading_section(self._report, section)

    def _title(self, key: object) -> str:
        if key is HitSource.TERM:
            return _("名词注释")
        if key is HitSource.NOTE:
            return _("批注")
        if isinstance(key, int) and self._report is not None:
            return section_title(self._report, key)
        return _("正文")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Hits and section lines."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Section lines are passed over."""
        if not index.isValid() or isinstance(self._rows[index.row()], HitGroup):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row under `ROW`; its words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, HitGroup):
                return f"{row.title} {row.count}"
            return f"{row.before}{row.match}{row.after}"
        return None
