from __future__ import annotations

import pytest

from core.checks.contradictions import contradictions
from core.model.checks import CheckKind, Finding
from tests.support.parsed import parsed

TABLE = """
表1 2020年主要指标完成情况

| 指标 | 单位 | 2020年 | 比上年增长（%） |
|---|---|---|---|
| 地区生产总值 | 亿元 | 321.45 | 4.6 |
| 固定资产投资 | 亿元 | 182.30 | -3.1 |
| 粮食产量 | 万吨 | 41.20 | 1.8 |
| 一般公共预算收入 | 亿元 | 23.07 | 5.2 |
"""


def found(sentence: str, table: str = TABLE) -> list[Finding]:
    return contradictions(parsed(f"{sentence}\n{table}", "bulletin"))


def test_a_text_that_agrees_with_its_table_gives_nothing() -> None:
    assert found("全年地区生产总值321.45亿元，比上年增长4.6%。") == []


def test_another_level_than_the_tables_is_shown_with_both_places() -> None:
    (one,) = found("全年地区生产总值312.45亿元，比上年增长4.6%。")
    assert one.kind is CheckKind.TEXT_AGAINST_TABLE
    assert [evidence.text for evidence in one.evidence] == ["312.45亿元", "321.45"]
    assert "错误" not in one.message


def test_another_growth_is_shown_where_the_level_proves_the_thing() -> None:
    (one,) = found("全年地区生产总值321.45亿元，比上年增长6.4%。")
    assert [evidence.text for evidence in one.evidence] == ["6.4%", "4.6"]


def test_growth_in_the_text_where_the_table_has_a_fall_is_shown() -> None:
    (one,) = found("全年固定资产投资182.30亿元，比上年增长3.1%。")
    assert [evidence.text for evidence in one.evidence] == ["3.1%", "-3.1"]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年地区生产总值321.5亿元，比上年增长4.6%。",
        "全年地区生产总值突破320亿元，比上年增长4.6%。",
        "全年地区生产总值320亿元左右，比上年增长4.6%。",
        "全年地区生产总值3214500万元，比上年增长4.6%。",
        "全年固定资产投资182.30亿元，比上年下降3.1%。",
    ],
    ids=["rounded", "limited", "about", "other magnitude", "fall in words"],
)
def test_the_same_number_told_otherwise_is_none(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "上半年地区生产总值150.20亿元，增长3.3%。",
        "“十三五”时期地区生产总值年均增长7.1%。",
        "2019年地区生产总值305.10亿元，增长7.9%。",
        "柳林县地区生产总值88.20亿元，增长5.9%。",
        "全省地区生产总值2100.20亿元，增长3.8%。",
        "一般公共预算收入同口径增长7.4%。",
        "2021年地区生产总值预期增长8%。",
        "工业对地区生产总值增长的贡献率为41.2%。",
        "固定资产投资项目96个，增长11.6%。",
        "其中重点区域一般公共预算收入14.36亿元。",
    ],
)
def test_another_period_place_basis_or_thing_is_none(sentence: str) -> None:
    assert found(sentence) == []


def test_two_values_in_the_tables_leave_it_open() -> None:
    again = (
        TABLE
        + "\n表2 快报数\n\n| 指标 | 单位 | 2020年 |\n|---|---|---|\n"
        + "| 地区生产总值 | 亿元 | 318.90 |\n"
    )
    assert found("全年地区生产总值312.45亿元。", again) == []


def test_a_budget_told_for_the_city_is_not_set_against_its_own_level() -> None:
    body = """（一）全市。全市一般公共预算收入48.20亿元，增长6.1%。

（二）市本级。市本级一般公共预算收入12.30亿元，增长2.4%。

表1 2020年市本级一般公共预算收入完成情况表（单位：万元）

| 预算科目 | 预算数 | 完成数 | 比上年增长（%） |
|---|---|---|---|
| 一般公共预算收入 | 120000 | 123000 | 2.4 |
| 税收收入 | 80000 | 79000 | 1.2 |
"""
    assert contradictions(parsed(body, "budget")) == []
    (one,) = contradictions(parsed(body.replace("12.30亿元", "12.80亿元"), "budget"))
    assert one.evidence[0].text == "12.80亿元"


def test_two_sentences_that_differ_are_shown() -> None:
    body = """全年地区生产总值321.45亿元，增长4.6%。

从全年看，地区生产总值达到312.45亿元，增长4.6%，成绩来之不易。
"""
    (one,) = contradictions(parsed(body, "bulletin"))
    assert one.kind is CheckKind.STATEMENT
    assert [evidence.text for evidence in one.evidence] == ["321.45亿元", "312.45亿元"]


@pytest.mark.parametrize(
    "second",
    [
        "地区生产总值达到321.5亿元。",
        "地区生产总值突破300亿元。",
        "前三季度地区生产总值230.10亿元。",
        "1—11月投资增长8.8%；地区生产总值增长6.2%。",
        "地区生产总值增长9.8%。",
        "东山县地区生产总值达到112.45亿元。",
        "2021年地区生产总值预期达到345亿元。",
    ],
)
def test_what_can_stand_beside_each_other_is_none(second: str) -> None:
    body = f"全年地区生产总值321.45亿元，增长4.6%。\n\n{second}\n"
    assert contradictions(parsed(body, "bulletin")) == []
