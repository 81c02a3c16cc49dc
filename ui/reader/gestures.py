"""Mouse and keys on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu

from core.i18n import _
from core.model.annotations import Colour, Style
from ui.reader.words import sentence_in, word_at
from ui.widgets.theme import COLOURS

if TYPE_CHECKING:
    from ui.reader.marking import Marking
    from ui.reader.reader_view import ReaderView

_NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
_REST_MS = 250


class Gestures(QObject):
    """Reads the events of the sheet and turns them into what the delegate means."""

    def __init__(self, reader: ReaderView, marking: Marking) -> None:
        super().__init__(reader)
        self._reader = reader
        self._marking = marking
        self._sheet = reader.sheet
        self._identity = ""
        self._pressed: QPoint | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._offer)
        marking.toolbar.colour_chosen.connect(lambda name: self._mark(Colour(name)))
        marking.toolbar.pressed.connect(self._on_button)
        marking.toolbar.left.connect(self._dismiss)
        self._sheet.viewport().setMouseTracking(True)
        self._sheet.installEventFilter(self)
        self._sheet.viewport().installEventFilter(self)
        self._sheet.scrolled.connect(marking.toolbar.hide)
        self._sheet.selectionChanged.connect(self._on_selection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys first belong to the marks, then to the text; so does the mouse."""
        kind = event.type()
        if watched is self._sheet:
            if isinstance(event, QKeyEvent):
                if kind == QEvent.Type.ShortcutOverride and event.matches(
                    QKeySequence.StandardKey.Copy
                ):
                    event.accept()
                    return True
                if kind == QEvent.Type.KeyPress:
                    return self._on_key(event)
            return False
        if kind == QEvent.Type.Leave:
            self._marking.tips.hide()
        elif isinstance(event, QMouseEvent):
            return self._on_mouse(kind, event)
        elif kind == QEvent.Type.ContextMenu:
            self._menu(self._sheet.viewport().mapFromGlobal(self._cursor_point(event)))
            return True
        return False

    def _on_mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        if kind == QEvent.Type.MouseMove and not event.buttons():
            term = self._term_at(point)
            self._marking.tips.hover(term, point)
            shape = Qt.CursorShape.PointingHandCursor if term >= 0 else Qt.CursorShape.IBeamCursor
            self._sheet.viewport().setCursor(shape)
        elif kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = point
            self._sheet.show_caret()
            self._marking.tips.hide()
            self._hide_toolbar()
        elif kind == QEvent.Type.MouseButtonDblClick:
            return self._select_word(point)
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            still = (point - self._pressed).manhattanLength() < 4
            self._pressed = None
            if still and event.button() == Qt.MouseButton.LeftButton:
                QTimer.singleShot(0, self, lambda: self._click(point))
            else:
                self._rest.start(0)
        return False

    def _click(self, point: QPoint) -> None:
        if self._sheet.textCursor().hasSelection():
            self._offer()
            return
        term = self._term_at(point)
        if term >= 0:
            self._reader.mark_clicked.emit(term)
            return
        identity = self._highlight_at(self._sheet.cursorForPosition(point).position())
        self._activate(identity)

    def _activate(self, identity: str) -> None:
        self._identity = identity
        self._marking.highlights.active = identity
        self._sheet.viewport().update()
        annotation = self._marking.annotation(identity)
        if annotation is None or annotation.placement is None:
            return
        placement = annotation.placement
        self._marking.show_toolbar((placement.start, placement.end), identity)
        self._reader.annotation_activated.emit(identity)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            span = self._sheet.selected_span()
            if span is not None:
                self._marking.asking.copy(span)
            return True
        if modifiers == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Left:
            self._reader.go_back()
            return True
        if key == Qt.Key.Key_Menu or (
            key == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier
        ):
            self._menu(self._sheet.cursorRect().bottomLeft())
            return True
        if modifiers:
            return False
        return self._plain_key(key)

    def _plain_key(self, key: Qt.Key) -> bool:
        if key in _NUMBERS:
            self._mark(Colour(COLOURS[_NUMBERS.index(key)]))
        elif key == Qt.Key.Key_H:
            self._mark(None)
        elif key == Qt.Key.Key_U:
            self._on_button("underline")
        elif key == Qt.Key.Key_N:
            self._on_button("note")
        elif key == Qt.Key.Key_T:
            self._on_button("tag")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_button("delete")
        elif key == Qt.Key.Key_S:
            self._select_sentence()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            return False
        return True

    def _subject(self) -> tuple[str, tuple[int, int] | None]:
        """What a key acts on: selected words, else the highlight at the caret, else nothing."""
        span = self._sheet.selected_span()
        if span is not None:
            return "", span
        identity = self._identity or self._highlight_at(self._sheet.textCursor().position())
        return (identity if self._marking.annotation(identity) is not None else ""), None

    def _sentence(self) -> tuple[int, int] | None:
        """The sentence at the caret, when the caret is in view."""
        built = self._sheet.built
        if built is None or not self._sheet.viewport().rect().intersects(self._sheet.cursorRect()):
            return None
        offset = built.positions.canonical(self._sheet.textCursor().position())
        start, end = sentence_in(self._marking.text, offset)
        return (start, end) if end > start else None

    def _mark(self, colour: Colour | None, **look: object) -> None:
        identity, span = self._subject()
        if identity:
            if colour is not None:
                self._marking.asking.recolour(identity, colour)
            return
        span = span or self._sentence()
        if span is not None:
            self._marking.asking.highlight(span, colour, **look)

    def _on_button(self, name: str) -> None:
        identity, span = self._subject()
        self._hide_toolbar()
        if name == "copy":
            annotation = self._marking.annotation(identity)
            if span is None and annotation is not None and annotation.placement is not None:
                span = (annotation.placement.start, annotation.placement.end)
            if span is not None:
                self._marking.asking.copy(span)
        elif name == "delete":
            if identity:
                self._reader.delete_requested.emit([identity])
        elif name == "underline":
            if identity:
                self._marking.asking.underline(identity)
            else:
                self._mark(None, style=Style.UNDERLINE)
        elif identity:
            self._marking.edit_note(identity, tags=name == "tag")
        else:
            self._mark(None, edit=True)

    def _enter(self) -> None:
        """Enter follows the mark at the caret, or opens the toolbar of the highlight there."""
        cursor = self._sheet.textCursor()
        for step in (0, 1, 2):
            probe = self._sheet.textCursor()
            probe.setPosition(
                min(cursor.position() + step, self._sheet.document().characterCount() - 1)
            )
            if probe.charFormat().isAnchor():
                self._reader.mark_clicked.emit(int(probe.charFormat().anchorHref()))
                return
        if cursor.hasSelection():
            self._offer()
        else:
            self._activate(self._highlight_at(cursor.position()))
        if self._marking.toolbar.isVisible():
            self._marking.toolbar.button(COLOURS[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _dismiss(self) -> None:
        cursor = self._sheet.textCursor()
        cursor.clearSelection()
        self._sheet.setTextCursor(cursor)
        self._marking.tips.hide()
        self._identity = ""
        self._marking.highlights.active = ""
        self._hide_toolbar()
        self._sheet.setFocus()
        self._sheet.viewport().update()

    def _select_word(self, point: QPoint) -> bool:
        offset = self._sheet.offset_at(point)
        if offset is None:
            return False
        cursor_x = self._sheet.cursorRect(self._sheet.cursorForPosition(point)).x()
        if point.x() < cursor_x and offset > 0:
            # The place found is behind the character under the pointer.
            offset -= 1
        self._sheet.select(*word_at(self._marking.text, offset, self._marking.tips.names()))
        self._rest.start()
        return True

    def _select_sentence(self) -> None:
        span = self._sentence()
        if span is not None:
            self._sheet.select(*span)
            self._rest.start()

    def _on_selection(self) -> None:
        self._identity = ""
        self._hide_toolbar()
        if self._pressed is None and self._sheet.textCursor().hasSelection():
            self._rest.start()

    def _offer(self) -> None:
        """Show the toolbar at the selected words."""
        span = self._sheet.selected_span()
        if span is not None and self._pressed is None:
            self._marking.show_toolbar(span)

    def _hide_toolbar(self) -> None:
        self._rest.stop()
        self._marking.toolbar.hide()

    def _term_at(self, point: QPoint) -> int:
        """The term whose mark is at a point or right beside it: raised numbers are small."""
        for step in (0, 3, -3):
            link = self._sheet.anchorAt(point + QPoint(step, 0))
            if link:
                return int(link)
        return -1

    def _highlight_at(self, position: int) -> str:
        span = self._marking.highlights.spans.at(position)
        if span is None and position > 0:
            # The caret stands behind the last word of a highlight.
            span = self._marking.highlights.spans.at(position - 1)
        return span.identity if span is not None else ""

    @staticmethod
    def _cursor_point(event: QEvent) -> QPoint:
        from PySide6.QtGui import QContextMenuEvent

        return event.globalPos() if isinstance(event, QContextMenuEvent) else QPoint()

    def _menu(self, point: QPoint) -> None:
        """The menu of the right mouse button and of the menu key."""
        menu = QMenu(self._sheet)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self._sheet.textCursor().hasSelection():
            self._identity = self._highlight_at(self._sheet.cursorForPosition(point).position())
        identity, span = self._subject()
        if span is not None:
            menu.addAction(_("复制")).triggered.connect(lambda: self._on_button("copy"))
            chosen = span
            menu.addAction(_("复制引文和出处")).triggered.connect(
                lambda: self._marking.asking.copy(chosen, quoted=True)
            )
            menu.addSeparator()
        if span is not None or identity:
            menu.addAction(_("写批注")).triggered.connect(lambda: self._on_button("note"))
            menu.addAction(_("标签")).triggered.connect(lambda: self._on_button("tag"))
            menu.addAction(_("下划线")).triggered.connect(lambda: self._on_button("underline"))
        if identity:
            menu.addAction(_("删除")).triggered.connect(lambda: self._on_button("delete"))
        menu.addSeparator()
        menu.addAction(_("选取这一句")).triggered.connect(lambda: self._sentence_at(point))
        menu.addAction(_("全选")).triggered.connect(self._sheet.selectAll)
        menu.popup(self._sheet.viewport().mapToGlobal(point))

    def _sentence_at(self, point: QPoint) -> None:
        self._sheet.setTextCursor(self._sheet.cursorForPosition(point))
        self._select_sentence()
