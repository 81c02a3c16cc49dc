"""How reports are called."""

from __future__ import annotations

import pytest

from core.i18n import set_language
from core.model.report import ReportKind, ReportMeta
from ui.panes.reports import kind_name, short_name, short_region, short_years, years


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


@pytest.mark.parametrize(
    ("meta", "name"),
    [
        (
            ReportMeta("很长的标题", ReportKind.PLAN, "青山省白沙市", 2020, 2021),
            "白沙市 2021 计划报告",
        ),
        (ReportMeta("公报", ReportKind.BULLETIN, "白沙市", 2020), "白沙市 2020 统计公报"),
        (ReportMeta("预算", ReportKind.BUDGET, "白沙市"), "白沙市 预算报告"),
        (ReportMeta("调研的几点体会", ReportKind.OTHER, "白沙市", 2020), "调研的几点体会"),
        (ReportMeta("政府工作报告", ReportKind.WORK_REPORT), "政府工作报告"),
        (ReportMeta("", ReportKind.OTHER), "稿.txt"),
    ],
)
def test_a_short_name_tells_one_report_from_the_others(meta: ReportMeta, name: str) -> None:
    assert short_name(meta, "稿.txt") == name


def test_years_in_few_characters() -> None:
    def short(year: int | None, plan: int | None) -> str:
        return short_years(ReportMeta("", ReportKind.PLAN, "", year, plan))

    assert short(2020, 2021) == "2020–21"
    assert short(1999, 2000) == "1999–2000"
    assert short(2020, 2020) == short(2020, None) == "2020"
