"""How the library calls things: kinds of report, years, days."""

from __future__ import annotations

import re
from datetime import date, datetime

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


def short_region(region: str) -> str:
    """The last part of a region's name: `赣县区` for `赣州市赣县区`."""
    return _AROUND.sub("", region)


def title_of(meta: ReportMeta, source_name: str) -> str:
    """The title, or the file's name where the report has none."""
    return meta.title.strip() or source_name or _("没有标题的报告")


def day(moment: str, today: date) -> str:
    """The day of an ISO 8601 `moment` as one would say it; empty for no moment.

    Args:
        moment: a time with its zone, or empty.
        today: the day at the user's place.
    """
    try:
        when = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    days = (today - when.date()).days
    if days == 0:
        return _("今天 {time}").format(time=f"{when:%H:%M}")
    if days == 1:
        return _("昨天")
    if when.year == today.year:
        return _("{month}月{day}日").format(month=when.month, day=when.day)
    return _("{year}年{month}月{day}日").format(year=when.year, month=when.month, day=when.day)
