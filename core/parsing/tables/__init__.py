"""Tables: from the grids of a format, or rebuilt from loose cells of plain text."""

from __future__ import annotations

from collections.abc import Sequence

from core.parsing.lines.shapes import FoundTable, Line
from core.parsing.tables.loose import find_loose
from core.parsing.tables.printed import find_printed

__all__ = ["find_tables"]


def find_tables(lines: Sequence[Line], prose: Sequence[str] = ()) -> list[FoundTable]:
    """The tables among `lines` in reading order, caption, unit and note lines included.

    `prose` are sentences of the whole report, asked where a row of loose cells has blanks;
    without them the paragraphs among `lines` are asked.
    """
    printed = find_printed(lines)
    taken = {at for table in printed for at in range(table.first, table.last)}
    told = prose or [line.text for line in lines if len(line.text) > 30]
    loose = [
        table
        for table in find_loose(lines, told)
        if taken.isdisjoint(range(table.first, table.last))
    ]
    return sorted([*printed, *loose], key=lambda table: table.first)
