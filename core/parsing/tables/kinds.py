"""What a cell of a table can be, by its words alone."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from core.parsing.indicators.expressions import is_wording
from core.parsing.indicators.units import is_unit
from core.parsing.tables.cells import is_value

_YEAR = re.compile(r"(?:19|20)\d\d年?")
_NATURE = re.compile(r"(?:预期|约束)性(?:指标)?")
_FORMULA = re.compile(r"[A-Z](?:\d?\s*[=＝][A-Z\d+\-−×÷*/（）()=＝\s]+)?")
_AGES = re.compile(r"\d+\s*[-—–~～至]\s*\d+周?岁|\d+周?岁及?以[上下]")
"""The people of some ages: the name of a row though it looks like a number."""


class Kind(StrEnum):
    """What a cell can be: one of the kinds that a column keeps all the way down."""

    BLANK = "blank"
    VALUE = "value"
    YEAR = "year"
    UNIT = "unit"
    NATURE = "nature"
    FORMULA = "formula"
    TEXT = "text"


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind:
    """What a cell with these words can be."""
    if not text:
        return Kind.BLANK
    if _YEAR.fullmatch(text):
        return Kind.YEAR
    if _AGES.fullmatch(text):
        return Kind.TEXT
    if _NATURE.fullmatch(text):
        return Kind.NATURE
    if is_unit(text):
        return Kind.UNIT
    if _FORMULA.fullmatch(text):
        return Kind.FORMULA
    return Kind.VALUE if is_value(text) or is_wording(text) else Kind.TEXT


def alike(kind: Kind, other: Kind) -> bool:
    """Whether cells of two kinds can stand in one column."""
    numbers = (Kind.VALUE, Kind.YEAR)
    return kind is other or (kind in numbers and other in numbers)
