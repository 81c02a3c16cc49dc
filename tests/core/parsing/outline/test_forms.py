"""`1.` below `1、`, `1）` below `（1）`: nested only where the numbers say so."""

from __future__ import annotations

import pytest

TEXT = "全县上下同心聚力、共克时艰，高质量发展迈出坚实步伐，主要指标稳居全市第一方阵。"


def outline(make_report, *heads: str) -> list[tuple[int, str]]:
    text = "\n".join(f"{head}\n{TEXT}" for head in heads)
    report = make_report(f"青禾县政府工作报告\n各位代表：\n{text}")
    return [(section.level, section.label) for section in report.sections]


@pytest.mark.parametrize(
    ("outer", "inner"), [("{}、", "{}."), ("{}．", "{}、"), ("（{}）", "{}）"), ("{}）", "（{}）")]
)
def test_numbers_that_begin_again_inside_others(make_report, outer: str, inner: str) -> None:
    heads = [
        "一、工作回顾",
        outer.format(1) + "发展产业",
        inner.format(1) + "做强工业",
        inner.format(2) + "做优农业",
        outer.format(2) + "改善民生",
        inner.format(1) + "扩大就业",
        "二、工作安排",
        outer.format(1) + "建设项目",
        outer.format(2) + "保护生态",
    ]
    assert [level for level, _label in outline(make_report, *heads)] == [
        *(1, 2, 3, 3, 2, 3),
        *(1, 2, 2),
    ]


def test_forms_mixed_in_one_row_are_one_kind(make_report) -> None:
    heads = ("一、工作回顾", "1、发展产业", "2.改善民生", "3、保护生态", "4．建设项目")
    assert [level for level, _label in outline(make_report, *heads)] == [1, 2, 2, 2, 2]


def test_another_form_in_another_section_is_the_same_kind(make_report) -> None:
    heads = ("一、工作回顾", "1、发展产业", "2、改善民生", "二、工作安排", "1.保护生态", "2.建设")
    assert [level for level, _label in outline(make_report, *heads)] == [1, 2, 2, 1, 2, 2]


def test_numbers_that_go_wrong_either_way_stay_one_kind(make_report) -> None:
    heads = ("一、工作回顾", "1、发展产业", "1.做强工业", "3.做优农业", "2、改善民生", "4、保护")
    assert {level for level, _label in outline(make_report, *heads)[1:]} == {2}
