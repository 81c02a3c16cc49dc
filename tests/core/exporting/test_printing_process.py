"""Pages laid out in another process, as the window asks for them."""

from __future__ import annotations

import sys

import pytest

from core.exporting import Paper
from core.exporting.printing_process import print_elsewhere
from core.model.errors import UserError


def of_python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_a_paper_becomes_a_pdf() -> None:
    assert print_elsewhere(Paper("题", "<p>全区工业</p>")).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import sys; sys.exit('没有中文字体')", "没有中文字体"),
        ("print('no pdf')", ""),
        ("import os; os.abort()", ""),
    ],
)
def test_what_goes_wrong_there_is_told_here(program: str, words: str) -> None:
    with pytest.raises(UserError, match="PDF") as caught:
        print_elsewhere(Paper("题", "<p>甲</p>"), of_python(program))
    assert caught.value.where.endswith(words)
    assert caught.value.remedy


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(UserError, match="PDF"):
        print_elsewhere(Paper("题", "<p>甲</p>"), ["/nowhere/shenyue"])
