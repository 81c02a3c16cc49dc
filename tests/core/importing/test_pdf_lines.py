"""Characters of a page put into lines: which small ones are raised."""

from __future__ import annotations

from core.importing.pdf.chars import Char
from core.importing.pdf.lines import group_rows, lines_of


def char(text: str, left: float, bottom: float, size: float, height: float) -> Char:
    return Char(text, left, bottom, left + size, bottom + height, size, bold=False)


def test_a_small_character_hardly_above_the_middle_is_raised_when_its_foot_is_high() -> None:
    words = [char(word, 14.0 * at, 100.0, 14.0, 12.9) for at, word in enumerate("推进改革")]
    mark = char("2", 56.0, 104.3, 6.4, 5.9)
    (line,) = lines_of(group_rows([*words, mark]))
    assert [(run.text, run.superscript) for run in line.runs] == [("推进改革", False), ("2", True)]


def test_a_small_character_on_the_line_is_not_raised() -> None:
    words = [char(word, 14.0 * at, 100.0, 14.0, 12.9) for at, word in enumerate("推进改革")]
    small = char("2", 56.0, 101.5, 6.4, 5.9)
    (line,) = lines_of(group_rows([*words, small]))
    assert not any(run.superscript for run in line.runs)


def test_a_mark_of_the_usual_size_beside_large_type_is_raised() -> None:
    words = [char(word, 16.0 * at, 100.0, 16.0, 14.7) for at, word in enumerate("推进改革")]
    mark = char("2", 64.0, 104.4, 6.4, 5.9)
    (line,) = lines_of(group_rows([*words, mark]))
    assert [run.superscript for run in line.runs] == [False, True]
