"""Numbers made comparable: magnitude, printed precision, and the words that limit them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from core.model.values import Bound, Measure
from core.parsing.indicators.units import base_unit, measure_of

_MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in its bare unit.

    `value` is in `unit` (`元` for 亿元); `step` is the worth of the last printed digit, so that the
    true number lies within it whether it was rounded or cut off. `bound` is how words limit it.
    """

    value: Decimal
    unit: str
    step: Decimal
    bound: Bound = Bound.EXACT

    def agrees(self, other: Amount) -> bool:
        """Whether both may state the same number.

        A limited or approximate one gets more room, but not beside another of the same wording:
        9%左右 and 8%左右 are two numbers.
        """
        gap = abs(self.value - other.value)
        room = max(self.step, other.step)
        if gap < room or gap == 0:
            return True
        return self.bound is not other.bound and any(
            _leaves_room(one, another, gap) for one, another in ((self, other), (other, self))
        )

    @property
    def rounding(self) -> Decimal:
        """How far the true number may lie from the printed one; things that were counted, not."""
        counted = self.step == 1 and bool(self.unit) and measure_of(self.unit) is Measure.COUNT
        return Decimal(0) if counted else self.step / 2

    def exact(self) -> bool:
        """Whether no word limits it."""
        return self.bound is Bound.EXACT


def _leaves_room(one: Amount, other: Amount, gap: Decimal) -> bool:
    if one.bound is Bound.ABOUT:
        return gap <= max(one.step * 10, abs(one.value) / 10)
    if one.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return other.value >= one.value
    if one.bound in (Bound.LESS_THAN, Bound.AT_MOST):
        return other.value <= one.value
    return one.bound is not Bound.EXACT


def amount(number: str, unit: str, bound: Bound = Bound.EXACT) -> Amount | None:
    """A number as printed and its unit with magnitude (`万亿元`); None where it is no number."""
    plain = number.replace(",", "").replace("，", "").replace("−", "-").replace("－", "-")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    base = base_unit(unit) or unit
    factor = magnitude(unit.removesuffix(base)) if unit.endswith(base) else 1
    exponent = value.as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    step = Decimal(1).scaleb(min(places, 0))
    return Amount(value * factor, base, step * factor, bound)


def magnitude(words: str) -> int:
    """`万亿` as a number; 1 for no words."""
    factor = 1
    for sign in words:
        factor *= _MAGNITUDES.get(sign, 1)
    return factor


def percent_of(part: Amount, whole: Amount) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest percentage that two printed numbers allow; None without whole."""
    least_whole, most_whole = whole.value - whole.rounding, whole.value + whole.rounding
    if least_whole <= 0 or part.value < 0:
        return None
    least_part = max(Decimal(0), part.value - part.rounding)
    hundred = Decimal(100)
    return hundred * least_part / most_whole, hundred * (part.value + part.rounding) / least_whole


def rounds_to(least: Decimal, most: Decimal, printed: Amount) -> bool:
    """Whether a number between two bounds may be printed so, rounded or cut off."""
    half = printed.step / 2
    if printed.value >= 0:
        return least - printed.step < printed.value <= most + half
    return least - half <= printed.value < most + printed.step


def share_fits(part: Amount, whole: Amount, percent: Amount) -> bool:
    """Whether a printed percentage can be that of two printed numbers; so where there is none."""
    bounds = percent_of(part, whole)
    return bounds is None or rounds_to(*bounds, percent)


def rounded_like(value: Decimal, printed: Amount) -> Decimal:
    """A computed number with the decimal places of a printed one, one at the least."""
    return value.quantize(printed.step.min(Decimal("0.1")))


def growth_fits(base: Amount, level: Amount, growth: Amount) -> bool:
    """Whether a printed growth rate (%) can come from two printed levels of one unit."""
    if base.unit != level.unit or base.value <= 0:
        return False
    bounds = percent_of(level, base) if level.value >= 0 else None
    if bounds is None:
        return False
    least, most = bounds[0] - 100, bounds[1] - 100
    return rounds_to(least, most, growth)
