"""The measure of a start: a bare window with the same text, gone after its first paint.

python _bare_window.py TEXT_FILE
"""

import os
import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser


class Browser(QTextBrowser):
    """Says when it is painted, and ends the program."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, tell, end."""
        super().paintEvent(event)
        print("painted", flush=True)
        os._exit(0)


application = QApplication(sys.argv[:1])
window = QMainWindow()
browser = Browser()
with open(sys.argv[1], encoding="utf-8") as file:
    browser.setPlainText(file.read())
window.setCentralWidget(browser)
window.resize(1366, 768)
window.show()
sys.exit(application.exec())
