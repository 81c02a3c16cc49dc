"""One row of a table, or one column of a table whose rows are years, as an indicator."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.model.blocks import Table, TableCell
from core.model.report import ReportMeta
from core.model.values import Bound, Indicator, IndicatorValue, Measure, ValueExpr, ValueRole
from core.parsing.indicators.columns import Column
from core.parsing.indicators.expressions import is_number, parse_expr, tells_change, unit_in
from core.parsing.indicators.grids import Panel, Row
from core.parsing.indicators.lexicon import canonical
from core.parsing.indicators.measures import (
    measure_of_cell,
    measure_under_growth,
    percent_measure,
)
from core.parsing.indicators.places import TablePlace
from core.parsing.indicators.prose import Prose
from core.parsing.indicators.units import PERCENT, is_percent, is_unit, level_unit

_BLANK = re.compile(r"[—\-－–/…*\\―\s]*|无|空|x|X|×")
_AMOUNT = re.compile(r"绝对|产量|金额|本年|全年|总量|总额|合计|数量|数|额|值|指数|收入|支出|面积")
_THING = re.compile(
    r"(?:总额|产量|产值|面积|收入|支出|投资|利润|余额|增加值|零售额|客运量|货运量)$"
)
_SIDE = re.compile(r"(收入|支出)(?:项目|科目)?$")
_TOTAL = re.compile(r"[总合]\s*计")
_NAME_UNIT = re.compile(r"[（(]([^（）()]{1,12})[）)]")
_ADJUSTED = "调整预算"
_APART = ("年均", "累计", _ADJUSTED)
_MAX_NAME = 40
_LONGEST_UNIT = 10

_Columns = Sequence[tuple[int, Column]]


class TableReader:
    """Reads the rows of one table."""

    def __init__(self, meta: ReportMeta, table: Table, prose: Prose) -> None:
        self._table = table
        self._prose = prose
        self._place = TablePlace(meta, table)

    def read(self, panel: Panel, row: Row) -> list[Indicator]:
        """The indicators of one row: one, or in a table of places one for each measured thing."""
        name = row.text(panel.name)
        if not name or len(name) > _MAX_NAME or _BLANK.fullmatch(name) or name.endswith("通知"):
            return []
        if panel.by_place:
            return self._by_place(panel, row, name)
        unit = _row_unit(row.text(panel.unit), name)
        values = self._values(panel.values, row, name, unit)
        if not values:
            return []
        if _TOTAL.fullmatch(name) and (side := _SIDE.search(self._table.columns[panel.name])):
            name = side[1] + re.sub(r"\s", "", name)  # two panels have a total each
        level = level_unit(unit) or self._level_unit(panel.values) or unit
        return [self._indicator(name, level, values, row.nature(), _thing(panel.values))]

    def read_years(self, panel: Panel, rows: Sequence[Row]) -> list[Indicator]:
        """The indicators of a panel whose rows are years: one for each measured thing."""
        found: list[Indicator] = []
        for name, columns in _things(panel.values):
            values: list[IndicatorValue] = []
            unit = self._level_unit(columns)
            for row in rows:
                if not row.text(panel.name):
                    continue
                year = int(row.text(panel.name)[:4])
                dated = [
                    (at, replace(column, year=year)) for at, column in columns if not column.over
                ]
                values += self._values(dated, row, name, unit)
            if values:
                found.append(self._indicator(name, unit, values))
        return found

    def _by_place(self, panel: Panel, row: Row, place: str) -> list[Indicator]:
        """Columns of a thing and its growth, side by side, for the place that the row names."""
        found: list[Indicator] = []
        for name, columns in _things(panel.values):
            unit = self._level_unit(columns)
            told = any(column.measure or column.unit for _at, column in columns)
            if not told and not (unit and canonical(name) != name):
                continue
            values = self._values(columns, row, name, unit, place)
            if values:
                found.append(self._indicator(name, unit, values))
        return found

    def _level_unit(self, columns: _Columns) -> str:
        """The unit of amounts where the row names none: that of a column, else of the table."""
        for _at, column in columns:
            if column.measure in (None, Measure.LEVEL) and column.unit and column.own:
                return column.unit
        growth = all(column.measure is not None for _at, column in columns)
        return "" if growth else level_unit(self._table.unit) or self._percent_of_table()

    def _percent_of_table(self) -> str:
        return "%" if self._table.unit in PERCENT else ""

    def _indicator(
        self,
        name: str,
        unit: str,
        values: list[IndicatorValue],
        nature: str = "",
        thing: str = "",
    ) -> Indicator:
        return Indicator(
            index=0,
            name=name,
            key=canonical(name if name.endswith(thing[-1:]) else name + thing),
            unit=unit,
            values=tuple(values),
            address=self._table.address,
            block=self._table.block,
            nature=nature,
        )

    def _values(
        self, columns: _Columns, row: Row, name: str, unit: str, place: str = ""
    ) -> list[IndicatorValue]:
        exprs = {
            at: parse_expr(words)
            for at, column in columns
            if column.own
            and not _BLANK.fullmatch(words := row.text(at))
            and (row.cells[at].column_span == 1 or len(columns) == 1)
        }
        measures = self._measures(columns, exprs, name, unit)
        values = []
        for at, column in columns:
            year = self._place.year_of(column)
            if at not in exprs or year is None or not _tells(column):
                continue
            role, expr = self._place.role_of(column, year), exprs[at]
            if role is ValueRole.ACTUAL and not _is_result(expr):
                continue
            if column.over and not expr.qualifier:
                expr = replace(expr, qualifier=column.over)
            elif column.adjusted and _has_first_budget(columns, column):
                expr = replace(expr, qualifier=expr.qualifier or _ADJUSTED)
            cell = row.cells[at]
            scope = place or column.scope or self._place.scope
            values.append(self._value(cell, expr, measures[at], unit, column, year, role, scope))
        return _distinct(values)

    def _value(
        self,
        cell: TableCell,
        expr: ValueExpr,
        measure: Measure,
        unit: str,
        column: Column,
        year: int,
        role: ValueRole,
        scope: str,
    ) -> IndicatorValue:
        return IndicatorValue(
            year=year,
            role=role,
            scope=scope,
            measure=measure,
            expr=expr,
            unit=self._unit(column, measure, unit, cell.text),
            address=self._table.address,
            block=self._table.block,
            start=cell.start,
            end=cell.end,
        )

    def _measures(
        self, columns: _Columns, exprs: dict[int, ValueExpr], name: str, unit: str
    ) -> dict[int, Measure]:
        """The measure of each value of a row; words without unit are of the row's usual one."""
        growing = [exprs[at] for at, column in columns if at in exprs and _is_growth(column)]
        under = measure_under_growth(name, unit, growing, self._prose) if growing else None
        found: dict[int, Measure] = {}
        words: list[int] = []
        for at, column in columns:
            if at not in exprs:
                continue
            if _is_growth(column):
                found[at] = Measure.GROWTH if column.over else under or Measure.GROWTH
            elif column.measure is not None:
                found[at] = column.measure
            else:
                own = self._plain_measure(name, unit, column, exprs[at])
                if own is None:
                    words.append(at)
                else:
                    found[at] = own
        plain = [found[at] for at, column in columns if at in found and column.measure is None]
        usual = Counter(plain).most_common(1)[0][0] if plain else None
        for at in words:
            change = unit in PERCENT or tells_change(exprs[at].text)
            found[at] = usual or (percent_measure(name) if change else Measure.LEVEL)
        return found

    def _plain_measure(
        self, name: str, unit: str, column: Column, expr: ValueExpr
    ) -> Measure | None:
        """The measure of a value whose column tells none; None where its words tell none either."""
        stated = level_unit(unit) or column.unit or unit
        return measure_of_cell(name, stated or self._level_unit([(0, column)]), expr)

    def _unit(self, column: Column, measure: Measure, unit: str, text: str) -> str:
        own = unit_in(text)
        if own:
            return own
        if measure is Measure.GROWTH or (measure is Measure.SHARE and unit != "‰"):
            return "%"
        return level_unit(unit) or column.unit.replace("%", "") or level_unit(self._table.unit)


def _row_unit(stated: str, name: str) -> str:
    """The unit of a row: what its unit cell holds, even if unknown, else the end of its name."""
    if stated and not _BLANK.fullmatch(stated):
        if is_unit(stated) or is_percent(stated):
            return stated
        return stated if len(stated) <= _LONGEST_UNIT and not is_number(stated) else ""
    inside = _NAME_UNIT.findall(name)
    return next((words for words in reversed(inside) if is_unit(words)), "")


def _things(columns: _Columns) -> list[tuple[str, list[tuple[int, Column]]]]:
    """Columns by the thing that they measure: a growth behind an amount belongs to it."""
    things: list[tuple[str, list[tuple[int, Column]]]] = []
    for at, column in columns:
        known = things and things[-1][0] == column.thing
        plain = column.thing == column.name
        if things and (known or (column.measure is Measure.GROWTH and plain)):
            things[-1][1].append((at, column))
        elif column.thing:
            things.append((column.thing, [(at, column)]))
    return things


def _thing(columns: _Columns) -> str:
    """The measured thing that the one column of amounts names (`利润总额`); empty for none."""
    names = [
        column.name
        for _at, column in columns
        if column.own and column.measure in (None, Measure.LEVEL)
    ]
    return names[0] if len(names) == 1 and _THING.search(names[0]) else ""


def _distinct(values: list[IndicatorValue]) -> list[IndicatorValue]:
    """The values without those that differ in nothing but their number.

    Their columns then tell several things apart (`一般债务`, `专项债务`), of which this model knows
    nothing: to take one of them for the indicator would be a guess.
    """
    kinds = [
        (v.year, v.role, v.scope, v.measure, v.unit, v.expr.qualifier in _APART) for v in values
    ]
    return [v for v, kind in zip(values, kinds, strict=True) if kinds.count(kind) == 1]


def _has_first_budget(columns: _Columns, adjusted: Column) -> bool:
    """Whether the budget of the year's beginning stands beside the adjusted one."""
    return any(
        column.role is ValueRole.PLAN and column.year == adjusted.year and not column.adjusted
        for _at, column in columns
        if column.own and not _is_growth(column)
    )


def _is_growth(column: Column) -> bool:
    return column.measure is Measure.GROWTH


def _tells(column: Column) -> bool:
    """Whether a column's heading says what its values are."""
    return (
        column.year is not None
        or column.role is not None
        or column.measure is not None
        or bool(column.scope)
        or bool(_AMOUNT.search(column.name))
    )


def _is_result(expr: ValueExpr) -> bool:
    """A result in words (`完成`) says nothing that could be drawn or judged; few words may stay."""
    return expr.bound is not Bound.QUALITATIVE or len(expr.text) <= 12
