"""The tree of sections as painted: aligned numbers, a dot at the place that is read."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from core.model.blocks import Part
from ui.outline.outline_model import NODE, Node
from ui.panes.rows import draw_line, paint_ground, wrap_runs
from ui.widgets.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
ROW = 28
TALL_ROW = 48
"""A title of the first depth may take two lines: such titles often begin alike."""
_INDENT = 14
_LABEL_LIMIT = 60.0


class OutlineDelegate(QStyledItemDelegate):
    """Paints one section."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._widths: dict[int, float] = {}
        self._current: Node | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def set_current(self, node: Node | None) -> None:
        """The section to mark as being read."""
        self._current = node

    def measure(self, nodes: list[Node]) -> None:
        """Take the widths of the numbers at every depth, so that titles begin on one line."""
        metrics = QFontMetricsF(ui_font(bold=True))
        self._widths = {}
        for node in nodes:
            if node.label and not node.run_in:
                width = min(metrics.horizontalAdvance(node.label), _LABEL_LIMIT)
                self._widths[node.depth] = max(self._widths.get(node.depth, 0.0), width)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option
        node = index.data(NODE)
        if not isinstance(node, Node) or node.depth or node.run_in:
            return QSize(80, ROW)
        return QSize(80, ROW if self._lines(node, self._view.viewport().width()) < 2 else TALL_ROW)

    def _lines(self, node: Node, width: float) -> int:
        room = self._room(node, width)
        metrics = QFontMetricsF(self._font(node))
        return 1 if metrics.horizontalAdvance(node.title) <= room else 2

    def _room(self, node: Node, width: float) -> float:
        """The pixels that the title of a section at the first depth has."""
        return width - _INDENT - 2 - self._title_offset(node) - 24

    def _title_offset(self, node: Node) -> float:
        if not node.label:
            return 0.0
        width = QFontMetricsF(self._font(node)).horizontalAdvance(node.label)
        return max(self._widths.get(node.depth, 0.0), min(width, _LABEL_LIMIT)) + 4

    @staticmethod
    def _font(node: Node) -> QFont:
        return ui_font(12 if node.run_in else 13, bold=node.depth == 0 and not node.run_in)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Number, title, count of notes, dot."""
        node = index.data(NODE)
        if not isinstance(node, Node):
            return
        theme = self._theme
        painter.save()
        box = QRectF(option.rect)
        reading = node is self._current
        right = box.right() - 8
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if reading:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(QPointF(right - 3, box.center().y()), 3, 3)
            right -= 12
        count = node.notes if self._view.isExpanded(index) else node.all_notes
        if count:
            area = QRectF(right - 40, box.top(), 40, box.height())
            right -= draw_line(painter, area, str(count), ui_font(11), theme.muted, right=True) + 6
        font = self._font(node)
        colour = theme.accent if reading else theme.muted if node.run_in else theme.ink
        left = box.left() + 2
        offset = self._title_offset(node)
        width = max(right - left - offset, 8.0)
        lines = [node.title]
        if box.height() >= TALL_ROW:
            wrapped = wrap_runs([(node.title, False)], font, width, 2)
            lines = ["".join(text for text, _strong in words) for words in wrapped]
        # The height keeps room for a dot and a count; without them one line may do: in the middle.
        height = box.height() if len(lines) < 2 else 20
        line = QRectF(left, box.top() + (4 if len(lines) > 1 else 0), _LABEL_LIMIT, height)
        draw_line(painter, line, node.label, font, colour)
        for words in lines:
            draw_line(
                painter, QRectF(left + offset, line.top(), width, height), words, font, colour
            )
            line.translate(0, height)
        painter.restore()


class OutlineView(QTreeView):
    """A tree without boxes; a chevron opens a section, a click on its title goes there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(_INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.outline = OutlineDelegate(theme, self)
        self.setItemDelegate(self.outline)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.outline.set_theme(theme)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles may need another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The band under the whole row, and a line above what follows the text."""
        own = QStyleOptionViewItem(option)
        own.rect = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        if self.selectionModel().isSelected(index):
            own.state |= QStyle.StateFlag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            own.state |= QStyle.StateFlag.State_HasFocus
        pointed = self.viewport().mapFromGlobal(self.cursor().pos())
        if self.underMouse() and index == self.indexAt(pointed):
            own.state |= QStyle.StateFlag.State_MouseOver
        paint_ground(painter, own, self._theme)
        node = index.data(NODE)
        first = isinstance(node, Node) and node.row > 0 and node.depth == 0
        if first and node.part is not Part.BODY:
            before = index.sibling(index.row() - 1, 0).data(NODE)
            if isinstance(before, Node) and before.part is Part.BODY:
                painter.setPen(QPen(QColor(self._theme.hairline), 1))
                painter.drawLine(own.rect.topLeft() + QPointF(12, 0).toPoint(), own.rect.topRight())
        # Not through the style, which paints a second, square band under the chevron.
        own.rect = self.visualRect(index)
        edge = QRect(0, own.rect.top(), own.rect.left(), own.rect.height())
        self.drawBranches(painter, edge, index)
        self.outline.paint(painter, own, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A chevron before sections that have parts; no lines."""
        model: QAbstractItemModel = self.model()
        if not model.hasChildren(index):
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
