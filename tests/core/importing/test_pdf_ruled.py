"""Tables of ruling lines in PDF files: open sides, rows without lines, turned pages, boxes."""

from __future__ import annotations

import pytest

from core.importing import read_bytes
from core.importing.pdf.cells import Box, find_frames
from core.importing.pdf.objects import Rule, Rules
from core.parsing.parse import parse
from tests.core.importing.test_pdf_tables import SIZE, only_table, read_page, texts
from tests.support.containers import PdfPage, Words, make_pdf

COLUMNS = (80, 220, 320)
ROWS = [
    ["指标", "单位", "产量"],
    ["粮食", "万吨", "21.4"],
    ["茶叶", "吨", "870"],
    ["油料", "吨", "96"],
]
Line = tuple[float, float, float, float]


def words(rows: list[list[str]] = ROWS, top: float = 700.0, step: float = 20.0) -> list[Words]:
    return [
        Words(place, top - step * at, SIZE, text)
        for at, row in enumerate(rows)
        for place, text in zip(COLUMNS, row, strict=True)
        if text
    ]


def across(count: int, left: float = 74.0, right: float = 400.0, top: float = 714.0) -> list[Line]:
    return [(left, top - 20 * at, right, top - 20 * at) for at in range(count)]


def along(places: tuple[float, ...], high: float = 714.0, low: float = 634.0) -> list[Line]:
    return [(place, low, place, high) for place in places]


def test_sides_left_open() -> None:
    table = only_table(read_page(words(), *across(5), *along((210.0, 310.0))))
    assert texts(table) == ROWS


def test_the_name_of_a_group_between_rows_with_open_sides() -> None:
    rows = [*ROWS[:2], ["一、经济作物", "", ""], *ROWS[2:]]
    lines = [*across(6), *along((210.0, 310.0), 714, 674), *along((210.0, 310.0), 654, 614)]
    table = only_table(read_page(words(rows), *lines))
    assert texts(table)[2] == ["一、经济作物"] * 3
    assert [row[0] for row in texts(table)] == [row[0] for row in rows]


def test_rows_that_no_line_parts() -> None:
    lines = [*across(2), (74, 634, 400, 634), *along((74.0, 210.0, 310.0, 400.0))]
    assert texts(only_table(read_page(words(), *lines))) == ROWS


def test_two_lines_of_words_in_a_cell_are_no_two_rows() -> None:
    rows = [*ROWS[:2], ["茶叶等", "吨", "870"], ["主要饮料", "", ""], ROWS[3]]
    lines = [line for line in across(6) if line[1] != 654]
    table = only_table(read_page(words(rows), *lines, *along((74, 210, 310, 400), 714, 614)))
    assert texts(table)[2] == ["茶叶等\n主要饮料", "吨", "870"]


def test_one_box_for_each_cell() -> None:
    boxes = " ".join(
        f"{left} {694 - 20 * at} {wide} 20 re"
        for at in range(4)
        for left, wide in ((74, 136), (210, 100), (310, 90))
    )
    page = PdfPage(words(), drawing=f"{boxes} S")
    assert texts(only_table(read_bytes(make_pdf([page]), "a.pdf"))) == ROWS


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_table_lying_on_its_side(turn: int) -> None:
    """The words and lines of an upright page, all turned on the paper."""
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turn]
    page = PdfPage(words(), [*across(5), *along((74, 210, 310, 400))], around=matrix)
    source = read_bytes(make_pdf([page]), "a.pdf")
    assert texts(only_table(source)) == ROWS


def test_lines_in_a_form_are_where_the_form_puts_them() -> None:
    shapes = "\n".join(
        f"{x0 - 50} {y0 - 100} m {x1 - 50} {y1 - 100} l S"
        for x0, y0, x1, y1 in [*across(5), *along((74, 210, 310, 400))]
    )
    page = PdfPage(words(), drawing=shapes, form="1 0 0 1 50 100")
    assert texts(only_table(read_bytes(make_pdf([page]), "a.pdf"))) == ROWS


def test_cells_without_a_line_between_them_are_one() -> None:
    rules = Rules(
        [Rule(y, 0, 90) for y in (0, 20, 60)] + [Rule(40, 30, 90)],
        [Rule(x, 0, 60) for x in (0, 90)] + [Rule(30, 0, 60), Rule(60, 0, 40)],
    )
    (frame,) = find_frames(rules)
    assert frame.cells == [
        Box(0, 0, 2, 1), Box(0, 1, 1, 2),
        Box(1, 1, 1, 1), Box(1, 2, 1, 1),
        Box(2, 0, 1, 1), Box(2, 1, 1, 1), Box(2, 2, 1, 1),
    ]  # fmt: skip


def test_lines_that_do_not_meet_are_grids_of_their_own() -> None:
    one = [Rule(y, 0, 60) for y in (0, 20)], [Rule(x, 0, 20) for x in (0, 30, 60)]
    other = [Rule(y, 0, 60) for y in (50, 70)], [Rule(x, 50, 70) for x in (0, 20, 60)]
    frames = find_frames(Rules(one[0] + other[0], one[1] + other[1]))
    assert [frame.rows[0] for frame in frames] == [70, 20]


def test_words_between_the_lines_of_a_broken_grid_are_not_lost() -> None:
    lines = [*across(5), *along((74, 210, 310)), (400.0, 674.0, 400.0, 714.0)]
    report = parse(read_page(words(), *lines))
    (table,) = report.tables
    assert [list(row) for row in table.rows] == ROWS[1:]
