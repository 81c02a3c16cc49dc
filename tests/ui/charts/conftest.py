from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from core.model.blocks import Block, BlockKind, Table
from core.model.report import Report, ReportKind, ReportMeta
from core.model.values import (
    Bound,
    Indicator,
    IndicatorValue,
    Measure,
    ValueExpr,
    ValueRole,
)
from ui.tasks import Tasks

P, A, T = ValueRole.PLAN, ValueRole.ACTUAL, ValueRole.TARGET
OWN, CITY = "青禾区", "全市"
Key = tuple[ValueRole, int, str]
Line = tuple[str, Measure, str, Mapping[Key, str]]
PLAN, ACTUAL = (P, 2020, OWN), (A, 2020, OWN)
GOAL, CITY_GOAL = (T, 2021, OWN), (T, 2021, CITY)
G, S, L = Measure.GROWTH, Measure.SHARE, Measure.LEVEL


def expr(text: str) -> ValueExpr:
    """A value from its printed words, as simply as tests need it."""
    qualifier = "同口径" if text.startswith("同口径") else ""
    found = re.findall(r"(?<![\d])-?\d+(?:\.\d+)?", text)
    if not found:
        return ValueExpr(text, Bound.QUALITATIVE)
    low = Decimal(found[0])
    if len(found) > 1:
        return ValueExpr(text, Bound.RANGE, low, Decimal(found[1]), qualifier)
    if "左右" in text:
        return ValueExpr(text, Bound.ABOUT, low, low, qualifier)
    if "以上" in text:
        return ValueExpr(text, Bound.AT_LEAST, low, None, qualifier)
    if "以内" in text:
        return ValueExpr(text, Bound.AT_MOST, None, low, qualifier)
    if "<" in text:
        return ValueExpr(text, Bound.LESS_THAN, None, low, qualifier)
    return ValueExpr(text, Bound.EXACT, low, low, qualifier)


def build(
    lines: Sequence[Line], *, caption: str = "青禾区主要经济指标", region: str = OWN
) -> Report:
    """A report whose second block is a table with these lines."""
    rows, indicators, offset = [], [], 0
    for index, (name, measure, unit, printed) in enumerate(lines):
        cells, values, at = [name], [], offset + len(name) + 1
        for (role, year, scope), text in printed.items():
            values.append(
                IndicatorValue(
                    year, role, scope, measure, expr(text), unit, "表1", 1, at, at + len(text)
                )
            )
            cells.append(text)
            at += len(text) + 1
        row = "\t".join(cells)
        rows.append(row)
        offset += len(row) + 1
        indicators.append(Indicator(index, name, name, "亿元", tuple(values), "表1", 1))
    return Report(
        ReportMeta("青禾区计划报告", ReportKind.PLAN, region, 2020, 2021),
        (
            Block(0, "题", BlockKind.TITLE, "青禾区计划报告"),
            Block(1, "表1", BlockKind.TABLE, "\n".join(rows), table=0),
            Block(2, "二1", BlockKind.PARAGRAPH, "地区生产总值增长9%左右。"),
        ),
        indicators=tuple(indicators),
        tables=(Table(0, "表1", 1, caption, "", (), (), ()),),
    )


SAMPLE: list[Line] = [
    ("地区生产总值", G, "%", {PLAN: "4.5左右", ACTUAL: "4.4", GOAL: "9左右", CITY_GOAL: "8.5左右"}),
    ("规模以上工业增加值", G, "%", {PLAN: "4.3左右", ACTUAL: "4.8", GOAL: "9左右"}),
    ("一般公共预算收入", G, "%", {PLAN: "4", ACTUAL: "-3.6", GOAL: "同口径5.5左右"}),
    ("出口总额(人民币口径)", G, "%",
     {PLAN: "小幅增长", ACTUAL: "6", GOAL: "量稳质升", CITY_GOAL: "稳"}),
    ("城镇居民人均可支配收入", G, "%", {PLAN: "6.5左右", ACTUAL: "5.48", GOAL: "8.2左右"}),
    ("城镇登记失业率", S, "%", {PLAN: "<4.5", ACTUAL: "3.68"}),
    ("城镇调查失业率", S, "%", {GOAL: "5.5以内", CITY_GOAL: "5-5.5"}),
    ("粮食产量", L, "亿斤", {GOAL: "3.6以上", CITY_GOAL: "51以上"}),
]  # fmt: skip


@pytest.fixture
def indicator_report() -> Callable[..., Report]:
    """Builds a report from lines of name, measure, unit and printed values."""
    return build


@pytest.fixture
def sample() -> Report:
    """A report with eight indicators of every kind."""
    return build(SAMPLE)


@pytest.fixture
def tasks(tmp_path: Path) -> Iterator[Tasks]:
    made = Tasks(tmp_path, opener=lambda _profile: None)  # type: ignore[arg-type, return-value]
    yield made
    made.close()
