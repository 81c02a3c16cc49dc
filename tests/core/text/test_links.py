"""Links in notes: found where they stand, and written so that they are found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.model.links import LinkKind, WrittenLink
from core.text.links import link_text, written_links


def test_links_by_words_address_and_scheme() -> None:
    note = "见[[中国稀金谷]]和[[位置：三(二)4|那一段]]，`[[不是]]`，[这里](shenyue:note/0a1b2c)。"
    first, second, third = written_links(note)
    assert (first.kind, first.key, first.label) == (None, "中国稀金谷", "中国稀金谷")
    assert (second.kind, second.key, second.label) == (LinkKind.PLACE, "三(二)4", "那一段")
    assert (third.kind, third.key, third.label) == (LinkKind.NOTE, "0a1b2c", "这里")
    assert note[first.start : first.end] == "[[中国稀金谷]]"
    assert note[third.start : third.end] == "[这里](shenyue:note/0a1b2c)"


def test_what_is_no_link() -> None:
    for note in ("[[]]", "[[ ]]", "[[a\nb]]", "[a](x.html)", "[a](shenyue:moon/x)", "[[" * 9):
        assert written_links(note) == []


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(st.sampled_from(LinkKind), words.filter(str.strip), words, words)
def test_a_written_link_is_found_again(kind: LinkKind, key: str, label: str, around: str) -> None:
    before = around.replace("[", "").replace("`", "")
    text = link_text(kind, key, label.replace("`", ""))
    [found] = written_links(before + text)
    assert found.key == key.strip() or found.key == key
    assert found.kind in (kind, None)
    assert isinstance(found, WrittenLink)
    assert (found.start, found.end) == (len(before), len(before + text))
