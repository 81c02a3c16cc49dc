"""A read-only text view that knows where the words of the report stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6 import QtCore
from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRectF,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from core.model.page import Page
from ui.reader.builder import Built
from ui.widgets.theme import BODY_PX
from ui.widgets.turns import Slices

INSET = 6
"""The space between the edge of the text's own area and the text."""
TOP = 28
"""The space above the first line."""
_LAYOUT_STEP = 2_000
"""So many characters are laid out at once; Qt takes no fewer."""


class TextView(QTextEdit):
    """Offsets are canonical code points, heights and rectangles document coordinates.

    Signals:
        laid_out(): every line of the document has its place.
    """

    laid_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.built: Built | None = None
        self.page: Page | None = None
        self._em = BODY_PX
        # The place asked for last, until the delegate scrolls: it survives a change of size.
        self._wanted: tuple[int, float] | None = None
        # How far the document is laid out; -1 when it is whole.
        self._laid = 0
        self._painted = False
        self._layout = Slices(self.lay_out_more, self)
        self._patience = Patience(self)

    @property
    def em(self) -> int:
        """The size of the body in pixels."""
        return self._em

    @property
    def is_laid_out(self) -> bool:
        """Whether every line has its place; only then may the document change.

        A change before that makes Qt forget to lay out all that follows it.
        """
        return self._laid < 0

    def lay_out(self) -> None:
        """Begin to lay the document out, in small steps between other events."""
        self._laid = 0
        self.document().documentLayout().installEventFilter(self._patience)
        # Not before the first paint, which needs only what is in view.
        if self._painted:
            self._layout.start()

    def top_offset(self) -> int:
        """The canonical offset of the first character that is wholly in view."""
        if self.built is None:
            return 0
        cursor = self.cursorForPosition(QPoint(INSET + 1 - round(self.moved().x()), 8))
        return self.built.positions.canonical(cursor.position())

    def scroll_to(self, offset: int, share: float = 0.0) -> None:
        """Bring the line of canonical `offset` to `share` of the height, 0 being the top."""
        if self.built is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.built.positions.start(offset))
        y = self.line_rect(cursor).top() - 8 - share * self.viewport().height()
        self.verticalScrollBar().setValue(0 if offset <= 0 else round(y))
        self._wanted = (offset, share)

    def progress(self) -> float:
        """The share of the report that has been in view above the bottom edge, 0 to 1."""
        bar = self.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        return min(1.0, (bar.value() + bar.pageStep()) / whole) if whole else 0.0

    def show_across(self, offset: int) -> None:
        """Bring what ends at a canonical offset into view sideways, as in a wide table."""
        if self.built is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.built.positions.end(offset))
        beyond = self.cursorRect(cursor).right() + INSET - self.viewport().width()
        if beyond > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + beyond)

    def selected_span(self) -> tuple[int, int] | None:
        """The canonical span of the selected words; None when none are."""
        cursor = self.textCursor()
        if self.built is None or not cursor.hasSelection():
            return None
        start = self.built.positions.canonical(cursor.selectionStart())
        end = self.built.positions.canonical(cursor.selectionEnd())
        return (start, end) if end > start else None

    def select(self, start: int, end: int) -> None:
        """Select a canonical span."""
        if self.built is None:
            return
        first, last = self.built.positions.span(start, end)
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def offset_at(self, point: QPoint) -> int | None:
        """The canonical offset of the character under a point of the viewport; None beside text."""
        if self.built is None:
            return None
        place = QPointF(point) + self.moved()
        layout = self.document().documentLayout()
        position = layout.hitTest(place, QtCore.Qt.HitTestAccuracy.ExactHit)
        return None if position < 0 else self.built.positions.canonical(position)

    def line_rect(self, cursor: QTextCursor) -> QRectF:
        """The rectangle of the line of a cursor, in document coordinates."""
        block = cursor.block()
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        line = block.layout().lineForTextPosition(cursor.position() - block.position())
        if not line.isValid():
            return QRectF(origin.x(), origin.y(), 0, self._em)
        return line.rect().translated(origin)

    def visible(self) -> QRectF:
        """The part of the document that is in view, in document coordinates."""
        return QRectF(self.viewport().rect()).translated(self.moved())

    def moved(self) -> QPointF:
        """Where the top left corner of the view is in the document; sideways for wide tables."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def top_block(self) -> tuple[QTextBlock, float] | None:
        """The first block in view and its top, in document coordinates."""
        for block, origin in self.blocks_in(self.visible()):
            return block, origin.y()
        return None

    def positions_between(self, top: float, bottom: float) -> tuple[int, int]:
        """The document positions between two heights of the document."""
        layout = self.document().documentLayout()
        fuzzy = QtCore.Qt.HitTestAccuracy.FuzzyHit
        return self._position_at(top), max(0, layout.hitTest(QPointF(1e6, bottom), fuzzy))

    def blocks_in(self, area: QRectF) -> Iterator[tuple[QTextBlock, QPointF]]:
        """The text blocks in an area of the document, each with the place of its top left."""
        layout = self.document().documentLayout()
        block = self.document().findBlock(self._position_at(area.top()))
        previous = block.previous()
        if previous.isValid():
            block = previous
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > area.bottom():
                # Cells of one row stand side by side: only a block below ends the walk.
                break
            if rect.bottom() >= area.top():
                yield block, rect.topLeft()
            block = block.next()

    def _position_at(self, height: float) -> int:
        """The first document position of the line at a height of the document."""
        if height <= TOP:
            # Above the first line Qt finds any table that is not laid out yet.
            return 0
        layout = self.document().documentLayout()
        return max(0, layout.hitTest(QPointF(INSET, height), QtCore.Qt.HitTestAccuracy.FuzzyHit))

    def lay_out_more(self) -> None:
        """Lay out the next few thousand characters; tell when all are done."""
        document = self.document()
        end = document.characterCount() - 1
        self._laid = min(end, self._laid + _LAYOUT_STEP)
        # To ask for the place of a block is to have everything before it laid out.
        document.documentLayout().blockBoundingRect(document.findBlock(self._laid))
        if self._laid >= end:
            self._laid = -1
            self._layout.stop()
            self.laid_out.emit()


class Patience(QObject):
    """Keeps Qt from going on with a layout by itself, while it is made in slices.

    A timer of the layout lays out the rest, each time twice as much as before: of a long report
    the last half in one go. Its other timer, which waits no time at all, tells the size that the
    document has by now.
    """

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the ticks of the timer that lays out."""
        if self._view.is_laid_out or not isinstance(event, QTimerEvent):
            return False
        timers = QAbstractEventDispatcher.instance().registeredTimers(watched)
        return any(one.timerId == event.timerId() and one.interval > 0 for one in timers)
