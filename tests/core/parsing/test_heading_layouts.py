"""Headings as they are set: apart, glued, restarted, bold, listed, repeated on other pages."""

from __future__ import annotations

import pytest

from core.model.report import Report
from tests.support.layouts import FORMS, laid_out, outline

TITLE = "青禾县人民政府工作报告"
HEAD = f"""\
{TITLE}
——2019年2月18日在青禾县第九届人民代表大会第三次会议上
县长　柳明远
"""
OPENING = "现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员和列席人员提出宝贵意见。"
PROSE = "全县上下同心聚力，高质量发展迈出坚实步伐，主要指标稳居全市第一方阵，群众生活不断改善。"
END = "各位代表，蓝图已经绘就，让我们同心协力，为建设美丽青禾作出新的更大贡献！"


def read(*lines: str, form: str = "txt", front: str = "") -> Report:
    """A report of `lines`, each `*` a paragraph of its own words."""
    body = "\n".join(
        f"{PROSE}第{at}项任务按期完成，人民群众的获得感、幸福感、安全感更加充实、更有保障、更可持续。"
        if line == "*"
        else line
        for at, line in enumerate(lines)
    )
    return laid_out(f"{front}{HEAD}各位代表：\n{OPENING}\n{body}\n{END}", form)


def kept(report: Report) -> None:
    """No word of the text is lost, whatever its headings are."""
    assert report.meta.title == TITLE
    assert any(block.text == OPENING for block in report.blocks)
    assert report.blocks[-1].text == END


TREE = ["一、2018年工作回顾", "  （一）经济运行", "  （二）社会事业", "二、2019年工作安排"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、", "二、"),
        ("一", "二"),
        ("第一部分", "第二部分"),
        ("第一章", "第二章"),
    ],
)
def test_a_number_alone_on_its_line(first: str, second: str, form: str) -> None:
    report = read(first, "2018年工作回顾", "*", "*", second, "2019年工作安排", "*", "*", form=form)
    assert [line.replace(" ", "") for line in outline(report)] == [
        first + "2018年工作回顾",
        second + "2019年工作安排",
    ]
    kept(report)


@pytest.mark.parametrize("form", FORMS)
def test_an_ornament_of_digits_above_a_heading_is_no_part_of_it(form: str) -> None:
    report = read("01", "2018年工作回顾", "*", "*", "02", "2019年工作安排", "*", "*", form=form)
    assert outline(report) == ["2018年工作回顾", "2019年工作安排"]
    assert [item.text for item in report.furniture] == ["01", "02"]
    kept(report)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("glue", ["。", "　", "。　", "  "])
def test_a_heading_glued_to_its_text(glue: str, form: str) -> None:
    """Lines of paper keep no spaces inside, so that there only the stop tells."""
    glue = "。" if form == "wrapped" else glue
    report = read(
        f"一、2018年工作回顾{glue}{PROSE}",
        f"（一）经济运行{glue}{PROSE}",
        f"（二）社会事业{glue}{PROSE}",
        f"二、2019年工作安排{glue}{PROSE}",
        form=form,
    )
    assert outline(report) == TREE
    kept(report)


@pytest.mark.parametrize("form", FORMS)
def test_a_heading_glued_behind_the_text_above(form: str) -> None:
    report = read(
        "一、2018年工作回顾",
        "（一）经济运行",
        f"{PROSE}（二）社会事业",
        f"{PROSE}二、2019年工作安排",
        "*",
        form=form,
    )
    assert outline(report) == TREE
    kept(report)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "numbers",
    [
        ("一、", "二、", "四、"),
        ("一、", "三、", "四、"),
        ("一、", "二、", "二、"),
        ("一、", "一、", "二、"),
    ],
)
def test_lost_and_repeated_numbers(numbers: tuple[str, str, str], form: str) -> None:
    titles = ("2018年工作回顾", "2019年总体要求", "2019年重点工作")
    heads = [number + title for number, title in zip(numbers, titles, strict=True)]
    report = read(*(line for head in heads for line in (head, "*", "*")), form=form)
    assert outline(report) == heads
    kept(report)


@pytest.mark.parametrize("form", FORMS)
def test_numbers_restarted_in_each_part_by_other_kinds(form: str) -> None:
    report = read(
        "第一部分　2018年工作回顾",
        "一、经济运行",
        "（一）工业",
        "*",
        "（二）农业",
        "*",
        "二、社会事业",
        "1.教育",
        "*",
        "2.卫生",
        "*",
        "第二部分　2019年工作安排",
        "（一）总体要求",
        "*",
        "（二）重点工作",
        "1.项目建设",
        "*",
        "2.乡村振兴",
        "*",
        form=form,
    )
    assert [line.replace("　", " ") for line in outline(report)] == [
        "第一部分2018年工作回顾",
        "  一、经济运行",
        "    （一）工业",
        "    （二）农业",
        "  二、社会事业",
        "      1.教育",
        "      2.卫生",
        "第二部分2019年工作安排",
        "    （一）总体要求",
        "    （二）重点工作",
        "      1.项目建设",
        "      2.乡村振兴",
    ]
    kept(report)


@pytest.mark.parametrize("form", ["docx", "html"])
@pytest.mark.parametrize("bold", ["**{}**", "**{}：**"])
def test_bold_headings_without_numbers(bold: str, form: str) -> None:
    report = read(
        bold.format("2018年工作回顾"),
        "*",
        "*",
        bold.format("2019年总体要求"),
        "*",
        bold.format("2019年重点工作"),
        "*",
        "*",
        form=form,
    )
    assert outline(report) == ["2018年工作回顾", "2019年总体要求", "2019年重点工作"]
    kept(report)


@pytest.mark.parametrize("form", ["docx", "html"])
def test_bold_headings_below_numbers(form: str) -> None:
    report = read(
        "一、2018年工作回顾",
        "**经济运行**",
        "*",
        "**社会事业**",
        "*",
        "二、2019年工作安排",
        "**项目建设**",
        "*",
        "**民生实事**",
        "*",
        form=form,
    )
    assert outline(report) == [
        "一、2018年工作回顾",
        "  经济运行",
        "  社会事业",
        "二、2019年工作安排",
        "  项目建设",
        "  民生实事",
    ]
    kept(report)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("marks", [("一是", "二是", "三是"), ("——", "——", "——"), ("●", "●", "●")])
def test_lists_below_headings_are_no_sections(marks: tuple[str, str, str], form: str) -> None:
    words = ("着力扩大投资", "着力促进消费", "着力稳定外贸")
    items = [f"{mark}{said}。{PROSE}" for mark, said in zip(marks, words, strict=True)]
    report = read("一、2018年工作回顾", "*", "二、2019年工作安排", *items, form=form)
    assert outline(report, deepest=1) == ["一、2018年工作回顾", "二、2019年工作安排"]
    assert [line.strip().lstrip("—●一二三是") for line in outline(report)[2:]] == list(words)
    kept(report)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("end", ["……3", "......3", "　3", "\t3", "（3）", ""])
@pytest.mark.parametrize("heading", ["目录", "目　录", "目 录：", "CONTENTS", ""])
def test_headings_on_a_page_of_contents(heading: str, end: str, form: str) -> None:
    contents = "\n".join(line.strip() + end for line in TREE)
    front = f"{heading}\n{contents}\n" if heading else f"{contents}\n"
    report = read(
        "一、2018年工作回顾",
        "（一）经济运行",
        "*",
        "（二）社会事业",
        "*",
        "二、2019年工作安排",
        "*",
        form=form,
        front=f"{TITLE}\n{front}",
    )
    assert outline(report) == TREE
    kept(report)
    told = [item.text.replace(" ", "") for item in report.furniture]
    assert all(any(line.strip() in text for text in told) for line in TREE)


@pytest.mark.parametrize("form", FORMS)
def test_heads_of_pages_that_repeat_the_title(form: str) -> None:
    lines: list[str] = []
    for at, heading in enumerate(
        ("一、2018年工作回顾", "二、2019年总体要求", "三、2019年重点工作", "四、自身建设"), 1
    ):
        lines += [heading, *["*"] * 9, f"— {at} —", TITLE]
    report = read(*lines[:-2], form=form)
    assert outline(report) == [
        "一、2018年工作回顾",
        "二、2019年总体要求",
        "三、2019年重点工作",
        "四、自身建设",
    ]
    assert [block.text for block in report.blocks].count(TITLE) == 1
    kept(report)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("marks", ["①②③", "（1） （2） （3）", "A. B. C."])
def test_the_last_item_of_a_list_of_short_lines_is_no_heading(marks: str, form: str) -> None:
    numbers = marks.split(" ") if " " in marks else list(marks)
    words = ("扩大有效投资", "促进消费升级", "稳定外贸外资")
    items = [number + said for number, said in zip(numbers, words, strict=True)]
    report = read("一、2018年工作回顾", "*", *items, "*", "二、2019年工作安排", "*", form=form)
    assert outline(report) == ["一、2018年工作回顾", "二、2019年工作安排"]
    kept(report)


@pytest.mark.parametrize("form", FORMS)
def test_a_number_in_the_middle_of_a_paragraph_does_not_cut_it(form: str) -> None:
    inside = f"{PROSE}（二）是补短板。{PROSE}"
    report = read(
        "一、2018年工作回顾", "（一）经济运行", inside, "二、2019年工作安排", "*", form=form
    )
    assert inside in [block.text for block in report.blocks]
    assert outline(report) == ["一、2018年工作回顾", "  （一）经济运行", "二、2019年工作安排"]
