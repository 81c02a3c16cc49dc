from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.actions import Actions, commands, pane_keys, reader_keys
from ui.shell.shortcuts import ShortcutList
from ui.widgets.theme import THEMES


def test_no_key_means_two_things() -> None:
    keys = [QKeySequence(key) for group in commands() for one in group for key in one.keys]
    assert all(not key.isEmpty() for key in keys)
    assert len({key.toString() for key in keys}) == len(keys)


def test_keys_and_menu_run_the_command_by_its_name(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ran: list[str] = []
    actions = Actions(window, ran.append)
    sheet = QPushButton(window)
    window.show()
    sheet.setFocus()
    qtbot.waitUntil(sheet.hasFocus)
    QTest.keyClick(sheet, Qt.Key.Key_F3)
    QTest.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    menu = actions.menu(window)
    next(a for a in menu.actions() if a.text() == "退出").trigger()
    assert ran == ["next", "undo", "quit"]
    names = {one.name for group in commands() for one in group}
    assert {a.objectName() for a in menu.actions() if not a.isSeparator()} == names


def test_the_list_shows_every_key_with_its_words(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    keys = Actions(window, lambda _name: None).keys()
    shown = ShortcutList(THEMES["dark"], keys, window)
    shown.show()
    labels = [label.text() for label in shown.findChildren(QLabel)]
    for key, words in [*keys, *reader_keys(), *pane_keys()]:
        assert key in labels
        assert words in labels


def test_the_list_of_keys_fits_a_narrow_window_and_scrolls(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    shown = ShortcutList(THEMES["light"], Actions(window, lambda _name: None).keys(), window)
    shown.show()
    qtbot.waitExposed(shown)

    assert shown.width() <= 700
    assert shown.height() <= 500
    bar = shown.findChild(QScrollArea).verticalScrollBar()
    QTest.keyClick(shown, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(shown, Qt.Key.Key_PageUp)
    assert bar.value() == 0
