from __future__ import annotations

import re
from pathlib import Path

import mammoth
import pytest

from core.importing import read, read_bytes
from core.importing.word.numbering import chinese, format_number
from core.model.notices import Notice, NoticeCode
from core.model.source import FurnitureReason, Source, SourceKind
from tests.support.word_files import cell, make_docx, paragraph, row, table

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "importing"


@pytest.fixture(scope="module")
def report() -> Source:
    return read(SAMPLES / "report.docx")


def _body(source: Source) -> list[str]:
    return [b.text for b in source.blocks if b.furniture is None and b.kind is SourceKind.PARAGRAPH]


def test_paragraphs_have_their_looks(report: Source) -> None:
    title = report.blocks[0]

    assert report.format == "docx"
    assert report.title == title.text
    assert title.centred
    assert title.runs[0].bold
    assert title.runs[0].size == 22


def test_headings_have_level_and_computed_number(report: Source) -> None:
    headings = [(b.label, b.text, b.outline, b.runs[0].bold) for b in report.blocks if b.outline]

    assert headings == [
        ("一、", "计划执行情况", 1, True),
        ("二、", "主要任务", 1, True),
    ]


def test_insertions_stay_and_deletions_go(report: Source) -> None:
    text = "\n".join(_body(report))

    assert "新增省级示范合作社4家" in text
    assert "减少" not in text
    assert Notice(NoticeCode.REVISIONS_ACCEPTED) in report.warnings


def test_footnotes_follow_the_text_and_know_their_marks(report: Source) -> None:
    (note,) = [block for block in report.blocks if block.kind is SourceKind.NOTE]
    marks = [run for block in report.blocks for run in block.runs if run.note]

    assert [(run.text, run.note, run.superscript) for run in marks] == [("1", note.note, True)]
    assert (note.label, note.text) == ("1", "按县农业农村局口径。")
    assert report.blocks[-1] is note


def test_running_heads_are_kept_as_furniture(report: Source) -> None:
    reasons = {block.text: block.furniture for block in report.blocks if block.furniture}

    assert reasons == {
        "青禾县人民代表大会会议文件": FurnitureReason.RUNNING_HEAD,
        "— 1 —": FurnitureReason.PAGE_NUMBER,
    }


def test_merged_cells_stand_once(report: Source) -> None:
    (grid,) = [block.table for block in report.blocks if block.table]
    cells = {cell.text: cell for cell in grid.cells}

    assert (grid.rows, grid.columns, len(grid.cells)) == (4, 3, 10)
    assert (cells["指标"].row_span, cells["指标"].column_span) == (2, 1)
    assert (cells["青禾县"].row_span, cells["青禾县"].column_span) == (1, 2)
    assert (cells["5.2%"].row, cells["5.2%"].column) == (2, 2)


def test_mammoth_reads_the_same_words(report: Source) -> None:
    with (SAMPLES / "report.docx").open("rb") as file:
        html = mammoth.convert_to_html(file).value
    theirs = read_bytes(f"<html><body>{html}</body></html>".encode(), "a.html")
    raised = [run.text for b in report.blocks for run in b.runs if run.superscript]

    assert _body(theirs)[: len(_body(report))] == [
        re.sub(r"(?<=4家)1", "[1]", text) for text in _body(report)
    ]
    assert [run.text for b in theirs.blocks for run in b.runs if run.superscript][:1] == raised[:1]
    (our_table,) = [block.table for block in report.blocks if block.table]
    (their_table,) = [block.table for block in theirs.blocks if block.table]
    assert our_table == their_table


@pytest.mark.parametrize("name", ["bulletin_hotan_2025", "gwr_henan_2025", "gwr_yunnan_2025"])
def test_mammoth_reads_the_same_words_of_real_reports(corpus: Path, name: str) -> None:
    path = corpus / f"{name}.docx"
    with path.open("rb") as file:
        theirs = mammoth.extract_raw_text(file).value
    ours = []
    for block in read(path).blocks:
        if block.furniture is None:
            ours.append(block.text)
            ours.extend(cell.text for cell in block.table.cells) if block.table else None

    assert "".join("".join(ours).split()) == "".join(theirs.split())


def _list(levels: str, nums: str = "") -> str:
    nums = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}'


def _level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _item(text: str, level: int, number: int = 1) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def _labels(body: str, numbering: str) -> list[str]:
    return [b.label for b in read_bytes(make_docx(body, numbering=numbering), "a.docx").blocks]


def test_lists_count_on_and_lower_levels_begin_anew() -> None:
    numbering = _list(
        _level(0, "chineseCounting", "%1、", start=4)
        + _level(1, "chineseCounting", "（%2）")
        + _level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>")
    )
    body = "".join(
        (_item("甲", 0), _item("乙", 1), _item("丙", 1), paragraph("文"), _item("丁", 2),
         _item("戊", 0), _item("己", 1))
    )  # fmt: skip

    assert _labels(body, numbering) == ["四、", "（一）", "（二）", "", "4.2.1", "五、", "（一）"]


def test_a_list_may_begin_anew() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = _item("甲", 0) + _item("乙", 0) + _item("丙", 0, 2) + _item("丁", 0, 2)

    assert _labels(body, _list(_level(0, "decimal", "[%1]"), nums)) == ["[1]", "[2]", "[1]", "[2]"]


def test_bullets_are_shown_as_one_sign() -> None:
    assert _labels(_item("甲", 0), _list(_level(0, "bullet", "\uf06c"))) == ["●"]


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (4, "upperRoman", "IV"),
        (27, "lowerLetter", "aa"), (3, "decimalEnclosedCircle", "③"), (5, "none", ""),
        (12, "ideographDigital", "一二"),
        (21, "chineseCounting", "二十一"), (2, "ideographTraditional", "乙"),
        (15, "decimalFullWidth", "１５"), (16, "chineseLegalSimplified", "壹拾陆"), (7, "odd", "7"),
    ],
)  # fmt: skip
def test_numbers_are_printed_as_word_prints_them(value: int, form: str, printed: str) -> None:
    assert format_number(value, form) == printed


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "零"), (10, "十"), (19, "十九"), (20, "二十"), (105, "一百零五"), (110, "一百一十"),
     (1006, "一千零六"), (10_000, "一万"), (20_030, "二万零三十"), (100_000, "100000")],
)  # fmt: skip
def test_chinese_numbers(value: int, words: str) -> None:
    assert chinese(value) == words


def test_line_breaks_text_boxes_fields_and_hidden_words() -> None:
    box = f"<w:pict><w:txbxContent>{paragraph('框中文字')}</w:txbxContent></w:pict>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:t>旧</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        "<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>段落</w:t>{box}</w:r></w:p><w:p>{field}</w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r></w:p>"
        '<w:p><w:r><w:rPr><w:position w:val="8"/></w:rPr><w:t>3</w:t></w:r></w:p>'
    )
    source = read_bytes(make_docx(body), "a.docx")

    assert _body(source) == ["第一行", "第二行", "段落", "框中文字", "7", "可见", "3"]
    assert source.blocks[-1].runs[0].superscript


def test_contents_lists_are_furniture() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
    )
    body = control + paragraph("一、成绩	3", '<w:pStyle w:val="T1"/>')
    body += paragraph("正文", '<w:pStyle w:val="Loop"/>')
    source = read_bytes(make_docx(body, styles=styles), "a.docx")

    reasons = [block.furniture for block in source.blocks]
    assert reasons == [FurnitureReason.CONTENTS, FurnitureReason.CONTENTS, None]


def test_tables_that_frame_text_are_text() -> None:
    framed = table(row(cell("会议文件（三）"), cell("一图看懂"))) + table(
        row(cell("只有一格")), row(cell("另一格"))
    )

    assert _body(read_bytes(make_docx(framed), "a.docx")) == [
        "会议文件（三）",
        "一图看懂",
        "只有一格",
        "另一格",
    ]


def test_deleted_rows_and_numbered_cells() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    numbered = f"<w:tc>{_item('', 0).replace('<w:t ', '<w:t>1</w:t><w:t ')}</w:tc>"
    body = table(row(cell("序号"), cell("项目")), gone, row(numbered, cell("税收")))
    numbering = _list(_level(0, "decimal", "%1."))
    (block,) = read_bytes(make_docx(body, numbering=numbering), "a.docx").blocks

    assert block.table is not None
    assert [cell.text for cell in block.table.cells] == ["序号", "项目", "1.1", "税收"]


def test_a_mark_of_the_writers_own() -> None:
    body = (
        '<w:p><w:r><w:t>指标</w:t></w:r><w:r><w:footnoteReference w:id="3" '
        'w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p>'
    )
    footnotes = f'<w:footnote w:id="3">{paragraph("按可比价计算。")}</w:footnote>'
    source = read_bytes(make_docx(body, footnotes=footnotes), "a.docx")

    assert [run.text for run in source.blocks[0].runs] == ["指标", "*"]
    assert source.blocks[1].label == "*"
    assert source.blocks[1].note == source.blocks[0].runs[1].note
