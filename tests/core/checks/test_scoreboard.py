from __future__ import annotations

from decimal import Decimal

import pytest

from core.checks.scoreboard import score
from core.model.blocks import Block, BlockKind
from core.model.checks import Verdict
from core.model.report import Report, ReportKind, ReportMeta
from core.model.values import (
    Bound,
    Indicator,
    IndicatorValue,
    Measure,
    ValueExpr,
    ValueRole,
)
from tests.support.parsed import parsed


def value(role: ValueRole, expr: ValueExpr, measure: Measure, unit: str = "%") -> IndicatorValue:
    return IndicatorValue(2020, role, "石桥区", measure, expr, unit, "表1", 0, 0, 0)


def exact(number: str) -> ValueExpr:
    return ValueExpr(number, Bound.EXACT, Decimal(number), Decimal(number))


def about(number: str) -> ValueExpr:
    return ValueExpr(f"{number}左右", Bound.ABOUT, Decimal(number), Decimal(number))


def judged(
    plan: ValueExpr | None,
    actual: ValueExpr | None,
    *,
    measure: Measure = Measure.GROWTH,
    lower: bool = False,
) -> Verdict:
    values = []
    if plan is not None:
        values.append(value(ValueRole.PLAN, plan, measure))
    if actual is not None:
        values.append(value(ValueRole.ACTUAL, actual, measure))
    report = Report(
        ReportMeta("石桥区计划报告", ReportKind.PLAN),
        (Block(0, "表1", BlockKind.TABLE, ""),),
        indicators=(Indicator(0, "某项", "某项", "亿元", tuple(values), "表1", 0),),
    )
    judgements = score(report, lambda _key: lower)
    assert len(judgements) == (1 if values else 0)
    assert all(j.rule for j in judgements)
    return judgements[0].verdict


@pytest.mark.parametrize(
    ("plan", "actual", "expected"),
    [
        (about("4.5"), exact("4.4"), Verdict.WITHIN),
        (about("4.3"), exact("4.8"), Verdict.MET),
        (about("1"), exact("3.7"), Verdict.EXCEEDED),
        (about("6.5"), exact("5.48"), Verdict.MISSED),
        (about("8"), exact("9.08"), Verdict.EXCEEDED),
        (exact("4"), exact("3.6"), Verdict.MISSED),
        (exact("4"), exact("4.0"), Verdict.MET),
        (exact("4"), exact("4.1"), Verdict.EXCEEDED),
    ],
)
def test_growth_rates_are_judged_by_the_wording(
    plan: ValueExpr, actual: ValueExpr, expected: Verdict
) -> None:
    assert judged(plan, actual) is expected


def test_words_are_never_judged() -> None:
    words = ValueExpr("小幅增长", Bound.QUALITATIVE)
    assert judged(words, exact("6")) is Verdict.CANNOT_JUDGE
    assert judged(exact("6"), words) is Verdict.CANNOT_JUDGE


def test_one_side_alone_is_not_judged() -> None:
    assert judged(about("5.5"), None) is Verdict.CANNOT_JUDGE


def test_a_result_without_its_plan_is_listed_where_the_table_plans_something() -> None:
    body = """表1 2020年主要指标

| 指标 | 单位 | 2020年计划 | 2020年实际 |
|---|---|---|---|
| 粮食产量 | 万吨 | 40以上 | 41.2 |
| 城镇新增就业 | 人 |  | 5120 |
"""
    first, second = score(parsed(body), lambda _key: False)
    assert (first.verdict, second.verdict) == (Verdict.MET, Verdict.CANNOT_JUDGE)
    assert "计划" in second.rule


def test_results_alone_make_no_scoreboard() -> None:
    body = """表1 2020年主要指标

| 指标 | 单位 | 2020年 | 比上年增长（%） |
|---|---|---|---|
| 粮食产量 | 万吨 | 41.2 | 1.8 |
| 城镇新增就业 | 人 | 5120 | 2.0 |
"""
    assert score(parsed(body, "bulletin"), lambda _key: False) == []


BUDGET = """表1 2020年{what}完成情况表（单位：万元）

| 预算科目 | 预算数 | 完成数 |
|---|---|---|
| 本年合计 | 90000 | 89980 |
| {first} | 50000 | 48000 |
| {second} | 40000 | 41980 |
"""


def test_income_is_judged_and_what_rounds_to_all_counts_as_all() -> None:
    body = BUDGET.format(what="收入", first="增值税", second="契税")
    found = score(parsed(body, "budget"), lambda _key: False)
    assert [one.verdict for one in found] == [Verdict.MET, Verdict.MISSED, Verdict.EXCEEDED]


def test_money_spent_is_not_judged() -> None:
    body = BUDGET.format(what="一般公共预算支出", first="教育", second="农林水")
    found = score(parsed(body, "budget"), lambda _key: False)
    assert {one.verdict for one in found} == {Verdict.CANNOT_JUDGE}
    assert all(one.plan and one.actual and one.rule for one in found)


def test_completion_that_only_the_text_states_is_judged_with_both_places() -> None:
    body = (
        "全市一般公共预算收入完成35.2亿元，为预算的102.3%，增长4.1%。"
        "税收收入完成21.4亿元，完成年初预算的97.5%。"
        "全市一般公共预算支出完成88.1亿元，完成调整预算的93.6%。"
    )
    first, second, third = score(parsed(body, "budget"), lambda _key: False)
    assert (first.verdict, first.name) == (Verdict.EXCEEDED, "全市一般公共预算收入")
    assert first.plan is not None
    assert (first.plan.expr.text, first.plan.measure) == ("102.3%", Measure.SHARE)
    assert first.actual is not None
    assert first.actual.expr.text == "35.2亿元"
    assert (second.verdict, third.verdict) == (Verdict.MISSED, Verdict.CANNOT_JUDGE)


def test_an_upper_limit_is_met_below_it() -> None:
    limit = ValueExpr("<4.5", Bound.LESS_THAN, None, Decimal("4.5"))
    assert judged(limit, exact("3.68"), lower=True) is Verdict.MET
    assert judged(limit, exact("4.5"), lower=True) is Verdict.MISSED


def test_a_lower_limit_is_met_at_it() -> None:
    limit = ValueExpr("3.6以上", Bound.AT_LEAST, Decimal("3.6"), None)
    assert judged(limit, exact("3.6"), measure=Measure.LEVEL) is Verdict.MET
    assert judged(limit, exact("3.5"), measure=Measure.LEVEL) is Verdict.MISSED


def test_a_range_is_met_inside() -> None:
    limits = ValueExpr("6-6.5", Bound.RANGE, Decimal("6"), Decimal("6.5"))
    assert judged(limits, exact("6.2")) is Verdict.MET
    assert judged(limits, exact("5.9")) is Verdict.MISSED
    assert judged(limits, exact("7")) is Verdict.EXCEEDED


def test_less_can_be_better() -> None:
    assert judged(exact("4"), exact("3.6"), lower=True) is Verdict.EXCEEDED
    assert judged(exact("4"), exact("4.4"), lower=True) is Verdict.MISSED


def test_another_qualifier_is_another_measure() -> None:
    plan = ValueExpr("同口径5.5", Bound.EXACT, Decimal("5.5"), Decimal("5.5"), "同口径")
    assert judged(plan, exact("5.6")) is Verdict.CANNOT_JUDGE


def test_an_approximate_result_is_not_judged() -> None:
    assert judged(exact("5"), about("5")) is Verdict.CANNOT_JUDGE
