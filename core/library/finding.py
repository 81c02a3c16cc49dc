"""The verbs that look and write nothing into the library: search, terms, export."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from core.library.colours import ColourVerbs
from core.model.library import Hit, HitSource, ReportEntry

if TYPE_CHECKING:
    from core.exporting import Paper, Printer
    from core.model.glossary import Term
    from core.search import Query

EVERYWHERE = frozenset(HitSource)


class FindingVerbs(ColourVerbs):
    """Searching and exporting."""

    def search(
        self,
        query: str,
        report_id: str | None = None,
        *,
        sources: Collection[HitSource] = EVERYWHERE,
        regex: bool = False,
        near: int | None = None,
        most: int | None = None,
    ) -> list[Hit]:
        """Every place where a query stands, report by report in reading order, notes last.

        Args:
            query: one character or more; see `core.search.parse_query`.
            report_id: one report, None for the whole library.
            sources: where to look.
            regex: the query is a regular expression.
            near: all words of the query within so many characters.
            most: look no further once so many are found; None for all of them.

        Raises:
            UserError: no such report, or an unusable query.
        """
        from core.search import parse_query

        parsed = parse_query(query, regex=regex, near=near)
        entries = self._searched(report_id)
        words = bool(parsed) and not {HitSource.TEXT, HitSource.TERM}.isdisjoint(sources)
        held = self._index.candidates(entries, parsed) if words and report_id is None else None
        hits: list[Hit] = []
        for entry in entries:
            if words and (held is None or entry.id in held):
                found = self._in_text(entry, parsed, indexed=held is not None)
                hits += (hit for hit in found if hit.source in sources)
            if HitSource.NOTE in sources and entry.notes:
                hits += self._in_notes(entry, parsed)
            if most is not None and len(hits) >= most:
                break
        return hits if most is None else hits[:most]

    def update_index(self, most: int) -> int:
        """Take at most so many reports into the search index; how many still lack there.

        Nobody has to call it: a search does what lacks. Called in idle moments, it spares the
        first search after an update of the program the waiting.

        Raises:
            UserError: a report is damaged beyond reading.
        """
        return self._index.refresh(self._store.reports.entries(), most)

    def _in_text(self, entry: ReportEntry, query: Query, *, indexed: bool) -> list[Hit]:
        """The hits in the words of a report, by way of the index or by the report itself."""
        from core.search import search_indexed, search_report

        held = self._index.indexed(entry) if indexed else None
        if held is not None:
            return search_indexed(held, entry.id, query)
        return search_report(self._report(entry), entry.id, query)

    def _in_notes(self, entry: ReportEntry, query: Query) -> list[Hit]:
        """The hits in the notes on a report; it is read only where there are any."""
        from core.search import search_notes

        notes = self._store.annotations.of_report(entry.id)
        if not search_notes(entry.id, notes, query):
            return []
        return search_notes(entry.id, notes, query, report=self._report(entry))

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

    def export(
        self, report_id: str, format: str, what: str = "notes", printer: Printer | None = None
    ) -> bytes:
        """A report, its notes or its tables in another format; see `core.exporting.export`.

        Args:
            report_id: the report.
            format: of `core.exporting.FORMATS`.
            what: notes, indicators or report.
            printer: lays out the pages of a PDF.

        Raises:
            UserError: no such report, or a format or shape that does not exist.
        """
        from core.exporting import export

        entry = self._current(report_id)
        notes = self._store.annotations.of_report(report_id)
        names, report = self.colour_names(), self._report(entry)
        return export(entry, report, notes, format, what, names=names, printer=printer)

    def paper(self, report_id: str, what: str = "notes") -> Paper:
        """The same for whoever lays out the pages of a PDF elsewhere, or later.

        Raises:
            UserError: no such report, or nothing of this kind to be printed.
        """
        from core.exporting import paper

        entry = self._current(report_id)
        notes = self._store.annotations.of_report(report_id)
        return paper(entry, self._report(entry), notes, what, names=self.colour_names())

    def _searched(self, report_id: str | None) -> list[ReportEntry]:
        """One report brought up to date, or all as they are: reading all again would take long."""
        return [self._current(report_id)] if report_id else self._store.reports.entries()
