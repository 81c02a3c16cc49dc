"""The sheet of paper: a read-only text view with margins for addresses and notes.

Only what the first paint needs; layers, cards and menus are attached after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from core.model.page import Page
from ui.reader.builder import Built
from ui.reader.margins import Margin
from ui.widgets.theme import BODY_PX, Theme, ui_font

LEFT = 64
"""The least width of the left margin, which holds the addresses."""
RIGHT = 20
"""The least width of the right margin."""
NOTES = 232
"""The width of the right margin when it holds notes."""
INSET = 6
"""The space between the edge of the text's own area and the text."""
_TOP, _BOTTOM = 28, 96
_LAYOUT_STEP = 6_000
_MOST_EM = 38
_LEAST_EM = 14
_ADDRESSED = ("paragraph", "list_item", "table", "note")
_SCROLLS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
)
_CARET_KEYS = (*_SCROLLS, Qt.Key.Key_Home, Qt.Key.Key_End)


class Layer(Protocol):
    """Something painted under the words."""

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint what falls into `visible`; both are in document coordinates."""


class Sheet(QTextEdit):
    """The text with its margins.

    Signals:
        scrolled(): another part of the document, or another layout of it, is in view.
        first_painted(): the words stand on the screen, for the first time.
        zoom_wheel(int): the wheel was turned by that many steps with Ctrl held.
        layout_changed(): the width of the text or of the margins changed.
        laid_out(): every line of the document has its place.
    """

    scrolled = Signal()
    first_painted = Signal()
    zoom_wheel = Signal(int)
    layout_changed = Signal()
    laid_out = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # The caret shows once the keyboard or the mouse has been used in the text.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(2)
        self.gutter = Margin(self, self._paint_gutter)
        self.margin = Margin(self)
        self.layers: list[Layer] = []
        self._rules: list[Layer] = []
        self.built: Built | None = None
        self.page: Page | None = None
        self._theme = theme
        self._em = BODY_PX
        self._painted = False
        # The place asked for last, until the delegate scrolls: it survives a change of size.
        self._wanted: tuple[int, float] | None = None
        # How far the document is laid out; -1 when it is whole.
        self._laid = 0
        self._layout_timer = QTimer(self)
        self._layout_timer.timeout.connect(self._lay_out_more)
        self.set_colours(theme)
        self.verticalScrollBar().valueChanged.connect(self._after_scroll)

    def set_colours(self, theme: Theme) -> None:
        """Take the colours that do not live in the document."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.ground))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.ground))
        # Half clear, so that a highlight shows through the selection.
        chosen = QColor(theme.selection)
        palette.setColor(QPalette.ColorRole.Highlight, chosen)
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.ink))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def text_width(self) -> int:
        """The width in pixels that the words may take in the present margins."""
        return self.viewport().width() - 2 * INSET

    def set_em(self, em: int) -> None:
        """Take the size of the body in pixels, on which the width of the text depends."""
        self._em = em
        self._set_margins()

    def set_built(self, page: Page, built: Built) -> None:
        """Show another document."""
        self.page = page
        self.built = built
        document = built.document
        document.setDocumentMargin(INSET)
        frame = QTextFrameFormat(document.rootFrame().frameFormat())
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(_BOTTOM)
        document.rootFrame().setFrameFormat(frame)
        document.setParent(self)
        self.setDocument(document)
        self._rules = []
        if any(block.cells for block in page.blocks):
            from ui.reader.tables import TableRules, tables_of

            self._rules = [TableRules(tables_of(document), self._theme)]
        self.lay_out()
        self.gutter.update()

    @property
    def is_laid_out(self) -> bool:
        """Whether every line has its place; only then may the document change.

        A change before that makes Qt forget to lay out all that follows it.
        """
        return self._laid < 0

    def lay_out(self) -> None:
        """Begin to lay the document out, in small steps between other events."""
        self._laid = 0
        self._layout_timer.start(0)

    def _lay_out_more(self) -> None:
        document = self.document()
        end = document.characterCount() - 1
        self._laid = min(end, self._laid + _LAYOUT_STEP)
        # To ask for the place of a block is to have everything before it laid out.
        document.documentLayout().blockBoundingRect(document.findBlock(self._laid))
        if self._laid >= end:
            self._laid = -1
            self._layout_timer.stop()
            self.laid_out.emit()

    def top_offset(self) -> int:
        """The canonical offset of the first character that is wholly in view."""
        if self.built is None:
            return 0
        cursor = self.cursorForPosition(QPoint(INSET + 1, 8))
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
        place = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        position = layout.hitTest(place, Qt.HitTestAccuracy.ExactHit)
        return None if position < 0 else self.built.positions.canonical(position)

    def line_rect(self, cursor: QTextCursor) -> QRectF:
        """The rectangle of the line of a cursor, in document coordinates."""
        block = cursor.block()
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        line = block.layout().lineForTextPosition(cursor.position() - block.position())
        if not line.isValid():
            return QRectF(origin.x(), origin.y(), 0, self._em)
        return line.rect().translated(origin)

    def top_block(self) -> tuple[QTextBlock, float] | None:
        """The first block in view and its top, in document coordinates."""
        for block, origin in self.blocks_in(self.visible()):
            return block, origin.y()
        return None

    def positions_between(self, top: float, bottom: float) -> tuple[int, int]:
        """The document positions between two heights of the document."""
        layout = self.document().documentLayout()
        fuzzy = Qt.HitTestAccuracy.FuzzyHit
        return self._position_at(top), max(0, layout.hitTest(QPointF(1e6, bottom), fuzzy))

    def visible(self) -> QRectF:
        """The part of the document that is in view, in document coordinates."""
        viewport = self.viewport().rect()
        return QRectF(viewport).translated(0, self.verticalScrollBar().value())

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the layers, then the words on top of them."""
        layers = [*self._rules, *self.layers]
        if layers:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scroll = self.verticalScrollBar().value()
            painter.translate(0, -scroll)
            area = QRectF(event.rect()).translated(0, scroll)
            for layer in layers:
                layer.paint(painter, area)
            painter.end()
        super().paintEvent(event)
        if not self._painted and self.built is not None:
            self._painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first line in view where it is while the width changes."""
        wanted = self._wanted
        if wanted is None and self.verticalScrollBar().value() > 0:
            wanted = (self.top_offset(), 0.0)
        width = self.viewport().width()
        self._set_margins()
        super().resizeEvent(event)
        if self.viewport().width() != width:
            self.lay_out()
        if wanted is not None and (self.viewport().width() != width or self._wanted is not None):
            self.scroll_to(*wanted)
        self.layout_changed.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected words of the report, without note marks."""
        data = QMimeData()
        span = self.selected_span()
        if span is not None and self.page is not None:
            data.setText("\n".join(block.text for block in self.page.blocks)[span[0] : span[1]])
        return data

    def show_caret(self) -> None:
        """Let the keyboard move a caret and select with it."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom_wheel.emit(1 if steps > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; one that was left behind by scrolling first comes into view."""
        if event.key() in _CARET_KEYS:
            self.show_caret()
        if event.key() in _SCROLLS and not self.viewport().rect().intersects(self.cursorRect()):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if not shift:
                self.setTextCursor(self.cursorForPosition(QPoint(INSET + 1, self._em)))
        if event.key() == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar = self.verticalScrollBar()
            page = bar.pageStep() - 2 * self._em
            bar.setValue(bar.value() + (-page if back else page))
            return
        super().keyPressEvent(event)

    def _position_at(self, height: float) -> int:
        """The first document position of the line at a height of the document."""
        if height <= _TOP:
            # Above the first line Qt finds any table that is not laid out yet.
            return 0
        layout = self.document().documentLayout()
        return max(0, layout.hitTest(QPointF(INSET, height), Qt.HitTestAccuracy.FuzzyHit))

    def _set_margins(self) -> None:
        """Centre 14 to 38 ems of text between the margins, notes to the right if there is room."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar
        ems = (room - LEFT - RIGHT - 2 * INSET) // self._em
        width = max(_LEAST_EM, min(_MOST_EM, ems)) * self._em + 2 * INSET
        left = max(LEFT, (room - width) // 2)
        if left > LEFT and room - left - width < NOTES:
            # Rather off the middle than without room for notes, once there is room at all.
            left = max(LEFT, room - width - NOTES)
        right = max(0, room - left - width)
        self.setViewportMargins(left, 0, right, 0)
        self.gutter.setGeometry(0, 0, left, self.height())
        self.margin.setGeometry(left + width, 0, right, self.height())

    def _after_scroll(self) -> None:
        self._wanted = None
        self.gutter.update()
        self.margin.update()
        self.scrolled.emit()

    def _paint_gutter(self, painter: QPainter, area: QRect) -> None:
        """The address of each block beside its first line, small and muted."""
        if self.built is None or self.page is None:
            return
        scroll = self.verticalScrollBar().value()
        painter.setFont(ui_font(11))
        painter.setPen(QColor(self._theme.muted))
        height = painter.fontMetrics().height()
        done = -1
        for block, origin in self.blocks_in(QRectF(area).translated(0, scroll)):
            index = self.built.block_at_position(block.position())
            page_block = self.page.blocks[index]
            if index == done or self.built.firsts[index] != block.position():
                continue
            done = index
            if page_block.kind not in _ADDRESSED or not page_block.address:
                continue
            line = block.layout().lineAt(0)
            if not line.isValid():
                # Not laid out yet: it will be painted when it is.
                continue
            base = origin.y() + line.y() + line.ascent() - scroll
            top = base - painter.fontMetrics().ascent()
            rect = QRectF(0, top, self.gutter.width() - 8, height)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight), page_block.address)
