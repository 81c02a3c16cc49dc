from __future__ import annotations

import pytest

from core.model.values import Indicator
from core.search import NameKind, find_names, find_terms
from core.search.pinyin import find_pinyin
from tests.support.reports import make_report

REPORT = make_report(
    """\
一、绿色低碳转型
重庆路改造完成。
(一) 长远规划的重点工作
@ 稀金谷: 稀土与钨的集聚区。
@ 5G+工业互联网: 第五代移动通信与工业的融合。
@ 两新两高: 新产业与高质量。
@ 旅游: 含稀金谷一日游。
""",
    title="",
    indicators=(Indicator(0, "地区生产总值", "gdp", "亿元", (), "一1", 1),),
)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("稀金", ["稀金谷"]),
        ("稀金谷", ["稀金谷"]),
        ("xjg", ["稀金谷"]),
        ("XJG", ["稀金谷"]),
        ("ｘｊｇ", ["稀金谷"]),
        ("xijingu", ["稀金谷"]),
        ("xi jin gu", ["稀金谷"]),
        ("xi'jin", ["稀金谷"]),
        ("xijing", ["稀金谷"]),
        ("稀jg", ["稀金谷"]),
        ("jg", ["稀金谷"]),
        ("dqsczz", ["地区生产总值"]),
        ("diqushengchan", ["地区生产总值"]),
        ("dqshcz", ["地区生产总值"]),
        ("gdp", ["gdp"]),
        ("lvse", ["绿色低碳转型"]),
        ("luse", ["绿色低碳转型"]),
        ("cygh", ["长远规划的重点工作"]),
        ("zdgz", ["长远规划的重点工作"]),
        ("5g", ["5G+工业互联网"]),
        ("5ggy", []),
        ("5g+gy", ["5G+工业互联网"]),
        ("hlw", ["5G+工业互联网"]),
        ("lxlg", ["两新两高"]),
        ("兩新", ["两新两高"]),
        ("qqq", []),
        ("", []),
        ("  ", []),
        ("，", []),
    ],
)
def test_names_by_characters_pinyin_and_initials(query: str, names: list[str]) -> None:
    assert [name.text for name in find_names(REPORT, query)] == names


def test_names_say_what_they_are_and_where() -> None:
    (section,) = find_names(REPORT, "规划")
    assert (section.kind, section.index) == (NameKind.SECTION, 1)
    assert REPORT.text[section.start : section.end] == "(一) 长远规划的重点工作"
    (indicator,) = find_names(REPORT, "生产总值")
    assert (indicator.kind, indicator.address) == (NameKind.INDICATOR, "一1")


def test_the_best_name_comes_first() -> None:
    report = make_report("@ 大数据中心: 甲\n@ 数据: 乙\n@ 数据要素: 丙\n@ 树根: 丁", title="")
    assert [term.term for term in find_terms(report, "数据")] == ["数据", "数据要素", "大数据中心"]
    assert [term.term for term in find_terms(report, "sj")] == ["数据", "数据要素", "大数据中心"]


def test_definitions_answer_only_where_no_name_does() -> None:
    assert [term.term for term in find_terms(REPORT, "稀金谷")] == ["稀金谷"]
    assert [term.term for term in find_terms(REPORT, "一日游")] == ["旅游"]
    assert [term.term for term in find_terms(REPORT.terms, "xjg")] == ["稀金谷"]
    assert find_terms(REPORT, "查无此词") == []
    assert find_terms(REPORT, " ") == []


@pytest.mark.parametrize(
    ("name", "letters", "place"),
    [
        ("重庆", "chongqing", 0),
        ("重庆", "zhongqing", 0),
        ("银行", "yinhang", 0),
        ("中国银行", "yh", 2),
        ("中国", "zhg", 0),
        ("中国", "zg", 0),
        ("西安", "xian", 0),
        ("先", "xia", 0),
        ("西安", "xn", -1),
        ("——“两新”", "lx", 3),
    ],
)
def test_where_letters_spell_a_name(name: str, letters: str, place: int) -> None:
    assert find_pinyin(name, letters) == place
