"""Narrow columns: lines are not stretched, so that numbers stay together."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from core.model.page import Page, PageBlock
from ui.reader.reader_view import ReaderView
from ui.widgets.theme import THEMES

WORDS = "主要河流断面水质优良比例99.7%、空气质量优良天数比例98.4%，" * 8


def widest_digit(view: ReaderView) -> float:
    """The widest place that a digit takes, in em."""
    document = view.sheet.document()
    block = document.firstBlock()
    layout = block.layout()
    text = block.text()
    found = []
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        for at in range(line.textStart(), line.textStart() + line.textLength() - 1):
            if text[at].isdigit() and text[at + 1] in ".0123456789":
                x = [line.cursorToX(one)[0] for one in (at, at + 1)]
                found.append(abs(x[1] - x[0]))
    return max(found) / block.charFormat().font().pixelSize()


def open_view(qtbot: QtBot, width: int, zoom: int) -> ReaderView:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(width, 500)
    view.set_zoom(zoom)
    view.show_page(Page("r", "v", "公报", (PageBlock("paragraph", "一1", WORDS, 0, 0, (), ()),)))
    view.show()
    qtbot.waitUntil(lambda: view.sheet.is_laid_out)
    return view


@pytest.mark.parametrize(("width", "zoom"), [(420, 100), (480, 100), (700, 200)])
def test_digits_are_not_spread_in_a_narrow_column(qtbot: QtBot, width: int, zoom: int) -> None:
    view = open_view(qtbot, width, zoom)
    assert widest_digit(view) < 0.62


def right_edges(view: ReaderView) -> set[int]:
    cursor = QTextCursor(view.sheet.document())
    layout = cursor.block().layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount() - 1)]
    return {round(line.naturalTextRect().right()) for line in lines}


def test_lines_follow_the_width_of_the_column(qtbot: QtBot) -> None:
    view = open_view(qtbot, 900, 100)

    def alignment() -> int:
        return view.sheet.document().firstBlock().blockFormat().alignment().value

    wide = alignment()
    view.resize(420, 500)
    qtbot.waitUntil(lambda: alignment() != wide)
    assert widest_digit(view) < 0.62
    view.resize(900, 500)
    qtbot.waitUntil(lambda: alignment() == wide)
