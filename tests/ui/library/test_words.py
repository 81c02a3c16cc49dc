"""How the library says days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from ui.library.words import day


def local(days: int, hour: int = 9) -> tuple[str, date]:
    """A moment so many days before a day in the middle of a year, and that day."""
    today = datetime(2024, 7, 15, hour, 5).astimezone()
    return (today - timedelta(days=days)).isoformat(), today.date()


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "今天 09:05"), (1, "昨天"), (3, "7月12日"), (200, "2023年12月28日")],
)
def test_days(days: int, said: str) -> None:
    assert day(*local(days)) == said


@pytest.mark.parametrize("moment", ["", "gestern", "2024-99-99"])
def test_no_day(moment: str) -> None:
    assert day(moment, date(2024, 7, 15)) == ""
