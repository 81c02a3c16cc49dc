"""From a report to lines of values: which values belong on one line, and under which unit."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.i18n import _
from core.model.report import Report
from core.model.values import Bound, Indicator, IndicatorValue, Measure, ValueRole
from core.naming import measure_name, value_role_name
from ui.charts.model import Point, Series, Shape, Tone

_LARGEST = 1e300
_SMALLEST = 1e-300

Group = tuple[Measure | None, str]
"""Measure and unit; (None, "") where an indicator has words only."""


@dataclass(frozen=True, slots=True)
class Line:
    """The values of one indicator that share measure and unit."""

    indicator: Indicator
    group: Group
    values: tuple[IndicatorValue, ...]


def lines_of(report: Report) -> list[Line]:
    """Every indicator's values by measure and unit, in the order of the report."""
    lines: list[Line] = []
    for indicator in report.indicators:
        groups: dict[Group, list[IndicatorValue]] = {}
        for value in indicator.values:
            groups.setdefault(_group(value, indicator.values), []).append(value)
        if not groups:
            groups[(None, indicator.unit)] = []
        lines.extend(Line(indicator, group, tuple(found)) for group, found in groups.items())
    return _with_company(lines)


def _with_company(lines: list[Line]) -> list[Line]:
    """Put indicators that have words only beside the numbers of the same measure and unit."""
    known = {line.group for line in lines if line.group[0] is not None}
    placed = []
    for line in lines:
        group = line.group
        if group[0] is None and line.values:
            own = (line.values[0].measure, line.values[0].unit)
            group = own if own in known else group
        placed.append(Line(line.indicator, group, line.values))
    return placed


def _group(value: IndicatorValue, beside: Iterable[IndicatorValue]) -> Group:
    """Where a value belongs; words go with the numbers of the same indicator."""
    if not is_word(value):
        return value.measure, value.unit
    numbers = [other for other in beside if not is_word(other)]
    for other in numbers:
        if (other.measure, other.unit) == (value.measure, value.unit):
            return value.measure, value.unit
    alike = [other for other in numbers if other.measure == value.measure] or numbers
    return (alike[0].measure, alike[0].unit) if alike else (None, "")


def is_word(value: IndicatorValue) -> bool:
    """Whether a value has no number that can be drawn."""
    return number(value.expr.low) is None and number(value.expr.high) is None


def number(value: Decimal | None) -> float | None:
    """A bound as a float for drawing; None where it is open or beyond any drawing."""
    if value is None or not value.is_finite():
        return None
    size = float(value)
    if not math.isfinite(size) or abs(size) > _LARGEST:
        return None
    return 0.0 if abs(size) < _SMALLEST else size


def printed(value: IndicatorValue) -> str:
    """The value as printed; the qualifier is put before it where the words lack it."""
    text, qualifier = value.expr.text, value.expr.qualifier
    return text if qualifier in text else f"{qualifier}{text}"


def point_of(report: Report, indicator: Indicator, value: IndicatorValue, series: Series) -> Point:
    """The point of one value."""
    return Point(
        indicator.index,
        series,
        printed(value),
        value.expr.bound if not is_word(value) else Bound.QUALITATIVE,
        number(value.expr.low),
        number(value.expr.high),
        value.unit,
        report.offset(value.block, value.start),
        report.offset(value.block, value.end),
        value.address,
    )


def axis_title(measure: Measure | None, unit: str) -> str:
    """What an axis measures, and in which unit; None measures words."""
    name = _("以文字表述") if measure is None else measure_name(measure)
    return _("{measure}（{unit}）").format(measure=name, unit=unit) if unit else name


def scopes_of(report: Report) -> list[str]:
    """All scopes, the report's own first, the others in the order of their appearance."""
    scopes = list(dict.fromkeys(v.scope for i in report.indicators for v in i.values))
    own = _own_scope(report, scopes)
    return sorted(scopes, key=lambda scope: scope != own)


def _own_scope(report: Report, scopes: list[str]) -> str:
    region = report.meta.region
    for scope in scopes:
        if not scope or (region and (region.endswith(scope) or scope.endswith(region))):
            return scope
    return scopes[0] if scopes else ""


def series_of(
    keys: Iterable[tuple[ValueRole, int, str]], scopes: list[str], *, with_year: bool
) -> tuple[Series, ...]:
    """The series for pairs of role, year and scope, named as briefly as stays clear."""
    ordered = sorted(set(keys), key=lambda key: (key[1], list(ValueRole).index(key[0])))
    ordered.sort(key=lambda key: scopes.index(key[2]))
    several = len({scope for _role, _year, scope in ordered}) > 1
    roles = {role for role, _year, _scope in ordered}
    found = []
    for role, year, scope in ordered:
        words = [
            str(year) if with_year else "",
            scope if several or (scope and roles == {ValueRole.TARGET}) else "",
            value_role_name(role) if len(roles) > 1 or not several else "",
        ]
        label = " ".join(word for word in words if word)
        tone, shape = _look(role, scopes.index(scope))
        found.append(Series(role, year, scope, label, tone, shape))
    return tuple(found)


def _look(role: ValueRole, place: int) -> tuple[Tone, Shape]:
    """Colour and form: the own scope by role, every other scope by its place."""
    if place:
        tone = (Tone.CITY, Tone.THIRD, Tone.FOURTH)[min(place, 3) - 1]
        if role is ValueRole.PLAN:
            return tone, Shape.HOLLOW
        if role is ValueRole.ACTUAL:
            return tone, Shape.SOLID
        return tone, (Shape.CIRCLE, Shape.SQUARE, Shape.TRIANGLE)[min(place, 3) - 1]
    return {
        ValueRole.PLAN: (Tone.PLAN, Shape.HOLLOW),
        ValueRole.ACTUAL: (Tone.ACTUAL, Shape.SOLID),
        ValueRole.TARGET: (Tone.TARGET, Shape.DIAMOND),
    }[role]
