"""The body of a table as rows of cells, a merged cell in every place it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.model.blocks import Table, TableCell
from core.parsing.indicators.columns import Column, ColumnKind, read_column
from core.parsing.indicators.expressions import is_number

_PLACES = re.compile(
    r"区\s*县|县\s*区|县\s*市|市\s*县|市\s*州|地\s*区|县(?:（市、区）|\(市、区\)|（市）)|县市区|区\s*域|区县名称|单\s*位\s*名\s*称"
)

_YEAR_ROW = re.compile(r"(?:19|20)\d\d年?(?:\s*[（(].{1,8}[）)])?")
_NATURE = re.compile(r"(预期|约束)性(?:指标)?")
_LISTING = re.compile(r"文件|贷款|单位|调整前|调整后|内容")


@dataclass(frozen=True, slots=True)
class Panel:
    """One half of a double table, or a whole one: a column of names and columns of values.

    `by_place` says that the rows are places and the columns the measured things; `by_year` that
    they are years.
    """

    name: int
    unit: int | None
    values: tuple[tuple[int, Column], ...]
    by_place: bool
    by_year: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the body by column, a merged cell in each of its columns."""

    cells: dict[int, TableCell]

    def text(self, column: int | None) -> str:
        """The words in a column, empty for a blank or no column."""
        cell = None if column is None else self.cells.get(column)
        return cell.text.strip() if cell else ""

    def nature(self) -> str:
        """`预期性` or `约束性` where a cell of the row says so; empty where none does."""
        for cell in self.cells.values():
            if match := _NATURE.fullmatch(cell.text.strip()):
                return match[1] + "性"
        return ""


_MOST_ROWS = 3000  # no table of indicators is longer


def body_rows(table: Table) -> list[Row]:
    """The rows below the headings, blank ones and rows that are one merged cell left out."""
    rows: dict[int, dict[int, TableCell]] = {}
    width = len(table.columns)
    for cell in table.cells:
        if cell.row >= _MOST_ROWS:
            break
        if cell.header or not cell.text or (cell.column_span >= width > 1):
            continue
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows.setdefault(row, {})[column] = cell
    return [Row(rows[at]) for at in sorted(rows)]


def panels(table: Table, rows: list[Row]) -> list[Panel]:
    """The panels of a table, left to right; none when no column holds names."""
    columns = [read_column(heading) for heading in table.columns]
    names = [at for at, column in enumerate(columns) if column.kind is ColumnKind.NAME]
    if not names and rows and all(_YEAR_ROW.fullmatch(row.text(0)) for row in rows):
        names = [0]
    if not names:
        names = [at for at in range(min(2, len(columns))) if _holds_names(rows, at)][:1]
        names += [at for at in range(2, len(columns) - 1) if names and _opens_panel(rows, at)]
    found = []
    for place, name in enumerate(names):
        end = names[place + 1] if place + 1 < len(names) else len(columns)
        inside = range(name + 1, end)
        unit = next((at for at in inside if columns[at].kind is ColumnKind.UNIT), None)
        values = tuple((at, columns[at]) for at in inside if columns[at].kind is ColumnKind.VALUE)
        by_place = bool(_PLACES.fullmatch(table.columns[name].split(" / ")[-1]))
        if values and not _LISTING.search(table.columns[name]):
            found.append(Panel(name, unit, values, by_place, _are_years(rows, name)))
    return found


def _opens_panel(rows: list[Row], column: int) -> bool:
    """Whether names stand in a column and numbers in the next (收入, 执行数, 支出, 执行数)."""
    numbers = [row.text(column + 1) for row in rows if row.text(column)]
    return _holds_names(rows, column) and sum(map(is_number, numbers)) > 0.8 * len(numbers)


def _are_years(rows: list[Row], column: int) -> bool:
    words = [row.text(column) for row in rows if row.text(column)]
    return len(words) > 1 and all(_YEAR_ROW.fullmatch(word) for word in words)


def _holds_names(rows: list[Row], column: int) -> bool:
    words = [row.text(column) for row in rows]
    filled = [word for word in words if word]
    return bool(filled) and sum(not is_number(word) for word in filled) > 0.8 * len(filled)
