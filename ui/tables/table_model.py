"""A grid as Qt's views ask for it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model.page import PageCell
from ui.tables.grid import Grid

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class GridModel(QAbstractTableModel):
    """Every place tells the words of the cell that covers it."""

    def __init__(self, grid: Grid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = grid

    def rowCount(self, parent: Index = _TOP) -> int:
        """All rows, those of the headings too."""
        return 0 if parent.isValid() else self.grid.rows

    def columnCount(self, parent: Index = _TOP) -> int:
        """All columns."""
        return 0 if parent.isValid() else self.grid.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The words of a place."""
        cell = self.cell(index)
        if cell is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.grid.text(cell)

    def cell(self, index: Index) -> PageCell | None:
        """The cell at a place."""
        return self.grid.cell(index.row(), index.column()) if index.isValid() else None
