"""Times as people read them."""

from __future__ import annotations

from datetime import datetime

from core.i18n import _


def local_time(stamp: str) -> str:
    """An ISO 8601 time in UTC as date and time of this machine; as it is where it is none."""
    try:
        time = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    return _("{year}年{month}月{day}日 {clock}").format(
        year=time.year, month=time.month, day=time.day, clock=time.strftime("%H:%M")
    )
