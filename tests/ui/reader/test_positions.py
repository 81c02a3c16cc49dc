from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.page import Page, PageBlock, PageCell, PageMark
from ui.reader.builder import build
from ui.reader.formats import Formats
from ui.reader.positions import Positions, units
from ui.widgets.theme import THEMES

pytestmark = pytest.mark.usefixtures("qapp")

TEXT = st.text(st.sampled_from("中文报告2a%,。 𠮷𬭩😀"), max_size=24)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Pages of paragraphs with marks anywhere, tables with merged and empty cells among them."""
    blocks = []
    for number in range(draw(st.integers(1, 5))):
        if number and draw(st.integers(0, 3)) == 0:
            blocks.append(draw(tables()))
            continue
        text = draw(TEXT)
        offsets = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
        marks = tuple(PageMark(n + 1, at, n) for n, at in enumerate(offsets))
        run_in = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(["paragraph", "heading", "title", "note"]))
        blocks.append(PageBlock(kind, "一1", text, 1, run_in, marks, ()))
    return Page("r", "v", "题", tuple(blocks))


@st.composite
def tables(draw: st.DrawFn) -> PageBlock:
    words = [draw(TEXT.map(lambda t: t.replace("\n", ""))) for _ in range(3)]
    text = f"{words[0]}\t\n{words[1]}\t{words[2]}"
    second = len(words[0]) + 2
    third = second + len(words[1]) + 1
    cells = (
        PageCell(0, 0, 1, 2, 0, len(words[0]), True),
        PageCell(1, 0, 1, 1, second, second + len(words[1]), False),
        PageCell(1, 1, 1, 1, third, third + len(words[2]), False),
    )
    return PageBlock("table", "表1", text, 0, 0, (), cells)


def canonical(page: Page) -> str:
    return "\n".join(block.text for block in page.blocks)


def stretch(document: object, start: int, end: int) -> str:
    """The characters of the document between two positions, surrogates joined."""
    wide = "".join(document.characterAt(place) for place in range(start, end))  # type: ignore[attr-defined]
    return wide.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


@given(page=pages())
def test_every_character_is_found_in_the_document_and_back(page: Page) -> None:
    built = build(page, Formats(THEMES["light"], 100))
    text = canonical(page)
    assert built.length == len(text)
    for offset, character in enumerate(text):
        if character in "\n\t":
            continue
        start, end = built.positions.span(offset, offset + 1)
        assert stretch(built.document, start, end) == character
        assert built.positions.canonical(start) == offset


@given(page=pages(), data=st.data())
def test_a_span_inside_a_block_covers_its_words_and_only_marks_besides(
    page: Page, data: st.DataObject
) -> None:
    built = build(page, Formats(THEMES["light"], 100))
    index = data.draw(st.integers(0, len(page.blocks) - 1))
    block = page.blocks[index]
    if block.cells or not block.text:
        return
    low = data.draw(st.integers(0, len(block.text) - 1))
    high = data.draw(st.integers(low + 1, len(block.text)))
    base = built.starts[index]
    start, end = built.positions.span(base + low, base + high)
    shown = stretch(built.document, start, end)
    marks = sum(low < mark.offset < high for mark in block.marks)
    raised = [str(m.number) for m in block.marks if low < m.offset < high]
    # A joiner stands before a mark, and inside the words of titles.
    joiners = shown.count("\u2060")
    assert len(shown) - joiners == high - low + sum(map(len, raised))
    assert joiners == marks or (joiners > marks and block.kind in ("title", "heading"))
    assert built.positions.canonical(start) == base + low
    assert built.positions.canonical(end) == base + high


@given(page=pages(), data=st.data())
def test_many_spans_at_once_are_those_found_one_by_one(page: Page, data: st.DataObject) -> None:
    built = build(page, Formats(THEMES["light"], 100))
    offset = st.integers(0, built.length + 2)
    stretches = data.draw(st.lists(st.tuples(offset, offset), max_size=20))
    assert built.positions.spans(stretches) == [built.positions.span(*one) for one in stretches]


@given(page=pages())
def test_canonical_never_goes_back_as_one_walks_on(page: Page) -> None:
    built = build(page, Formats(THEMES["light"], 100))
    offsets = [built.positions.canonical(place) for place in range(built.document.characterCount())]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= built.length for offset in offsets)


def test_the_inside_of_a_surrogate_pair_and_of_a_mark_belong_to_what_stands_before() -> None:
    positions = Positions()
    behind = positions.add(0, 0, "吉𠮷林")
    assert behind == 4
    positions.add(3, behind + 3, "省")
    assert [positions.canonical(place) for place in range(9)] == [0, 1, 1, 2, 3, 3, 3, 3, 4]
    assert positions.start(3) == 7
    assert positions.end(3) == 4
    assert positions.span(2, 2) == (3, 3)


def test_nothing_is_at_the_beginning() -> None:
    positions = Positions()
    assert positions.start(5) == positions.end(5) == positions.canonical(5) == 0


@given(TEXT)
def test_units_are_those_of_utf16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2
