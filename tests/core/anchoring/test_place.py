"""Anchors find their words again, or say that they are not sure."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.anchoring import Placer, describe, place
from core.anchoring.squeezed import squeeze
from core.model.annotations import Anchor, AnchorState
from core.model.report import Report
from tests.support.edits import EditedReport
from tests.support.reports import SAMPLE, make_report

REPORT = make_report()
SURE = (AnchorState.EXACT, AnchorState.MOVED)


def anchor_on(words: str, report: Report = REPORT) -> Anchor:
    start = report.text.index(words)
    return describe(report, "old", start, start + len(words))


def changed(old: str, new: str) -> Report:
    assert old in SAMPLE
    return make_report(SAMPLE.replace(old, new))


@given(st.data())
def test_the_same_version_gives_the_same_span(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(REPORT.text) - 1))
    end = data.draw(st.integers(start + 1, len(REPORT.text)))
    found = place(describe(REPORT, "old", start, end), REPORT, "old")
    assert (found.state, found.start, found.end) == (AnchorState.EXACT, start, end)


def test_an_edit_elsewhere_leaves_it_exact() -> None:
    report = changed("2020年是极不平凡的一年，", "2020年极不寻常，")
    found = place(anchor_on("科技创新能力不足"), report, "new")
    assert found.state is AnchorState.EXACT
    assert report.text[found.start : found.end] == "科技创新能力不足"


def test_an_edit_beside_it_in_the_block_makes_it_moved() -> None:
    report = changed("企业用工成本上升较快", "用地指标紧张，用工成本上升")
    found = place(anchor_on("中国稀金谷建设还需加快，科技"), report, "new")
    assert found.state is AnchorState.MOVED
    assert report.text[found.start : found.end] == "中国稀金谷建设还需加快，科技"


def test_a_paragraph_that_went_elsewhere_takes_its_notes_along() -> None:
    line = "中国稀金谷^{2}建设还需加快，科技创新能力不足，企业用工成本上升较快。\n"
    report = make_report(SAMPLE.replace(line, "").replace("| 指标", line + "| 指标"))
    found = place(anchor_on("能力不足"), report, "new")
    assert found.state is AnchorState.MOVED
    assert report.text[found.start : found.end] == "能力不足"


def test_much_changed_words_are_found_between_their_neighbours_not_in_a_table() -> None:
    lines = SAMPLE.replace("| 失业率 | % | 3.1 | <4.5 |", "| 城镇登记失业率4.5% | 以内 |")
    report = make_report(lines.replace("控制在4.5%以内", "不超过5%"))
    old = make_report(lines)
    anchor = anchor_on("城镇登记失业率控制在4.5%以内", old)
    for found in (place(anchor, report, "new"), Placer(report, "new", old).place(anchor)):
        assert found.state is AnchorState.CHANGED
        assert report.text[found.start : found.end] == "城镇登记失业率不超过5%"


def test_words_taken_out_are_not_seen_in_what_stands_there_instead() -> None:
    report = changed("科技创新能力不足，企业", "城乡还要协调发展，企业")
    assert place(anchor_on("科技创新能力不足，企业用工成本"), report, "new").state not in SURE
    report = changed("城镇登记失业率控制在4.5%以内", "粮食产量稳中有增")
    assert place(anchor_on("城镇登记失业率控制在4.5%以内"), report, "new").start == -1


def test_changed_words_are_flagged_and_shown_whole() -> None:
    report = changed("科技创新能力不足，企业用工成本", "科技创新的能力仍显不足，企业用工成本")
    found = place(anchor_on("科技创新能力不足，企业用工成本上升较快"), report, "new")
    assert found.state is AnchorState.CHANGED
    assert report.text[found.start : found.end] == "科技创新的能力仍显不足，企业用工成本上升较快"
    assert 0.7 <= found.score < 1


def test_words_that_are_gone_are_an_orphan() -> None:
    report = changed("，科技创新能力不足，企业用工成本上升较快", "")
    found = place(anchor_on("科技创新能力不足，企业用工成本上升较快"), report, "new")
    assert (found.state, found.start, found.end) == (AnchorState.ORPHAN, -1, -1)


def test_a_short_quote_is_never_found_by_likeness() -> None:
    report = changed("上升较快", "上涨较快")
    found = place(anchor_on("成本上升较快"), report, "new")
    assert found.state not in (*SURE, AnchorState.CHANGED)


def test_a_commonplace_whose_own_place_is_gone_is_not_put_elsewhere() -> None:
    old = make_report("一、甲\n今年工业增长较快，农业稳定。\n二、乙\n居民收入增长较快，物价平稳。")
    new = make_report("一、甲\n农业稳定。\n二、乙\n居民收入增长较快，物价平稳。")
    found = place(anchor_on("增长较快", old), new, "new")
    assert found.state not in SURE


def test_two_equal_passages_are_ambiguous_without_the_former_version() -> None:
    block = "市财政安排专项资金支持乡村振兴和产业发展，全年支出稳步增长，绩效管理不断加强。"
    old = make_report(f"一、甲\n{block}\n{block}\n{block}", title="")
    new = make_report(f"一、甲\n{block}\n新增一段。\n{block}\n{block}", title="")
    start = old.starts[2] + 5
    anchor = replace(describe(old, "old", start, start + 20), address="丢失")
    assert place(anchor, new, "new").state not in SURE
    found = Placer(new, "new", old).place(anchor, (start, start + 20))
    assert found.state in SURE
    assert found.start == new.starts[3] + 5


def test_a_quote_over_blocks_cells_and_terms_is_found() -> None:
    report = changed("2020年是极不平凡的一年，", "")
    for words in (
        "上升较快。\n二、2021年主要预期目标\n地区",
        "4.2\t8左右\n失业率",
        "专项行动。\n中国稀金谷:以稀土",
    ):
        found = place(anchor_on(words), report, "new")
        assert found.state in SURE
        assert report.text[found.start : found.end] == words


def test_a_new_reading_that_joins_lines_or_drops_blanks_loses_nothing() -> None:
    old = make_report("一、甲\n全年实现地区生产总值\n二百亿元， 增长8%左右，好于预期。")
    new = make_report("一、甲\n全年实现地区生产总值二百亿元，增长8%左右，好于预期。")
    found = place(anchor_on("生产总值\n二百亿元， 增长8%左右", old), new, "new")
    assert found.state is AnchorState.MOVED
    assert new.text[found.start : found.end] == "生产总值二百亿元，增长8%左右"


def test_an_anchor_of_another_program_has_no_offset_and_is_found() -> None:
    known = anchor_on("科技创新能力不足，企业")
    bare = Anchor("?", "", "", 0, 0, known.quote, known.prefix, known.suffix)
    found = place(bare, REPORT, "new")
    assert found.state is AnchorState.MOVED
    assert REPORT.text[found.start : found.end] == known.quote


def test_an_empty_report_and_an_empty_quote_end_in_an_orphan() -> None:
    empty = Report(REPORT.meta, ())
    assert place(anchor_on("科技创新能力"), empty, "new").state is AnchorState.ORPHAN
    blank = Anchor("?", "", "", 0, 0, " \n", "", "")
    assert place(blank, REPORT, "new").state is AnchorState.ORPHAN


def test_a_very_long_quote_is_found_by_its_ends() -> None:
    lines = "\n".join(
        f"第{n}项工作：持续推进第{n * 7}号工程，完成投资{n * 13}万元。" for n in range(90)
    )
    old = make_report(f"一、甲\n{lines}\n二、乙\n其他。")
    new = make_report(f"一、甲\n{lines.replace('第40项工作', '第四十项任务')}\n二、乙\n其他。")
    start, end = old.starts[3], old.starts[88]
    found = place(describe(old, "old", start, end), new, "new")
    assert found.state is AnchorState.CHANGED
    assert abs(found.start - new.starts[3]) <= 2
    assert abs(found.end - new.starts[88]) <= 2


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 2**32),
    st.integers(0, len(REPORT.text) - 2),
    st.integers(1, 60),
    st.booleans(),
)
def test_a_sure_place_always_holds_the_very_words(
    seed: int, start: int, length: int, both: bool
) -> None:
    chance = random.Random(seed)
    edited = EditedReport(REPORT, chance)
    former = edited.renumbered()
    end = min(len(REPORT.text), start + length)
    anchor = describe(former, "old", start, end)
    for _ in range(4):
        chance.choice(
            (
                edited.replace_words,
                edited.insert_sentence,
                edited.move_paragraph,
                edited.change_punctuation,
                edited.delete_sentence,
            )
        )()
    new = edited.result()
    placer = Placer(new, "new", former if both else None)
    found = placer.place(anchor, (start, end) if both else None)
    if found.state in SURE:
        assert squeeze(new.text[found.start : found.end]) == squeeze(anchor.quote)
    if found.state is AnchorState.ORPHAN:
        assert (found.start, found.end) == (-1, -1)
    else:
        assert 0 <= found.start < found.end <= len(new.text)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 5))
def test_edits_in_other_blocks_keep_a_paragraph_sure(seed: int, edits: int) -> None:
    chance = random.Random(seed)
    edited = EditedReport(REPORT, chance)
    former = edited.renumbered()
    block = former.blocks[5]
    start = former.starts[5]
    end = start + len(block.text)
    anchor = describe(former, "old", start, end)
    for _ in range(edits):
        chance.choice((edited.replace_words, edited.insert_sentence, edited.move_paragraph))()
    truth = edited.where(start, end)
    if truth is not None:
        new = edited.result()
        found = Placer(new, "new", former).place(anchor, (start, end))
        # A sentence may have been put into this very paragraph, at either end: then the words
        # must be found, but may be flagged.
        if new.block_at(truth[0]).text == block.text:
            assert found.state in SURE
        assert (found.start, found.end) == truth
