"""Lines without invisible characters and layout spaces; words unchanged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.model.source import Run, Source, SourceBlock, SourceKind
from core.parsing.lines.cleaning import clean_lines, clean_text, close_line, close_spaces
from core.parsing.lines.shapes import Line


def test_invisible_characters_and_radicals() -> None:
    assert clean_text("\ufeff⼯业\u200b增⻓\u00a0 5%") == "工业增长 5%"
    assert clean_text("e\u0301") == "é"


def test_width_is_not_changed() -> None:
    assert clean_text("１２，（一）") == "１２，（一）"


def test_spaces_of_layout() -> None:
    assert (
        close_spaces("2025 年 GDP 增长 5.5 %，APEC forum 举办")
        == "2025年GDP增长5.5%，APEC forum举办"
    )


def test_only_lines_of_paper_lose_typed_spaces() -> None:
    block = SourceBlock(SourceKind.PARAGRAPH, (Run("　　2025 "), Run(" 年，稳中 有进")))
    for wrapped, text in ((True, "2025年，稳中有进"), (False, "2025 年，稳中 有进")):
        (line,) = clean_lines(Source("x", "txt", "", (block,), wrapped=wrapped))
        assert line.text == text == "".join(run.text for run in line.runs)
        assert line.indented


def test_two_organs_in_one_line_of_paper_stay_apart() -> None:
    block = SourceBlock(SourceKind.PARAGRAPH, (Run("南坡市统计局　国家统计局南坡调查队"),))
    (line,) = clean_lines(Source("x", "pdf", "", (block,), wrapped=True))
    assert line.text == "南坡市统计局 国家统计局南坡调查队"


def test_empty_lines_are_gone() -> None:
    blocks = tuple(
        SourceBlock(SourceKind.PARAGRAPH, (Run(text),)) for text in ("", " \u200b", "甲")
    )
    assert [line.index for line in clean_lines(Source("x", "txt", "", blocks))] == [2]


@given(st.lists(st.text("全县 GDP\u3000\u200b5.5%。", max_size=8), max_size=6))
def test_runs_always_spell_the_text(pieces: list[str]) -> None:
    block = SourceBlock(SourceKind.PARAGRAPH, tuple(Run(piece) for piece in pieces))
    for wrapped in (True, False):
        for line in clean_lines(Source("x", "txt", "", (block,), wrapped=wrapped)):
            closed = close_line(line)
            assert line.text == "".join(run.text for run in line.runs) == line.text.strip()
            assert closed.text == "".join(run.text for run in closed.runs)


def test_closing_a_line_keeps_typefaces() -> None:
    line = Line(0, "一、综 合", (Run("一、", bold=True), Run("综 合")))
    assert [run.bold for run in close_line(line).runs] == [True, False]
    assert close_line(line).text == "一、综合"
