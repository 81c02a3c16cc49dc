from __future__ import annotations

from dataclasses import replace

from core.model.values import Bound, Measure
from tests.support.figures import report_with_figures
from tests.support.reports import make_report
from ui.charts.collection import Collection
from ui.charts.model import ChartKind
from ui.charts.section_figures import build_section_chart, section_at

REPORT = report_with_figures()


def test_a_section_shows_its_figures_each_kind_and_unit_on_its_own_axis() -> None:
    chart = build_section_chart(REPORT)
    assert chart.title == "一 2020年计划执行情况"
    assert [(panel.measure, panel.unit) for panel in chart.panels] == [
        (Measure.LEVEL, "元"),
        (Measure.GROWTH, "%"),
    ]
    assert [(row.name, row.points[0].size) for row in chart.panels[0].rows] == [
        ("补贴", 90_000_000.0),
        ("贷款", 184_000_000.0),
    ]
    assert [one.brief for one in chart.choices] == ["一", "二"]


def test_every_bar_leads_to_its_words_and_is_labelled_as_printed() -> None:
    for key in (0, 1):
        for row in build_section_chart(REPORT, key).rows:
            [point] = row.points
            assert REPORT.text[point.start : point.end] == point.text


def test_words_that_leave_a_side_open_are_not_drawn_as_exact() -> None:
    bounds = (Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT)
    figures = [replace(REPORT.figures[0], bound=bound) for bound in bounds]
    [panel] = build_section_chart(replace(REPORT, figures=tuple(figures))).panels
    ends = [(row.points[0].low, row.points[0].high) for row in panel.rows]
    assert ends == [(9e7, None), (None, 9e7), (9e7, 9e7)]
    span = replace(REPORT.figures[0], value="8-9", unit="%", bound=Bound.RANGE)
    [panel] = build_section_chart(replace(REPORT, figures=(span,))).panels
    assert (panel.rows[0].points[0].low, panel.rows[0].points[0].high) == (8.0, 9.0)


def test_figures_follow_the_place_that_is_read_until_a_section_is_chosen() -> None:
    charts = Collection(REPORT)
    second = REPORT.text.index("新建幼儿园")
    assert section_at(REPORT, second) == 1
    assert charts.chart(ChartKind.FIGURES, second).title.startswith("二")
    assert charts.chart(ChartKind.FIGURES, REPORT.text.index("补贴")).title.startswith("一")
    charts.choose(ChartKind.FIGURES, 0)
    assert charts.chart(ChartKind.FIGURES, second).title.startswith("一")


def test_where_there_are_no_figures_nothing_is_drawn() -> None:
    chart = build_section_chart(make_report())
    assert (chart.panels, chart.choices, chart.key) == ((), (), None)
    assert Collection().is_empty
