"""Indicators across reports: last year's target, this year's result, the next target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import permutations

from rapidfuzz.fuzz import ratio

from core.checks.amounts import magnitude
from core.checks.keys import key_of
from core.checks.places import lies_above, same_region
from core.checks.spending import is_spending, judged
from core.checks.telling import Line, Piece, Told
from core.checks.verdicts import compare
from core.i18n import _
from core.model.chains import Chain, ChainFlag, ChainValue, ChainYear, Match
from core.model.checks import Verdict
from core.model.decisions import Choice
from core.model.values import IndicatorValue, ValueRole
from core.parsing.indicators.lexicon import direction

_ALIKE = 80
"""How alike (0 to 100) two names must be before the user is asked whether they mean one thing."""


@dataclass
class _Threads:
    """The values of one line as they come together."""

    values: list[ChainValue] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    above: list[ChainValue] = field(default_factory=list)


def chains(
    told: Sequence[Told],
    region: str,
    lower_is_better: Callable[[str], bool],
    choices: Mapping[str, Choice] | None = None,
) -> list[Chain]:
    """Every indicator that the reports of a region measure, over the years.

    Args:
        told: reports of any region; those of `region` make the chains, those of a place above it
            stand beside them.
        region: the place.
        lower_is_better: tells for a key whether a smaller value is the better one.
        choices: what the user decided on matches, by their keys.

    Returns:
        The chains in the order in which the latest report has them, dropped ones last.
    """
    decided = choices or {}
    own = sorted((t for t in told if same_region(t.region, region)), key=lambda t: t.year)
    higher = [t for t in told if lies_above(t.region, region)]
    if not own:
        return []
    region = own[-1].region
    threads: dict[Line, _Threads] = defaultdict(_Threads)
    for one in own:
        for piece in one.pieces:
            _add(threads, piece, decided)
    for one in higher:
        for piece in one.pieces:
            if piece.own and piece.line in threads:
                threads[piece.line].above.append(piece.told)
    _offer_likely(threads, own, decided)
    result = [
        _chain(line, thread, own, region, lower_is_better(line[0]))
        for line, thread in threads.items()
        if thread.values
    ]
    latest = own[-1].id
    return sorted(result, key=lambda chain: _order(chain, latest))


def _add(threads: dict[Line, _Threads], piece: Piece, decided: Mapping[str, Choice]) -> None:
    """A value of a report of the region itself."""
    told = piece.told
    key = match_key(told.report, piece.line[0], piece.name)
    choice = decided.get(key)
    line = piece.line
    if choice is Choice.SPLIT:
        line = (f"{line[0]}#{told.report}", line[1], line[2])
    thread = threads[line]
    if not piece.own:
        thread.above.append(told)
        return
    thread.values.append(told)
    if all(match.key != key for match in thread.matches):
        thread.matches.append(
            Match(told.report, told.indicator, piece.name, key, sure=True, choice=choice)
        )


def match_key(report_id: str, key: str, name: str) -> str:
    """The key of the decision whether `name` in a report means the indicator `key`."""
    return key_of("match", report_id, key, name)


def _offer_likely(
    threads: dict[Line, _Threads], own: Sequence[Told], decided: Mapping[str, Choice]
) -> None:
    """Names that probably mean the same, though nothing says so: joined only when confirmed."""
    if len(own) < 2:
        return
    reports = {line: {value.report for value in t.values} for line, t in threads.items()}
    alike: dict[tuple[object, str], list[Line]] = defaultdict(list)
    for line, thread in threads.items():
        # What every report has needs no other name.
        if thread.values and "#" not in line[0] and len(reports[line]) < len(own):
            alike[line[1:]].append(line)
    for line, other in (pair for lines in alike.values() for pair in permutations(lines, 2)):
        thread, candidate = threads[line], threads[other]
        if reports[line] & reports[other] or not (thread.values and candidate.values):
            continue
        if _first_year(thread) <= _first_year(candidate) and ratio(line[0], other[0]) >= _ALIKE:
            _offer(threads, line, other, decided)


def _offer(
    threads: dict[Line, _Threads], line: Line, other: Line, decided: Mapping[str, Choice]
) -> None:
    """Offer the later line as a match of the earlier one, and join them if that is confirmed."""
    thread, candidate = threads[line], threads[other]
    newest = candidate.values[-1]
    key = match_key(newest.report, line[0], newest.name)
    choice = decided.get(key)
    if choice is Choice.SPLIT:
        return
    thread.matches.append(
        Match(newest.report, newest.indicator, newest.name, key, sure=False, choice=choice)
    )
    if choice is Choice.CONFIRMED:
        thread.values += candidate.values
        thread.above += candidate.above
        candidate.values = []


def _first_year(thread: _Threads) -> int:
    return min(value.value.year for value in thread.values)


def _chain(line: Line, thread: _Threads, own: Sequence[Told], region: str, lower: bool) -> Chain:
    order = {one.id: place for place, one in enumerate(own)}
    unit = thread.values[-1].value.unit
    values = [_scaled(told, unit, line[2]) for told in thread.values]
    above = [_scaled(told, unit, line[2]) for told in thread.above]
    years: dict[int, list[ChainValue]] = defaultdict(list)
    for told in values:
        years[told.value.year].append(told)
    key = line[0].partition("#")[0]
    spent = any(is_spending(value.name) for value in values)
    has_side = direction(key) != "none" and not spent
    made = tuple(_year(year, years[year], order, lower, has_side) for year in sorted(years))
    names = tuple(
        dict.fromkeys(v.name for v in sorted(thread.values, key=lambda v: -order[v.report]))
    )
    return Chain(
        key=key,
        name=names[0],
        scope=region,
        measure=line[1],
        unit=unit,
        years=made,
        names=names,
        flags=_flags(thread, made, own),
        matches=tuple(thread.matches),
        above=tuple(sorted(above, key=lambda v: (v.value.year, v.value.role))),
    )


def _year(
    year: int, told: Iterable[ChainValue], order: Mapping[str, int], lower: bool, has_side: bool
) -> ChainYear:
    in_order = sorted(told, key=lambda v: order[v.report])
    targets = tuple(v for v in in_order if v.value.role is not ValueRole.ACTUAL)
    results = [v for v in in_order if v.value.role is ValueRole.ACTUAL]
    actuals = tuple(
        replace(v, preliminary=v.preliminary or place + 1 < len(results))
        for place, v in enumerate(results)
    )
    verdict, rule = _judged(targets, actuals, lower, has_side)
    return ChainYear(year, targets, actuals, verdict, rule)


def _judged(
    targets: Sequence[ChainValue], actuals: Sequence[ChainValue], lower: bool, has_side: bool
) -> tuple[Verdict, str]:
    if not targets:
        return Verdict.CANNOT_JUDGE, _("报告库里没有这一年的目标。")
    if not actuals:
        return Verdict.CANNOT_JUDGE, _("报告库里没有这一年的结果。")
    target = _in_unit(targets[0])
    verdict, rule = compare(target, _in_unit(actuals[-1]), lower)
    return judged(verdict, rule, target, has_side)


def _scaled(told: ChainValue, unit: str, base: str) -> ChainValue:
    """A value with the factor that brings it into the chain's unit."""
    own = magnitude(told.value.unit.removesuffix(base))
    return replace(told, scale=Decimal(own) / magnitude(unit.removesuffix(base)))


def _in_unit(told: ChainValue) -> IndicatorValue:
    expr = replace(told.value.expr, low=told.low, high=told.high)
    return replace(told.value, expr=expr)


def _flags(
    thread: _Threads, years: Sequence[ChainYear], own: Sequence[Told]
) -> frozenset[ChainFlag]:
    found: set[ChainFlag] = set()
    if _renamed(thread, own):
        found.add(ChainFlag.RENAMED)
    having = {value.report for value in thread.values}
    comparable = [one for one in own if one.measures]
    if len(comparable) > 1:
        if comparable[-1].id not in having:
            found.add(ChainFlag.DROPPED)
        elif having == {comparable[-1].id}:
            found.add(ChainFlag.NEW)
    if len({_basis(value) for value in thread.values if _has_number(value)}) > 1:
        found.add(ChainFlag.REBASED)
    if any(_revised(year) for year in years):
        found.add(ChainFlag.REVISED)
    numbers = [year.year for year in years]
    if numbers and numbers[-1] - numbers[0] + 1 > len(numbers):
        found.add(ChainFlag.GAP)
    return frozenset(found)


def _renamed(thread: _Threads, own: Sequence[Told]) -> bool:
    """Whether a report has none of the names that the reports before it had."""
    names: set[str] = set()
    for one in own:
        here = {_plain(value.name) for value in thread.values if value.report == one.id}
        if names and here and not names & here:
            return True
        names |= here
    return False


def _plain(name: str) -> str:
    return name.partition("(")[0].partition("（")[0].strip()


def _basis(value: ChainValue) -> tuple[str, str]:
    """The qualifier of a value, and the remark in brackets behind a table's name."""
    _name, _bracket, remark = value.name.replace("（", "(").partition("(")
    return value.value.expr.qualifier, remark if value.indicator >= 0 else ""


def _has_number(value: ChainValue) -> bool:
    return value.value.expr.low is not None or value.value.expr.high is not None


def _revised(year: ChainYear) -> bool:
    return len({(v.low, v.high) for v in year.actuals}) > 1


def _order(chain: Chain, latest: str) -> tuple[bool, bool, int]:
    places = [m.indicator for m in chain.matches if m.report == latest]
    in_table = [place for place in places if place >= 0]
    return (not places, not in_table, in_table[0] if in_table else 0)
