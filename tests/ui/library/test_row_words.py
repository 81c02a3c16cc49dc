from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from core.model.library import ReportEntry
from core.model.report import ReportKind, ReportMeta
from ui.library.row_words import place_line, reading_line, title_lines
from ui.widgets.theme import ui_font

TITLE = "关于东山哈尼族彝族自治州2025年预算执行情况和2026年预算草案的报告（书面）"
META = ReportMeta(TITLE, ReportKind.BUDGET, "东山哈尼族彝族自治州", 2025, 2026)
ENTRY = ReportEntry("a", "v", META, 20_092, 3, 0.4, "a.txt", "2026-01-01T00:00:00+00:00")
TODAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> QtBot:
    return qtbot


@pytest.mark.parametrize("width", [120, 180, 210])
def test_a_long_title_keeps_its_beginning_and_its_end(width: int) -> None:
    lines = title_lines(TITLE, ui_font(), width)
    metrics = QFontMetricsF(ui_font())
    assert len(lines) == 2
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    assert lines[0].startswith("关于东山")
    assert lines[1].startswith("…")
    assert lines[1].endswith("报告（书面）")


def test_a_title_that_fits_is_whole() -> None:
    assert title_lines("东山州政府工作报告", ui_font(), 240) == ["东山州政府工作报告"]
    assert "".join(title_lines(TITLE, ui_font(), 400)) == TITLE


@pytest.mark.parametrize("width", [150, 190, 260])
def test_years_and_kind_are_never_cut(width: int) -> None:
    words = place_line(ENTRY, ui_font(12), width, region=True)
    assert words.endswith(("2025–2026 · 预算报告", "2025–26 · 预算报告"))
    assert QFontMetricsF(ui_font(12)).horizontalAdvance(words) <= width


def test_a_place_is_whole_where_there_is_room_and_left_out_where_there_is_none() -> None:
    assert place_line(ENTRY, ui_font(12), 400, region=True).startswith("东山哈尼族彝族自治州 · ")
    narrow = place_line(ENTRY, ui_font(12), 190, region=True)
    assert narrow.startswith("东山")
    assert "州 · " in narrow
    assert place_line(ENTRY, ui_font(12), 130, region=True) == "2025–2026 · 预算报告"
    assert place_line(ENTRY, ui_font(12), 400, region=False) == "2025–2026 · 预算报告"


def test_the_last_line_tells_of_reading() -> None:
    read = replace(ENTRY, opened="2026-02-03T08:00:00Z")
    assert reading_line(read, TODAY) == "2月3日 · 读到 40% · 3 条批注"
    fresh = replace(ENTRY, notes=0, progress=0.0)
    assert reading_line(fresh, TODAY) == "还没打开 · 20,092 字"
