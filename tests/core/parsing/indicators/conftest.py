"""One plain table and a paragraph, as a report whose indicators are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from core.model.blocks import Block, BlockKind, Table
from core.model.report import ReportKind, ReportMeta
from core.model.values import Indicator, IndicatorValue
from core.parsing.assemble import table_text
from core.parsing.indicators import read_indicators
from core.parsing.lines.shapes import FoundCell, FoundTable

META = ReportMeta("报告", ReportKind.PLAN, region="青山市云溪县", year=2030, plan_year=2031)
ReadTable = Callable[..., tuple[Indicator, ...]]


def told(indicator: Indicator) -> list[tuple[int, str, str, str, str]]:
    """Year, role, measure, words and unit of every value."""
    return [_facts(value) for value in indicator.values]


def _facts(value: IndicatorValue) -> tuple[int, str, str, str, str]:
    return value.year, value.role.value, value.measure.value, value.expr.text, value.unit


@pytest.fixture
def read_table() -> ReadTable:
    """Columns, rows, then `caption`, `unit`, `prose` -> the indicators of that table."""

    def read(
        columns: Sequence[str],
        *rows: Sequence[str],
        caption: str = "",
        unit: str = "",
        prose: str = "",
        meta: ReportMeta = META,
    ) -> tuple[Indicator, ...]:
        grid = [FoundCell(0, at, name, header=True) for at, name in enumerate(columns)]
        grid += [
            FoundCell(1 + at, place, text)
            for at, row in enumerate(rows)
            for place, text in enumerate(row)
            if text
        ]
        body = tuple(tuple(row) for row in rows)
        found = FoundTable(0, 1, caption, unit, (), tuple(grid), tuple(columns), body)
        text, cells = table_text(found)
        table = Table(0, "表1", 0, caption, unit, found.columns, found.rows, cells)
        blocks = [
            Block(0, "表1", BlockKind.TABLE, text, table=0),
            Block(1, "一1", BlockKind.PARAGRAPH, prose),
        ]
        return read_indicators(meta, blocks, [table])

    return read
