"""The table as a widget: heads and leading columns stay while the rest moves under them."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from core.i18n import _
from ui.tables.cell_delegate import CellDelegate
from ui.tables.grid import Grid, tab_separated
from ui.tables.measures import Measures
from ui.tables.table_model import GridModel
from ui.widgets.theme import Theme, ui_font

FACE_PX = 14
Index = QModelIndex | QPersistentModelIndex


class GridView(QTableView):
    """Shows one grid; three views of the same model lie over its edges, as Qt's examples do it.

    Args:
        theme: the colours.
        grid: the table.
        zoom: in percent of the usual size.
        parent: owns it.

    Signals:
        cell_chosen(int, int): the canonical span of a cell that was double-clicked, or taken with
            Enter.
    """

    cell_chosen = Signal(int, int)

    def __init__(
        self, theme: Theme, grid: Grid, zoom: int = 100, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.grid = grid
        self._model = GridModel(grid, self)
        self.setModel(self._model)
        self.setAccessibleName(_("表格"))
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._measures = Measures(grid, ui_font(round(FACE_PX * zoom / 100)))
        self._delegate = CellDelegate(theme, grid, self._measures, self._is_current, self)
        heads, lead = grid.head_rows > 0, grid.lead_columns > 0
        # The later ones lie over those before.
        self._side = _Edge(self) if lead else None
        self._top = _Edge(self) if heads else None
        self._corner = _Edge(self) if heads and lead else None
        self._edges = [e for e in (self._side, self._top, self._corner) if e is not None]
        for view in (self, *self._edges):
            self._dress(view)
        for edge in self._edges:
            self._attach(edge)
        self.doubleClicked.connect(self.choose)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self._repaint())

    @property
    def _heads(self) -> int:
        return sum(self._measures.heights[: self.grid.head_rows])

    @property
    def _lead(self) -> int:
        return sum(self._measures.widths[: self.grid.lead_columns])

    def wanted_size(self) -> tuple[int, int]:
        """The width and the height in which the whole table is in view, in pixels."""
        bar = 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        return sum(self._measures.widths) + bar, sum(self._measures.heights) + bar

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.theme = theme
        self._repaint()

    def show_place(self, row: int, column: int) -> None:
        """Make a place the current one and bring it into view."""
        index = self._model.index(row, column)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def choose(self, index: Index | None = None) -> None:
        """Lead to the place of a cell in the report, by default of the current one."""
        cell = self._model.cell(self.currentIndex() if index is None else index)
        if cell is not None:
            self.cell_chosen.emit(*self.grid.span(cell))

    def copied_text(self, *, whole: bool = False) -> str:
        """The selected cells with tabs and newlines, or all when there is no selection."""
        indexes = [] if whole else self.selectedIndexes()
        if not indexes:
            return tab_separated(self.grid.rows_of(0, 0, self.grid.rows - 1, self.grid.columns - 1))
        rows = [index.row() for index in indexes]
        columns = [index.column() for index in indexes]
        return tab_separated(self.grid.rows_of(min(rows), min(columns), max(rows), max(columns)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the report, copying takes the selected cells."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied_text())
        else:
            super().keyPressEvent(event)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a place into view, out from under the heads and the leading columns."""
        super().scrollTo(index, hint)
        rect = self.visualRect(index)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if index.column() >= self.grid.lead_columns and rect.left() < self._lead:
            across.setValue(across.value() + rect.left() - self._lead)
        if index.row() >= self.grid.head_rows and rect.top() < self._heads:
            down.setValue(down.value() + rect.top() - self._heads)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The edges keep to the view."""
        super().resizeEvent(event)
        self._place()

    def _dress(self, view: QTableView) -> None:
        """What all views of the table have in common."""
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setItemDelegate(self._delegate)
        for header, sizes in (
            (view.horizontalHeader(), self._measures.widths),
            (view.verticalHeader(), self._measures.heights),
        ):
            header.hide()
            header.setMinimumSectionSize(1)
            for number, size in enumerate(sizes):
                header.resizeSection(number, size)
        for cell in self.grid.cells:
            if cell.row_span > 1 or cell.column_span > 1:
                view.setSpan(cell.row, cell.column, cell.row_span, cell.column_span)

    def _attach(self, edge: _Edge) -> None:
        edge.setSelectionModel(self.selectionModel())
        edge.clicked.connect(lambda _index: self.setFocus())
        edge.doubleClicked.connect(self.choose)
        pairs = []
        if edge is self._top:
            pairs = [(self.horizontalScrollBar(), edge.horizontalScrollBar())]
        elif edge is self._side:
            pairs = [(self.verticalScrollBar(), edge.verticalScrollBar())]
        for own, others in pairs:
            own.valueChanged.connect(others.setValue)
            others.valueChanged.connect(own.setValue)

    def _place(self) -> None:
        view, heads, lead = self.viewport().geometry(), self._heads, self._lead
        width, height = min(lead, view.width()), min(heads, view.height())
        for edge in self._edges:
            size = view.size()
            if edge is not self._side:
                size.setHeight(height)
            if edge is not self._top:
                size.setWidth(width)
            edge.setGeometry(QRect(view.topLeft(), size))

    def _is_current(self, index: Index) -> bool:
        return self.hasFocus() and index == self.currentIndex()

    def _repaint(self) -> None:
        for view in (self, *self._edges):
            view.viewport().update()


class _Edge(QTableView):
    """A part of the table that stays in view; the keyboard never goes there."""

    def __init__(self, table: GridView) -> None:
        super().__init__(table)
        self.setModel(table.model())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Without the border that shows the focus: its cells stand where those of the table do.
        self.setStyleSheet("border: 0; border-radius: 0;")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Stay: only the table itself follows the current cell, and this view the table."""
