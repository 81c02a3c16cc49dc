"""The list of annotations as a widget: choosing, editing in place, keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from core.i18n import _
from core.model.annotations import Annotation, Colour
from ui.notes.entries import Entry
from ui.notes.notes_delegate import NotesDelegate
from ui.notes.notes_model import ROW, NotesModel, spoken
from ui.notes.row_menu import RowMenu
from ui.widgets.theme import Theme

_BATCH = 200
"""Rows laid out at once; the rest follows while the window stays awake."""


class NotesList(QListView):
    """Shows a `NotesModel`.

    Signals:
        place_chosen(int, int): the canonical span of a chosen annotation.
        edit_requested(str, dict): the id of an annotation and the fields to change.
        delete_requested(list): ids.
        left_blank(str): a note was begun in its row and left empty.
        edit_many_requested(list, dict): ids and the fields to change on all of them.
        tag_wanted(): the chosen annotations are to get a tag.
        selection_changed(int): how many annotations are chosen.
    """

    place_chosen = Signal(int, int)
    edit_requested = Signal(str, dict)
    delete_requested = Signal(list)
    left_blank = Signal(str)
    edit_many_requested = Signal(list, dict)
    tag_wanted = Signal()
    selection_changed = Signal(int)

    def __init__(self, model: NotesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = NotesDelegate(theme, self)
        self._delegate.note_edited.connect(
            lambda identity, note: self.edit_requested.emit(identity, {"note": note})
        )
        self._delegate.left_blank.connect(self.left_blank)
        self.menu = RowMenu(self)
        self.menu.changed.connect(self.edit_many_requested)
        self.menu.delete_wanted.connect(self.delete_chosen)
        self.menu.note_wanted.connect(self.edit_current)
        self.menu.tag_wanted.connect(self.tag_wanted)
        self.menu.copy_wanted.connect(self.copy_chosen)
        self.setAccessibleName(_("批注"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.selectionModel().selectionChanged.connect(
            lambda *_changes: self.selection_changed.emit(len(self.chosen()))
        )
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        # A longer note needs a higher row.
        model.dataChanged.connect(lambda *_range: self.scheduleDelayedItemsLayout())
        self._kept: list[str] = []
        self._kept_current = ""
        self._kept_scroll = 0

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def set_author(self, author: str) -> None:
        """Whose annotations carry no name."""
        self._delegate.set_author(author)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _entry(self, index: QModelIndex) -> Entry | None:
        row = index.data(ROW) if index.isValid() else None
        return row if isinstance(row, Entry) else None

    def chosen(self) -> list[Annotation]:
        """The chosen annotations in the order of the list."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        entries = [self._entry(index) for index in indexes]
        return [entry.annotation for entry in entries if entry is not None]

    def choose(self, annotation_id: str) -> bool:
        """Choose the annotation with that id and bring it into sight; False if it is not shown."""
        model = self.model()
        assert isinstance(model, NotesModel)
        row = model.row_of(annotation_id)
        if row < 0:
            return False
        index = model.index(row, 0)
        # Whatever keys are held meanwhile, such as the Ctrl of Ctrl+Enter.
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click goes to the place; with Ctrl or Shift it only chooses."""
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain:
            self._go(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, Delete deletes, 1 to 5 colour, Ctrl+C copies."""
        key = event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Delete) or key == Qt.Key.Key_Backspace:
            self.delete_chosen()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        elif plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.menu.set_colour(self.chosen(), list(Colour)[key - Qt.Key.Key_1])
        else:
            super().keyPressEvent(event)

    def delete_chosen(self) -> None:
        """Ask for the deletion of the chosen annotations, and choose the one behind them."""
        ids = [annotation.id for annotation in self.chosen()]
        if ids:
            self.delete_requested.emit(ids)

    def edit_note(self, annotation_id: str) -> None:
        """Choose an annotation and open its note."""
        if self.choose(annotation_id):
            self.setFocus()
            self.edit_current()

    def edit_current(self) -> None:
        """Open the note of the current annotation."""
        if self._entry(self.currentIndex()) is not None:
            self.edit(self.currentIndex())

    def copy_chosen(self) -> None:
        """The chosen annotations as lines of text."""
        entries = [self._entry(index) for index in sorted(self.selectedIndexes())]
        lines = [spoken(entry) for entry in entries if entry is not None]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def walk(self, rows: int) -> None:
        """Walk the annotations from elsewhere, section lines passed over."""
        row = self.currentIndex().row()
        step = 1 if rows > 0 else -1
        left = abs(rows)
        target = row
        while left and 0 <= row + step < self.model().rowCount():
            row += step
            if self._entry(self.model().index(row, 0)) is not None:
                target = row
                left -= 1
        if target >= 0:
            self.setCurrentIndex(self.model().index(target, 0))

    def go_to_current(self) -> None:
        """Lead to the place of the current annotation, or the first."""
        if self._entry(self.currentIndex()) is None:
            self.walk(1)
        self._go(self.currentIndex())

    def _go(self, index: QModelIndex) -> None:
        entry = self._entry(index)
        if entry is not None and entry.start >= 0:
            self.place_chosen.emit(entry.start, entry.end)

    def _show_menu(self, at: QPoint) -> None:
        chosen = self.chosen()
        if chosen:
            self.menu.build(chosen, self).popup(self.viewport().mapToGlobal(at))

    def _remember(self) -> None:
        self._delegate.rescue()
        entry = self._entry(self.currentIndex())
        self._kept = [annotation.id for annotation in self.chosen()]
        self._kept_current = entry.annotation.id if entry is not None else ""
        self._kept_scroll = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """Choose again what was chosen, as far as it is still there."""
        model = self.model()
        assert isinstance(model, NotesModel)
        flags = QItemSelectionModel.SelectionFlag
        row = model.row_of(self._kept_current)
        if row >= 0:
            self.selectionModel().setCurrentIndex(model.index(row, 0), flags.NoUpdate)
        chosen = QItemSelection()
        rows = sorted(row for row in map(model.row_of, self._kept) if row >= 0)
        # Neighbours together, and all at once: thousands may be chosen.
        for first, last in stretches(rows):
            chosen.append(QItemSelectionRange(model.index(first, 0), model.index(last, 0)))
        self.selectionModel().select(chosen, flags.Select)
        self.verticalScrollBar().setValue(self._kept_scroll)
        self.selection_changed.emit(len(self.chosen()))


def stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending rows as stretches of neighbours, each with its first and last."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
