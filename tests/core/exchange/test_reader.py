"""Annotations of other programs are read item by item; a bad one stops no other."""

from __future__ import annotations

from datetime import datetime
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from core.exchange import Incoming, Parcel, read_notes
from core.model.annotations import Colour, Style
from core.model.errors import UserError
from tests.support.word_files import make_docx, paragraph

DATA = Path(__file__).resolve().parents[2] / "data" / "exchange"


def parcel(name: str) -> Parcel:
    return read_notes((DATA / name).read_bytes())


def good(found: Parcel) -> list[Incoming]:
    return [item for item in found.items if not item.problem]


def test_calibre() -> None:
    found = parcel("calibre.json")
    assert found.format == "calibre"
    first, second, third = good(found)
    assert (first.quote, first.note) == ("科技创新能力不足", "怎么补？")
    assert (first.key, first.chapter) == ("aQm3tY0pR5uVw8x9Zb1cDe", "(一) 存在的问题")
    assert (first.colour, first.created) == (Colour.VIOLET, "2026-02-03T04:05:06.789000Z")
    assert (second.style, third.colour) == (Style.UNDERLINE, Colour.GREEN)
    assert [bool(item.problem) for item in found.items] == [False, False, False, True, True]


def test_the_viewer_of_calibre() -> None:
    data = '\ufeff{"type": "calibre_highlights", "highlights": [{"highlighted_text": "共克时艰"}]}'
    found = read_notes(data.encode())
    assert (found.format, [item.quote for item in found.items]) == ("calibre", ["共克时艰"])


def test_koreader_sidecar() -> None:
    found = parcel("koreader.lua")
    first, second = good(found)
    assert found.title == "青禾区2020年国民经济和社会发展计划执行情况的报告"
    assert (first.quote, first.note) == ("科技创新能力不足", '问一句：\n"怎么补"')
    assert (first.colour, second.style) == (Colour.GREEN, Style.UNDERLINE)
    # The device writes the time of its place.
    assert datetime.fromisoformat(first.created) == datetime(2026, 3, 1, 12).astimezone()
    assert [bool(item.problem) for item in found.items] == [False, False, True]


def test_koreader_of_former_years() -> None:
    notes = {item.quote: item.note for item in parcel("koreader-old.lua").items}
    assert notes == {"科技创新能力不足": "旧格式的批注", "共克时艰": ""}


@pytest.mark.parametrize("name", ["koreader.json", "koreader.md", "zotero.html", "zotero.md"])
def test_exports_tell_quote_and_note(name: str) -> None:
    found = parcel(name)
    assert found.format == name.split(".", maxsplit=1)[0]
    first = good(found)[0]
    assert (first.quote, first.note) == ("科技创新能力不足", "怎么补？")


def test_zotero_note_and_items() -> None:
    first, second = parcel("zotero.html").items
    assert (first.key, first.colour) == ("KEYA0001", Colour.BLUE)
    assert (second.colour, second.style, second.note) == (Colour.PINK, Style.UNDERLINE, "")
    assert [item.key for item in parcel("zotero.md").items] == ["KEYA0001", "KEYA0002"]
    listed, picture, nested = parcel("zotero.json").items
    assert (listed.tags, listed.author, listed.colour) == (
        ("企业", "科技"),
        "李代表",
        Colour.VIOLET,
    )
    assert picture.problem
    assert (nested.quote, nested.style) == ("共克时艰", Style.UNDERLINE)


def test_zotero_notes_inside_rdf() -> None:
    note = (DATA / "zotero.html").read_text(encoding="utf-8")
    data = f"<rdf:RDF><bib:Memo><rdf:value>{escape(note)}</rdf:value></bib:Memo></rdf:RDF>"
    found = read_notes(data.encode())
    assert found.format == "zotero"
    assert [item.key for item in found.items] == ["KEYA0001", "KEYA0002"]


def test_web_annotations_of_others() -> None:
    found = parcel("others.jsonld")
    first, second, third, last = found.items
    assert (first.quote, first.prefix, first.suffix) == (
        "科技创新能力不足",
        "还需加快，",
        "，企业用工",
    )
    assert (first.note, first.tags, first.author) == ("怎么补？", ("科技",), "李代表")
    assert (first.colour, first.key) == (Colour.GREEN, "https://example.org/a/1")
    assert second.problem
    assert third.problem
    assert (last.quote, last.start, last.end) == ("共克时艰", 0, 4)


WORD = "".join(
    (
        "<w:p><w:r><w:t>“打财断血”</w:t></w:r>",
        '<w:commentRangeStart w:id="1"/>',
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>',
        "<w:r><w:t>102.4</w:t></w:r><w:del><w:r><w:delText>万</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>亿元</w:t></w:r></w:ins>",
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        "<w:r><w:t>，同比增长</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>企业用工成本上升较快。</w:t></w:r>",
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>',
    )
)
COMMENTS = "".join(
    (
        '<w:comment w:id="0" w:author="赵代表" w:date="2026-03-02T08:00:00Z">',
        paragraph("没有范围"),
        '</w:comment><w:comment w:id="1" w:author="李代表" w:date="2026-03-01T08:00:00Z">',
        paragraph("第一段"),
        paragraph("第二段"),
        "</w:comment>",
    )
)


def test_word_comments_have_the_words_they_stand_on() -> None:
    found = read_notes(make_docx(WORD, comments=COMMENTS))
    first, second = found.items
    assert found.format == "word"
    assert (first.quote, first.note, first.author) == ("102.4亿元", "第一段\n第二段", "李代表")
    assert first.created == "2026-03-01T08:00:00.000000Z"
    assert (second.quote, second.note) == ("企业用工成本上升较快。", "没有范围")


def test_comments_as_a_word_processor_writes_them() -> None:
    document = Document()
    line = document.add_paragraph("科技创新")
    run = line.add_run("能力不足")
    line.add_run("，企业用工成本上升较快。")
    document.add_comment(run, text="怎么补？", author="李代表", initials="李")
    file = BytesIO()
    document.save(file)
    [item] = read_notes(file.getvalue()).items
    assert (item.quote, item.note, item.author) == ("能力不足", "怎么补？", "李代表")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"[1, 2]",
        b'{"items": []}',
        b"return { [1] = os.execute('x') }",
        b"return " + b"{" * 5000,
        b"[" * 100_000,
        b'{"annotations": [' * 3000,
        b"PK\x03\x04 broken",
        "随便一段文字".encode(),
        b"\xff\xfe\x00\x00",
        make_docx(paragraph("没有批注")),
    ],
    ids=range(13),
)
def test_what_is_no_file_of_annotations_is_refused(data: bytes) -> None:
    with pytest.raises(UserError):
        read_notes(data)


@pytest.mark.parametrize(
    "item",
    [
        "null",
        "[]",
        '{"type": "Annotation"}',
        '{"type": "Annotation", "target": [[[]]], "body": {"value": 1}, "creator": 3}',
        '{"type": "Annotation", "target": {"selector": {"exact": 5, "start": "x", "end": -1}}}',
        '{"type": "Annotation", "target": {"selector": {"exact": "   "}}}',
        '{"type": ["x"], "target": 1e400}',
    ],
)
def test_a_bad_item_says_why_and_rejects_no_other(item: str) -> None:
    fine = '{"type": "Annotation", "target": {"selector": {"exact": "共克时艰"}}}'
    data = f'{{"@context": "x", "items": [{item}, {fine}]}}'
    first, second = read_notes(data.encode()).items
    assert first.problem
    assert (second.quote, second.problem) == ("共克时艰", "")


def test_odd_numbers_and_words_are_left_out() -> None:
    item = (
        '{"type": "Annotation", "created": "昨天", "shenyue:colour": "plaid", "shenyue:style": 3,'
        ' "shenyue:role": "x", "id": "urn:shenyue:annotation:zz", "target": {"source":'
        ' "urn:shenyue:version:1", "shenyue:kind": "moon", "shenyue:offset": 1e9,'
        ' "selector": [{"exact": "共克\\ud800时艰"}, {"start": 9, "end": 3}]}}'
    )
    [found] = read_notes(f'{{"@context": "x", "items": [{item}]}}'.encode()).items
    assert (found.created, found.colour, found.style, found.role) == ("", None, Style.FILL, None)
    assert (found.annotation, found.version, found.start, found.offset) == ("", "", -1, -1)
    assert found.quote == "共克\ufffd时艰"


@pytest.mark.parametrize(
    "part", ["“”", "”([", "“”([a](zotero://x) ", "“”   ([", "“”([a](zotero://"]
)
def test_a_line_that_could_be_tried_in_many_ways_is_read_at_once(part: str) -> None:
    line = part * (19_000 // len(part))
    text = "\n".join([line] * 40 + ["“共克时艰” ([a](zotero://select/x)) 看"])
    [item] = read_notes(text.encode()).items
    assert (item.quote, item.note) == ("共克时艰", "看")


@pytest.mark.parametrize("part", ["--[[\n", "[==[", "{", "-- x\n", "### 1", "\n### 1 @ "])
def test_a_file_that_could_be_tried_in_many_ways_is_refused_at_once(part: str) -> None:
    with pytest.raises(UserError):
        read_notes(f"return {part * (1_000_000 // len(part))}".encode())


samples = st.sampled_from([path.read_bytes() for path in sorted(DATA.iterdir())])


@settings(max_examples=150)
@given(samples, st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=3)), max_size=4))
def test_damaged_files_end_in_items_or_in_one_clear_error(
    data: bytes, harm: list[tuple[int, bytes]]
) -> None:
    harmed = bytearray(data)
    for place, what in harm:
        at = place % len(harmed)
        harmed[at : at + len(what) + 1] = what
    try:
        found = read_notes(bytes(harmed))
    except UserError:
        return
    assert found.items
