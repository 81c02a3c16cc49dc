from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.charts.scale import LIKE_SIZE, make_axis, split_by_size, tick_text

SIZES = st.floats(-1e300, 1e300).filter(lambda v: v == 0 or abs(v) > 1e-290)


@given(st.lists(SIZES, max_size=12))
def test_an_axis_holds_zero_every_value_and_few_ticks(values: list[float]) -> None:
    axis = make_axis(values)

    places = [place for place, _words in axis.ticks]
    assert axis.low <= 0 <= axis.high
    assert all(axis.low - 1e-9 <= axis.share(v) <= axis.high + 1e-9 for v in values)
    assert any(abs(place) < 1e-12 for place in places)
    assert places == sorted(places)
    assert 2 <= len(places) <= 9
    assert places[0] <= axis.low + 1e-9
    assert places[-1] >= axis.high - 1e-9


def test_ticks_are_round_numbers() -> None:
    assert [words for _place, words in make_axis([4.4, 9.08]).ticks] == ["0", "5", "10"]
    assert [words for _place, words in make_axis([-3.6, 4]).ticks] == ["-4", "-2", "0", "2", "4"]


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (2.5, "2.5"), (1200, "1200"), (150000, "15万"), (3e8, "3亿"), (2e20, "2e20")],
)
def test_large_ticks_are_written_as_chinese_does(value: float, words: str) -> None:
    assert tick_text(value) == words


@given(st.lists(st.floats(0, 1e12), max_size=40))
def test_groups_of_like_size_hold_everybody_once_and_nobody_too_small(sizes: list[float]) -> None:
    groups = split_by_size(sizes)

    assert sorted(index for group in groups for index in group) == list(range(len(sizes)))
    for group in groups:
        real = [sizes[index] for index in group if sizes[index] > 0]
        assert group == sorted(group)
        assert not real or max(real) <= min(real) * LIKE_SIZE


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1_500_000, "万元", "150亿元"),
        (20_000, "万元", "20000"),
        (200_000, "亿元", "20万亿元"),
        (1_500_000, "元", "150万"),
        (1_500_000, "", "150万"),
    ],
)
def test_a_unit_that_counts_in_ten_thousands_is_not_counted_twice(
    value: float, unit: str, words: str
) -> None:
    assert tick_text(value, unit) == words


def test_the_last_tick_of_long_words_stays_unnamed_for_it_would_be_cut() -> None:
    words = [words for _place, words in make_axis([1_486_473], unit="万元").ticks]

    assert words == ["0", "50亿元", "100亿元", ""]
