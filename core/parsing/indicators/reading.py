"""From the rows of a report's tables to indicators with typed values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.model.blocks import Block, BlockKind, Table
from core.model.report import ReportMeta
from core.model.values import Indicator
from core.parsing.indicators.grids import body_rows, panels
from core.parsing.indicators.prose import Prose
from core.parsing.indicators.rows import TableReader


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
        reader = TableReader(meta, table, prose)
        rows = body_rows(table)
        for panel in panels(table, rows):
            if panel.by_year:
                found += reader.read_years(panel, rows)
                continue
            for row in rows:
                found += reader.read(panel, row)
    return tuple(replace(one, index=at) for at, one in enumerate(found))
