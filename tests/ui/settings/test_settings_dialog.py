"""The settings, changed by mouse and keys; every change is told at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from ui.settings.settings_dialog import SettingsDialog
from ui.settings.table import Sort, defaults, settings
from ui.widgets.theme import THEMES

VALUES = {
    "theme": "paper",
    "zoom": "130",
    "language": "en",
    "author": "李代表",
    "profile": "/home/li/审阅",
    "backup_folder": "/media/usb",
}


@pytest.fixture
def dialog(qtbot) -> SettingsDialog:
    dialog = SettingsDialog(THEMES["paper"], VALUES)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def told(dialog: SettingsDialog) -> list[tuple[str, str]]:
    changes: list[tuple[str, str]] = []
    dialog.changed.connect(lambda name, value: changes.append((name, value)))
    return changes


def choice(dialog: SettingsDialog, words: str) -> QToolButton:
    return next(b for b in dialog.findChildren(QToolButton) if b.accessibleName() == words)


def line(dialog: SettingsDialog, name: str) -> QLineEdit:
    return next(found for found in dialog.findChildren(QLineEdit) if found.accessibleName() == name)


def button(dialog: QWidget, words: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == words)


def test_it_shows_what_it_was_given(dialog: SettingsDialog) -> None:
    assert dialog.values() == VALUES
    assert choice(dialog, "主题：纸张").isChecked()
    assert choice(dialog, "语言：English").isChecked()
    assert dialog.findChild(QSlider).value() == 13
    assert line(dialog, "存放位置").text() == "/home/li/审阅"
    assert line(dialog, "存放位置").isReadOnly()


def test_every_setting_of_the_table_has_a_control(dialog: SettingsDialog) -> None:
    shown = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    for title, row in settings():
        assert title in shown
        for setting in row:
            assert setting.words in shown
            assert not setting.note or setting.note in shown
            assert not setting.choices or setting.default in dict(setting.choices)
    assert set(VALUES) == set(defaults())


def test_a_theme_counts_at_once(dialog: SettingsDialog) -> None:
    changes = told(dialog)
    before = dialog.grab().toImage().pixelColor(3, 3).name()
    QTest.mouseClick(choice(dialog, "主题：深色"), Qt.MouseButton.LeftButton)
    assert changes == [("theme", "dark")]
    after = dialog.grab().toImage().pixelColor(3, 3).name()
    assert (before.upper(), after.upper()) == (THEMES["paper"].panel, THEMES["dark"].panel)
    QTest.mouseClick(choice(dialog, "主题：深色"), Qt.MouseButton.LeftButton)
    assert len(changes) == 1


def test_choices_by_keyboard(dialog: SettingsDialog) -> None:
    changes = told(dialog)
    choice(dialog, "语言：English").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert changes == [("language", "zh"), ("language", "")]
    assert dialog.values()["language"] == ""


def test_the_size_of_the_text(dialog: SettingsDialog) -> None:
    changes = told(dialog)
    slider = dialog.findChild(QSlider)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_End)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    button(dialog, "原大").click()
    assert changes == [("zoom", "140"), ("zoom", "240"), ("zoom", "70"), ("zoom", "100")]
    assert not button(dialog, "原大").isEnabled()


def test_the_name_is_told_when_the_line_is_left(dialog: SettingsDialog) -> None:
    changes = told(dialog)
    name = line(dialog, "署名")
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "  Wang  ")
    assert not changes
    QTest.keyClick(name, Qt.Key.Key_Tab)
    assert changes == [("author", "Wang")]


def test_closing_takes_what_is_still_typed(dialog: SettingsDialog) -> None:
    changes = told(dialog)
    dialog.finished.connect(lambda _result: changes.append(("closed", "")))
    name = line(dialog, "署名")
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Zhao")
    QTest.keyClick(name, Qt.Key.Key_Escape)
    # Whoever reads the values when the dialog is closed must find them complete.
    assert changes == [("author", "Zhao"), ("closed", "")]
    assert not dialog.isVisible()


def test_words_put_in_by_a_helper_are_taken_too(dialog: SettingsDialog) -> None:
    # A screen reader or an input method may set a line that never has the focus.
    changes = told(dialog)
    line(dialog, "署名").setText("Qian")
    dialog.accept()
    assert changes == [("author", "Qian")]


def test_folder_and_backup(dialog: SettingsDialog, qtbot) -> None:
    with qtbot.waitSignal(dialog.folder_requested):
        button(dialog, "打开文件夹").click()
    with qtbot.waitSignal(dialog.backup_requested):
        button(dialog, "现在备份").click()
    dialog.say_backup("已备份到 /media/usb")
    assert any(
        label.text() == "已备份到 /media/usb" and label.isVisible()
        for label in dialog.findChildren(QLabel)
    )


def test_another_folder_for_backups(dialog: SettingsDialog, tmp_path) -> None:
    changes = told(dialog)
    button(dialog, "选择…").click()
    chooser = dialog.findChild(QFileDialog)
    assert chooser.fileMode() == QFileDialog.FileMode.Directory
    chooser.fileSelected.emit(str(tmp_path))
    chooser.close()
    assert changes == [("backup_folder", str(tmp_path))]
    assert line(dialog, "备份位置").text() == str(tmp_path)


def test_nonsense_becomes_the_default(qtbot) -> None:
    dialog = SettingsDialog(THEMES["light"], {"theme": "rot", "zoom": "9999", "language": "xx"})
    qtbot.addWidget(dialog)
    values = dialog.values()
    assert (values["theme"], values["zoom"], values["language"]) == ("system", "240", "")
    other = SettingsDialog(THEMES["light"], {"zoom": "groß"})
    qtbot.addWidget(other)
    assert other.values()["zoom"] == "100"


def test_tab_reaches_every_control(dialog: SettingsDialog) -> None:
    line(dialog, "署名").setFocus()
    reached = set()
    for _step in range(40):
        widget = QApplication.focusWidget()
        reached.add(widget.accessibleName() or getattr(widget, "text", str)())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    for setting in (setting for _title, row in settings() for setting in row):
        if setting.sort is Sort.CHOICE:
            words = dict(setting.choices)[dialog.values()[setting.name]]
            assert f"{setting.words}：{words}" in reached
        else:
            assert setting.words in reached
    assert {"打开文件夹", "选择…", "现在备份", "完成", "原大"} <= reached
