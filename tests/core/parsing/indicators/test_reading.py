"""Indicators from tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.importing import read
from core.model.blocks import Block, BlockKind, Table
from core.model.report import Report, ReportKind, ReportMeta
from core.model.source import Run
from core.model.values import Indicator, IndicatorValue, Measure, ValueRole
from core.parsing.assemble import table_text
from core.parsing.indicators import read_indicators
from core.parsing.lines.shapes import FoundCell, FoundTable, Line
from core.parsing.parse import parse
from core.parsing.tables import find_tables

ROOT = Path(__file__).resolve().parents[4]
META = ReportMeta("报告", ReportKind.PLAN, region="青山市云溪县", year=2030, plan_year=2031)


def indicators(
    columns: list[str], *rows: list[str], caption: str = "", unit: str = "", prose: str = ""
) -> tuple[Indicator, ...]:
    """The indicators of one plain table in a report with one paragraph."""
    grid = [FoundCell(0, at, name, header=True) for at, name in enumerate(columns)]
    grid += [
        FoundCell(1 + at, place, text)
        for at, row in enumerate(rows)
        for place, text in enumerate(row)
        if text
    ]
    found = FoundTable(
        0, 1, caption, unit, (), tuple(grid), tuple(columns), tuple(tuple(row) for row in rows)
    )
    text, cells = table_text(found)
    table = Table(0, "表1", 0, caption, unit, found.columns, found.rows, cells)
    blocks = [
        Block(0, "表1", BlockKind.TABLE, text, table=0),
        Block(1, "一1", BlockKind.PARAGRAPH, prose),
    ]
    made = read_indicators(META, blocks, [table])
    for indicator in made:
        for value in indicator.values:
            assert text[value.start : value.end] == value.expr.text
    return made


def value(indicator: Indicator, role: ValueRole, year: int) -> IndicatorValue:
    return next(v for v in indicator.values if (v.role, v.year) == (role, year))


PLAN = [
    "指标名称",
    "计算单位",
    "2030 / 计划增长%",
    "2030 / 实际增长%",
    "2031年计划增长% / 云溪县",
    "2031年计划增长% / 全市",
]


def test_plan_actual_and_target_with_scope() -> None:
    (one,) = indicators(PLAN, ["生产总值", "亿元", "6左右", "6.1", "7左右", "6.5左右"])
    assert (one.name, one.key, one.unit) == ("生产总值", "地区生产总值", "亿元")
    assert [(v.year, v.role, v.scope, v.measure, v.unit) for v in one.values] == [
        (2030, ValueRole.PLAN, "云溪县", Measure.GROWTH, "%"),
        (2030, ValueRole.ACTUAL, "云溪县", Measure.GROWTH, "%"),
        (2031, ValueRole.TARGET, "云溪县", Measure.GROWTH, "%"),
        (2031, ValueRole.TARGET, "全市", Measure.GROWTH, "%"),
    ]


def test_a_rate_under_a_heading_of_growth_is_a_share() -> None:
    (one,) = indicators(PLAN, ["城镇登记失业率", "%", "<4.5", "3.7", "", ""])
    assert {v.measure for v in one.values} == {Measure.SHARE}
    assert len(one.values) == 2


def test_an_amount_under_a_heading_of_growth_by_the_words_of_the_report() -> None:
    row = ["粮食产量", "亿斤", "", "", "3.6以上", "3.8以上"]
    (told,) = indicators(PLAN, row, prose="粮食产量保持3.6亿斤以上。")
    (untold,) = indicators(PLAN, row, prose="粮食产量增长3.6%以上。")
    assert {(v.measure, v.unit) for v in told.values} == {(Measure.LEVEL, "亿斤")}
    assert {(v.measure, v.unit) for v in untold.values} == {(Measure.GROWTH, "%")}


def test_an_amount_under_a_heading_of_growth_by_its_size() -> None:
    (one,) = indicators(PLAN, ["水产品产量", "万吨", "", "", "3.6以上", "51以上"])
    assert {v.measure for v in one.values} == {Measure.LEVEL}


def test_a_budget_table_takes_its_year_and_scope_from_its_caption() -> None:
    (one,) = indicators(
        ["预算科目", "预算数", "完成数", "占预算(%)", "上年同期数", "比上年增长(%)"],
        ["增值税", "100", "110", "110", "90", "22.2"],
        caption="2030年全市收入完成情况表",
        unit="万元",
    )
    assert one.unit == "万元"
    assert {v.scope for v in one.values} == {"全市"}
    assert value(one, ValueRole.PLAN, 2030).expr.text == "100"
    assert value(one, ValueRole.ACTUAL, 2029).expr.text == "90"
    assert len(one.values) == 4


def test_double_panels_are_read_side_by_side() -> None:
    made = indicators(
        ["行业", "比上年增长（%）", "行业", "比上年增长（%）"],
        ["采矿业", "3.1", "教育", "—"],
        ["制造业", "-2.0", "卫生", "4.4"],
        caption="2030年分行业投资增速",
    )
    assert [one.name for one in made] == ["采矿业", "制造业", "卫生"]


def test_a_table_of_places_names_the_thing_in_its_columns() -> None:
    made = indicators(
        ["区县", "地区生产总值（亿元）", "比上年增长（%）"], ["东河区", "66.8", "7.6"]
    )
    (one,) = made
    assert one.name == "地区生产总值"
    assert [(v.scope, v.measure) for v in one.values] == [
        ("东河区", Measure.LEVEL),
        ("东河区", Measure.GROWTH),
    ]


def test_columns_that_tell_several_things_apart_are_not_guessed() -> None:
    made = indicators(
        ["项目", "2030年余额 / 一般债务", "2030年余额 / 专项债务"], ["云溪县", "5", "6"]
    )
    assert made == ()


def test_columns_without_meaning_give_no_indicator() -> None:
    assert indicators(["指标", "甲", "乙"], ["某某", "1", "2"]) == ()


@pytest.fixture(scope="module")
def bundled() -> Report:
    return parse(read(ROOT / "data" / "ganxian-2021-plan-report.txt"))


def test_every_cell_of_the_bundled_appendix(bundled: Report) -> None:
    key = json.loads((ROOT / "tests/data/parsing/bundled_indicators.json").read_text("utf-8"))
    parts = [
        (2020, ValueRole.PLAN, "赣县区"),
        (2020, ValueRole.ACTUAL, "赣县区"),
        (2021, ValueRole.TARGET, "赣县区"),
        (2021, ValueRole.TARGET, "全市"),
    ]
    read_back = []
    for one in bundled.indicators:
        cells = {(v.year, v.role, v.scope): v.expr.text for v in one.values}
        read_back.append([one.name, one.unit, *(cells.get(part, "") for part in parts)])
    assert read_back == key


def test_values_of_the_bundled_appendix_lie_in_their_cells(bundled: Report) -> None:
    for one in bundled.indicators:
        for v in one.values:
            assert bundled.blocks[v.block].text[v.start : v.end] == v.expr.text
    grain = next(one for one in bundled.indicators if one.name == "粮食产量")
    assert {(v.measure, v.unit) for v in grain.values} == {(Measure.LEVEL, "亿斤")}


def test_the_bundled_appendix_without_the_rest_of_the_report(bundled: Report) -> None:
    """The columns of incomplete rows follow from the appendix alone."""
    text = (ROOT / "data" / "ganxian-2021-plan-report.txt").read_text("utf-8-sig")
    words = [line.strip() for line in text.splitlines() if line.strip()]
    start = max(at for at, line in enumerate(words) if line.startswith("赣县区2021年国民"))
    lines = [Line(at, line, (Run(line),)) for at, line in enumerate(words[start : start + 95])]
    assert find_tables(lines)[0].rows == bundled.tables[0].rows
