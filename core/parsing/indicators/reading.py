"""From the rows of a report's tables to indicators with typed values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.blocks import Block, BlockKind, Table
from core.model.report import ReportMeta
from core.model.values import Bound, Indicator, IndicatorValue, Measure, ValueExpr, ValueRole
from core.parsing.indicators.columns import Column
from core.parsing.indicators.expressions import parse_expr, unit_in
from core.parsing.indicators.grids import Panel, Row, body_rows, panels
from core.parsing.indicators.lexicon import canonical
from core.parsing.indicators.measures import measure_under_growth
from core.parsing.indicators.prose import Prose
from core.parsing.indicators.units import is_unit

_BLANK = re.compile(r"[—\-－–/…*\\―\s]*|无|空|x|X|×")
_YEAR = re.compile(r"(20\d\d)年?")
_SCOPE = re.compile(r"全(?:国|省|市|县|区|州|盟|旗)|(?:省|市|州|县|区)本?级")
_AMOUNT = re.compile(r"绝对|产量|金额|本年|全年|总量|总额|合计|数量|数|额|值|指数|收入|支出|面积")
_THING = re.compile(
    r"(?:总额|产量|产值|面积|收入|支出|投资|利润|余额|增加值|零售额|客运量|货运量)$"
)
_MAX_NAME = 40


def read_indicators(
    meta: ReportMeta, blocks: Sequence[Block], tables: Sequence[Table]
) -> tuple[Indicator, ...]:
    """The indicators of the tables, a row each, in reading order.

    A value is taken only where its column tells what it is (a year, a role, growth, a share, an
    amount); a rate of completion (`占预算%`) is no value of the thing itself and is left out.
    """
    prose = Prose(block.text for block in blocks if block.kind is not BlockKind.TABLE)
    found: list[Indicator] = []
    for table in tables:
        reader = _TableReader(meta, table, prose)
        rows = body_rows(table)
        for panel in panels(table, rows):
            for row in rows:
                found += reader.read(panel, row, len(found))
    return tuple(found)


class _TableReader:
    """Reads the rows of one table."""

    def __init__(self, meta: ReportMeta, table: Table, prose: Prose) -> None:
        self._meta = meta
        self._table = table
        self._prose = prose
        years = {int(year) for year in _YEAR.findall(table.caption)}
        self._year = years.pop() if len(years) == 1 else meta.year
        self._scope = self._own_scope()

    def _own_scope(self) -> str:
        """The place that values belong to whose column names none, in the table's own words."""
        region, caption = self._meta.region, self._table.caption
        for heading in self._table.columns:
            part = heading.split(" / ")[-1]
            if region and len(part) > 1 and region.endswith(part):
                return part
        match = _SCOPE.search(caption)
        if match:
            return match.group()
        for size in range(len(region), 1, -1):
            if caption.startswith(region[-size:]):
                return region[-size:]
        return region

    def read(self, panel: Panel, row: Row, index: int) -> list[Indicator]:
        """The indicators of one row: one, or in a table of places one for each measured thing."""
        name = row.text(panel.name)
        if not name or len(name) > _MAX_NAME or _BLANK.fullmatch(name) or name.endswith("通知"):
            return []
        if panel.by_place:
            return self._by_place(panel, row, name, index)
        unit = row.text(panel.unit)
        unit = unit if is_unit(unit) else ""
        values = self._values(panel.values, row, name, unit, "")
        if not values:
            return []
        level = unit or self._level_unit(panel.values)
        thing = _thing(panel.values)
        return [self._indicator(name, level, values, index, row.text(panel.nature), thing)]

    def _by_place(self, panel: Panel, row: Row, place: str, index: int) -> list[Indicator]:
        """Columns of a thing and its growth, side by side, for the place that the row names."""
        found: list[Indicator] = []
        things: list[tuple[str, list[tuple[int, Column]]]] = []
        for at, column in panel.values:
            if column.measure is Measure.GROWTH and things:
                things[-1][1].append((at, column))
            elif column.name and column.unit:
                things.append((column.name, [(at, column)]))
        for name, columns in things:
            unit = columns[0][1].unit
            values = self._values(columns, row, name, "", place)
            if values:
                found.append(self._indicator(name, unit, values, index + len(found), ""))
        return found

    def _level_unit(self, columns: Sequence[tuple[int, Column]]) -> str:
        """The unit of amounts where the row names none: that of a column, else of the table."""
        for _at, column in columns:
            if column.measure in (None, Measure.LEVEL) and column.unit and column.own:
                return column.unit
        growth = all(column.measure is not None for _at, column in columns)
        return "" if growth else self._table.unit

    def _indicator(
        self,
        name: str,
        unit: str,
        values: list[IndicatorValue],
        index: int,
        nature: str,
        thing: str = "",
    ) -> Indicator:
        return Indicator(
            index=index,
            name=name,
            key=canonical(name if name.endswith(thing) else name + thing),
            unit=unit,
            values=tuple(values),
            address=self._table.address,
            block=self._table.block,
            nature=nature if nature in ("预期性", "约束性") else "",
        )

    def _values(
        self, columns: Sequence[tuple[int, Column]], row: Row, name: str, unit: str, place: str
    ) -> list[IndicatorValue]:
        exprs = {
            at: parse_expr(words)
            for at, column in columns
            if column.own
            and not _BLANK.fullmatch(words := row.text(at))
            and (row.cells[at].column_span == 1 or len(columns) == 1)
        }
        growth = [exprs[at] for at, column in columns if at in exprs and _is_growth(column)]
        under = measure_under_growth(name, unit, growth, self._prose) if growth else None
        values = []
        for at, column in columns:
            year = self._year_of(column)
            if at not in exprs or year is None or not _tells(column):
                continue
            expr = exprs[at]
            measure = self._measure(column, under, unit, expr)
            role = self._role(column, year)
            if role is ValueRole.ACTUAL and not _is_result(expr):
                continue
            cell = row.cells[at]
            values.append(
                IndicatorValue(
                    year=year,
                    role=role,
                    scope=place or column.scope or self._scope,
                    measure=measure,
                    expr=expr,
                    unit=self._unit(column, measure, unit, cell.text),
                    address=self._table.address,
                    block=self._table.block,
                    start=cell.start,
                    end=cell.end,
                )
            )
        return _distinct(values)

    def _year_of(self, column: Column) -> int | None:
        if column.year is not None:
            return column.year
        return None if self._year is None else self._year + column.relative

    def _role(self, column: Column, year: int) -> ValueRole:
        """A plan for a year still to come is a target."""
        ahead = self._meta.year is not None and year > self._meta.year
        if column.role is ValueRole.PLAN:
            return ValueRole.TARGET if ahead else ValueRole.PLAN
        if column.role is None and ahead:
            return ValueRole.TARGET
        return ValueRole.ACTUAL

    @staticmethod
    def _measure(column: Column, under: Measure | None, unit: str, expr: ValueExpr) -> Measure:
        own = unit_in(expr.text)
        if _is_growth(column):
            return under or Measure.GROWTH
        if column.measure is not None:
            return column.measure
        return Measure.SHARE if "%" in (unit, own) or "％" in (unit, own) else Measure.LEVEL

    def _unit(self, column: Column, measure: Measure, unit: str, text: str) -> str:
        own = unit_in(text)
        if own:
            return own
        if measure in (Measure.GROWTH, Measure.SHARE):
            return "%"
        return unit or column.unit.replace("%", "") or self._table.unit


def _thing(columns: Sequence[tuple[int, Column]]) -> str:
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
    kinds = [(v.year, v.role, v.scope, v.measure, v.unit) for v in values]
    return [v for v, kind in zip(values, kinds, strict=True) if kinds.count(kind) == 1]


def _is_growth(column: Column) -> bool:
    return column.measure is Measure.GROWTH


def _tells(column: Column) -> bool:
    """Whether a column's heading says what its values are."""
    return (
        column.year is not None
        or column.role is not None
        or column.measure is not None
        or bool(_AMOUNT.search(column.name))
    )


def _is_result(expr: ValueExpr) -> bool:
    """A result in words (`完成`) says nothing that could be drawn or judged; few words may stay."""
    return expr.bound is not Bound.QUALITATIVE or len(expr.text) <= 12
