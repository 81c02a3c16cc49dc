from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from core.importing import SUFFIXES, legacy, ocr, read, read_bytes
from core.model.notices import Notice, NoticeCode, notice
from core.model.source import FurnitureReason, Source, SourceKind
from tests.support.containers import make_zip

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "importing"
TITLE = "关于青禾县2023年国民经济和社会发展计划执行情况的报告"
OPENING = "受县人民政府委托，现将青禾县2023年计划执行情况报告如下，请予审议。"


def _body(source: Source) -> list[str]:
    return [b.text for b in source.blocks if b.furniture is None and b.kind is SourceKind.PARAGRAPH]


def _notes(source: Source) -> list[tuple[str, str]]:
    """The printed mark in the text and the note that it leads to."""
    notes = {b.note: b.text for b in source.blocks if b.kind is SourceKind.NOTE}
    return [(r.text, notes[r.note]) for b in source.blocks for r in b.runs if r.note]


def test_open_document() -> None:
    source = read(SAMPLES / "report.odt")

    assert source.format == "odt"
    assert _body(source)[:2] == [TITLE, OPENING]
    title = source.blocks[0]
    assert (title.centred, title.runs[0].bold, title.runs[0].size) == (True, True, 22)
    assert [(b.label, b.text, b.outline) for b in source.blocks if b.outline] == [
        ("一、", "计划执行情况", 1),
        ("二、", "主要任务", 1),
    ]
    assert [r.text for b in source.blocks for r in b.runs if r.superscript] == ["[1]", "1"]
    assert _notes(source) == [("1", "按县农业农村局口径。")]
    (table,) = [b.table for b in source.blocks if b.table]
    assert [(c.text, c.column_span) for c in table.cells] == [
        ("主要指标", 2),
        ("粮食", 1),
        ("21.4", 1),
    ]


def test_books() -> None:
    source = read(SAMPLES / "report.epub")

    assert source.format == "epub"
    assert source.title == TITLE
    assert _body(source)[:2] == [TITLE, OPENING]
    assert "目录" not in _body(source)
    assert _notes(source) == [("1", "两河三岸：指青水河、禾溪及其沿岸的三片湿地。")]


def test_the_national_layout_format() -> None:
    source = read(SAMPLES / "report.ofd")

    assert source.format == "ofd"
    assert source.wrapped
    lines = _body(source)
    assert lines[0] == TITLE
    assert lines[1] == "各位代表："
    assert lines[2].startswith("\u3000\u3000受县人民政府委托")
    assert "".join(line.strip() for line in lines[2:4]) == OPENING
    assert {b.page for b in source.blocks} == {1}


def test_markdown() -> None:
    source = read(SAMPLES / "report.md")

    assert source.format == "md"
    assert [(b.text, b.outline) for b in source.blocks if b.outline] == [
        ("关于青禾县2023年计划执行情况的报告", 1),
        ("一、计划执行情况", 2),
        ("主要任务", 2),
    ]
    text = "受县人民政府委托，现将青禾县2023年计划执行情况报告如下。"
    assert text in _body(source)
    assert [r.text for b in source.blocks for r in b.runs if r.bold] == ["两河三岸"]
    assert [(b.label, b.text) for b in source.blocks if b.label == "2."] == [("2.", "水利建设")]
    assert _notes(source) == [("1", "指青水河、禾溪及其沿岸的三片湿地。")]
    (table,) = [b.table for b in source.blocks if b.table]
    assert [c.text for c in table.cells] == ["指标", "2023年实际", "粮食|总产量", "21.4"]
    assert not any("公开目录](" in text for text in _body(source))


def test_a_csv_file_with_a_text_column_is_a_report() -> None:
    source = read(SAMPLES / "report.csv")

    assert source.format == "csv"
    assert _body(source)[0] == "关于青禾县2023年计划执行情况的报告"
    assert len(_body(source)) == 3
    assert source.warnings == (notice(NoticeCode.COLUMN_READ, name="正文"),)


def test_a_csv_file_without_one_is_a_table() -> None:
    source = read_bytes("指标;2023年\n粮食（万吨）;21.4\n棉花;\n".encode("gb18030"), "a.csv")
    (block,) = source.blocks

    assert block.table is not None
    assert [c.text for c in block.table.cells][:4] == ["指标", "2023年", "粮食（万吨）", "21.4"]


def test_long_fields_make_a_text_column_without_a_name() -> None:
    row = "12,全县地区生产总值完成86.3亿元；增长5.2%；粮食总产量稳定在21.4万吨；农民收入增长。\n"
    source = read_bytes((row * 5).encode(), "a.csv")

    assert len(_body(source)) == 5


@pytest.mark.skipif(legacy.find_office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_old_word_files_through_libreoffice(suffix: str) -> None:
    source = read(SAMPLES / f"report.{suffix}")

    assert source.format == "doc"
    assert _body(source)[:3] == [TITLE, "各位代表：", OPENING]
    assert _notes(source) == [("1", "按县农业农村局口径。")]
    assert any(b.table for b in source.blocks)


def test_old_word_files_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "find_office", lambda: None)
    source = read(SAMPLES / "report.doc")

    assert TITLE in _body(source)
    assert OPENING in _body(source)
    assert source.warnings == (Notice(NoticeCode.OFFICE_MISSING),)
    assert _notes(source) == [("1", "按县农业农村局口径。")]
    (mark,) = [run for block in source.blocks for run in block.runs if run.note]
    assert (mark.text, mark.superscript, mark.note) == ("1", True, "fn1")
    (table,) = [block.table for block in source.blocks if block.table is not None]
    assert (table.rows, table.columns) == (4, 3)


def test_old_word_rows_too_wide_for_their_page_are_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "find_office", lambda: None)
    (table,) = [block.table for block in read(SAMPLES / "wide.doc").blocks if block.table]
    assert (table.rows, table.columns) == (3, 9)
    assert [cell.text for cell in table.cells if cell.row == 0][-1] == "2030年"
    assert [cell.text for cell in table.cells if cell.row == 2][:3] == ["新增就业", "万人", "2.0"]


def test_a_word_file_that_lies_about_its_parts_still_gives_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(legacy, "find_office", lambda: None)
    data = bytearray((SAMPLES / "report.doc").read_bytes())
    start = data.find(b"\xec\xa5")
    data[start + 0x1A2 : start + 0x1AA] = b"\xff" * 8  # the table of pieces is nowhere

    assert TITLE in _body(read_bytes(bytes(data), "report.doc"))


def test_an_office_that_fails_leaves_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy, "find_office", lambda: str(tmp_path / "no-such-program"))

    assert TITLE in _body(read(SAMPLES / "report.doc"))


def test_rtf_without_libreoffice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    from core.model.errors import UserError

    monkeypatch.setattr(legacy, "find_office", lambda: None)
    with pytest.raises(UserError) as caught:
        read(SAMPLES / "report.rtf")

    assert "LibreOffice" in caught.value.remedy


def test_words_of_a_picture_are_put_in_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine itself is not here: what it finds is given, pixel boxes from the upper left."""

    def engine(_picture: Any) -> SimpleNamespace:
        found = [(20, 10, "一、成绩", 0.98), (12, 20, "全年稳", 0.95), (40, 20, "定。", 0.9),
                 (3, 40, "?", 0.2)]  # fmt: skip
        return SimpleNamespace(
            boxes=[[(x, y), (x + 20, y), (x + 20, y + 8), (x, y + 8)] for x, y, *_ in found],
            txts=[text for *_, text, _score in found],
            scores=[score for *_, score in found],
        )

    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    source = read(SAMPLES / "blank.png")

    assert source.format == "picture"
    assert [text.strip() for text in _body(source)] == ["一、成绩", "全年稳\u3000\u3000定。"]
    assert source.warnings == (Notice(NoticeCode.READ_FROM_PICTURE),)


def test_names_of_notes_in_several_files_of_a_book_stay_apart() -> None:
    page = (
        '<html><body><p>正文<a epub:type="noteref" href="#n1">1</a></p>'
        '<aside epub:type="footnote" id="n1"><p>第{}注</p></aside></body></html>'
    )
    book = make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>',
            "p.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
            + "".join(f'<item id="i{n}" href="{n}.html" media-type="text/html"/>' for n in (1, 2))
            + '</manifest><spine><itemref idref="i1"/><itemref idref="i2"/></spine></package>',
            "1.html": page.format("一"),
            "2.html": page.format("二"),
        }
    )

    assert _notes(read_bytes(book, "a.epub")) == [("1", "第一注"), ("1", "第二注")]


def test_all_samples_have_offered_suffixes() -> None:
    assert {path.suffix for path in SAMPLES.iterdir()} <= set(SUFFIXES)


def test_open_document_running_heads_are_furniture() -> None:
    style = "urn:oasis:names:tc:opendocument:xmlns:"
    names = f'xmlns:o="{style}office:1.0" xmlns:t="{style}text:1.0" xmlns:s="{style}style:1.0"'
    data = make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<o:c {names}><o:body><o:text><t:p>正文</t:p></o:text></o:body></o:c>",
            "styles.xml": f"<o:s {names}><s:header><t:p>会议文件</t:p></s:header></o:s>",
        }
    )

    assert [(b.text, b.furniture) for b in read_bytes(data, "a.odt").blocks] == [
        ("正文", None),
        ("会议文件", FurnitureReason.RUNNING_HEAD),
    ]


def test_slanted_words_of_markdown(tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    words = "*——2030年1月8日在大会上*\n\n产量为3*5格，*稳步*提高。\n\n***重点***\n"
    file.write_text(words, "utf-8")
    assert _body(read(file)) == ["——2030年1月8日在大会上", "产量为3*5格，稳步提高。", "重点"]
