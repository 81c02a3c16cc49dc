"""What the window does when the world is not as it should be."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from core.library import backups
from core.model.errors import UserError
from tests.support.windows import CTRL, LEFT, Day, dialog, drag, key, library, press
from ui import app
from ui.crash_dialog import CrashDialog
from ui.main_window import MainWindow
from ui.panes.parts import EmptyState
from ui.presenting import troubles
from ui.settings.settings_dialog import SettingsDialog

QUOTE = "中国稀金谷"
NOTE = "配套资金落实到哪一步了？"


def refused(day: Day) -> MainWindow:
    """A window that could not open its library and has said so."""
    window = day.open_any()
    day.until(lambda: window.is_filled and window.message.text())
    return window


def try_everything(day: Day, window: MainWindow) -> None:
    """Press what is there; nothing may raise (the test fails on an error in a slot)."""
    window.reader.setFocus()
    for one in (Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_Space, Qt.Key.Key_F3):
        key(window, one)
    for one in "zyeflb12340":
        key(window, Qt.Key(ord(one.upper())), held=CTRL)
    window.files_dropped.emit([Path(__file__)])
    day.qtbot.wait(20)
    day.settle(window)


def test_a_second_window_says_so_and_the_first_loses_nothing(day: Day) -> None:
    first = day.open()
    second = refused(day)

    assert "已经在另一个审阅窗口里打开" in second.message.text()
    assert "报告库没有打开" in second.library.findChild(EmptyState).text()
    assert second.reader.page is not None
    try_everything(day, second)
    start = first.desk.current.report.text.index("受区人民政府委托")
    drag(first, start, start + 4)
    key(first, Qt.Key.Key_3)
    day.settle(first)
    assert day.close(second)
    assert len(day.stored()) == 1
    assert day.close(first)
    assert len(day.open().desk.current.annotations) == 1


def test_a_second_window_goes_on_with_its_file_once_the_first_is_closed(
    day: Day, tmp_path: Path
) -> None:
    file = tmp_path / "new.txt"
    file.write_text("东川市2025年政府工作报告\n一、工作回顾\n全年经济平稳。\n", encoding="utf-8")
    first = day.open()
    second = day.open_any(file=file)
    day.until(lambda: second.is_filled and second.message.text())
    press(second.message, "再试一次")
    day.until(second.message.isVisible)
    assert "已经在另一个审阅窗口里打开" in second.message.text()

    assert day.close(first)
    press(second.message, "再试一次")

    day.until(lambda: second.desk.current.report is not None)
    assert second.desk.current.report.meta.title == "东川市2025年政府工作报告"
    assert not second.message.isVisible()


def test_what_the_command_line_writes_beside_the_window_is_shown(day: Day) -> None:
    window = day.open()
    with library(day.profile) as beside:
        report = beside.reports()[0].id
        [made] = beside.annotate_quote(report, QUOTE, note=NOTE).after
    day.settle(window)
    window.desk.outside.look()
    day.until(lambda: made.id in window.desk.current.annotations)
    assert window.reader.marking.annotation(made.id) is not None
    with library(day.profile) as beside:
        beside.edit(made.id, note="改过的")
        beside.delete([made.id])
    day.settle(window)
    window.desk.outside.look()
    day.until(lambda: made.id not in window.desk.current.annotations)
    assert window.reader.marking.annotation(made.id) is None


def test_a_backup_that_cannot_be_made_is_told_and_one_is_made_while_the_window_stays_open(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_ways: object) -> None:
        raise UserError("磁盘空间不足，没有备份。", remedy="请清理磁盘。")

    with monkeypatch.context() as patch:
        patch.setattr("core.library.base.back_up_if_due", full)
        window = day.open()
    day.until(lambda: "没有备份" in window.message.text())
    start = window.desk.current.report.text.index("受区人民政府委托")
    drag(window, start, start + 4)
    key(window, Qt.Key.Key_3)
    day.settle(window)
    for path in backups(day.profile):
        path.unlink()
    window.desk.keeping.back_up()
    day.until(lambda: backups(day.profile))


def test_without_a_library_the_look_can_still_be_set(day: Day) -> None:
    day.open()
    second = refused(day)
    key(second, Qt.Key.Key_Comma, held=CTRL)
    day.until(lambda: second.findChild(SettingsDialog))
    settings = second.findChild(SettingsDialog)
    settings.changed.emit("theme", "dark")
    assert second.theme.name == "dark"
    settings.changed.emit("author", "李代表")
    day.settle(second)
    assert "没有保存" in second.message.text()
    assert "另一个审阅窗口" in second.message.text()
    settings.close()


def test_a_library_of_a_newer_edition_is_left_alone(day: Day) -> None:
    path = day.profile / "library.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 999")
    before = path.read_bytes()

    window = refused(day)

    assert "更新版本" in window.message.text()
    try_everything(day, window)
    assert day.close(window)
    assert path.read_bytes() == before


def test_a_damaged_library_is_mended_at_a_click(day: Day) -> None:
    with library(day.profile) as stored:
        stored.annotate_quote(stored.reports()[0].id, QUOTE, note=NOTE)
    path = day.profile / "library.db"
    path.write_bytes(b"not a database at all" * 400)

    window = refused(day)
    assert "已损坏" in window.message.text()
    assert window.message.button.text() == "恢复报告库"
    QTest.mouseClick(window.message.button, LEFT)
    day.until(lambda: window.desk.current.report is not None)
    day.until_ready(window)

    assert "报告库已恢复" in window.message.text()
    assert window.toast.text() == ""
    assert (day.profile / "damaged").is_dir()
    assert day.close(window)
    assert [one.note for one in day.stored()] == [NOTE]


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid"), reason="folders are locked otherwise"
)
def test_a_folder_that_cannot_be_written_is_explained(day: Day, monkeypatch) -> None:
    def read_only(_opener: object, _profile: Path) -> object:
        raise UserError("数据文件夹不能写入，批注无法保存。", remedy="请检查文件夹权限。")

    if os.geteuid() == 0:
        # The superuser may write everywhere: the refusal is what the library says elsewhere.
        monkeypatch.setattr("ui.presenting.opening.Opener.__call__", read_only)
    else:
        day.profile.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        window = refused(day)
        assert "不能写入" in window.message.text()
        assert window.reader.page is not None
        try_everything(day, window)
        assert day.close(window)
    finally:
        day.profile.chmod(stat.S_IRWXU)


def test_a_note_that_cannot_be_saved_is_handed_out_and_the_window_stays(
    day: Day, monkeypatch
) -> None:
    window = day.open()
    start = window.desk.current.report.text.index("受区人民政府委托")
    drag(window, start, start + 4)
    key(window, Qt.Key.Key_N)
    day.until(lambda: window.findChild(QPlainTextEdit, "noteWords") is not None)
    window.findChild(QPlainTextEdit, "noteWords").insertPlainText(NOTE)

    def full(*_args: object, **_look: object) -> object:
        raise UserError("磁盘空间不足，这次改动没有保存。", remedy="请清理磁盘后再试。")

    monkeypatch.setattr("core.library.Library.edit", full)
    assert not day.close(window)

    assert window.isVisible()
    assert "磁盘空间不足" in window.message.text()
    QTest.mouseClick(window.message.button, LEFT)
    assert QGuiApplication.clipboard().text() == NOTE
    assert day.close(window)


def test_without_a_chinese_font_the_window_says_so(day: Day, monkeypatch) -> None:
    monkeypatch.setattr(troubles, "has_chinese_font", lambda: False)
    window = day.open()
    assert "No Chinese font" in window.message.text()
    assert "中文字体" in window.message.text()
    day.close(window)


def test_a_bug_in_the_background_reaches_whoever_watches(day: Day) -> None:
    window = day.open()
    with day.qtbot.captureExceptions() as caught:
        window.desk.tasks.write(lambda _library: 1 / 0)
        window.desk.tasks.run(lambda: int("x"))
        day.until(lambda: len(caught) == 2)
    assert {kind for kind, _error, _trace in caught} == {ZeroDivisionError, ValueError}
    assert window.message.text() == ""


def test_a_bug_is_written_down_and_told_calmly(day: Day, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    window = day.open()
    app._watch(day.profile, window)
    window.desk.tasks.write(lambda _library: 1 / 0)
    day.until(lambda: dialog(CrashDialog))

    shown = dialog(CrashDialog)
    assert shown.parent() is window
    [report] = (day.profile / "crash").iterdir()
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    press(shown, "继续")
    assert window.isVisible()
