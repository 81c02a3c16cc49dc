"""Where a glossary stands: in front of the title or the text, in a box, inside the text."""

from __future__ import annotations

import pytest

from core.importing.reader import read_bytes
from core.model.blocks import BlockKind, Part
from core.model.report import Report
from core.parsing.parse import parse
from tests.support.layouts import FORMS, laid_out, marks, outline, terms
from tests.support.word_files import make_docx, paragraph

TITLE = """\
青禾县2023年国民经济和社会发展计划执行情况
与2024年计划草案的报告
——2024年1月16日在青禾县第十八届人民代表大会第四次会议上
青禾县发展和改革局局长　柳明远"""
OPENING = (
    "受县人民政府委托，现将计划执行情况与计划草案提请大会审查，并请各位政协委员和列席人员提出意见。"
)
BODY = """\
一、2023年计划执行情况
全县统筹推进“双链融合”[1]工程，新增规上企业二十三家，主要预期指标完成情况总体良好，好于全市。
（一）产业发展质效提升。粮食总产保持稳定，“田长制”[2]覆盖全部行政村，农业现代化水平稳步提高。
二、2024年计划安排
围绕“无废县城”[3]建设目标，统筹城乡环境治理，新建一批便民设施，让群众有更多的获得感和幸福感。
各位代表，做好今年工作责任重大，让我们同心协力，为建设美丽青禾作出新的更大贡献！"""
ENTRIES = {
    "digits": """\
1.双链融合：指产业链与创新链相互支撑、一体布局，推动科技成果就地转化为现实生产力的发展方式。
2.田长制：指以村为单位划定责任田块、明确责任人，对耕地实行网格化保护的一种管理制度。
3.无废县城：指通过推动绿色发展方式和生活方式，持续推进固体废物源头减量和资源化利用的县城。""",
    "brackets": """\
[1]双链融合，指产业链与创新链相互支撑、一体布局，推动科技成果就地转化为现实生产力的发展方式。
[2]田长制，指以村为单位划定责任田块、明确责任人，对耕地实行网格化保护的一种管理制度。
[3]无废县城，指通过推动绿色发展方式和生活方式，持续推进固体废物源头减量和资源化利用的县城。""",
    "none": """\
双链融合：指产业链与创新链相互支撑、一体布局，推动科技成果就地转化为现实生产力的发展方式。
田长制：指以村为单位划定责任田块、明确责任人，对耕地实行网格化保护的一种管理制度。
无废县城：指通过推动绿色发展方式和生活方式，持续推进固体废物源头减量和资源化利用的县城。""",
    "dashes": """\
双链融合——产业链与创新链相互支撑、一体布局，推动科技成果就地转化为现实生产力的发展方式。
田长制——以村为单位划定责任田块、明确责任人，对耕地实行网格化保护的一种管理制度。
无废县城——通过推动绿色发展方式和生活方式，持续推进固体废物源头减量和资源化利用的县城。""",
    "table": """\
| 序号 | 名词 | 解释 |
| 1 | 双链融合 | 指产业链与创新链相互支撑、一体布局，推动科技成果就地转化为现实生产力。 |
| 2 | 田长制 | 指以村为单位划定责任田块、明确责任人，对耕地实行网格化保护。 |
| 3 | 无废县城 | 指持续推进固体废物源头减量和资源化利用的县城。 |""",
}
NAMES = ["双链融合", "田长制", "无废县城"]
SECTIONS = [
    "一、2023年计划执行情况",
    "  （一）产业发展质效提升",
    "二、2024年计划安排",
]


def check(report: Report, numbered: bool) -> None:
    """Everything is in its place whatever the place of the glossary in the file."""
    assert report.meta.title == "青禾县2023年国民经济和社会发展计划执行情况与2024年计划草案的报告"
    assert report.meta.speaker == "柳明远"
    assert outline(report) == SECTIONS
    numbers = [1, 2, 3] if numbered else [None] * 3
    assert terms(report) == list(zip(numbers, NAMES, strict=True))
    assert all(term.definition.endswith(("。", "方式")) for term in report.terms)
    assert len(report.furniture) == 0
    body = [
        block.text
        for block in report.blocks
        if block.kind is BlockKind.PARAGRAPH
        and (block.section is None or report.sections[block.section].part is Part.BODY)
    ]
    assert body[0] == OPENING
    assert body[-1].endswith("更大贡献！")
    if numbered:
        assert marks(report) == list(zip(numbers, NAMES, strict=True))
    assert all(term.uses for term in report.terms)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("entries", "heading"),
    [
        ("digits", "名词解释"),
        ("brackets", "名词注释："),
        ("none", "有关名词和缩略语"),
        ("dashes", "【名词解释】"),
        ("table", "名 词 解 释"),
    ],
)
@pytest.mark.parametrize("place", ["above the title", "above the text", "behind the audience"])
def test_a_glossary_in_front(place: str, entries: str, heading: str, form: str) -> None:
    glossary = f"{heading}\n{ENTRIES[entries]}"
    text = {
        "above the title": f"{glossary}\n{TITLE}\n各位代表：\n{OPENING}\n{BODY}",
        "above the text": f"{TITLE}\n{glossary}\n各位代表：\n{OPENING}\n{BODY}",
        "behind the audience": f"{TITLE}\n各位代表：\n{glossary}\n{OPENING}\n{BODY}",
    }[place]
    check(laid_out(text, form), numbered=entries in ("digits", "brackets", "table"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("entries", ["digits", "brackets", "none", "dashes", "table"])
@pytest.mark.parametrize("heading", ["名词解释", "【名词注释】", "名词小贴士"])
def test_a_glossary_at_the_end_of_a_section(heading: str, entries: str, form: str) -> None:
    """The text goes on behind it with its own numbers."""
    first, second = BODY.split("\n二、")
    text = f"{TITLE}\n各位代表：\n{OPENING}\n{first}\n{heading}\n{ENTRIES[entries]}\n二、{second}"
    check(laid_out(text, form), numbered=entries in ("digits", "brackets", "table"))


def in_a_box(lines: list[str], box: list[str], kind: str) -> Report:
    """A web page or a Word file with some of its lines in a table of one cell."""
    if kind == "html":
        inner = "<table><tr><td>" + "".join(f"<p>{line}</p>" for line in box) + "</td></tr></table>"
        body = "".join(inner if line == "BOX" else f"<p>{line}</p>" for line in lines)
        return parse(read_bytes(f"<html><body>{body}</body></html>".encode(), "report.html"))
    inside = "".join(paragraph(line) for line in box)
    frame = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    body = "".join(frame if line == "BOX" else paragraph(line) for line in lines)
    return parse(read_bytes(make_docx(body), "report.docx"))


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize("entries", ["digits", "brackets", "none", "dashes"])
@pytest.mark.parametrize("place", ["front", "middle", "last section"])
def test_a_glossary_in_a_box(place: str, entries: str, kind: str) -> None:
    first, second = BODY.split("\n二、")
    last, closing = second.split("\n各位代表，")
    box = "BOX\n"
    text = f"{TITLE}\n{box * (place == 'front')}各位代表：\n{OPENING}\n"
    text += f"{first}\n{box * (place == 'middle')}二、{last}\n"
    text += f"{box * (place == 'last section')}各位代表，{closing}"
    report = in_a_box(text.split("\n"), ["名词解释", *ENTRIES[entries].split("\n")], kind)
    check(report, numbered=entries in ("digits", "brackets"))


ABBREVIATIONS = """\
县发改委——青禾县发展和改革委员会
“双链”——产业链、创新链
“三农”——农业、农村、农民
GDP——地区生产总值"""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "heading", ["有关缩略语", "简称对照表", "缩略语说明", "本报告所用简称", "常用缩略词"]
)
@pytest.mark.parametrize("mark", ["——", "：", "，指", "＝"])
def test_abbreviations_in_front(mark: str, heading: str, form: str) -> None:
    listed = ABBREVIATIONS.replace("——", mark)
    body = BODY.replace("[1]", "").replace("[2]", "").replace("[3]", "")
    body = body.replace("双链融合", "双链").replace(
        "全县统筹", "GDP增长较快，“三农”基础稳固，县发改委统筹"
    )
    body = body.replace("\n（一）", f"\n{OPENING}\n{OPENING}\n（一）")  # enough lines of paper
    report = laid_out(f"{heading}\n{listed}\n{TITLE}\n各位代表：\n{OPENING}\n{body}", form)
    assert [term for _, term in terms(report)] == ["县发改委", "“双链”", "“三农”", "GDP"]
    assert [term.definition.lstrip("指") for term in report.terms] == [
        "青禾县发展和改革委员会",
        "产业链、创新链",
        "农业、农村、农民",
        "地区生产总值",
    ]
    assert report.meta.title.startswith("青禾县2023年")
    assert outline(report) == SECTIONS
    assert all(term.uses for term in report.terms)


@pytest.mark.parametrize("form", ["txt", "wrapped", "docx"])
def test_abbreviations_between_tabs(form: str) -> None:
    listed = ABBREVIATIONS.replace("——", "\t")
    report = laid_out(f"有关缩略语\n{listed}\n{TITLE}\n各位代表：\n{OPENING}\n{BODY}", form)
    assert [(term.term, term.definition) for term in report.terms] == [
        ("县发改委", "青禾县发展和改革委员会"),
        ("“双链”", "产业链、创新链"),
        ("“三农”", "农业、农村、农民"),
        ("GDP", "地区生产总值"),
    ]
