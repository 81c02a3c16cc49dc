"""Glossaries under any name, their entries of any shape."""

from __future__ import annotations

import re

import pytest

from core.model.blocks import Part
from core.model.report import Report
from tests.support.layouts import FORMS, laid_out, outline, terms

HEAD = """\
青禾县人民政府工作报告
——2019年2月18日在青禾县第九届人民代表大会第三次会议上
县长　柳明远
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员和列席人员提出宝贵意见。
一、2018年工作回顾
统筹推进“双链融合”工程，新增规上企业二十三家，主要预期指标完成情况总体良好，好于全市平均水平。
粮食总产保持稳定，“田长制”覆盖全部行政村，农业现代化水平稳步提高，乡村面貌持续改善，群众满意。
二、2019年工作安排
围绕“无废县城”建设目标，统筹城乡环境治理，新建一批便民设施，让群众有更多的获得感和幸福感。
各位代表，做好今年工作责任重大，让我们同心协力，为建设美丽青禾作出新的更大贡献！
"""
NAMES = ["双链融合", "田长制", "无废县城"]
MEANT = [
    "产业链与创新链相互支撑、一体布局的发展方式。",
    "以村为单位划定责任田块、明确责任人的制度。",
    "持续推进固体废物源头减量和资源化利用的县城。",
]
SECTIONS = ["一、2018年工作回顾", "二、2019年工作安排"]


def check(report: Report, numbers: list[int] | None = None) -> None:
    assert terms(report) == list(zip(numbers or [None] * 3, NAMES, strict=True))
    meant = [term.definition.removeprefix("是").removeprefix("指") for term in report.terms]
    assert meant == MEANT
    assert outline(report) == SECTIONS
    assert all(term.uses for term in report.terms)


def entries_of(shape: str) -> str:
    return "\n".join(
        shape.format(n=at, term=name, said=meaning)
        for at, (name, meaning) in enumerate(zip(NAMES, MEANT, strict=True), 1)
    )


HEADINGS = [
    "小贴士",
    "【小贴士】",
    "小贴士：",
    "名词小贴士",
    "知识链接",
    "〖知识链接〗",
    "相关知识链接",
    "名词小词典",
    "小词典",
    "术语表",
    "词语解释",
    "词语解释：",
    "关键词解读",
    "名词解读",
    "备注：",
    "注：",
    "说明：",
    "附：名词解释",
    "附件：名词解释",
    "名词解释（按出现先后排序）",
    "报告中的新名词",
    "热词解读",
    "有关名词解释",
    "政府工作报告名词解释",
    "名词术语解释",
    "术语和定义",
    "概念解释",
    "名词术语和缩略语",
    "主要指标解释",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("shape", ["{term}：指{said}", "{term}——{said}", "{n}.{term}：{said}"])
def test_names_of_a_glossary(shape: str, heading: str, form: str) -> None:
    report = laid_out(f"{HEAD}{heading}\n{entries_of(shape)}", form)
    check(report, [1, 2, 3] if "{n}" in shape else None)
    assert [section.part for section in report.sections][-1] is Part.GLOSSARY


SHAPES = [
    "{term}——{said}",
    "{term}—{said}",
    "{term}--{said}",
    "{term}：{said}",
    "{term}:{said}",
    "{term}是指{said}",
    "{term}，是指{said}",
    "{term}，指{said}",
    "{term}指{said}",
    "{term}，即{said}",
    "“{term}”：{said}",
    "“{term}”是指{said}",
    "「{term}」{said}",
    "「{term}」：{said}",
    "『{term}』{said}",
    "【{term}】{said}",
    "【{term}】：{said}",
    "〔{term}〕{said}",
    "〖{term}〗{said}",
    "《{term}》：{said}",
    "［{term}］{said}",
    "**{term}** {said}",
    "**{term}**：{said}",
    "**{term}**{said}",
    "**{term}：**{said}",
    "{term}\n{said}",
    "{term}：\n{said}",
    "**{term}**\n{said}",
    "【{term}】\n{said}",
    "「{term}」\n{said}",
    "●{term}：{said}",
    "◆{term}\n{said}",
    "■ {term}——{said}",
    "—{term}：{said}",
    "* {term}：{said}",
    "{n}.{term}\n{said}",
    "{n}.【{term}】{said}",
    "{n}.「{term}」{said}",
    "{n}. **{term}** {said}",
    "{n}、{term}是指{said}",
    "{n}．{term}，指{said}",
    "（{n}）{term}——{said}",
    "({n}){term}：{said}",
    "{n}){term}：{said}",
    "[{n}]{term}\n{said}",
    "{n}\n{term}\n{said}",
    "{n}\t{term}\t{said}",
]


def of_the_form(shape: str, form: str) -> str:
    """Bold type is told by Word and HTML only; elsewhere a mark parts a term."""
    plain = form in ("txt", "wrapped")
    return re.sub(r"\*\*\{term\}\*\* ?\{", "{term}：{", shape) if plain else shape


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_of_entries(shape: str, form: str) -> None:
    report = laid_out(f"{HEAD}名词解释\n{entries_of(of_the_form(shape, form))}", form)
    found = [(number, (term or "").strip("“”《》")) for number, term in terms(report)]
    numbers = [1, 2, 3] if "{n}" in shape else [None] * 3
    assert found == list(zip(numbers, NAMES, strict=True))
    meant = [
        term.definition.removeprefix("即").removeprefix("是").removeprefix("指")
        for term in report.terms
    ]
    assert meant == MEANT
    assert outline(report) == SECTIONS
    assert all(term.uses for term in report.terms)


TABLES = {
    "number, term, meaning": "| 序号 | 名词 | 解释 |\n| {n} | {term} | {said} |",
    "other words for both": "| 序号 | 热词 | 解读 | 页码 |\n| {n} | {term} | {said} | 3 |",
    "term, meaning": "| 名词 | 解释 |\n| {term} | {said} |",
    "term, meaning without heading": "| {term} | {said} |",
    "with pages": "| 序号 | 名词 | 解释 | 页码 |\n| {n} | {term} | {said} | 3 |",
    "pages first": "| 页码 | 名词 | 名词解释 |\n| P3 | {term} | {said} |",
    "pages in the middle": "| 序号 | 名词 | 所在页码 | 释义 |\n| {n} | {term} | 第3页 | {said} |",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", TABLES)
def test_glossaries_in_tables(shape: str, form: str) -> None:
    *head, row = TABLES[shape].split("\n")
    rows = "\n".join([*head, entries_of(row)])
    report = laid_out(f"{HEAD}名词解释\n{rows}", form)
    check(report, [1, 2, 3] if "{n}" in row else None)
    assert {term.page for term in report.terms} == {3 if "3" in row else 0}


MORE = "这项工作由多个部门共同推进，覆盖全部乡镇，到2020年基本建成完整的工作体系。"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "shape",
    [
        "{n}.{term}：{said}",
        "[{n}]{term}：{said}",
        "（{n}）{term}：{said}",
        "【{term}】{said}",
        "{term}：{said}",
        "**{term}**：{said}",
        "●{term}：{said}",
        "{n}.{term}\n{said}",
    ],
)
def test_definitions_of_several_paragraphs(shape: str, form: str) -> None:
    entries = entries_of(shape).replace(MEANT[1], f"{MEANT[1]}\n{MORE}")
    report = laid_out(f"{HEAD}名词解释\n{entries}", form)
    numbers = [1, 2, 3] if "{n}" in shape else [None] * 3
    assert terms(report) == list(zip(numbers, NAMES, strict=True))
    assert [term.definition for term in report.terms] == [MEANT[0], MEANT[1] + MORE, MEANT[2]]
    assert outline(report) == SECTIONS


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("shape", "inner"),
    [
        ("{n}.{term}：{said}", ("（1）", "（2）")),
        ("{n}.{term}：{said}", ("①", "②")),
        ("{n}.{term}：{said}", ("一是", "二是")),
        ("{n}.{term}：{said}", ("（一）", "（二）")),
        ("{n}.{term}：{said}", ("1）", "2）")),
        ("[{n}]{term}：{said}", ("1.", "2.")),
        ("[{n}]{term}：{said}", ("一、", "二、")),
        ("（{n}）{term}：{said}", ("1.", "2.")),
        ("【{term}】{said}", ("1.", "2.")),
        ("【{term}】{said}", ("一是", "二是")),
        ("●{term}：{said}", ("1.", "2.")),
        ("**{term}**：{said}", ("（1）", "（2）")),
    ],
)
def test_numbers_inside_a_definition(shape: str, inner: tuple[str, str], form: str) -> None:
    one, two = (
        f"{number}{words}"
        for number, words in zip(inner, ("耕地在册；", "责任到人。"), strict=True)
    )
    listed = MEANT[1].replace("。", "，做到：")
    entries = entries_of(shape).replace(MEANT[1], f"{listed}\n{one}\n{two}")
    report = laid_out(f"{HEAD}名词解释\n{entries}", form)
    numbers = [1, 2, 3] if "{n}" in shape else [None] * 3
    assert terms(report) == list(zip(numbers, NAMES, strict=True))
    assert report.terms[1].definition == f"{listed}{one}{two}"
    assert outline(report) == SECTIONS


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "groups",
    [
        ("一、发展类", "二、治理类"),
        ("（一）发展类", "（二）治理类"),
        ("【发展类】", "【治理类】"),
        ("**发展类**", "**治理类**"),
        ("第一部分　发展类", "第二部分　治理类"),
        ("（发展类）", "（治理类）"),
    ],
)
@pytest.mark.parametrize("shape", ["{n}.{term}：{said}", "[{n}]{term}：{said}", "{term}：{said}"])
def test_groups_of_entries_under_headings(shape: str, groups: tuple[str, str], form: str) -> None:
    first, second, third = entries_of(shape).split("\n")
    text = f"{HEAD}名词解释\n{groups[0]}\n{first}\n{second}\n{groups[1]}\n{third}"
    report = laid_out(text, form)
    check(report, [1, 2, 3] if "{n}" in shape else None)
    whole = "".join(block.text for block in report.blocks).replace(" ", "")
    assert all(group.strip("*").replace("　", "") in whole for group in groups)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("groups", [("一、发展类", "二、治理类"), ("（一）发展类", "（二）治理类")])
def test_groups_of_entries_numbered_anew(groups: tuple[str, str], form: str) -> None:
    first, second, third = entries_of("{n}.{term}：{said}").split("\n")
    text = (
        f"{HEAD}名词解释\n{groups[0]}\n{first}\n{second}\n{groups[1]}\n{third.replace('3.', '1.')}"
    )
    check(laid_out(text, form), [1, 2, 1])


@pytest.mark.parametrize("form", FORMS)
def test_a_term_over_two_lines(form: str) -> None:
    """A name too long for its line; the colon stands on the second."""
    long = "双链融合发展先行先试示范引领工程（一期）和双链融合发展先行先试示范引领工程（二期）"
    text = HEAD.replace("双链融合", long[:19])
    report = laid_out(f"{text}名词解释\n1.{long}：{MEANT[0]}\n2.{NAMES[1]}：{MEANT[1]}", form)
    assert terms(report) == [(1, long), (2, NAMES[1])]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "lines",
    [
        "注：\n本报告数据均为初步统计数。\n部分数据因四舍五入存在误差。",
        "说明：\n有关数据以统计公报为准。\n涉及金额均按当年价格计算。",
        "备注：\n数据来源：县统计局。\n资料来源：县农业农村局。",
        "说明：1.数据为快报数。",
    ],
)
def test_remarks_without_terms_are_no_glossary(lines: str, form: str) -> None:
    report = laid_out(f"{HEAD}{lines}", form)
    assert [term.term for term in report.terms if term.term] == []
    assert lines.rpartition("\n")[2] in "\n".join(block.text for block in report.blocks)
    assert outline(report) == SECTIONS


@pytest.mark.parametrize("form", FORMS)
def test_where_the_figures_come_from_is_no_part_of_the_last_note(form: str) -> None:
    """资料来源 on a line of its own, what it lists in a paragraph below it."""
    notes = entries_of("[{n}]{term}：{said}")
    source = "本公报中用水数据来自县水务局；道路数据来自县公路中心；其他数据来自县统计局。"
    report = laid_out(f"{HEAD}注释：\n{notes}\n资料来源：\n{source}", form)
    check(report, [1, 2, 3])
    assert [block.text for block in report.blocks[-2:]] == ["资料来源：", source]


@pytest.mark.parametrize("form", FORMS)
def test_notes_go_on_behind_a_line_of_sources(form: str) -> None:
    first, rest = entries_of("[{n}]{term}：{said}").split("\n", 1)
    check(laid_out(f"{HEAD}注释：\n{first}\n资料来源：\n县水务局年报。\n{rest}", form), [1, 2, 3])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", ["公报注释：", "公报注释 ：", "统计公报注释", "本公报注释"])
def test_the_notes_of_a_bulletin(heading: str, form: str) -> None:
    notes = ["本公报数据为初步统计数。", "部分数据因四舍五入存在误差。", "用水数据由县水务局提供。"]
    entries = "\n".join(f"{at}、{note}" for at, note in enumerate(notes, 1))
    report = laid_out(f"{HEAD}{heading}\n{entries}", form)
    assert [(term.number, term.definition) for term in report.terms] == list(enumerate(notes, 1))
    assert outline(report) == SECTIONS


@pytest.mark.parametrize("form", FORMS)
def test_indicators_explained_behind_a_blank(form: str) -> None:
    """A blank parts each name from what it means, one of which begins with any words."""
    said = [
        "指产业链与创新链一体布局的发展方式。",
        "经济管理的常用方法之一，以村为单位划定。",
        "也称无废城镇，指固体废物减量的县城。",
    ]
    entries = [
        f"（{at}） {name} {words}"
        for at, (name, words) in enumerate(zip(NAMES, said, strict=True), 1)
    ]
    report = laid_out(f"{HEAD}主要指标解释及说明\n1、主要指标解释\n" + "\n".join(entries), form)
    assert terms(report) == list(enumerate(NAMES, 1))
    assert [term.definition for term in report.terms] == said


def test_a_file_that_begins_with_its_notes(make_report) -> None:
    notes = "注：1.本公报数为初步统计数。\n2.生产总值按现价计算。\n3.工业企业指年收入较多的企业。"
    report = make_report(f"青禾县2019年国民经济和社会发展统计公报\n{notes}")
    assert [term.number for term in report.terms] == [1, 2, 3]


def test_a_name_before_its_short_one(make_report) -> None:
    entries = "1.地区生产总值简称GDP，是一个地区生产活动的最终成果。"
    entries += "\n2.双碳工作（以下简称双碳），指降碳。"
    report = make_report(f"{HEAD}主要指标解释\n{entries}")
    assert [term.term for term in report.terms] == ["地区生产总值", "双碳工作（以下简称双碳）"]
