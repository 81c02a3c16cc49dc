"""Tables whose cells stand one on a line, as a copy out of a page leaves them."""

from __future__ import annotations

import pytest

from core.importing.reader import read_bytes
from core.model.blocks import BlockKind, Table
from core.model.notices import NoticeCode, notice
from core.model.report import Report
from core.parsing.parse import parse

BEFORE = (
    "关于青禾区2030年预算执行情况的报告\n\n　　一、预算执行情况\n"
    "　　2030年，全区各级各部门坚持量入为出、有保有压，财政运行总体平稳，重点支出得到较好保障。\n"
)
AFTER = (
    "　　二、下一步工作\n"
    "　　各部门要管好用好每一笔资金，按月分析、按季调度，确保全年收支目标任务如期完成。\n"
)


def report_of(table: str) -> Report:
    return parse(read_bytes((BEFORE + table + AFTER).encode(), "a.txt"))


def table_of(table: str) -> Table:
    """The only table of a report that has `table` in its text; the text around it is whole."""
    report = report_of(table)
    words = [block.text for block in report.blocks if block.kind is not BlockKind.TABLE]
    assert [text for text in words if text in AFTER] == [
        line.strip("　") for line in AFTER.splitlines()
    ]
    (found,) = report.tables
    return found


def barred(*cells: str) -> str:
    return "".join(f"{cell} |\n" if cell else "|\n" for cell in cells)


def test_a_bar_behind_each_cell_keeps_the_blanks() -> None:
    table = table_of(
        barred("附表3", "", "", "青禾区债务余额情况表", "", "", "单位：亿元", "", "")
        + barred("项　目", "预算数", "执行数")
        + barred("一、上年末余额", "", "36.5", "二、本年末限额", "42.0", "")
        + barred("三、本年发行额", "", "8.25", "四、下年赤字", "", "")
        + barred("注：本表反映全区的债务。")
    )
    assert (table.caption, table.unit) == ("青禾区债务余额情况表", "亿元")
    assert table.columns == ("项目", "预算数", "执行数")
    assert table.rows == (
        ("一、上年末余额", "", "36.5"),
        ("二、本年末限额", "42.0", ""),
        ("三、本年发行额", "", "8.25"),
        ("四、下年赤字", "", ""),
    )


def test_headings_in_two_rows_are_filled_up_with_blanks_at_their_ends() -> None:
    table = table_of(
        barred("类　别", "比上月", "比上年同期", "", "本月", "累计", "", "")
        + barred(
            "食品", "0.3", "1.2", "2.4", "衣着", "-0.1", "0.8", "0.9", "居住", "0", "0.2", "0.1"
        )
    )
    assert table.columns == ("类别", "比上月", "比上年同期 / 本月", "比上年同期 / 累计")
    assert table.rows[1] == ("衣着", "-0.1", "0.8", "0.9")


def test_a_name_over_its_total_and_its_parts() -> None:
    head = ("地区", "债务限额", "债务余额", "", "一般债务", "专项债务", "", "一般债务", "专项债务")
    table = table_of(
        barred(*head)
        + barred("公式", "A=B+C", "B", "C", "D=E+F", "E", "F")
        + barred("青禾区", "152.5", "89.0", "63.5", "84.4", "51.9", "32.5")
    )
    assert table.columns[1:4] == ("债务限额", "债务限额 / 一般债务", "债务限额 / 专项债务")
    assert [row[0] for row in table.rows] == ["公式", "青禾区"]


def test_the_heading_over_the_names_may_be_lost_with_its_place() -> None:
    rows = [cell for at in range(1, 7) for cell in (f"{at}月份", f"0.{at}", f"1.{at}", f"2.{at}")]
    table = table_of(barred("工业增速（%）", "投资增速（%）", "消费增速（%）", "", *rows))
    assert table.columns == ("", "工业增速（%）", "投资增速（%）", "消费增速（%）")
    assert table.rows[2] == ("3月份", "0.3", "1.3", "2.3")


@pytest.mark.parametrize("blank", ["\u00a0", "　", "  "])
def test_a_line_of_white_space_is_a_blank_cell(blank: str) -> None:
    cells = (
        blank,
        "预算数",
        "执行数",
        "一、上年末余额",
        blank,
        "55.2",
        "二、本年末限额",
        "72.6",
        blank,
    )
    cells += ("三、本年发行额", blank, "19.9", "四、本年还本额", blank, "13.8")
    table = table_of("债务余额情况表\n\n" + "\n\n".join(cells) + "\n\n")
    assert table.columns == ("", "预算数", "执行数")
    assert table.rows[:2] == (("一、上年末余额", "", "55.2"), ("二、本年末限额", "72.6", ""))


def test_white_lines_between_all_cells_are_no_blanks() -> None:
    cells = (
        "项目",
        "本月",
        "累计",
        "工业产值",
        "12",
        "130",
        "商品销售额",
        "8",
        "95",
        "客房收入",
        "3",
        "31",
    )
    for gap in ("\n\n", "\n\u00a0\n"):
        table = table_of(gap.join(cells) + "\n\n")
        assert table.rows == (cells[3:6], cells[6:9], cells[9:])


def test_rows_of_which_the_last_column_is_blank() -> None:
    cells = ("项目", "本年", "上年同期", "同比增长（%）")
    cells += ("工业总产值", "191861", "179182", "7.1", "#食品制造业", "109881", "115574", "-4.9")
    cells += ("汽车制造业", "105476", "94293", "11.9", "工业产销率（%）", "86.5", "104.4")
    cells += ("食品制造业产销率（%）", "102.3", "98.6")
    table = table_of("\n".join(cells) + "\n")
    assert table.rows[-2:] == (
        ("工业产销率（%）", "86.5", "104.4", ""),
        ("食品制造业产销率（%）", "102.3", "98.6", ""),
    )


def test_a_column_of_formulas_and_a_column_that_is_all_blank() -> None:
    cells = ("项目", "公式", "本地区", "本级", "备注")
    cells += (
        "一、上年债务限额",
        "A=B+C",
        "42,866",
        "42,866",
        "其中：一般债务限额",
        "B",
        "3,666",
        "3,666",
    )
    cells += ("专项债务限额", "C", "39,200", "39,200")
    table = table_of("\n".join(cells) + "\n")
    assert table.columns == ("项目", "公式", "本地区", "本级", "备注")
    assert table.rows[1] == ("其中：一般债务限额", "B", "3,666", "3,666", "")


def test_a_row_that_only_names_the_rows_below_it() -> None:
    cells = ("项目", "2028", "2029", "2030", "总产出", "98.7", "169.9", "389.1")
    cells += ("按主要行业分", "工业", "54.4", "100.6", "231.5", "建筑业", "7.1", "13.2", "34.6")
    table = table_of("单位：亿元\n" + "\n".join(cells) + "\n")
    assert table.rows[1:3] == (("按主要行业分", "", "", ""), ("工业", "54.4", "100.6", "231.5"))


def test_traditional_headings_are_known() -> None:
    cells = (
        "指標",
        "本月",
        "比去年同月增長(%)",
        "零售總額",
        "1478.5",
        "0.3",
        "吃的商品",
        "329.1",
        "-9.7",
    )
    table = table_of("\n".join((*cells, "穿的商品", "291.8", "-3.2")) + "\n")
    assert table.columns[0] == "指標"
    assert len(table.rows) == 3


def test_codes_of_budget_items_begin_the_rows() -> None:
    cells = ("科目编码", "项目", "执行数", "预算数", "10301", "土地出让收入", "86,000", "90,000")
    cells += ("10302", "城市配套费收入", "3,100", "3,000", "10303", "污水处理费收入", "512", "530")
    table = table_of("\n".join(cells) + "\n")
    assert table.rows[1] == ("10302", "城市配套费收入", "3,100", "3,000")


def test_a_heading_below_the_table_is_not_its_last_cell() -> None:
    cells = ("指标", "计划", "完成", "备注", "工业增速", "8", "7.7", "投资增速", "7", "-4.6")
    report = report_of("\n".join((*cells, "消费增速", "6", "5.4")) + "\n")
    assert [section.title for section in report.sections] == ["预算执行情况", "下一步工作"]
    assert report.tables[0].rows[-1] == ("消费增速", "6", "5.4", "")


def test_a_list_of_contents_is_no_table() -> None:
    contents = (
        "一、上年工作回顾",
        "1",
        "二、今年总体要求",
        "5",
        "三、重点任务",
        "8",
        "四、自身建设",
        "12",
    )
    assert not report_of("目录\n" + "\n".join(contents) + "\n").tables


def test_a_page_that_is_only_a_table_keeps_it() -> None:
    text = "青禾区债务余额情况表\n单位：亿元\n" + barred("项目", "预算数", "执行数")
    text += barred("一、余额", "", "36.5", "二、限额", "42.0", "", "三、发行", "", "8.2")
    report = parse(read_bytes(text.encode(), "a.txt"))
    assert report.tables[0].rows[1] == ("二、限额", "42.0", "")


GROUPED = (
    *("类别", "序号", "指标", "2025年", "2030年", "属性", "经济发展", "1", "生产总值（亿元）"),
    *("1850", "2560", "预期性", "2", "城镇化率（%）", "61.3", "66", "预期性"),
    *("民生福祉", "3", "调查失业率（%）", "5.2", "5.5以内", "约束性"),
)


def test_numbered_rows_in_groups_named_once() -> None:
    table = table_of("\n".join(GROUPED) + "\n")
    assert table.columns == ("类别", "序号", "指标", "2025年", "2030年", "属性")
    assert table.rows[1] == ("经济发展", "2", "城镇化率（%）", "61.3", "66", "预期性")
    assert table.rows[2][0] == "民生福祉"
    assert [(cell.text, cell.row_span) for cell in table.cells if cell.text == "经济发展"] == [
        ("经济发展", 2)
    ]


def test_a_caption_above_numbered_rows_is_no_group() -> None:
    cells = (
        "全区主要指标计划完成情况表",
        "序号",
        "指标",
        "计划",
        "完成",
        "1",
        "工业增速",
        "8",
        "7.7",
    )
    cells += ("2", "投资增速", "7", "-4.6", "3", "消费增速", "6", "5.4")
    table = table_of("\n".join(cells) + "\n")
    assert (table.caption, table.columns[0]) == (cells[0], "序号")


def test_of_two_panels_one_ends_before_the_other() -> None:
    table = table_of(
        barred("收入", "", "", "支出", "", "", "项目", "预算数", "增长%", "项目", "预算数", "增长%")
        + barred("一、税收收入", "86,500", "4.2", "一、教育支出", "41,233", "-2.0")
        + barred("", "", "", "二、预备费", "8,000", "")
        + barred("收入合计", "86,500", "", "支出合计", "49,233", "1.8")
    )
    assert table.columns[3:5] == ("支出 / 项目", "支出 / 预算数")
    assert table.rows[1] == ("", "", "", "二、预备费", "8,000", "")


def test_a_bar_alone_on_its_line_closes_a_cell_of_one_line_or_two() -> None:
    cells = ("项　目", "合计", "一般公共\n预算", "行政经费", "312.2", "312.2", "接待费", "29.0", "")
    cells += ("运行费", "28.0", "27.5")
    alone = "".join(f"{cell}\n|\n" if cell else "|\n" for cell in cells)
    table = table_of("单位：万元\n" + alone)
    assert (table.unit, table.columns) == ("万元", ("项目", "合计", "一般公共预算"))
    assert table.rows[1] == ("接待费", "29.0", "")


def test_a_bar_before_the_first_cell_of_each_row_is_no_column() -> None:
    rows = (("项目", "合计", "其中专项"), ("行政经费", "312.2", "12.0"), ("接待费", "29.0", ""))
    bars = "".join("|\n" + "".join(f"{c}\n|\n" if c else "|\n" for c in row) for row in rows)
    assert table_of(bars + "|\n运行费\n|\n28.0\n|\n0.5\n|\n").columns == rows[0]


def test_headings_of_two_lines_with_no_word_over_the_names() -> None:
    cells = ("总量", "(亿元)", "比上年同期", "增长(%)", "全区生产总值", "19349.31", "-5.7")
    cells += ("按产业分", "第一产业", "34.52", "1.7", "第二产业", "4452.78", "-13.7")
    table = table_of("\n".join((*cells, "第三产业", "14862.01", "-3.1")) + "\n")
    assert table.columns == ("", "总量(亿元)", "比上年同期增长(%)")
    assert table.rows[1] == ("按产业分", "", "")


def test_the_growth_of_a_rate_is_what_its_row_lacks() -> None:
    cells = ("指标", "本月", "比去年同月增长(%)", "累计", "比去年同期增长(%)")
    cells += ("工业产值", "3694.41", "7.6", "33034.98", "0.4", "产品销售率(%)", "100.9", "99.6")
    cells += (
        "出口交货值",
        "769.50",
        "2.9",
        "6843.58",
        "-0.4",
        "大型工业",
        "1674.3",
        "8.9",
        "152",
        "1.1",
    )
    report = report_of("\n".join(cells) + "\n")
    assert report.tables[0].rows[1] == ("产品销售率(%)", "100.9", "", "99.6", "")


def test_rows_of_which_nothing_tells_the_blanks_are_told() -> None:
    cells = ("项目", "预算数", "执行数", "教育支出", "41233", "41102", "国防支出", "960", "951")
    cells += ("农林支出", "8816", "8790", "预备费", "800")
    report = report_of("\n".join(cells) + "\n")
    assert report.tables[0].rows[-1] == ("预备费", "800", "")
    assert notice(NoticeCode.CELLS_PLACED, count=1) in report.warnings


def test_of_a_table_without_blanks_nothing_is_told() -> None:
    report = report_of("项目\n本月\n累计\n工业\n1\n12\n商业\n2\n23\n客运\n3\n34\n")
    assert len(report.tables) == 1
    assert not report.warnings


def test_the_last_row_lost_the_bars_of_its_blanks() -> None:
    cells = barred("项目", "公式", "本区", "本级", "下级")
    cells += barred(
        "债务限额", "A=B", "42,866", "42,866", "", "一般限额", "B", "3,666", "3,666", ""
    )
    cells += barred("专项限额", "C", "39,200", "39,200", "", "新增限额", "D", "7,100")
    (table,) = parse(read_bytes((BEFORE + cells).encode(), "a.txt")).tables
    assert table.rows[-2:] == (
        ("专项限额", "C", "39,200", "39,200", ""),
        ("新增限额", "D", "7,100", "", ""),
    )


def test_people_of_some_ages_are_the_names_of_rows() -> None:
    cells = ("指标", "年末数", "比重(%)", "常住人口", "1313.8", "100.0", "0-15岁", "234.2", "17.8")
    cells += ("16-59岁", "894.3", "68.1", "60周岁及以上", "185.4", "14.1")
    assert len(table_of("\n".join(cells) + "\n").rows) == 4


def test_groups_named_once_before_rows_without_numbers() -> None:
    cells = (
        "分组",
        "指标",
        "单位",
        "数量",
        "增长(%)",
        "户籍人口",
        "总人口",
        "人",
        "326410",
        "-1.1",
    )
    cells += ("#女性", "人", "160877", "-1.0", "常住人口", "年末数", "万人", "22.61", "-1.4")
    table = table_of("\n".join(cells) + "\n")
    assert table.columns == cells[:5]
    assert [row[:2] for row in table.rows] == [
        ("户籍人口", "总人口"),
        ("户籍人口", "#女性"),
        ("常住人口", "年末数"),
    ]


def test_two_panels_of_which_the_right_one_ends_first() -> None:
    cells = (
        "产品",
        "单位",
        "产量",
        "产品",
        "单位",
        "产量",
        "原煤",
        "万吨",
        "30.1",
        "饲料",
        "吨",
        "745",
    )
    cells += (
        "电力",
        "万度",
        "83.4",
        "塑料",
        "吨",
        "935",
        "水泥",
        "万吨",
        "14.9",
        "布",
        "万米",
        "682",
    )
    table = table_of("\n".join((*cells, "植物油", "吨", "15.6")) + "\n")
    assert table.columns == cells[:6]
    assert table.rows[-1] == ("植物油", "吨", "15.6", "", "", "")


def test_a_heading_whose_number_stands_far_above_ends_the_table() -> None:
    rows = [
        f"{number}、第{number}项\n亿元\n{at}.5\n{at}.7\n"
        for at, number in enumerate("一二三四五六七")
    ]
    report = report_of("指标\n单位\n计划\n完成\n备注\n" + "".join(rows))
    assert [section.title for section in report.sections] == ["预算执行情况", "下一步工作"]
