from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from core.model.report import Report
from core.model.values import Measure, ValueRole
from tests.support.figures import report_with_figures
from tests.support.reports import make_report
from ui.charts.chart_scroll import ChartScroll, tip_of
from ui.charts.charts_pane import TABLE, ChartsPane
from ui.charts.table_view import ValueTableView
from ui.panes.parts import EmptyState, Segments
from ui.tasks import Tasks
from ui.widgets.theme import THEMES


@pytest.fixture
def pane(qtbot: QtBot, tasks: Tasks) -> ChartsPane:
    made = ChartsPane(THEMES["light"], tasks)
    qtbot.addWidget(made)
    made.resize(400, 350)
    made.show()
    return made


@pytest.fixture
def shown(qtbot: QtBot, pane: ChartsPane, sample: Report) -> ChartsPane:
    pane.set_report(sample)
    qtbot.waitUntil(lambda: scroll(pane).isVisible(), timeout=20000)
    assert scroll(pane).canvas is not None, "it is drawn to its end for whoever asks for it"
    return pane


def scroll(pane: ChartsPane) -> ChartScroll:
    return pane.findChild(ChartScroll)  # type: ignore[no-any-return]


def drawn_height(area: ChartScroll) -> int:
    assert area.canvas is not None
    return area.widget().height()


def segments(pane: ChartsPane) -> Segments:
    return pane.findChild(Segments)  # type: ignore[no-any-return]


def press(pane: ChartsPane, number: int) -> None:
    QTest.mouseClick(segments(pane).button(number), Qt.MouseButton.LeftButton)


def title(pane: ChartsPane) -> str:
    canvas = scroll(pane).canvas
    assert canvas is not None
    return canvas.chart.title


def click_row(pane: ChartsPane, number: int, lower: bool) -> None:
    canvas = scroll(pane).canvas
    assert canvas is not None
    rect = canvas.rect_of(canvas.spot(number))
    y = rect.bottom() - 10 if lower else rect.top() + 10
    viewport = canvas.view.viewport()  # type: ignore[attr-defined]
    QTest.mouseClick(
        viewport,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(200, round(y)),
    )


def test_the_pane_itself_needs_neither_numpy_nor_pyqtgraph(repo_root: Path) -> None:
    code = (
        "import sys, ui.charts.charts_pane;"
        "print(*sorted({'numpy', 'pyqtgraph'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=repo_root, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == ""


def test_an_empty_pane_says_what_it_is_for(pane: ChartsPane) -> None:
    assert "打开一份报告" in pane.findChild(EmptyState).text()
    pane.set_report(make_report("一、工作\n正文。"))
    assert "没有找到指标" in pane.findChild(EmptyState).text()
    pane.set_report(None)
    assert "打开一份报告" in pane.findChild(EmptyState).text()


def test_a_click_on_a_bar_leads_to_its_words(shown: ChartsPane, sample: Report) -> None:
    places: list[tuple[int, int]] = []
    shown.place_chosen.connect(lambda start, end: places.append((start, end)))

    click_row(shown, 0, lower=False)
    click_row(shown, 0, lower=True)

    assert [sample.text[start:end] for start, end in places] == ["4.5左右", "4.4"]


def test_keys_walk_rows_and_series(shown: ChartsPane, sample: Report) -> None:
    words: list[str] = []
    spoken: list[str] = []
    shown.place_chosen.connect(lambda start, end: words.append(sample.text[start:end]))
    scroll(shown).row_changed.connect(spoken.append)

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(scroll(shown), key)
    QTest.keyClick(scroll(shown), Qt.Key.Key_End)
    QTest.keyClick(scroll(shown), Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(scroll(shown), Qt.Key.Key_Return)

    assert words[0] == "4.8"
    assert words[1] == "5.48"
    assert spoken[0] == "地区生产总值：计划 4.5左右，实际 4.4"
    assert scroll(shown).verticalScrollBar().value() > 0


def test_the_segments_switch_between_charts_and_table(shown: ChartsPane) -> None:
    assert title(shown) == "2020年计划与实际"
    press(shown, 1)
    assert title(shown) == "2021年目标：青禾区与全市"
    press(shown, TABLE)
    assert shown.findChild(ValueTableView).isVisible()


def test_a_place_in_the_text_chooses_its_row_in_whichever_chart_has_it(
    shown: ChartsPane, sample: Report
) -> None:
    shown.show_place(sample.text.index("51以上"))

    spot = scroll(shown).spot
    assert segments(shown).current == 1
    assert spot is not None
    assert (spot.row.name, spot.place) == ("粮食产量", 1)
    shown.show_place(sample.text.index("3.68"))
    assert segments(shown).current == 0
    shown.show_place(0)
    assert scroll(shown).spot is None


def test_a_place_in_the_text_selects_its_cell_in_the_table(
    shown: ChartsPane, sample: Report
) -> None:
    press(shown, TABLE)

    shown.show_place(sample.text.index("<4.5"))

    assert shown.findChild(ValueTableView).currentIndex().data() == "<4.5"


def test_hovering_tells_the_exact_words_with_unit_and_source(shown: ChartsPane) -> None:
    canvas = scroll(shown).canvas
    assert canvas is not None

    assert tip_of(canvas.spot(0)).split("\n") == [
        "地区生产总值",
        "计划  4.5左右（%）",
        "实际  4.4（%）",
        "出处：表1（点按到原文）",
    ]


def test_zoom_with_keys_and_wheel_keeps_the_choice(shown: ChartsPane) -> None:
    area = scroll(shown)
    QTest.keyClick(area, Qt.Key.Key_Down)
    height = drawn_height(area)

    QTest.keyClick(area, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = drawn_height(area)
    event = QWheelEvent(
        QPointF(50, 50),
        area.mapToGlobal(QPointF(50, 50)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(area.widget().viewport(), event)
    largest = drawn_height(area)
    QTest.keyClick(area, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert height < larger < largest
    assert drawn_height(area) == height
    assert area.spot is not None


def test_a_wider_pane_lays_the_picture_out_anew(qtbot: QtBot, shown: ChartsPane) -> None:
    shown.resize(700, 500)

    qtbot.waitUntil(lambda: scroll(shown).widget().width() > 600)
    assert scroll(shown).canvas.view.width() <= scroll(shown).viewport().width()  # type: ignore[union-attr]


def test_other_years_are_offered_where_there_are_any(
    qtbot: QtBot, pane: ChartsPane, indicator_report: Callable[..., Report]
) -> None:
    values = {(ValueRole.ACTUAL, year, "青禾区"): str(year - 2015) for year in (2018, 2019, 2020)}
    pane.set_report(indicator_report([("指标", Measure.GROWTH, "%", values)]))
    qtbot.waitUntil(lambda: scroll(pane).isVisible(), timeout=20000)
    (button,) = [b for b in pane.findChildren(QToolButton) if b.isVisible() and b.text() == "2020"]

    menu: QMenu = button.menu()
    next(action for action in menu.actions() if action.text() == "2018").trigger()

    assert title(pane) == "2018年实际"
    press(pane, 1)
    assert "没有列出" in pane.findChild(EmptyState).text()


def test_one_place_can_be_drawn_alone_and_stays_so_for_the_next_report(
    qtbot: QtBot, pane: ChartsPane, indicator_report: Callable[..., Report]
) -> None:
    places = ("青禾区", "市本级")
    lines = [
        (f"{place}的收入", Measure.LEVEL, "万元", {(ValueRole.ACTUAL, 2020, place): "9000"})
        for place in places
    ]
    kept: list[str] = []
    pane.scope_chosen.connect(kept.append)
    pane.set_report(indicator_report(lines))
    qtbot.waitUntil(lambda: scroll(pane).isVisible(), timeout=20000)
    (button,) = [b for b in pane.findChildren(QToolButton) if b.isVisible() and "范围" in b.text()]

    next(one for one in button.menu().actions() if one.text() == "市本级").trigger()
    assert kept == ["市本级"]
    assert title(pane) == "2020年实际 · 市本级"

    report = indicator_report(lines)
    pane.set_report(report)
    qtbot.waitUntil(lambda: title(pane) == "2020年实际 · 市本级")
    # A value of another place that is pointed at in the text is shown all the same.
    pane.show_place(report.offset(1, report.indicators[0].values[0].start))
    assert title(pane) == "2020年实际"

    next(one for one in button.menu().actions() if one.text() == "全部范围").trigger()
    assert kept[-1] == ""
    assert title(pane) == "2020年实际"


def test_copies_and_files(
    shown: ChartsPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    shown.told.connect(told.append)
    paths = iter([tmp_path / "图.png", tmp_path / "图", tmp_path / "表.csv", Path(), tmp_path])
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *_arguments: (str(path) if (path := next(paths)) != Path() else "", ""),
    )

    shown.exports.copy_picture()
    copied = QApplication.clipboard().image()
    for save in (shown.exports.save_png, shown.exports.save_svg, shown.exports.save_csv):
        save()
    shown.exports.save_csv()  # the dialog was left
    shown.exports.save_csv()  # the folder itself with an ending: fine
    shown.exports.copy_table()

    assert copied.width() == 2 * scroll(shown).widget().width()
    assert QImage(str(tmp_path / "图.png")).size() == copied.size()
    assert (tmp_path / "图.svg").read_text(encoding="utf-8").startswith("<?xml")
    rows = list(csv.reader((tmp_path / "表.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1][:4] == ["地区生产总值", "增长%", "4.5左右", "4.4"]
    assert QApplication.clipboard().text().startswith("指标\t单位\t2020计划")
    assert len(told) == 6


def test_a_file_that_cannot_be_written_is_told_and_not_raised(
    shown: ChartsPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    shown.told.connect(told.append)
    path = tmp_path / "nowhere" / "图.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))

    shown.exports.save_png()

    assert "没有保存" in told[0]
    assert not path.exists()


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_repaints_the_same_chart(shown: ChartsPane, theme: str) -> None:
    shown.set_theme(THEMES[theme])

    picture = scroll(shown).grab().toImage()
    assert picture.pixelColor(6, 30).name() == THEMES[theme].ground.lower()
    assert title(shown) == "2020年计划与实际"


def test_without_the_chart_library_the_table_is_left(
    qtbot: QtBot, sample: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.charts.charts_pane.is_loaded", lambda: False)

    def fail(_fn: Any, _done: Any, failed: Callable[[Exception], None]) -> None:
        failed(ImportError("no pyqtgraph"))

    pane = ChartsPane(THEMES["light"], SimpleNamespace(run=fail))  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    told: list[str] = []
    pane.told.connect(told.append)
    pane.show()
    pane.set_report(sample)

    assert pane.findChild(ValueTableView).isVisible()
    assert not segments(pane).button(0).isEnabled()
    assert "表格" in told[0]


def test_a_second_report_replaces_the_first(shown: ChartsPane, sample: Report) -> None:
    other = replace(sample, indicators=sample.indicators[:2])

    shown.set_report(other)

    canvas = scroll(shown).canvas
    assert canvas is not None
    assert [row.name for row in canvas.chart.rows] == ["地区生产总值", "规模以上工业增加值"]
    click_row(shown, 1, lower=True)


def test_a_report_without_indicators_begins_with_its_figures(
    shown: ChartsPane, sample: Report
) -> None:
    report = report_with_figures()
    shown.set_report(report)
    assert title(shown) == "一 2020年计划执行情况"
    shown.set_place(report.text.index("贷款余额"))
    assert title(shown) == "二 2021年主要预期目标"
    press(shown, TABLE)
    assert "报告没有指标表" in shown.findChild(EmptyState).text()
    shown.set_report(sample)
    assert shown.findChild(ValueTableView).isVisible()
    press(shown, 0)
    assert title(shown) == "2020年计划与实际"


def test_a_long_picture_is_drawn_a_panel_at_a_time(
    qtbot: QtBot, shown: ChartsPane, indicator_report: Callable[..., Report]
) -> None:
    values = {(ValueRole.PLAN, 2020, "青禾区"): "4.5", (ValueRole.ACTUAL, 2020, "青禾区"): "4.4"}
    lines = [(f"第{n}项收入", Measure.LEVEL, f"单位{n % 9}", values) for n in range(90)]
    report = indicator_report(lines)
    former = scroll(shown).widget()

    shown.set_report(report)
    assert scroll(shown).widget() is former
    assert not former.isVisible(), "numbers of another report do not stay"
    qtbot.waitUntil(lambda: scroll(shown).widget() is not former)
    assert scroll(shown).widget().isVisible()

    shown.set_theme(THEMES["dark"])
    assert scroll(shown).widget().isVisible(), "the same numbers stay until they are repainted"
    assert scroll(shown).canvas.chart.rows[0].name.startswith("第")
    shown.set_report(report)
    shown.show_place(report.indicators[70].values[0].start)
    assert scroll(shown).spot is not None
