"""The time a figure speaks of: the year its sentence names, else that of its section."""

from __future__ import annotations

import re

from core.model.report import ReportMeta

_EXPLICIT = re.compile(
    r"(?:19|20)\d\d(?:年)?(?:[-—–至到]{1,2}(?:19|20)\d\d年)|(?:19|20)\d\d年(?:末|底|初)?|“[一二三四五六七八九十]+五”(?:期间|时期|末)?"
)
_RELATIVE = re.compile(r"今年|明年|去年|上年末|年末|年底|全年|本年|年内")
_COMPARED = re.compile(r"(?:比|较|由|从|以)$")
_PLAN_SECTION = re.compile(
    r"目标|任务|安排|重点|工作思路|总体要求|草案|举措|展望|建议|今年工作|(?:明|下)年"
)
_PAST_SECTION = re.compile(r"执行情况|完成情况|回顾|收支情况|主要成效|工作总结|过去|发展成就")
_YEAR = re.compile(r"(20\d\d)年?")


def section_period(titles: list[str], meta: ReportMeta) -> str:
    """The period of the section with `titles` (outermost first): a year, or empty."""
    for title in titles:
        years = set(_YEAR.findall(title))
        if len(years) == 1:
            return f"{years.pop()}年"
        if _PAST_SECTION.search(title) and meta.year:
            return f"{meta.year}年"
        if _PLAN_SECTION.search(title) and meta.plan_year:
            return f"{meta.plan_year}年"
    return ""


def period_of(sentence: str, section: str, meta: ReportMeta) -> str:
    """The period of a figure with `sentence` in front of it.

    The nearest year named counts, but not one that is only compared with (`比2019年增长`).
    """
    for match in reversed(list(_EXPLICIT.finditer(sentence))):
        if not _COMPARED.search(sentence[: match.start()]):
            return match.group().strip("“”") if match.group()[0] != "“" else match.group()
    base = section or (f"{meta.year}年" if meta.year else "")
    relative = _RELATIVE.search(sentence)
    if relative and relative.group() == "去年" and meta.year:
        return f"{meta.year}年"
    if relative and relative.group() == "明年" and meta.plan_year:
        return f"{meta.plan_year}年"
    return base
