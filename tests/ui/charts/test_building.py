from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from core.i18n import language, set_language
from core.model.report import Report
from core.model.values import Bound, Measure, ValueRole
from ui.charts.building import build_chart
from ui.charts.model import INDICATOR_KINDS, ChartKind, Shape, Tone, row_text
from ui.charts.scale import LIKE_SIZE

G, L = Measure.GROWTH, Measure.LEVEL
PLAN, ACTUAL = (ValueRole.PLAN, 2020, "青禾区"), (ValueRole.ACTUAL, 2020, "青禾区")
GOAL = (ValueRole.TARGET, 2021, "青禾区")
Build = Callable[..., Report]


def test_plan_and_actual_stand_side_by_side_as_printed(sample: Report) -> None:
    chart = build_chart(sample, ChartKind.PROGRESS)

    assert chart.title == "2020年计划与实际"
    assert [(one.label, one.tone, one.shape) for one in chart.series] == [
        ("计划", Tone.PLAN, Shape.HOLLOW),
        ("实际", Tone.ACTUAL, Shape.SOLID),
    ]
    first = chart.panels[0].rows[0]
    assert row_text(first, chart.panels[0]) == "地区生产总值：计划 4.5左右，实际 4.4"
    assert first.cells[0][0].bound is Bound.ABOUT


@pytest.fixture
def _language_put_back() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


@pytest.mark.usefixtures("_language_put_back")
def test_a_spoken_row_is_parted_as_the_language_does(sample: Report) -> None:
    set_language("en")
    panel = build_chart(sample, ChartKind.PROGRESS).panels[0]
    assert row_text(panel.rows[0], panel) == "地区生产总值: Plan 4.5左右, Actual 4.4"


def test_levels_growth_and_shares_never_share_an_axis(sample: Report) -> None:
    for kind in INDICATOR_KINDS:
        for panel in build_chart(sample, kind).panels:
            groups = {
                (value.measure, value.unit)
                for row in panel.rows
                for value in sample.indicators[row.indicator].values
            }
            assert groups == {(panel.measure, panel.unit)}
    titles = [panel.title for panel in build_chart(sample, ChartKind.TARGETS).panels]
    assert titles == ["增幅（%）", "比率（%）", "总量（亿斤）"]


def test_words_stay_words_in_the_row_of_their_indicator(sample: Report) -> None:
    chart = build_chart(sample, ChartKind.TARGETS)

    row = next(row for row in chart.rows if row.name.startswith("出口总额"))
    assert [point.text for point in row.points] == ["量稳质升", "稳"]
    assert all(point.is_word and point.low is None for point in row.points)
    assert row in chart.panels[0].rows


def test_own_and_city_targets_are_told_apart_by_form_too(sample: Report) -> None:
    chart = build_chart(sample, ChartKind.TARGETS)

    assert chart.title == "2021年目标：青禾区与全市"
    assert [(one.label, one.tone, one.shape) for one in chart.series] == [
        ("青禾区", Tone.TARGET, Shape.DIAMOND),
        ("全市", Tone.CITY, Shape.CIRCLE),
    ]


def test_what_is_not_printed_is_empty_or_named_as_absent(sample: Report) -> None:
    progress = build_chart(sample, ChartKind.PROGRESS)
    targets = build_chart(sample, ChartKind.TARGETS)

    assert progress.absent == ("城镇调查失业率", "粮食产量")
    assert targets.absent == ("城镇登记失业率",)
    row = next(row for row in targets.rows if row.name == "一般公共预算收入")
    assert row.cells[1] == ()


def test_a_qualifier_is_shown_once_whether_printed_in_the_value_or_beside_it(
    indicator_report: Build,
) -> None:
    report = indicator_report([("收入", G, "%", {GOAL: "同口径5.5左右"})])
    value = report.indicators[0].values[0]
    beside = replace(value, expr=replace(value.expr, text="5.5左右"))
    other = replace(report, indicators=(replace(report.indicators[0], values=(beside,)),))

    for one in (report, other):
        assert build_chart(one, ChartKind.TARGETS).rows[0].points[0].text == "同口径5.5左右"


def test_points_lead_to_their_words_in_the_text(sample: Report) -> None:
    for kind in INDICATOR_KINDS:
        for row in build_chart(sample, kind).rows:
            for point in row.points:
                assert sample.text[point.start : point.end] == point.text


def test_the_source_names_report_and_table(sample: Report) -> None:
    assert build_chart(sample, ChartKind.PROGRESS).source == (
        "来源：青禾区计划报告，青禾区主要经济指标"
    )


@pytest.mark.parametrize("kind", INDICATOR_KINDS)
def test_a_report_without_indicators_has_an_empty_chart(kind: ChartKind) -> None:
    from tests.support.reports import make_report

    chart = build_chart(make_report("一、工作\n正文。"), kind)

    assert chart.panels == ()
    assert chart.rows == ()


def test_an_indicator_with_words_only_gets_a_panel_without_measure(indicator_report: Build) -> None:
    report = indicator_report([("出口", G, "%", {GOAL: "量稳质升"})])

    (panel,) = build_chart(report, ChartKind.TARGETS).panels

    assert panel.measure is None
    assert panel.title == "以文字表述"
    assert panel.axis.ticks == ()


def test_an_indicator_with_words_only_joins_the_numbers_of_its_measure(
    indicator_report: Build,
) -> None:
    lines = [("出口", G, "%", {GOAL: "量稳质升"}), ("投资", G, "%", {GOAL: "9"})]

    (panel,) = build_chart(indicator_report(lines), ChartKind.TARGETS).panels

    assert [row.name for row in panel.rows] == ["出口", "投资"]


def test_hugely_different_levels_get_axes_of_their_own(indicator_report: Build) -> None:
    sizes = ["12000", "350", "0.3", "11000", "0"]
    lines = [(f"指标{n}", L, "亿元", {ACTUAL: size}) for n, size in enumerate(sizes)]

    panels = build_chart(indicator_report(lines), ChartKind.PROGRESS).panels

    for panel in panels:
        real = [point.size for row in panel.rows for point in row.points if point.size]
        assert max(real) <= min(real) * LIKE_SIZE
    assert [[row.name for row in panel.rows] for panel in panels] == [
        ["指标0", "指标1", "指标3"],
        ["指标2", "指标4"],
    ]


def test_numbers_beyond_drawing_are_shown_as_words(indicator_report: Build) -> None:
    report = indicator_report([("指标", L, "元", {ACTUAL: "5"})])
    indicator = report.indicators[0]
    for odd in (Decimal("1e400"), Decimal("NaN"), Decimal("Infinity")):
        value = indicator.values[0]
        strange = replace(value, expr=replace(value.expr, low=odd, high=odd))
        other = replace(report, indicators=(replace(indicator, values=(strange,)),))
        (row,) = build_chart(other, ChartKind.PROGRESS).rows
        assert row.points[0].is_word
        assert row.points[0].text == "5"


def test_another_year_can_be_asked_for(indicator_report: Build) -> None:
    old, new = (ValueRole.ACTUAL, 2019, "青禾区"), (ValueRole.ACTUAL, 2020, "青禾区")
    report = indicator_report([("指标", G, "%", {old: "7", new: "4"})])

    latest = build_chart(report, ChartKind.PROGRESS)
    assert [one.key for one in latest.choices] == [2019, 2020]
    assert latest.key == 2020
    earlier = build_chart(report, ChartKind.PROGRESS, 2019)
    assert [point.text for point in earlier.rows[0].points] == ["7"]
    assert re.match("2019", earlier.title)


def test_a_report_of_another_year_than_its_meta_shows_the_year_it_has(
    indicator_report: Build,
) -> None:
    report = indicator_report([("指标", G, "%", {(ValueRole.ACTUAL, 2012, ""): "7"})])

    chart = build_chart(report, ChartKind.PROGRESS)

    assert chart.key == 2012


def test_a_report_that_plans_nothing_is_not_asked_for_plans(indicator_report: Build) -> None:
    chart = build_chart(indicator_report([("人口", L, "万人", {ACTUAL: "7"})]), ChartKind.PROGRESS)

    assert [one.label for one in chart.series] == ["实际"]
    assert chart.title == "2020年实际"
    lines = [("人口", L, "万人", {ACTUAL: "7"}), ("产量", L, "万吨", {PLAN: "8"})]
    chart = build_chart(indicator_report(lines), ChartKind.PROGRESS)
    assert [one.label for one in chart.series] == ["计划", "实际"]


def test_contradictory_values_are_both_kept(indicator_report: Build) -> None:
    report = indicator_report([("指标", G, "%", {ACTUAL: "4.4"})])
    indicator = report.indicators[0]
    twice = (*indicator.values, replace(indicator.values[0]))
    other = replace(report, indicators=(replace(indicator, values=twice),))

    (row,) = build_chart(other, ChartKind.PROGRESS).rows

    assert [point.text for point in row.points] == ["4.4", "4.4"]


def test_five_scopes_have_five_looks_where_forms_allow(indicator_report: Build) -> None:
    scopes = ["青禾区", "全市", "全省", "全国"]
    values = {(ValueRole.TARGET, 2021, scope): "5" for scope in scopes}

    series = build_chart(indicator_report([("指标", G, "%", values)]), ChartKind.TARGETS).series

    assert [one.scope for one in series] == scopes
    assert len({(one.tone, one.shape) for one in series}) == 4


def test_the_own_scope_comes_first_whatever_the_order(indicator_report: Build) -> None:
    values = {(ValueRole.TARGET, 2021, "全市"): "5", (ValueRole.TARGET, 2021, "青禾区"): "6"}
    report = indicator_report([("指标", G, "%", values)], region="远山市青禾区")

    assert [one.scope for one in build_chart(report, ChartKind.TARGETS).series] == [
        "青禾区",
        "全市",
    ]


OTHER_PLAN = (ValueRole.PLAN, 2020, "市本级")
OTHER_ACTUAL = (ValueRole.ACTUAL, 2020, "市本级")
BUDGET = [
    ("税收收入", L, "万元", {PLAN: "900000", ACTUAL: "950000"}),
    ("非税收入", L, "万元", {PLAN: "300000", ACTUAL: "280000"}),
    ("国有资本收入", L, "万元", {OTHER_PLAN: "200000", OTHER_ACTUAL: "210000"}),
    ("社保基金收入", L, "万元", {OTHER_PLAN: "400000"}),
]


def test_rows_about_other_places_have_a_panel_of_their_own(indicator_report: Build) -> None:
    chart = build_chart(indicator_report(BUDGET), ChartKind.PROGRESS)

    assert chart.scopes == ("青禾区", "市本级")
    assert [panel.title.split(" · ")[0] for panel in chart.panels] == ["青禾区", "市本级"]
    own, other = chart.panels
    assert [row.name for row in own.rows] == ["税收收入", "非税收入"]
    assert all(len(row.cells) == 2 for row in (*own.rows, *other.rows))
    # What was planned and is not told is still seen to lack.
    assert other.rows[1].cells[1] == ()


def test_one_place_is_drawn_alone(indicator_report: Build) -> None:
    report = indicator_report(BUDGET)
    chart = build_chart(report, ChartKind.PROGRESS, scope="市本级")

    assert chart.scope == "市本级"
    assert chart.title == "2020年计划与实际 · 市本级"
    assert [one.label for one in chart.series] == ["计划", "实际"]
    assert [row.name for row in chart.rows] == ["国有资本收入", "社保基金收入"]
    assert build_chart(report, ChartKind.PROGRESS, scope="全省").scope is None
