"""Libraries with small reports in them, for tests."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from core.library import Library
from core.model.annotations import Annotation
from core.model.changes import Change
from core.model.library import ReportEntry
from core.store.reports import Original
from tests.support.reports import SAMPLE, make_report


def add(library: Library, lines: str = SAMPLE, **meta: Any) -> ReportEntry:
    """Store a report written as `make_report` reads it; its lines serve as its file."""
    report = make_report(lines, **meta)
    content = f"{report.meta}\n{lines}".encode()
    digest = sha256(content).hexdigest()
    return library.add_report(report, Original(digest, "报告.txt", "txt", content))


def note_on(library: Library, entry: ReportEntry, quote: str, **look: Any) -> Annotation:
    """Annotate words of a report; the annotation."""
    return made(library.annotate_quote(entry.id, quote, **look))


def made(change: Change) -> Annotation:
    """The one annotation that a change leaves."""
    [after] = change.after
    assert after is not None
    return after
