"""The rows of the annotation list, and editing a note in its row."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
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
from core.model.annotations import Annotation
from ui.notes.entries import Entry, Group
from ui.notes.notes_model import ROW
from ui.notes.row_face import LEFT, PAD, RIGHT, RowFace, quote_height
from ui.panes.rows import draw_line, paint_ground
from ui.widgets.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
HEADER = 30


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
        self._face = RowFace(theme)
        self._open: tuple[QPlainTextEdit, Annotation] | None = None

    def set_author(self, author: str) -> None:
        """Whose annotations carry no name: those of the delegate at this desk."""
        self._face.author = author

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._face.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words; counted in characters, for ten thousand rows are asked at once."""
        del option
        row = index.data(ROW)
        if not isinstance(row, Entry):
            return QSize(80, HEADER)
        return QSize(80, self._face.height(row, self._view.viewport().width()))

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
            self._face.paint(painter, box, row)
        painter.restore()

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
        top = option.rect.top() + PAD
        room = self._view.viewport().width() - LEFT - RIGHT
        if isinstance(row, Entry):
            top += quote_height(row, room)
        height = max(option.rect.bottom() - top, 76)
        top = max(0, min(top, self._view.viewport().height() - height))
        editor.setGeometry(QRect(int(LEFT) - 6, top, int(room) + 12, height))

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
