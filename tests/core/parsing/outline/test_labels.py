"""Labels in front of headings and items."""

from __future__ import annotations

import pytest

from core.parsing.lines.numerals import han_number
from core.parsing.outline.labels import Style, is_label_alone, plain_label, read_label


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("第一部分 预算执行", Style.PART, 1, "预算执行"),
        ("第十二章 附则", Style.CHAPTER, 12, "附则"),
        ("一、工作回顾", Style.HAN, 1, "工作回顾"),
        ("二十三、其他", Style.HAN, 23, "其他"),
        ("五﹑国内贸易", Style.HAN, 5, "国内贸易"),
        ("三 重点工作", Style.HAN, 3, "重点工作"),
        ("（四）城乡建设", Style.PAREN_HAN, 4, "城乡建设"),
        ("(十一)统筹发展", Style.PAREN_HAN, 11, "统筹发展"),
        ("1.全市执行", Style.ARABIC, 1, "全市执行"),
        ("２．市级执行", Style.ARABIC, 2, "市级执行"),
        ("3、县级执行", Style.ARABIC, 3, "县级执行"),
        ("4. 2026年预算", Style.ARABIC, 4, "2026年预算"),
        ("5.2026年预算", Style.ARABIC, 5, "2026年预算"),
        ("（1）收入", Style.PAREN_ARABIC, 1, "收入"),
        ("2）支出", Style.PAREN_ARABIC, 2, "支出"),
        ("③平衡", Style.CIRCLED, 3, "平衡"),
        ("一是稳就业", Style.ORDINAL, 1, "稳就业"),
        ("第二，促投资", Style.ORDINAL, 2, "促投资"),
        ("——教育支出", Style.DASH, 0, "教育支出"),
        ("●强化保障", Style.BULLET, 0, "强化保障"),
        ("◆三、重点工作", Style.HAN, 3, "重点工作"),
        ("▌（二）城乡建设", Style.PAREN_HAN, 2, "城乡建设"),
        ("■ 第一部分　工作回顾", Style.PART, 1, "工作回顾"),
        ("●一是稳就业", Style.BULLET, 0, "一是稳就业"),
        ("㈢城乡建设", Style.PAREN_HAN, 3, "城乡建设"),
        ("㈩ 2025年预算", Style.PAREN_HAN, 10, "2025年预算"),
        ("⒉支出执行", Style.ARABIC, 2, "支出执行"),
        ("⒓、其他支出", Style.ARABIC, 12, "其他支出"),
        ("⑴收入情况", Style.PAREN_ARABIC, 1, "收入情况"),
    ],
)
def test_reads_label(text: str, style: Style, number: int, rest: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.style, label.number, text[label.end :]) == (style, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2025年是收官之年",
        "3.5亿元用于教育",
        "一二三产业",
        "第一、二、三产业增加值",
        "一般公共预算收入",
        "十五五规划",
        "-0.7",
        "",
        "各位代表",
    ],
)
def test_no_label(text: str) -> None:
    assert read_label(text) is None


def test_numerals() -> None:
    assert [han_number(word) for word in ("十", "二十", "三十一", "一百零二", "12", "甲")] == [
        10,
        20,
        31,
        102,
        12,
        0,
    ]


def test_number_alone_on_its_line() -> None:
    assert all(is_label_alone(text) for text in ("一、", "（二）", "3.", "第一部分"))
    assert not any(is_label_alone(text) for text in ("一", "12", "（略）", "一、综合"))


def test_plain_label() -> None:
    assert [plain_label(label) for label in ("一、", "（三）", "1．", "第一部分")] == [
        "一",
        "(三)",
        "1",
        "第一部分",
    ]


def test_a_number_printed_as_one_sign_has_the_address_of_one_spelled_out() -> None:
    assert [plain_label(label) for label in ("㈠", "⒉", "⑶", "①")] == ["(一)", "2", "(3)", "①"]
    assert is_label_alone("㈠")
    assert is_label_alone("⒉")
