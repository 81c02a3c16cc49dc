from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from core.model.page import PageBlock, PageCell
from tests.support.tables import debt_table
from ui.tables.grid import Grid, tab_separated
from ui.tables.measures import ACROSS, DOWN, WRAP, Measures
from ui.widgets.theme import ui_font


def plain(*rows: tuple[str, ...]) -> Grid:
    cells, text = [], ""
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            cells.append(PageCell(row, column, 1, 1, len(text), len(text) + len(word), row == 0))
            text += word + "\t"
    return Grid(PageBlock("table", "表1", text, 0, 0, (), tuple(cells)))


def test_merged_heads_count_with_all_their_rows() -> None:
    grid = Grid(debt_table())
    assert (grid.rows, grid.columns) == (5, 7)
    assert grid.head_rows == 2
    assert grid.lead_columns == 1


def test_numbers_and_names_both_lead_a_row() -> None:
    grid = plain(("序号", "项目", "计划", "实际"), ("1", "道路", "5", "4"), ("2", "桥", "3", "3"))
    assert grid.lead_columns == 2
    assert plain(("项目", "金额"), ("道路", "5")).lead_columns == 0


def test_a_table_of_heads_alone_keeps_none_in_view() -> None:
    assert plain(("项目", "计划", "实际")).head_rows == 0


def test_a_merged_cell_is_copied_once() -> None:
    grid = Grid(debt_table())
    rows = grid.rows_of(0, 0, 4, 6)
    assert rows[0] == ["地区", "2024年债务余额", "", "", "2025年债务余额", "", ""]
    assert rows[1][:3] == ["", "合计", "一般债务"]
    # A rectangle that cuts merged cells has their words at its edge.
    assert grid.rows_of(1, 0, 2, 1) == [["地区", "合计"], ["东川市", "2,118,340"]]


def test_copied_cells_are_no_formulas() -> None:
    grid = Grid(debt_table())
    assert tab_separated(grid.rows_of(3, 0, 4, 2)) == "市本级\t782,430\t548,055\n'=河口区\t688\t622"


def test_a_cell_is_found_by_its_place_in_the_report() -> None:
    grid = Grid(debt_table(), 100)
    cell = grid.cell(3, 2)
    assert cell is not None
    start, end = grid.span(cell)
    assert grid.place_of(start) == grid.place_of(end) == (3, 2)
    assert grid.place_of(5) is None


@pytest.mark.usefixtures("qapp")
def test_no_words_are_higher_than_their_cell() -> None:
    long = "自治区财政厅关于下达城市生活垃圾分类处理补助资金预算的通知" * 2
    text = f"{long}\t58\t60\t1\t2\t"
    ends = [len(long), len(long) + 3, len(long) + 6, len(long) + 8, len(long) + 10]
    cells = [PageCell(0, 0, 2, 1, 0, ends[0], header=False)]
    for number, (row, column) in enumerate(((0, 1), (0, 2), (1, 1), (1, 2))):
        start = ends[number] + 1
        cells.append(PageCell(row, column, 1, 1, start, ends[number + 1], header=False))
    grid = Grid(PageBlock("table", "表1", text, 0, 0, (), tuple(cells)))
    measures = Measures(grid, ui_font(14))

    width = measures.width(grid.cells[0]) - 2 * ACROSS
    needed = QFontMetricsF(ui_font(14)).boundingRect(QRectF(0, 0, width, 1e4), WRAP, long).height()

    assert needed > 3 * QFontMetricsF(ui_font(14)).height()
    assert sum(measures.heights) >= needed + 2 * DOWN
