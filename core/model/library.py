"""What the library tells about its reports, and what a search finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.model.notices import NoticeOrWords
from core.model.report import ReportMeta


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report of the library, without its text.

    `id` is its public id, `version` the id of the version shown (the SHA-256 of its canonical
    text). `progress` is the share read, 0 to 1. Times are ISO 8601 in UTC, empty for never.
    """

    id: str
    version: str
    meta: ReportMeta
    characters: int
    notes: int
    progress: float
    source_name: str
    imported: str
    opened: str = ""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one file: `report` is its entry, `error` the reason it has none.

    `already_there` says that the library had this text, `new_version` that it had another one of
    the same report.
    """

    path: str
    report: ReportEntry | None
    already_there: bool = False
    error: str = ""
    remedy: str = ""
    warnings: tuple[NoticeOrWords, ...] = ()
    new_version: bool = False


class HitSource(StrEnum):
    """Where a hit was found."""

    TEXT = "text"
    TERM = "term"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a query stands, in reading order.

    `start` and `end` are canonical offsets of the report (-1 for a hit in a note without place);
    `before`, `match` and `after` are the words themselves. `annotation` is the id for a hit in a
    note, `term` the index for a hit in the glossary. `base` is the canonical offset of the block.
    """

    report: str
    address: str
    section: int | None
    source: HitSource
    start: int
    end: int
    before: str
    match: str
    after: str
    annotation: str = ""
    term: int | None = None
    base: int = 0
