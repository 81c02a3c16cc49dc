from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.sentences import sentence_at, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("增长5.5%。投资稳定！是吗？", ["增长5.5%。", "投资稳定！", "是吗？"]),
        ("提出“要干。”会议指出，好。", ["提出“要干。”", "会议指出，好。"]),
        ("一、成绩\n全年稳定", ["一、成绩", "全年稳定"]),
        ("See item 3.5 here. Then more.", ["See item 3.5 here.", "Then more."]),
        ("　　各位代表：\n", ["各位代表："]),
        ("真的？！好……\n完", ["真的？！", "好……", "完"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(st.text("增长。！？”\n .5a", max_size=60))
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    spans = split_sentences(text)

    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_the_sentence_at_a_place() -> None:
    text = "一是稳。 二是进。"

    assert sentence_at(text, 1) == (0, 4)
    assert sentence_at(text, 4) == (5, 9)
    assert sentence_at(text, 99) == (5, 9)
    with pytest.raises(ValueError, match="no sentence"):
        sentence_at(" ", 0)
