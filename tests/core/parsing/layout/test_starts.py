"""Where body and glossary begin is found again by the words of the line."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.model.report import Corrections
from core.model.source import Run, Source, SourceBlock, SourceCell, SourceKind, SourceTable
from core.parsing.layout.starts import found_again, renewed, with_lines

WORDS = st.text(st.sampled_from("青禾县工作 １1（）甲乙"), min_size=1, max_size=12)


def told_by(text: str) -> str:
    """What is looked at in a line: blanks and widths do not tell it from another."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def source(*texts: str) -> Source:
    """A file with these lines."""
    blocks = tuple(SourceBlock(SourceKind.PARAGRAPH, (Run(text),)) for text in texts)
    return Source("a.txt", "txt", "0" * 64, blocks)


@given(
    st.lists(WORDS, min_size=1, max_size=9, unique_by=told_by),
    st.lists(WORDS, max_size=4),
    st.data(),
)
def test_lines_put_in_before_or_behind_move_the_start(
    lines: list[str], more: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    told = with_lines(source(*lines), Corrections(body_start=at, glossary_start=at))
    other = [f"附{at}件{text}" for text in more]
    place = data.draw(st.integers(0, at))
    longer = source(*lines[:place], *other, *lines[place:], *other)
    found = found_again(longer, told)
    assert found.body_start == found.glossary_start == at + len(other)
    assert found_again(source(*lines), told) == told
    assert renewed(longer, told) == with_lines(longer, found)


def test_of_equal_lines_the_nearest() -> None:
    lines = ["目录", "名词解释", "正文", "名词解释", "甲", "名词解释"]
    told = with_lines(source(*lines), Corrections(glossary_start=3))
    assert found_again(source("封面", *lines), told).glossary_start == 4
    assert found_again(source(*lines[1:]), told).glossary_start == 2


def test_a_line_cut_in_another_place_and_blanks_and_widths_do_not_matter() -> None:
    told = with_lines(source("甲", "一、2023年 计划执行情况"), Corrections(body_start=1))
    assert (
        found_again(source("甲", "乙", "一、２０２３年计划执行情况（摘要）"), told).body_start == 2
    )


def test_a_line_that_is_gone_is_unset_but_not_forgotten() -> None:
    told = with_lines(source("甲", "一、计划执行"), Corrections(region="青禾县", body_start=1))
    other = source("甲", "乙")
    assert found_again(other, told) == replace(told, body_start=-1)
    assert renewed(other, told) == told


def test_a_line_of_blanks_is_found_by_its_place_among_the_others() -> None:
    told = with_lines(source("甲", " "), Corrections(body_start=1, glossary_start=0))
    found = found_again(source("附件", "甲", " "), told)
    assert (found.body_start, found.glossary_start) == (2, 1)


def test_what_was_kept_without_words_stays_as_it_is() -> None:
    old = Corrections(body_start=5, glossary_start=9)
    assert found_again(source("甲"), old) == old


def test_a_table_is_known_by_its_cells() -> None:
    cells = (SourceCell(0, 0, "指标"), SourceCell(0, 1, "计划"))
    table = SourceBlock(SourceKind.TABLE, table=SourceTable(1, 2, cells))
    first = replace(source("甲", "乙"), blocks=(*source("甲", "乙").blocks, table))
    told = with_lines(first, Corrections(body_start=2))
    assert told.body_line == "指标计划"
    second = replace(first, blocks=(table, *first.blocks[:2]))
    assert found_again(second, told).body_start == 0
