from __future__ import annotations

from dataclasses import replace

from core.exporting.grouping import clean, grouped
from core.model.annotations import AnchorState, Placement, TargetKind
from core.model.values import Indicator
from tests.support.annotations import make_annotation
from tests.support.reports import make_report

REPORT = make_report(indicators=(Indicator(0, "地区生产总值", "gdp", "%", (), "表1", 8),))


def test_groups_follow_the_report() -> None:
    notes = [
        make_annotation(REPORT, 1, "失业率"),
        make_annotation(REPORT, 2, "同比增长5.5%"),
        make_annotation(REPORT, 3, "全区上下"),
        make_annotation(REPORT, 4, "用工成本"),
        make_annotation(REPORT, 5, kind=TargetKind.REPORT),
        make_annotation(REPORT, 6, kind=TargetKind.TERM, key="注2"),
        make_annotation(REPORT, 7, "稀土和钨"),
        make_annotation(REPORT, 8, kind=TargetKind.INDICATOR, key="gdp"),
        make_annotation(REPORT, 9, kind=TargetKind.PARAGRAPH, key="一(一)1"),
        make_annotation(REPORT, 10, "计划执行情况的报告"),
        make_annotation(REPORT, 11, "早已删去的话", state=AnchorState.ORPHAN),
        make_annotation(REPORT, 12, kind=TargetKind.TERM, key="没有这个名词"),
        make_annotation(REPORT, 13, "8左右", kind=TargetKind.CELL, key="表1!1,3"),
        make_annotation(REPORT, 14, "全区", deleted="2026-02-01T00:00:00+00:00"),
    ]
    groups = grouped(REPORT, notes)
    assert [
        (group.title, [int(note.annotation.id, 16) for note in group.notes]) for group in groups
    ] == [
        ("整份报告", [5]),
        ("开头", [10]),
        ("一、2020年计划执行情况", [3, 2]),
        ("一、2020年计划执行情况 › (一)存在的问题", [9, 4]),
        ("二、2021年主要预期目标", [1, 8, 13]),
        ("名词注释", [12, 6, 7]),
        ("未能定位的批注", [11]),
    ]
    assert groups[4].notes[1].subject == "地区生产总值"
    assert groups[5].notes[1].subject == "中国稀金谷"


def test_a_changed_place_shows_both_wordings() -> None:
    note = make_annotation(REPORT, 1, "同比增长5.5%", state=AnchorState.CHANGED)
    start = REPORT.text.index("同比增长")
    moved = replace(note, placement=Placement(AnchorState.CHANGED, start, start + 4))
    (group,) = grouped(REPORT, [moved])
    assert (group.notes[0].quote, group.notes[0].now) == ("同比增长5.5%", "同比增长")
    assert "文字有变" in group.notes[0].remarks


def test_a_placement_beyond_the_text_is_no_place() -> None:
    note = make_annotation(REPORT, 1, "全区")
    far = replace(note, placement=Placement(AnchorState.EXACT, 10_000, 10_002))
    assert [group.title for group in grouped(REPORT, [far])] == ["未能定位的批注"]


def test_clean_keeps_what_files_can_hold() -> None:
    assert clean("甲\x00\x0b乙\r\n丙\t\ud800𠮷") == "甲乙\n丙\t𠮷"
