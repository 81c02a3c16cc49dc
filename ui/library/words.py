"""How the library says days."""

from __future__ import annotations

from datetime import date, datetime

from core.i18n import _


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
