from __future__ import annotations

import pytest

from core.checks.commitments import find_commitments
from core.checks.nearest import nearest_passages
from core.importing import read_bytes
from core.model.commitments import Commitment
from core.model.report import Report
from core.parsing import parse

HEAD = """关于青禾区2020年国民经济和社会发展计划执行情况与2021年国民经济和社会发展计划草案的报告

——2021年1月8日在青禾区第三届人民代表大会第五次会议上

一、2020年国民经济和社会发展计划执行情况

{past}

二、2021年国民经济和社会发展主要任务

{ahead}
"""


def report_of(ahead: str, past: str = "全年经济平稳运行。") -> Report:
    text = HEAD.format(past=past, ahead=ahead)
    return parse(read_bytes(text.encode(), "报告.txt"))


def promised(ahead: str, past: str = "全年经济平稳运行。") -> list[Commitment]:
    return find_commitments(report_of(ahead, past))


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("改善出行条件，确保柳河大桥6月底前建成通车。", "确保柳河大桥6月底前建成通车"),
        ("加快柳河大桥建设，力争年内开工。", "加快柳河大桥建设，力争年内开工"),
        ("力争到年底，基本完成体制改革。", "力争到年底，基本完成体制改革"),
        ("主要预期目标是：地区生产总值增长8%左右。", "主要预期目标是：地区生产总值增长8%左右"),
        ("旅游收入达到38亿元，增长20%。", "旅游收入达到38亿元，增长20%"),
        ("改善办学条件，新增公办学位1200个。", "新增公办学位1200个"),
        ("推进旧城更新，力争完成18个老旧小区改造。", "力争完成18个老旧小区改造"),
        ("青云水厂年内投产。", "青云水厂年内投产"),
    ],
)
def test_a_promise_with_a_quantity_or_a_date_is_a_commitment(sentence: str, clause: str) -> None:
    (one,) = promised(sentence)
    assert one.text == clause
    assert one.year == 2021
    assert one.quantities or one.dates


def test_the_span_holds_the_words() -> None:
    report = report_of("加快柳河大桥建设，确保6月底前建成通车。")
    (one,) = find_commitments(report)
    assert report.blocks[one.block].text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "sentence",
    [
        "大力弘扬实干精神，努力把各项工作做得更好。",
        "深入实施创新驱动发展战略，加快建设美丽家园。",
        "柳河大桥已完成投资3亿元。",
        "现有公园12个。",
        "加快12个公园建设。",
        "土地承包到期后再延长30年的试点有序推进。",
    ],
)
def test_words_without_measure_and_what_is_done_already_are_none(sentence: str) -> None:
    assert promised(sentence) == []


def test_money_that_a_budget_sets_aside_is_none() -> None:
    text = """关于青禾市2020年预算执行情况和2021年预算草案的报告

一、2020年预算执行情况

收支平衡。

二、2021年预算草案

道路改造及建设项目3.2亿元。安排1.2亿元推进学校建设。确保完成化债任务5.5亿元。
"""
    found = find_commitments(parse(read_bytes(text.encode(), "报告.txt")))
    assert [one.text for one in found] == ["确保完成化债任务5.5亿元"]


def test_the_review_of_the_past_year_promises_nothing() -> None:
    assert promised("继续努力。", past="新增公办学位900个，柳河大桥6月底前建成通车。") == []


def test_a_promise_made_twice_has_two_keys_that_stay() -> None:
    words = "新增公办学位1200个。"
    first = promised(words + "\n\n" + words)
    assert len({one.key for one in first}) == 2
    assert [one.key for one in first] == [one.key for one in promised(words + "\n\n" + words)]


def test_the_nearest_passage_of_the_next_report_is_found_with_other_numbers() -> None:
    commitments = promised("加快柳河大桥建设，确保6月底前建成通车。新增公办学位1200个。")
    later = report_of(
        "继续努力。", "柳河大桥于8月建成通车。全年新增公办学位1350个。粮食产量保持稳定。"
    )
    found = nearest_passages(commitments, "next", later)
    assert [found[one.key].text for one in commitments] == [
        "柳河大桥于8月建成通车。",
        "全年新增公办学位1350个。",
    ]
    assert all(0 < passage.score <= 1 for passage in found.values())


def test_nothing_is_shown_where_nothing_is_near() -> None:
    commitments = promised("确保柳河大桥6月底前建成通车。")
    later = report_of("继续努力。", "粮食产量保持稳定。")
    assert nearest_passages(commitments, "next", later) == {}


def test_the_review_of_the_later_report_comes_before_its_plans() -> None:
    commitments = promised("新增公办学位1200个。")
    later = report_of("新增公办学位1500个。", "义务教育更加均衡，公办学位新增1350个。")
    found = nearest_passages(commitments, "next", later)
    assert found[commitments[0].key].text == "义务教育更加均衡，公办学位新增1350个。"


def test_of_a_long_sentence_the_clause_is_shown() -> None:
    commitments = promised("新增公办学位1200个。")
    long = "，".join(["全年各项事业稳步推进", "粮食生产保持稳定", "公路通车里程增加"] * 3)
    later = report_of("继续努力。", f"{long}，新增公办学位1350个，治安状况良好。")
    (passage,) = nearest_passages(commitments, "next", later).values()
    assert passage.text == "新增公办学位1350个"
    assert later.blocks[passage.block].text[passage.start : passage.end] == passage.text
