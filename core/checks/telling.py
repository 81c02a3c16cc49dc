"""The values of one report for chains: its tables, and its prose where they are silent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from core.checks.grids import headings_over
from core.checks.places import is_above, is_own
from core.checks.statements import Statement, text_statements
from core.model.chains import ChainValue
from core.model.report import Report
from core.model.values import IndicatorValue, Measure, ValueRole
from core.parsing.indicators.units import base_unit

_EARLY = re.compile(r"预计|初步|快报|约为")

Line = tuple[str, Measure, str]
"""Key, measure and bare unit: what the values of one chain have in common."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A value for a chain; `own` says that it is of the report's place, else of one above it."""

    line: Line
    name: str
    told: ChainValue
    own: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What chains need of a report of the library: small, so that many can be kept at hand.

    `year` is the one reported on; a report without one sorts first. `measures` says whether it has
    indicators at all. The pieces stand in reading order.
    """

    id: str
    region: str
    year: int
    measures: bool
    pieces: tuple[Piece, ...]


def told_of(report_id: str, report: Report) -> Told:
    """What a report tells of its own place and of those above it."""
    meta = report.meta
    pieces = tuple(_pieces(report_id, report))
    return Told(report_id, meta.region, meta.year or 0, bool(report.indicators), pieces)


def line_of(key: str, value: IndicatorValue) -> Line:
    """What a value shares with the others of its chain; 万元 and 亿元 are one unit."""
    return (key, value.measure.plain, base_unit(value.unit) or value.unit)


def _pieces(report_id: str, report: Report) -> Iterator[Piece]:
    """Every value of a report that is of its own place or of one above it, in reading order."""
    there: set[tuple[Line, int, ValueRole]] = set()
    for indicator in report.indicators:
        for value in indicator.values:
            own = is_own(report, value.scope)
            if not own and not is_above(report, value.scope):
                continue
            line = line_of(indicator.key, value)
            early = bool(_EARLY.search(_heading(report, value)))
            told = ChainValue(report_id, indicator.index, indicator.name, value, early)
            if own:
                there.add((line, value.year, value.role))
            yield Piece(line, indicator.name, told, own)
    for statement in _of_prose(report):
        line = line_of(statement.key, statement.value)
        if (line, statement.value.year, statement.value.role) not in there:
            early = bool(_EARLY.search(_words_before(report, statement)))
            told = ChainValue(report_id, -1, statement.name, statement.value, early)
            yield Piece(line, statement.name, told, own=True)


def _of_prose(report: Report) -> Iterator[Statement]:
    """What the prose states of the place as a whole, once, where it does not contradict itself."""
    groups: dict[object, list[Statement]] = defaultdict(list)
    for statement in text_statements(report):
        if statement.scope == "":
            groups[statement.place].append(statement)
    for group in groups.values():
        if all(group[0].amount.agrees(other.amount) for other in group[1:]):
            yield group[0]


def _heading(report: Report, value: IndicatorValue) -> str:
    """The headings over a table's value, empty where it is not in a table."""
    if value.block >= len(report.blocks):
        return ""
    number = report.blocks[value.block].table
    if number is None:
        return ""
    return headings_over(report.tables[number], (value.start,))


def _words_before(report: Report, statement: Statement) -> str:
    value = statement.value
    text = report.blocks[value.block].text[max(0, value.start - 24) : value.start]
    return re.split(r"[。；;]", text)[-1]
