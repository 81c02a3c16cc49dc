"""What all verbs share: the store, the parsed reports, the author."""

from __future__ import annotations

import getpass
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.library.indexing import LibraryIndex
from core.library.reading import parser_version, reread
from core.model.errors import UserError
from core.store.backups import back_up_if_due
from core.store.store import Store

if TYPE_CHECKING:
    from core.checks.telling import Told
    from core.model.library import ReportEntry
    from core.model.report import Report
    from core.store.reports import Version

_REPORTS_KEPT = 8
_TOLD_KEPT = 200
"""Reports whose values are kept for chains; each is a small part of its report."""


class Base:
    """An open library; see `core.library.library.Library`.

    Attributes:
        backup_problem: why the last backup made by itself failed, None when it did not.
    """

    def __init__(self, profile: Path, passphrase: str | None = None) -> None:
        self._profile = Path(profile)
        self._store = Store(self._profile, passphrase)
        self._index = LibraryIndex(self._store, self._report)
        self._parsed: OrderedDict[tuple[str, str], Report] = OrderedDict()
        self._for_chains: OrderedDict[tuple[str, str], Told] = OrderedDict()
        self._closed = False
        self.backup_problem: UserError | None = None
        try:
            back_up_if_due(self._store.connection, "daily", once_a_day=True)
        except UserError as error:
            # Nothing is lost by it; the next opening tries again.
            self.backup_problem = error

    def entry(self, report_id: str) -> ReportEntry:
        """One report of the library.

        Raises:
            UserError: there is no such report.
        """
        found = self._store.reports.entry(report_id)
        if found is None:
            raise UserError(
                _("报告库里没有这份报告。"),
                where=report_id,
                remedy=_("请先导入，或者查看报告列表。"),
            )
        return found

    def report(self, report_id: str) -> Report:
        """A report as understood; one read by a former edition of the parser is read again.

        Raises:
            UserError: there is no such report, or it is damaged beyond reading.
        """
        return self._report(self._current(report_id))

    def _current(self, report_id: str) -> ReportEntry:
        """The entry of a report, brought up to date with the parser."""
        entry = self.entry(report_id)
        version = self._stored_version(entry)
        edition = parser_version()
        if edition in (version.parser, version.tried):
            return entry
        reread(self._store, version, edition)
        self._forget(report_id, entry.version)
        return self.entry(report_id)

    def _stored_version(self, entry: ReportEntry) -> Version:
        """The version of a report that the library shows."""
        versions = self._store.reports.versions(entry.id)
        return next(one for one in versions if one.id == entry.version)

    def _report(self, entry: ReportEntry) -> Report:
        """The parsed report of an entry, from the last few or from the store."""
        key = (entry.id, entry.version)
        report = self._parsed.get(key)
        if report is None:
            report = self._load(entry)
            self._remember(entry.id, entry.version, report)
        self._parsed.move_to_end(key)
        return report

    def _remember(self, report_id: str, version: str, report: Report) -> None:
        """Keep a parsed report at hand."""
        self._forget(report_id, version)
        self._parsed[report_id, version] = report
        while len(self._parsed) > _REPORTS_KEPT:
            self._parsed.popitem(last=False)

    def _forget(self, report_id: str, version: str) -> None:
        """Let go of a report that was read anew, and of what was made of it."""
        self._parsed.pop((report_id, version), None)
        self._for_chains.pop((report_id, version), None)

    def _told_of(self, entry: ReportEntry) -> Told:
        """What a report tells for chains; the report itself is read only where it is not known."""
        from core.checks.telling import told_of

        key = (entry.id, entry.version)
        told = self._for_chains.get(key)
        if told is None:
            told = self._for_chains[key] = told_of(entry.id, self._report(entry))
            if len(self._for_chains) > _TOLD_KEPT:
                self._for_chains.popitem(last=False)
        self._for_chains.move_to_end(key)
        return told

    def _load(self, entry: ReportEntry) -> Report:
        """The report from the store; where its bytes are damaged, from its original."""
        try:
            return self._store.reports.report(entry.id, entry.version)
        except ValueError as error:
            if reread(self._store, self._stored_version(entry), parser_version()):
                renewed = self.entry(entry.id)
                return self._store.reports.report(renewed.id, renewed.version)
            raise UserError(
                _("这份报告的内容已损坏，批注完好。"),
                where=entry.meta.title,
                remedy=_("请重新导入原文件，或者用备份恢复。"),
            ) from error

    def author(self) -> str:
        """The name that new annotations get."""
        return self._author()

    def _author(self) -> str:
        """The name on new annotations: the setting, else the name at this computer."""
        author = self._store.settings.get("author", "")
        if author:
            return author
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""
