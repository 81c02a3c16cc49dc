"""The sections of a report that is not stored yet, as a tree to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeView, QWidget

from core.i18n import _
from ui.library.understood import Node
from ui.widgets.theme import Theme

_INDENT = 18


class PreviewTree(QTreeView):
    """Number and title of every section, and how many paragraphs it has."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nodes: Sequence[Node] = ()
        self._model = QStandardItemModel(0, 2, self)
        self.setModel(self._model)
        self.setAccessibleName(_("目录"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.set_nodes(self._nodes)

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show the sections `nodes`; the first two levels are open."""
        self._nodes = nodes
        self._model.removeRows(0, self._model.rowCount())
        self._fill(self._model.invisibleRootItem(), nodes)
        self.expandToDepth(0)

    def _fill(self, parent: QStandardItem, nodes: Sequence[Node]) -> None:
        for node in nodes:
            title = QStandardItem(node.title)
            title.setToolTip(node.title)
            words = _("{count} 段").format(count=node.paragraphs) if node.paragraphs else ""
            count = QStandardItem(words)
            count.setForeground(QColor(self._theme.muted))
            count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            parent.appendRow([title, count])
            self._fill(title, node.parts)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A chevron before sections that have parts."""
        if not self._model.hasChildren(index):
            return
        centre = QPointF(rect.right() - _INDENT / 2 + 1, rect.center().y() + 0.5)
        if self.isExpanded(index):
            points = [QPointF(-3.5, -2), QPointF(0, 2), QPointF(3.5, -2)]
        else:
            points = [QPointF(-2, -3.5), QPointF(2, 0), QPointF(-2, 3.5)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._theme.muted), 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([centre + point for point in points]))
        painter.restore()
