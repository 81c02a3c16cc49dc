"""Qt's own words (dialogs, menus of text fields) in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from core.i18n import language


def translate_qt() -> bool:
    """Install the Chinese catalogue that comes with Qt; False where none is needed or found."""
    application = QApplication.instance()
    if application is None or language() != "zh" or application.findChild(QTranslator) is not None:
        return False
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load("qtbase_zh_CN", folder) and application.installTranslator(translator)
