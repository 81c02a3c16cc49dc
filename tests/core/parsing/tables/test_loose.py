"""Tables rebuilt from one cell a line."""

from __future__ import annotations

import pytest

from core.model.source import Run
from core.parsing.lines.shapes import FoundTable, Line
from core.parsing.tables import find_tables

HEADS = (
    *("指标名称", "计算", "单位", "2030", "2031年计划增长%"),
    *("计划", "增长%", "实际", "增长%", "云溪县", "全市"),
)


def lines_of(*texts: str) -> list[Line]:
    return [Line(at, text, (Run(text),)) for at, text in enumerate(texts)]


def table_of(*texts: str) -> FoundTable:
    found = find_tables(lines_of(*texts))
    assert len(found) == 1
    return found[0]


def rows_of(*cells: str) -> list[tuple[str, ...]]:
    """The body rows of a table with the usual headings."""
    return list(table_of("云溪县2031年计划主要指标表", *HEADS, *cells).rows)


BALANCE = [
    *("收入", "执行数", "支出", "执行数"),
    *("总计", "660464", "总计", "660464"),
    *("一、本级收入", "136156", "一、本级支出", "596885"),
    *("税收", "85286", "二、转移性支出", "63579"),
    *("二、转移性收入", "524308", "上解支出", "14000"),
]


def test_two_panels_whose_rows_are_numbered_stand_under_their_unit() -> None:
    table = table_of("2030年收支平衡表", "单位：万元", *BALANCE)
    assert (table.unit, table.columns) == ("万元", ("收入", "执行数", "支出", "执行数"))
    assert table.rows[1] == ("一、本级收入", "136156", "一、本级支出", "596885")
    assert len(table.rows) == 4


def test_a_last_row_may_have_its_left_panel_only() -> None:
    table = table_of("2030年收支平衡表", "单位：万元", *BALANCE, "上年结转", "13438")
    assert table.rows[-1] == ("上年结转", "13438", "", "")
    assert len(table.rows) == 5


FULL = ["生产总值", "亿元", "6左右", "6.1", "7左右", "6.5左右"]
MORE = ["财政总收入", "亿元", "3", "2.8", "4左右", "4左右"]


def test_headings_split_over_lines_become_columns_of_two_rows() -> None:
    table = table_of("云溪县2031年计划主要指标表", *HEADS, *FULL, *MORE)
    assert table.columns == (
        "指标名称",
        "计算单位",
        "2030 / 计划增长%",
        "2030 / 实际增长%",
        "2031年计划增长% / 云溪县",
        "2031年计划增长% / 全市",
    )
    assert table.rows == (tuple(FULL), tuple(MORE))
    assert table.caption == "云溪县2031年计划主要指标表"
    assert table.caption_lines == (0,)
    assert (table.first, table.last) == (0, 1 + len(HEADS) + 12)


def test_an_absent_unit_is_a_blank() -> None:
    rows = rows_of(*FULL, "农村居民人均可支配收入", "8左右", "8.2", "9左右", "8.8左右", *MORE)
    assert rows[1] == ("农村居民人均可支配收入", "", "8左右", "8.2", "9左右", "8.8左右")


def test_a_cell_split_over_two_lines_is_joined() -> None:
    rows = rows_of(*FULL, "财政总收入", "亿元", "3", "2.8", "同口径4左右", "同口径", "4左右", *MORE)
    assert rows[1][-2:] == ("同口径4左右", "同口径4左右")


def test_words_can_be_values() -> None:
    rows = rows_of(*FULL, "出口总额", "亿元", "小幅增长", "6", "量稳质升", "量稳质升", *MORE)
    assert rows[1] == ("出口总额", "亿元", "小幅增长", "6", "量稳质升", "量稳质升")


def test_a_name_broken_over_two_lines_is_one_name() -> None:
    rows = rows_of(*FULL, "规模以上工业企业", "增加值", "亿元", "5", "5.2", "6左右", "6左右", *MORE)
    assert rows[1][0] == "规模以上工业企业增加值"


def test_two_bounded_values_stand_under_the_targets() -> None:
    """A result is a bare number: 左右 and 以上 in both cells cannot be a plan and a result."""
    rows = rows_of(*FULL, *MORE, "城镇调查失业率", "%", "5.5左右", "5.5左右", *MORE)
    assert rows[2][2:] == ("", "", "5.5左右", "5.5左右")


def test_a_limit_and_a_bare_number_stand_under_plan_and_result() -> None:
    rows = rows_of(*FULL, *MORE, "城镇登记失业率", "%", "<4.5", "3.7", *MORE)
    assert rows[2][2:] == ("<4.5", "3.7", "", "")


def test_a_sentence_of_the_report_decides_for_a_column() -> None:
    cells = lines_of(
        "云溪县2031年计划主要指标表", *HEADS, *FULL, *MORE, "工业用电量", "%", "4.1", "4.4"
    )
    without = find_tables(cells, ["别的话。"])[0].rows[2]
    told = find_tables(cells, ["2031年预期目标是：工业用电量增长4.1%，力争更好。"])[0].rows[2]
    assert without[2:] == ("4.1", "4.4", "", "")
    assert told[2:] == ("", "", "4.1", "4.4")


def test_a_note_that_counts_begin_later_keeps_earlier_columns_blank() -> None:
    cells = [*FULL, *MORE, "水利投资", "亿元", "8", "9", *MORE]
    note = "注：1.2031年起全市开始统计水利投资。"
    table = table_of("云溪县2031年计划主要指标表", *HEADS, *cells, note, "2.其他说明。", "下一段。")
    assert table.rows[2][2:] == ("", "", "8", "9")
    assert len(table.note_lines) == 2
    assert table.last == 1 + len(HEADS) + len(cells) + 2


def test_a_table_with_one_row_of_headings() -> None:
    table = table_of(
        *("主要指标完成情况表", "单位：亿元"),
        *("指标", "2029年", "2030年"),
        *("工业投资", "12.5", "13.1", "民间投资", "30", "33.4", "出口总额", "7", "6.8"),
    )
    assert table.columns == ("指标", "2029年", "2030年")
    assert table.unit == "亿元"
    assert table.rows[1] == ("民间投资", "30", "33.4")


@pytest.mark.parametrize(
    "texts",
    [
        ["第一条", "第二条", "指标", "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"],
        ["各位代表：", "一、工作回顾", "二、目标", "三、任务", "指标", "1", "2", "3", "4", "5"],
        [],
    ],
)
def test_short_lines_that_are_no_table_stay_lines(texts: list[str]) -> None:
    assert find_tables(lines_of(*texts)) == []


def test_the_printed_grid_covers_every_place_once() -> None:
    table = table_of("云溪县2031年计划主要指标表", *HEADS, *FULL, *MORE)
    seen: set[tuple[int, int]] = set()
    for cell in table.grid:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                assert (row, column) not in seen
                seen.add((row, column))
    assert len(seen) == 4 * 6


NUMBERED = ("序号", "指标", "单位", "计划", "完成", "属性")


def test_serial_numbers_and_full_rows() -> None:
    table = table_of(
        *("云溪县2030年主要指标完成情况", *NUMBERED),
        *("1", "生产总值增长", "%", "6", "6.1", "预期性"),
        *("2", "进出口总额", "亿元", "稳中提质", "12", "预期性"),
        *("3", "单位能耗", "%", "完成任务", "-3.1", "约束性"),
    )
    assert table.columns == NUMBERED
    assert table.rows[1] == ("2", "进出口总额", "亿元", "稳中提质", "12", "预期性")
    assert len(table.rows) == 3


def test_serial_numbers_part_rows_that_have_blanks() -> None:
    table = table_of(
        *("云溪县2030年主要指标完成情况", "序号", "指标", "单位", "计划", "完成"),
        *("1", "生产总值增长", "%", "6左右", "6.1", "一、其他", "2", "供水量", "万吨", "12"),
        *("3", "发电量", "万千瓦时", "5左右", "5.2", "4", "绿化面积", "亩", "7左右", "7.5"),
    )
    assert table.rows[0] == ("1", "生产总值增长", "%", "6左右", "6.1")
    assert [row[0] for row in table.rows] == ["1", "一、其他", "2", "3", "4"]
    assert table.rows[2][:3] == ("2", "供水量", "万吨")
    assert sorted(table.rows[2][3:]) == ["", "12"]


def test_two_halves_side_by_side_and_years_as_rows() -> None:
    halves = ("行业", "增长（%）", "行业", "增长（%）")
    table = table_of(
        *("表2 分行业投资增长速度", *halves),
        *(
            "采矿业",
            "3.1",
            "教育",
            "1.5倍",
            "制造业",
            "-2",
            "卫生",
            "4",
            "建筑业",
            "—",
            "金融业",
            "9",
        ),
    )
    assert (table.columns, table.rows[2]) == (halves, ("建筑业", "—", "金融业", "9"))
    years = table_of(
        *("表3 生产总值及其增长速度", "年份", "生产总值", "比上年增长（%）"),
        *("2028年", "88", "5", "2029年", "93", "5.6", "2030年", "99", "6.1"),
    )
    assert years.rows == (("2028年", "88", "5"), ("2029年", "93", "5.6"), ("2030年", "99", "6.1"))


def test_columns_without_parts_stand_between_and_behind_those_with_parts() -> None:
    table = table_of(
        *("表4 城乡居民收入变化", "年份", "城镇居民收入（元）", "农村居民收入（元）", "收入比"),
        *("绝对数", "增长%", "绝对数", "增长%"),
        *("2028", "33012", "4.1", "15120", "7.0", "2.18"),
        *("2029", "35950", "8.9", "16930", "12.0", "2.12"),
        *("2030", "37316", "3.8", "17980", "6.2", "2.08"),
    )
    assert table.columns == (
        *("年份", "城镇居民收入（元） / 绝对数", "城镇居民收入（元） / 增长%"),
        *("农村居民收入（元） / 绝对数", "农村居民收入（元） / 增长%", "收入比"),
    )
    assert table.rows[2] == ("2030", "37316", "3.8", "17980", "6.2", "2.08")
