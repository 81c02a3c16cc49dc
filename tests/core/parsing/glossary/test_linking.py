"""Terms, their other wordings and their uses."""

from __future__ import annotations

from collections import Counter

import pytest

from core.model.blocks import Block, BlockKind, NoteMark
from core.model.glossary import Term
from core.model.notices import NoticeCode, notice
from core.parsing.glossary.linking import audit, find_uses, link_marks


def term(index: int, words: str | None, definition: str = "", number: int | None = None) -> Term:
    return Term(index, index + 1 if number is None else number, words, (), definition, "注", 9)


def block(text: str, index: int = 0) -> Block:
    """`^1` marks the use of term 1 (index 0)."""
    marks, plain = [], ""
    pieces = text.split("^")
    plain = pieces[0]
    for piece in pieces[1:]:
        number = int(piece[0])
        marks.append(NoteMark(number, len(plain), str(number), term=number - 1))
        plain += piece[1:]
    return Block(index, f"一{index}", BlockKind.PARAGRAPH, plain, tuple(marks))


def uses(words: str, text: str, definition: str = "") -> list[tuple[str, bool]]:
    shown = block(text)
    (found,) = find_uses([term(0, words, definition)], [shown])
    assert all(use.block == 0 and use.address == "一0" for use in found.uses)
    return [(shown.text[use.start : use.end], use.marked) for use in found.uses]


def aliases(words: str, text: str, definition: str = "") -> tuple[str, ...]:
    return find_uses([term(0, words, definition)], [block(text)])[0].aliases


def test_marked_and_unmarked_uses() -> None:
    assert uses("六稳", "做好“六稳”^1工作，“六稳”有效。") == [("六稳", True), ("六稳", False)]


@pytest.mark.parametrize(
    ("words", "text", "alias"),
    [
        ("两高两新", "开展“两新两高”^1招商", "两新两高"),
        ("六个大主攻方向", "聚焦“六大主攻方向”^1，建设", "六大主攻方向"),
        ("地理标志", "阳坡腐竹获批国家地理标志产品^1，实现", "国家地理标志产品"),
        ("四化", "完成重点区域森林四化^1建设任务", "森林四化"),
        ("“瞪羚”企业", "获批省级瞪羚企业^1，全区", "瞪羚企业"),
        ("地区生产总值（GDP）", "GDP^1增长", "GDP"),
    ],
)
def test_wordings_of_the_text(words: str, text: str, alias: str) -> None:
    assert alias in aliases(words, text)
    assert any(marked for _, marked in uses(words, text))


def test_a_verb_before_a_term_is_no_part_of_it() -> None:
    assert aliases("两山", "制度。畅通两山^1转换通道") == ()


def test_a_term_of_two_counts_its_parts_when_the_definition_does() -> None:
    text = "落实碳达峰、碳中和^1要求，力争碳达峰。"
    found = uses("碳达峰、碳中和", text, "碳达峰指不再增长。碳中和指零排放。")
    assert found == [("碳达峰、碳中和", True), ("碳达峰", False)]
    assert uses("作示范、勇争先", "建设创新合作示范区") == []


def test_short_terms_are_found_in_quotes_only() -> None:
    assert uses("四化", "“四化”建设加快，推进工业四化同步") == [("四化", False)]


def test_digits_are_found_in_quotes_only() -> None:
    assert uses("5020", "种植脐橙5020亩，完成“5020”项目") == [("5020", False)]


def test_the_longer_term_wins() -> None:
    shown = block("落实“两新”和“两新”政策体系，推进“两新”政策体系。")
    first, second = find_uses([term(0, "“两新”"), term(1, "“两新”政策体系")], [shown])
    assert (len(first.uses), len(second.uses)) == (1, 2)


def test_words_in_quotes_stand_for_a_term_not_found_otherwise() -> None:
    assert uses("职业教育“3+2”贯通", "推进职业教育“3+4”和“3+2”贯通") == [("3+2", False)]


def test_same_number_twice_is_told_by_the_words() -> None:
    terms = [term(0, "六稳", number=1), term(1, "两山", number=1)]
    (mark,) = link_marks([NoteMark(1, 4, "1")], "守护两山通道", terms, [None], Counter())
    assert mark.term == 1


def test_footnote_key_goes_before_the_number() -> None:
    (mark,) = link_marks(
        [NoteMark(1, 2, "1")], "六稳", [term(0, "六稳"), term(1, "两山")], [1], Counter()
    )
    assert mark.term == 1


def test_numbers_of_each_page_are_told_by_their_order() -> None:
    terms = [term(0, None, number=1), term(1, None, number=1)]
    seen: Counter[int] = Counter()
    found = [link_marks([NoteMark(1, 2, "1")], "别的", terms, [None], seen) for _ in range(2)]
    assert [marks[0].term for marks in found] == [0, 1]


def test_audit_names_orphans_on_both_sides() -> None:
    terms = find_uses([term(0, "六稳"), term(1, "两山")], [block("做好“六稳”^1工作")])
    orphan = Block(1, "一1", BlockKind.PARAGRAPH, "别处", (NoteMark(7, 2, "7"),))
    assert audit(terms, [block("做好“六稳”^1工作"), orphan]) == (
        notice(NoticeCode.MARKS_WITHOUT_ENTRY, numbers=("7",)),
        notice(NoticeCode.ENTRIES_WITHOUT_MARK, numbers=("2",)),
        notice(NoticeCode.TERMS_NOT_FOUND, terms=("两山",)),
    )
    assert audit(terms[:1], [block("做好“六稳”^1工作")]) == ()
