from __future__ import annotations

from decimal import Decimal

import pytest

from core.checks.sizes import Size, size_of
from core.model.values import Bound, Figure, Measure


def figure(value: str, unit: str) -> Figure:
    return Figure(0, "一1", 0, 1, value + unit, value, unit, Bound.EXACT, Measure.LEVEL)


@pytest.mark.parametrize(
    ("value", "unit", "size"),
    [
        ("3.2", "亿元", Size("元", Decimal("320000000"))),
        ("4500", "万元", Size("元", Decimal("45000000"))),
        ("12", "万亿元", Size("元", Decimal("12000000000000"))),
        ("5.5", "%", Size("%", Decimal("5.5"))),
        ("8-9", "%", Size("%", Decimal("9"))),
        ("三十五", "个", Size("个", Decimal("35"))),
        ("-2.5", "%", Size("%", Decimal("-2.5"))),
        ("7", "千瓦时", Size("千瓦时", Decimal("7"))),
        ("1234", "", Size("", Decimal("1234"))),
        ("若干", "家", None),
    ],
)
def test_a_figure_is_as_large_as_its_words_say(value: str, unit: str, size: Size | None) -> None:
    assert size_of(figure(value, unit)) == size
