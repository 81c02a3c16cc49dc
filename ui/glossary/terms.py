"""The list of terms: model and painting."""

from __future__ import annotations

from collections.abc import Sequence

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
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from core.i18n import _, clauses
from core.model.glossary import Term
from ui.panes.rows import draw_line, paint_ground, wrap_runs
from ui.widgets.theme import Theme, body_font, ui_font

Index = QModelIndex | QPersistentModelIndex
TERM = Qt.ItemDataRole.UserRole
ROW = 48


def headword(term: Term) -> str:
    """What an entry is called; a note that is a whole sentence is called by its beginning."""
    return term.term or term.definition


class TermModel(QAbstractListModel):
    """Entries of a glossary in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._terms: list[Term] = []

    def set_terms(self, terms: Sequence[Term]) -> None:
        """Show `terms`."""
        self.beginResetModel()
        self._terms = list(terms)
        self.endResetModel()

    def row_of(self, term: int) -> int:
        """The row of the term with that index in the report, -1 where it is not shown."""
        return next((row for row, one in enumerate(self._terms) if one.index == term), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row for each entry."""
        return 0 if parent.isValid() else len(self._terms)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headword; the entry itself under `TERM`."""
        if not index.isValid():
            return None
        term = self._terms[index.row()]
        if role == TERM:
            return term
        if role == Qt.ItemDataRole.DisplayRole:
            return headword(term)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            number = "" if term.number is None else f"{term.number} "
            uses = _("用到 {count} 处").format(count=len(term.uses))
            return clauses([f"{number}{headword(term)}", term.definition, uses])
        return None


class TermDelegate(QStyledItemDelegate):
    """Paints number and term, and below the beginning of the definition."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._numbers = 16.0

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def measure(self, terms: Sequence[Term]) -> None:
        """Take the width of the numbers, so that terms begin on one line."""
        metrics = QFontMetricsF(ui_font(12))
        widths = [metrics.horizontalAdvance(str(t.number)) for t in terms if t.number is not None]
        self._numbers = max(widths) + 10 if widths else 0.0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One entry."""
        term = index.data(TERM)
        if not isinstance(term, Term):
            return
        painter.save()
        paint_ground(painter, option, self._theme)
        box = QRectF(option.rect).adjusted(14, 4, -14, -4)
        half = box.height() / 2
        if term.number is not None:
            area = QRectF(box.left(), box.top(), self._numbers - 10, half)
            draw_line(painter, area, str(term.number), ui_font(12), self._theme.muted, right=True)
        box.setLeft(box.left() + self._numbers)
        count = str(len(term.uses)) if term.uses else ""
        area = QRectF(box.right() - 40, box.top(), 40, half)
        taken = draw_line(painter, area, count, ui_font(11), self._theme.muted, right=True)
        area = QRectF(box.left(), box.top(), box.width() - taken - 8, half)
        if term.term:
            draw_line(painter, area, term.term, ui_font(13, bold=True), self._theme.ink)
            area = QRectF(box.left(), box.top() + half, box.width(), half)
            words = " ".join(term.definition.split())
            draw_line(painter, area, words, body_font(12), self._theme.muted)
        else:
            words = " ".join(term.definition.split())
            for line in wrap_runs([(words, False)], body_font(13), area.width(), 2):
                shown = "".join(text for text, _strong in line)
                draw_line(painter, area, shown, body_font(13), self._theme.ink)
                area.translate(0, half)
        painter.restore()
