"""Lines with a word before each: what was left out, what is doubtful, the lines of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.panes.rows import draw_line, paint_ground
from ui.widgets.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
HEIGHT = 28
_WIDEST = 112.0
_LONGEST = 400
"""Characters kept of a line; no more of it can be seen."""


class Line(NamedTuple):
    """A line: a short word before it, its text, whether the eye is led to it or away from it."""

    badge: str
    text: str
    marked: bool = False
    faint: bool = False


class LinesModel(QAbstractListModel):
    """Some lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; as many as before keep the place in the view."""
        if self._lines and len(lines) == len(self._lines):
            self._lines = list(lines)
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, 0))
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    @property
    def lines(self) -> Sequence[Line]:
        """The lines shown."""
        return self._lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a line."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line under `ROW`; its words for a tool tip and a screen reader."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == ROW:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.text[:_LONGEST]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.badge} {line.text[:_LONGEST]}".strip()
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a line: the word before it in a column of its own."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._room = 0.0

    def measure(self, lines: Sequence[Line]) -> None:
        """Make the column as wide as the longest word in it."""
        metrics = QFontMetricsF(ui_font(12))
        # All numbers of as many digits are as wide as each other; a file has thousands of lines.
        words = {"8" * len(line.badge) if line.badge.isdecimal() else line.badge for line in lines}
        self._room = min(_WIDEST, max(map(metrics.horizontalAdvance, words), default=0.0))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height."""
        del option, index
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        line = index.data(ROW)
        if not isinstance(line, Line):
            return
        painter.save()
        paint_ground(painter, option, self.theme)
        area = QRectF(option.rect).adjusted(12, 0, -12, 0)
        badge = QRectF(area.left(), area.top(), self._room + 1, area.height())
        colour = self.theme.accent if line.marked else self.theme.muted
        draw_line(painter, badge, line.badge, ui_font(12, bold=line.marked), colour)
        if self._room:
            area.setLeft(badge.right() + 12)
        colour = self.theme.muted if line.faint else self.theme.ink
        draw_line(painter, area, line.text[:_LONGEST].replace("\n", " "), ui_font(), colour)
        painter.restore()


class LinesView(QListView):
    """A list of lines to look through."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = LinesModel(self)
        self._delegate = _Delegate(theme, self)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.theme = theme
        self.viewport().update()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._delegate.measure(lines)
        self._model.set_lines(lines)
        self.viewport().update()

    def lines(self) -> Sequence[Line]:
        """The lines shown."""
        return self._model.lines

    def show_row(self, row: int) -> None:
        """Choose a row and bring it to the middle."""
        index = self._model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
