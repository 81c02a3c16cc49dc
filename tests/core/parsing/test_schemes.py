"""Rarer numbers of headings: each document's own scheme, by the order of first use."""

from __future__ import annotations

import pytest

from tests.support.layouts import FORMS, laid_out, outline

HEAD = """\
青禾县人民政府工作报告
——2019年2月18日在青禾县第九届人民代表大会第三次会议上
县长　柳明远
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。
"""
PROSE = "全县上下同心聚力，高质量发展迈出坚实步伐，主要指标稳居全市第一方阵，群众生活不断改善。"
END = "各位代表，蓝图已经绘就，让我们同心协力，为建设美丽青禾作出新的更大贡献！"


def report_of(*lines: str, form: str = "txt") -> list[str]:
    body = "\n".join(PROSE if line == "*" else line for line in lines)
    report = laid_out(f"{HEAD}{body}\n{END}", form)
    assert report.blocks[-1].text.endswith("更大贡献！")
    return outline(report)


POINTS = (
    ["第一、过去一年工作回顾", "*", "1、产业发展有起色", "*", "2、城乡面貌有变化", "*"],
    ["第二、今年工作安排", "*", "1、做强工业", "*", "*", "2、做优农业", "*"],
    ["第三、加强政府自身建设", "*", "*"],
)
POINTS_OUTLINE = [
    "第一、过去一年工作回顾",
    "  1、产业发展有起色",
    "  2、城乡面貌有变化",
    "第二、今年工作安排",
    "  1、做强工业",
    "  2、做优农业",
    "第三、加强政府自身建设",
]


@pytest.mark.parametrize("form", FORMS)
def test_ordinals_as_sections_above_numbers(form: str) -> None:
    assert report_of(*(line for group in POINTS for line in group), form=form) == POINTS_OUTLINE


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (("第一，", "第二，"), ("（一）", "（二）")),
        (("第一、", "第二、"), ("一、", "二、")),
        (("第一部分　", "第二部分　"), ("一、", "二、")),
        (("第一部分：", "第二部分："), ("1.", "2.")),
        (("第一章 ", "第二章 "), ("第一节 ", "第二节 ")),
        (("第一篇　", "第二篇　"), ("第一章　", "第二章　")),
        (("甲、", "乙、"), ("一、", "二、")),
        (("甲、", "乙、"), ("（一）", "（二）")),
        (("（甲）", "（乙）"), ("1、", "2、")),
        (("Ⅰ．", "Ⅱ．"), ("一、", "二、")),
        (("Ⅰ、", "Ⅱ、"), ("1.", "2.")),
        (("I、", "II、"), ("（一）", "（二）")),
        (("A.", "B."), ("1.", "2.")),
        (("A、", "B、"), ("（1）", "（2）")),
        (("一、", "二、"), ("A.", "B.")),
        (("一、", "二、"), ("甲、", "乙、")),
        (("一、", "二、"), ("（甲）", "（乙）")),
        (("一、", "二、"), ("第一、", "第二、")),
        (("（一）", "（二）"), ("（A）", "（B）")),
        (("（一）", "（二）"), ("Ⅰ、", "Ⅱ、")),
    ],
    ids="".join,
)
def test_two_kinds_of_numbers(outer: tuple[str, str], inner: tuple[str, str], form: str) -> None:
    found = report_of(
        f"{outer[0]}2018年工作回顾",
        "*",
        f"{inner[0]}经济运行总体平稳",
        "*",
        f"{inner[1]}民生保障扎实有力",
        "*",
        f"{outer[1]}2019年工作安排",
        "*",
        f"{inner[0]}培育壮大新兴产业",
        "*",
        "*",
        f"{inner[1]}提升公共服务水平",
        "*",
        form=form,
    )
    trimmed = [(len(line) - len(line.lstrip()), line.replace("　", "").strip()) for line in found]
    first, second = (label.replace("　", "").strip() for label in outer)
    one, two = (label.replace("　", "").strip() for label in inner)
    assert trimmed == [
        (0, first + "2018年工作回顾"),
        (2, one + "经济运行总体平稳"),
        (2, two + "民生保障扎实有力"),
        (0, second + "2019年工作安排"),
        (2, one + "培育壮大新兴产业"),
        (2, two + "提升公共服务水平"),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_ordinals_in_a_list_of_measures_stay_items(form: str) -> None:
    found = report_of(
        "一、2018年工作回顾",
        "*",
        "二、2019年工作安排",
        "为实现上述目标，重点抓好三个方面：",
        "第一，扩大有效投资。" + PROSE,
        "第二，促进消费升级。" + PROSE,
        "第三，稳定外贸外资。" + PROSE,
        "三、自身建设",
        "*",
        form=form,
    )
    assert [line for line in found if not line.startswith(" ")] == [
        "一、2018年工作回顾",
        "二、2019年工作安排",
        "三、自身建设",
    ]
    assert [line.strip() for line in found if line.startswith("    ")] == [
        "第一，扩大有效投资",
        "第二，促进消费升级",
        "第三，稳定外贸外资",
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("end", ["。", "；", ""])
def test_ordinals_one_behind_the_other_are_a_list(end: str, form: str) -> None:
    """Without any text under them they head nothing."""
    found = report_of(
        "一、2018年工作回顾",
        "一年来，我们主要抓了三件事：",
        f"第一，扩大有效投资，全年完成投资三百亿元{end}",
        f"第二，促进消费升级，新增商贸企业四十家{end}",
        "第三，稳定外贸外资，利用外资突破两亿美元。",
        "二、2019年工作安排",
        "*",
        form=form,
    )
    assert [line for line in found if not line.startswith(" ")] == [
        "一、2018年工作回顾",
        "二、2019年工作安排",
    ]
    assert not any("第一" in line and not line.startswith("    ") for line in found)


@pytest.mark.parametrize("form", FORMS)
def test_headings_of_ordinals_in_front_of_their_text(form: str) -> None:
    """`第一、….` with its text on the same line heads a section where numbers stand below it."""
    found = report_of(
        "第一、过去一年工作回顾。" + PROSE,
        "1、产业发展有起色。" + PROSE,
        "2、城乡面貌有变化。" + PROSE,
        "第二、今年工作安排。" + PROSE,
        "1、做强工业。" + PROSE,
        "2、做优农业。" + PROSE,
        form=form,
    )
    assert found == POINTS_OUTLINE[:-1]


@pytest.mark.parametrize("form", FORMS)
def test_ordinals_are_the_only_scheme(form: str) -> None:
    found = report_of(
        "第一，过去一年工作回顾",
        "*",
        "*",
        "第二，今年工作安排",
        "*",
        "一是扩大有效投资。" + PROSE,
        "二是促进消费升级。" + PROSE,
        form=form,
    )
    assert [line for line in found if not line.startswith(" ")] == [
        "第一，过去一年工作回顾",
        "第二，今年工作安排",
    ]
    assert [line.strip() for line in found if line.startswith(" ")] == [
        "一是扩大有效投资",
        "二是促进消费升级",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_three_kinds_with_a_rare_one_in_the_middle(form: str) -> None:
    found = report_of(
        "一、2018年工作回顾",
        "*",
        "甲、经济运行",
        "1.工业",
        "*",
        "2.农业",
        "*",
        "乙、社会事业",
        "*",
        "二、2019年工作安排",
        "甲、项目建设",
        "1.交通",
        "*",
        "2.水利",
        "*",
        "乙、民生实事",
        "*",
        form=form,
    )
    assert found == [
        "一、2018年工作回顾",
        "  甲、经济运行",
        "    1.工业",
        "    2.农业",
        "  乙、社会事业",
        "二、2019年工作安排",
        "  甲、项目建设",
        "    1.交通",
        "    2.水利",
        "  乙、民生实事",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "甲、乙两类传染病发病率继续下降。",
        "A、B两个片区同步推进旧城改造，年内完成征收三百户。",
        "Ⅰ、Ⅱ类水质断面比例达到九成以上，空气质量优良天数持续增加。",
        "A股上市企业达到三家，新三板挂牌企业五家，直接融资创历史新高。",
        "第一产业增加值增长三个百分点，第二产业增加值增长八个百分点。",
        "第一，我们坚持稳中求进；第二，我们坚持改革开放；第三，我们坚持以人为本，各项工作取得新进展。",
    ],
)
def test_words_that_only_look_like_numbers(line: str) -> None:
    found = report_of("一、2018年工作回顾", "*", line, "二、2019年工作安排", "*")
    assert found == ["一、2018年工作回顾", "二、2019年工作安排"]


def test_the_text_may_begin_with_a_rare_number() -> None:
    """Without a salutation the first heading tells where the text begins."""
    for labels in (("第一、", "第二、"), ("甲、", "乙、"), ("Ⅰ、", "Ⅱ、"), ("A.", "B.")):
        text = "\n".join(
            (
                "青禾县2018年国民经济和社会发展计划执行情况与2019年计划草案的报告",
                "青禾县发展和改革局",
                f"{labels[0]}2018年计划执行情况",
                PROSE,
                f"{labels[1]}2019年计划安排",
                PROSE,
            )
        )
        report = laid_out(text, "txt")
        assert outline(report) == [labels[0] + "2018年计划执行情况", labels[1] + "2019年计划安排"]
        assert report.meta.title.startswith("青禾县2018年国民经济")


def test_more_than_eight_letters() -> None:
    lines = [
        piece for at in range(10) for piece in (f"{chr(65 + at)}.第{at + 1}件实事办理情况", "*")
    ]
    assert [line.strip()[0] for line in report_of(*lines)] == list("ABCDEFGHIJ")


@pytest.mark.parametrize("form", FORMS)
def test_numbers_printed_as_one_sign(form: str) -> None:
    """㈠ and ⒈ stand for （一） and 1., even beside one of those."""
    lines = ["一、过去一年工作", "㈠产业发展", "1.工业", "*", "⒉农业", "*", "㈡ 2018年财政收支"]
    lines += ["⑴收入情况", "*", "⑵支出情况", "*", "二、今年工作安排", "㈠抓项目建设。" + PROSE]
    assert report_of(*lines, "㈡抓民生改善。" + PROSE, form=form) == [
        "一、过去一年工作",
        "  ㈠产业发展",
        "    1.工业",
        "    ⒉农业",
        "  ㈡2018年财政收支",
        "      ⑴收入情况",
        "      ⑵支出情况",
        "二、今年工作安排",
        "  ㈠抓项目建设",
        "  ㈡抓民生改善",
    ]
