"""Pages as another program reads them out of the PDF."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from core.exporting import Paper, paper
from core.model.errors import UserError
from tests.support.annotations import make_annotation, make_entry
from tests.support.reports import make_report
from ui.paper.printing import print_paper

pytestmark = pytest.mark.usefixtures("qapp")
A4 = (595.3, 841.9)
"""Points."""
HEAD = '<thead><tr><th class="head">项目</th><th class="head">数额</th></tr></thead>'


def opened(paper: Paper) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(print_paper(paper))


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def words(page: pypdfium2.PdfPage) -> str:
    """Lines are told in the way of the program that reads them: white space counts for nothing."""
    return plain(page.get_textpage().get_text_range())


def tops(page: pypdfium2.PdfPage, text: str) -> list[float]:
    """How far below the upper edge, in points, each place stands that `text` is found at."""
    layer = page.get_textpage()
    found = []
    search = layer.search(text)
    while place := search.get_next():
        found.append(page.get_height() - layer.get_charbox(place[0])[3])
    return found


def table(rows: int, words: str = "增长") -> str:
    body = "".join(f"<tr><td>第{n}项</td><td>{words}</td></tr>" for n in range(rows))
    return f'<table class="grid" width="100%" cellspacing="0">{HEAD}{body}</table>'


def test_a_report_is_on_paper_word_for_word() -> None:
    report = make_report()
    note = make_annotation(report, 1, "全区上下", "请说明工业的经费来源")
    document = opened(paper(make_entry(report), report, [note], "report"))
    assert document[0].get_size() == pytest.approx(A4, abs=1)
    text = "".join(words(page) for page in document)
    for block in report.blocks:
        if block.table is None and not block.marks:
            assert plain(block.text) in text
    for cell in report.tables[0].cells:
        assert plain(cell.text) in text
    assert "请说明工业的经费来源" in text


def test_radicals_are_not_in_the_text_layer() -> None:
    # A shape of most typefaces stands for both the character and the radical of the same look.
    text = "工人女子长期用土木水火金，人口大小高比 立足民生"
    [page] = opened(Paper("页", f"<p>{text}</p>"))
    assert plain(text) in words(page)


def test_typefaces_are_embedded() -> None:
    data = print_paper(Paper("页", "<p>报告<b>全文</b></p>"))
    fonts = set(re.findall(rb"/BaseFont /(\S+)", data))
    assert fonts
    assert data.count(b"/FontFile") >= len(fonts)


def test_pages_are_numbered_and_the_later_ones_have_the_title() -> None:
    document = opened(Paper("青禾区的报告", "<p>正文</p>" * 120))
    count = len(document)
    assert count > 2
    for number, page in enumerate(document, 1):
        assert f"{number}/{count}" in words(page)
        assert ("青禾区的报告" in words(page)) == (number > 1)
    assert document.get_metadata_value("Title") == "青禾区的报告"


def test_the_face_of_the_interface_is_not_that_of_the_pages() -> None:
    before = QApplication.font()
    small = QFont(before)
    small.setPixelSize(9)
    try:
        QApplication.setFont(small)
        count = len(opened(Paper("题", "<p>正文</p>" * 120)))
        QApplication.setFont(before)
        assert len(opened(Paper("题", "<p>正文</p>" * 120))) == count
    finally:
        QApplication.setFont(before)


def test_a_long_title_is_cut_and_no_line_leaves_the_page() -> None:
    document = opened(Paper("很长的题目" * 40, "<p>正文</p>" * 80))
    for page in document:
        layer = page.get_textpage()
        boxes = [layer.get_charbox(n) for n in range(layer.count_chars())]
        assert all(box[0] > 0 and box[2] < A4[0] and box[1] > 0 for box in boxes)


def test_wide_pages_for_many_columns() -> None:
    [page] = opened(Paper("宽", "<p>表</p>", landscape=True))
    assert page.get_size() == pytest.approx(A4[::-1], abs=1)


def test_a_heading_stays_with_its_first_lines() -> None:
    style = "<style>.k { -qt-user-state: 1 }</style>"
    for before in range(30, 60):
        html = style + "<p>句</p>" * before + '<p class="k">标题</p><p>内容</p>'
        document = opened(Paper("题", html))
        for page in document:
            assert ("标题" in words(page)) == ("内容" in words(page))


def test_a_last_line_stays_with_the_end_of_what_it_belongs_to() -> None:
    style = "<style>.h { -qt-user-state: 2 }</style>"
    for before in range(30, 60):
        html = style + "<p>句</p>" * before + '<p>内容</p><p class="h">出处</p>'
        document = opened(Paper("题", html))
        for page in document:
            assert ("出处" in words(page)) == ("内容" in words(page))


def test_a_small_table_is_moved_to_the_next_page_whole() -> None:
    for before in range(30, 60, 3):
        document = opened(Paper("题", "<p>句</p>" * before + table(8)))
        holding = [page for page in document if "第0项" in words(page)]
        assert len(holding) == 1
        assert "第7项" in words(holding[0])
        assert "项目" in words(holding[0])


def test_a_long_table_goes_on_below_its_headings_and_no_row_is_parted() -> None:
    # Four lines a row: every page ends in the middle of one, if nobody takes care.
    rows = 40
    document = opened(Paper("题", table(rows, "内容甲" + "很长的句子" * 24 + "内容乙")))
    assert len(document) > 2
    for page in document:
        text = words(page)
        assert text.count("项目") == 1
        assert text.count("内容甲") == text.count("内容乙") > 0
        assert all(a < b for a, b in pairwise(tops(page, "内容甲")))
    text = "".join(words(page) for page in document)
    assert [f"第{n}项" in text for n in range(rows)] == [True] * rows


def test_the_first_line_of_a_paragraph_is_set_in_by_two_characters() -> None:
    [page] = opened(
        Paper("题", '<p style="text-indent: 28px; font-size: 10.5pt">甲乙丙丁</p><p>戊</p>')
    )
    layer = page.get_textpage()
    text = layer.get_text_range()
    left = [layer.get_charbox(text.index(letter))[0] for letter in "甲戊"]
    assert left[0] - left[1] == pytest.approx(21, abs=2)


def test_nothing_is_fetched_from_outside(tmp_path: Path) -> None:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(0xFF0000)
    assert picture.save(str(tmp_path / "a.png"))
    address = (tmp_path / "a.png").as_uri()
    [page] = opened(Paper("题", f'<p>甲<img src="{address}">乙</p>'))
    assert words(page).startswith("甲")
    seen = page.render().to_pil().convert("RGB").getcolors(100_000)
    # A picture would be of this red but for the rounding of colours in a PDF.
    assert not [colour for _count, colour in seen if colour[0] > 250 and colour[1] < 5]


def test_without_a_chinese_typeface_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.paper.printing.has_chinese_font", lambda: False)
    with pytest.raises(UserError, match="中文字体"):
        print_paper(Paper("题", "<p>甲</p>"))
