"""Loose cells of a table with a column of serial numbers: they tell where each row begins."""

from __future__ import annotations

from collections.abc import Sequence

from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.indicators.units import is_unit
from core.parsing.tables.cells import is_name
from core.parsing.tables.rows import LooseRow

_FEWEST_ROWS = 3
_MOST_CELLS = 16


def read_numbered(texts: Sequence[str], columns: int) -> tuple[int, bool, list[LooseRow]] | None:
    """Where the rows begin, whether they have units, and the rows; None where no numbers run on.

    The first heading is that of serial numbers. Rows have a number, a name, a unit perhaps, and
    `columns` values at most; the number is left out of them.
    """
    if not texts or read_column(texts[0]).kind is not ColumnKind.SERIAL:
        return None
    starts: list[int] = []
    at = 1
    while at + 1 < len(texts):
        if texts[at] == str(len(starts) + 1) and is_name(texts[at + 1]):
            starts.append(at)
            at += 2
        elif starts and at - starts[-1] > _MOST_CELLS:
            break
        else:
            at += 1
    if len(starts) < _FEWEST_ROWS:
        return None
    has_unit = any(is_unit(texts[start + 2]) for start in starts if start + 2 < len(texts))
    rows: list[LooseRow] = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(texts)
        cells = list(texts[start + 1 : end])
        name = cells.pop(0)
        unit = cells.pop(0) if has_unit and cells and is_unit(cells[0]) else ""
        if place + 1 == len(starts):
            cells = cells[:columns]
        if len(cells) > columns:
            return None
        used = end if place + 1 < len(starts) else start + 2 + bool(unit) + len(cells)
        rows.append(LooseRow(name, unit, tuple(cells), start, used))
    return starts[0], has_unit, rows
