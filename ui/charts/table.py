"""The same values as a table, for exact reading and for those who cannot see a chart."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.i18n import _, clauses, labelled
from core.model.report import Report
from core.model.values import Measure
from core.naming import value_role_name
from ui.charts.geometry import MISSING, shorten
from ui.charts.model import Point, Series, whole_of
from ui.charts.reading import lines_of, point_of, scopes_of, series_of
from ui.widgets.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d,，]*")
_FORMULA = re.compile(r"^(?:[=@\t\r]|[+-](?![\d.]))")
FIRST_VALUE = 2
"""The first column with values; before it stand name and unit."""
PADDING = 7.0


@dataclass(frozen=True, slots=True)
class TableRow:
    """One indicator in one unit; `cells` are parallel to the series of the table."""

    indicator: int
    name: str
    unit: str
    cells: tuple[tuple[Point, ...], ...]

    @property
    def whole(self) -> int:
        """The indicator of the open report that the row is about, -1 for none."""
        return whole_of(self.indicator, (point for cell in self.cells for point in cell))


@dataclass(frozen=True, slots=True)
class ValueTable:
    """All values of a report."""

    series: tuple[Series, ...] = ()
    rows: tuple[TableRow, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns on one line each."""
        return (
            _("指标"),
            _("单位"),
            *(self.column_name(one).replace("\n", " ") for one in self.series),
        )

    def column_name(self, series: Series) -> str:
        """Year and role, and the scope below it where there are several."""
        name = _("{year}{role}").format(year=series.year, role=value_role_name(series.role))
        alike = [one for one in self.series if (one.year, one.role) == (series.year, series.role)]
        return f"{name}\n{series.scope}" if len(alike) > 1 and series.scope else name

    def to_csv(self) -> bytes:
        """UTF-8 with a byte order mark, which Excel needs; texts that look like formulas quoted."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([_harmless(word) for word in self.header])
        for row in self.rows:
            values = ["; ".join(point.text for point in cell) for cell in row.cells]
            writer.writerow([_harmless(word) for word in (row.name, row.unit, *values)])
        return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _harmless(text: str) -> str:
    """A report may come from anywhere: no spreadsheet may take its words for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def build_table(report: Report) -> ValueTable:
    """The table of all indicators, with what is not printed left empty."""
    scopes = scopes_of(report)
    lines = lines_of(report)
    keys = {(v.role, v.year, v.scope) for line in lines for v in line.values}
    series = series_of(keys, scopes, with_year=True)
    ordered = tuple(sorted(series, key=lambda one: (one.year, _rank(one), scopes.index(one.scope))))
    rows = []
    for line in lines:
        cells = tuple(
            tuple(
                point_of(report, line.indicator, value, one)
                for value in line.values
                if (value.role, value.year, value.scope) == (one.role, one.year, one.scope)
            )
            for one in ordered
        )
        measure, unit = line.group
        words = unit if measure is None else _unit_words(measure, unit)
        rows.append(TableRow(line.indicator.index, line.indicator.name, words, cells))
    return ValueTable(ordered, tuple(rows))


def _unit_words(measure: Measure, unit: str) -> str:
    """The unit, and that it is a rate of growth where `%` alone would not tell."""
    if measure is Measure.GROWTH:
        return _("增长{unit}").format(unit=unit)
    return unit


def _rank(series: Series) -> int:
    return ("plan", "actual", "target").index(series.role)


class TableModel(QAbstractTableModel):
    """A `ValueTable` for a table view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = ValueTable()

    @property
    def table(self) -> ValueTable:
        """What is shown."""
        return self._table

    def set_table(self, table: ValueTable) -> None:
        """Show another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row for each indicator and unit."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Name, unit, and one column for each series."""
        return 0 if parent.isValid() else FIRST_VALUE + len(self._table.series)

    def points(self, index: Index) -> tuple[Point, ...]:
        """The values of a cell."""
        if not index.isValid() or index.column() < FIRST_VALUE:
            return ()
        return self._table.rows[index.row()].cells[index.column() - FIRST_VALUE]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; a tool tip and a spoken sentence for values."""
        if not index.isValid():
            return None
        row = self._table.rows[index.row()]
        text = self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index, row)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() >= FIRST_VALUE:
            series = self._table.series[index.column() - FIRST_VALUE]
            value = _("未列") if text == MISSING else text
            about = clauses((row.name, self._table.column_name(series)))
            return labelled(about, value).replace("\n", " ")
        return None

    def words(self, row: int, column: int) -> str:
        """The words of a cell."""
        line = self._table.rows[row]
        if column == 0:
            return line.name
        if column == 1:
            return line.unit or MISSING
        return " / ".join(point.text for point in line.cells[column - FIRST_VALUE]) or MISSING

    def _tip(self, index: Index, row: TableRow) -> str:
        if index.column() < FIRST_VALUE:
            return row.name
        found = self.points(index)
        if not found:
            return _("报告没有列出这个数")
        return "\n".join(f"{point.text}  {point.address}" for point in found)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The names of the columns; rows have none."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < FIRST_VALUE:
            return self._table.header[section]
        return self._table.column_name(self._table.series[section - FIRST_VALUE])


def split_number(text: str) -> tuple[str, str] | None:
    """A text before and from its decimal point (or the end of its number); None for words."""
    found = _NUMBER.search(text)
    if found is None:
        return None
    return text[: found.end()], text[found.end() :]


class NumberDelegate(QStyledItemDelegate):
    """Paints a column of values aligned at the decimal point, words at the left."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = ui_font(12)
        self._heads: dict[int, float] = {}

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def measure(self, model: TableModel) -> list[float]:
        """The width every column needs; remembers where its decimal points stand."""
        measure = QFontMetricsF(self._font).horizontalAdvance
        widths = []
        for column in range(model.columnCount()):
            # All digits are equally wide: of hundreds of numbers a few shapes are left to measure.
            texts = {_DIGIT.sub("0", model.words(row, column)) for row in range(model.rowCount())}
            heads, tails, words = 0.0, 0.0, 0.0
            for text in texts:
                parts = split_number(text) if column >= FIRST_VALUE else None
                if parts is None:
                    words = max(words, measure(text))
                else:
                    heads = max(heads, measure(parts[0]))
                    tails = max(tails, measure(parts[1]))
            self._heads[column] = heads
            widths.append(max(heads + tails, words) + 2 * PADDING)
        return widths

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then words; the cell with the keyboard gets a ring."""
        style_state = option.state
        rect = QRectF(option.rect)
        painter.save()
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        if style_state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.shade))
        text = str(index.data())
        quiet = text == MISSING or index.column() == 1
        painter.setPen(QColor(self._theme.muted if quiet else self._theme.ink))
        base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
        left = rect.left() + PADDING
        parts = split_number(text) if index.column() >= FIRST_VALUE else None
        if parts is not None:
            left += self._heads.get(index.column(), 0.0) - metrics.horizontalAdvance(parts[0])
        room = rect.right() - left
        painter.drawText(QPointF(left, base), shorten(text, room, metrics.horizontalAdvance))
        painter.setPen(QColor(self._theme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
