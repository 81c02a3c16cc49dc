"""The frame of the real window: panels, docks, themes, keys, sizes, and what is kept of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from core import i18n
from tests.support.windows import CTRL, LEFT, Day, dialog, key, library, open_dialogs
from ui.main_window import MainWindow
from ui.settings.settings_dialog import SettingsDialog
from ui.shell.docks import Dock
from ui.shell.shortcuts import ShortcutList
from ui.shot import take
from ui.widgets.theme import THEMES


def title_button(dock: Dock, name: str) -> QToolButton:
    bar = dock.titleBarWidget()
    [button] = [b for b in bar.findChildren(QToolButton) if b.accessibleName() == name]
    return button


def menu_of(day: Day) -> QMenu:
    day.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_ctrl_b_closes_and_opens_the_panel_that_was_open(day: Day) -> None:
    window = day.open()
    QTest.mouseClick(window.rail.button("notes"), LEFT)
    assert window.side.isVisible()
    assert window.notes.isVisible()

    key(window, Qt.Key.Key_B, held=CTRL)
    assert not window.side.isVisible()
    key(window, Qt.Key.Key_B, held=CTRL)
    assert window.notes.isVisible()
    QTest.mouseClick(window.rail.button("notes"), LEFT)
    assert not window.side.isVisible()
    key(window, Qt.Key.Key_1, held=CTRL)
    assert window.outline.isVisible()
    assert window.outline.isAncestorOf(window.focusWidget())
    key(window, Qt.Key.Key_F6)
    assert window.focusWidget() is window.reader.sheet


def test_docks_fold_float_close_and_come_back(day: Day) -> None:
    window = day.open()
    dock = window.glossary_dock
    tall, wide = dock.height(), dock.width()

    QTest.mouseClick(title_button(dock, "折叠"), LEFT)
    day.until(lambda: dock.height() < 60)
    assert dock.titleBarWidget().width() == window.charts_dock.width() == wide
    assert not window.glossary.isVisible()
    QTest.mouseClick(title_button(dock, "展开"), LEFT)
    day.until(lambda: dock.height() > tall // 2)
    assert window.glossary.isVisible()

    QTest.mouseClick(title_button(dock, "移到单独的窗口"), LEFT)
    assert dock.isFloating()
    QTest.mouseClick(title_button(dock, "放回窗口"), LEFT)
    assert not dock.isFloating()

    QTest.mouseClick(title_button(dock, "关闭"), LEFT)
    assert not dock.isVisible()
    key(window, Qt.Key.Key_4, held=CTRL)
    assert window.glossary.isVisible()
    # A note mark brings a closed dock back too.
    dock.close()
    window.reader.mark_clicked.emit(0)
    assert window.glossary.isVisible()


def test_the_window_is_found_as_it_was_left(day: Day) -> None:
    window = day.open(size=(1200, 700))
    window.show_room("library")
    window.charts_dock.set_folded(True)
    window.glossary_dock.close()
    key(window, Qt.Key.Key_Plus, held=CTRL)
    key(window, Qt.Key.Key_Plus, held=CTRL)
    window.desk.appearance.set_theme("paper")
    assert day.close(window)

    window = day.open_any(size=(1200, 700))
    assert window.rail.current == "library"
    assert window.charts_dock.folded
    assert not window.glossary_dock.isVisible()
    assert window.reader.zoom() == 120
    assert window.theme.name == "paper"


def test_a_theme_is_put_on_unseen_and_a_later_one_takes_over(day: Day) -> None:
    window = day.open()

    window.desk.appearance.set_theme("contrast")
    assert not window.updatesEnabled()
    window.desk.appearance.set_theme("dark")
    day.until(window.updatesEnabled)

    dark = THEMES["dark"]
    assert window.theme is dark
    assert window.reader.theme is dark
    ground = window.outline.grab().toImage().pixelColor(2, 2).name().upper()
    assert ground == dark.panel


@pytest.mark.parametrize("name", list(THEMES))
def test_every_theme_is_worn_everywhere(day: Day, name: str) -> None:
    window = day.open()
    QTest.mouseClick(window.header.button("theme"), LEFT)
    words = {"light": "浅色", "paper": "纸张", "dark": "深色", "contrast": "高对比"}[name]
    menu = menu_of(day)
    next(a for a in menu.actions() if a.text() == words).trigger()
    menu.close()
    day.until(window.updatesEnabled)

    theme = THEMES[name]
    assert QApplication.palette().color(QPalette.ColorRole.Base) == QColor(theme.ground)
    picture = window.grab().toImage()
    sheet = window.reader.sheet.mapTo(window, QPoint(6, 6))
    assert picture.pixelColor(sheet) == QColor(theme.ground)
    for part in (window.rail, window.side, window.charts_dock.titleBarWidget()):
        spot = part.mapTo(window, QPoint(part.width() // 2, 3))
        assert picture.pixelColor(spot) == QColor(theme.panel), part.objectName()
    for label in window.findChildren(QLabel, "dockName"):
        assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.ink)


def test_zoom_keys(day: Day) -> None:
    window = day.open()
    key(window, Qt.Key.Key_Plus, held=CTRL)
    assert window.reader.zoom() == 110
    key(window, Qt.Key.Key_Minus, held=CTRL)
    key(window, Qt.Key.Key_Minus, held=CTRL)
    assert window.reader.zoom() == 90
    key(window, Qt.Key.Key_0, held=CTRL)
    assert window.reader.zoom() == 100


def test_the_buttons_of_the_header_and_the_rail_drop_their_menus(day: Day) -> None:
    window = day.open()
    QTest.mouseClick(window.header.button("text"), LEFT)
    menu = menu_of(day)
    assert menu.actions()[0].text() == "字号 100%"
    menu.actions()[1].trigger()
    assert window.reader.zoom() == 110
    menu.close()

    QTest.mouseClick(window.rail.button("menu"), LEFT)
    menu = menu_of(day)
    words = [action.text() for action in menu.actions()]
    assert "打开文件…" in words
    assert "导出批注…" in words
    screen = window.screen().availableGeometry()
    assert menu.geometry().top() >= screen.top()
    menu.close()

    QTest.mouseClick(window.header.button("search"), LEFT)
    assert window.search.isVisible()
    window.reader.go_to(9000, 9001)
    before = window.reader.sheet.top_offset()
    QTest.mouseClick(window.header.button("back"), LEFT)
    assert window.reader.sheet.top_offset() < before


def test_f1_lists_every_key(day: Day) -> None:
    window = day.open()
    key(window, Qt.Key.Key_F1)
    shown = dialog(ShortcutList)
    words = {label.text() for label in shown.findChildren(QLabel)}
    assert {"Ctrl+F", "查找", "F3", "H", "划线", "Ctrl+Z"} <= words
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert dialog(ShortcutList) is None


def test_settings_take_effect_and_are_kept(day: Day, tmp_path: Path) -> None:
    window = day.open()
    QTest.mouseClick(window.rail.button("settings"), LEFT)
    day.until(lambda: dialog(SettingsDialog))
    settings = dialog(SettingsDialog)
    for name, value in (
        ("theme", "paper"),
        ("zoom", "130"),
        ("language", "en"),
        ("author", "李代表"),
        ("backup_folder", str(tmp_path / "U盘")),
    ):
        settings.changed.emit(name, value)
    settings.backup_requested.emit()
    day.settle(window)
    [backup] = (tmp_path / "U盘").iterdir()
    assert str(backup) in " ".join(label.text() for label in settings.findChildren(QLabel))
    settings.close()
    assert day.close(window)
    with library(day.profile) as stored:
        assert stored.setting("author", "") == "李代表"
        change = stored.annotate_quote(stored.reports()[0].id, "中国稀金谷")
        assert change.after[0].author == "李代表"

    window = day.open()
    assert i18n.language() == "en"
    assert window.theme.name == "paper"
    assert window.reader.zoom() == 130
    QTest.mouseClick(window.rail.button("settings"), LEFT)
    day.until(lambda: dialog(SettingsDialog))
    assert dialog(SettingsDialog).values()["author"] == "李代表"
    dialog(SettingsDialog).close()


def clipped(window: MainWindow) -> list[str]:
    """The visible parts that are smaller than they can be, or reach out of their parent."""
    found = []
    for part in window.findChildren(QWidget):
        parent = part.parentWidget()
        if not part.isVisible() or part.isWindow() or parent is None or _scrolled(part):
            continue
        if isinstance(parent, QLineEdit):
            # Qt's own buttons in a field are a pixel lower than they ask to be.
            continue
        least = part.minimumSizeHint()
        wide = part.minimumWidth() or least.width()
        high = part.minimumHeight() or least.height()
        shortens = part.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
        if (part.width() < wide and not shortens) or part.height() < high:
            found.append(f"{part!r} {part.size()} {wide} {high}")
    return found


def _scrolled(part: QWidget) -> bool:
    """What lies in a scroll area may be larger than it; what hides its text may be smaller."""
    above = part
    while above is not None and not above.isWindow():
        if above.objectName().startswith("qt_scrollarea") or above.inherits("QAbstractScrollArea"):
            return True
        above = above.parentWidget()
    return False


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_nothing_is_clipped(day: Day, size: tuple[int, int]) -> None:
    window = day.open(size=size)
    window.message.say("一句话", "在哪里", "怎么办", action="做", act=int)
    for room in window.side.rooms:
        window.show_room(room)
        day.qtbot.wait(10)
        assert (window.width(), window.height()) == size, room
        assert clipped(window) == [], room


def test_no_thread_outlives_the_window(day: Day) -> None:
    before = set(threading.enumerate())
    window = day.open()
    assert day.close(window)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and set(threading.enumerate()) - before:
        day.qtbot.wait(10)
    assert set(threading.enumerate()) - before == set()
    assert open_dialogs() == []


def test_closing_while_the_window_still_fills_itself_is_fine(day: Day) -> None:
    for wait in (0, 30, 120):
        window = day.open_any()
        day.qtbot.wait(wait)
        assert day.close(window)
    assert day.open().desk.current.report is not None


def test_a_picture_changes_nothing_of_what_the_user_left(day: Day, tmp_path: Path) -> None:
    with library(day.profile) as stored:
        other = tmp_path / "青禾.txt"
        other.write_text("青禾区工作报告\n\n一、总的情况\n\n全区经济平稳。\n", encoding="utf-8")
        stored.import_file(other)
        stored.mark_opened(stored.resolve("赣县区").id)
        opened = {entry.id: entry.opened for entry in stored.reports()}
    assert not (day.profile / "window.ini").exists()
    window = day.open()

    take(
        day.profile, tmp_path / "窗口.png", report="青禾区", theme="dark", pane="search"
    )  # beside the open window

    assert (tmp_path / "窗口.png").stat().st_size > 10_000
    assert not (day.profile / "window.ini").exists()
    with library(day.profile) as stored:
        again = {entry.id: entry.opened for entry in stored.reports()}
        assert again[stored.resolve("青禾区").id] == opened[stored.resolve("青禾区").id]
    assert window.theme.name == "light"


FIRST_PAINT = {
    "core", "core.i18n", "core.model", "core.model.page", "core.store",
    "core.store.first_page", "core.store.names", "ui", "ui.app", "ui.main_window",
}  # fmt: skip


def test_the_first_paint_imports_only_the_skeleton(seeded: Path, repo_root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(repo_root / "main.py"), "--profile", str(seeded)],
        env={**os.environ, "SHENYUE_FIRST_PAINT": "report"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules = json.loads(done.stdout)["modules"]
    loaded = {name for name in modules if name.split(".")[0] in {"core", "ui"}}
    frame = {m for m in loaded if m.split(".")[1:2] in (["reader"], ["shell"], ["widgets"])}
    assert loaded - frame == FIRST_PAINT
    assert not frame & {"ui.reader.marking", "ui.shell.actions", "ui.widgets.icons"}
