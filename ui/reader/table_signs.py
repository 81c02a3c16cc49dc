"""The sign in the left margin beside each table: pressed, it opens the table in a window."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap

from core.i18n import _
from ui.reader.table_rules import tables_of
from ui.widgets.icons import pixmap
from ui.widgets.theme import Theme

if TYPE_CHECKING:
    from ui.reader.reader_view import ReaderView

_SIZE = 18
_RIGHT, _BELOW = 6, 22
"""From the edge of the margin, and from the top of the table: below its address."""
_REACH = 3


class TableSigns(QObject):
    """Shows a sign beside the tables in view; it stays in view while its table is."""

    def __init__(self, reader: ReaderView, theme: Theme) -> None:
        super().__init__(reader)
        self._reader = reader
        self._sheet = reader.sheet
        self._theme = theme
        self._sheet.gutter_layers.append(self)
        self._sheet.gutter.setMouseTracking(True)
        self._sheet.gutter.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint the signs, in document coordinates of the left margin."""
        signs = self.places()
        if not signs:
            return
        picture = _picture(self._theme.link, self._sheet.devicePixelRatioF())
        for rect, _index in signs:
            if rect.intersects(visible):
                painter.drawPixmap(rect.topLeft(), picture)

    def places(self) -> list[tuple[QRectF, int]]:
        """Where the signs stand in the document, each with the index of its block in the page."""
        built = self._sheet.built
        if built is None or not self._sheet.is_laid_out:
            return []
        layout = self._sheet.document().documentLayout()
        view = self._sheet.visible()
        left = self._sheet.gutter.width() - _RIGHT - _SIZE
        found = []
        for table in tables_of(self._sheet.document()):
            area = layout.frameBoundingRect(table)
            if area.top() > view.bottom():
                break
            if area.bottom() < view.top() + _BELOW:
                continue
            top = area.top() + table.format().topMargin() + _BELOW
            lowest = area.bottom() - table.format().bottomMargin() - _SIZE
            top = max(top, min(view.top() + _REACH, lowest))
            rect = QRectF(left, top, _SIZE, _SIZE)
            found.append((rect, built.block_at_position(table.firstPosition())))
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on a sign opens its table."""
        if isinstance(event, QMouseEvent):
            index = self._at(event.position())
            if event.type() == QEvent.Type.MouseMove and not event.buttons() and index is not None:
                self._sheet.gutter.setCursor(Qt.CursorShape.PointingHandCursor)
                self._sheet.gutter.setToolTip(_("在窗口中看这张表（G）"))
                return True
            if event.type() == QEvent.Type.MouseButtonPress and index is not None:
                QTimer.singleShot(0, self, lambda: self._reader.table_wanted.emit(index))
                return True
        return super().eventFilter(watched, event)

    def _at(self, point: QPointF) -> int | None:
        place = point + QPointF(0, self._sheet.verticalScrollBar().value())
        for rect, index in self.places():
            if rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(place):
                return index
        return None


@lru_cache(maxsize=4)
def _picture(colour: str, scale: float) -> QPixmap:
    """The sign; to draw it for every paint would take a millisecond each time."""
    return pixmap("float", colour, size=_SIZE, scale=scale)
