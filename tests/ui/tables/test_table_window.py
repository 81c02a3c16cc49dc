from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.tables import debt_page
from ui.tables.table_window import TableWindow
from ui.widgets.theme import THEMES

PAGE = debt_page()
TEXT = "\n".join(block.text for block in PAGE.blocks)


@pytest.fixture
def shown(qtbot: QtBot) -> TableWindow:
    window = TableWindow(THEMES["light"], PAGE, 3)
    qtbot.addWidget(window)
    window.resize(480, 420)
    window.show()
    window.view.setFocus()
    return window


def test_the_window_is_called_as_the_table_is_in_the_report(shown: TableWindow) -> None:
    words = [label.text() for label in shown.findChildren(QLabel)]
    assert shown.windowTitle() == "表一 东川市政府债务余额情况表"
    assert {"单位：万元", "注：不含高新区。"} <= set(words)


def test_names_and_heads_stay_while_the_rest_is_moved(shown: TableWindow) -> None:
    view = shown.view

    def ink() -> list[int]:
        """How much is written over the names, and over the heads."""
        picture = view.grab().toImage()
        scale = picture.devicePixelRatio()
        ground = QColor(THEMES["light"].ground).rgb()

        def count(left: int, top: int, right: int, bottom: int) -> int:
            return sum(
                picture.pixelColor(round(x * scale), round(y * scale)).rgb() != ground
                for x in range(left, right)
                for y in range(top, bottom)
            )

        return [count(4, 64, 60, 90), count(4, 4, 60, 60)]

    view.show_place(2, 2)
    before = ink()
    assert min(before) > 20
    across = view.horizontalScrollBar()
    assert across.maximum() > 50
    across.setValue(across.maximum())
    assert ink() == before
    # They do not follow the cell that the keyboard is on, either.
    view.show_place(4, 6)
    assert ink() == before


def test_a_place_is_brought_out_from_under_the_names(shown: TableWindow) -> None:
    view = shown.view
    view.show_place(3, 6)
    view.show_place(3, 1)
    lead = view.columnWidth(0)
    assert view.visualRect(view.model().index(3, 1)).left() >= lead


def test_no_number_is_cut(shown: TableWindow) -> None:
    view = shown.view
    for cell in view.grid.cells:
        if not cell.header:
            needed = view.fontMetrics().horizontalAdvance(view.grid.text(cell))
            assert view.columnWidth(cell.column) > needed, view.grid.text(cell)


def test_selected_cells_are_copied_with_tabs(shown: TableWindow) -> None:
    shown.view.show_place(2, 1)
    QTest.keyClick(shown.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(shown.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(shown.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "2,118,340\t1,447,002.5\n782,430\t548,055"


def button(shown: TableWindow, words: str) -> QPushButton:
    [found] = [one for one in shown.findChildren(QPushButton) if one.text() == words]
    return found


def test_the_whole_table_is_copied_by_its_button(shown: TableWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.copied):
        button(shown, "复制整张表").click()
    rows = QGuiApplication.clipboard().text().split("\n")
    assert len(rows) == 5
    assert rows[2].startswith("东川市\t2,118,340\t")
    assert shown.isVisible()


def test_a_cell_leads_to_its_words_in_the_report(shown: TableWindow, qtbot: QtBot) -> None:
    shown.view.show_place(3, 2)
    for lead in (
        lambda: QTest.keyClick(shown.view, Qt.Key.Key_Return),
        button(shown, "看正文中的这一格").click,
    ):
        with qtbot.waitSignal(shown.place_chosen) as told:
            lead()
        start, end = told.args
        assert TEXT[start:end] == "548,055"
        assert shown.isVisible()


def test_the_cell_that_was_pointed_at_is_the_current_one(shown: TableWindow) -> None:
    shown.show_offset(TEXT.index("234,375"))
    index = shown.view.currentIndex()
    assert (index.row(), index.column()) == (3, 3)
