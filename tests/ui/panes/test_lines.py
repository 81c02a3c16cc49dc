from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from ui.panes.lines import ROW, Chip, Group, Line, LinesModel, Tone
from ui.panes.lines_list import LinesList
from ui.panes.pane import Pane
from ui.widgets.theme import THEMES

LEFT = Qt.MouseButton.LeftButton
CHILDREN = (Line("计划 4.5左右", item="plan"), Line("实际 4.4", item="actual", quote=True))
GROUPS = [
    Group("判断", (Line("生产总值", chip=Chip("完成", Tone.GOOD), item=1, children=CHILDREN),)),
    Group("没有的", ()),
    Group("数字", (Line("贷款", value="1.84亿元", below="总量 · 2020年", item=2), Line("无处"))),
]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[LinesList]:
    pane = Pane()
    qtbot.addWidget(pane)
    model = LinesModel(pane)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
    view = LinesList(model, THEMES["light"], "清单", pane)
    pane.resize(240, 400)
    view.resize(240, 400)
    pane.set_theme(THEMES["light"])
    pane.show()
    qtbot.waitExposed(pane)
    model.set_groups(GROUPS)
    yield view
    pane.close()


def model_of(view: LinesList) -> LinesModel:
    model = view.model()
    assert isinstance(model, LinesModel)
    return model


def words(view: LinesList) -> list[str]:
    model = model_of(view)
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_empty_groups_are_left_out_and_titles_count_their_lines(shown: LinesList) -> None:
    assert words(shown) == [
        "判断 1",
        "生产总值 完成",
        "数字 2",
        "贷款 1.84亿元 总量 · 2020年",
        "无处",
    ]
    assert model_of(shown).count == 3


def test_a_line_opens_with_a_click_and_closes_with_the_keyboard(shown: LinesList) -> None:
    chosen: list[object] = []
    shown.chosen.connect(chosen.append)
    place = shown.visualRect(shown.model().index(1, 0)).center()
    QTest.mouseClick(shown.viewport(), LEFT, pos=place)
    assert words(shown)[2:4] == ["计划 4.5左右", "实际 4.4"]
    assert chosen == [1]

    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert chosen == [1, "actual"]

    shown.setCurrentIndex(shown.model().index(1, 0))
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert len(words(shown)) == 5
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert len(words(shown)) == 7


def test_open_lines_stay_open_when_the_list_is_made_anew(shown: LinesList) -> None:
    model_of(shown).toggle(1)
    model_of(shown).set_groups(list(reversed(GROUPS)))
    assert words(shown)[-2:] == ["计划 4.5左右", "实际 4.4"]
    model_of(shown).set_groups(GROUPS[2:])
    model_of(shown).set_groups(GROUPS)
    assert len(words(shown)) == 5
    model_of(shown).set_groups(GROUPS, opened=True)
    assert len(words(shown)) == 7


def test_walking_passes_over_titles_and_delete_tells_the_item(shown: LinesList) -> None:
    removed: list[object] = []
    shown.removed.connect(removed.append)
    shown.setCurrentIndex(QModelIndex())
    shown.walk(1)
    assert shown.current_item() == 1
    shown.walk(1)
    assert shown.current_item() == 2
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert removed == [2]
    shown.walk(-5)
    assert shown.current_item() == 1


def test_nothing_is_told_of_a_line_without_item(shown: LinesList) -> None:
    told: list[object] = []
    shown.chosen.connect(told.append)
    shown.removed.connect(told.append)
    shown.setCurrentIndex(shown.model().index(4, 0))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert told == []


def test_rows_are_as_high_as_their_words_at_any_width(shown: LinesList) -> None:
    long = Line("很长的一句话" * 12, below="后面还有一些说明的话" * 6, value="12.5%")
    model_of(shown).set_groups([Group("", (long, Line("短")))])
    narrow = shown.visualRect(shown.model().index(0, 0)).height()
    shown.resize(500, 400)
    shown.doItemsLayout()
    wide = shown.visualRect(shown.model().index(0, 0)).height()
    short = shown.visualRect(shown.model().index(1, 0)).height()
    assert narrow > wide > short


@pytest.mark.parametrize("theme", list(THEMES))
def test_every_theme_paints_titles_lines_and_chips(shown: LinesList, theme: str) -> None:
    model_of(shown).toggle(1)
    shown.set_theme(THEMES[theme])
    image = shown.grab().toImage()
    row = shown.visualRect(shown.model().index(1, 0))
    colours = {
        image.pixelColor(x, y).name()
        for y in range(row.top(), row.bottom(), 2)
        for x in range(0, row.width(), 2)
    }
    assert len(colours) > 5
    assert QRect(row).isValid()
    assert shown.model().index(1, 0).data(ROW).open
