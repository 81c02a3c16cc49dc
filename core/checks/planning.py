"""Which parts of a report look ahead, and which look back."""

from __future__ import annotations

import re

from core.model.blocks import Part, Section
from core.model.report import Report, ReportKind

_YEAR = re.compile(r"20\d\d")
_PAST = re.compile(
    r"执行情况|完成情况|回顾|收支情况|成效|成就|过去|总结|运行情况|落实情况|工作情况|开展情况|主要成绩"
)
_AHEAD = re.compile(
    r"目标|任务|安排|草案|重点工作|工作重点|总体要求|工作思路|总体思路|总体考虑|举措|措施|建议|展望|"
    r"民生实事|惠民实事|自身建设|下一步|今年工作|明年"
)


def ahead_blocks(report: Report) -> frozenset[int]:
    """The blocks whose sections plan the coming year; none where no heading tells.

    The outermost heading that tells decides: a year in it before any word, and a heading that
    speaks of both (`发展成就和主要目标`) of none. A bulletin plans nothing.
    """
    if report.meta.kind is ReportKind.BULLETIN:
        return frozenset()
    found: set[int] = set()
    for section in report.sections:
        if section.parent is None:
            found.update(_ahead(report, section))
    return frozenset(found)


def _ahead(report: Report, section: Section) -> set[int]:
    if section.part is Part.GLOSSARY:
        return set()
    looks = _looks_ahead(report, section.title)
    if looks:
        return set(range(section.first, section.last))
    if looks is False:
        return set()
    found: set[int] = set()
    for child in report.sections:
        if child.parent == section.index:
            found |= _ahead(report, child)
    return found


def _looks_ahead(report: Report, title: str) -> bool | None:
    """True ahead, False back, None where the heading does not tell."""
    years = {int(year) for year in _YEAR.findall(title)}
    plan_year, year = report.meta.plan_year, report.meta.year
    if plan_year in years and year not in years:
        return True
    if year in years and plan_year not in years:
        return False
    past, ahead = bool(_PAST.search(title)), bool(_AHEAD.search(title))
    return None if past == ahead else ahead
