"""The verbs on reports: read, import, list, find, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _, listed
from core.library.base import Base
from core.library.reading import understand
from core.model.changes import Change, Verb
from core.model.errors import UserError
from core.model.library import ReportEntry
from core.model.page import Page, page_of
from core.store.changes import ReportImage, ReportState
from core.store.codec import now
from core.store.reports import Original

if TYPE_CHECKING:
    from core.model.report import Corrections, Report

BUNDLED = Path(__file__).resolve().parents[2] / "data" / "ganxian-2021-plan-report.txt"
_SHORTEST_PREFIX = 3


class ReportVerbs(Base):
    """Reading, importing, listing, finding and removing reports."""

    def inspect(self, path: Path, corrections: Corrections | None = None) -> Report:
        """Read a file and understand it, without storing anything.

        Raises:
            UserError: it cannot be read, or is not what it seems.
        """
        return understand(Path(path), corrections)[1]

    def reports(self) -> list[ReportEntry]:
        """The reports of the library, the last imported first."""
        return self._store.reports.entries()

    def page(self, report_id: str) -> Page:
        """What the reader needs to paint a report; its `version` is the one shown now.

        Raises:
            UserError: there is no such report.
        """
        entry = self._current(report_id)
        try:
            return self._store.reports.page(entry.id, entry.version)
        except ValueError:
            return page_of(self._report(entry), entry.id, entry.version)

    def resolve(self, text: str) -> ReportEntry:
        """The report meant by an id, the beginning of an id, or words of its title.

        Raises:
            UserError: none is meant, or more than one.
        """
        from core.text.folding import fold_query

        wanted = text.strip()
        entries = self.reports()
        found = [entry for entry in entries if entry.id == wanted]
        if not found and len(wanted) >= _SHORTEST_PREFIX:
            found = [entry for entry in entries if entry.id.startswith(wanted.lower())]
        if not found:
            words = [word for word in fold_query(wanted).split() if word]
            found = [
                entry
                for entry in entries
                if words and all(word in fold_query(_named(entry)) for word in words)
            ]
        if not found:
            raise UserError(
                _("报告库里没有这份报告。"),
                where=text,
                remedy=_("请给出报告编号，或者标题里的几个字。"),
            )
        if len(found) > 1:
            ids = listed(entry.id for entry in found[:5])
            raise UserError(
                _("有好几份报告符合。"),
                where=text,
                remedy=_("请用报告编号：{ids}").format(ids=ids),
            )
        return found[0]

    def original(self, report_id: str) -> Original | None:
        """The file that the version shown was read from, None when there is none.

        Raises:
            UserError: there is no such report, or its file is damaged.
        """
        entry = self.entry(report_id)
        try:
            return self._store.reports.original(entry.id, entry.version)
        except ValueError as error:
            raise UserError(
                _("保存的原件已损坏，正文和批注完好。"),
                where=entry.source_name,
                remedy=_("请重新导入原文件，或者用备份恢复。"),
            ) from error

    def remove(self, report_id: str) -> Change:
        """Take a report with its annotations out of the library; undo brings it back.

        Raises:
            UserError: there is no such report.
        """
        entry = self.entry(report_id)
        before = ReportState(entry.version, "")
        after = ReportState(entry.version, now())
        with self._store.writing():
            self._store.reports.show(entry.id, after.version, after.removed)
            image = ReportImage(entry.id, before, after)
            return self._store.changes.add(Verb.REMOVE, [image], self._author()).change()

    def mark_opened(self, report_id: str) -> None:
        """The report is shown now; the next start begins with it.

        Raises:
            UserError: there is no such report, or it could not be kept.
        """
        self.entry(report_id)
        with self._store.writing():
            self._store.reports.set_opened(report_id)


def _named(entry: ReportEntry) -> str:
    """All words by which a report may be called."""
    meta = entry.meta
    return f"{meta.title} {meta.region} {meta.year or ''} {entry.source_name}"
