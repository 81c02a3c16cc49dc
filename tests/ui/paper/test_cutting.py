"""Cutting a strip into pages: pure arithmetic."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.paper.cutting import Sheet, Span, Strip, cut


def lines(count: int, height: float = 10, gap: float = 0) -> list[Span]:
    return [Span(n * (height + gap), n * (height + gap) + height) for n in range(count)]


@st.composite
def strips(draw: st.DrawFn) -> Strip:
    top = 0.0
    made: list[Span] = []
    for height, gap in draw(
        st.lists(st.tuples(st.integers(1, 40), st.integers(0, 20)), min_size=1, max_size=60)
    ):
        made.append(Span(top, top + height))
        top += height + gap
    places = st.integers(0, len(made) - 1)
    wholes = [
        Span(made[min(pair)].top, made[max(pair)].bottom)
        for pair in draw(st.lists(st.tuples(places, places), max_size=8))
    ]
    return Strip(made, wholes)


@given(strips(), st.integers(40, 200))
def test_every_line_stands_whole_on_one_page_in_order(strip: Strip, height: int) -> None:
    parts = [sheet.part for sheet in cut(strip, height)]
    assert all(part.bottom - part.top <= height for part in parts)
    assert all(a.bottom <= b.top for a, b in pairwise(parts))
    for line in strip.lines:
        holding = [part for part in parts if part.top <= line.top and line.bottom <= part.bottom]
        assert len(holding) == 1


@given(strips(), st.integers(40, 200))
def test_what_fits_on_a_page_and_is_to_stay_whole_does(strip: Strip, height: int) -> None:
    alone = [
        one
        for one in strip.wholes
        if one.bottom - one.top <= height
        and not any(
            other.top < one.bottom and one.top < other.bottom and other != one
            for other in strip.wholes
        )
    ]
    parts = [sheet.part for sheet in cut(strip, height)]
    for whole in alone:
        assert any(p.top <= whole.top and whole.bottom <= p.bottom for p in parts)


def test_a_heading_goes_with_the_words_below_it() -> None:
    strip = Strip(lines(12), [Span(90, 110)])
    assert [sheet.part for sheet in cut(strip, 100)] == [Span(0, 90), Span(90, 120)]


def test_the_space_above_the_first_line_of_a_page_is_left_out() -> None:
    strip = Strip([Span(0, 60), Span(80, 120)])
    assert [sheet.part for sheet in cut(strip, 100)] == [Span(0, 60), Span(80, 120)]


def test_a_table_has_its_headings_again_on_every_page() -> None:
    head = Span(10, 30)
    strip = Strip(lines(20), heads=[(Span(30, 200), head)])
    assert cut(strip, 100) == [
        Sheet(Span(0, 100)),
        Sheet(Span(100, 180), head),
        Sheet(Span(180, 200), head),
    ]


def test_what_is_higher_than_a_page_is_cut_between_its_lines() -> None:
    strip = Strip(lines(25), [Span(0, 250)])
    assert [sheet.part for sheet in cut(strip, 100)] == [
        Span(0, 100),
        Span(100, 200),
        Span(200, 250),
    ]


def test_a_line_higher_than_a_page_ends_somewhere() -> None:
    assert [sheet.part for sheet in cut(Strip([Span(0, 250)]), 100)] == [
        Span(0, 100),
        Span(100, 200),
        Span(200, 250),
    ]


def test_nothing_has_no_page() -> None:
    assert cut(Strip([]), 100) == []
