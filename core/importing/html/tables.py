"""Tables of a page: those that hold data, and those that only lay a page out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.importing.grid import Grid
from core.importing.limits import Budget
from core.model.source import SourceTable

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONG_CELL: Final = 400
_LONG_TABLE: Final = 1200
_BREAKING: Final = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))
_BLANKS: Final = re.compile(r"[ \t\r\f\xa0]+")
_NUMBER: Final = re.compile(r"\d+")


def is_data_table(table: _Element) -> bool:
    """Whether a table holds data; otherwise its cells are read as text, one after the other.

    A table that lays out a page holds other tables, or a single column, or cells with whole pages
    of text.
    """
    if (
        table.get("role") == "presentation"
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    rows = list(table.iter("tr"))
    widest = max((sum(cell.tag in ("td", "th") for cell in row) for row in rows), default=0)
    if widest < 2 or len(rows) < 2:
        return False
    longest = longest_words = total = 0
    for row in rows:
        for cell in row:
            size = len("".join(cell.itertext()).strip())
            total += size
            if size > longest:
                longest = size
                longest_words = sum(1 for _ in cell.iter("p"))
    if longest > _LONG_TABLE or (longest > _LONG_CELL and longest_words > 3):
        return longest * 2 < total
    return True


def read_table(table: _Element, budget: Budget) -> SourceTable | None:
    """The grid of a data table; None when it is empty.

    Raises:
        UserError: a limit is passed.
    """
    grid = Grid()
    rows = list(table.iter("tr"))
    for place, row in enumerate(rows):
        grid.next_row()
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            text = cell_text(cell)
            budget.spend(len(text))
            row_span = min(_span(cell, "rowspan") or len(rows), len(rows) - place)
            grid.put(text, row_span, _span(cell, "colspan"))
    return grid.table()


def cell_text(cell: _Element) -> str:
    """The words of a cell, a newline between its paragraphs."""
    pieces: list[str] = []

    def add(text: str | None) -> None:
        if text:
            pieces.append(_BLANKS.sub(" ", text.replace("\n", " ").replace("\r", " ")))

    from lxml import etree

    for event, element in etree.iterwalk(cell, events=("start", "end")):
        breaking = element.tag in _BREAKING and element is not cell
        if breaking:
            pieces.append("\n")
        if event == "start":
            add(element.text)
        elif element is not cell:
            add(element.tail)
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _span(cell: _Element, name: str) -> int:
    found = _NUMBER.match((cell.get(name) or "").strip()[:9])
    return int(found.group()) if found else 1
