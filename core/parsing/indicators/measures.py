"""Whether a value under a heading of growth is a growth rate, a share, or after all a level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from core.model.values import Bound, Measure, ValueExpr
from core.parsing.indicators.lexicon import bare_name
from core.parsing.indicators.prose import Prose

_RATE_NAME = re.compile(r"(?:率|比重|占比|比例|强度|程度|满意度)(?:[（(].*[）)])?$")
_PERCENT = ("%", "％")
_APART = Decimal(5)


def _stated(name: str, expr: ValueExpr, unit: str, prose: Prose) -> Measure | None:
    """LEVEL when the prose gives the number with the row's unit, GROWTH when with 增长…%."""
    number = expr.low if expr.low is not None else expr.high
    if number is None:
        return None
    for mention in prose.mentions(name):
        if Decimal(mention.number) != number:
            continue
        after = mention.after.lstrip("余多")
        if after.startswith(unit):
            return Measure.LEVEL
        if after.startswith(_PERCENT) and "增长" in mention.between:
            return Measure.GROWTH
    return None


def measure_under_growth(name: str, unit: str, exprs: Sequence[ValueExpr], prose: Prose) -> Measure:
    """What the values of one row are, though their heading says growth.

    `unit` is the row's own unit. A rate (失业率, %) is a share. Otherwise growth, unless the
    report's sentences give the number with the row's unit, or the numbers lie too far apart to be
    growth rates of one thing while all are lower limits, as amounts are.
    """
    if unit in _PERCENT or (not unit and _RATE_NAME.search(bare_name(name))):
        return Measure.SHARE
    if not unit:
        return Measure.GROWTH
    for expr in exprs:
        said = _stated(name, expr, unit, prose)
        if said is not None:
            return said
    numbers = [n for e in exprs if (n := e.low if e.low is not None else e.high) is not None]
    limits = all(e.bound in (Bound.AT_LEAST, Bound.MORE_THAN) for e in exprs)
    if limits and len(numbers) > 1 and min(numbers) > 0 and max(numbers) / min(numbers) >= _APART:
        return Measure.LEVEL
    return Measure.GROWTH
