"""Rows of a table as a browser copies cells with paragraphs: a tab before all but the first."""

from __future__ import annotations

from core.importing.led_cells import join_led_cells
from core.importing.reader import read_bytes
from core.parsing.parse import parse

ROWS = [
    ["项目", "本年", "上年"],
    ["工业产值", "191.8", "179.1"],
    ["商业销售额", "", "115.5"],
    ["客房收入", "12.7", "10.4"],
]


def led(*rows: list[str]) -> str:
    return "".join("\n\n\t".join(cell or "\u00a0" for cell in row) + "\n\n" for row in rows)


def joined(text: str) -> list[str]:
    return join_led_cells(text.splitlines(keepends=True))


def test_the_cells_of_a_row_come_on_one_line() -> None:
    assert joined(led(*ROWS)) == [*("\t".join(row) + "\n" for row in ROWS), "\n"]


def test_a_row_of_one_merged_cell_stands_between_the_others() -> None:
    lines = joined(led(*ROWS[:2], ["二、其他"], *ROWS[2:]))
    assert lines[2:4] == ["二、其他\n", "商业销售额\t\t115.5\n"]


def test_a_blank_first_cell_leaves_no_line() -> None:
    left = led(*ROWS[:2]) + led(["本年合计", "204", "190"]).rstrip("\n") + "\n\n\t7.5\n\n\t6.9\n\n"
    assert joined(left + led(*ROWS[3:]))[2:4] == ["本年合计\t204\t190\n", "\t7.5\t6.9\n"]


def test_paragraphs_that_begin_with_a_tab_are_no_cells() -> None:
    text = "报告\n" + "".join(
        f"\t全年完成第{at}项重点任务，群众满意度持续提高。\n" for at in range(9)
    )
    assert joined(text) == text.splitlines(keepends=True)
    headings = "概况\n" + "".join(f"\t工作任务之{name}\n" for name in "甲乙丙丁戊己庚")
    assert joined(headings) == headings.splitlines(keepends=True)


def test_the_table_is_understood() -> None:
    before = (
        "关于青禾区2030年预算执行情况的报告\n\n2030年，全区财政运行总体平稳，重点支出保障有力。\n\n"
    )
    report = parse(read_bytes((before + led(*ROWS)).encode(), "a.txt"))
    (table,) = report.tables
    assert table.columns == ("项目", "本年", "上年")
    assert table.rows[1] == ("商业销售额", "", "115.5")
