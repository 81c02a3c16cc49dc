"""The reader under load: a report of 200,000 characters with 10,000 highlights.

Limits are generous (a shared machine), but an order of magnitude below what a person notices as
waiting, or, for a frame, below what makes scrolling stutter.
"""

from __future__ import annotations

import random
from dataclasses import replace
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from core.model.annotations import AnchorState, Annotation, Colour, Placement
from core.model.page import Page, PageBlock, PageMark
from tests.support.annotations import make_annotation
from tests.support.reports import make_report
from ui.reader.reader_view import ReaderView
from ui.widgets.theme import THEMES

CHARACTERS = 200_000
HIGHLIGHTS = 10_000
SENTENCE = (
    "全年完成固定资产投资315.79亿元，同比增长8.5%，"
    "实施“六大攻坚战”重点项目138个，发展质量稳步提升。"
)


def long_page() -> Page:
    blocks = []
    size = 0
    while size < CHARACTERS:
        number = len(blocks)
        if number % 12 == 0:
            block = PageBlock("heading", f"{number}", f"第{number}节 工作安排", 2, 0, (), ())
        else:
            marks = (PageMark(number % 90, 24, number % 90),)
            block = PageBlock("paragraph", f"一{number}", SENTENCE * 4, 0, 12, marks, ())
        blocks.append(block)
        size += len(block.text) + 1
    return Page("bench", "v1", "长报告", tuple(blocks))


def many(count: int) -> list[Annotation]:
    """Highlights of 4 to 40 characters anywhere, some over each other."""
    base = make_annotation(make_report(), 1, "同心聚力")
    places = random.Random(7)
    colours = list(Colour)
    found = []
    for number in range(count):
        start = places.randrange(CHARACTERS - 50)
        placement = Placement(AnchorState.EXACT, start, start + places.randrange(4, 40))
        colour = colours[number % len(colours)]
        found.append(replace(base, id=f"{number:x}", placement=placement, colour=colour))
    return found


@pytest.fixture
def reader(qtbot: QtBot) -> ReaderView:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(700, 740)
    view.show_page(long_page())
    view.show()
    qtbot.waitUntil(lambda: view.sheet.is_laid_out, timeout=20_000)
    view.set_annotations(many(HIGHLIGHTS))
    return view


def test_apply_ten_thousand_highlights(benchmark: BenchmarkFixture, reader: ReaderView) -> None:
    annotations = many(HIGHLIGHTS)

    def run() -> None:
        reader.set_annotations(annotations)
        reader.sheet.viewport().repaint()

    benchmark.pedantic(run, rounds=5)
    assert len(reader.marking.highlights.spans) == HIGHLIGHTS
    assert benchmark.stats.stats.median < 0.3


def test_add_one_among_ten_thousand(benchmark: BenchmarkFixture, reader: ReaderView) -> None:
    extra = iter(many(HIGHLIGHTS + 50)[HIGHLIGHTS:])

    def run() -> None:
        annotation = next(extra)
        reader.apply_annotation(annotation.id, annotation)
        reader.sheet.viewport().repaint()

    benchmark.pedantic(run, rounds=30)
    assert len(reader.marking.highlights.spans) == HIGHLIGHTS + 30
    assert benchmark.stats.stats.median < 0.03


def test_a_frame_of_scrolling(benchmark: BenchmarkFixture, reader: ReaderView) -> None:
    bar = reader.sheet.verticalScrollBar()

    def run() -> None:
        bar.setValue(bar.value() + 120)
        reader.sheet.viewport().repaint()
        reader.sheet.gutter.repaint()

    benchmark.pedantic(run, rounds=60)
    assert bar.value() >= 60 * 120
    assert benchmark.stats.stats.median < 0.03


def test_open_a_long_report(benchmark: BenchmarkFixture, qtbot: QtBot) -> None:
    page = long_page()
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(700, 740)
    view.show()

    def run() -> None:
        view.show_page(page)
        view.sheet.viewport().repaint()

    benchmark.pedantic(run, rounds=3)
    assert benchmark.stats.stats.median < 1.0


def test_no_step_of_the_layout_holds_the_window_up(qtbot: QtBot) -> None:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(700, 740)
    view.show_page(long_page())
    longest = 0.0
    while not view.sheet.is_laid_out:
        before = perf_counter()
        view.sheet.lay_out_more()
        longest = max(longest, perf_counter() - before)
    assert longest < 0.1
