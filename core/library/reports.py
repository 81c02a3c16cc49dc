"""The verbs on reports: read, import, list, find, remove."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.library.base import Base
from core.library.reading import parser_version, public_id, understand, version_id
from core.library.versions import carry_over
from core.model.changes import Change, Verb
from core.model.errors import UserError
from core.model.library import ImportResult, ReportEntry
from core.model.page import Page, page_of
from core.store.changes import ReportImage, ReportState
from core.store.codec import now
from core.store.reports import Original

if TYPE_CHECKING:
    from core.model.report import Corrections, Report, ReportMeta

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

    def import_file(self, path: Path, corrections: Corrections | None = None) -> ImportResult:
        """Read a file into the library.

        The same file, or another with the same text, is recognised (`already_there`), also when
        the report shows a newer version by now. Another text of a report that is there becomes
        its new version and takes the annotations along. Nothing is changed when anything fails;
        then the result says why.
        """
        return self._import(Path(path), corrections, undoable=True)

    def _import(
        self, path: Path, corrections: Corrections | None, *, undoable: bool
    ) -> ImportResult:
        try:
            digest = _digest(path)
            known = self._known_file(digest) if digest and corrections is None else None
            if known is not None:
                return ImportResult(str(path), self._revive(known), already_there=True)
            source, report = understand(path, corrections)
            original = Original(source.sha256, source.name, source.format, path.read_bytes())
            if hashlib.sha256(original.content).hexdigest() != source.sha256:
                raise UserError(_("文件在读取时被改动，没有导入。"), remedy=_("请再试一次。"))
            there = self._shows(report)
            entry = self.add_report(report, original, corrections, undoable=undoable)
        except UserError as error:
            return ImportResult(str(path), None, error=error.what, remedy=error.remedy)
        except OSError:
            remedy = _("请检查文件是否还在、能否读取。")
            return ImportResult(str(path), None, error=_("无法读取文件。"), remedy=remedy)
        return ImportResult(str(path), entry, there, warnings=report.warnings)

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
            ids = "、".join(entry.id for entry in found[:5])
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

    def _known_file(self, digest: str) -> str | None:
        """The report of which a version, shown or not, was read from the file with this hash."""
        found = self._store.reports.with_original(digest)
        return found[0] if found else None

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

    def _shows(self, report: Report) -> bool:
        """Whether the library shows this very text."""
        version = version_id(report)
        return any(entry.version == version for entry in self.reports())

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
        self._parsed.pop((report_id, version), None)
        entry = self.entry(report_id)
        self._index.add(entry, report)
        return entry

    def _same_report(self, report: Report, version: str) -> str | None:
        """The report of which this is a version: the same text, or the same title and subject."""
        for entry in self.reports():
            if entry.version == version:
                return entry.id
        for entry in self.reports():
            if _subject(entry.meta) == _subject(report.meta) and (
                (report.meta.region and report.meta.year) or self._alike(entry, report)
            ):
                return entry.id
        return None

    def _alike(self, entry: ReportEntry, report: Report) -> bool:
        """Whether half of the text is the same, block by block: an edition, not a namesake."""
        known = {block.text for block in self._report(entry).blocks}
        shared = sum(len(block.text) for block in report.blocks if block.text in known)
        return shared * 2 >= max(1, len(report.text))

    def _free_id(self, digest: str, version: str) -> str:
        """The public id made from a file's hash; from the text's where that one is taken."""
        for candidate in (digest, version, hashlib.sha256(version.encode()).hexdigest()):
            report_id = public_id(candidate)
            if self._store.reports.state(report_id) is None:
                return report_id
        raise UserError(_("报告编号用尽，没有导入。"), where=digest)


def _subject(meta: ReportMeta) -> tuple[object, ...]:
    """What two versions of one report have in common."""
    from core.text.folding import fold_query

    title = "".join(fold_query(meta.title).split())
    return (title, fold_query(meta.region), meta.year, meta.kind)


def _named(entry: ReportEntry) -> str:
    """All words by which a report may be called."""
    meta = entry.meta
    return f"{meta.title} {meta.region} {meta.year or ''} {entry.source_name}"


def _digest(path: Path) -> str:
    """The SHA-256 of a file in hex, empty where it cannot be read (its reader will say why)."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
