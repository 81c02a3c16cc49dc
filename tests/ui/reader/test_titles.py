from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from core.model.page import Page, PageBlock
from ui.reader.reader_view import ReaderView
from ui.reader.titles import joints, least_width, pieces
from ui.widgets.theme import THEMES

TITLE = (
    "关于东川市青禾区2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告"
)
LETTERS = "关于2025年国民经济和社会发展计划省市县的报告（草案）𠮷 a%、"


def test_a_title_is_parted_between_its_words() -> None:
    assert pieces(TITLE, whole=True) == [
        "关于", "东川市", "青禾区", "2024年", "国民经济", "和社会发展", "计划", "执行情况",
        "与2025年", "国民经济", "和社会发展", "计划", "草案", "的报告",
    ]  # fmt: skip


def test_a_heading_keeps_known_words_whole_and_parts_the_others() -> None:
    assert pieces("东川民生2025年预算（草案）", whole=False) == [
        "东", "川", "民生", "2025年", "预算", "（草案）",
    ]  # fmt: skip


@given(
    st.text(alphabet=LETTERS, max_size=60),
    st.booleans(),
)
def test_no_character_is_lost(text: str, whole: bool) -> None:
    assert "".join(pieces(text, whole=whole)) == text
    found = joints(text, whole=whole)
    assert found == sorted(set(found))
    assert all(0 < at < len(text) for at in found)


@given(st.lists(st.floats(5, 120), min_size=1, max_size=20), st.floats(40, 300))
def test_narrow_lines_are_no_more_lines(widths: list[float], room: float) -> None:
    narrow = least_width(widths, room)
    assert narrow <= room

    def count(width: float) -> int:
        lines, used = 1, 0.0
        for one in widths:
            if used and used + one > width:
                lines, used = lines + 1, 0.0
            used += one
        return lines

    if max(widths) <= room:
        assert count(narrow) == count(room)


def lines_of(view: ReaderView) -> list[str]:
    block = view.sheet.document().firstBlock()
    layout = block.layout()
    shown = [layout.lineAt(number) for number in range(layout.lineCount())]
    text = block.text()
    return [
        text[line.textStart() : line.textStart() + line.textLength()].replace("\u2060", "")
        for line in shown
    ]


@pytest.mark.parametrize("width", [480, 560, 640, 700, 900, 1100])
@pytest.mark.parametrize("kind", ["title", "heading"])
def test_no_line_of_a_title_ends_inside_a_word(qtbot: QtBot, kind: str, width: int) -> None:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(width, 500)
    body = PageBlock("paragraph", "一1", "经济平稳运行。", 0, 0, (), ())
    view.show_page(Page("r", "v", "预算", (PageBlock(kind, "", TITLE, 1, 0, (), ()), body)))
    view.show()
    qtbot.waitUntil(lambda: view.sheet.is_laid_out)
    lines = lines_of(view)
    assert "".join(lines) == TITLE
    ends = set(accumulate(map(len, pieces(TITLE, whole=kind == "title"))))
    assert set(accumulate(map(len, lines))) <= ends
    if kind == "title" and len(lines) > 1:
        assert min(map(len, lines)) * 2 > max(map(len, lines))
    # Places in the text are what they were.
    built = view.sheet.built
    assert built is not None
    for offset in range(len(TITLE) + 1):
        assert built.positions.canonical(built.positions.start(offset)) == offset
