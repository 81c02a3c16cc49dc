from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from core.model.report import Report
from core.model.values import Measure, ValueRole
from ui.charts.building import build_chart
from ui.charts.geometry import (
    LABEL_GAP,
    MISSING,
    Sizes,
    fit,
    label_of,
    row_at,
    series_at,
    shorten,
    wrap_name,
)
from ui.charts.model import INDICATOR_KINDS, ChartKind

ACTUAL = (ValueRole.ACTUAL, 2020, "青禾区")


def wide(text: str) -> float:
    return 12.0 * len(text)


def test_every_bar_and_its_words_fit_into_the_width(sample: Report) -> None:
    for kind in INDICATOR_KINDS:
        for panel in build_chart(sample, kind).panels:
            span = fit(panel, 260.0, wide)
            scale = 260.0 / (span.high - span.low)
            for row in panel.rows:
                for cell in row.cells:
                    label = label_of(cell, panel.axis.share)
                    room = label.reach + LABEL_GAP + wide(label.text)
                    x = label.edge * scale
                    if label.right:
                        assert x + min(room, span.label_width) <= span.high * scale + 0.5
                    else:
                        assert x - min(room, span.label_width) >= span.low * scale - 0.5


def test_words_however_long_leave_nearly_half_of_the_width_to_the_bars(
    indicator_report: Callable[..., Report],
) -> None:
    words = "力争实现量的合理增长和质的有效提升" * 3
    lines = [
        ("甲", Measure.GROWTH, "%", {ACTUAL: "5"}),
        ("乙", Measure.GROWTH, "%", {ACTUAL: words}),
    ]
    (panel,) = build_chart(indicator_report(lines), ChartKind.PROGRESS).panels

    span = fit(panel, 240.0, wide)

    scale = 240.0 / (span.high - span.low)
    assert panel.axis.share(5) * scale >= 0.44 * 240
    assert wide(shorten(words, span.label_width, wide)) <= span.label_width


def test_a_missing_value_is_said() -> None:
    assert label_of((), lambda value: value).text == MISSING


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), st.integers(30, 200))
def test_names_take_two_lines_at_most_and_lose_nothing_silently(name: str, width: int) -> None:
    name = name.replace("\n", "x")
    lines = wrap_name(name, width, wide).split("\n")

    assert len(lines) <= 2
    assert all(wide(line) <= width or len(line) == 1 for line in lines)
    whole = "".join(lines)
    assert whole == name or whole.endswith("…")


def test_names_break_in_the_middle_or_before_a_bracket() -> None:
    assert wrap_name("城镇居民人均可支配收入", 110, wide) == "城镇居民人均\n可支配收入"
    assert wrap_name("出口总额(人民币口径)", 110, wide) == "出口总额\n(人民币口径)"


def test_a_place_in_a_panel_knows_its_row_and_series(sample: Report) -> None:
    panel = build_chart(sample, ChartKind.PROGRESS).panels[0]
    sizes = Sizes()
    height = sizes.row(2)

    assert row_at(panel, sizes, -1) is None
    assert row_at(panel, sizes, height * len(panel.rows)) is None
    for number, row in enumerate(panel.rows):
        assert row_at(panel, sizes, number * height + 8) == (row, 0)
        assert row_at(panel, sizes, (number + 1) * height - 8) == (row, 1)
    assert series_at(3, sizes, sizes.row(3)) == 2
