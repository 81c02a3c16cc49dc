"""The numbers of a table by row and column, with the cells that print them."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal

from core.checks.amounts import Amount, amount
from core.checks.keys import evidence_at
from core.model.blocks import Table, TableCell
from core.model.checks import Evidence
from core.model.report import Report
from core.parsing.indicators.grids import body_rows

_PLAIN = re.compile(r"[-−－+]?\d[\d,，]*(?:\.\d+)?[%％]?")
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One row: the words of its first cells, and its plain numbers by column."""

    name: str
    cells: dict[int, TableCell]
    numbers: dict[int, Amount]
    names: dict[int, str]


def number_rows(table: Table) -> list[NumberRow]:
    """The rows of a table's body; a cell with anything but a plain number has none."""
    found = []
    for row in body_rows(table)[: max(1, _MOST_CELLS // max(1, len(table.columns)))]:
        numbers: dict[int, Amount] = {}
        names: dict[int, str] = {}
        for column, cell in row.cells.items():
            words = re.sub(r"\s", "", cell.text)
            if _PLAIN.fullmatch(words):
                read = amount(words.rstrip("%％").lstrip("+"), "")
                if read is not None and cell.column_span == 1:
                    numbers[column] = read
            elif words:
                names[column] = words
        first = names[min(names)] if names else ""
        found.append(NumberRow(first, row.cells, numbers, names))
    return found


def headings_over(table: Table, starts: Container[int]) -> str:
    """The headings of the columns whose body cells begin at one of `starts` of the table's text."""
    columns = dict.fromkeys(
        cell.column for cell in table.cells if cell.start in starts and not cell.header
    )
    return "".join(table.columns[at] for at in columns if at < len(table.columns))


def cell_evidence(report: Report, table: Table, cell: TableCell) -> Evidence:
    """A cell as evidence."""
    return evidence_at(report.blocks[table.block], cell.start, cell.end)


def plain(number: Decimal) -> str:
    """A number without exponent and without empty decimal places."""
    words = f"{number:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
