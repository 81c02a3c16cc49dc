"""Tables of a page: those that hold data, and those that only lay a page out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.importing.grid import Grid
from core.importing.html.style import is_hidden
from core.importing.limits import Budget
from core.model.source import SourceTable

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONG_CELL: Final = 400
_LONG_INNER: Final = 80
_LONG_TABLE: Final = 1200
_FEWEST_ROWS: Final = 3
_SMALL: Final = 40  # characters of a table that is no more than the words of a cell
_BREAKING: Final = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))
_BLANKS: Final = re.compile(r"[ \t\r\f\xa0]+")
_NUMBER: Final = re.compile(r"\d+")


def is_data_table(table: _Element) -> bool:
    """Whether a table holds data; otherwise its cells are read as text, one after the other.

    A table that lays out a page holds other tables of some size, or a single column, or cells
    with whole pages of text.
    """
    if table.get("role") == "presentation":
        return False
    inner = list(table.iterdescendants("table"))
    rows = [row for row in table.iter("tr") if not inner or _home(row) is table]
    if inner and (len(rows) < _FEWEST_ROWS or any(_words(one) > _SMALL for one in inner)):
        return False
    widest = max((sum(cell.tag in ("td", "th") for cell in row) for row in rows), default=0)
    if widest < 2 or len(rows) < 2:
        return False
    long_cell = _LONG_INNER if inner else _LONG_CELL
    longest = longest_words = total = 0
    for row in rows:
        for cell in row:
            size = len("".join(cell.itertext()).strip())
            total += size
            if size > longest:
                longest = size
                longest_words = sum(1 for _ in cell.iter("p"))
    if longest > _LONG_TABLE or (longest > long_cell and (inner or longest_words > 3)):
        return not inner and longest * 2 < total
    return True


def read_table(table: _Element, budget: Budget) -> SourceTable | None:
    """The grid of a data table; None when it is empty.

    Raises:
        UserError: a limit is passed.
    """
    grid = Grid()
    rows = [row for row in table.iter("tr") if _home(row) is table and not _is_hidden_row(row)]
    for place, row in enumerate(rows):
        grid.next_row()
        for cell in row:
            if cell.tag not in ("td", "th") or is_hidden(cell):
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

    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        breaking = element.tag in _BREAKING and element is not cell
        if breaking:
            pieces.append("\n")
        if event == "start":
            if element is not cell and isinstance(element.tag, str) and is_hidden(element):
                walk.skip_subtree()
                continue
            add(element.text)
        elif element is not cell:
            add(element.tail)
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _home(row: _Element) -> _Element | None:
    """The table that a row is one of."""
    return next(row.iterancestors("table"), None)


def _is_hidden_row(row: _Element) -> bool:
    """Whether a row, or the head, body or foot that it stands in, is not shown."""
    above = row.getparent()
    return is_hidden(row) or (above is not None and above.tag != "table" and is_hidden(above))


def _words(element: _Element) -> int:
    """How many characters stand in an element."""
    return len("".join("".join(element.itertext()).split()))


def _span(cell: _Element, name: str) -> int:
    found = _NUMBER.match((cell.get(name) or "").strip()[:9])
    return int(found.group()) if found else 1
