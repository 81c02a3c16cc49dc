"""The verbs that take reports into the library."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.library.editions import EditionVerbs
from core.library.reading import (
    Understood,
    parser_version,
    public_id,
    understand,
    understand_all,
    version_id,
)
from core.library.versions import carry_over
from core.model.changes import Verb
from core.model.errors import UserError
from core.model.library import ImportResult, ReportEntry
from core.model.page import page_of
from core.store.changes import ReportImage, ReportState
from core.store.reports import Original

if TYPE_CHECKING:
    from core.model.report import Corrections, Report
    from core.model.source import Source

BUNDLED = Path(__file__).resolve().parents[2] / "data" / "ganxian-2021-plan-report.txt"
Wanted = Sequence[tuple["Report", "Corrections | None"]]
"""Reports of one file, each with what a person set right of it."""


class ImportVerbs(EditionVerbs):
    """Reading files into the library."""

    def import_file(self, path: Path, corrections: Corrections | None = None) -> ImportResult:
        """Read a file into the library; of several reports in it the longest, or that corrected.

        The same file, or another with the same text, is recognised (`already_there`), also when
        the report shows a newer version by now. Another text of a report that is there becomes
        its new version and takes the annotations along. Nothing is changed when anything fails;
        then the result says why.
        """
        return self._import(Path(path), corrections, undoable=True)

    def import_all(self, path: Path) -> list[ImportResult]:
        """Read every report of a file into the library, as `import_file` does: a result for each.

        A file that cannot be read has one result.
        """
        path = Path(path)
        try:
            known = self.known_file(path)
            return known or self.keep(path, understand_all(path))
        except UserError as error:
            return [refused(path, error)]

    def known_file(self, path: Path) -> list[ImportResult]:
        """The results for a file that the library has been given before, found by its bytes alone.

        Empty for any other file, and for one of several reports: not all may have been taken.
        Reports that had been removed are brought back.
        """
        digest = _digest(path)
        known = self._known_file(digest) if digest else None
        if known is None or self._holds_several(digest):
            return []
        return [ImportResult(str(path), self._revive(known), already_there=True)]

    def keep(
        self, path: Path, understood: Understood, wanted: Wanted | None = None
    ) -> list[ImportResult]:
        """Store reports of a file that was understood before; a result for each.

        Args:
            path: the file.
            understood: what was read from it.
            wanted: the reports to store, as they are now understood, all of them by default.
        """
        from core.parsing.layout.starts import with_lines

        source = understood.source
        if wanted is None:
            found = enumerate(zip(understood.reports, self.remembered(understood), strict=True))
            wanted = [once or (r, understood.corrections(n)) for n, (r, once) in found]
        try:
            original = _original(path, source)
        except UserError as error:
            return [refused(path, error)]
        return [
            self._keep(path, original, report, given and with_lines(source, given), undoable=True)
            for report, given in wanted
        ]

    def _import(
        self, path: Path, corrections: Corrections | None, *, undoable: bool
    ) -> ImportResult:
        from core.parsing.layout.starts import with_lines

        try:
            known = self.known_file(path) if corrections is None else []
            if known:
                return known[0]
            source, report = understand(path, corrections)
            original = _original(path, source)
        except UserError as error:
            return refused(path, error)
        if corrections is None:
            [once] = self.remembered(Understood(source, (report,)))
            report, corrections = once or (report, None)
        if corrections is not None:
            corrections = with_lines(source, corrections)
        return self._keep(path, original, report, corrections, undoable=undoable)

    def _keep(
        self,
        path: Path,
        original: Original,
        report: Report,
        corrections: Corrections | None,
        *,
        undoable: bool,
    ) -> ImportResult:
        shown = {entry.id: entry.version for entry in self.reports()}
        try:
            entry = self.add_report(report, original, corrections, undoable=undoable)
        except UserError as error:
            return refused(path, error)
        there = shown.get(entry.id) == entry.version
        newer = entry.id in shown and not there
        return ImportResult(str(path), entry, there, warnings=report.warnings, new_version=newer)

    def ensure_bundled(self) -> ReportEntry:
        """The report that comes with the program, stored at the first call of a profile.

        When the user has removed it, it stays removed: its entry is told, `reports` has it not.

        Raises:
            UserError: it cannot be read or stored.
        """
        digest = _digest(BUNDLED)
        known = self._known_file(digest)
        if known is not None:
            entry = self._store.reports.entry(known, removed=True)
            if entry is not None:
                return entry
        # Not to be undone: an undo in a new library must not take its only report away.
        result = self._import(BUNDLED, None, undoable=False)
        if result.report is None:
            raise UserError(result.error, where=BUNDLED.name, remedy=result.remedy)
        self.mark_opened(result.report.id)
        return self.entry(result.report.id)

    def _known_file(self, digest: str) -> str | None:
        """The report of which a version, shown or not, was read from the file with this hash."""
        found = self._store.reports.with_original(digest)
        return found[0] if found else None

    def _holds_several(self, digest: str) -> bool:
        """Whether reports were read from this file as parts of it."""
        return any(
            version.corrections is not None and version.corrections.part >= 0
            for report_id in self._store.reports.with_original(digest)
            for version in self._store.reports.versions(report_id)
        )

    def _revive(self, report_id: str) -> ReportEntry:
        """A report that is there, brought back when it had been removed."""
        state = self._store.reports.state(report_id)
        if state is not None and state[1]:
            version, removed = state
            before, after = ReportState(version, removed), ReportState(version, "")
            with self._store.writing():
                self._store.reports.show(report_id, version, "")
                image = ReportImage(report_id, before, after)
                self._store.changes.add(Verb.IMPORT, [image], self._author())
        return self.entry(report_id)

    def add_report(
        self,
        report: Report,
        original: Original,
        corrections: Corrections | None = None,
        *,
        undoable: bool = True,
    ) -> ReportEntry:
        """Store a report that was read before, as a preview does; see `import_file`.

        Args:
            report: the report as understood.
            original: the file it was read from.
            corrections: what a person set right.
            undoable: whether undo takes it away again.

        Raises:
            UserError: it could not be stored; nothing was changed.
        """
        version = version_id(report)
        with self._store.writing():
            report_id = self._same_report(report, version)
            before = None
            if report_id is None:
                report_id = self._free_id(original.sha256, version)
                self._store.reports.add_original(original)
                self._store.reports.add_report(report_id, version)
            else:
                state = self._store.reports.state(report_id)
                before = ReportState(*state) if state else None
                self._store.reports.add_original(original)
            self._store.reports.add_version(
                page_of(report, report_id, version),
                report,
                parser_version(),
                original,
                original.name,
                corrections,
            )
            if before is not None and before.version != version:
                carry_over(self._store, report_id, before.version, version, report)
            after = ReportState(version, "")
            self._store.reports.show(report_id, version, "")
            if before != after:
                image = ReportImage(report_id, before, after)
                self._store.changes.add(Verb.IMPORT, [image], self._author(), undoable=undoable)
        self._remember(report_id, version, report)
        entry = self.entry(report_id)
        self._index.add(entry, report)
        return entry

    def _free_id(self, digest: str, version: str) -> str:
        """The public id made from a file's hash; from the text's where that one is taken."""
        for candidate in (digest, version, hashlib.sha256(version.encode()).hexdigest()):
            report_id = public_id(candidate)
            if self._store.reports.state(report_id) is None:
                return report_id
        raise UserError(_("报告编号用尽，没有导入。"), where=digest)


def refused(path: Path, error: UserError) -> ImportResult:
    """The result for a file that could not be read or stored."""
    return ImportResult(str(path), None, error=error.what, remedy=error.remedy)


def _original(path: Path, source: Source) -> Original:
    """The bytes of a file that was read.

    Raises:
        UserError: they cannot be read again, or are not those that were understood.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        remedy = _("请检查文件是否还在、能否读取。")
        raise UserError(_("无法读取文件。"), remedy=remedy) from error
    if hashlib.sha256(content).hexdigest() != source.sha256:
        raise UserError(_("文件在读取时被改动，没有导入。"), remedy=_("请再试一次。"))
    return Original(source.sha256, source.name, source.format, content)


def _digest(path: Path) -> str:
    """The SHA-256 of a file in hex, empty where it cannot be read (its reader will say why)."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
