from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView
from pytestqt.qtbot import QtBot

from core.model.report import Report
from core.model.values import Measure, ValueRole
from ui.charts.chart_scroll import ChartScroll
from ui.charts.collection import Collection
from ui.charts.model import Chart, ChartKind
from ui.widgets.theme import THEMES


def chart(report: Report) -> Chart:
    return Collection(report).chart(ChartKind.PROGRESS)


@pytest.fixture
def other(indicator_report: Callable[..., Report]) -> Chart:
    values = {(ValueRole.PLAN, 2020, "青禾区"): "4.5", (ValueRole.ACTUAL, 2020, "青禾区"): "4.4"}
    return chart(indicator_report([("新指标", Measure.GROWTH, "%", values)]))


@pytest.fixture
def area(qtbot: QtBot, sample: Report) -> ChartScroll:
    made = ChartScroll(THEMES["light"])
    qtbot.addWidget(made)
    made.resize(404, 500)
    made.show()
    qtbot.waitExposed(made)
    made.show_chart(chart(sample))
    qtbot.waitUntil(lambda: made.widget() is not None)
    return made


def test_numbers_of_another_chart_do_not_stay_while_one_is_drawn(
    qtbot: QtBot, area: ChartScroll, other: Chart
) -> None:
    former = area.widget()
    area.show_chart(other)
    assert area.widget() is former
    assert not former.isVisible()
    qtbot.waitUntil(lambda: area.widget() is not former)
    assert area.widget().isVisible()


def test_a_key_pressed_while_the_picture_is_drawn_counts_for_it(
    area: ChartScroll, other: Chart
) -> None:
    area.show_chart(other)
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert area.spot is not None
    assert area.spot.row.name == "新指标"


def test_under_another_theme_the_picture_stays_until_the_new_one_is_whole(
    area: ChartScroll,
) -> None:
    former = area.widget()
    area.set_theme(THEMES["dark"])
    for piece in area.making.pieces():
        assert area.widget() is former
        assert former.isVisible()
        piece()
    assert area.widget() is not former
    colour = area.grab().toImage().pixelColor(6, 30)
    assert colour.name() == THEMES["dark"].ground.lower()


def test_a_picture_that_is_overtaken_while_it_is_drawn_goes(
    area: ChartScroll, other: Chart
) -> None:
    area.show_chart(other)
    area.set_theme(THEMES["dark"])
    assert area.canvas is not None
    assert area.canvas.chart is other
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert area.findChildren(QGraphicsView) == [area.widget()]
