"""The verbs that look and write nothing into the library: search, terms, export."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from core.library.base import Base
from core.model.library import Hit, HitSource, ReportEntry

if TYPE_CHECKING:
    from core.model.glossary import Term

EVERYWHERE = frozenset(HitSource)


class FindingVerbs(Base):
    """Searching and exporting."""

    def search(
        self,
        query: str,
        report_id: str | None = None,
        *,
        sources: Collection[HitSource] = EVERYWHERE,
        regex: bool = False,
        near: int | None = None,
    ) -> list[Hit]:
        """Every place where a query stands, report by report in reading order, notes last.

        Args:
            query: one character or more; see `core.search.parse_query`.
            report_id: one report, None for the whole library.
            sources: where to look.
            regex: the query is a regular expression.
            near: all words of the query within so many characters.

        Raises:
            UserError: no such report, or an unusable query.
        """
        from core.search import parse_query, search_notes, search_report

        parsed = parse_query(query, regex=regex, near=near)
        hits: list[Hit] = []
        for entry in self._searched(report_id):
            report = self._report(entry)
            found = search_report(report, entry.id, parsed)
            if HitSource.NOTE in sources:
                notes = self._store.annotations.of_report(entry.id)
                found += search_notes(entry.id, notes, parsed, report=report)
            hits += (hit for hit in found if hit.source in sources)
        return hits

    def find_terms(
        self, query: str, report_id: str | None = None
    ) -> list[tuple[ReportEntry, Term]]:
        """Glossary entries by wording, part of it, pinyin or initials, report by report.

        Raises:
            UserError: there is no such report.
        """
        from core.search import find_terms

        return [
            (entry, term)
            for entry in self._searched(report_id)
            for term in find_terms(self._report(entry), query)
        ]

    def export(self, report_id: str, format: str, what: str = "notes") -> bytes:
        """A report, its notes or its tables in another format; see `core.exporting.export`.

        Raises:
            UserError: no such report, or a format or shape that does not exist.
        """
        from core.exporting import export

        entry = self._current(report_id)
        notes = self._store.annotations.of_report(report_id)
        return export(entry, self._report(entry), notes, format, what)

    def _searched(self, report_id: str | None) -> list[ReportEntry]:
        """One report brought up to date, or all as they are: reading all again would take long."""
        return [self._current(report_id)] if report_id else self._store.reports.entries()
