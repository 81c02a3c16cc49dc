from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markdown.words import is_plain, words_of


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("请说明。", "请说明。"),
        ("增长5.5%（同口径）", "增长5.5%（同口径）"),
        ("**要点**：看 `口径`", "要点：看 口径"),
        ("# 标题\n- 第一\n- [x] 第二\n> 引文", "标题\n第一\n第二\n引文"),
        ("看 [一(三)1](address:一(三)1) 和 [[稀金谷]]", "看 一(三)1 和 稀金谷"),
        ("[[note:1|昨天的问题]]", "昨天的问题"),
        ("![图](file:///a.png)后", "图后"),
        ("---\n正文\n```\n代码\n```", "正文\n代码"),
        ("***很***重要", "很重要"),
        ("2*3*4", "234"),
        (r"\*不是强调\*", "*不是强调*"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_the_words_of_a_note_stand_without_marks(note: str, words: str) -> None:
    assert words_of(note) == words


@given(
    st.text(alphabet=st.characters(blacklist_characters="*_`~[]<>\\|#-+=0123456789"), max_size=30)
)
def test_a_note_without_marks_is_left_as_it_is(note: str) -> None:
    assert is_plain(note)
    assert words_of(note) == note
