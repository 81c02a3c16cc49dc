"""Footnotes: of a page layout, and of the format itself."""

from __future__ import annotations

import pytest

from core.model.source import Run, Source, SourceBlock, SourceKind
from core.parsing.glossary.footnotes import lift_footnotes
from core.parsing.lines.shapes import Line
from core.parsing.parse import parse

TEXT = "全县上下同心聚力、共克时艰，高质量发展迈出坚实步伐，扎实做好各项工作。"


def page(number: int, *texts: tuple[str, float]) -> list[Line]:
    return [Line(0, text, (Run(text),), page=number, size=size) for text, size in texts]


def test_small_numbered_lines_at_the_foot_are_footnotes() -> None:
    lines = page(
        1, (TEXT, 16), (TEXT, 16), ("①六稳：稳就业、", 9), ("稳金融。", 9), ("②六保：保民生。", 9)
    )
    lines += page(2, (TEXT, 16), (TEXT, 16), ("①两山：绿水青山。", 9))
    text, notes = lift_footnotes(lines)
    assert [line.text for line in text] == [TEXT] * 4
    assert [(line.note, line.text) for line in notes] == [
        ("1-1", "①六稳：稳就业、稳金融。"),
        ("1-2", "②六保：保民生。"),
        ("2-1", "①两山：绿水青山。"),
    ]


def test_a_page_in_small_letters_is_text() -> None:
    lines = page(1, (TEXT, 16), (TEXT, 16)) + page(
        2, ("1 六稳：稳就业。", 9), ("2 六保：保民生。", 9)
    )
    assert lift_footnotes(lines) == (lines, [])


def test_notes_under_their_own_heading_are_no_footnotes_of_the_page() -> None:
    lines = page(1, (TEXT, 16), (TEXT, 16), ("注释：", 16), ("[1]六稳：稳就业。", 14))
    lines += page(2, ("[2]六保：保民生。", 14))
    assert lift_footnotes(lines) == (lines, [])


def test_without_sizes_nothing_is_lifted() -> None:
    lines = page(1, (TEXT, 0), ("1 六稳：稳就业。", 0))
    assert lift_footnotes(lines) == (lines, [])


def block(*runs: Run, note: str = "", kind: SourceKind = SourceKind.PARAGRAPH) -> SourceBlock:
    return SourceBlock(kind, runs, note=note)


def test_footnotes_of_the_format_are_terms_with_their_marks() -> None:
    source = Source(
        "x.docx",
        "docx",
        "",
        (
            block(Run("一、工作回顾")),
            block(
                Run("做好六稳"),
                Run("1", superscript=True, note="f1"),
                Run("和六保"),
                Run("2", note="f2"),
            ),
            block(Run("六稳：稳就业。"), note="f1", kind=SourceKind.NOTE),
            block(Run("六保：保民生。"), note="f2", kind=SourceKind.NOTE),
        ),
    )
    report = parse(source)
    assert report.blocks[1].text == "做好六稳和六保"
    assert [(m.number, m.offset, m.term) for m in report.blocks[1].marks] == [(1, 4, 0), (2, 7, 1)]
    assert [(t.term, [u.marked for u in t.uses]) for t in report.terms] == [
        ("六稳", [True]),
        ("六保", [True]),
    ]


def test_a_footnote_of_a_term_that_begins_with_digits() -> None:
    lines = page(1, (TEXT, 16), (TEXT, 16), ("1 六稳：稳就业。", 9), ("2 10分钟圈：步行可到。", 9))
    assert [note.text for note in lift_footnotes(lines)[1]] == [
        "1 六稳：稳就业。",
        "2 10分钟圈：步行可到。",
    ]


def test_the_number_of_a_footnote_is_that_of_its_mark_not_of_its_term() -> None:
    source = Source(
        "x.docx",
        "docx",
        "",
        (
            block(Run("一、工作回顾")),
            block(Run("建设八个便民圈"), Run("iii", superscript=True, note="en3"), Run("。")),
            block(Run("8分钟便民圈：步行八分钟可到。"), note="en3", kind=SourceKind.NOTE),
        ),
    )
    report = parse(source)
    assert [(term.number, term.term) for term in report.terms] == [(3, "8分钟便民圈")]
    assert [mark.number for item in report.blocks for mark in item.marks] == [3]


@pytest.mark.parametrize(
    ("mark", "printed"),
    [("①", "注①："), ("[1]", "注释1："), ("^{1}", "脚注1："), ("[1]", "[注1]"), ("①", "注：①")],
)
def test_notes_below_the_paragraph_they_explain(mark: str, printed: str, make_report) -> None:
    report = make_report(
        f"一、工作回顾\n全面推行“码上办”{mark}服务，群众办事少跑腿。\n"
        f"{printed}码上办：扫码即可提交申请。\n二、下一步打算\n继续抓好落实，办好各项实事。"
    )
    assert [(term.number, term.term) for term in report.terms] == [(1, "码上办")]
    assert [m.number for item in report.blocks for m in item.marks] == [1]
    assert [section.title for section in report.sections if section.level == 1][:2] == [
        "工作回顾",
        "下一步打算",
    ]


def test_a_note_without_its_mark_above_stays_in_the_text(make_report) -> None:
    report = make_report(f"一、工作回顾\n{TEXT}\n注1：数据为快报数。\n二、下一步打算\n{TEXT}")
    assert report.terms == ()
    assert "注1：数据为快报数。" in [block.text for block in report.blocks]


def test_notes_behind_the_text_without_heading(make_report) -> None:
    text = (
        "政府工作报告\n各位代表：\n一、工作回顾\n规上工业[1]产值增长8%，整车产量[2]突破3万辆。\n"
        "各位代表，让我们携手奋斗，谱写高质量发展新篇章！\n"
        "[1] 规上工业：年主营业务收入2000万元以上的企业。\n[2] 整车产量：全年下线车辆数。\n"
        "附件\n2026年民生实事\n1.新建停车位5000个。\n2.改造老旧小区58个。"
    )
    report = make_report(text)
    assert [(term.number, term.term) for term in report.terms] == [
        (1, "规上工业"),
        (2, "整车产量"),
    ]
    assert all(term.uses for term in report.terms)
    plain = make_report(text.replace("工业[1]", "工业").replace("产量[2]", "产量"))
    assert plain.terms == ()
