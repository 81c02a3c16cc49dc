"""Two versions side by side: every paragraph once, every difference where it is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.anchoring import compare, differences
from core.model.editions import DiffKind, DiffSpan
from core.model.report import Report
from tests.support.edits import EditedReport
from tests.support.reports import make_report

LINES = [
    "一、总体情况",
    "全区上下同心聚力，各项工作取得新的成效，主要指标完成年度任务。",
    "二、工业",
    "规模以上工业增加值增长8.5%，高新技术企业达到120家，技改投资增长较快。",
    "三、农业",
    "粮食总产量12.5万吨，建成高标准农田3.2万亩，新增市级龙头企业5家。",
    "四、民生",
    "民生支出占比超过八成，新增学位3000个，改造老旧小区15个。",
]


def report(lines: list[str]) -> Report:
    return make_report("\n".join(lines))


def test_changed_added_removed_and_moved() -> None:
    new = [
        LINES[0],
        LINES[1],
        "二、工业",
        LINES[3].replace("8.5%", "8.8%").replace("120家", "126家"),
        LINES[6],
        LINES[7],
        "五、财政",
        LINES[5],
    ]
    rows = compare(report(LINES), report(new))
    by_text = {row.new_text or row.old_text: row for row in rows}
    changed = by_text[new[3]]
    assert changed.kind is DiffKind.CHANGED
    assert [(changed.old_text[a:b], changed.new_text[c:d]) for a, b, c, d in changed.spans] == [
        ("8.5%", "8.8%"),
        ("120", "126"),
    ]
    assert by_text["五、财政"].kind is DiffKind.ADDED
    assert by_text["三、农业"].kind is DiffKind.REMOVED
    assert {by_text[LINES[5]].kind, by_text[LINES[7]].kind} == {DiffKind.MOVED, DiffKind.SAME}


@pytest.mark.parametrize(
    ("old", "new", "spans"),
    [
        ("", "", ()),
        ("甲", "甲", ()),
        ("", "甲", (DiffSpan(0, 0, 0, 1),)),
        ("增长8.5%", "增长18.5%", (DiffSpan(2, 6, 2, 7),)),
        ("共10000人", "共10,000人", (DiffSpan(1, 6, 1, 7),)),
        ("稳步提升", "明显提升", (DiffSpan(0, 2, 0, 2),)),
        ("甲乙丙", "甲丙", (DiffSpan(1, 2, 1, 1),)),
    ],
)
def test_words_that_differ(old: str, new: str, spans: tuple[DiffSpan, ...]) -> None:
    assert differences(old, new) == spans


text = st.text(alphabet="收入增长8.5%，。 ab", max_size=30)


@given(text, text)
def test_between_the_differences_the_words_are_the_same(old: str, new: str) -> None:
    at = new_at = 0
    for span in differences(old, new):
        assert old[at : span.start] == new[new_at : span.new_start]
        assert span.start < span.end or span.new_start < span.new_end
        at, new_at = span.end, span.new_end
    assert old[at:] == new[new_at:]


@given(st.integers(0, 10**6), st.integers(0, 12))
def test_every_paragraph_stands_in_one_row(seed: int, edits: int) -> None:
    former = report(LINES)
    chance = random.Random(seed)
    edited = EditedReport(former, chance)
    deeds = (
        edited.replace_words,
        edited.insert_sentence,
        edited.move_paragraph,
        edited.delete_sentence,
    )
    for _ in range(edits):
        chance.choice(deeds)()
    now = edited.result()
    rows = compare(former, now)
    whole = [block.index for block in former.blocks if block.text.strip()]
    olds = [row.old for row in rows if row.old is not None and row.old_text.strip()]
    assert sorted(olds) == whole
    assert [row.new for row in rows if row.new is not None] == [
        block.index
        for block in now.blocks
        if block.text.strip() or any(row.new == block.index for row in rows)
    ]
    for row in rows:
        assert row.old is None or row.old_text == former.blocks[row.old].text
        assert row.new is None or row.new_text == now.blocks[row.new].text
        assert (row.kind is DiffKind.SAME) <= (row.old_text == row.new_text)
    if edits == 0:
        assert {row.kind for row in rows} == {DiffKind.SAME}
