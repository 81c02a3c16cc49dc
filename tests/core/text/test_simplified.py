from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.text.simplified import is_traditional, simplified


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_words_are_known_by_their_simple_forms() -> None:
    assert simplified("生產總值達123.4億元，新建學校12所") == "生产总值达123.4亿元，新建学校12所"


def test_a_report_is_traditional_when_its_words_are() -> None:
    assert is_traditional(["關於青禾縣經濟社會發展計劃的報告", "全縣生產總值達到百億元。"])
    assert not is_traditional(["关于青禾县经济社会发展计划的报告", "书法展“國風”举办。"])
    assert not is_traditional([])
