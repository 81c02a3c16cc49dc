"""A table of a budget as a page of the reader, made up."""

from __future__ import annotations

from core.model.page import Page, PageBlock, PageCell

_GROUPS = ("2024年债务余额", "2025年债务余额")
_KINDS = ("合计", "一般债务", "专项债务")
_ROWS = (
    ("东川市", "2,118,340", "1,447,002.5", "671,337.5", "1,978,848", "1,366,678", "612,170"),
    ("市本级", "782,430", "548,055", "234,375", "721,247", "507,422", "213,825"),
    ("=河口区", "688", "622", "66", "90", "8以上", ""),
)


def debt_page() -> Page:
    """A paragraph, a title, a unit, a table with merged heads, a note, and a paragraph."""
    table = debt_table()
    return Page(
        "report-1",
        "v1",
        "预算",
        (
            PageBlock("paragraph", "一1", "债务余额控制在限额以内。", 0, 0, (), ()),
            PageBlock("note", "表1题", "表一 东川市政府债务余额情况表", 0, 0, (), ()),
            PageBlock("note", "表1题′", "单位：万元", 0, 0, (), ()),
            table,
            PageBlock("note", "表1注1", "注：不含高新区。", 0, 0, (), ()),
            PageBlock("paragraph", "一2", "债务风险总体可控。", 0, 0, (), ()),
        ),
    )


def debt_table() -> PageBlock:
    """Seven columns, two rows of heads with merged cells, three rows of numbers."""
    cells: list[PageCell] = []
    text = ""

    def add(row: int, column: int, rows: int, columns: int, words: str, *, head: bool) -> None:
        nonlocal text
        cells.append(PageCell(row, column, rows, columns, len(text), len(text) + len(words), head))
        text += words + "\t"

    add(0, 0, 2, 1, "地区", head=True)
    for number, words in enumerate(_GROUPS):
        add(0, 1 + 3 * number, 1, 3, words, head=True)
    for number, words in enumerate(_KINDS * 2):
        add(1, 1 + number, 1, 1, words, head=True)
    for row, line in enumerate(_ROWS):
        for column, words in enumerate(line):
            add(2 + row, column, 1, 1, words, head=False)
    return PageBlock("table", "表1", text, 0, 0, (), tuple(cells))
