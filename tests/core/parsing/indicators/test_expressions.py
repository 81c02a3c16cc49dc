"""Values with the words that limit them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.values import Bound, Measure
from core.parsing.indicators.expressions import is_number, parse_expr, unit_in
from core.parsing.indicators.numerals import read_numeral
from core.parsing.indicators.units import base_unit, is_unit, measure_of


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("4.5左右", Bound.ABOUT, "4.5", "4.5"),
        ("约10", Bound.ABOUT, "10", "10"),
        ("500余", Bound.ABOUT, "500", "500"),
        ("<4.5", Bound.LESS_THAN, None, "4.5"),
        ("低于4.5%", Bound.LESS_THAN, None, "4.5"),
        ("3.6以上", Bound.AT_LEAST, "3.6", None),
        ("不低于95", Bound.AT_LEAST, "95", None),
        ("≥95", Bound.AT_LEAST, "95", None),
        ("5.5%以内", Bound.AT_MOST, None, "5.5"),
        ("控制在4.1%以内", Bound.AT_MOST, None, "4.1"),
        ("不超过3", Bound.AT_MOST, None, "3"),
        ("超1000", Bound.MORE_THAN, "1000", None),
        ("突破110亿元", Bound.MORE_THAN, "110", None),
        ("6%-6.5%", Bound.RANGE, "6", "6.5"),
        ("1－2个", Bound.RANGE, "1", "2"),
        ("下降3%", Bound.EXACT, "-3", "-3"),
        ("-2.3", Bound.EXACT, "-2.3", "-2.3"),
        ("1,234.5", Bound.EXACT, "1234.5", "1234.5"),
        ("３．５", Bound.EXACT, "3.5", "3.5"),
        ("百分之四点一", Bound.EXACT, "4.1", "4.1"),
        ("量稳质升", Bound.QUALITATIVE, None, None),
        ("与经济增长同步", Bound.QUALITATIVE, None, None),
        ("持平", Bound.QUALITATIVE, None, None),
        ("前10名", Bound.QUALITATIVE, None, None),
        ("2021年完成", Bound.QUALITATIVE, None, None),
    ],
)
def test_bounds(text: str, bound: Bound, low: str | None, high: str | None) -> None:
    expr = parse_expr(text)
    assert expr.bound is bound
    assert expr.low == (Decimal(low) if low else None)
    assert expr.high == (Decimal(high) if high else None)


def test_a_qualifier_does_not_change_the_size() -> None:
    expr = parse_expr("同口径5.5左右")
    assert (expr.qualifier, expr.low, expr.bound) == ("同口径", Decimal("5.5"), Bound.ABOUT)
    assert parse_expr("6.5（预计）").qualifier == "预计"


def test_the_unit_that_a_cell_states() -> None:
    assert unit_in("95.7%") == "%"
    assert unit_in("3—5亿元") == "亿元"
    assert unit_in("4.4") == ""


@given(st.text(max_size=40))
def test_the_text_is_never_changed(text: str) -> None:
    assert parse_expr(text).text == text


@given(
    st.decimals(0, 10**7, allow_nan=False, allow_infinity=False, places=2),
    st.sampled_from(["", "%", "亿元", "万人", "左右", "以上", "以内"]),
)
def test_any_number_is_read_with_any_ending(number: Decimal, ending: str) -> None:
    expr = parse_expr(f"{number}{ending}")
    assert number in (expr.low, expr.high)
    assert is_number(f"{number}{ending}")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三十五", 35),
        ("百分之百", 100),
        ("十", 10),
        ("一百二十", 120),
        ("两千零三", 2003),
        ("二〇二一", 2021),
        ("四点一", "4.1"),
        ("百分之负二", -2),
        ("三千万", 30_000_000),
        ("十亿零三千万", 1_030_000_000),
        ("一万亿", 1_000_000_000_000),
    ],
)
def test_numbers_in_characters(text: str, number: int | str) -> None:
    assert read_numeral(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "一般", "点五", "三点", "百千", "四五百点"])
def test_characters_that_are_no_number(text: str) -> None:
    assert read_numeral(text) is None


def test_units_with_their_size() -> None:
    assert base_unit("万亿元") == "元"
    assert base_unit("亿千瓦时") == "千瓦时"
    assert base_unit("项目") == ""
    assert is_unit("（万吨）")
    assert not is_unit("总计")
    assert measure_of("万人次") is Measure.COUNT
    assert measure_of("万亩") is Measure.LEVEL
    assert measure_of("个百分点") is Measure.GROWTH
