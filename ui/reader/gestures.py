"""Mouse and keys on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent

from core.i18n import _
from core.model.annotations import Colour
from ui.reader.acting import Acting
from ui.reader.choosing import Choosing
from ui.reader.menus import card_menu, words_menu
from ui.reader.stretching import Stretching
from ui.reader.words import word_at
from ui.widgets.theme import COLOURS

if TYPE_CHECKING:
    from ui.reader.marking import Marking
    from ui.reader.reader_view import ReaderView

_NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
_LETTERS = {
    Qt.Key.Key_U: "underline",
    Qt.Key.Key_N: "note",
    Qt.Key.Key_T: "tag",
    Qt.Key.Key_P: "whole",
    Qt.Key.Key_B: "bookmark",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_X: "split",
    Qt.Key.Key_G: "table",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "delete",
}
_REST_MS = 250


class Gestures(QObject):
    """Reads the events of the sheet and turns them into what the delegate means."""

    def __init__(self, reader: ReaderView, marking: Marking) -> None:
        super().__init__(reader)
        self._reader = reader
        self._marking = marking
        self._sheet = reader.sheet
        self.choosing = Choosing(reader, marking)
        self.acting = Acting(reader, marking, self.choosing)
        self.stretching = Stretching(reader.sheet, marking, reader.theme)
        self.stretching.range_chosen.connect(reader.range_requested)
        self._pressed: QPoint | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._offer)
        marking.toolbar.colour_chosen.connect(lambda name: self.acting.mark(Colour(name)))
        marking.toolbar.pressed.connect(self._on_button)
        marking.toolbar.left.connect(self._dismiss)
        marking.cards.menu_wanted.connect(self._card_menu)
        self._sheet.viewport().setMouseTracking(True)
        self._sheet.installEventFilter(self)
        self._sheet.viewport().installEventFilter(self)
        self._sheet.scrolled.connect(marking.toolbar.hide)
        self._sheet.selectionChanged.connect(self._on_selection)
        self._sheet.cursorPositionChanged.connect(self._on_selection)

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
                if kind == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Shift:
                    self.stretching.commit()
            elif kind == QEvent.Type.FocusOut:
                self.stretching.commit()
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
        if self.stretching.on_mouse(kind, event):
            return True
        if kind == QEvent.Type.MouseMove and not event.buttons():
            self._hover(point)
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
        position = self._sheet.cursorForPosition(point).position()
        self._activate(self.choosing.next_at(position), position)

    def _hover(self, point: QPoint) -> None:
        """Show by the pointer what a press would do."""
        term = self._term_at(point)
        self._marking.tips.hover(term, point)
        shape = Qt.CursorShape.PointingHandCursor if term >= 0 else Qt.CursorShape.IBeamCursor
        if self.stretching.handle_at(point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        self._sheet.viewport().setCursor(shape)

    def _activate(self, identity: str, position: int) -> None:
        """Choose a highlight, one of those at a document position."""
        self.stretching.commit()
        self.choosing.identity = identity
        self._marking.highlights.active = identity
        self._sheet.viewport().update()
        annotation = self._marking.annotation(identity)
        if annotation is None or annotation.placement is None:
            return
        placement = annotation.placement
        turn = self.choosing.turn(position, identity)
        self._marking.show_toolbar((placement.start, placement.end), identity, turn)
        self._reader.annotation_activated.emit(identity)

    def _on_key(self, event: QKeyEvent) -> bool:
        if self.stretching.on_key(event):
            return True
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
            self.acting.mark(Colour(COLOURS[_NUMBERS.index(key)]))
        elif key == Qt.Key.Key_H:
            self.acting.mark(None)
        elif key in _LETTERS:
            self._on_button(_LETTERS[key])
        elif key == Qt.Key.Key_O:
            position = self._sheet.textCursor().position()
            self._activate(self.choosing.next_at(position), position)
        elif key == Qt.Key.Key_S:
            self._select_sentence()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            return False
        return True

    def _on_button(self, name: str) -> None:
        self._hide_toolbar()
        self.acting.act(name)

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
            found = self.choosing.at(cursor.position())
            self._activate(found[0] if found else "", cursor.position())
        if self._marking.toolbar.isVisible():
            self._marking.toolbar.button(COLOURS[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _dismiss(self) -> None:
        cursor = self._sheet.textCursor()
        cursor.clearSelection()
        self._sheet.setTextCursor(cursor)
        self._marking.tips.hide()
        self.choosing.identity = ""
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
        span = self.choosing.sentence()
        if span is not None:
            self._sheet.select(*span)
            self._rest.start()

    def _on_selection(self) -> None:
        cursor = self._sheet.textCursor()
        chosen = self.choosing.identity
        if cursor.hasSelection() or chosen not in self.choosing.at(cursor.position()):
            self._let_go()
        self._hide_toolbar()
        if self._pressed is None and self._sheet.textCursor().hasSelection():
            self._rest.start()

    def _let_go(self) -> None:
        """No highlight is chosen any more: the caret left it."""
        if self.choosing.identity:
            self.choosing.identity = ""
            self._marking.highlights.active = ""
            self._sheet.viewport().update()

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

    @staticmethod
    def _cursor_point(event: QEvent) -> QPoint:
        from PySide6.QtGui import QContextMenuEvent

        return event.globalPos() if isinstance(event, QContextMenuEvent) else QPoint()

    def _menu(self, point: QPoint) -> None:
        """The menu of the right mouse button and of the menu key."""
        built = self._sheet.built
        if built is None:
            return
        position = self._sheet.cursorForPosition(point).position()
        if not self._sheet.textCursor().hasSelection():
            found = self.choosing.at(position)
            if self.choosing.identity not in found:
                self.choosing.identity = found[0] if found else ""
        span = self._sheet.selected_span()

        def copy_quoted() -> None:
            if span is not None:
                self._marking.asking.copy(span, quoted=True)

        offset = built.positions.canonical(position)
        menu = words_menu(self._sheet, self.choosing, self.acting, position, offset, copy_quoted)
        menu.addAction(_("加书签或取下")).triggered.connect(
            lambda: self._reader.bookmark_requested.emit(offset)
        )
        menu.addSeparator()
        menu.addAction(_("选取这一句")).triggered.connect(lambda: self._sentence_at(point))
        menu.addAction(_("全选")).triggered.connect(self._sheet.selectAll)
        menu.popup(self._sheet.viewport().mapToGlobal(point))

    def _card_menu(self, identity: str, place: QPoint) -> None:
        """The menu over a card."""
        reader = self._reader
        card = self._marking.cards.card(identity)
        if card is None:
            return
        acts = (
            (_("写批注"), lambda: self._marking.edit_note(identity)),
            (_("历史…"), lambda: reader.history_requested.emit(identity)),
            (_("复制链接"), lambda: reader.link_wanted.emit(identity)),
            (_("哪些批注提到它"), lambda: reader.backlinks_requested.emit(identity)),
            (_("删除"), lambda: reader.delete_requested.emit([identity])),
        )
        card_menu(card, card.links(), reader.link_activated.emit, acts).popup(place)

    def _sentence_at(self, point: QPoint) -> None:
        self._sheet.setTextCursor(self._sheet.cursorForPosition(point))
        self._select_sentence()
