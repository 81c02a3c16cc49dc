"""The size of a figure in the smallest form of its unit, so that figures can be put in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from core.checks.amounts import magnitude
from core.model.values import Bound, Figure
from core.parsing.indicators.numerals import read_numeral
from core.parsing.indicators.units import base_unit

_RANGE = re.compile(r"(?<=\d)\s*(?:-|—|–|~|～|至|到)\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class Size:
    """`amount` of `unit`, where `unit` has no 万 or 亿 left (3.2亿元 is 320000000 元)."""

    unit: str
    amount: Decimal


def size_of(figure: Figure) -> Size | None:
    """The size of a figure; of a range its upper end. None where its value cannot be read.

    The value is read as printed, digits or Chinese numerals; the words that bound it do not
    change its size.
    """
    bare = base_unit(figure.unit) or figure.unit
    factor = magnitude(figure.unit.removesuffix(bare))
    upper = _RANGE.split(figure.value)[-1]
    amount = _number(upper)
    return None if amount is None else Size(bare, amount * factor)


def reach_of(figure: Figure) -> tuple[str, Decimal | None, Decimal | None] | None:
    """The unit without 万 and 亿, and the least and the greatest amount that the words leave open.

    As in `core.model.values.ValueExpr`: both are equal for an exact and an approximate figure, the
    open side of 以上 and 以内 is None. None where the value cannot be read.
    """
    size = size_of(figure)
    if size is None:
        return None
    if figure.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return size.unit, size.amount, None
    if figure.bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return size.unit, None, size.amount
    if figure.bound is Bound.RANGE:
        lower = size_of(replace(figure, value=_RANGE.split(figure.value)[0]))
        if lower is not None:
            return size.unit, min(lower.amount, size.amount), max(lower.amount, size.amount)
    return size.unit, size.amount, size.amount


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.replace(",", "").replace("，", "").rstrip("%‰"))
    except InvalidOperation:
        return read_numeral(text)
    return found if found.is_finite() else None
