"""Painting the rows of the library."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from core.model.library import ReportEntry
from ui.library.library_model import ROW, LibraryModel
from ui.library.row_words import place_line, reading_line, title_lines
from ui.library.shelf import Grouping, Heading
from ui.panes.reports import title_of
from ui.panes.rows import draw_line, paint_ground
from ui.widgets.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
HEADING = 34
_LEFT = 14.0
_RIGHT = 16.0
_PAD = 9.0
_TITLE_LINE = 19.0
_SMALL_LINE = 18.0
_BAR = 2.0


class LibraryDelegate(QStyledItemDelegate):
    """Paints a heading, or title, facts, notes, day and progress of a report.

    Args:
        theme: the colours.
        view: the list; its width decides whether a title takes one line or two.
        today: the day to count days from.
    """

    def __init__(
        self, theme: Theme, view: QListView, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._today = today

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the title needs."""
        del option
        row = index.data(ROW)
        if not isinstance(row, ReportEntry):
            return QSize(80, HEADING)
        lines = 1 if self._one_line(row) else 2
        return QSize(80, round(2 * _PAD + lines * _TITLE_LINE + 2 * _SMALL_LINE + 4 + _BAR))

    def _one_line(self, entry: ReportEntry) -> bool:
        room = self._view.viewport().width() - _LEFT - _RIGHT
        title = title_of(entry.meta, entry.source_name)
        return QFontMetricsF(ui_font()).horizontalAdvance(title) <= room

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row = index.data(ROW)
        painter.save()
        box = QRectF(option.rect)
        if isinstance(row, Heading):
            area = box.adjusted(_LEFT, 12, -_RIGHT, -2)
            taken = draw_line(
                painter, area, str(row.size), ui_font(11), self._theme.muted, right=True
            )
            area.setWidth(area.width() - taken - 8)
            draw_line(painter, area, row.title, ui_font(12), self._theme.muted)
        elif isinstance(row, ReportEntry):
            paint_ground(painter, option, self._theme)
            model = index.model()
            assert isinstance(model, LibraryModel)
            region = model.grouping is not Grouping.REGION
            self._paint_entry(painter, box, row, model.current == row.id, region)
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, box: QRectF, entry: ReportEntry, current: bool, region: bool
    ) -> None:
        theme = self._theme
        left, y = box.left() + _LEFT, box.top() + _PAD
        width = max(box.width() - _LEFT - _RIGHT, 20)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(QPointF(box.right() - 9, y + _TITLE_LINE / 2), 3, 3)
        font = ui_font()
        colour = theme.accent if current else theme.ink
        title = title_of(entry.meta, entry.source_name)
        for words in title_lines(title, font, width):
            draw_line(painter, QRectF(left, y, width + 2, _TITLE_LINE), words, font, colour)
            y += _TITLE_LINE
        y += 2
        small = ui_font(12)
        words = place_line(entry, small, width, region=region)
        draw_line(painter, QRectF(left, y, width, _SMALL_LINE), words, small, theme.muted)
        y += _SMALL_LINE
        foot = QRectF(left, y, width, _SMALL_LINE)
        draw_line(painter, foot, reading_line(entry, self._today()), ui_font(11), theme.muted)
        y += _SMALL_LINE + 2
        self._paint_progress(painter, QRectF(left, y, width, _BAR), entry.progress, current)

    def _paint_progress(
        self, painter: QPainter, box: QRectF, progress: float, current: bool
    ) -> None:
        """A thin line: the share read on the whole."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.hairline))
        painter.drawRoundedRect(box, 1, 1)
        share = min(1.0, max(0.0, progress))
        if share > 0:
            painter.setBrush(QColor(self._theme.accent if current else self._theme.muted))
            painter.drawRoundedRect(
                QRectF(box.left(), box.top(), max(2.0, box.width() * share), _BAR), 1, 1
            )
