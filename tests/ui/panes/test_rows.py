from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from ui.panes.rows import wrap_runs
from ui.widgets.theme import ui_font

pytestmark = pytest.mark.usefixtures("qapp")


def texts(lines: list[list[tuple[str, bool]]]) -> list[str]:
    return ["".join(text for text, _strong in line) for line in lines]


@given(
    st.lists(
        st.tuples(st.text("全区经济GDP5.5%，。（）“”", max_size=12), st.booleans()), max_size=5
    ),
    st.integers(40, 200),
    st.integers(1, 4),
)
def test_wrapped_words_fit_and_stay_in_order(
    runs: list[tuple[str, bool]], width: int, lines: int
) -> None:
    metrics = QFontMetricsF(ui_font())
    whole = "".join(text for text, _strong in runs)

    broken = texts(wrap_runs(runs, ui_font(), width, lines))

    assert len(broken) <= lines
    joined = "".join(broken)
    assert joined == whole or (joined.endswith("…") and whole.startswith(joined[:-1]))
    for line in broken:
        assert metrics.horizontalAdvance(line) <= width + metrics.horizontalAdvance("…中")


def test_no_line_begins_with_a_closing_sign_or_cuts_a_number() -> None:
    width = QFontMetricsF(ui_font()).horizontalAdvance("去年只有四，")

    lines = texts(wrap_runs([("去年只有四五，今年定12345元", False)], ui_font(), width, 9))

    assert all(line[0] not in "，。" for line in lines)
    assert any("12345" in line for line in lines)


def test_a_sign_carried_over_takes_its_whole_number_along() -> None:
    width = QFontMetricsF(ui_font()).horizontalAdvance("增加值增长5.4%")

    lines = texts(wrap_runs([("增加值增长5.4%、工业增长", False)], ui_font(), width + 1, 9))

    assert any("5.4%、" in line for line in lines)


def test_emphasis_survives_the_break() -> None:
    runs = [("前前前", False), ("稀金谷", True), ("后后后", False)]
    lines = wrap_runs(runs, ui_font(), QFontMetricsF(ui_font()).horizontalAdvance("前前前稀"), 5)

    strong = "".join(text for line in lines for text, is_strong in line if is_strong)
    assert strong == "稀金谷"
    assert lines[0] == [("前前前", False), ("稀", True)]


def test_an_amount_with_commas_is_never_cut() -> None:
    width = QFontMetricsF(ui_font()).horizontalAdvance("债务余额1,978,8")

    lines = texts(wrap_runs([("债务余额1,978,848万元", False)], ui_font(), width, 9))

    assert any("1,978,848" in line for line in lines)


@pytest.mark.parametrize("words", ["实际93,935万元", "下降5.4个百分点", "到2026年底"])
def test_an_amount_stays_with_its_unit(words: str) -> None:
    metrics = QFontMetricsF(ui_font())
    before = "计划执行情况："
    for end in range(1, len(words)):
        width = metrics.horizontalAdvance(before + words[:end]) + 1
        lines = texts(wrap_runs([(before + words + "，另有安排", False)], ui_font(), width, 9))
        unit = {"实": "93,935万元", "下": "5.4个", "到": "2026年"}[words[0]]
        assert any(unit in line for line in lines), lines
