"""How the library says days, years and regions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from core.i18n import set_language
from core.model.report import ReportKind, ReportMeta
from ui.library.words import day, kind_name, short_region, years


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


def test_years_are_not_said_twice() -> None:
    assert years(ReportMeta("", ReportKind.PLAN, "", 2020, 2021)) == "2020–2021"
    assert years(ReportMeta("", ReportKind.BULLETIN, "", 2020, 2020)) == "2020"
    assert years(ReportMeta("", ReportKind.OTHER)) == ""


@pytest.mark.parametrize(
    ("region", "short"),
    [
        ("赣州市赣县区", "赣县区"),
        ("江西省赣州市赣县区", "赣县区"),
        ("郑州市", "郑州市"),
        ("河南省", "河南省"),
        ("", ""),
    ],
)
def test_short_regions(region: str, short: str) -> None:
    assert short_region(region) == short


def test_every_kind_has_a_name_of_its_own() -> None:
    set_language("zh")
    assert len({kind_name(kind) for kind in ReportKind}) == len(ReportKind)
