"""Bookmarks: ribbons in the left margin, marks along the scroll bar, and the way between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPolygonF

from core.i18n import _
from core.model.annotations import Annotation, Style
from ui.widgets.theme import Theme

if TYPE_CHECKING:
    from ui.reader.marking import Marking
    from ui.reader.reader_view import ReaderView

_WIDE, _HIGH = 9.0, 13.0
_RIGHT = 8
"""From the edge of the margin, as the addresses."""
_REACH = 5


class Bookmarks(QObject):
    """Shows the bookmarks among the annotations of a reader."""

    def __init__(self, reader: ReaderView, marking: Marking, theme: Theme) -> None:
        super().__init__(reader)
        self._reader = reader
        self._sheet = reader.sheet
        self._marking = marking
        self._theme = theme
        self._found: list[tuple[int, str]] | None = None
        self._sheet.gutter_layers.append(self)
        self._sheet.gutter.setMouseTracking(True)
        self._sheet.gutter.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def changed(self) -> None:
        """Annotations have changed, or stand elsewhere."""
        self._found = None
        self._sheet.gutter.update()

    def places(self) -> list[tuple[int, str]]:
        """The canonical offsets of the bookmarked blocks, in order, each with the annotation."""
        if self._found is None:
            self._found = sorted(
                (one.placement.start, one.id)
                for one in self._marking.annotations()
                if one.style is Style.BOOKMARK and _is_placed(one) and one.placement is not None
            )
        return self._found

    def step(self, by: int) -> bool:
        """Go to the next bookmark (1) or the one before (-1), round the end; False when none."""
        places = self.places()
        if not places:
            return False
        starts = [start for start, _identity in places]
        here = self.here()
        at = bisect_right(starts, here) if by > 0 else bisect_left(starts, here) - 1
        start = starts[at % len(starts)]
        self._reader.go_to(start, start + 1)
        return True

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint the ribbons in `visible`, in document coordinates of the left margin."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.link))
        for rect, _identity in self._ribbons(visible):
            notch = QPointF(rect.center().x(), rect.bottom() - 3.5)
            corners = [rect.topLeft(), rect.topRight(), rect.bottomRight(), notch]
            painter.drawPolygon(QPolygonF([*corners, rect.bottomLeft()]))
        painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a ribbon takes the bookmark away; undo brings it back."""
        if isinstance(event, QMouseEvent):
            identity = self._at(event.position())
            if event.type() == QEvent.Type.MouseMove and not event.buttons():
                shape = (
                    Qt.CursorShape.PointingHandCursor if identity else Qt.CursorShape.IBeamCursor
                )
                self._sheet.gutter.setCursor(shape)
                words = _("书签：点按取下") if identity else ""
                address = self._sheet.address_at(event.position().y())
                self._sheet.gutter.setToolTip(words or address)
            elif event.type() == QEvent.Type.MouseButtonPress and identity:
                # Not while the event is under way: the ribbon goes with it.
                QTimer.singleShot(0, self, lambda: self._reader.delete_requested.emit([identity]))
                return True
        return super().eventFilter(watched, event)

    def _at(self, point: QPointF) -> str:
        """The bookmark at a point of the margin."""
        place = point + QPointF(0, self._sheet.verticalScrollBar().value())
        for rect, identity in self._ribbons(self._sheet.visible()):
            if rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(place):
                return identity
        return ""

    def _ribbons(self, visible: QRectF) -> list[tuple[QRectF, str]]:
        """Where the ribbons stand that are in view."""
        built = self._sheet.built
        places = self.places()
        if built is None or not places:
            return []
        starts = [start for start, _identity in places]
        found = []
        left = self._sheet.gutter.width() - _RIGHT - _WIDE
        for block, origin in self._sheet.blocks_in(visible):
            index = built.block_at_position(block.position())
            at = bisect_left(starts, built.starts[index])
            if at == len(starts) or built.block_at(starts[at]) != index:
                continue
            if built.firsts[index] != block.position():
                continue
            line = block.layout().lineAt(0)
            if line.isValid():
                # Below the address, which stands on the line.
                top = origin.y() + line.y() + line.ascent() + 5
                found.append((QRectF(left, top, _WIDE, _HIGH), places[at][1]))
        return found

    def here(self) -> int:
        """Where one is: the caret while it is in view, else the top of the view."""
        built = self._sheet.built
        cursor = self._sheet.textCursor()
        if built is not None and self._sheet.viewport().rect().intersects(
            self._sheet.cursorRect(cursor)
        ):
            return built.positions.canonical(cursor.position())
        return self._sheet.top_offset()


def _is_placed(annotation: Annotation) -> bool:
    return annotation.placement is not None and annotation.placement.start >= 0
