from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.folding import fold, fold_query

CHARACTERS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("，。“”（）ＧＤＰ５．８％兩後產⼯⻓㎡①…ﬁ\u200b\u3000𠮷ß"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＧＤＰ增长５．５％", "gdp增长5.5%"),
        ("兩高兩新產業", "两高两新产业"),
        ("⼯业⻓期⻅效", "工业长期见效"),
        ("“两高”，（试行）", '"两高",(试行)'),
        ("〔2021〕5号", "[2021]5号"),
        ("二○二一年", "二〇二一年"),
        ("6∶45——48", "6:45--48"),
        ("12㎡①…", "12m21..."),
        ("稀\u200b金\u00a0谷\u3000", "稀金 谷 "),
        ("一。二、三", "一。二、三"),
        ("𠮷", "𠮷"),
    ],
)
def test_alike_characters_become_one(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_spans_lead_back_to_the_original() -> None:
    text = "面积12㎡的\u200b“稀金谷”"
    folded = fold(text)

    start = folded.text.index("稀金谷")
    assert text[slice(*folded.origin(start, start + 3))] == "稀金谷"
    # Half of ㎡ is all of it.
    start = folded.text.index("2的")
    assert text[slice(*folded.origin(start, start + 2))] == "㎡的"
    assert folded.folded(text.index("稀")) == folded.text.index("稀")


def test_a_text_without_odd_characters_needs_no_map() -> None:
    folded = fold("全区生产总值，增长４．５％")

    assert folded.folded_at == ()
    assert folded.origin(3, 5) == (3, 5)


@given(CHARACTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text

    assert fold(once).text == once


@given(CHARACTERS, CHARACTERS)
def test_folding_looks_at_single_characters(first: str, second: str) -> None:
    assert fold(first + second).text == fold(first).text + fold(second).text


@given(CHARACTERS, st.data())
def test_the_origin_holds_the_folded_span(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))

    first, last = folded.origin(start, end)

    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold(text[first:last]).text
    if start < end:  # and it is the smallest such span
        assert len(fold(text[first + 1 : last]).text) < len(fold(text[first:last]).text)
        assert fold(text[:first]).text == folded.text[: len(fold(text[:first]).text)]


@given(CHARACTERS, st.integers(0, 60))
def test_offsets_go_to_the_folded_text(text: str, offset: int) -> None:
    offset = min(offset, len(text))

    assert fold(text).folded(offset) == len(fold(text[:offset]).text)


@given(CHARACTERS, CHARACTERS)
def test_a_folded_query_stands_in_the_folded_text(before: str, words: str) -> None:
    text = before + words

    assert fold(words).text in fold(text).text
    assert fold_query(words).strip() == fold_query(words)


def test_queries_are_composed_and_trimmed() -> None:
    assert fold_query("  Ｃafe\u0301 ") == "café"


def test_radicals_are_found_as_the_characters_they_stand_for() -> None:
    assert fold("⼈⺠代表⼤会").text == "人民代表大会"
