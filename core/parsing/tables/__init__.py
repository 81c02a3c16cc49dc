"""Tables: from the grids of a format, or rebuilt from loose cells of plain text."""

from __future__ import annotations

from collections.abc import Sequence

from core.parsing.lines import FoundTable, Line
from core.parsing.tables.loose import find_loose

__all__ = ["find_tables"]


def find_tables(lines: Sequence[Line], prose: Sequence[str] = ()) -> list[FoundTable]:
    return find_loose(lines, prose or [line.text for line in lines if len(line.text) > 30])
