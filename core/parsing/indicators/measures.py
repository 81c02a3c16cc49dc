"""Whether a value under a heading of growth is a growth rate, a share, or after all a level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from core.model.values import Bound, Measure, ValueExpr
from core.parsing.indicators.expressions import tells_change, unit_in
from core.parsing.indicators.lexicon import bare_name, usual_unit
from core.parsing.indicators.prose import Prose
from core.parsing.indicators.units import PERCENT, measure_of

_RATE_NAME = re.compile(r"(?:率|比重|占比|比例|强度|程度|满意度|盖度|覆盖面)(?:[（(].*[）)])?$")
_CHANGE_NAME = re.compile(
    r"(?:增长|增速|[增涨降]幅|涨跌幅度?|上涨|下降|降低|减少|削减|提高|增减)(?:率|目标|情况)?(?:[（(].*[）)])?$"
)
_AMOUNT_NAME = re.compile(
    r"(?:总额|产值|增加值|收入|支出|投资|产量|总产|利润|余额|[售用]额|消费|面积|人数|人次|贷款|存款|[税费]|外资|出口|进口)(?:[（(].*[）)])?$"
)
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
        if after.startswith(PERCENT) and "增长" in mention.between:
            return Measure.GROWTH
    return None


def percent_measure(name: str) -> Measure:
    """What a percentage says of the thing `name`: its growth, or a share that it is itself.

    地区生产总值 in percent can only be growth, 城镇化率 only a share.
    """
    bare = bare_name(name)
    if _CHANGE_NAME.search(bare):
        return Measure.GROWTH
    if _RATE_NAME.search(bare):
        return Measure.SHARE
    usual = usual_unit(name)
    if usual:
        return Measure.SHARE if usual in PERCENT else Measure.GROWTH
    return Measure.GROWTH if _AMOUNT_NAME.search(bare) else Measure.SHARE


def measure_of_cell(name: str, unit: str, expr: ValueExpr) -> Measure | None:
    """What a cell is whose column does not tell; None for words that do not tell either.

    The cell's own words and unit come first, then `unit`, that of the row or the table.
    """
    own = unit_in(expr.text)
    qualitative = expr.bound is Bound.QUALITATIVE
    if own in PERCENT:
        return Measure.GROWTH if tells_change(expr.text) else percent_measure(name)
    if own:
        return Measure.GROWTH if measure_of(own) is Measure.GROWTH else Measure.LEVEL
    if unit in PERCENT:
        return None if qualitative else percent_measure(name)
    if unit == "‰":
        return Measure.SHARE
    if unit or not qualitative:
        return Measure.LEVEL
    return None


def measure_under_growth(name: str, unit: str, exprs: Sequence[ValueExpr], prose: Prose) -> Measure:
    """What the values of one row are, though their heading says growth.

    `unit` is the row's own unit. A rate (失业率, %) is a share. Otherwise growth, unless the
    report's sentences give the number with the row's unit, or the numbers lie too far apart to be
    growth rates of one thing while all are lower limits, as amounts are.
    """
    if unit in PERCENT or (not unit and _RATE_NAME.search(bare_name(name))):
        return percent_measure(name)
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
