from __future__ import annotations

import pytest

from core.model.values import Bound, IndicatorValue, Measure, ValueExpr, ValueRole
from core.naming import with_unit


@pytest.mark.parametrize(
    ("text", "bound", "unit", "shown"),
    [
        ("4.5左右", Bound.ABOUT, "%", "4.5%左右"),
        ("<4.5", Bound.LESS_THAN, "%", "<4.5%"),
        ("-4.4", Bound.EXACT, "%", "-4.4%"),
        ("8-9", Bound.RANGE, "%", "8-9%"),
        ("3.6以上", Bound.AT_LEAST, "亿斤", "3.6亿斤以上"),
        ("5.5%左右", Bound.ABOUT, "%", "5.5%左右"),
        ("量稳质升", Bound.QUALITATIVE, "%", "量稳质升"),
        ("12", Bound.EXACT, "", "12"),
    ],
)
def test_a_value_with_its_unit(text: str, bound: Bound, unit: str, shown: str) -> None:
    value = IndicatorValue(
        2021,
        ValueRole.TARGET,
        "全市",
        Measure.GROWTH,
        ValueExpr(text, bound),
        unit,
        "表1",
        0,
        0,
        1,
    )
    assert with_unit(value) == shown
