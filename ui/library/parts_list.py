"""The reports of a file that holds several, to choose which of them to import."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.i18n import _, clauses
from core.model.report import Report
from ui.panes.reports import title_of
from ui.panes.rows import draw_line, paint_ground
from ui.widgets.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
ROW = 32
_MOST_ROWS = 5
_BOX = 16.0
_LEFT = 14.0
_TICK_ROOM = 40.0
_NOTE = Qt.ItemDataRole.UserRole


class _Delegate(QStyledItemDelegate):
    """Paints a tick, the title, and at the right how long the report is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height."""
        del option, index
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One report."""
        painter.save()
        paint_ground(painter, option, self.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        ticked = _is_ticked(index)
        self._paint_box(painter, area, ticked)
        area.adjust(_TICK_ROOM, 0, -14, 0)
        note = str(index.data(_NOTE))
        taken = draw_line(painter, area, note, ui_font(12), self.theme.muted, right=True)
        area.setWidth(area.width() - taken - 12)
        ink = self.theme.ink if ticked else self.theme.muted
        draw_line(painter, area, str(index.data()), ui_font(), ink)
        painter.restore()

    def _paint_box(self, painter: QPainter, area: QRectF, ticked: bool) -> None:
        box = QRectF(area.left() + _LEFT, area.center().y() - _BOX / 2, _BOX, _BOX)
        if not ticked:
            painter.setPen(QPen(QColor(self.theme.muted), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent))
        painter.drawRoundedRect(box, 3, 3)
        pen = QPen(QColor(self.theme.accent_ink), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        hook = [QPointF(4, 8.4), QPointF(7, 11.4), QPointF(12, 5)]
        painter.drawPolyline(QPolygonF([box.topLeft() + point for point in hook]))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the box, painted here where no style knows it, or the space bar."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        inside = event.position().x() - option.rect.left() < _TICK_ROOM
        if inside and event.type() == QEvent.Type.MouseButtonRelease:
            tick = Qt.CheckState.Unchecked if _is_ticked(index) else Qt.CheckState.Checked
            return model.setData(index, tick.value, Qt.ItemDataRole.CheckStateRole)
        return False


class PartsList(QListWidget):
    """A line with a tick for each report.

    Args:
        theme: the colours.
        reports: the reports, in the order of the file.
        there: the numbers of those that are in the library already; they have no tick at first.
        file_name: stands for the title of a report that has none.
        parent: the dialog.

    Signals:
        part_chosen(int): the number of the report to look at.
        ticked(): other reports are to be imported now.
    """

    part_chosen = Signal(int)
    ticked = Signal()

    def __init__(
        self,
        theme: Theme,
        reports: Sequence[Report],
        there: Collection[int],
        file_name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._delegate = _Delegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("文件里的报告"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, report in enumerate(reports):
            title = title_of(report.meta, file_name)
            known = number in there
            size = _("{count} 字").format(count=f"{len(''.join(report.text.split())):,}")
            note = _("已在报告库中") if known else size
            item = QListWidgetItem(title)
            item.setData(_NOTE, note)
            item.setToolTip(title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, clauses((title, note)))
            item.setCheckState(Qt.CheckState.Unchecked if known else Qt.CheckState.Checked)
            self.addItem(item)
        self.setFixedHeight(min(len(reports), _MOST_ROWS) * ROW + 4)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self.part_chosen)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.theme = theme
        self.viewport().update()

    def chosen(self) -> list[int]:
        """The numbers of the reports that have a tick."""
        return [row for row in range(self.count()) if _is_ticked(self.model().index(row, 0))]


def _is_ticked(index: Index) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
