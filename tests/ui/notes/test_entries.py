from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.model.annotations import AnchorState, Colour, TargetKind
from tests.support.annotations import make_annotation
from tests.support.reports import make_report
from ui.notes.entries import (
    LOST_GROUP,
    REPORT_GROUP,
    Groups,
    entry_of,
    fold_words,
)
from ui.notes.filtering import Wanted, filter_entries, in_order

REPORT = make_report()
NOTES = [
    make_annotation(REPORT, 1, "城镇登记失业率", "要查 ＧＤＰ 口径", tags=("就业",)),
    make_annotation(REPORT, 2, "中国稀金谷", colour=Colour.BLUE),
    make_annotation(REPORT, 3, "工业倍增升级", "好", colour=Colour.GREEN, tags=("工业", "就业")),
    make_annotation(REPORT, 4, None, "总体赞成", kind=TargetKind.REPORT, colour=None),
    make_annotation(REPORT, 5, "已经没有", state=AnchorState.ORPHAN),
    make_annotation(REPORT, 6, "青禾区2020年"),
]
ENTRIES = in_order(entry_of(note, Groups(REPORT)) for note in NOTES)


def numbers(entries: list) -> list[int]:
    return [int(entry.annotation.id, 16) for entry in entries]


def test_notes_stand_in_reading_order_the_reports_own_first_the_lost_last() -> None:
    assert numbers(ENTRIES) == [4, 6, 3, 2, 1, 5]


def test_every_note_stands_under_the_section_with_a_heading() -> None:
    assert [entry.group.title for entry in ENTRIES] == [
        "整份报告",
        "开头",
        "一 2020年计划执行情况",
        "一(一) 存在的问题",
        "二 2021年主要预期目标",
        "原文中没有找到",
    ]
    assert ENTRIES[0].group.index == REPORT_GROUP
    assert ENTRIES[-1].group.index == LOST_GROUP


def test_the_filter_joins_all_its_parts() -> None:
    def found(**parts: object) -> list[int]:
        return numbers(filter_entries(ENTRIES, Wanted(**parts)))  # type: ignore[arg-type]

    assert found(text="gdp") == [1]
    assert found(text="稀金") == [2]
    assert found(text="就业") == [3, 1]
    assert found(colours=frozenset({Colour.BLUE, Colour.GREEN})) == [3, 2]
    assert found(tags=frozenset({"就业"})) == [3, 1]
    assert found(tags=frozenset({"就业"}), colours=frozenset({Colour.GREEN})) == [3]
    assert found(group=ENTRIES[3].group.index) == [2]
    assert found(tags=frozenset({"就"})) == []
    assert found(states=frozenset({AnchorState.ORPHAN})) == [5]
    assert found(roles=frozenset({None}), text="总体") == [4]
    assert found(authors=frozenset({"乙"})) == []
    assert found() == numbers(ENTRIES)


@given(st.text(max_size=4))
def test_a_text_filter_keeps_exactly_the_notes_that_hold_it(text: str) -> None:
    kept = filter_entries(ENTRIES, Wanted(text))

    folded = fold_words(text.strip())
    assert kept == [entry for entry in ENTRIES if folded in entry.searchable]
