from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton

from core.i18n import set_language
from ui.shell.language import translate_qt


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    set_language("zh")


def test_the_buttons_of_qt_speak_chinese(application: QApplication) -> None:
    assert translate_qt()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert not translate_qt(), "once is enough"
    assert len(application.findChildren(QTranslator)) == 2


def test_in_english_qt_needs_no_catalogue(application: QApplication) -> None:
    set_language("en")
    assert not translate_qt()
    assert application.findChildren(QTranslator) == []


def test_no_word_of_a_file_dialog_is_english(tmp_path: Path) -> None:
    translate_qt()
    for mode in QFileDialog.AcceptMode:
        dialog = QFileDialog(None, "打开报告", str(tmp_path), "报告 (*.txt)")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(mode)
        said = [
            *(label.text() for label in dialog.findChildren(QLabel)),
            *(button.text() for button in dialog.findChildren(QPushButton)),
            *(button.toolTip() for button in dialog.findChildren(QToolButton)),
            *(action.text() for action in dialog.findChildren(QAction)),
        ]
        dialog.deleteLater()
        # The letter of an access key stands in brackets.
        english = [one for one in said if re.search("[A-Za-z]", re.sub(r"\(&?.\)", "", one))]
        assert not english
    assert QCoreApplication.translate("QFileDialog", "Find Directory") == "查找目录"
