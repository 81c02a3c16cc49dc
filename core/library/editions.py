"""Which report of the library a file is another edition of, and what was set right of that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.library.reading import likeness, set_by_hand
from core.library.reports import ReportVerbs

if TYPE_CHECKING:
    from core.library.reading import Understood
    from core.model.library import ReportEntry
    from core.model.report import Corrections, Report, ReportMeta

Remembered = tuple["Report", "Corrections"]
"""A report understood with what was set right of its former edition, and that."""

_ALIKE = 0.5


class EditionVerbs(ReportVerbs):
    """Knowing the editions of one report again."""

    def remembered(self, understood: Understood) -> list[Remembered | None]:
        """For each report of a file that edition of it understood as the one here was set right.

        None for a report of which the library has no other edition, or one that was right as it
        was read.
        """
        return [self._remembered(understood, at) for at in range(len(understood.reports))]

    def _remembered(self, understood: Understood, number: int) -> Remembered | None:
        from core.parsing import parse
        from core.parsing.layout.starts import found_again

        report = understood.reports[number]
        part = understood.corrections(number)
        for report_id, corrections in self._store.reports.corrected():
            entry = self.entry(report_id)
            if not set_by_hand(corrections):
                continue
            if not (_is_named(entry, report) or self._alike(entry, report)):
                continue
            given = replace(corrections, part=-1 if part is None else part.part)
            given = found_again(understood.source, given)
            again = parse(understood.source, given)
            if _subject(again.meta) == _subject(entry.meta):
                return again, given
        return None

    def _same_report(self, report: Report, version: str) -> str | None:
        """The report of which this is a version: the same text, or the same title and subject."""
        for entry in self.reports():
            if entry.version == version:
                return entry.id
        for entry in self.reports():
            if _subject(entry.meta) == _subject(report.meta) and (
                _is_named(entry, report) or self._alike(entry, report)
            ):
                return entry.id
        return None

    def _alike(self, entry: ReportEntry, report: Report) -> bool:
        """Whether half of the text is the same, block by block: an edition, not a namesake."""
        return likeness(report, self._store.reports.text(entry.id, entry.version)) >= _ALIKE


def _is_named(entry: ReportEntry, report: Report) -> bool:
    """Whether the names are enough to tell that it is the report of an entry."""
    meta = report.meta
    return bool(meta.region and meta.year) and _subject(entry.meta) == _subject(meta)


def _subject(meta: ReportMeta) -> tuple[object, ...]:
    """What two versions of one report have in common."""
    from core.text.folding import fold_query

    title = "".join(fold_query(meta.title).split())
    return (title, fold_query(meta.region), meta.year, meta.kind)
