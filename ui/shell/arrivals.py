"""Files dragged onto the window, wherever no pane wants them for itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.theme import Theme


class Arrivals(QObject):
    """Takes files and folders, and says so while they are held over the window.

    Args:
        window: takes them.
        place: where it is said.

    Signals:
        dropped(list): `Path`s of files and folders.
    """

    dropped = Signal(list)

    def __init__(self, window: QWidget, place: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._place = place
        self.theme = theme
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is dragged over the window."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if _files(event):
                event.acceptProposedAction()
                self._cover(on=True)
            return True
        if kind == QEvent.Type.DragLeave:
            self._cover(on=False)
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._cover(on=False)
            if files := _files(event):
                event.acceptProposedAction()
                self.dropped.emit(files)
            return True
        return super().eventFilter(watched, event)

    def _cover(self, *, on: bool) -> None:
        from ui.panes.dropping import DropCover

        for cover in self._place.findChildren(DropCover):
            cover.hide()
            cover.deleteLater()
        if on:
            DropCover(self.theme, self._place).cover()


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
