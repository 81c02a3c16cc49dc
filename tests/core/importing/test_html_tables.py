"""Tables of web pages: what is hidden in them, what is nested in them, whole pages laid out."""

from __future__ import annotations

from core.importing import read_bytes
from core.model.source import SourceTable

HEADS = "<tr><td>指标</td><td>单位</td><td>产量</td></tr>"
ROWS = (
    "<tr><td>粮食</td><td>万吨</td><td>21.4</td></tr><tr><td>茶叶</td><td>吨</td><td>870</td></tr>"
)


def tables(body: str) -> list[SourceTable]:
    page = f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    return [block.table for block in read_bytes(page.encode(), "a.html").blocks if block.table]


def words(table: SourceTable) -> list[list[str]]:
    rows: list[list[str]] = [[] for _row in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


PLAIN = [["指标", "单位", "产量"], ["粮食", "万吨", "21.4"], ["茶叶", "吨", "870"]]


def test_hidden_rows_are_no_rows() -> None:
    hidden = (
        "<tr style='display:none'><td colspan=3>模板</td></tr><tr hidden><td>甲</td><td>1</td></tr>"
    )
    foot = "<tfoot style='display: none'><tr><td>乙</td></tr></tfoot>"
    (table,) = tables(f"<table>{HEADS}{ROWS}{hidden}{foot}</table>")
    assert words(table) == PLAIN


def test_hidden_cells_and_words_are_left_out() -> None:
    rows = ROWS.replace("<td>吨", "<td style='display:none'>9</td><td>吨").replace(
        "870", "870<span style='display:none'>1</span>"
    )
    (table,) = tables(f"<table>{HEADS}{rows}</table>")
    assert words(table) == PLAIN


def test_a_span_past_hidden_rows_ends_with_the_table() -> None:
    rows = ROWS.replace("<td>茶叶", "<td rowspan=4>茶叶")
    (table,) = tables(f"<table>{HEADS}{rows}<tr style='display:none'><td>x</td></tr></table>")
    assert (table.rows, table.cells[-3].row_span) == (3, 1)


def test_a_small_table_in_a_cell_leaves_the_outer_one_a_table() -> None:
    inner = "<table><tr><td>21.4</td></tr></table>"
    (table,) = tables(f"<table>{HEADS}{ROWS.replace('21.4', inner)}</table>")
    assert words(table) == PLAIN


def test_a_page_within_tables_keeps_its_table_and_its_text() -> None:
    page = (
        "<table width=960><tr><td>首页</td><td><table><tr><td>2030年统计公报</td></tr><tr><td>"
        f"<p>全年粮食产量21.4万吨，比上年增长百分之三。</p><table border=1>{HEADS}{ROWS}</table>"
        "</td></tr></table></td></tr></table>"
    )
    (table,) = tables(page)
    assert words(table) == PLAIN
