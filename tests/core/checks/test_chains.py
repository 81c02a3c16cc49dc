from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from core.checks.chains import chains
from core.checks.telling import told_of
from core.model.chains import Chain, ChainFlag
from core.model.checks import Verdict
from core.model.decisions import Choice
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

REGION = "江城市青禾区"


def value(year: int, role: ValueRole, number: str, scope: str = "青禾区") -> IndicatorValue:
    amount = Decimal(number.rstrip("左右"))
    bound = Bound.ABOUT if number.endswith("左右") else Bound.EXACT
    expr = ValueExpr(number, bound, amount, amount)
    return IndicatorValue(year, role, scope, Measure.GROWTH, expr, "%", "表1", 0, 0, 0)


def report(year: int, *rows: tuple[str, str, tuple[IndicatorValue, ...]]) -> Report:
    indicators = tuple(
        Indicator(index, name, key, "亿元", values, "表1", 0)
        for index, (name, key, values) in enumerate(rows)
    )
    meta = ReportMeta(f"青禾区{year}年报告", ReportKind.PLAN, REGION, year, year + 1)
    return Report(meta, (), indicators=indicators)


def row(
    year: int, actual: str, target: str, name: str = "工业增加值", key: str = ""
) -> tuple[str, str, tuple[IndicatorValue, ...]]:
    values = (value(year, ValueRole.ACTUAL, actual), value(year + 1, ValueRole.TARGET, target))
    return (name, key or name, values)


def linked(*reports: Report, choices: dict[str, Choice] | None = None) -> list[Chain]:
    told = [told_of(f"r{one.meta.year}", one) for one in reports]
    return chains(told, REGION, lambda _key: False, choices)


def test_last_years_target_meets_this_years_result_and_the_next_target() -> None:
    first, second = report(2019, row(2019, "6", "7左右")), report(2020, row(2020, "6.8", "8"))
    (chain,) = linked(second, first)
    assert [year.year for year in chain.years] == [2019, 2020, 2021]
    middle = chain.years[1]
    assert middle.target is not None
    assert (middle.target.report, middle.target.value.expr.text) == ("r2019", "7左右")
    assert middle.actual is not None
    assert middle.actual.report == "r2020"
    assert middle.verdict is Verdict.WITHIN
    assert chain.years[2].verdict is Verdict.CANNOT_JUDGE
    assert chain.flags == frozenset()


def test_money_spent_has_no_better_side_in_a_chain_either() -> None:
    first = report(2019, row(2019, "6", "7", "教育支出"))
    second = report(2020, row(2020, "9", "8", "教育支出"))
    (chain,) = linked(first, second)
    assert chain.years[1].verdict is Verdict.CANNOT_JUDGE


def test_a_gap_is_flagged_and_not_joined() -> None:
    (chain,) = linked(report(2016, row(2016, "6", "7")), report(2020, row(2020, "6", "7")))
    assert ChainFlag.GAP in chain.flags
    assert [[year.year for year in run] for run in chain.runs] == [[2016], [2020]]


def test_another_name_under_the_same_key_is_renamed() -> None:
    first = report(2019, row(2019, "6", "7", "规上工业增加值", "规模以上工业增加值"))
    second = report(2020, row(2020, "6", "7", "规模以上工业增加值"))
    (chain,) = linked(first, second)
    assert chain.name == "规模以上工业增加值"
    assert ChainFlag.RENAMED in chain.flags
    assert all(match.sure for match in chain.matches)


def test_what_the_latest_report_has_not_is_dropped_and_what_only_it_has_is_new() -> None:
    first, second = (
        report(2019, row(2019, "6", "7", "甲产量")),
        report(2020, row(2020, "6", "7", "乙人数")),
    )
    new, dropped = linked(first, second)
    assert (new.name, new.flags) == ("乙人数", {ChainFlag.NEW})
    assert (dropped.name, dropped.flags) == ("甲产量", {ChainFlag.DROPPED})


def test_another_basis_is_flagged() -> None:
    first, second = report(2019, row(2019, "6", "7")), report(2020, row(2020, "6", "7"))
    name, key, (actual, target) = row(2020, "6", "7")
    other = replace(target, expr=replace(target.expr, text="同口径7", qualifier="同口径"))
    second = report(2020, (name, key, (actual, other)))
    (chain,) = linked(first, second)
    assert ChainFlag.REBASED in chain.flags


def test_a_later_number_for_the_same_year_is_the_final_one() -> None:
    again = value(2019, ValueRole.ACTUAL, "6.3")
    name, key, values = row(2020, "7", "8")
    (chain,) = linked(
        report(2019, row(2019, "6", "7")), report(2020, (name, key, (*values, again)))
    )
    year = chain.years[0]
    assert year.actual is not None
    assert year.actual.value.expr.text == "6.3"
    assert [told.preliminary for told in year.actuals] == [True, False]
    assert ChainFlag.REVISED in chain.flags


def test_the_city_stands_beside_the_district() -> None:
    name, key, values = row(2020, "6", "7")
    city = value(2021, ValueRole.TARGET, "6.5", "全市")
    own = told_of("own", report(2020, (name, key, (*values, city))))
    above = report(2020, row(2020, "5", "6"))
    indicator = above.indicators[0]
    whole = tuple(replace(one, scope="江城市") for one in indicator.values)
    above = replace(
        above,
        meta=replace(above.meta, region="江城市"),
        indicators=(replace(indicator, values=whole),),
    )
    (chain,) = chains([own, told_of("city", above)], REGION, lambda _key: False)
    assert {(told.report, told.value.expr.text) for told in chain.above} == {
        ("own", "6.5"),
        ("city", "5"),
        ("city", "6"),
    }
    assert all(told.report == "own" for year in chain.years for told in year.targets)


def test_names_that_are_only_alike_are_joined_when_the_user_says_so() -> None:
    first = report(2019, row(2019, "6", "7", "工业企业利润总额"))
    second = report(2020, row(2020, "6", "7", "规上工业企业利润总额"))
    apart = linked(first, second)
    assert len(apart) == 2
    (offered,) = [match for chain in apart for match in chain.matches if not match.sure]
    (joined,) = linked(first, second, choices={offered.key: Choice.CONFIRMED})
    assert [year.year for year in joined.years] == [2019, 2020, 2021]
    refused = linked(first, second, choices={offered.key: Choice.SPLIT})
    assert [match for chain in refused for match in chain.matches if not match.sure] == []


def test_a_sure_match_can_be_split() -> None:
    first, second = report(2019, row(2019, "6", "7")), report(2020, row(2020, "6", "7"))
    (chain,) = linked(first, second)
    assert len(linked(first, second, choices={chain.matches[0].key: Choice.SPLIT})) == 2


def test_reports_of_another_place_are_left_out() -> None:
    elsewhere = report(2019, row(2019, "6", "7"))
    elsewhere = replace(elsewhere, meta=replace(elsewhere.meta, region="柳林县"))
    (chain,) = linked(elsewhere, report(2020, row(2020, "6", "7")))
    assert [year.year for year in chain.years] == [2020, 2021]


def test_prose_takes_part_where_no_table_has_the_value_and_units_are_brought_together() -> None:
    first = parsed("全年地区生产总值9800000万元，比上年增长6.0%。", "bulletin")
    second = parsed("全年地区生产总值预计102亿元，增长4.1%。", "bulletin")
    later = replace(
        second,
        meta=replace(second.meta, year=2021),
        figures=tuple(replace(one, period="2021年") for one in second.figures),
    )
    told = [
        told_of("a", replace(first, indicators=())),
        told_of("b", replace(later, indicators=())),
    ]
    level, growth = chains(told, "青禾市", lambda _key: False)
    assert (level.unit, growth.unit) == ("亿元", "%")
    assert [year.actual and year.actual.low for year in level.years] == [Decimal(980), 102]
    assert [year.actual and year.actual.preliminary for year in level.years] == [False, True]
    assert all(year.actual and year.actual.indicator == -1 for year in level.years)
