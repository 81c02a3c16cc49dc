"""How reports come in when there is none: the first steps, and files held over the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.files import write
from tests.support.windows import LEFT, Day, dialog, press
from ui.library.import_preview import ImportPreview
from ui.panes.dropping import DropCover
from ui.shell.landing import Landing


def test_an_empty_library_offers_the_first_steps(day: Day, tmp_path: Path) -> None:
    window = day.open()
    window.library.remove_requested.emit(window.desk.current.report_id)
    day.until(lambda: window.desk.current.report is None)
    landing = window.findChild(Landing)
    day.until(landing.isVisible)
    asked: list[str] = []

    def chooser(_parent: QWidget, folder: str) -> list[str]:
        asked.append(folder)
        return [str(write(tmp_path / "青禾.txt"))]

    window.desk.imports.chooser = chooser
    press(landing, "打开文件…")
    day.until(lambda: dialog(ImportPreview))
    press(dialog(ImportPreview), "取消")
    press(landing, "打开文件…")
    # The second time the dialog of the system begins where the first file was.
    assert asked[1] == str(tmp_path)
    day.until(lambda: dialog(ImportPreview))
    press(dialog(ImportPreview), "取消")

    press(landing, "看示例报告")
    day.until(lambda: "赣县区" in window.windowTitle())
    day.until_ready(window)
    assert not landing.isVisible()


def test_while_a_file_is_held_over_the_window_it_says_what_dropping_does(
    day: Day, tmp_path: Path
) -> None:
    window = day.open()
    covers = lambda: [c for c in window.findChildren(DropCover) if c.isVisible()]  # noqa: E731
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write(tmp_path / "青禾.txt")))])
    held = (data, LEFT, Qt.KeyboardModifier.NoModifier)

    enter = QDragEnterEvent(QPoint(600, 300), Qt.DropAction.CopyAction, *held)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert len(covers()) == 1
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert covers() == []

    words_only = QMimeData()
    words_only.setText("只是几个字")
    enter = QDragEnterEvent(QPoint(600, 300), Qt.DropAction.CopyAction, words_only, *held[1:])
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()
    assert covers() == []
