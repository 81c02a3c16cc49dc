"""Qt's own words (dialogs, menus of text fields) in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from core.i18n import language

_LACKING = {
    ("QFileDialog", "&Look in:"): "位置(&L)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QFileDialog", "Computer"): "计算机",
    ("QFileSystemModel", "Computer"): "计算机",
}
"""What the catalogue of Qt 6.11 leaves in English of what the program shows: context, words."""


class _Rest(QTranslator):
    """Says what Qt's catalogue does not; asked only after it."""

    def isEmpty(self) -> bool:
        """Qt leaves out those that say so."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The words in Chinese; empty for all others."""
        del disambiguation, n
        return _LACKING.get((context, source), "")


def translate_qt() -> bool:
    """Install the Chinese catalogue that comes with Qt; False where none is needed or found."""
    application = QApplication.instance()
    if application is None or language() != "zh" or application.findChild(QTranslator) is not None:
        return False
    # The one that was installed last is asked first.
    application.installTranslator(_Rest(application))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load("qtbase_zh_CN", folder) and application.installTranslator(translator)
