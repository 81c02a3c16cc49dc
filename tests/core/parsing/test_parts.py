"""Text, appendices, glossary; addresses over all of them."""

from __future__ import annotations

from dataclasses import replace

from core.model.blocks import BlockKind, Part
from core.model.source import FurnitureReason, SourceBlock, SourceCell, SourceKind, SourceTable
from core.parsing.parse import parse

TEXT = """政府工作报告
——2025年1月9日在青禾县第十八届人民代表大会第四次会议上
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请各位委员提出意见。
一、工作回顾
全县上下同心聚力、共克时艰，扎实做好“六稳”工作，高质量发展迈出坚实步伐。
二、工作任务
各位代表，让我们团结一致、开拓进取，为谱写青禾新篇章而努力奋斗！
"""
GLOSSARY = "名词解释\n1.六稳：稳就业、稳金融。\n2.六保：保居民就业、保基本民生。\n"


def outline(report, part: Part) -> list[tuple[int, str, str, str]]:
    return [
        (section.level, section.label, section.title, section.address)
        for section in report.sections
        if section.part is part
    ]


def test_glossary_is_a_part(make_report) -> None:
    report = make_report(TEXT + GLOSSARY)
    assert outline(report, Part.GLOSSARY) == [(1, "", "名词解释", "注")]
    assert [block.address for block in report.blocks if block.kind is BlockKind.NOTE] == [
        "注1",
        "注2",
    ]


def test_appendix_before_and_behind_the_glossary(make_report) -> None:
    things = "一、稳定就业\n年度目标：新增就业1500人。\n二、扶老助幼\n年度目标：新增托位200个。\n"
    first = make_report(TEXT + "附件1\n十件民生实事\n" + things + "附件2 " + GLOSSARY)
    second = make_report(TEXT + GLOSSARY + "附件\n十件民生实事\n" + things)
    assert outline(first, Part.APPENDIX) == [
        (1, "附件1", "十件民生实事", "附1"),
        (2, "一、", "稳定就业", "附1·一"),
        (2, "二、", "扶老助幼", "附1·二"),
    ]
    assert outline(first, Part.GLOSSARY) == [(1, "附件2", "名词解释", "注")]
    assert [row[1:3] for row in outline(second, Part.APPENDIX)] == [
        ("附件", "十件民生实事"),
        ("一、", "稳定就业"),
        ("二、", "扶老助幼"),
    ]
    assert [row[2] for row in outline(second, Part.BODY)] == ["工作回顾", "工作任务"]


def test_list_of_attachments_is_furniture(make_report) -> None:
    report = make_report(TEXT + "附件：1.预算编制目录.wps\n2.公开情况说明\n3.名词解释\n" + GLOSSARY)
    told = [f.text for f in report.furniture if f.reason is FurnitureReason.ATTACHMENT]
    assert told == ["附件：1.预算编制目录.wps", "2.公开情况说明", "3.名词解释"]
    assert [term.term for term in report.terms] == ["六稳", "六保"]


def test_attachment_that_is_the_glossary_heading(make_report) -> None:
    report = make_report(TEXT + "附件：" + GLOSSARY)
    assert [term.term for term in report.terms] == ["六稳", "六保"]
    assert report.furniture == ()


def test_attachment_that_is_not_there(make_report) -> None:
    report = make_report(TEXT + "附件：预算草案附表\n")
    assert [f.reason for f in report.furniture] == [FurnitureReason.ATTACHMENT]


def test_a_further_paper_behind_the_closing_words(make_report) -> None:
    report = make_report(
        TEXT + "债务情况说明\n一、一般债务\n余额271.74亿元，低于限额，风险可控。\n"
    )
    assert outline(report, Part.APPENDIX) == [
        (1, "", "债务情况说明", "附1"),
        (2, "一、", "一般债务", "附1·一"),
    ]


def test_a_note_in_the_middle_is_no_glossary(make_report) -> None:
    middle = TEXT.replace("二、工作任务", "注释：\n1.数据为初步统计数。\n二、工作任务")
    assert make_report(middle).terms == ()


def test_notes_in_one_paragraph(make_report) -> None:
    text = TEXT.replace("“六稳”工作", "“六稳”①、“六保”②工作")
    report = make_report(text + "注：①六稳：指稳就业等。②六保：指保民生等。")
    assert [(t.number, t.term, t.definition) for t in report.terms] == [
        (1, "六稳", "指稳就业等。"),
        (2, "六保", "指保民生等。"),
    ]
    assert [mark.term for block in report.blocks for mark in block.marks] == [0, 1]


def test_a_table_with_an_annex_number_begins_the_appendix(make_source) -> None:
    texts = [
        "附表1",
        "",
        "全县收入表",
        "",
        "科目",
        "完成数",
        "税收收入",
        "8489",
        "非税收入",
        "5992",
    ]
    cells = tuple(SourceCell(at // 2, at % 2, text) for at, text in enumerate(texts))
    table = SourceBlock(SourceKind.TABLE, table=SourceTable(5, 2, cells))
    source = make_source(TEXT)
    report = parse(replace(source, blocks=(*source.blocks, table)))
    (body,) = [s for s in report.sections if s.title == "工作任务"]
    assert report.tables[0].block >= body.last


def test_addresses(make_report) -> None:
    report = make_report(
        TEXT.replace(
            "二、工作任务",
            "（一）工业\n全县工业增加值增长5.4%，其中制造业增长较快。\n1.园区\n园区建设全面提速，承载能力提升。\n"
            "二、工作任务\n任务十分繁重，责任十分重大，必须埋头苦干。\n二、工作任务",
        )
    )
    assert [block.address for block in report.blocks] == [
        "前1",
        "前2",
        "前3",
        "前4",
        "一",
        "一1",
        "一(一)",
        "一(一)1",
        "一(一)·1",
        "一(一)·1段1",
        "二",
        "二1",
        "二′",
        "二′1",
    ]


def test_a_table_behind_the_glossary_takes_its_caption_along(make_source) -> None:
    source = make_source(TEXT + GLOSSARY + "青禾县主要指标计划表\n（单位：亿元）", format="docx")
    cells = [["指标", "计划", "实际"], ["粮食产量", "12", "12.1"], ["油料产量", "3", "3.1"]]
    table = SourceTable(
        3, 3, tuple(SourceCell(r, c, x) for r, row in enumerate(cells) for c, x in enumerate(row))
    )
    blocks = (*source.blocks, SourceBlock(SourceKind.TABLE, table=table))
    report = parse(replace(source, blocks=blocks))
    assert [term.definition for term in report.terms][-1] == "保居民就业、保基本民生。"
    assert [(t.caption, t.unit) for t in report.tables] == [("青禾县主要指标计划表", "亿元")]
