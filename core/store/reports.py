"""Reports as rows: each with its versions, and the original file they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.model.library import ReportEntry
from core.model.page import Page, page_from_json
from core.store.codec import (
    corrections_from_text,
    corrections_to_text,
    meta_from_text,
    meta_to_text,
    now,
    now_after,
    pack,
    report_from_bytes,
    report_to_bytes,
    unpack,
)
from core.store.errors import believed

if TYPE_CHECKING:
    from core.model.report import Corrections, Report
    from core.store.connection import Connection, Row

_ENTRY = (
    "SELECT r.id, r.version, v.meta, v.characters,"
    " (SELECT count(*) FROM annotation AS a WHERE a.report = r.id AND a.deleted = ''),"
    " r.progress, v.name, r.imported, r.opened"
    " FROM report AS r JOIN version AS v ON v.report = r.id AND v.id = r.version"
)


@dataclass(frozen=True, slots=True)
class Original:
    """The file a version was read from; `content` is its bytes."""

    sha256: str
    name: str
    format: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report, without its text; `characters` is the length of it.

    `name` is the file it was read from, `original` its SHA-256, empty without one. `parser` is the
    edition of the parser that read it, `tried` the one that last failed to.
    """

    report: str
    id: str
    created: str
    parser: str
    tried: str
    corrections: Corrections | None
    name: str = ""
    characters: int = 0
    original: str = ""


class ReportRows:
    """Reads and writes reports; writing methods run inside `Connection.writing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entries(self) -> list[ReportEntry]:
        """The reports of the library, the last imported first; removed ones are left out."""
        rows = self._connection.rows(f"{_ENTRY} WHERE r.removed = '' ORDER BY r.rowid DESC")
        with believed(self._connection.path):
            return [_entry(row) for row in rows]

    def entry(self, report: str, *, removed: bool = False) -> ReportEntry | None:
        """One report, None without it; a removed one only with `removed`."""
        clause = "" if removed else " AND r.removed = ''"
        row = self._connection.row(f"{_ENTRY} WHERE r.id = ?{clause}", (report,))
        with believed(self._connection.path):
            return None if row is None else _entry(row)

    def state(self, report: str) -> tuple[str, str] | None:
        """Version shown and time of removal (empty: not removed), None for an unknown report."""
        return self._connection.row("SELECT version, removed FROM report WHERE id = ?", (report,))

    def readings(self) -> list[tuple[str, str, str]]:
        """Of every report that is not removed: its id, the version shown, the parser's edition."""
        return self._connection.rows(
            "SELECT r.id, r.version, v.parser FROM report AS r"
            " JOIN version AS v ON v.report = r.id AND v.id = r.version WHERE r.removed = ''"
        )

    def text(self, report: str, version: str) -> str:
        """The canonical text of a version, empty for an unknown one."""
        return str(
            self._connection.value(
                "SELECT text FROM version WHERE report = ? AND id = ?", (report, version)
            )
            or ""
        )

    def versions(self, report: str) -> list[Version]:
        """The versions of a report, the oldest first."""
        rows = self._connection.rows(
            "SELECT report, id, created, parser, tried, corrections, name, characters,"
            " coalesce(original, '') FROM version WHERE report = ? ORDER BY rowid",
            (report,),
        )
        with believed(self._connection.path):
            return [
                Version(of, id_, made, parser, tried, corrections_from_text(text), *file)
                for of, id_, made, parser, tried, text, *file in rows
            ]

    def corrected(self) -> list[tuple[str, Corrections]]:
        """The reports, not removed, whose version shown was set right by a person, and how."""
        rows = self._connection.rows(
            "SELECT r.id, v.corrections FROM report AS r"
            " JOIN version AS v ON v.report = r.id AND v.id = r.version"
            " WHERE r.removed = '' AND v.corrections != '' ORDER BY r.rowid DESC"
        )
        with believed(self._connection.path):
            found = [(report, corrections_from_text(text)) for report, text in rows]
        return [(report, given) for report, given in found if given is not None]

    def with_original(self, sha256: str) -> list[str]:
        """The reports of which a version was read from the file with this hash, newest first."""
        rows = self._connection.rows(
            "SELECT report FROM version WHERE original = ? ORDER BY rowid DESC", (sha256,)
        )
        return [row[0] for row in rows]

    def with_version(self, version: str) -> list[str]:
        """The reports that have, or had, this text, the newest first; removed ones are left out."""
        rows = self._connection.rows(
            "SELECT v.report FROM version AS v JOIN report AS r ON r.id = v.report"
            " WHERE v.id = ? AND r.removed = '' ORDER BY v.rowid DESC",
            (version,),
        )
        return [row[0] for row in rows]

    def report(self, report: str, version: str) -> Report:
        """A version of a report.

        Raises:
            ValueError: damaged, or stored by an edition whose model differs.
        """
        row = self._connection.row(
            "SELECT body FROM version WHERE report = ? AND id = ?", (report, version)
        )
        if row is None:
            raise ValueError("no such version")
        return report_from_bytes(row[0])

    def page(self, report: str, version: str) -> Page:
        """The page of a version.

        Raises:
            ValueError: damaged.
        """
        data = self._connection.value(
            "SELECT page FROM version WHERE report = ? AND id = ?", (report, version)
        )
        if not isinstance(data, str):
            raise ValueError("no such version")
        return page_from_json(data)

    def original(self, report: str, version: str) -> Original | None:
        """The file a version was read from, None when it came without one.

        Raises:
            ValueError: damaged.
        """
        row = self._connection.row(
            "SELECT o.sha256, v.name, o.format, o.content FROM version AS v"
            " JOIN original AS o ON o.sha256 = v.original WHERE v.report = ? AND v.id = ?",
            (report, version),
        )
        if row is None:
            return None
        sha256, name, format_, content = row
        return Original(sha256, name, format_, unpack(content))

    def add_original(self, original: Original) -> None:
        """Keep a file; one that is there already is left alone."""
        self._connection.db.table("original").insert(
            {
                "sha256": original.sha256,
                "format": original.format,
                "size": len(original.content),
                "content": pack(original.content),
            },
            ignore=True,
        )

    def add_report(self, report: str, version: str) -> None:
        """A new report that will show `version`."""
        self._connection.db.table("report").insert(
            {"id": report, "version": version, "imported": now()}
        )

    def add_version(
        self,
        page: Page,
        report: Report,
        parser: str,
        original: Original | None,
        name: str,
        corrections: Corrections | None,
    ) -> None:
        """A version of the report `page.report`; the same text again replaces its reading."""
        db = self._connection.db
        row = {
            "parser": parser,
            "tried": "",
            "name": name,
            "original": original and original.sha256,
            "characters": len(report.text),
            "meta": meta_to_text(report.meta),
            "corrections": corrections_to_text(corrections),
            "page": page.to_json(),
            "text": report.text,
            "body": report_to_bytes(report),
        }
        known = self._connection.value(
            "SELECT 1 FROM version WHERE report = ? AND id = ?", (page.report, page.version)
        )
        if known:
            db.table("version").update((page.report, page.version), row)
        else:
            db.table("version").insert(
                {"report": page.report, "id": page.version, "created": now(), **row}
            )

    def show(self, report: str, version: str, removed: str) -> None:
        """Set which version a report shows, and whether (when) it was removed."""
        self._connection.db.table("report").update(report, {"version": version, "removed": removed})

    def mark_tried(self, report: str, version: str, parser: str) -> None:
        """Remember that this parser could not read this version again."""
        self._connection.db.table("version").update((report, version), {"tried": parser})

    def place(self, report: str) -> int:
        """The reading place, a canonical offset of the version shown."""
        return int(self._connection.value("SELECT place FROM report WHERE id = ?", (report,)) or 0)

    def set_place(self, report: str, place: int, progress: float | None = None) -> None:
        """Keep the reading place, and the share read (0 to 1) where it is given."""
        row: dict[str, object] = {"place": place}
        if progress is not None:
            row["progress"] = progress
        self._connection.db.table("report").update(report, row)

    def set_opened(self, report: str) -> None:
        """The report was opened now; the next start shows it first."""
        last = str(self._connection.value("SELECT max(opened) FROM report") or "")
        self._connection.db.table("report").update(report, {"opened": now_after(last)})


def _entry(row: Row) -> ReportEntry:
    return ReportEntry(row[0], row[1], meta_from_text(row[2]), *row[3:])
