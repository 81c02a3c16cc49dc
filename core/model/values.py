"""Measured things: indicators, their values, and figures in the prose."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """How the words around a number limit it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"
    QUALITATIVE = "qualitative"


class Measure(StrEnum):
    """What kind of quantity a number is; two measures never share an axis."""

    LEVEL = "level"
    GROWTH = "growth"
    SHARE = "share"
    COUNT = "count"

    @property
    def plain(self) -> Measure:
        """The measure with counts taken for levels, for what compares amounts of either kind."""
        return Measure.LEVEL if self is Measure.COUNT else self


class ValueRole(StrEnum):
    """The part an indicator's value plays."""

    PLAN = "plan"
    ACTUAL = "actual"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class ValueExpr:
    """A value with the words that qualify it; never flattened to a bare float.

    `text` is as printed. `low` and `high` bound it: equal for exact and about, `high` None for
    at_least and more_than, `low` None for at_most and less_than, both None for qualitative.
    `qualifier` is a limiting word that does not change the size (`同口径`).
    """

    text: str
    bound: Bound
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One value of an indicator.

    `unit` is the unit of this value (`%` for a growth rate). `start` and `end` are its span in the
    text of block `block`.
    """

    year: int
    role: ValueRole
    scope: str
    measure: Measure
    expr: ValueExpr
    unit: str
    address: str
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured thing: name as printed, canonical key, unit of its level, values."""

    index: int
    name: str
    key: str
    unit: str
    values: tuple[IndicatorValue, ...]
    address: str
    block: int
    nature: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with unit in the prose.

    `value` is the number as printed without separators; `unit` keeps 万/亿. The span covers number,
    unit and bounding words in the text of block `block`. `subject` is as a person would name it.
    """

    block: int
    address: str
    start: int
    end: int
    text: str
    value: str
    unit: str
    bound: Bound
    measure: Measure
    subject: str = ""
    period: str = ""
