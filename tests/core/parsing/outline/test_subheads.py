"""Headings without number inside a numbered section."""

from __future__ import annotations

from dataclasses import replace

from core.model.source import Run
from core.parsing.lines.shapes import Line
from core.parsing.outline.headings import find_headings

PROSE = "全县上下坚持稳中求进、攻坚克难，主要经济指标增速好于预期，各项社会事业都有新的进步。"


def lines_of(*texts: str, bold: tuple[str, ...] = ()) -> list[Line]:
    return [
        replace(Line(at, text, (Run(text, bold=text in bold),)), bold=text in bold)
        for at, text in enumerate(texts)
    ]


def outline(lines: list[Line]) -> list[tuple[int, str]]:
    return [(h.level, h.label + h.title) for h in find_headings(lines).values()]


def test_a_section_that_begins_with_one() -> None:
    texts = [
        "一、去年的工作",
        "经济实力增强",
        PROSE,
        "城乡面貌改观",
        PROSE,
        "二、今年的任务",
        PROSE,
    ]
    assert outline(lines_of(*texts)) == [
        (1, "一、去年的工作"),
        (2, "经济实力增强"),
        (2, "城乡面貌改观"),
        (1, "二、今年的任务"),
    ]


def test_bold_ones_behind_an_introduction() -> None:
    subs = ("经济实力增强", "城乡面貌改观")
    texts = ["一、去年的工作", PROSE, subs[0], PROSE, subs[1], PROSE]
    assert len(outline(lines_of(*texts, bold=subs))) == 3
    assert outline(lines_of(*texts)) == [(1, "一、去年的工作")]


def test_one_alone_and_captions_are_none() -> None:
    assert outline(lines_of("一、去年的工作", "小结", PROSE, PROSE)) == [(1, "一、去年的工作")]
    texts = ["一、去年的工作", "表1 主要产品产量", PROSE, "图2 历年增速", PROSE]
    assert outline(lines_of(*texts)) == [(1, "一、去年的工作")]


def test_those_behind_an_introduction_that_begin_alike_or_are_many() -> None:
    alike = ("这一年，我们聚力产业，实力跃上新台阶", "这一年，我们用心为民，生活有了新改善")
    texts = ["一、去年的工作", PROSE, alike[0], PROSE, alike[1], PROSE]
    assert outline(lines_of(*texts))[1:] == [(2, alike[0]), (2, alike[1])]
    many = ("经济实力增强", "城乡面貌改观", "民生持续改善")
    texts = ["一、去年的工作", PROSE, many[0], PROSE, many[1], PROSE, many[2], PROSE]
    assert outline(lines_of(*texts))[1:] == [(2, title) for title in many]


def test_without_any_number_those_that_begin_alike_stand_below_the_parts() -> None:
    past = ("这一年，我们聚力产业，实力跃上新台阶", "这一年，我们用心为民，生活有了新改善")
    texts = ["2030年工作回顾", PROSE, past[0], PROSE, past[1], PROSE]
    texts += ["2031年工作安排", PROSE, "政府自身建设", PROSE]
    assert outline(lines_of(*texts)) == [
        (1, "2030年工作回顾"),
        *((2, title) for title in past),
        (1, "2031年工作安排"),
        (1, "政府自身建设"),
    ]
