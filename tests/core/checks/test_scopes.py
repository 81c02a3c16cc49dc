from __future__ import annotations

import pytest

from core.checks.scopes import UNKNOWN, is_vague, scope_at
from tests.support.parsed import parsed


def scope_of(body: str, number: str, kind: str = "budget") -> str:
    report = parsed(body, kind)
    block = next(block for block in report.blocks if number in block.text)
    return scope_at(report, block, block.text.index(number))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("全市一般公共预算收入完成7.7亿元。", "全市"),
        ("市本级一般公共预算收入完成7.7亿元。", "市本级"),
        ("市级一般公共预算收入完成7.7亿元。", "市本级"),
        ("柳林县一般公共预算收入完成7.7亿元。", "柳林县"),
        ("全市一般公共预算收入完成9亿元。其中，税收收入7.7亿元。", "全市"),
        ("全市收入9亿元，其中高新区一般公共预算收入7.7亿元。", "高新区"),
        ("一般公共预算收入完成7.7亿元。", ""),
    ],
)
def test_the_nearest_words_tell_the_place(body: str, expected: str) -> None:
    assert scope_of(body, "7.7亿元") == expected


def test_the_heading_tells_where_the_paragraph_does_not() -> None:
    body = "### （二）市本级预算执行情况\n\n一般公共预算收入完成7.7亿元。"
    assert scope_of(body, "7.7亿元") == "市本级"


def test_a_rank_among_others_is_no_place() -> None:
    assert scope_of("经济总量居全省第三，地区生产总值7.7亿元。", "7.7亿元", "bulletin") == ""
    assert (
        scope_of("增速高于全省、全国，服务业增长，投资完成7.7亿元。", "7.7亿元", "bulletin") == ""
    )


def test_the_province_is_a_place_where_the_clause_is_about_it() -> None:
    assert scope_of("全省地区生产总值7.7亿元。", "7.7亿元", "bulletin") == "全省"


def test_only_a_budget_needs_the_place_in_words() -> None:
    assert is_vague(parsed("收入稳步增长。", "budget"), "")
    assert not is_vague(parsed("收入稳步增长。", "bulletin"), "")
    assert is_vague(parsed("收入稳步增长。", "bulletin"), UNKNOWN)
