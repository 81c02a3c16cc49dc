"""Tables of the report in windows of their own, beside the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.windows import LEFT, Day, dialog, key, library, point_of, press
from ui.main_window import MainWindow
from ui.tables.table_window import TableWindow
from ui.widgets.theme import THEMES


def first_table(window: MainWindow) -> int:
    """The canonical offset of the first table."""
    page = window.reader.page
    assert page is not None
    offset = 0
    for block in page.blocks:
        if block.cells:
            return offset
        offset += len(block.text) + 1
    raise AssertionError("no table")


def test_the_table_at_the_caret_opens_in_a_window_and_leads_back(day: Day) -> None:
    window = day.open()
    start = first_table(window)
    window.reader.go_to(start, start + 1)
    key(window, Qt.Key.Key_G)
    shown = dialog(TableWindow)
    assert shown is not None
    cell = shown.view.grid.cell(shown.view.grid.rows - 1, 1)
    assert cell is not None
    top = window.reader.sheet.verticalScrollBar()
    top.setValue(0)
    shown.view.show_place(cell.row, cell.column)
    press(shown, "看正文中的这一格")
    viewport = window.reader.sheet.viewport()
    assert viewport.rect().contains(point_of(window, shown.view.grid.span(cell)[0]))
    # The report stays in use, and the same table does not open twice.
    key(window, Qt.Key.Key_G)
    assert dialog(TableWindow) is shown
    assert len(window.findChildren(TableWindow)) == 1
    window.desk.appearance.set_theme("dark")
    day.until(lambda: THEMES["dark"].ground in shown.styleSheet())
    press(shown, "关闭")
    day.until(lambda: not window.findChildren(TableWindow))


def test_the_sign_beside_a_table_opens_it(day: Day) -> None:
    window = day.open()
    start = first_table(window)
    window.reader.go_to(start, start + 1)
    sheet = window.reader.sheet
    day.until(lambda: sheet.is_laid_out)
    [(rect, _index), *_more] = window.reader.marking.table_signs.places()
    place = rect.center() - sheet.moved()
    QTest.mouseClick(sheet.gutter, LEFT, pos=QPoint(round(place.x()), round(place.y())))
    day.until(lambda: dialog(TableWindow))


def test_the_window_of_a_table_closes_with_its_report(day: Day, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("东川市2025年政府工作报告\n一、工作回顾\n全年经济平稳。\n", encoding="utf-8")
    with library(day.profile) as beside:
        bundled = beside.reports()[0].id
        beside.import_file(other)
        [wanted] = [entry.id for entry in beside.reports() if entry.id != bundled]
        beside.mark_opened(bundled)
    window = day.open()
    start = first_table(window)
    window.reader.go_to(start, start + 1)
    key(window, Qt.Key.Key_G)
    assert dialog(TableWindow) is not None
    window.desk.reports.open(wanted)
    day.until(lambda: window.desk.current.report_id == wanted)
    day.until(lambda: dialog(TableWindow) is None)
