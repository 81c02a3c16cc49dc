"""The verb that sets right how a report of the library was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.i18n import _
from core.library.imports import ImportVerbs
from core.library.reading import parser_version, version_id
from core.library.versions import carry_over
from core.model.changes import Verb
from core.model.errors import UserError
from core.model.page import page_of
from core.store.changes import ReportImage, ReportState

if TYPE_CHECKING:
    from core.library.reading import Understood
    from core.model.library import ReportEntry
    from core.model.report import Corrections


class CorrectingVerbs(ImportVerbs):
    """Title, kind, region, year and starts of a report, after it was taken in."""

    def corrections(self, report_id: str) -> Corrections | None:
        """What a person set right of the version shown, None for nothing.

        Raises:
            UserError: there is no such report.
        """
        return self._stored_version(self.entry(report_id)).corrections

    def correct(
        self, report_id: str, understood: Understood, corrections: Corrections | None
    ) -> ReportEntry:
        """Store a report as its original is understood with `corrections`; its notes go along.

        Where the words changed (another start), undo brings back the version before; where only
        title, kind, region or year did, `correct` with the former corrections does.

        Args:
            report_id: the report.
            understood: its original, understood with `corrections`; one report.
            corrections: all that a person has set right of it.

        Raises:
            UserError: there is no such report, it has no original, another report of the library
                has these very words, or it could not be stored; nothing was changed.
        """
        from core.parsing.layout.starts import with_lines

        [report] = understood.reports
        given = corrections and with_lines(understood.source, corrections)
        entry = self.entry(report_id)
        original = self.original(report_id)
        if original is None:
            raise UserError(_("这份报告没有保存原件。"), where=entry.source_name)
        version = version_id(report)
        if any(one.version == version and one.id != entry.id for one in self.reports()):
            raise UserError(
                _("报告库里另有一份报告和更正后的完全一样。"), remedy=_("请移除其中一份。")
            )
        with self._store.writing():
            page = page_of(report, entry.id, version)
            edition = parser_version()
            self._store.reports.add_version(page, report, edition, original, original.name, given)
            if version != entry.version:
                carry_over(self._store, entry.id, entry.version, version, report)
                self._store.reports.show(entry.id, version, "")
                states = ReportState(entry.version, ""), ReportState(version, "")
                image = ReportImage(entry.id, *states)
                self._store.changes.add(Verb.CORRECT, [image], self._author())
        self._forget(entry.id, version)
        self._remember(entry.id, version, report)
        corrected = self.entry(entry.id)
        self._index.add(corrected, report)
        return corrected
