"""What headings of columns say, and one key for many names."""

from __future__ import annotations

import pytest

from core.model.values import Measure, ValueRole
from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.indicators.lexicon import canonical, direction, lower_is_better, wordings


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("指标名称", ColumnKind.NAME),
        ("收入 / 项目", ColumnKind.NAME),
        ("计量单位", ColumnKind.UNIT),
        ("序号", ColumnKind.SERIAL),
        ("备注", ColumnKind.REMARK),
        ("2025年", ColumnKind.VALUE),
    ],
)
def test_kinds(heading: str, kind: ColumnKind) -> None:
    assert read_column(heading).kind is kind


def test_year_role_scope_and_measure() -> None:
    plan = read_column("2030 / 计划增长%")
    assert (plan.year, plan.role, plan.measure, plan.unit) == (
        2030,
        ValueRole.PLAN,
        Measure.GROWTH,
        "%",
    )
    target = read_column("2031年计划增长% / 全市")
    assert (target.year, target.role, target.scope) == (2031, ValueRole.PLAN, "全市")
    done = read_column("2030年完成数")
    assert (done.year, done.role, done.measure) == (2030, ValueRole.ACTUAL, None)


def test_a_level_in_brackets_and_the_year_before() -> None:
    assert read_column("利润总额（亿元）").unit == "亿元"
    before = read_column("完成数 / 上年同期数")
    assert (before.relative, before.role) == (-1, ValueRole.ACTUAL)


@pytest.mark.parametrize("heading", ["占调整预算(%)", "完成数 / 完成预算数%", "比2025年预算数增减"])
def test_rates_of_completion_and_differences_are_not_the_thing_itself(heading: str) -> None:
    column = read_column(heading)
    assert not column.own
    assert column.year is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("GDP", "地区生产总值"),
        ("生产总值", "地区生产总值"),
        ("规上工业增加值", "规模以上工业增加值"),
        ("其中：1.社会消费品零售额", "社会消费品零售总额"),
        ("出口总额(人民币口径)", "出口总额"),
        ("全市常住人口", "常住人口"),
        ("云溪羊肚菌产量", "云溪羊肚菌产量"),
    ],
)
def test_one_key_for_all_names(name: str, key: str) -> None:
    assert canonical(name) == key


def test_the_good_direction() -> None:
    assert lower_is_better(canonical("登记失业率"))
    assert not lower_is_better("地区生产总值")
    assert direction("居民消费价格") == "none"
    assert direction("云溪羊肚菌产量") == ""
    assert "GDP" in wordings("地区生产总值")
