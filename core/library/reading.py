"""From a file to a stored version, the first time and after the parser has learnt."""

from __future__ import annotations

import base64
import logging
import sys
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.page import page_of

if TYPE_CHECKING:
    from core.model.report import Corrections, Report
    from core.model.source import Source
    from core.store.reports import Original, Version
    from core.store.store import Store

_LOG = logging.getLogger(__name__)
_CORE = Path(__file__).resolve().parent.parent
_SAME = 0.5
"""From so large a share of the same text on two readings are of one report."""
_PARSER_ROOMS = ("model", "text", "importing", "parsing")


@lru_cache(maxsize=1)
def parser_version() -> str:
    """The edition of the code that understands reports; another one reads stored reports again.

    A hash of its sources and lexicons, so that nobody needs to remember to raise a number. A
    program bundled into one file has no sources; its own size and time stand for them.
    """
    return edition_of(_PARSER_ROOMS)


def edition_of(rooms: tuple[str, ...]) -> str:
    """A hash of the sources of some rooms of `core`, and of the lexicons."""
    digest = sha256()
    sources = [path for room in rooms for path in sorted((_CORE / room).rglob("*.py"))]
    if not sources:
        status = Path(sys.executable).stat()
        digest.update(f"{status.st_size} {status.st_mtime_ns}".encode())
    lexicons = sorted((_CORE.parent / "data" / "lexicons").rglob("*"))
    for path in [*sources, *filter(Path.is_file, lexicons)]:
        digest.update(path.relative_to(_CORE.parent).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def understand(path: Path, corrections: Corrections | None = None) -> tuple[Source, Report]:
    """Read and parse a file.

    Raises:
        UserError: it cannot be read, or is not what it seems.
    """
    from core.importing import read
    from core.parsing import parse

    source = read(path)
    return source, parse(source, corrections)


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as read, and the reports in it, in order: one, but for a gazette."""

    source: Source
    reports: tuple[Report, ...]

    def corrections(self, part: int) -> Corrections | None:
        """By what report number `part` is found in its file again; None where it is alone."""
        from core.model.report import Corrections

        return Corrections(part=part) if len(self.reports) > 1 else None


def understand_all(path: Path) -> Understood:
    """Read a file and parse every report in it.

    Raises:
        UserError: it cannot be read, or is not what it seems.
    """
    from core.importing import read
    from core.parsing import parse_all

    source = read(path)
    return Understood(source, parse_all(source))


def set_by_hand(corrections: Corrections | None) -> bool:
    """Whether a person has set anything right, and not only the file has several reports."""
    from core.model.report import Corrections

    return corrections is not None and replace(corrections, part=-1) != Corrections()


def likeness(report: Report, text: str) -> float:
    """The share of a report, 0 to 1, whose blocks stand word for word in another canonical text."""
    known = set(text.split("\n"))
    shared = sum(len(block.text) for block in report.blocks if block.text in known)
    return shared / max(1, len(report.text))


def version_id(report: Report) -> str:
    """The id of a version: the SHA-256 of its canonical text."""
    return sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()


def public_id(digest: str) -> str:
    """The short id of a report, made from the SHA-256 (hex) of its first original."""
    return "r" + base64.b32encode(bytes.fromhex(digest[:10])).decode().lower()


def reread(store: Store, version: Version, edition: str) -> bool:
    """Read a stored report again from its original, and find its annotations again.

    One transaction; when anything goes wrong the former reading stays. Returns whether it
    was replaced.
    """
    from core.library.versions import carry_over

    try:
        read = _from_original(store, version)
    except Exception:
        # Whatever the new parser stumbles over, a fault of its own included, the reading at hand
        # is better than none; it is not tried again with this parser.
        _LOG.info("could not read %s again", version.report, exc_info=True)
        with store.writing():
            store.reports.mark_tried(version.report, version.id, edition)
        return False
    if read is None:
        return False
    original, report, corrections = read
    page = page_of(report, version.report, version_id(report))
    with store.writing():
        store.reports.add_version(page, report, edition, original, original.name, corrections)
        carry_over(store, version.report, version.id, page.version, report)
        state = store.reports.state(version.report)
        store.reports.show(version.report, page.version, state[1] if state else "")
    return True


def _same_part(
    store: Store, version: Version, source: Source, report: Report, corrections: Corrections
) -> tuple[Report, Corrections]:
    """The report of a file with several that is still the one stored, and its number now.

    Another edition of the parser may find one more or one less in the same file.
    """
    from core.parsing import parse, parse_all

    entry = store.reports.entry(version.report, removed=True)
    title = "" if entry is None else "".join(entry.meta.title.split())
    if corrections.title is None and "".join(report.meta.title.split()) == title:
        return report, corrections
    text = store.reports.text(version.report, version.id)
    found = [likeness(other, text) for other in parse_all(source)]
    part = max(range(len(found)), key=lambda at: found[at])
    if part == corrections.part or found[part] < _SAME:
        return report, corrections
    moved = replace(corrections, part=part)
    return parse(source, moved), moved


def read_anew(store: Store, version: Version) -> Report | None:
    """A version as the parser of now understands its original; nothing is stored.

    None without an original, or where it cannot be read.
    """
    try:
        read = _from_original(store, version)
    except Exception:
        # As in `reread`: the reading at hand is better than none.
        _LOG.info("could not read %s anew", version.report, exc_info=True)
        return None
    return None if read is None else read[1]


def _from_original(
    store: Store, version: Version
) -> tuple[Original, Report, Corrections | None] | None:
    """A version as understood now, with its original and by what it is found in that again.

    None without a whole original.
    """
    from core.importing import read_bytes
    from core.parsing import parse
    from core.parsing.layout.starts import renewed

    original = store.reports.original(version.report, version.id)
    if original is None or sha256(original.content).hexdigest() != original.sha256:
        return None
    source = read_bytes(original.content, original.name)
    corrections = version.corrections
    report = parse(source, corrections)
    if corrections is not None:
        corrections = renewed(source, corrections)
    if corrections is not None and corrections.part >= 0:
        report, corrections = _same_part(store, version, source, report, corrections)
    return original, report, corrections
