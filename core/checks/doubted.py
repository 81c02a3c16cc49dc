"""The doubts of a report as findings, so that one list holds all that needs a look."""

from __future__ import annotations

from core.model.checks import CheckKind, Evidence, Finding
from core.model.report import Report
from core.notices import notice_words


def doubted(report: Report) -> list[Finding]:
    """One finding for each doubt, in reading order."""
    return [
        Finding(
            CheckKind.DOUBT,
            notice_words(doubt.reason),
            (Evidence(doubt.block, doubt.address, doubt.start, doubt.end, doubt.text),),
            rule="doubt",
            suggestion=doubt.suggestion,
        )
        for doubt in report.doubts
    ]
