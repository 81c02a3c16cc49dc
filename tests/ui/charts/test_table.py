from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.report import Report
from core.model.values import Measure, ValueRole
from ui.charts.table import FIRST_VALUE, TableModel, build_table, split_number
from ui.charts.table_view import ValueTableView
from ui.panes.style import pane_style
from ui.widgets.theme import THEMES

ACTUAL = (ValueRole.ACTUAL, 2020, "青禾区")


def test_the_table_lists_every_value_in_its_column(sample: Report) -> None:
    table = build_table(sample)

    assert table.header == (
        "指标",
        "单位",
        "2020计划",
        "2020实际",
        "2021目标 青禾区",
        "2021目标 全市",
    )
    cells = [[" ".join(m.text for m in cell) for cell in row.cells] for row in table.rows]
    assert cells[0] == ["4.5左右", "4.4", "9左右", "8.5左右"]
    assert cells[3] == ["小幅增长", "6", "量稳质升", "稳"]
    assert cells[7] == ["", "", "3.6以上", "51以上"]
    assert [row.unit for row in table.rows][5:] == ["%", "%", "亿斤"]


def test_csv_is_read_by_spreadsheets_and_runs_no_formula(
    indicator_report: Callable[..., Report],
) -> None:
    lines = [
        ("=cmd|' /C calc'!A0", Measure.GROWTH, "%", {ACTUAL: "-2.5"}),
        ('含"引号",逗号', Measure.GROWTH, "%", {ACTUAL: "+SUM(1)"}),
    ]

    data = build_table(indicator_report(lines)).to_csv()

    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1][0] == "'=cmd|' /C calc'!A0"
    assert rows[1][2] == "-2.5"
    assert rows[2][0] == '含"引号",逗号'
    assert rows[2][2] == "'+SUM(1)"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("4.5左右", ("4", ".5左右")),
        ("51以上", ("51", "以上")),
        ("<4.5", ("<4", ".5")),
        ("1,234.5", ("1,234", ".5")),
        ("量稳质升", None),
    ],
)
def test_values_are_split_at_the_decimal_point(text: str, parts: tuple[str, str] | None) -> None:
    assert split_number(text) == parts


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qts_contract(sample: Report) -> None:
    model = TableModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_table(build_table(sample))

    assert (model.rowCount(), model.columnCount()) == (8, 6)
    assert model.index(7, 2).data() == "—"
    spoken = model.index(7, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "粮食产量，2020计划：未列"
    del tester


def test_the_view_leads_to_values_and_copies_cells(qtbot: QtBot, sample: Report) -> None:
    view = ValueTableView(THEMES["light"])
    view.setObjectName("pane")
    view.setStyleSheet(pane_style(THEMES["light"]))
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    view.set_table(build_table(sample))
    chosen: list[object] = []
    view.point_chosen.connect(chosen.append)

    index = view.table_model.index(0, FIRST_VALUE + 1)
    rect = view.visualRect(index)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center()
    )
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert [point.text for point in chosen] == ["4.4", "9左右"]  # type: ignore[attr-defined]
    assert QApplication.clipboard().text() == "4.4\t9左右"
