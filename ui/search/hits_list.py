"""The list of hits as painted and walked."""

from __future__ import annotations

from types import UnionType

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.i18n import _
from core.model.library import Hit, HitSource
from ui.panes.rows import draw_line, draw_runs, paint_ground, wrap_runs
from ui.search.across import More, ReportGroup
from ui.search.hits_model import ROW, HitGroup, HitsModel, source_name, words_of
from ui.widgets.theme import Theme, body_font, ui_font

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 46
"""All rows are of one height, so that ten thousand hits need no laying out."""
_BEFORE = 9
_LINE = 19


class HitDelegate(QStyledItemDelegate):
    """Paints the line of a section or report, or two lines of context with the words found."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height."""
        del option, index
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row = index.data(ROW)
        painter.save()
        if isinstance(row, HitGroup):
            self._paint_group(painter, QRectF(option.rect), row)
        elif isinstance(row, ReportGroup):
            model = index.model()
            assert isinstance(model, HitsModel)
            self._paint_report(painter, QRectF(option.rect), row, model.current == row.report)
        elif isinstance(row, More):
            paint_ground(painter, option, self._theme)
            area = QRectF(option.rect).adjusted(12, 0, -14, 0)
            draw_line(painter, area, words_of(row), ui_font(12), self._theme.link)
        elif isinstance(row, Hit):
            paint_ground(painter, option, self._theme)
            self._paint_hit(painter, QRectF(option.rect), row)
        painter.restore()

    def _paint_group(self, painter: QPainter, box: QRectF, group: HitGroup) -> None:
        area = box.adjusted(12, 16, -14, -4)
        muted = self._theme.muted
        taken = draw_line(painter, area, str(group.count), ui_font(11), muted, right=True)
        area.setWidth(area.width() - taken - 8)
        draw_line(painter, area, group.title, ui_font(12), muted)

    def _paint_report(
        self, painter: QPainter, box: QRectF, group: ReportGroup, is_open: bool
    ) -> None:
        area = box.adjusted(12, 16, -14, -4)
        theme = self._theme
        count = f"{group.count:,}"
        taken = draw_line(painter, area, count, ui_font(11), theme.muted, right=True)
        area.setWidth(area.width() - taken - 8)
        font = ui_font()
        font.setWeight(QFont.Weight.DemiBold)
        draw_line(painter, area, group.name, font, theme.accent if is_open else theme.ink)

    def _paint_hit(self, painter: QPainter, box: QRectF, hit: Hit) -> None:
        area = box.adjusted(12, 4, -14, -4)
        font = body_font(13)
        metrics = QFontMetricsF(font)
        badge = source_name(hit.source) if hit.source is HitSource.NOTE else ""
        if badge:
            line = QRectF(area.left(), box.top(), area.width(), box.height())
            taken = draw_line(painter, line, badge, ui_font(11), self._theme.muted)
            area.setLeft(area.left() + taken + 8)
        lines = wrap_runs(runs_of(hit), font, area.width() - 2, 2)
        y = box.center().y() - _LINE * len(lines) / 2 + metrics.ascent() - 1
        for words in lines:
            draw_runs(painter, QPointF(area.left(), y), words, font, self._theme)
            y += _LINE


def runs_of(hit: Hit) -> list[tuple[str, bool]]:
    """The words around a hit, the match early enough to be seen in a narrow pane."""
    before = hit.before.replace("\t", " ")
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:]
    return [
        (before.lstrip(" \n"), False),
        (hit.match.replace("\t", " "), True),
        (hit.after.replace("\t", " "), False),
    ]


class HitsList(QListView):
    """Shows a `HitsModel`.

    Signals:
        hit_chosen(Hit): a hit was clicked or taken with Enter.
        more_chosen(str): the id of a report of which all hits are wanted.
    """

    hit_chosen = Signal(object)
    more_chosen = Signal(str)

    def __init__(self, model: HitsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = HitDelegate(theme, self)
        self.setAccessibleName(_("查找结果"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def current_hit(self) -> Hit | None:
        """The hit under the keyboard."""
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row if isinstance(row, Hit) else None

    def walk(self, rows: int, kinds: type | UnionType = Hit | More) -> None:
        """Go so many rows of some kinds down (or up), the lines of sections passed over."""
        step = 1 if rows > 0 else -1
        left = abs(rows)
        row = target = self.currentIndex().row()
        while left and 0 <= row + step < self.model().rowCount():
            row += step
            if isinstance(self.model().index(row, 0).data(ROW), kinds):
                target = row
                left -= 1
        if target >= 0:
            self.setCurrentIndex(self.model().index(target, 0))
        if target == 1:
            # The first hit stands under a section line that should be seen with it.
            self.scrollToTop()

    def choose_current(self) -> None:
        """Lead to the hit under the keyboard, or to the first."""
        if not self.currentIndex().isValid():
            self.walk(1)
        self._choose(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the hit."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, Hit):
            self.hit_chosen.emit(row)
        elif isinstance(row, More):
            self.more_chosen.emit(row.report)
