"""The sheet of paper: a read-only text view with margins for addresses and notes.

Only what the first paint needs; layers, cards and menus are attached after it.
"""

from __future__ import annotations

from typing import Protocol

from PySide6 import QtCore
from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from core.model.page import Page
from ui.reader.addresses import short_address
from ui.reader.builder import Built, air_places
from ui.reader.formats import AIR
from ui.reader.margins import Margin
from ui.reader.titles import least_width, pieces
from ui.reader.view import INSET, TOP, TextView
from ui.widgets.theme import Theme, ui_font

LEFT = 64
"""The least width of the left margin, which holds the addresses."""
RIGHT = 20
"""The least width of the right margin."""
NOTES = 232
"""The width of the right margin when it holds notes."""
NOTES_LEAST = 200
"""The least width of the right margin in which notes can stand."""
_BOTTOM = 96
_MOST_EM = 38
_LEAST_EM = 14
_NOTES_EM = 34
"""The least length of a line that is kept beside notes."""
_ADDRESSED = ("paragraph", "list_item", "table", "note")
_ALIGN_RIGHT = 0x2
"""`Qt.AlignmentFlag.AlignRight`.

The first touch of any enumeration of the namespace `Qt` builds all 120 of them, which takes 20 ms;
what runs before the first paint therefore names their values.
"""
_NEVER, _ALWAYS = 1, 2
"""`Qt.ScrollBarPolicy`."""
_BY_MOUSE = 1
"""`Qt.TextInteractionFlag.TextSelectableByMouse`."""


class Layer(Protocol):
    """Something painted under the words."""

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint what falls into `visible`; both are in document coordinates."""


class Sheet(TextView):
    """The text with its margins.

    Signals:
        scrolled(): another part of the document, or another layout of it, is in view.
        first_painted(): the words stand on the screen, for the first time.
        zoom_wheel(int): the wheel was turned by that many steps with Ctrl held.
        layout_changed(): the width of the text or of the margins changed.
    """

    scrolled = Signal()
    first_painted = Signal()
    zoom_wheel = Signal(int)
    layout_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("horizontalScrollBarPolicy", _NEVER)
        self.setProperty("verticalScrollBarPolicy", _ALWAYS)
        # The caret shows once the keyboard or the mouse has been used in the text.
        self.setProperty("textInteractionFlags", _BY_MOUSE)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(2)
        self.gutter = Margin(self, self._paint_gutter)
        self.margin = Margin(self)
        self.layers: list[Layer] = []
        self.gutter_layers: list[Layer] = []
        self._rules: list[Layer] = []
        self._theme = theme
        # The width that the words were last set in.
        self._set_width = 0
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
        chosen.setAlpha(190)
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
        frame.setTopMargin(TOP)
        frame.setBottomMargin(_BOTTOM)
        document.rootFrame().setFrameFormat(frame)
        document.setParent(self)
        # Before the view takes it: without a width Qt first lays the whole report out on one
        # endless line, which costs 10 MB of glyphs and 40 ms, and then begins anew.
        self._set_width = self.viewport().width()
        self._balance_title(document)
        self._fit_tables(document)
        document.setTextWidth(self._set_width)
        self.setDocument(document)
        self._rules = []
        if any(block.cells for block in page.blocks):
            from ui.reader.table_rules import TableRules, tables_of

            self._rules = [TableRules(tables_of(document), self._theme)]
        self.lay_out()
        self.gutter.update()

    def _balance_title(self, document: QTextDocument) -> None:
        """Part a long title into lines of like length, so that no last word stands alone."""
        if self.page is None or not self.page.blocks or self.page.blocks[0].kind != "title":
            return
        cursor = QTextCursor(document)
        metrics = QFontMetricsF(cursor.blockCharFormat().font())
        widths = [
            metrics.horizontalAdvance(piece) + AIR * metrics.height() * len(air_places(piece))
            for piece in pieces(self.page.blocks[0].text, whole=True)
        ]
        room = max(1, self.text_width())
        line = least_width(widths, room) + metrics.height() / 4
        side = max(0.0, (room - line) / 2) if sum(widths) > room else 0.0
        shape = cursor.blockFormat()
        if shape.leftMargin() != side:
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            cursor.setBlockFormat(shape)

    def _fit_tables(self, document: QTextDocument) -> None:
        if self.page is not None and any(block.cells for block in self.page.blocks):
            from ui.reader.tables import fit_tables

            fit_tables(document, self.text_width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the layers, then the words on top of them."""
        # What lies under the words waits for the words.
        layers = [*self._rules, *self.layers] if self._painted else []
        if layers:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-self.moved())
            area = QRectF(event.rect()).translated(self.moved())
            for layer in layers:
                layer.paint(painter, area)
            painter.end()
        super().paintEvent(event)
        if not self._painted and self.built is not None:
            self._painted = True
            self._layout.start()
            self.first_painted.emit()
            self.viewport().update()
            self.gutter.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first line in view where it is while the width changes."""
        wanted = self._wanted
        if wanted is None and self.verticalScrollBar().value() > 0:
            wanted = (self.top_offset(), 0.0)
        self._set_margins()
        changed = self.viewport().width() != self._set_width
        if changed:
            self._set_width = self.viewport().width()
            self._balance_title(self.document())
            self._fit_tables(self.document())
        super().resizeEvent(event)
        if changed:
            self.lay_out()
        if wanted is not None and (changed or self._wanted is not None):
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
            QtCore.Qt.TextInteractionFlag.TextSelectableByMouse
            | QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is held."""
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom_wheel.emit(1 if steps > 0 else -1)
            event.accept()
            return
        aside = event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier
        bar = self.horizontalScrollBar()
        if aside and bar.maximum() > 0 and event.angleDelta().y():
            bar.setValue(bar.value() - event.angleDelta().y())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; one that was left behind by scrolling first comes into view."""
        key = QtCore.Qt.Key
        scrolls = (key.Key_Up, key.Key_Down, key.Key_Left, key.Key_Right)
        if event.key() in (*scrolls, key.Key_Home, key.Key_End):
            self.show_caret()
        if event.key() in scrolls and not self.viewport().rect().intersects(self.cursorRect()):
            shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            if not shift:
                self.setTextCursor(self.cursorForPosition(QPoint(INSET + 1, self._em)))
        if event.key() == QtCore.Qt.Key.Key_Space:
            back = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            bar = self.verticalScrollBar()
            page = bar.pageStep() - 2 * self._em
            bar.setValue(bar.value() + (-page if back else page))
            return
        super().keyPressEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what stands in the right margin along with the words."""
        super().scrollContentsBy(dx, dy)
        self.margin.scroll(0, dy)

    def _set_margins(self) -> None:
        """Centre 14 to 38 ems of text between the margins, notes to the right if there is room."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar
        beside_notes = (room - LEFT - NOTES_LEAST - 2 * INSET) // self._em
        has_notes = beside_notes >= _NOTES_EM
        # Rather a little narrower and off the middle than without room for notes.
        ems = beside_notes if has_notes else (room - LEFT - RIGHT - 2 * INSET) // self._em
        width = max(_LEAST_EM, min(_MOST_EM, ems)) * self._em + 2 * INSET
        left = max(LEFT, (room - width) // 2)
        if has_notes:
            left = max(LEFT, min(left, room - width - NOTES))
        right = max(0, room - left - width)
        self.setViewportMargins(left, 0, right, 0)
        self.gutter.setGeometry(0, 0, left, self.height())
        self.margin.setGeometry(left + width, 0, right, self.height())

    def address_at(self, height: float) -> str:
        """The address of the block at a height of the view, in pixels; empty for none."""
        if self.built is None or self.page is None or not self.page.blocks:
            return ""
        cursor = self.cursorForPosition(QPoint(INSET + 1, round(height)))
        block = self.page.blocks[self.built.block_at_position(cursor.position())]
        return block.address if block.kind in _ADDRESSED else ""

    def _after_scroll(self) -> None:
        self._wanted = None
        self.gutter.update()
        self.scrolled.emit()

    def _paint_gutter(self, painter: QPainter, area: QRect) -> None:
        """The address of each block beside its first line, small and muted."""
        if self.built is None or not self._painted or self.page is None or not self.page.blocks:
            return
        scroll = self.verticalScrollBar().value()
        painter.setFont(ui_font(11))
        painter.setPen(QColor(self._theme.muted))
        height = painter.fontMetrics().height()
        for layer in self.gutter_layers:
            painter.translate(0, -scroll)
            layer.paint(painter, QRectF(area).translated(0, scroll))
            painter.translate(0, scroll)
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
            measure = painter.fontMetrics().horizontalAdvance
            address = short_address(page_block.address, rect.width(), measure)
            painter.drawText(rect, _ALIGN_RIGHT, address)
