"""Rail, side panel, header and docks, each by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QToolButton
from pytestqt.qtbot import QtBot

from ui.shell.docks import TITLE_HEIGHT, Dock
from ui.shell.header import Header
from ui.shell.rail import Rail
from ui.shell.side import SidePanel
from ui.widgets.theme import THEMES

LEFT = Qt.MouseButton.LeftButton
ROOMS = (("outline", "目录"), ("notes", "批注"))


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail(ROOMS, (("settings", "设置"),))
    qtbot.addWidget(made)
    made.resize(48, 400)
    made.show()
    return made


def test_at_most_one_button_of_the_rail_is_on(rail: Rail) -> None:
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)
    QTest.mouseClick(rail.button("outline"), LEFT)
    QTest.mouseClick(rail.button("notes"), LEFT)
    assert [rail.button(n).isChecked() for n in ("outline", "notes")] == [False, True]
    QTest.mouseClick(rail.button("notes"), LEFT)
    assert chosen == ["outline", "notes", ""]
    assert not rail.button("notes").isChecked()
    assert rail.current == ""


def test_setting_the_rail_tells_nobody(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current("notes")
    assert rail.button("notes").isChecked()
    assert rail.current == "notes"


def test_a_button_at_the_foot_is_pressed_and_stays_off(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.pressed) as told:
        QTest.keyClick(rail.button("settings"), Qt.Key.Key_Space)
    assert told.args == ["settings"]
    assert not rail.button("settings").isChecked()
    assert rail.button("settings").accessibleName() == "设置"


def test_icons_are_painted_in_every_theme(rail: Rail) -> None:
    for theme in THEMES.values():
        rail.set_theme(theme)
        assert not rail.button("outline").icon().isNull()


def test_the_side_panel_remembers_the_room_shown_last(qtbot: QtBot) -> None:
    side = SidePanel(dict(ROOMS))
    qtbot.addWidget(side)
    pane = QLabel("批注在这里")
    side.set_pane("notes", pane)
    side.show_room("notes")
    side.show()
    assert pane.isVisible()
    title = side.findChild(QLabel, "sideName")
    assert title.text() == "批注"
    side.show_room("")
    assert not side.isVisible()
    assert side.last == "notes"


def test_the_side_panel_has_a_way_out(qtbot: QtBot) -> None:
    side = SidePanel(dict(ROOMS))
    qtbot.addWidget(side)
    side.show()
    button = next(b for b in side.findChildren(QToolButton) if b.accessibleName() == "收起侧栏")
    with qtbot.waitSignal(side.shut):
        QTest.mouseClick(button, LEFT)


def test_the_path_in_the_header_is_whole_in_its_tip(qtbot: QtBot) -> None:
    header = Header()
    qtbot.addWidget(header)
    header.resize(240, TITLE_HEIGHT)
    header.show()
    path = "一、2020年全区国民经济和社会发展计划执行情况 › (三)产业发展提质增效"
    header.set_crumb(path)
    assert header.crumb() == path
    label = header.findChild(QLabel, "crumb")
    assert label.toolTip() == path
    assert label.width() < 240
    with qtbot.waitSignal(header.pressed) as told:
        QTest.mouseClick(header.button("theme"), LEFT)
    assert told.args == ["theme"]


@pytest.fixture
def dock(qtbot: QtBot) -> Iterator[Dock]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 600)
    made = Dock("glossary", "名词", THEMES["light"], window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    made.set_theme(THEMES["light"])
    window.show()
    # The window lives as long as somebody here holds it.
    yield made
    window.close()


def test_a_folded_dock_is_its_title_and_unfolds_again(dock: Dock, qtbot: QtBot) -> None:
    pane = QLabel("六稳")
    dock.set_pane(pane)
    qtbot.waitUntil(pane.isVisible)
    with qtbot.waitSignal(dock.folded_changed) as told:
        dock.toggle_folded()
    assert told.args == [True]
    assert not pane.isVisible()
    assert dock.maximumHeight() == TITLE_HEIGHT
    with qtbot.assertNotEmitted(dock.folded_changed):
        dock.set_folded(True)
    dock.toggle_folded()
    assert pane.isVisible()


def test_a_pane_put_into_a_folded_dock_stays_hidden_until_it_unfolds(
    dock: Dock, qtbot: QtBot
) -> None:
    dock.set_folded(True)
    pane = QLabel("六保")
    dock.set_pane(pane)
    qtbot.wait(20)
    assert not pane.isVisible()
    dock.set_folded(False)
    qtbot.waitUntil(pane.isVisible)


def test_the_title_bar_keeps_its_height(dock: Dock) -> None:
    bar = dock.titleBarWidget()
    assert bar.height() == TITLE_HEIGHT
    assert bar.sizeHint().height() == TITLE_HEIGHT
    assert bar.minimumSizeHint().height() == TITLE_HEIGHT
    names = [b.accessibleName() for b in bar.findChildren(QToolButton)]
    assert names == ["折叠", "移到单独的窗口", "关闭"]
    assert all(b.size() == QSize(26, 26) for b in bar.findChildren(QToolButton))
