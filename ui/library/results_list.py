"""The results of an import, one row a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.i18n import _, clauses, listed, sentences
from core.model.library import ImportResult
from core.model.report import ReportKind, ReportMeta
from core.notices import notice_words
from ui.panes.reports import title_of
from ui.panes.rows import draw_line, paint_ground, wrap_runs
from ui.widgets.icons import pixmap
from ui.widgets.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_LEFT = 40.0
_RIGHT = 14.0
_PAD = 8
_NAME_LINE = 20
_WORDS_LINE = 18
_MOST_LINES = 3


class State(StrEnum):
    """What became of a file; the value is the name of its icon."""

    DONE = "check"
    THERE = "info"
    FAILED = "warning"


def state_of(result: ImportResult) -> State:
    """What became of a file."""
    if result.report is None:
        return State.FAILED
    return State.THERE if result.already_there else State.DONE


def words_of(result: ImportResult) -> str:
    """What became of a file, in words."""
    if result.report is None:
        return sentences((result.error, result.remedy))
    title = title_of(result.report.meta, result.report.source_name)
    if result.already_there:
        return _("报告库里已有：{title}").format(title=title)
    told = [*map(notice_words, result.warnings)]
    if lacks := lacking(result.report.meta):
        told.append(_("没有认出{lacks}，可在报告库里更正。").format(lacks=listed(lacks)))
    if result.new_version:
        words = _("已收为新版本：{title}")
        warned = _("已收为新版本：{title}。提醒：{warnings}")
    else:
        words, warned = _("已导入：{title}"), _("已导入：{title}。提醒：{warnings}")
    return (warned if told else words).format(title=title, warnings=sentences(told))


def lacking(meta: ReportMeta) -> list[str]:
    """What was not recognised of a report that is one of its kind, in words."""
    if meta.kind is ReportKind.OTHER:
        return []
    lacks = (
        (not meta.title, _("标题")),
        (not meta.region, _("地区")),
        (meta.year is None, _("年份")),
    )
    return [words for lack, words in lacks if lack]


def name_of(result: ImportResult) -> str:
    """The name of the file without its folder."""
    return PurePath(result.path).name or result.path


class ResultsModel(QAbstractListModel):
    """Results in the order in which they came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: list[ImportResult] = []

    def clear(self) -> None:
        """No results."""
        self.beginResetModel()
        self._results = []
        self.endResetModel()

    def add(self, result: ImportResult) -> None:
        """One more result."""
        at = len(self._results)
        self.beginInsertRows(QModelIndex(), at, at)
        self._results.append(result)
        self.endInsertRows()

    def count(self, state: State) -> int:
        """How many files came to that."""
        return sum(state_of(result) is state for result in self._results)

    def first(self, state: State) -> QModelIndex:
        """The first file that came to that; not valid when there is none."""
        for row, result in enumerate(self._results):
            if state_of(result) is state:
                return self.index(row, 0)
        return QModelIndex()

    def failures(self) -> str:
        """The files that were not imported and why, a line each."""
        return "\n".join(
            f"{name_of(result)}\t{words_of(result)}"
            for result in self._results
            if result.report is None
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a file."""
        return 0 if parent.isValid() else len(self._results)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The result under `ROW`; its words for a tool tip and a screen reader."""
        if not index.isValid():
            return None
        result = self._results[index.row()]
        if role == ROW:
            return result
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(result)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{result.path}\n{words_of(result)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return clauses([name_of(result), words_of(result)])
        return None


class _Delegate(QStyledItemDelegate):
    """Paints sign, name of the file, and what became of it."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def _lines(self, result: ImportResult) -> list[str]:
        width = max(self._view.viewport().width() - _LEFT - _RIGHT, 40)
        most = _MOST_LINES if result.report is None else 2
        lines = wrap_runs([(words_of(result), False)], ui_font(12), width, most)
        return ["".join(text for text, _strong in line) for line in lines]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words."""
        del option
        result = index.data(ROW)
        lines = len(self._lines(result)) if isinstance(result, ImportResult) else 1
        return QSize(80, 2 * _PAD + _NAME_LINE + lines * _WORDS_LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One file."""
        result = index.data(ROW)
        if not isinstance(result, ImportResult):
            return
        painter.save()
        paint_ground(painter, option, self.theme)
        box = QRectF(option.rect)
        state = state_of(result)
        colour = self.theme.ink if state is State.FAILED else self.theme.muted
        sign = pixmap(state, colour, size=18, scale=self._view.devicePixelRatioF())
        painter.drawPixmap(box.topLeft() + QRectF(13, _PAD + 1, 0, 0).topLeft(), sign)
        area = QRectF(box.left() + _LEFT, box.top() + _PAD, 0, _NAME_LINE)
        area.setWidth(max(box.width() - _LEFT - _RIGHT, 20))
        draw_line(painter, area, name_of(result), ui_font(), self.theme.ink)
        area.translate(0, _NAME_LINE)
        area.setHeight(_WORDS_LINE)
        for line in self._lines(result):
            draw_line(painter, area, line, ui_font(12), self.theme.muted)
            area.translate(0, _WORDS_LINE)
        painter.restore()


class ResultsList(QListView):
    """The results as a list; `report_at` tells the report of a row."""

    def __init__(self, model: ResultsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = _Delegate(theme, self)
        self.setAccessibleName(_("导入结果"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        self.setItemDelegate(self._delegate)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.theme = theme
        self.viewport().update()

    def report_at(self, index: QModelIndex) -> str:
        """The id of the report in a row, empty where there is none."""
        result = index.data(ROW) if index.isValid() else None
        if isinstance(result, ImportResult) and result.report is not None:
            return result.report.id
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words may need another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
