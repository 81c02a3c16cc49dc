"""Tables of a page that no closed cells hold together: columns, headings and rows by place."""

from __future__ import annotations

import pytest

from core.importing import read_bytes
from core.model.source import Source, SourceTable
from core.parsing.parse import parse
from tests.support.containers import PdfPage, Words, make_pdf

SIZE = 10.5
COLUMNS = (80, 220, 290, 360, 430)
ROWS = [
    ["地区生产总值", "286", "6.5", "303", "6左右"],
    ["粮食产量", "21", "1.2", "21.4", "—"],
    ["一般公共预算收入", "12.1", "3", "12.4", "3以上"],
    ["城镇新增就业", "4200", "", "4386", ""],
]


def centred(place: float, height: float, text: str) -> Words:
    wide = sum(SIZE if character > "\u2e80" else SIZE / 2 for character in text)
    return Words(place - wide / 2, height, SIZE, text)


def body(top: float, rows: list[list[str]] = ROWS, step: float = 20) -> list[Words]:
    return [
        Words(place, top - step * at, SIZE, text) if column == 0
        else centred(place + 20, top - step * at, text)
        for at, row in enumerate(rows)
        for column, (place, text) in enumerate(zip(COLUMNS, row, strict=True))
        if text
    ]  # fmt: skip


def two_heads(top: float) -> list[Words]:
    """`指标` beside two headings over two columns each."""
    return [
        Words(80, top - 9, SIZE, "指标"),
        centred(275, top, "2030年完成"), centred(415, top, "2031年计划"),
        *(
            centred(place + 20, top - 18, "增长%" if at % 2 else "总量")
            for at, place in enumerate(COLUMNS[1:])
        ),
    ]  # fmt: skip


def read_page(words: list[Words], *rules: tuple[float, float, float, float]) -> Source:
    return read_bytes(make_pdf([PdfPage(words, list(rules))]), "a.pdf")


def only_table(source: Source) -> SourceTable:
    (table,) = [block.table for block in source.blocks if block.table]
    return table


def texts(table: SourceTable) -> list[list[str]]:
    return [
        [
            next(
                (
                    cell.text
                    for cell in table.cells
                    if cell.row <= row < cell.row + cell.row_span
                    and cell.column <= column < cell.column + cell.column_span
                ),
                "",
            )
            for column in range(table.columns)
        ]
        for row in range(table.rows)
    ]


HEADS = [
    ["指标", "2030年完成", "2030年完成", "2031年计划", "2031年计划"],
    ["指标", "总量", "增长%", "总量", "增长%"],
]


def test_no_lines_at_all_and_two_rows_of_headings() -> None:
    caption = [Words(180, 760, 14, "云溪县主要指标完成情况和计划表")]
    table = only_table(read_page([*caption, *two_heads(730), *body(690)]))
    assert texts(table) == [*HEADS, *ROWS]


def test_lines_above_and_below_the_headings_and_at_the_end() -> None:
    rules = [(76, y, 480, y) for y in (745, 705, 615)]
    table = only_table(read_page([*two_heads(730), *body(690)], *rules))
    assert texts(table) == [*HEADS, *ROWS]


def test_a_line_below_every_row() -> None:
    rules = [(76, y, 480, y) for y in (745, 705, 685, 665, 645, 618)]
    rules.append((200, 724, 480, 724))
    table = only_table(read_page([*two_heads(730), *body(690)], *rules))
    assert texts(table) == [*HEADS, *ROWS]


def test_names_and_words_of_several_lines_belong_to_the_row_in_their_middle() -> None:
    rows = [list(row) for row in ROWS]
    rows[1][0] = rows[3][4] = ""
    words = [
        *two_heads(730), *body(690, rows, 34),
        Words(80, 662.5, SIZE, "粮食和其他主要"), Words(80, 649.5, SIZE, "农产品产量"),
        centred(450, 594.5, "与上年"), centred(450, 581.5, "基本持平"),
    ]  # fmt: skip
    made = texts(only_table(read_page(words)))
    assert made[3] == ["粮食和其他主要\n农产品产量", *ROWS[1][1:]]
    assert made[5] == [*ROWS[3][:4], "与上年\n基本持平"]


def test_the_name_of_a_group_of_rows_is_a_row() -> None:
    words = [*two_heads(730), Words(80, 690, SIZE, "一、经济发展"), *body(670)]
    made = texts(only_table(read_page(words)))
    assert made[2] == ["一、经济发展", "", "", "", ""]
    assert made[3:] == ROWS


def test_a_table_over_two_pages_is_one() -> None:
    pages = [
        PdfPage([*two_heads(730), *body(690)]),
        PdfPage([*two_heads(760), *body(720, [["森林覆盖率", "61", "0.1", "61.1", "0.1"]] * 3)]),
    ]
    report = parse(read_bytes(make_pdf(pages), "a.pdf"))
    (table,) = report.tables
    assert len(table.rows) == 7
    assert table.columns[1] == "2030年完成 / 总量"


def _down(rows: list[tuple[str, ...]]) -> list[Words]:
    places = (80, 260, 400)
    return [
        Words(place, 700 - 20 * at, SIZE, text)
        for at, row in enumerate(rows)
        for place, text in zip(places, row, strict=False)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("3月1日", "第一次会议", "审议"), ("2日", "第二次会议", "审议"), ("3日", "闭会", "表决")],
        [("一、工作回顾", "1"), ("二、主要目标", "3"), ("三、重点任务", "4"), ("四、保障", "9")],
    ],
)  # fmt: skip
def test_agendas_and_contents_are_no_tables(rows: list[tuple[str, ...]]) -> None:
    assert not [block for block in read_page(_down(rows)).blocks if block.table]


def test_a_name_of_two_lines_in_the_first_row_is_not_of_the_headings() -> None:
    rows = [list(row) for row in ROWS]
    rows[0][0] = ""
    words = [
        *two_heads(730), *body(684, rows, 26),
        Words(80, 690.5, SIZE, "按可比价格计算的"), Words(80, 677.5, SIZE, "地区生产总值"),
    ]  # fmt: skip
    made = texts(only_table(read_page(words)))
    assert made[:2] == HEADS
    assert made[2] == ["按可比价格计算的\n地区生产总值", *ROWS[0][1:]]


def _ruled_page(rows: list[tuple[float, list[str]]], bottom: float) -> PdfPage:
    """Closed cells from row to row; a name of two lines is `一\n二`."""
    places = (80, 160, 230)
    heights = [height for height, _row in rows] + [bottom]
    rules = [(74, y + 14, 300, y + 14) for y in heights]
    rules += [(x, bottom + 14, x, heights[0] + 14) for x in (74, 155, 225, 300)]
    words = [
        Words(place, height - 13 * line, 10, text)
        for height, row in rows
        for place, cell in zip(places, row, strict=True)
        for line, text in enumerate(cell.split("\n"))
        if text
    ]
    return PdfPage(words, rules)


def test_a_row_that_the_page_break_cuts_is_one_row() -> None:
    head = ["项目", "预算数", "完成数"]
    first = [
        (700.0, head), (680.0, ["一般公共服务支\n出", "88", "90"]),
        (650.0, ["教育支出", "12", "11"]),
        (630.0, ["灾害防治应急管", "5", "4"]),
    ]  # fmt: skip
    second = [
        (700.0, ["理支出", "", ""]),
        (680.0, ["其他", "", "2"]),
        (660.0, ["合计", "105", "107"]),
    ]
    data = make_pdf([_ruled_page(first, 610), _ruled_page(second, 640)])
    (table,) = parse(read_bytes(data, "a.pdf")).tables
    assert [row[0] for row in table.rows] == [
        "一般公共服务支出", "教育支出", "灾害防治应急管理支出", "其他", "合计",
    ]  # fmt: skip
    assert table.rows[2] == ("灾害防治应急管理支出", "5", "4")


def test_a_row_without_values_on_a_new_page_stays_a_row() -> None:
    head = ["项目", "预算数", "完成数"]
    first = [
        (700.0, head),
        (680.0, ["一般公共服务支\n出", "88", "90"]),
        (650.0, ["教育支出", "1", "1"]),
    ]
    second = [(700.0, ["其他支出", "", ""]), (680.0, ["债务付息支出", "3", "2"])]
    data = make_pdf([_ruled_page(first, 630), _ruled_page(second, 660)])
    (table,) = parse(read_bytes(data, "a.pdf")).tables
    assert [row[0] for row in table.rows][1:] == ["教育支出", "其他支出", "债务付息支出"]


def test_a_first_cell_goes_on_where_the_lines_leave_it_out() -> None:
    rows = [["6.5", "286"], ["1.2", "21"], ["3", "12.1"], ["0.5", "44.2"]]
    names = ["生产总值", "粮食产量", "税收收入", "森林覆盖率"]
    words = [Words(80, 700, SIZE, "类别"), Words(160, 700, SIZE, "指标")]
    words += [centred(270, 700, "增速"), centred(350, 700, "总量")]
    words += [Words(80, 660, SIZE, "经济"), Words(80, 620, SIZE, "生态")]
    for at, (name, row) in enumerate(zip(names, rows, strict=True)):
        words.append(Words(160, 680 - 20 * at, SIZE, name))
        words += [centred(270, 680 - 20 * at, row[0]), centred(350, 680 - 20 * at, row[1])]
    rules = [(76.0, y, 400.0, y) for y in (715.0, 695.0, 635.0, 615.0)]
    rules += [(150.0, y, 400.0, y) for y in (675.0, 655.0)]
    made = texts(only_table(read_page(words, *rules)))
    assert made == [
        ["类别", "指标", "增速", "总量"],
        ["经济", "生产总值", "6.5", "286"],
        ["经济", "粮食产量", "1.2", "21"],
        ["经济", "税收收入", "3", "12.1"],
        ["生态", "森林覆盖率", "0.5", "44.2"],
    ]


def test_a_single_row_on_a_new_page_is_the_last_of_its_table() -> None:
    head = ["产品名称", "单位", "产量"]
    first = [
        (700.0, head),
        (680.0, ["水泥", "万吨", "61.2"]),
        (660.0, ["发电量", "万度", "920"]),
    ]
    second = [(760.0, ["风力发电", "万度", "701"])]
    data = make_pdf([_ruled_page(first, 640), _ruled_page(second, 740)])
    (table,) = parse(read_bytes(data, "a.pdf")).tables
    assert list(table.rows) == [
        ("水泥", "万吨", "61.2"),
        ("发电量", "万度", "920"),
        ("风力发电", "万度", "701"),
    ]


def test_words_that_run_over_the_end_of_the_lines_stay_whole() -> None:
    rules = [(76, y, 462, y) for y in (745, 705, 615)]
    heads = [*two_heads(730)[:-1], Words(430, 712, SIZE, "增长（%）")]
    made = texts(only_table(read_page([*heads, *body(690)], *rules)))
    assert made[1][-1] == "增长（%）"
