"""Hits as rows of a list under their sections; and which sources are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.i18n import _
from core.model.library import Hit, HitSource
from core.model.report import Report
from ui.panes.words import FRONT, heading_section, section_title
from ui.search.across import More, ReportGroup, ReportTitle, across

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The `Hit` of a row, the `HitGroup` of a section line, the `ReportGroup` or `More` of a report."""
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
        self._rows: list[Hit | HitGroup | ReportGroup | More] = []
        self._titles: Mapping[str, ReportTitle] | None = None
        self._current = ""
        self._sources: frozenset[HitSource] = ALL_SOURCES

    def set_report(self, report: Report | None, report_id: str = "") -> None:
        """Take the sections of `report`. Its hits go; those of all reports stay as they are."""
        self._report = report
        self._current = report_id
        if self._titles is None:
            self.set_hits([])

    def set_hits(
        self, hits: Sequence[Hit], titles: Mapping[str, ReportTitle] | None = None
    ) -> None:
        """Show `hits`, which stand in reading order; of several reports with their `titles`."""
        self._hits = list(hits)
        self._titles = titles
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
        """The hits of the sources that are on; of one report in the order of the rows."""
        return self._shown

    @property
    def group_count(self) -> int:
        """How many sections, or reports, hold hits that are shown."""
        return sum(isinstance(row, HitGroup | ReportGroup) for row in self._rows)

    @property
    def current(self) -> str:
        """The id of the open report."""
        return self._current

    @property
    def is_across(self) -> bool:
        """Whether the hits are those of all reports."""
        return self._titles is not None

    def places(self) -> list[tuple[int, int]]:
        """Where in the open report hits of the sources stand that are on, in order."""
        here = (hit for hit in self._shown if self._titles is None or hit.report == self._current)
        return sorted({(hit.start, hit.end) for hit in here if hit.start >= 0})

    def is_stale(self) -> bool:
        """Whether the open report reads otherwise than it did when it was searched."""
        report = self._report
        if report is None or self._titles is None:
            return False
        return any(
            report.text[hit.start : hit.end] != hit.match
            for hit in self._hits
            if hit.report == self._current and hit.source is not HitSource.NOTE
        )

    def count_of(self, source: HitSource) -> int:
        """How many hits a source has, on or off."""
        return sum(1 for hit in self._hits if hit.source is source)

    def _build(self) -> None:
        self.beginResetModel()
        if self._titles is None:
            self._build_sections()
        else:
            self._rows = list(across(self._hits, self._titles, self._sources, self._current))
            self._shown = [hit for hit in self._hits if hit.source in self._sources]
        self.endResetModel()

    def _build_sections(self) -> None:
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
        self._rows, self._shown = [], []
        for key, hits in grouped.items():
            self._rows.append(HitGroup(self._title(key), len(hits)))
            self._rows.extend(hits)
            self._shown.extend(hits)

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
        """The lines of sections and reports are passed over."""
        if not index.isValid() or not isinstance(self._rows[index.row()], Hit | More):
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
            return words_of(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, ReportGroup):
            return row.title
        return None


def words_of(row: Hit | HitGroup | ReportGroup | More) -> str:
    """A row in words."""
    if isinstance(row, HitGroup):
        return f"{row.title} {row.count}"
    if isinstance(row, ReportGroup):
        return f"{row.name} {row.count}"
    if isinstance(row, More):
        return _("还有 {count} 处").format(count=f"{row.count:,}")
    return f"{row.before}{row.match}{row.after}"
