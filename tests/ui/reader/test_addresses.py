from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.page import Page, PageBlock
from ui.reader.addresses import short_address
from ui.reader.reader_view import ReaderView
from ui.widgets.theme import THEMES

ADDRESS = "第二部分·二(一)·2段3"


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (20, ADDRESS),
        (10, "二(一)·2段3"),
        (7, "(一)·2段3"),
        (4, "2段3"),
        (2, "段3"),
    ],
)
def test_an_address_is_cut_between_its_steps(room: int, shown: str) -> None:
    assert short_address(ADDRESS, room, len) == shown


def test_what_has_no_steps_keeps_its_end() -> None:
    assert short_address("附表一二三四五六", 4, len) == "…四五六"


def test_the_whole_address_is_told_beside_the_paragraph(qtbot: QtBot) -> None:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(600, 400)
    block = PageBlock("paragraph", ADDRESS, "重点工作有序推进。" * 12, 0, 0, (), ())
    view.show_page(Page("r", "v", "报告", (block,)))
    view.show()
    assert view.marking
    qtbot.waitUntil(lambda: view.sheet.is_laid_out)
    gutter = view.sheet.gutter
    place = QPointF(gutter.width() - 20, 40)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        gutter.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(gutter, move)
    assert gutter.toolTip() == ADDRESS
