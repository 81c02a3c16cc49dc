"""Which columns the values of an incomplete row stand in, by what the report itself says.

A row with fewer values than columns has blanks, and the stream does not show where. Each way to
place the values is weighed: results are bare numbers while plans and targets carry 左右 or 以上;
the cells of one group are mostly filled together; a note that an indicator is counted only from a
year on speaks against earlier columns; a sentence of the report with the same number and name
speaks for its column; blanks stand rather at the end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, islice

from core.model.values import Bound, Measure, ValueRole
from core.parsing.indicators.columns import Column, ColumnKind, read_column
from core.parsing.indicators.expressions import parse_expr
from core.parsing.indicators.lexicon import bare_name
from core.parsing.indicators.prose import Prose
from core.parsing.tables.kinds import Kind, kind_of
from core.parsing.tables.profiles import Profile

_SINCE = re.compile(r"(20\d\d)年(?:起|开始|首次|新增|以来)")
_FORWARD = re.compile(r"目标|力争|确保|今年|预期")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NEVER_NEGATIVE = (Measure.SHARE, Measure.COUNT)
_RATE = re.compile(r"率?[（(][%％‰][）)]$|[^效增]率$")
_SHARED = 0.25
_GAP = 0.15
_CLEAR = 0.5
_MOST_WAYS = 1_000
_REMARK = re.compile(r"[（(].*?[）)]")


class Evidence:
    """What the report says about the rows of a table: `notes` under it, `prose` elsewhere."""

    def __init__(self, notes: Sequence[str], prose: Sequence[str]) -> None:
        self._notes = notes
        self._prose = Prose(prose)

    def since(self, name: str) -> int:
        """The year from which on, by a note, the indicator is counted; 0 where none says."""
        words = _REMARK.sub("", bare_name(name))
        for note in self._notes:
            match = _SINCE.search(note)
            if match and words in note:
                return int(match[1])
        return 0

    def said(self, name: str, value: str) -> ValueRole | None:
        """Whether the prose states this number of this indicator, as target or as result."""
        number = _NUMBER.search(value)
        if not number:
            return None
        for mention in self._prose.mentions(name):
            if mention.number == number.group():
                forward = _FORWARD.search(mention.before)
                return ValueRole.TARGET if forward else ValueRole.ACTUAL
        return None


def place_rows(
    rows: Sequence[tuple[str, Sequence[str]]],
    headings: Sequence[str],
    evidence: Evidence,
    profile: Profile,
) -> tuple[list[list[str]], int]:
    """The values of each row (name, values) in the columns `headings`, empty strings for blanks.

    Also in how many rows they could nearly as well stand elsewhere. `profile` is what the full
    rows of the table tell of its columns. Rows that lack as many values mostly lack the same ones:
    what speaks for a place in one of them speaks a little for it in all.
    """
    weights = [_weigh(name, values, headings, evidence, profile) for name, values in rows]
    common: dict[int, dict[tuple[int, ...], float]] = {}
    alike = Counter(len(values) for _name, values in rows)
    for (_name, values), weighed in zip(rows, weights, strict=True):
        shared = common.setdefault(len(values), {})
        for places, weight in weighed.items():
            shared[places] = shared.get(places, 0.0) + weight / alike[len(values)]
    placed, unsure = [], 0
    for (_name, values), weighed in zip(rows, weights, strict=True):
        if not weighed:
            placed.append(list(values[: len(headings)]))
            continue
        shared = common[len(values)]
        ranked = sorted((-weight - _SHARED * shared[one], one) for one, weight in weighed.items())
        unsure += len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _CLEAR
        row = [""] * len(headings)
        for value, place in zip(values, ranked[0][1], strict=True):
            row[place] = value
        placed.append(row)
    return placed, unsure


def _weigh(
    name: str,
    values: Sequence[str],
    headings: Sequence[str],
    evidence: Evidence,
    profile: Profile,
) -> dict[tuple[int, ...], float]:
    """What speaks for each way to place the values of a row; nothing for a full row."""
    if len(values) >= len(headings):
        return {}
    columns = [read_column(heading) for heading in headings]
    groups = [heading.split(" / ")[0] for heading in headings]
    since = evidence.since(name)
    said = [evidence.said(name, value) for value in values]
    rate = _RATE.search(name) is not None
    latest = max((column.year or 0 for column in columns), default=0)

    def weigh(places: tuple[int, ...]) -> float:
        gaps = places[-1] + 1 - len(places) if places else 0
        weight = -0.05 * sum(places) - _GAP * gaps + profile.weigh(values, places)
        for value, place, role in zip(values, places, said, strict=True):
            column = columns[place]
            weight += _fits(value, column, bare=profile.is_exact(place))
            if rate and column.measure is Measure.GROWTH:
                weight -= 1.0  # nobody says by how many per cent a rate grew
            if since and column.year and column.year < since:
                weight -= 2.0
            if role is not None:
                weight += 1.5 * _agrees(role, column, latest)
        for group in dict.fromkeys(groups):
            members = [i for i, other in enumerate(groups) if other == group]
            filled = sum(1 for member in members if member in places)
            if len(members) > 1 and filled:
                weight += 0.6 if filled == len(members) else -0.3
        return weight

    ways = islice(combinations(range(len(headings)), len(values)), _MOST_WAYS)
    return {places: weigh(places) for places in ways}


def _fits(value: str, column: Column, *, bare: bool) -> float:
    if column.kind is ColumnKind.REMARK:
        return 1.0 if kind_of(value) in (Kind.TEXT, Kind.NATURE) else -3.0
    if value[:1] in "-－−" and len(value) > 1 and column.measure in _NEVER_NEGATIVE:
        return -1.0
    exact = parse_expr(value).bound is Bound.EXACT
    if bare and exact:
        return 0.3
    if column.role is ValueRole.ACTUAL:
        return 0.3 if exact else -1.5
    if column.role is None:
        return 0.0
    return -0.3 if exact else 0.3


def _agrees(role: ValueRole, column: Column, latest: int) -> float:
    """A target belongs into the latest planning column, a result into a column of results."""
    if role is ValueRole.TARGET:
        return 1.0 if column.role is not ValueRole.ACTUAL and column.year == latest else 0.0
    return 1.0 if column.role is ValueRole.ACTUAL else 0.0
