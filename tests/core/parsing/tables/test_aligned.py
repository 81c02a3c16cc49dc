"""Tables of plain text with a row on each line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.importing.reader import read_bytes
from core.model.report import Report
from core.parsing.parse import parse

FRONT = "政府工作报告\n各位代表：\n一、工作回顾\n主要指标完成情况较好，民生持续改善。\n"
HEAD = ["指标", "单位", "计划", "实际"]
ROWS = [["粮食产量", "万吨", "88", "89.3"], ["城镇新增就业", "万人", "2.5", "2.6"]]


def understood(text: str) -> Report:
    return parse(read_bytes(text.encode(), "report.txt"))


@pytest.mark.parametrize("gap", ["\t", "  ", "　", " ", " | ", "        "])
def test_cells_parted_by(gap: str) -> None:
    table = "\n".join(gap.join(row) for row in [HEAD, *ROWS])
    report = understood(FRONT + "表1 主要指标\n" + table + "\n下一步将继续努力，确保完成任务。\n")
    assert [t.caption for t in report.tables] == ["表1主要指标"]
    assert report.tables[0].columns == tuple(HEAD)
    assert report.tables[0].rows == tuple(tuple(row) for row in ROWS)
    assert report.text.endswith("下一步将继续努力，确保完成任务。")


def test_a_blank_between_tabs_keeps_its_place() -> None:
    rows = ["指标\t计划\t实际", "粮食\t\t89.3", "棉花\t3\t3.1", "油料\t4\t4.2"]
    report = understood(FRONT + "\n".join(rows))
    assert report.tables[0].rows[0] == ("粮食", "", "89.3")


@pytest.mark.parametrize(
    "text",
    [
        "2023年 2024年 2025年\n三年 共计 投入\n",
        "甲项 12\n乙项 13\n丙项 14\n",
        "全县GDP 增长 5.5%，财政 收入 增长 3%。\n全县GDP 增长 5.5%，财政 收入 增长 4%。\n",
        "一、工作 12 13\n",
    ],
)
def test_words_with_spaces_are_no_table(text: str) -> None:
    assert understood(FRONT + text).tables == ()


PLAN = [
    "序号\t指标\t单位\t2025年\t\t2026年\t属性",
    "\t\t\t计划\t完成\t目标\t",
    "一、经济发展",
    "1\t生产总值\t亿元\t88\t89.3\t93左右\t预期性",
    "2\t进出口总额\t亿元\t稳中提质\t12\t稳中提质\t预期性",
    "二、绿色发展",
    "3\t单位能耗\t%\t\t-3.1\t完成市下达任务\t约束性",
]


def test_numbers_groups_of_rows_words_and_merged_headings_between_tabs() -> None:
    (table,) = understood(FRONT + "2026年主要指标\n" + "\n".join(PLAN) + "\n").tables
    assert table.columns == (
        "序号", "指标", "单位", "2025年 / 计划", "2025年 / 完成", "2026年 / 目标", "属性",
    )  # fmt: skip
    assert [row[0] for row in table.rows] == ["一、经济发展", "1", "2", "二、绿色发展", "3"]
    assert table.rows[4] == ("3", "单位能耗", "%", "", "-3.1", "完成市下达任务", "约束性")


def test_a_drawn_frame_does_not_part_a_table_from_its_caption() -> None:
    rows = [
        "┌────┬────┬────┐",
        "│项目    │预算数  │增长%   │",
        "├────┼────┼────┤",
        "│增值税  │88      │3       │",
        "│契税    │12      │-2      │",
        "└────┴────┴────┘",
    ]
    report = understood(FRONT + "表1 主要税收\n" + "\n".join(rows) + "\n下一步将继续努力。\n")
    (table,) = report.tables
    assert (table.caption, table.columns) == ("表1主要税收", ("项目", "预算数", "增长%"))
    assert table.rows == (("增值税", "88", "3"), ("契税", "12", "-2"))
    assert "┌" not in report.text
    assert "└" not in report.text


def test_bars_with_a_drawn_line_below_the_headings() -> None:
    rows = [
        "| 项目 | 预算数 | 增长% |",
        "|---|---:|---:|",
        "| 增值税 | 88 | 3 |",
        "| 契税 | | -2 |",
    ]
    (table,) = understood(FRONT + "\n".join(rows) + "\n").tables
    assert table.columns == ("项目", "预算数", "增长%")
    assert table.rows == (("增值税", "88", "3"), ("契税", "", "-2"))


def test_a_blank_between_columns_of_print_keeps_its_place() -> None:
    rows = [
        "指标              2025年             2026年",
        "                  计划     完成      目标",
        "生产总值          88       89.3      93左右",
        "粮食产量                   12        12.1",
        "城镇新增就业      3500     3611      3500",
    ]
    (table,) = understood(FRONT + "\n".join(rows) + "\n").tables
    assert table.columns == ("指标", "2025年 / 计划", "2025年 / 完成", "2026年 / 目标")
    assert table.rows[1] == ("粮食产量", "", "12", "12.1")


def test_two_columns_between_tabs_need_headings() -> None:
    rows = ["衣着\t-0.2", "居住\t0.3", "医疗\t1.0"]
    assert understood(FRONT + "\n".join(rows) + "\n").tables == ()
    (table,) = understood(FRONT + "\n".join(["指标\t涨跌幅度（%）", *rows]) + "\n").tables
    assert (table.columns, len(table.rows)) == (("指标", "涨跌幅度（%）"), 3)


def test_a_list_of_tasks_between_tabs_by_its_headings() -> None:
    rows = [
        "序号\t目标任务\t牵头单位\t时限",
        "1\t建成水厂\t水利局\t6月",
        "2\t新修公路\t交通局\t9月",
    ]
    (table,) = understood(FRONT + "\n".join(rows) + "\n").tables
    assert table.columns == ("序号", "目标任务", "牵头单位", "时限")
    assert len(table.rows) == 2


def test_years_as_rows_between_spaces() -> None:
    rows = [
        "年份  生产总值  增长%",
        "2024  48.2      6.0",
        "2025  51.0      6.2",
        "2026  53.9      5.9",
    ]
    (table,) = understood(FRONT + "\n".join(rows) + "\n").tables
    assert table.rows[0] == ("2024", "48.2", "6.0")


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_caption_and_a_letter_spaced_heading_are_no_rows(wrapped: bool) -> None:
    table = [
        "            表1　主要指标",
        "    指标        单位        计划        比上年增长（%）",
        "    粮食产量　　　　　　万吨          88         3.1",
        "    城镇新增就业　　　　万人         2.5        12.0",
        "    #农业　　　　　　　　亿元         8.5         4.0",
    ]
    text = FRONT + "\n".join(table) + "\n\n　　二、农　业\n　　全县农业稳步发展，再获丰收。\n"
    source = read_bytes(text.encode(), "report.txt")
    report = parse(replace(source, wrapped=wrapped))
    (found,) = report.tables
    assert (found.caption, found.columns) == (
        "表1主要指标",
        ("指标", "单位", "计划", "比上年增长（%）"),
    )
    assert found.rows[-1] == ("#农业", "亿元", "8.5", "4.0")
    assert [s.title for s in report.sections] == ["工作回顾", "农业"]


CROWDED = [
    "指标名称        单位      2024年计划        2024年预计完成            2025年计划",
    "                       总量   增速±%   总量    增速±%    总量    增速±%",
    "生产总值        亿元    385     12     350.5     7.5       380      8.5",
    "  第一产业      亿元    —       6      91.2      5.8       97       5.5",
    "固定资产投资    亿元    600     25     598       20.9      706      18",
    "社会消费品零售总额 亿元 135 14     133.2     12.6      150      12.5",
]


def test_a_long_name_crowds_its_row_and_headings_stand_over_two_parts_each() -> None:
    report = understood(FRONT + "\n2025年主要指标计划表\n" + "\n".join(CROWDED))
    (table,) = report.tables
    assert table.columns == (
        "指标名称",
        "单位",
        *(
            f"{year} / {part}"
            for year in ("2024年计划", "2024年预计完成", "2025年计划")
            for part in ("总量", "增速±%")
        ),
    )
    assert table.rows[0] == ("生产总值", "亿元", "385", "12", "350.5", "7.5", "380", "8.5")
    assert table.rows[3][:4] == ("社会消费品零售总额", "亿元", "135", "14")


def test_cells_parted_by_commas_keep_the_commas_of_their_numbers() -> None:
    rows = [
        "收入科目,预算数,执行数",
        '税收收入,"421,000","419,877"',
        "捐赠收入,,812",
        '其他,"1,5",9',
    ]
    report = understood(FRONT + "\n".join(rows) + "\n下一步将继续努力，确保完成任务。\n")
    assert report.tables[0].columns == ("收入科目", "预算数", "执行数")
    assert report.tables[0].rows[:2] == (
        ("税收收入", "421,000", "419,877"),
        ("捐赠收入", "", "812"),
    )


def test_a_bar_before_the_first_words_is_a_blank_where_others_have_none() -> None:
    rows = ["类别|指标|数", "甲|粮食|1.5", "|棉花|2.5", "乙|油料|3.5"]
    report = understood(FRONT + "\n".join(rows))
    assert [row[1] for row in report.tables[0].rows] == ["粮食", "棉花", "油料"]


def test_names_of_groups_stand_in_every_row_of_theirs() -> None:
    rows = ["类别\t序号\t指标\t数", "甲\t1\t粮食\t1.5", "\t2\t棉花\t2.5", "乙\t3\t油料\t3.5"]
    report = understood(FRONT + "\n".join(rows))
    assert [row[0] for row in report.tables[0].rows] == ["甲", "甲", "乙"]


def test_headings_over_numbers_that_end_where_they_end() -> None:
    rows = [
        "指标名称      单位    上年计划    本年计划",
        "粮食产量      万吨           8        89.3",
        "茶叶          吨           870         912",
        "油料          吨            96        96.5",
    ]
    report = understood(FRONT + "\n".join(rows))
    assert report.tables[0].columns == ("指标名称", "单位", "上年计划", "本年计划")


def test_a_line_that_does_not_begin_with_a_bar_as_others_do_goes_on_with_the_row() -> None:
    report = understood(
        "2030年青禾区统计公报\n全区各项事业有新的进步，人民生活水平持续提高，社会大局保持稳定。\n"
        "| 项　目 | 计算 单位 |\n3月 | 累计 | 结构(%) |\n"
        "| 一、销售总额 | 万元 | 38758 | 117385 | 100 |\n"
        "| 批发业 | 万元 | 37339 | 104472 | 89.00 |\n"
        "| 零售业 | 万元 | 1419 | 12912 | 11.00 |"
    )
    assert report.tables[0].columns == ("项目", "计算单位", "3月", "累计", "结构(%)")


CELLS = [
    ["指 标", "绝对数", "比上年增长%"],
    ["生产总值", "120.4", "5.1"],
    ["其中：农业", "30.2", "-0.3"],
    ["仓储业", "", "2.0"],
    ["其他", "5.5", "—"],
]


@pytest.mark.parametrize("shape", ["{}\n|\n", "{} |\n"])
def test_a_bar_after_each_cell_on_its_own_line(shape: str) -> None:
    """As a tool writes a table of a page; a blank cell is only its bar."""
    cells = "".join(shape.format(cell) if cell else "|\n" for row in CELLS for cell in row)
    cells = "|\n" + cells.rstrip().removesuffix("\n|") + "\n" if "{}\n" in shape else cells
    above = "|\n单位：亿元\n" if "{}\n" in shape else ""
    last = "据有关部门统计，全县新增就业岗位6007个，比上年减少587个。"
    report = understood(f"{FRONT}2024年全县生产总值及其增长速度\n{above}{cells}{last}\n")
    assert len(report.tables) == 1
    table = report.tables[0]
    assert table.caption == "2024年全县生产总值及其增长速度"
    assert table.columns == ("指标", "绝对数", "比上年增长%")
    assert table.rows == tuple(tuple(row) for row in CELLS[1:])
    assert table.unit == ("亿元" if above else "")
    assert report.text.endswith(last)
    assert "|" not in report.text


def test_two_halves_of_cells_with_bars() -> None:
    head = ["收入", "执行数", "支出", "执行数"]
    rows = [["总计", "6604", "总计", "6604"], ["税收", "852", "上解支出", "140"]]
    rows += [["补助收入", "3899", "结转支出", "348"], ["上年结转", "134", "", ""]]
    cells = "".join(f"{cell} |\n".lstrip() for row in [head, *rows] for cell in row)
    report = understood(
        f"{FRONT}2024年全县预算收支平衡表\n单位：万元\n{cells}——全县收入完成良好。\n"
    )
    assert [table.rows for table in report.tables] == [tuple(tuple(row) for row in rows)]


def test_two_columns_of_cells_with_bars() -> None:
    rows = [
        ["支出", "预算数"],
        ["合计", "6.08"],
        ["出国费", "0.66"],
        ["用车费", "4.72"],
        ["接待费", "0.7"],
    ]
    cells = "".join(f"{cell} |\n" for row in rows for cell in row)
    report = understood(
        f"{FRONT}2024年县级“三公”经费预算表\n单位：亿元\n{cells}全年只减不增，勤俭办事。\n"
    )
    assert report.tables[0].columns == ("支出", "预算数")
    assert report.tables[0].rows == tuple(tuple(row) for row in rows[1:])
    assert report.tables[0].unit == "亿元"


def test_bars_that_part_no_cells_stay() -> None:
    for words in (
        "|\n首页\n|\n政务公开\n|\n互动交流\n|\n新闻中心\n|\n走进青禾\n|\n搜索",
        "工业 |\n农业 |",
    ):
        lines = understood(f"{FRONT}{words}\n下一步将继续努力，确保完成任务。\n")
        assert not lines.tables


def test_rows_of_which_all_but_the_name_is_blank_stay_in_the_table() -> None:
    rows = ["项目\t预算数\t完成数\t占预算(%)", "收入合计\t18338\t6685\t36.5", "土地收益基金\t\t\t"]
    rows += ["配套费收入\t178\t61\t34.3"]
    report = understood(
        "2030年青禾区预算执行情况\n全区财政运行总体平稳，重点支出得到较好保障，收支实现平衡。\n"
        + "\n".join(rows)
        + "\n下一步要管好用好每一笔资金，确保全年收支目标任务如期完成。\n"
    )
    assert report.tables[0].rows[1] == ("土地收益基金", "", "", "")
    assert len(report.tables[0].rows) == 3


def test_the_name_of_a_group_stands_alone_among_rows_between_tabs() -> None:
    rows = [
        "项目\t产量\t增长%",
        "粮食\t512.3\t2.1",
        "按品种分",
        "小麦\t112.0\t1.4",
        "玉米\t98.1\t-0.5",
    ]
    report = understood(
        "2030年青禾区统计公报\n全区农业生产形势良好，粮食生产再获丰收，畜牧业平稳发展。\n"
        + "\n".join(rows)
        + "\n二、工业\n全年工业生产平稳增长，结构持续优化，效益稳步提高。\n"
    )
    assert [row[0] for row in report.tables[0].rows] == ["粮食", "按品种分", "小麦", "玉米"]
