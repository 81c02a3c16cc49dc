"""The way back: from a place in the text to the value printed there, and to its row."""

from __future__ import annotations

from typing import NamedTuple

from core.model.report import Report
from ui.charts.model import Chart


class Found(NamedTuple):
    """A value in the text: the canonical offset where it starts, and the year it is of."""

    start: int
    year: int


def value_at(report: Report, offset: int) -> Found | None:
    """The value printed at canonical `offset`; in a table also the nearest one on its line."""
    if not report.blocks or offset < 0:
        return None
    block = report.block_at(offset)
    base = report.starts[block.index]
    within = offset - base
    here = [v for i in report.indicators for v in i.values if v.block == block.index]
    for value in here:
        if value.start <= within <= value.end:
            return Found(base + value.start, value.year)
    if block.table is None:
        return None
    first = block.text.rfind("\n", 0, max(within, 0)) + 1
    last = block.text.find("\n", within)
    last = len(block.text) if last < 0 else last
    line = [value for value in here if first <= value.start and value.end <= last]
    if not line:
        return None
    nearest = min(line, key=lambda value: abs(value.start - within))
    return Found(base + nearest.start, nearest.year)


def find_row(chart: Chart, start: int) -> tuple[int, int] | None:
    """The row of `chart` that shows the value at `start`, counted from the top, and its series."""
    for number, row in enumerate(chart.rows):
        for place, cell in enumerate(row.cells):
            if any(point.start == start for point in cell):
                return number, place
    return None
