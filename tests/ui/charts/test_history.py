from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.checks.chains import chains
from core.checks.telling import told_of
from core.model.report import Report
from core.model.values import Measure, ValueRole
from ui.charts.canvas import Canvas
from ui.charts.chart_scroll import ChartScroll, tip_of
from ui.charts.charts_pane import KINDS, TABLE, ChartsPane
from ui.charts.geometry import Sizes
from ui.charts.history import History, build_history, history_table
from ui.charts.model import Chart, ChartKind
from ui.charts.table_view import ValueTableView
from ui.panes.parts import EmptyState, Segments
from ui.panes.places import Elsewhere
from ui.tasks import Tasks
from ui.widgets.theme import THEMES

P, A, T = ValueRole.PLAN, ValueRole.ACTUAL, ValueRole.TARGET
OWN, CITY, REGION = "青禾区", "全市", "青原市青禾区"
Build = Callable[..., Report]


@pytest.fixture
def three_years(indicator_report: Build) -> dict[int, Report]:
    """Reports on 2018, 2019 and 2021: that on 2020 is missing."""
    stated = (
        (2018, "7", "7.4", "6左右"),
        (2019, "6左右", "-1.5", "5以上"),
        (2021, "5.5左右", "8.1", "6.5左右"),
    )
    made = {}
    for year, plan, actual, target in stated:
        values = {
            (P, year, OWN): plan,
            (A, year, OWN): actual,
            (T, year + 1, OWN): target,
            (A, year, CITY): "5.9",
        }
        lines = [("地区生产总值", Measure.GROWTH, "%", values)]
        if year == 2021:
            lines.append(("出口总额", Measure.GROWTH, "%", {(A, 2021, OWN): "量稳质升"}))
        report = indicator_report(lines)
        made[year] = replace(report, meta=replace(report.meta, year=year, region=REGION))
    return made


@pytest.fixture
def history(three_years: dict[int, Report]) -> History:
    titles = {f"r{year}": f"{year}年的报告" for year in three_years}
    told = [told_of(f"r{year}", report) for year, report in three_years.items()]
    return History("r2021", chains(told, REGION, lambda _key: False), titles)


@pytest.fixture
def chart(history: History, three_years: dict[int, Report]) -> Chart:
    return build_history(history, three_years[2021])


def values(chart: Chart, place: int) -> dict[str, list[str]]:
    [panel] = chart.panels
    return {row.name: [point.text for point in row.cells[place]] for row in panel.rows}


def test_every_year_has_its_place_also_one_without_a_value(chart: Chart) -> None:
    assert values(chart, 0) == {
        "2018": ["7.4"], "2019": ["-1.5"], "2020": [], "2021": ["8.1"], "2022": []
    }  # fmt: skip
    assert values(chart, 1)["2020"] == ["5以上"]
    assert values(chart, 1)["2022"] == ["6.5左右"]
    assert chart.absent == ("出口总额",)


def test_the_target_that_counts_is_the_one_set_first(chart: Chart) -> None:
    assert values(chart, 1)["2019"] == ["6左右"]


def test_values_lead_into_the_report_that_states_them(
    chart: Chart, three_years: dict[int, Report]
) -> None:
    points = {row.name: row.cells[0][0] for row in chart.panels[0].rows if row.cells[0]}
    here = points["2021"]
    assert here.elsewhere is None
    assert three_years[2021].text[here.start : here.end] == "8.1"
    there = points["2018"].elsewhere
    assert isinstance(there, Elsewhere)
    assert there.report == "r2018"
    block = three_years[2018].blocks[there.block]
    assert block.text[there.start : there.end] == "7.4"


def test_the_place_above_stands_beside_with_its_own_sign(chart: Chart) -> None:
    above = next(one for one in chart.series if one.scope)
    place = chart.panels[0].series.index(above)
    assert values(chart, place)["2019"] == ["5.9"]
    assert len({(one.tone, one.shape) for one in chart.series}) == len(chart.series)


def test_the_table_has_a_column_for_each_year_and_role(chart: Chart) -> None:
    table = history_table(chart)
    assert table.header[:2] == ("指标", "单位")
    assert {"2019实际", "2020目标"} <= {one.split(" ")[0] for one in table.header}
    [row] = table.rows
    assert row.name == "地区生产总值"
    assert [point.text for cell in row.cells for point in cell].count("8.1") == 1
    assert table.to_csv().decode("utf-8-sig").count("\r\n") == 2


def draw(qtbot: QtBot, chart: Chart, theme: str = "light") -> Canvas:
    canvas = Canvas(chart, THEMES[theme], Sizes(), 400)
    qtbot.addWidget(canvas.view)
    return canvas


def test_results_are_joined_but_not_over_a_year_without_one(qtbot: QtBot, chart: Chart) -> None:
    canvas = draw(qtbot, chart)
    image = canvas.view.grab().toImage()
    blue = THEMES["light"].chart_actual.lower()

    def blues_between(first: int, second: int) -> int:
        left = canvas.rect_of(canvas.spot(first)).center().x()
        right = canvas.rect_of(canvas.spot(second)).center().x()
        box = canvas.rect_of(canvas.spot(first))
        middle = round((left + right) / 2)
        return sum(
            image.pixelColor(middle + dx, y).name() == blue
            for dx in range(-3, 4)
            for y in range(round(box.top()), round(box.bottom()))
        )

    assert blues_between(0, 1) > 0
    assert blues_between(1, 2) == 0
    assert blues_between(2, 3) == 0


def test_pointing_finds_the_year_and_the_nearest_value(qtbot: QtBot, chart: Chart) -> None:
    canvas = draw(qtbot, chart)
    for number in range(5):
        rect = canvas.rect_of(canvas.spot(number))
        found = canvas.spot_at(rect.center())
        assert found is not None
        assert found.number == number
    assert canvas.spot_at(QPointF(2, canvas.rect_of(canvas.spot(0)).center().y())) is None
    words = tip_of(canvas.spot(1)).split("\n")
    assert words[0] == "地区生产总值 2019"
    assert "实际  -1.5（%）" in words


@pytest.mark.parametrize("theme", list(THEMES))
def test_every_theme_has_its_colours(qtbot: QtBot, chart: Chart, theme: str) -> None:
    image = draw(qtbot, chart, theme).view.grab().toImage()
    found = {image.pixelColor(x, y).name() for y in range(image.height()) for x in range(0, 400, 1)}
    wanted = THEMES[theme]
    assert {
        wanted.chart_actual.lower(),
        wanted.chart_target.lower(),
        wanted.ground.lower(),
    } <= found


class TestPane:
    @pytest.fixture
    def pane(self, qtbot: QtBot, three_years: dict[int, Report], tasks: Tasks) -> ChartsPane:
        made = ChartsPane(THEMES["light"], tasks)
        qtbot.addWidget(made)
        made.resize(404, 500)
        made.set_report(three_years[2021])
        made.show()
        qtbot.waitExposed(made)
        return made

    def press(self, pane: ChartsPane, place: int) -> None:
        button = pane.findChild(Segments).button(place)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def test_the_years_are_asked_for_once_when_somebody_looks(
        self, pane: ChartsPane, history: History
    ) -> None:
        asked: list[bool] = []
        pane.history_wanted.connect(lambda: asked.append(True))
        self.press(pane, KINDS.index(ChartKind.HISTORY))
        assert "还没有几年的数" in pane.findChild(EmptyState).text()
        pane.set_history(history)
        canvas = pane.findChild(ChartScroll).canvas
        assert canvas is not None
        assert canvas.chart.kind is ChartKind.HISTORY
        self.press(pane, 0)
        self.press(pane, KINDS.index(ChartKind.HISTORY))
        assert asked == [True]

    def test_keys_walk_over_the_years_and_enter_leads_away(
        self, pane: ChartsPane, history: History
    ) -> None:
        self.press(pane, KINDS.index(ChartKind.HISTORY))
        pane.set_history(history)
        away: list[Elsewhere] = []
        pane.elsewhere_chosen.connect(away.append)
        scroll = pane.findChild(ChartScroll)
        scroll.setFocus()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
            QTest.keyClick(scroll, key)
        assert scroll.spot is not None
        assert scroll.spot.row.name == "2019"
        assert [one.report for one in away] == ["r2019"]

    def test_the_table_shows_the_same_years(self, pane: ChartsPane, history: History) -> None:
        self.press(pane, KINDS.index(ChartKind.HISTORY))
        pane.set_history(history)
        self.press(pane, TABLE)
        table = pane.findChild(ValueTableView)
        assert table.table_model.table == history_table(build_history(history, pane.report))
