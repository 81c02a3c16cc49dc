"""The common shape of dialogs: what Enter and Escape do, and how they look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ui.panes.dialog import Dialog, dialog_style
from ui.widgets.theme import THEMES


@pytest.fixture
def dialog(qtbot) -> Dialog:
    dialog = Dialog(THEMES["light"], "试试")
    qtbot.addWidget(dialog)
    dialog.body.addWidget(QLineEdit(dialog))
    return dialog


@pytest.mark.parametrize(("key", "result"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)])
def test_enter_accepts_and_escape_rejects(dialog: Dialog, key: Qt.Key, result: int) -> None:
    dialog.add_button("取消")
    dialog.add_button("好", primary=True)
    dialog.show()
    line = dialog.findChild(QLineEdit)
    line.setFocus()
    QTest.keyClick(line, key)
    assert (dialog.isVisible(), dialog.result()) == (False, result)


def test_a_sticky_button_leaves_it_open(dialog: Dialog) -> None:
    stays, leaves = dialog.add_button("复制", sticky=True, left=True), dialog.add_button("取消")
    dialog.show()
    stays.click()
    assert dialog.isVisible()
    assert stays.x() < leaves.x()
    leaves.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", list(THEMES))
def test_no_token_is_left_in_the_sheet(name: str) -> None:
    assert "@" not in dialog_style(THEMES[name])


def test_words_of_several_lines_are_whole(qtbot: QtBot) -> None:
    dialog = Dialog(THEMES["light"], "设置")
    qtbot.addWidget(dialog)
    labels = []
    for _number in range(3):
        label = QLabel("备份写到这里；优盘也可以。每天自动的备份仍在上面的位置。" * 3, dialog)
        label.setWordWrap(True)
        dialog.body.addWidget(label)
        labels.append(label)
    dialog.setMinimumWidth(320)
    dialog.resize(320, 60)
    dialog.show()
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())
