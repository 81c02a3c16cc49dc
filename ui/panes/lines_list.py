"""The list of a pane that tells something about the report, as walked and chosen from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.panes.lines import ROW, LinesModel, Shown
from ui.panes.lines_delegate import LinesDelegate
from ui.widgets.theme import Theme

_BATCH = 200


class LinesList(QListView):
    """Shows a `LinesModel`.

    Signals:
        chosen(object): the `item` of a line that was clicked or taken with Enter.
        removed(object): the `item` of a line on which Delete was pressed.
        typed(object, str): a letter typed on the `item` of a line.
        menu_wanted(object, QPoint): a context menu for the `item` of a line, at a global place.
    """

    chosen = Signal(object)
    removed = Signal(object)
    typed = Signal(object, str)
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self, model: LinesModel, theme: Theme, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = model
        self._delegate = LinesDelegate(theme, self)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_menu)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def current_item(self) -> object:
        """The item of the line under the keyboard, None where there is none."""
        shown = self._shown(self.currentIndex())
        return shown.line.item if shown is not None and shown.line is not None else None

    def walk(self, rows: int) -> None:
        """Go so many lines down (or up), titles passed over."""
        step = 1 if rows > 0 else -1
        left, row = abs(rows), self.currentIndex().row()
        target = row
        while left and 0 <= row + step < self._lines.rowCount():
            row += step
            shown = self._shown(self._lines.index(row, 0))
            if shown is not None and shown.line is not None:
                target = row
                left -= 1
        if target >= 0:
            self.setCurrentIndex(self._lines.index(target, 0))

    def place(self) -> tuple[int, int]:
        """The row under the keyboard, -1 for none, and how far the list is scrolled."""
        return self.currentIndex().row(), self.verticalScrollBar().value()

    def return_to(self, place: tuple[int, int]) -> None:
        """Go back to a `place` after the lines were made anew; to the nearest row that is left."""
        row, scrolled = place
        if row < 0:
            return
        rows = range(self._lines.rowCount())
        for near in (*rows[row:], *reversed(rows[:row])):
            index = self._lines.index(near, 0)
            shown = self._shown(index)
            if shown is not None and shown.line is not None:
                self.setCurrentIndex(index)
                self.verticalScrollBar().setValue(scrolled)
                return

    def choose_current(self) -> None:
        """Choose the line under the keyboard, or the first."""
        if self.current_item() is None:
            self.walk(1)
        self._choose(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, left and right close and open, Delete removes."""
        key = event.key()
        shown = self._shown(self.currentIndex())
        line = None if shown is None else shown.line
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        elif key == Qt.Key.Key_Delete and line is not None and line.item is not None:
            self.removed.emit(line.item)
        elif (
            key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            and shown is not None
            and line is not None
            and line.children
        ):
            if shown.open == (key == Qt.Key.Key_Left):
                self._lines.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands of the pane: rows of Chinese words cannot be found by typing."""
        item = self.current_item()
        if item is not None:
            self.typed.emit(item, search)

    def _choose(self, index: QModelIndex) -> None:
        shown = self._shown(index)
        if shown is None or shown.line is None:
            return
        self._lines.toggle(index.row())
        if shown.line.item is not None:
            self.chosen.emit(shown.line.item)

    def _want_menu(self, place: QPoint) -> None:
        shown = self._shown(self.indexAt(place))
        if shown is not None and shown.line is not None and shown.line.item is not None:
            self.menu_wanted.emit(shown.line.item, self.viewport().mapToGlobal(place))

    def _shown(self, index: QModelIndex) -> Shown | None:
        shown = index.data(ROW) if index.isValid() else None
        return shown if isinstance(shown, Shown) else None
