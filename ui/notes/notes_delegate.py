"""Painting the rows of the annotation list, and editing a note in its row."""

from __future__ import annotations

import math

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QPolygonF,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.i18n import _
from core.model.annotations import Annotation, Style
from core.naming import role_name, state_remark
from ui.markdown.words import words_of
from ui.notes.authors import author_colour
from ui.notes.entries import Entry, Group
from ui.notes.notes_model import ROW
from ui.panes.naming import colour_name, state_sign, target_words
from ui.panes.rows import draw_line, paint_ground, wrap_runs
from ui.widgets.theme import Theme, body_font, ui_font

Index = QModelIndex | QPersistentModelIndex
HEADER = 30
_LEFT = 38.0
_RIGHT = 14.0
_QUOTE_LINE = 19
_NOTE_LINE = 19
_CHIPS = 22
_PAD = 8
_QUOTE_LINES = 2
_NOTE_LINES = 4


class NotesDelegate(QStyledItemDelegate):
    """Paints sign, quote, note, and what else is known of an annotation.

    Signals:
        note_edited(str, str): the id of an annotation and its new note.
        left_blank(str): nothing was written on it, and it marks nothing either.
    """

    note_edited = Signal(str, str)
    left_blank = Signal(str)

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._author = ""
        self._open: tuple[QPlainTextEdit, Annotation] | None = None

    def set_author(self, author: str) -> None:
        """Whose annotations carry no name: those of the delegate at this desk."""
        self._author = author

    def _other(self, annotation: Annotation) -> str:
        """The author, where it is another."""
        return annotation.author if annotation.author != self._author else ""

    def _has_chips(self, annotation: Annotation) -> bool:
        known = annotation.role or annotation.tags or state_remark(annotation)
        return bool(known or target_words(annotation) or self._other(annotation))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words; counted in characters, for ten thousand rows are asked at once."""
        del option
        row = index.data(ROW)
        if not isinstance(row, Entry):
            return QSize(80, HEADER)
        return QSize(80, self._height(row, self._view.viewport().width()))

    def _height(self, entry: Entry, width: int) -> int:
        room = max(width - _LEFT - _RIGHT, 40)
        annotation = entry.annotation
        height = 2 * _PAD
        if entry.quote:
            height += _QUOTE_LINE * min(_lines(entry.quote, 13, room), _QUOTE_LINES)
        if annotation.note:
            note = words_of(annotation.note)
            height += _NOTE_LINE * min(_lines(note, 13, room), _NOTE_LINES)
            height += 2 if entry.quote else 0
        if self._has_chips(annotation):
            height += _CHIPS
        return max(height, 2 * _PAD + _QUOTE_LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A section line or an annotation."""
        row = index.data(ROW)
        painter.save()
        box = QRectF(option.rect)
        if isinstance(row, Group):
            area = QRectF(box.left() + 12, box.top() + 6, box.width() - 26, box.height() - 6)
            draw_line(painter, area, row.title, ui_font(12), self._theme.muted)
        elif isinstance(row, Entry):
            paint_ground(painter, option, self._theme)
            self._paint_entry(painter, box, row)
        painter.restore()

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        annotation = entry.annotation
        self._paint_sign(painter, QRectF(box.left() + 12, box.top() + _PAD + 1, 18, 18), annotation)
        left, width = box.left() + _LEFT, max(box.width() - _LEFT - _RIGHT, 40)
        y = box.top() + _PAD
        if entry.quote:
            colour = self._theme.muted if annotation.note else self._theme.ink
            font = body_font(13)
            for line in wrap_runs([(entry.quote, False)], font, width, _QUOTE_LINES):
                words = "".join(text for text, _strong in line)
                draw_line(painter, QRectF(left, y, width + 4, _QUOTE_LINE), words, font, colour)
                y += _QUOTE_LINE
        if annotation.note:
            y += 2 if entry.quote else 0
            y = self._paint_note(painter, words_of(annotation.note), left, y, width)
        if self._has_chips(annotation):
            self._paint_chips(painter, annotation, QRectF(left, y + 2, width, _CHIPS - 2))

    def _paint_note(
        self, painter: QPainter, note: str, left: float, y: float, width: float
    ) -> float:
        font = ui_font(13)
        left_lines = _NOTE_LINES
        for paragraph in note.split("\n"):
            if left_lines <= 0:
                break
            lines = wrap_runs([(paragraph or " ", False)], font, width, left_lines)
            for line in lines:
                words = "".join(text for text, _strong in line)
                area = QRectF(left, y, width + 4, _NOTE_LINE)
                draw_line(painter, area, words, font, self._theme.ink)
                y += _NOTE_LINE
            left_lines -= len(lines)
        return y

    def _paint_sign(self, painter: QPainter, box: QRectF, annotation: Annotation) -> None:
        """A patch of the colour with its first character; a line under it for an underline."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letter = _("注")
        ink = self._theme.muted
        if annotation.style is Style.BOOKMARK:
            letter = ""
            _ribbon(painter, box.adjusted(5, 2, -5, -2), self._theme.link)
        elif annotation.colour is None:
            painter.setPen(QPen(QColor(self._theme.muted), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        elif annotation.style is Style.UNDERLINE:
            letter = colour_name(annotation.colour)[:1]
            ink = self._theme.ink
            painter.setPen(QPen(QColor(self._theme.underline(annotation.colour)), 2.5))
            painter.drawLine(box.bottomLeft() - QPointF(-1, 1), box.bottomRight() - QPointF(1, 1))
        else:
            letter = colour_name(annotation.colour)[:1]
            ink = self._theme.highlight_ink
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.highlight(annotation.colour)))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(ink))
        painter.setFont(ui_font(11))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)
        painter.restore()

    def _paint_chips(self, painter: QPainter, annotation: Annotation, box: QRectF) -> None:
        """Author, state and role in frames, tags behind a #."""
        font = ui_font(11)
        metrics = QFontMetricsF(font)
        x = box.left()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        other = self._other(annotation)
        if other:
            x = self._paint_author(painter, other, QRectF(x, box.top(), box.width(), box.height()))
        state = state_remark(annotation)
        if state and annotation.placement is not None:
            state = f"{state_sign(annotation.placement.state)} {state}"
        framed = [
            (target_words(annotation), Qt.PenStyle.NoPen),
            (state, Qt.PenStyle.DashLine),
            (role_name(annotation.role) if annotation.role else "", Qt.PenStyle.SolidLine),
        ]
        for words, line in framed:
            if not words or x >= box.right() - 16:
                continue
            width = min(metrics.horizontalAdvance(words) + 10, box.right() - x)
            frame = QRectF(x + 0.5, box.center().y() - 8.5, width - 1, 17)
            plain = line is Qt.PenStyle.NoPen
            painter.setPen(line if plain else QPen(QColor(self._theme.muted), 1, line))
            painter.setBrush(QColor(self._theme.shade) if plain else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 4, 4)
            draw_line(painter, frame.adjusted(5, 0, -3, 0), words, font, self._theme.ink)
            x += width + 6
        tags = "  ".join(f"#{tag}" for tag in annotation.tags)
        if tags and x < box.right() - 16:
            area = QRectF(x, box.top(), box.right() - x, box.height())
            draw_line(painter, area, tags, font, self._theme.link)

    def _paint_author(self, painter: QPainter, author: str, box: QRectF) -> float:
        """The sign of another delegate and the name; gives where the next chip may begin."""
        sign = QRectF(box.left(), box.center().y() - 8, 16, 16)
        painter.setPen(QPen(QColor(author_colour(author, self._theme)), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(sign.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.setFont(ui_font(10))
        painter.setPen(QColor(self._theme.ink))
        painter.drawText(sign, int(Qt.AlignmentFlag.AlignCenter), author[:1].upper())
        area = QRectF(sign.right() + 4, box.top(), min(72.0, box.width() - 20), box.height())
        return area.left() + draw_line(painter, area, author, ui_font(11), self._theme.ink) + 8

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field of several lines; Ctrl+Enter and Escape end it, and what was typed is kept."""
        del option
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        editor.setPlaceholderText(_("写批注，Ctrl+Enter 保存"))
        editor.setAccessibleName(_("批注文字"))
        row = index.data(ROW)
        if isinstance(row, Entry):
            self._open = (editor, row.annotation)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor that is closed."""
        self._open = None
        super().destroyEditor(editor, index)

    def rescue(self) -> None:
        """Keep what is being typed: the list is about to be built anew, which closes the editor."""
        if self._open is not None:
            editor, annotation = self._open
            self._open = None
            self._keep(editor, annotation)

    def _keep(self, editor: QPlainTextEdit, annotation: Annotation) -> None:
        note = editor.toPlainText().strip()
        if note != annotation.note:
            self.note_edited.emit(annotation.id, note)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The note as it is; not again while somebody types."""
        if isinstance(editor, QPlainTextEdit) and not editor.document().isModified():
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            # Behind the last word: typing must not replace what is there.
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the change; the list shows it when it is saved."""
        del model
        row = index.data(ROW)
        if isinstance(editor, QPlainTextEdit) and isinstance(row, Entry):
            # Told once, whatever closes the editor after this.
            self._open = None
            self._keep(editor, row.annotation)
            if row.annotation.is_blank and _is_empty(editor) and editor.isVisible():
                # What hides with its pane was not left by the hand that writes.
                self.left_blank.emit(row.annotation.id)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Below the quote, at least three lines high, within the view."""
        row = index.data(ROW)
        top = option.rect.top() + _PAD
        room = self._view.viewport().width() - _LEFT - _RIGHT
        if isinstance(row, Entry) and row.quote:
            top += _QUOTE_LINE * min(_lines(row.quote, 13, room), _QUOTE_LINES)
        height = max(option.rect.bottom() - top, 76)
        top = max(0, min(top, self._view.viewport().height() - height))
        editor.setGeometry(QRect(int(_LEFT) - 6, top, int(room) + 12, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter alone is a new line; the base class would close the editor with it.

        An empty one also stays while another window is looked at: there is nothing to keep yet.
        """
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            away = event.reason() in (
                Qt.FocusReason.ActiveWindowFocusReason,
                Qt.FocusReason.PopupFocusReason,
            )
            if away and isinstance(watched, QPlainTextEdit) and _is_empty(watched):
                return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and isinstance(watched, QPlainTextEdit):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched)
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and isinstance(watched, QPlainTextEdit):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.commitData.emit(watched)
                    self.closeEditor.emit(watched)
                    return True
                return False
        return super().eventFilter(watched, event)


def _is_empty(editor: QPlainTextEdit) -> bool:
    return not editor.toPlainText().strip()


def _lines(text: str, px: int, width: float) -> int:
    """How many lines `text` takes, from above: Han characters are square, others half as wide."""
    total = 0
    for paragraph in text.split("\n"):
        narrow = sum(1 for character in paragraph if character < "\u2000")
        needed = (len(paragraph) - narrow) * px + narrow * px * 0.62
        # One character of every line may be left over at its end.
        total += max(1, math.ceil(needed / max(width - px * 0.6, px)))
    return total


def _ribbon(painter: QPainter, box: QRectF, colour: str) -> None:
    """The sign of a bookmark."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    notch = QPointF(box.center().x(), box.bottom() - 3)
    corners = [box.topLeft(), box.topRight(), box.bottomRight(), notch, box.bottomLeft()]
    painter.drawPolygon(QPolygonF(corners))
