"""The doubts of a report as findings, so that one list holds all that needs a look."""

from __future__ import annotations

from core.model.checks import CheckKind, Evidence, Finding
from core.model.report import Report
from core.parsing.doubts import read_doubts


def doubted(report: Report) -> list[Finding]:
    """One finding for each doubt, in reading order.

    A stored report has its reasons in the language of its import; they are told anew in the
    language of now wherever the rules still doubt the same place.
    """
    if not report.doubts:
        return []
    reasons = {
        (d.block, d.start, d.end): d.reason for d in read_doubts(report.blocks, report.terms)
    }
    return [
        Finding(
            CheckKind.DOUBT,
            reasons.get((doubt.block, doubt.start, doubt.end), doubt.reason),
            (Evidence(doubt.block, doubt.address, doubt.start, doubt.end, doubt.text),),
            rule="doubt",
            suggestion=doubt.suggestion,
        )
        for doubt in report.doubts
    ]
