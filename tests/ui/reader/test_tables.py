from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextBlock, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from core.model.page import Page, PageBlock, PageCell
from ui.reader.reader_view import ReaderView
from ui.reader.table_rules import tables_of
from ui.widgets.theme import THEMES

HEAD = ("项目", "预算数", "金额", "完成预算数%", "上年同期数", "增减%") * 2
ROWS = (
    ("一般公共服务支出", "209,180", "214,543", "102.6", "196,819", "-11.0") * 2,
    ("城镇土地使用税", "99,200", "1,286,787", "94.7", "91,693", "2.4") * 2,
)


def wide_table() -> PageBlock:
    cells, text = [], ""
    for row, words in enumerate((HEAD, *ROWS)):
        for column, word in enumerate(words):
            cells.append(
                PageCell(row, column, 1, 1, len(text), len(text) + len(word), header=row == 0)
            )
            text += word + "\t"
    return PageBlock("table", "表1", text, 0, 0, (), tuple(cells))


def test_numbers_of_a_wide_table_keep_to_one_line(qtbot: QtBot) -> None:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show_page(Page("report-1", "v1", "预算", (wide_table(),)))
    view.show()
    qtbot.waitUntil(lambda: view.sheet.is_laid_out)
    [table] = tables_of(view.sheet.document())

    def block(row: int, column: int) -> QTextBlock:
        return table.cellAt(row, column).firstCursorPosition().block()

    for row in range(1, table.rows()):
        for column in range(table.columns()):
            shown = block(row, column)
            assert shown.layout().lineCount() <= (1 if column % 6 else 3), shown.text()
    assert block(1, 1).charFormat().font().pixelSize() >= 10


BUDGET = (
    ("地区", *("限额", "一般债务", "专项债务") * 5),
    ("石嘴山市", *("2,122,847", "1,451,802", "671,045") * 5),
    ("1.市本级各部门和单位的支出及转移支付", *("782,430", "548,055", "234,375.25") * 5),
)


def budget(*, behind: int = 0) -> Page:
    """A page with a table of sixteen columns, and paragraphs behind it."""
    cells, text = [], ""
    for row, words in enumerate(BUDGET):
        for column, word in enumerate(words):
            cells.append(
                PageCell(row, column, 1, 1, len(text), len(text) + len(word), header=row == 0)
            )
            text += word + "\t"
    table = PageBlock("table", "表1", text, 0, 0, (), tuple(cells))
    words = PageBlock("paragraph", "一1", "债务余额控制在限额以内，风险可控。" * 9, 0, 0, (), ())
    return Page("report-1", "v1", "预算", (table, *[words] * behind))


def open_budget(
    qtbot: QtBot, width: int, *, zoom: int = 100, behind: int = 0, page: Page | None = None
) -> ReaderView:
    view = ReaderView(THEMES["light"])
    qtbot.addWidget(view)
    view.resize(width, 500)
    view.set_zoom(zoom)
    view.show_page(page or budget(behind=behind))
    view.show()
    assert view.marking
    qtbot.waitUntil(lambda: view.sheet.is_laid_out)
    return view


@pytest.mark.parametrize(("width", "zoom"), [(420, 100), (700, 100), (1100, 150), (700, 240)])
def test_no_number_of_a_table_is_ever_parted(qtbot: QtBot, width: int, zoom: int) -> None:
    view = open_budget(qtbot, width, zoom=zoom)
    [table] = tables_of(view.sheet.document())
    for row in (1, 2):
        for column in range(1, 16):
            block = table.cellAt(row, column).firstCursorPosition().block()
            assert block.layout().lineCount() == 1, block.text()
    # What merely begins with a number is words, and is not spread over the sheet.
    words = table.cellAt(2, 0).firstCursorPosition().block()
    assert words.layout().lineCount() > 1


def last_number(view: ReaderView) -> tuple[int, int]:
    page = view.page
    assert page is not None
    cell = page.blocks[0].cells[-1]
    return cell.start, cell.end


def test_what_stands_beyond_the_edge_of_the_sheet_is_brought_into_view(qtbot: QtBot) -> None:
    view = open_budget(qtbot, 520, behind=12)
    start, end = last_number(view)
    view.go_to(start, end)
    sheet = view.sheet
    bar = sheet.horizontalScrollBar()
    assert bar.value() > 0
    rect = sheet.cursorRect()
    assert sheet.viewport().rect().contains(rect)
    # Not its beginning alone.
    assert sheet.built is not None
    cursor = sheet.textCursor()
    cursor.setPosition(sheet.built.positions.end(end))
    assert sheet.viewport().rect().contains(sheet.cursorRect(cursor))
    # What is painted and what is pressed moves with the words.
    assert sheet.offset_at(rect.center() + QPoint(3, 0)) in (start, start + 1)
    assert sheet.visible().left() == bar.value()


def test_the_text_stands_straight_where_no_wide_table_is_in_view(qtbot: QtBot) -> None:
    view = open_budget(qtbot, 520, behind=12)
    sheet, bar = view.sheet, view.sheet.horizontalScrollBar()
    view.go_to(*last_number(view))
    sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    assert bar.value() == 0


def test_a_bar_moves_a_wide_table_sideways(qtbot: QtBot) -> None:
    view = open_budget(qtbot, 520, behind=12)
    [shown] = [bar for bar in view.sheet.findChildren(QScrollBar, "sideways") if bar.isVisible()]
    shown.setValue(shown.maximum())
    assert view.sheet.horizontalScrollBar().value() == shown.maximum() > 20
    view.sheet.verticalScrollBar().setValue(view.sheet.verticalScrollBar().maximum())
    assert not shown.isVisible()


def test_a_table_that_fits_has_no_bar(qtbot: QtBot) -> None:
    view = open_budget(qtbot, 520, page=Page("report-1", "v1", "预算", (wide_table(),)))
    assert any(bar.isVisible() for bar in view.sheet.findChildren(QScrollBar, "sideways"))
    view.resize(1400, 500)
    qtbot.waitUntil(lambda: view.sheet.is_laid_out)
    assert not any(bar.isVisible() for bar in view.sheet.findChildren(QScrollBar, "sideways"))


def test_shift_and_the_wheel_move_a_wide_table_sideways(qtbot: QtBot) -> None:
    view = open_budget(qtbot, 520, behind=12)
    viewport = view.sheet.viewport()
    where = QPointF(viewport.rect().center())
    turn = QWheelEvent(
        where,
        viewport.mapToGlobal(where),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, turn)
    assert view.sheet.horizontalScrollBar().value() > 0
    assert view.sheet.verticalScrollBar().value() == 0


def test_a_sign_in_brackets_is_not_parted_in_a_heading(qtbot: QtBot) -> None:
    words = (("区县", *("总值（亿元）", "比上年增长（%）") * 6), ("东川市", *("664.08", "7.6") * 6))
    cells, text = [], ""
    for row, line in enumerate(words):
        for column, word in enumerate(line):
            cells.append(PageCell(row, column, 1, 1, len(text), len(text) + len(word), row == 0))
            text += word + "\t"
    table = PageBlock("table", "表1", text, 0, 0, (), tuple(cells))
    view = open_budget(qtbot, 520, page=Page("report-1", "v1", "公报", (table,)))
    [shown] = tables_of(view.sheet.document())
    block = shown.cellAt(0, 2).firstCursorPosition().block()
    layout = block.layout()
    starts = [layout.lineAt(number).textStart() for number in range(layout.lineCount())]
    assert "）" not in {block.text()[start] for start in starts}
