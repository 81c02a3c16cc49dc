from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from core.model.values import Measure
from tests.support.figures import report_with_figures
from tests.support.reports import make_report
from ui.figures.figures_pane import FiguresPane
from ui.figures.grouping import Order, groups_of
from ui.panes.lines_list import LinesList
from ui.panes.parts import EmptyState, SearchField, Segments
from ui.widgets.theme import THEMES

REPORT = report_with_figures()


@pytest.fixture
def pane(qtbot: QtBot) -> FiguresPane:
    made = FiguresPane(THEMES["light"])
    qtbot.addWidget(made)
    made.resize(232, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def words(pane: FiguresPane) -> list[str]:
    model = pane.findChild(LinesList).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def button(pane: FiguresPane, text: str) -> QToolButton:
    [found] = [b for b in pane.findChildren(QToolButton) if b.text() == text and b.isVisible()]
    return found


def titles(order: Order, **wanted: object) -> list[tuple[str, list[str]]]:
    found = groups_of(REPORT, order, **wanted)  # type: ignore[arg-type]
    return [(group.title, [line.value for line in group.lines]) for group in found]


def test_figures_stand_by_section_subject_or_unit() -> None:
    assert titles(Order.SECTION) == [
        ("一 2020年计划执行情况", ["9000万元", "1.84亿元", "5.5%"]),
        ("二 2021年主要预期目标", ["8%左右", "12所"]),
    ]
    assert titles(Order.SUBJECT) == [
        ("贷款", ["1.84亿元", "5.5%"]),
        ("补贴", ["9000万元"]),
        ("贷款余额", ["8%左右"]),
        ("新建幼儿园", ["12所"]),
    ]
    assert titles(Order.UNIT) == [
        ("元", ["9000万元", "1.84亿元"]),
        ("%", ["5.5%", "8%左右"]),
        ("所", ["12所"]),
    ]


def test_the_largest_come_first_whatever_their_unit_is_called() -> None:
    assert titles(Order.UNIT, by_size=True)[:2] == [
        ("元", ["1.84亿元", "9000万元"]),
        ("%", ["8%左右", "5.5%"]),
    ]


def test_only_what_is_looked_for_is_shown() -> None:
    assert titles(Order.UNIT, query="贷款 ") == [
        ("%", ["5.5%", "8%左右"]),
        ("元", ["1.84亿元"]),
    ]
    assert titles(Order.SECTION, measure=Measure.COUNT) == [("二 2021年主要预期目标", ["12所"])]


def test_a_click_leads_to_the_words_of_the_figure(pane: FiguresPane, qtbot: QtBot) -> None:
    pane.set_report(REPORT)
    shown = pane.findChild(LinesList)
    with qtbot.waitSignal(pane.place_chosen) as told:
        place = shown.visualRect(shown.model().index(2, 0)).center()
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    start, end = told.args
    assert REPORT.text[start:end] == "1.84亿元"


def test_the_field_and_the_choices_change_the_list(pane: FiguresPane, qtbot: QtBot) -> None:
    pane.set_report(REPORT)
    assert len(words(pane)) == 7
    QTest.mouseClick(pane.findChild(Segments).button(2), Qt.MouseButton.LeftButton)
    assert words(pane)[0] == "元 2"
    QTest.mouseClick(button(pane, "按大小"), Qt.MouseButton.LeftButton)
    assert "1.84亿元" in words(pane)[1]
    QTest.keyClicks(pane.findChild(SearchField), "zzz")
    qtbot.waitUntil(lambda: not words(pane))
    assert "没有找到" in pane.findChild(EmptyState).text()


def test_a_hidden_pane_makes_its_list_when_it_is_shown(qtbot: QtBot) -> None:
    made = FiguresPane(THEMES["dark"])
    qtbot.addWidget(made)
    made.set_report(REPORT)
    assert words(made) == []
    made.show()
    assert len(words(made)) == 7


def test_empty_panes_say_what_they_are_for(pane: FiguresPane) -> None:
    assert "打开一份报告" in pane.findChild(EmptyState).text()
    pane.set_report(make_report())
    assert "没有找到数字" in pane.findChild(EmptyState).text()
