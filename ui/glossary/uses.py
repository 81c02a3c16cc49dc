"""The places where a term is used: each with the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from core.i18n import _
from core.model.glossary import Term, TermUse
from core.model.report import Report
from ui.panes.rows import draw_line, draw_runs, paint_ground, wrap_runs
from ui.widgets.theme import Theme, body_font, ui_font

Index = QModelIndex | QPersistentModelIndex
PLACE = Qt.ItemDataRole.UserRole
ROW = 62
_BEFORE = 16
_AFTER = 60
_STOPS = "。！？；!?;\n\t"


@dataclass(frozen=True, slots=True)
class Place:
    """A use with its words; `start` and `end` are canonical offsets."""

    start: int
    end: int
    address: str
    marked: bool
    number: int | None
    before: str
    words: str
    after: str


def places_of(report: Report, term: Term) -> list[Place]:
    """The uses of `term` in reading order."""
    uses = sorted(term.uses, key=lambda use: (use.block, use.start))
    return [_place(report, term, use) for use in uses]


def _place(report: Report, term: Term, use: TermUse) -> Place:
    text = report.blocks[use.block].text
    before = text[max(0, use.start - _BEFORE) : use.start]
    # What stands before the last full stop is another sentence and only takes room.
    cut = max(before.rfind(stop) for stop in _STOPS) + 1
    leading = "…" if cut == 0 and use.start > _BEFORE else ""
    after = text[use.end : use.end + _AFTER]
    trailing = "…" if use.end + _AFTER < len(text) else ""
    return Place(
        report.offset(use.block, use.start),
        report.offset(use.block, use.end),
        use.address,
        use.marked,
        term.number,
        leading + before[cut:],
        text[use.start : use.end],
        after + trailing,
    )


class UseModel(QAbstractListModel):
    """The uses of one term."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []

    def set_places(self, places: Sequence[Place]) -> None:
        """Show `places`."""
        self.beginResetModel()
        self._places = list(places)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row for each use."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; the place itself under `PLACE`."""
        if not index.isValid():
            return None
        place = self._places[index.row()]
        if role == PLACE:
            return place
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{place.address} {place.before}{place.words}{place.after}"
        return None


class UseDelegate(QStyledItemDelegate):
    """Paints address, whether a note mark stands there, and two lines of context."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One use."""
        place = index.data(PLACE)
        if not isinstance(place, Place):
            return
        painter.save()
        paint_ground(painter, option, self._theme)
        box = QRectF(option.rect).adjusted(16, 4, -16, -4)
        head = QRectF(box.left(), box.top(), box.width(), 16)
        mark = _("带注释号") if place.marked else _("未带注释号")
        colour = self._theme.muted
        taken = draw_line(painter, head, mark, ui_font(11), colour, right=True)
        head.setWidth(box.width() - taken - 8)
        draw_line(painter, head, place.address, ui_font(11), colour)
        font = body_font(13)
        metrics = QFontMetricsF(font)
        runs = [(place.before, False), (place.words, True), (place.after, False)]
        y = head.bottom() + 2 + metrics.ascent()
        for line in wrap_runs(runs, font, box.width() - 2, 2):
            draw_runs(painter, QPointF(box.left(), y), line, font, self._theme)
            y += 18
        painter.restore()
