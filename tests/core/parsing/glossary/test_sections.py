"""Glossaries under any name, with any numbering."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.model.source import Run, SourceBlock, SourceCell, SourceKind, SourceTable
from core.parsing.glossary.entries import entry_of_note, read_entries
from core.parsing.glossary.sections import opens_entries, read_glossary_heading
from core.parsing.glossary.term_grids import Entry
from core.parsing.glossary.terms import split_term
from core.parsing.lines.shapes import Line
from core.parsing.parse import parse


def lines_of(*texts: str) -> list[Line]:
    return [Line(at, text, (Run(text),)) for at, text in enumerate(texts)]


def entries(*texts: str, named: bool = True, body: str = "") -> list[Entry]:
    return read_entries(lines_of(*texts), named, body)[0]


@pytest.mark.parametrize(
    "text",
    [
        "名词解释",
        "名 词 注 释",
        "名词注解：",
        "注释：",
        "附注：",
        "附件2 名词解释",
        "附件：名词解释",
        "有关缩略语及名词解释",
        "预算报告名词解释",
        "《政府工作报告》有关名词解释",
        "专业术语解释",
        "部分名词说明",
        "注：名词解释",
        "名词解释（按出现顺序）",
    ],
)
def test_names_of_a_glossary(text: str) -> None:
    assert read_glossary_heading(text) is not None


@pytest.mark.parametrize(
    "text", ["注：1.受疫情影响", "名词解释工作有序开展。", "说明", "注释工作", "解释", "一、综合"]
)
def test_no_glossary(text: str) -> None:
    assert read_glossary_heading(text) is None


def test_heading_is_parted_from_its_annex_number() -> None:
    heading = read_glossary_heading("附件2 名词解释")
    assert heading is not None
    assert (heading.label, heading.title, heading.named) == ("附件2", "名词解释", True)


def test_a_plain_name_needs_entries() -> None:
    assert opens_entries(lines_of("1.本公报数据为初步统计数。"), named=False)
    assert not opens_entries(lines_of("全县经济稳中有进。"), named=False)
    assert opens_entries(lines_of("（P3）“四上”企业：规模以上的企业。"), named=False)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. 六稳:稳就业。", "2. 六保:保民生。"),
        ("1．六稳：稳就业。", "2．六保：保民生。"),
        ("1、六稳：稳就业。", "2、六保：保民生。"),
        ("[1] 六稳：稳就业。", "[2] 六保：保民生。"),
        ("［1］六稳：稳就业。", "［2］六保：保民生。"),
        ("〔1〕六稳：稳就业。", "〔2〕六保：保民生。"),
        ("①六稳：稳就业。", "②六保：保民生。"),
        ("(1)六稳：稳就业。", "(2)六保：保民生。"),
        ("1六稳：稳就业。", "2六保：保民生。"),
        ("1 六稳：稳就业。", "2 六保：保民生。"),
        ("注1：六稳：稳就业。", "注2：六保：保民生。"),
        ("1.六稳。指稳就业。", "2.六保。指保民生。"),
        ("1.六稳——稳就业。", "2.六保——保民生。"),
        ("1.六稳是指稳就业。", "2.六保是指保民生。"),
    ],
)
def test_numbered_entries(first: str, second: str) -> None:
    found = entries(first, second)
    assert [(entry.number, entry.term) for entry in found] == [(1, "六稳"), (2, "六保")]
    assert found[0].definition.endswith("稳就业。")
    assert found[0].line.text == first


def test_entries_without_numbers() -> None:
    found = entries("六稳：稳就业。", "六保：保民生。")
    assert [(entry.number, entry.term) for entry in found] == [(None, "六稳"), (None, "六保")]


def test_entries_by_page() -> None:
    found = entries("（P1）“1+6”行动：专项攻坚。", "（P22）五育融合：德育和智育。")
    assert [(e.page, e.term) for e in found] == [(1, "“1+6”行动"), (22, "五育融合")]


def test_term_and_definition_on_two_lines() -> None:
    found = entries(
        "【零基预算】", "以实际需求为导向。", "【五个财政】", "核心目标：", "1.健康：强调平衡。"
    )
    assert [(e.term, e.definition) for e in found] == [
        ("零基预算", "以实际需求为导向。"),
        ("五个财政", "核心目标：1.健康：强调平衡。"),
    ]
    found = entries("1. 六稳", "稳就业、稳金融。", "2. 六保", "保民生。")
    assert [(e.number, e.term, e.definition) for e in found] == [
        (1, "六稳", "稳就业、稳金融。"),
        (2, "六保", "保民生。"),
    ]


def test_a_definition_of_several_paragraphs() -> None:
    found = entries("1.六稳：稳就业。", "后来又有发展。", "2.六保：保民生。")
    assert found[0].definition == "稳就业。后来又有发展。"


def test_a_term_that_begins_with_a_number() -> None:
    found = entries("1.两新：设备更新。", "2.两重：重大战略。", "3．10种有色金属：铜、铅。")
    assert (found[2].number, found[2].term) == (3, "10种有色金属")


def test_a_lost_colon_is_mended_by_the_text() -> None:
    found = entries("1. 5020国家级、省级开发区每年引进一个项目。", body="完成“5020”项目任务")
    assert (found[0].term, found[0].definition[:3]) == ("5020", "国家级")


def test_sentences_have_no_term() -> None:
    found = entries(
        "[1]以上数据为初步统计数。部分数据因四舍五入存在误差。",
        "[2]自2013年起，行业范围改为下列各项：内河航运业。",
        "[3]原保险保费收入是指保险公司当年入账的收入。",
        "[4]“两区”项目：指试验区项目。",
        named=False,
    )
    assert [entry.term for entry in found] == [None, None, None, "“两区”项目"]
    assert found[2].definition == "原保险保费收入是指保险公司当年入账的收入。"


def test_sources_of_data_are_no_entry() -> None:
    found, others = read_entries(
        lines_of("[1]数据为初步数。", "[2]按现价计算。", "资料来源：统计局。"), False, ""
    )
    assert (len(found), [line.text for line in others]) == (2, ["资料来源：统计局。"])


def test_colon_inside_quotes_does_not_part() -> None:
    assert split_term("“1：2”政策：按比例补助。", True, "")[0] == "“1：2”政策"


def test_a_glossary_set_as_a_table(make_source) -> None:
    cells = ["序号", "名词", "解释", "1", "六稳", "稳就业。", "2", "六保", "保民生。"]
    grid = SourceTable(
        3, 3, tuple(SourceCell(at // 3, at % 3, text) for at, text in enumerate(cells))
    )
    source = make_source("一、工作回顾\n做好“六稳”和“六保”各项工作，成效明显。\n名词解释")
    table = SourceBlock(SourceKind.TABLE, table=grid)
    report = parse(replace(source, blocks=(*source.blocks, table)))
    assert [(t.number, t.term, t.definition) for t in report.terms] == [
        (1, "六稳", "稳就业。"),
        (2, "六保", "保民生。"),
    ]
    assert all(len(term.uses) == 1 for term in report.terms)


@pytest.mark.parametrize(
    ("text", "body", "number", "term"),
    [
        ("5G专网：企业自用的移动网络。", "建成5G专网三处。", 5, "5G专网"),
        ("5 5G专网：企业自用的移动网络。", "建成5G专网三处。", 5, "5G专网"),
        ("1R&D：研究与试验发展。", "提高R&D投入强度。", 1, "R&D"),
    ],
)
def test_footnote_whose_term_may_begin_with_its_number(
    text: str, body: str, number: int, term: str
) -> None:
    entry = entry_of_note(Line(3, text, note="f5"), number, body)
    assert (entry.number, entry.term) == (number, term)


def test_footnote_of_the_format() -> None:
    entry = entry_of_note(Line(3, "2 六稳：稳就业。", note="f2"), None, "")
    assert (entry.number, entry.term, entry.key) == (2, "六稳", "f2")
