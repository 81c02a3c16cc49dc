from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.reader.words import sentence_in, word_at

TEXT = "全区上下同心聚力。完成投资315.79亿元左右，GDP增长4.5%；“稀金谷”建设加快。\n下一段话。"


def word(at: str, names: tuple[str, ...] = (), step: int = 0) -> str:
    start, end = word_at(TEXT, TEXT.index(at) + step, names)
    return TEXT[start:end]


@pytest.mark.parametrize(
    ("at", "step", "expected"),
    [
        ("315", 2, "315.79亿元左右"),
        ("亿元", 0, "315.79亿元左右"),
        ("GDP", 1, "GDP"),
        ("4.5%", 3, "4.5%"),
        ("同心", 0, "全区上下同心聚力"),
        ("，", 0, "，"),
    ],
)
def test_a_word_is_a_figure_with_its_unit_latin_or_han(at: str, step: int, expected: str) -> None:
    assert word(at, step=step) == expected


def test_a_known_name_wins_and_the_longest_of_several() -> None:
    assert word("金谷", ("稀金", "稀金谷")) == "稀金谷"
    assert word("金谷", ("别的",)) != "稀金"


def test_a_sentence_ends_with_its_stop_and_never_leaves_its_line() -> None:
    start, end = sentence_in(TEXT, TEXT.index("GDP"))
    assert TEXT[start:end] == "完成投资315.79亿元左右，GDP增长4.5%；“稀金谷”建设加快。"
    start, end = sentence_in(TEXT, TEXT.index("下一段"))
    assert TEXT[start:end] == "下一段话。"


@given(st.text(st.sampled_from("中的a1.%。\n ")), st.integers(0, 40))
def test_both_hold_the_place_and_stay_inside(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    start, end = word_at(text, offset)
    assert 0 <= start <= end <= len(text)
    if text:
        assert start <= min(offset, len(text) - 1) < end
    start, end = sentence_in(text, offset)
    assert 0 <= start <= end <= len(text)
    assert "\n" not in text[start:end]
