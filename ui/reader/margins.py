"""The margins of the sheet: painted by their owner, open to the mouse for the text beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget


class Margin(QWidget):
    """One of the two margins.

    Args:
        sheet: the text view; wheel and mouse in the margin act on it, so that a selection may
            begin here.
        paint: paints the given part.
    """

    def __init__(
        self, sheet: QTextEdit, paint: Callable[[QPainter, QRect], None] | None = None
    ) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._paint = paint
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the owner paints, on the ground of the sheet."""
        painter = QPainter(self)
        if self._paint is not None:
            self._paint(painter, event.rect())
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Hand wheel and mouse to the text."""
        if isinstance(event, QWheelEvent):
            self._sheet.wheelEvent(event)
            return True
        handlers = {
            QEvent.Type.MouseButtonPress: self._sheet.mousePressEvent,
            QEvent.Type.MouseMove: self._sheet.mouseMoveEvent,
            QEvent.Type.MouseButtonRelease: self._sheet.mouseReleaseEvent,
        }
        handler = handlers.get(event.type())
        if handler is None or not isinstance(event, QMouseEvent):
            return super().event(event)
        handler(
            QMouseEvent(
                event.type(),
                self._sheet.viewport().mapFromGlobal(event.globalPosition()),
                event.globalPosition(),
                event.button(),
                event.buttons(),
                event.modifiers(),
            )
        )
        return True
