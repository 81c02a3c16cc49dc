from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from core.cli.inspecting import report_json
from core.model.blocks import BlockKind, Part
from core.model.notices import Notice, NoticeCode
from core.model.report import Doubt, Furniture
from core.model.source import FurnitureReason
from core.model.values import (
    Bound,
    Figure,
    Indicator,
    IndicatorValue,
    Measure,
    ValueExpr,
    ValueRole,
)
from tests.support.reports import make_report

VALUE = IndicatorValue(
    2020,
    ValueRole.PLAN,
    "青禾区",
    Measure.GROWTH,
    ValueExpr("<4.50", Bound.LESS_THAN, None, Decimal("4.50"), "同口径"),
    "%",
    "表1",
    8,
    0,
    5,
)


def test_exactly_the_documented_keys() -> None:
    report = replace(
        make_report(indicators=(Indicator(0, "失业率", "unemployment", "%", (VALUE,), "表1", 8),)),
        figures=(
            Figure(3, "一2", 12, 19, "102.4亿元", "102.4", "亿元", Bound.EXACT, Measure.LEVEL),
        ),
        doubts=(Doubt(2, "一1", 0, 2, "20", Notice(NoticeCode.YEAR_WITHOUT_SIGN), "2020"),),
        furniture=(Furniture("访问量: 3", FurnitureReason.SITE_INFO),),
    )
    data = json.loads(json.dumps(report_json(report)))
    assert list(data) == [
        "title",
        "kind",
        "region",
        "year",
        "plan_year",
        "issuer",
        "meeting",
        "headings",
        "blocks",
        "glossary",
        "tables",
        "indicators",
        "figures",
        "doubts",
        "furniture",
    ]
    assert data["headings"][1] == {
        "level": 2,
        "label": "(一)",
        "title": "存在的问题",
        "address": "一(一)",
    }
    assert data["blocks"][3] == {
        "address": "一2",
        "kind": "list_item",
        "text": "工业倍增升级，“打财断血”102.4亿元，同比增长5.5%。",
        "marks": [{"number": 1, "offset": 13, "confidence": 1.0}],
    }
    assert data["glossary"][0] == {
        "number": 1,
        "term": "打财断血",
        "aliases": [],
        "definition": "打击财务造假、切断输血的专项行动。",
        "uses": [{"address": "一2", "start": 9, "end": 13, "marked": True}],
    }
    assert data["tables"] == [
        {
            "address": "表1",
            "caption": "",
            "unit": "",
            "columns": ["指标", "单位", "2020年实际", "2021年目标"],
            "rows": [["地区生产总值", "%", "4.2", "8左右"], ["失业率", "%", "3.1", "<4.5"]],
        }
    ]
    assert data["indicators"] == [
        {
            "name": "失业率",
            "key": "unemployment",
            "unit": "%",
            "values": [
                {
                    "year": 2020,
                    "role": "plan",
                    "scope": "青禾区",
                    "measure": "growth",
                    "text": "<4.50",
                    "bound": "less_than",
                    "low": None,
                    "high": "4.50",
                    "qualifier": "同口径",
                    "address": "表1",
                }
            ],
        }
    ]
    assert data["figures"] == [
        {
            "address": "一2",
            "start": 12,
            "end": 19,
            "text": "102.4亿元",
            "value": "102.4",
            "unit": "亿元",
            "bound": "exact",
            "kind": "level",
            "subject": "",
            "period": "",
        }
    ]
    assert data["doubts"] == [
        {
            "address": "一1",
            "start": 0,
            "end": 2,
            "text": "20",
            "reason": "年份后面可能缺“年”。",
            "suggestion": "2020",
        }
    ]
    assert data["furniture"] == ["访问量: 3"]


def test_titles_are_headings_and_bylines_paragraphs() -> None:
    report = make_report("——2021年1月3日\n一、回顾")
    blocks = list(report.blocks)
    blocks[1] = replace(blocks[1], kind=BlockKind.BYLINE)
    data = report_json(replace(report, blocks=tuple(blocks)))
    assert [block["kind"] for block in data["blocks"]] == ["heading", "paragraph", "heading"]


def test_headings_are_those_of_the_body() -> None:
    report = make_report("一、回顾\n二、附件")
    sections = (report.sections[0], replace(report.sections[1], part=Part.APPENDIX))
    data = report_json(replace(report, sections=sections))
    assert [heading["title"] for heading in data["headings"]] == ["回顾"]


def test_large_numbers_are_plain_digits() -> None:
    value = replace(VALUE, expr=replace(VALUE.expr, low=Decimal("1E+4")))
    report = make_report(indicators=(Indicator(0, "甲", "a", "%", (value,), "表1", 8),))
    assert report_json(report)["indicators"][0]["values"][0]["low"] == "10000"
