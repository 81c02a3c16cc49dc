"""All that a person should look at in one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.checks.columns import column_findings
from core.checks.complements import complement_findings, industry_findings
from core.checks.contradictions import contradictions
from core.checks.doubted import doubted
from core.checks.glossary_audit import audit
from core.checks.keys import DistinctKeys, evidence_key
from core.checks.points import point_findings
from core.checks.ratios import ratio_findings
from core.checks.sums import sum_findings
from core.model.checks import CheckKind, Finding
from core.model.report import Report

_CHECKS: tuple[Callable[[Report], list[Finding]], ...] = (
    contradictions,
    column_findings,
    sum_findings,
    ratio_findings,
    complement_findings,
    industry_findings,
    point_findings,
    audit,
    doubted,
)
_ORDER = list(CheckKind)


def find(report: Report) -> list[Finding]:
    """The findings of every check, kind by kind, each kind in reading order, each with its key."""
    found = [finding for check in _CHECKS for finding in check(report)]
    found.sort(
        key=lambda one: (_ORDER.index(one.kind), one.evidence[0].block, one.evidence[0].start)
    )
    keys = DistinctKeys()
    return [
        replace(one, key=keys.of(evidence_key(report, one.rule or one.kind.value, one.evidence)))
        for one in found
    ]
