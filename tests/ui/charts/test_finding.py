from __future__ import annotations

from core.model.report import Report
from ui.charts.building import build_chart
from ui.charts.finding import find_row, value_at
from ui.charts.model import ChartKind


def test_every_value_is_found_again_from_its_place(sample: Report) -> None:
    chart = build_chart(sample, ChartKind.PROGRESS)
    for number, row in enumerate(chart.rows):
        for place, cell in enumerate(row.cells):
            for point in cell:
                found = value_at(sample, point.start + 1)
                assert found is not None
                assert find_row(chart, found.start) == (number, place)


def test_the_name_of_a_table_row_leads_to_its_nearest_value(sample: Report) -> None:
    start = sample.text.index("城镇登记失业率")

    found = value_at(sample, start + 2)

    assert found is not None
    assert sample.text[found.start :].startswith("<4.5")


def test_places_without_value_lead_nowhere(sample: Report) -> None:
    assert value_at(sample, 0) is None
    assert value_at(sample, -5) is None
    assert value_at(sample, len(sample.text) - 3) is None
    assert find_row(build_chart(sample, ChartKind.PROGRESS), 0) is None
