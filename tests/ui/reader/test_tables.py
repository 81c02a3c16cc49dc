from __future__ import annotations

from PySide6.QtGui import QTextBlock
from pytestqt.qtbot import QtBot

from core.model.page import Page, PageBlock, PageCell
from ui.reader.reader_view import ReaderView
from ui.reader.tables import tables_of
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
