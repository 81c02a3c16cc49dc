from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

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
    assert len(application.findChildren(QTranslator)) == 1


def test_in_english_qt_needs_no_catalogue(application: QApplication) -> None:
    set_language("en")
    assert not translate_qt()
    assert application.findChildren(QTranslator) == []
