from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.toast import MessageBar, Toast

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def test_a_toast_stands_at_the_foot_and_follows_the_size(room: QWidget) -> None:
    toast = Toast(room)
    assert toast.text() == ""
    toast.say("已撤销")
    assert toast.text() == "已撤销"
    assert not toast.button.isVisible()
    assert toast.geometry().center().x() == pytest.approx(250, abs=1)
    room.resize(800, 500)
    assert toast.geometry().center().x() == pytest.approx(400, abs=1)
    assert 500 - 40 < toast.geometry().bottom() < 500


def test_long_words_stay_within_the_window(room: QWidget) -> None:
    toast = Toast(room)
    toast.say("已导出到 " + "很长的文件夹/" * 30 + "批注.md")
    assert toast.geometry().left() >= 0
    assert toast.geometry().right() <= room.width()


def test_its_action_is_done_once_and_hides_it(room: QWidget) -> None:
    toast = Toast(room)
    done: list[str] = []
    toast.say("已删除批注", "撤销", lambda: done.append("undo"))
    QTest.mouseClick(toast.button, LEFT)
    assert done == ["undo"]
    assert toast.text() == ""


def test_it_goes_by_itself_unless_told_to_stay(room: QWidget, qtbot: QtBot) -> None:
    toast = Toast(room)
    toast.say("正在导入…", seconds=0)
    toast.say("马上就走", seconds=1)
    toast.say("留下", seconds=0)
    qtbot.wait(1100)
    assert toast.text() == "留下"
    toast.say("走", seconds=1)
    qtbot.waitUntil(lambda: toast.text() == "", timeout=3000)


def test_a_message_says_its_parts_on_lines_and_stays_until_closed(room: QWidget) -> None:
    bar = MessageBar(room)
    bar.say("文件打不开。", "", "请检查文件。")
    assert bar.text() == "文件打不开。\n请检查文件。"
    assert not bar.button.isVisible()
    close = next(b for b in bar.findChildren(QToolButton) if b.accessibleName() == "关闭")
    QTest.mouseClick(close, LEFT)
    assert bar.text() == ""


def test_a_message_can_offer_what_helps(room: QWidget) -> None:
    bar = MessageBar(room)
    done: list[str] = []
    bar.say("已损坏", action="恢复", act=lambda: done.append("mended"))
    QTest.keyClick(bar.button, Qt.Key.Key_Space)
    assert done == ["mended"]
    assert bar.text() == ""
    bar.say("别的事")
    assert not bar.button.isVisible()


def test_marked_up_words_are_shown_as_they_are(room: QWidget) -> None:
    bar = MessageBar(room)
    bar.resize(400, 60)
    bar.say("<b>文件</b>.txt 打不开")
    assert bar.text() == "<b>文件</b>.txt 打不开"
