"""The real window on a profile, for tests that drive it as a person does."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.library import Library
from core.model.annotations import Annotation
from ui.app import open_window
from ui.main_window import MainWindow
from ui.reader.note_card import NoteCard

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_SECONDS = 20
Widget = TypeVar("Widget", bound=QObject)


def seed(folder: Path) -> Path:
    """A profile with the bundled report in it; made once, to be copied."""
    library = Library(folder)
    library.ensure_bundled()
    library.close()
    return folder


def copy_profile(source: Path, target: Path) -> Path:
    """A profile like `source`."""
    shutil.copytree(source, target)
    return target


class Day:
    """Opens windows one after another, each as one sitting at the desk."""

    def __init__(self, qtbot: QtBot, profile: Path) -> None:
        self.qtbot = qtbot
        self.profile = profile
        self.windows: list[MainWindow] = []

    def open(self, *, file: Path | None = None, size: tuple[int, int] = (1366, 768)) -> MainWindow:
        """A window whose report is open in every pane."""
        window = self.open_any(file=file, size=size)
        self.until(lambda: window.is_filled and window.desk.current.report is not None)
        self.until_ready(window)
        return window

    def open_any(
        self, *, file: Path | None = None, size: tuple[int, int] = (1366, 768)
    ) -> MainWindow:
        """A window that has its desk; whether the library could be opened is left open."""
        window = open_window(self.profile, file)
        self.windows.append(window)
        window.resize(*size)
        window.show()
        self.qtbot.waitExposed(window)
        self.until(lambda: hasattr(window, "desk"))
        return window

    def until_ready(self, window: MainWindow) -> None:
        """Wait until the report on the desk is in every pane and nothing is to be written."""
        report = window.desk.current.report
        self.until(lambda: window.charts.report is report)
        self.until(lambda: window.desk.tasks.pending == 0)

    def until(self, true: Callable[[], object]) -> None:
        """Let the event loop run until something holds."""
        self.qtbot.waitUntil(lambda: bool(true()), timeout=_SECONDS * 1000)

    def settle(self, window: MainWindow) -> None:
        """Let events run until every write is committed and told."""
        self.qtbot.wait(1)
        self.until(lambda: window.desk.tasks.pending == 0)

    def close(self, window: MainWindow) -> bool:
        """Close a window as its cross does; whether it let itself be closed."""
        closed = window.close()
        if closed:
            self.windows.remove(window)
            window.deleteLater()
            QApplication.sendPostedEvents(window, 52)
        return closed

    def close_all(self) -> None:
        """At the end of a test."""
        for window in list(self.windows):
            # A window may refuse once, when something could not be written.
            if not self.close(window):
                self.close(window)

    def stored(self, report_id: str | None = None) -> list[Annotation]:
        """What is committed, read by another connection to the database."""
        with library(self.profile) as read:
            return read.annotations(report_id or read.reports()[0].id)


@contextmanager
def library(profile: Path) -> Iterator[Library]:
    """The library of a profile beside the window's own."""
    opened = Library(profile)
    try:
        yield opened
    finally:
        opened.close()


def point_of(window: MainWindow, start: int) -> QPoint:
    """Where the character at a canonical offset stands in the sheet's viewport, in view."""
    sheet = window.reader.sheet
    assert sheet.built is not None
    cursor = QTextCursor(sheet.document())
    cursor.setPosition(sheet.built.positions.start(start))
    rect = sheet.cursorRect(cursor)
    return QPoint(rect.x() + 2, rect.center().y())


def drag(window: MainWindow, start: int, end: int) -> None:
    """Select a canonical span with the mouse; it must be in view."""
    viewport = window.reader.sheet.viewport()
    first, last = point_of(window, start) - QPoint(1, 0), point_of(window, end) - QPoint(1, 0)
    QTest.mousePress(viewport, LEFT, pos=first)
    QTest.mouseMove(viewport, (first + last) / 2)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, LEFT, pos=last)


def key(window: MainWindow, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Press keys in whatever has the focus in the window."""
    for one in keys:
        target = window.focusWidget() or window
        QTest.keyClick(target, one, held or Qt.KeyboardModifier.NoModifier)


def drop(target: QWidget, *paths: Path) -> None:
    """Drop files on a widget as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, held = target.rect().center(), Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, action, data, LEFT, held)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(place), action, data, LEFT, held))


def dialog(kind: type[Widget]) -> Widget | None:
    """The open dialog of a class."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found[0] if found else None


def press(parent: QWidget, words: str) -> None:
    """Click the visible button that says `words`."""
    [button] = [b for b in parent.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    QTest.mouseClick(button, LEFT)


def card_of(window: MainWindow, identity: str) -> NoteCard | None:
    """The card of an annotation on the sheet."""
    return window.reader.marking.cards.card(identity)


def open_dialogs() -> list[QDialog]:
    """All dialogs on the screen."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
