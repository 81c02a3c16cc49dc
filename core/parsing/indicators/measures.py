"""Whether a value under a heading of growth is a growth rate, a share, or after all a level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from core.model.values import Bound, Measure, ValueExpr
from core.parsing.indicators.lexicon import bare_name, wordings

_RATE_NAME = re.compile(r"(?:率|比重|占比|比例|强度|程度|满意度)(?:[（(].*[）)])?$")
_PERCENT = ("%", "％")
_APART = Decimal(5)


class Prose:
    """The sentences of a report, asked for what they say of an indicator's number."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [text for text in texts if text]

    def states(self, name: str, expr: ValueExpr, unit: str) -> Measure | None:
        """LEVEL when the prose gives the number with the row's unit, GROWTH when with 增长…%."""
        number = expr.low if expr.low is not None else expr.high
        if number is None:
            return None
        digits = re.escape(str(number))
        for words in wordings(re.sub(r"[（(].*?[）)]", "", bare_name(name))):
            behind = rf"{re.escape(words)}[^，,。；;\d]{{0,10}}"
            for text in self._texts:
                if words not in text:
                    continue
                if unit and re.search(rf"{behind}{digits}(?:余|多)?{re.escape(unit)}", text):
                    return Measure.LEVEL
                if re.search(rf"{behind}增长[^，,。；;\d]{{0,4}}{digits}[%％]", text):
                    return Measure.GROWTH
        return None


def measure_under_growth(
    name: str, unit: str, exprs: Sequence[ValueExpr], prose: Prose
) -> Measure:
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
        said = prose.states(name, expr, unit)
        if said is not None:
            return said
    numbers = [n for e in exprs if (n := e.low if e.low is not None else e.high) is not None]
    limits = all(e.bound in (Bound.AT_LEAST, Bound.MORE_THAN) for e in exprs)
    if limits and len(numbers) > 1 and min(numbers) > 0 and max(numbers) / min(numbers) >= _APART:
        return Measure.LEVEL
    return Measure.GROWTH
