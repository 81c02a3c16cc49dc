"""The table of values as a widget: keyboard, copy, and the way to the text."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from core.i18n import _
from ui.charts.table import FIRST_VALUE, NumberDelegate, TableModel, ValueTable
from ui.charts.value_menu import show_value_menu
from ui.widgets.theme import Theme

_ROW = 28
_NAME_LIMIT = 180
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ValueTableView(QTableView):
    """Shows a `ValueTable`.

    Signals:
        point_chosen(Point): a value was clicked or taken with Enter.
        note_wanted(Point): N was pressed on a value, or a note chosen in its menu.
        whole_wanted(int): the same for its indicator, told by its index; Shift+N.
    """

    point_chosen = Signal(object)
    note_wanted = Signal(object)
    whole_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured = True
        self._model = TableModel(self)
        self._delegate = NumberDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("指标表"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.clicked.connect(self._on_clicked)

    @property
    def table_model(self) -> TableModel:
        """The model, typed."""
        return self._model

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def set_table(self, table: ValueTable) -> None:
        """Show `table` with columns as wide as their words."""
        self._model.set_table(table)
        self._measured = False
        if self.isVisible():
            self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the columns when somebody looks at them."""
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        if self._measured:
            return
        self._measured = True
        header = self.horizontalHeader()
        for column, width in enumerate(self._delegate.measure(self._model)):
            needed = max(int(width) + 1, header.sectionSizeHint(column))
            self.setColumnWidth(column, min(needed, _NAME_LIMIT) if column == 0 else needed)

    def show_value(self, start: int) -> None:
        """Select the cell of the value printed at canonical offset `start`."""
        for row, line in enumerate(self._model.table.rows):
            for place, cell in enumerate(line.cells):
                if any(point.start == start for point in cell):
                    index = self._model.index(row, FIRST_VALUE + place)
                    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                    self.selectionModel().setCurrentIndex(index, flag)
                    self.scrollTo(index)
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place, N writes a note, copying takes the selected cells."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(index)
        elif event.key() == Qt.Key.Key_N and not event.modifiers() & _COMMAND:
            self._want_note(
                index, whole=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def selected_text(self) -> str:
        """The selected cells with tabs and newlines."""
        rows: dict[int, dict[int, str]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.row(), {})[index.column()] = str(index.data())
        return "\n".join(
            "\t".join(text for _column, text in sorted(cells.items()))
            for _row, cells in sorted(rows.items())
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a value and its indicator."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        place = event.globalPos()
        if by_key:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        points, whole = self._model.points(index), self._model.table.rows[index.row()].whole
        signals = self.point_chosen, self.note_wanted, self.whole_wanted
        show_value_menu(self, place, points, whole, *signals)

    def _want_note(self, index: QModelIndex, *, whole: bool) -> None:
        if not index.isValid():
            return
        points, indicator = self._model.points(index), self._model.table.rows[index.row()].whole
        if points and not whole:
            self.note_wanted.emit(points[0])
        elif indicator >= 0:
            # The name of an indicator stands for the whole of it.
            self.whole_wanted.emit(indicator)

    def _on_clicked(self, index: QModelIndex) -> None:
        points = self._model.points(index)
        if points:
            self.point_chosen.emit(points[0])
