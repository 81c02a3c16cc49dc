from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.annotations import (
    Anchor,
    AnchorState,
    Annotation,
    Colour,
    Placement,
    Style,
    Target,
    TargetKind,
)
from core.model.errors import UserError
from core.model.library import HitSource
from core.model.report import Report
from core.search import parse_query, search_notes, search_report
from core.search.folded import folded_report
from core.text.folding import fold, fold_query
from tests.support.reports import make_report

PARAGRAPHS = """\
一、青禾区工作回顾
规上工业增加值增长5.5%，新建5G基站320个，GDP增速.8个百分点，“互联网+”行动有序推进。
(一) 產業發展
产业　升级：ＧＤＰ增长５．５％，面积约12㎡，𠮷祥镇建成示范点——全省第一。
| 指标 | 单位 | 增长 |
| 产业 | 亿元 | 5.5% |
@ 互联网+: 互联网与产业的融合，增长潜力大。
"""

ALPHABET = '产业發增长5.8%+GgＰｐ，,。“"”　 　㎡m2…. 𠮷—-（(\u200b互'
words = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=4)
texts = st.lists(
    st.text(st.sampled_from(ALPHABET), max_size=30).filter(lambda line: not line.startswith("- ")),
    max_size=6,
)


def spans_of(report: Report, query: str, **how: int | bool) -> list[tuple[int, int]]:
    hits = search_report(report, "r", parse_query(query, **how))  # type: ignore[arg-type]
    return [(hit.start, hit.end) for hit in hits]


def scan(report: Report, word: str) -> list[tuple[int, int]]:
    """Every place of a folded word, block after block, character after character."""
    found = []
    for block in report.blocks:
        folded = fold(block.text)
        place = 0
        while place <= len(folded.text) - len(word):
            if folded.text[place : place + len(word)] == word:
                start, end = folded.origin(place, place + len(word))
                span = (report.offset(block.index, start), report.offset(block.index, end))
                if span not in found[-1:]:
                    found.append(span)
                place += len(word)
            else:
                place += 1
    return found


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("增长5.5%", ["增长5.5%", "增长５．５％"]),
        ("5G基站", ["5G基站"]),
        ("5g基站", ["5G基站"]),
        (".8", [".8"]),
        ("DP增", ["DP增", "ＤＰ增"]),
        ("互联网+", ["互联网+", "互联网+"]),
        ("產業發展", ["產業發展"]),
        ("产业发展", ["產業發展"]),
        ("𠮷", ["𠮷"]),
        ("m2", ["㎡"]),
        ("2", ["2", "2", "㎡"]),
        ('"', ["“", "”"]),
        ("“互联网+”", ["“互联网+”"]),
        ("亿", ["亿"]),
        ("不在其中", []),
        ("", []),
        (" \u3000 ", []),
    ],
)
def test_finds_any_query_folded(query: str, matches: list[str]) -> None:
    report = make_report(PARAGRAPHS, title="")
    hits = search_report(report, "r", parse_query(query))
    assert [hit.match for hit in hits] == matches
    assert all(report.text[hit.start : hit.end] == hit.match for hit in hits)


@given(lines=texts, query=words)
def test_one_word_is_exactly_what_a_scan_finds(lines: list[str], query: str) -> None:
    report = make_report("\n".join(lines), title="题目5G")
    word = fold_query(query)
    if any(letter.isspace() for letter in query.strip()) or not word or " " in word:
        return
    assert spans_of(report, query) == scan(report, word)


@given(lines=texts, typed=st.lists(words, min_size=2, max_size=3))
def test_several_words_are_all_places_in_blocks_that_hold_all(
    lines: list[str], typed: list[str]
) -> None:
    report = make_report("\n".join(lines), title="题目5G")
    query = parse_query(" ".join(typed))
    if len(query.words) < 2:
        return
    expected = set()
    each = [scan(report, word) for word in query.words]
    for block in report.blocks:
        first = report.offset(block.index)
        inside = [
            [span for span in found if first <= span[0] <= first + len(block.text)]
            for found in each
        ]
        if all(inside):
            expected.update(span for found in inside for span in found)
    assert set(spans_of(report, " ".join(typed))) == expected


@given(
    line=st.text(st.sampled_from("产业增长。"), min_size=1, max_size=40),
    near=st.integers(0, 8),
    typed=st.lists(st.sampled_from(["产", "产业", "增长", "业增", "。"]), min_size=2, max_size=3),
)
def test_near_finds_a_place_exactly_where_words_stand_so_close(
    line: str, near: int, typed: list[str]
) -> None:
    query = parse_query(" ".join(typed), near=near)
    if len(query.words) < 2:
        return
    report = make_report(line, title="")
    each = [scan(report, word) for word in query.words]
    length = sum(len(word) for word in query.words)
    close = [
        (min(span[0] for span in some), max(span[1] for span in some))
        for some in product(*each)
        if max(span[1] for span in some) - min(span[0] for span in some) - length <= near
    ]
    hits = spans_of(report, " ".join(typed), near=near)
    assert bool(hits) == bool(close)
    assert set(hits) <= set(close)
    assert all(before[1] <= after[0] for before, after in pairwise(hits))
    # Nothing that does not touch a hit is left out.
    for start, end in close:
        assert any(hit[0] < end and start < hit[1] for hit in hits)


def test_hits_know_their_place() -> None:
    report = make_report(PARAGRAPHS, title="")
    first, *_others, last = search_report(report, "abc", parse_query("增长"))
    assert (first.report, first.address, first.section) == ("abc", "一1", 0)
    assert first.source is HitSource.TEXT
    assert first.term is None
    assert first.before == "规上工业增加值"
    assert first.after == "5.5%，新建5G基站320个，GDP增速.8个"
    assert last.source is HitSource.TERM
    assert last.term == 0


def test_context_stays_in_the_row_of_a_table() -> None:
    report = make_report(PARAGRAPHS, title="")
    (hit,) = search_report(report, "r", parse_query("亿元"))
    assert (hit.before, hit.after) == ("产业\t", "\t5.5%")


def test_a_phrase_in_quotation_marks_keeps_its_blanks() -> None:
    report = make_report("红 花\n红花 红", title="")
    assert len(spans_of(report, '"红 花"')) == 1
    assert len(spans_of(report, "红 花")) == 5


def test_a_report_searched_twice_is_folded_once() -> None:
    report = make_report(PARAGRAPHS, title="")
    folded = folded_report(report)
    assert folded_report(report) is folded
    assert folded_report(replace(report)) is not folded


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        (r"增长\d+(\.\d+)?％", ["增长5.5%", "增长５．５％"]),
        (r"[產业]{2}", ["產業", "产业", "产业", "产业"]),
        (r"gdp\D", ["GDP增", "ＧＤＰ增"]),
        (r"x*", []),
        (r"^产业", ["产业"]),
        (r"（?约", ["约"]),
    ],
)
def test_regular_expressions(pattern: str, matches: list[str]) -> None:
    report = make_report(PARAGRAPHS, title="")
    hits = search_report(report, "r", parse_query(pattern, regex=True))
    assert [hit.match for hit in hits] == matches


def test_a_catastrophic_pattern_is_stopped() -> None:
    report = make_report("a" * 200 + "。", title="")
    query = parse_query("(a|aa)+b$", regex=True)
    started = time.monotonic()
    with pytest.raises(UserError) as caught:
        search_report(report, "r", query)
    assert time.monotonic() - started < 10
    assert "(a|aa)+b$" in str(caught.value)


@pytest.mark.parametrize("pattern", ["(", "[a", "a{2000}", "((a{50}){50}){50}", "x" * 600])
def test_a_wrong_or_costly_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(UserError):
        parse_query(pattern, regex=True)


def test_refuses_an_endless_query_and_a_negative_distance() -> None:
    with pytest.raises(UserError):
        parse_query("长" * 1001)
    with pytest.raises(UserError):
        parse_query("产业 增长", near=-1)


def note(text: str, start: int, **changes: object) -> Annotation:
    anchor = Anchor("v", "一1", "h", start, start + 2, "工业", "", "") if start >= 0 else None
    placement = Placement(AnchorState.EXACT, start, start + 2) if start >= 0 else None
    kind = TargetKind.TEXT if start >= 0 else TargetKind.REPORT
    plain = Annotation(
        f"id{start}",
        "r",
        Target(kind),
        anchor,
        placement,
        Colour.YELLOW,
        Style.FILL,
        text,
        ("产业",),
        None,
        "",
        "2026-01-01T00:00:00+00:00",
        "2026-01-01T00:00:00+00:00",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_notes_and_tags_are_searched_in_reading_order() -> None:
    report = make_report(PARAGRAPHS, title="")
    place = report.text.index("工业")
    notes = [
        note("整份报告里的產業政策", -1),
        note("与产业有关\n产业链", place),
        note("产业", place, id="gone", deleted="2026-02-01T00:00:00+00:00"),
    ]
    hits = search_notes("r", notes, parse_query("产业"), report=report)
    assert [(hit.annotation, hit.match, hit.before, hit.after) for hit in hits] == [
        (f"id{place}", "产业", "与", "有关"),
        (f"id{place}", "产业", "", "链"),
        (f"id{place}", "产业", "", ""),
        ("id-1", "產業", "整份报告里的", "政策"),
        ("id-1", "产业", "", ""),
    ]
    assert {hit.source for hit in hits} == {HitSource.NOTE}
    assert (hits[0].start, hits[0].section, hits[0].address) == (place, 0, "一1")
    assert (hits[-1].start, hits[-1].section) == (-1, None)


def test_an_empty_query_finds_no_notes() -> None:
    assert search_notes("r", [note("产业", 0)], parse_query(" ")) == []
