"""How reports are called wherever they are named: kinds, years, regions, short names."""

from __future__ import annotations

import re

from core.i18n import _
from core.model.report import ReportKind, ReportMeta

_AROUND = re.compile(r"^.+(?:省|自治区|市|州|盟|地区)(?=.{2,}[市县区旗]$)")


def kind_name(kind: ReportKind) -> str:
    """The genre in the user's language, short enough for a narrow pane."""
    return {
        ReportKind.PLAN: _("计划报告"),
        ReportKind.WORK_REPORT: _("工作报告"),
        ReportKind.BUDGET: _("预算报告"),
        ReportKind.BULLETIN: _("统计公报"),
        ReportKind.OTHER: _("其他"),
    }[kind]


def years(meta: ReportMeta) -> str:
    """The year reported on and the year planned for, such as `2020–2021`; empty when unknown."""
    known = [year for year in (meta.year, meta.plan_year) if year is not None]
    return "–".join(str(year) for year in dict.fromkeys(known))


def short_years(meta: ReportMeta) -> str:
    """The same in fewer characters, such as `2020–21`."""
    first, second = meta.year, meta.plan_year
    if first is None or second is None or first == second or first // 100 != second // 100:
        return years(meta)
    return f"{first}–{second % 100:02}"


def short_region(region: str) -> str:
    """The last part of a region's name: `赣县区` for `赣州市赣县区`."""
    return _AROUND.sub("", region)


def title_of(meta: ReportMeta, source_name: str) -> str:
    """The title, or the file's name where the report has none."""
    return meta.title.strip() or source_name or _("没有标题的报告")


def short_name(meta: ReportMeta, source_name: str) -> str:
    """As one would call it among others: place, year planned for (or reported on), kind.

    The whole title where it is a report of another kind, or its place is not known.
    """
    if meta.kind is ReportKind.OTHER or not meta.region:
        return title_of(meta, source_name)
    year = meta.plan_year if meta.plan_year is not None else meta.year
    words = _("{region} {year} {kind}") if year is not None else _("{region} {kind}")
    return words.format(region=short_region(meta.region), year=year, kind=kind_name(meta.kind))
