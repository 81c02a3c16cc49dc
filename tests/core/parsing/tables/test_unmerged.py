"""Tables copied with each merged cell once: a tab between cells, none for what a cell covers."""

from __future__ import annotations

from core.parsing.tables.unmerged import unmerged


def test_parts_go_under_the_headings_that_cover_them() -> None:
    rows = [
        ["指标", "单位", "2029年", "2030年"],
        ["计划", "实际", "计划", "实际"],
        ["工业增速", "%", "8", "7.7", "7", "6.9"],
        ["投资增速", "%", "6", "5.1", "5", "4.8"],
    ]
    assert unmerged(rows, 2)[:2] == [
        ["指标", "单位", "2029年", "", "2030年", ""],
        ["", "", "计划", "实际", "计划", "实际"],
    ]


def test_headings_in_their_places_stay_there() -> None:
    rows = [
        ["指标", "2029年", "", "2030年", ""],
        ["", "计划", "实际", "计划", "实际"],
        ["工业增速", "8", "7.7", "7", "6.9"],
        ["投资增速", "6", "5.1", "5", "4.8"],
    ]
    assert unmerged(rows, 2) == rows


def test_two_panels_each_under_its_name() -> None:
    rows = [
        ["收入", "支出"],
        ["项目", "预算数", "项目", "预算数"],
        ["税收", "86", "教育", "41"],
        ["非税", "40", "国防", "9"],
    ]
    assert unmerged(rows, 2)[0] == ["收入", "", "支出", ""]


def test_a_group_named_once_leaves_the_rows_below_it_short() -> None:
    rows = [
        ["类别", "序号", "指标", "2030年"],
        ["经济", "1", "生产总值", "1850"],
        ["2", "城镇化率", "61.3"],
        ["民生", "3", "失业率", "5.2"],
    ]
    assert unmerged(rows, 1)[2] == ["", "2", "城镇化率", "61.3"]


def test_a_row_with_blanks_at_its_end_is_not_moved() -> None:
    rows = [
        ["指标", "单位", "2029年", "2030年"],
        ["工业增速", "%", "8", "7.7"],
        ["投资增速", "%", "6"],
        ["消费增速", "%", "5", "4.9"],
    ]
    assert unmerged(rows, 1) == rows


def test_a_row_that_names_a_group_is_no_heading() -> None:
    rows = [
        ["指标", "2029年", "2030年"],
        ["计划", "实际", "计划", "实际"],
        ["一、经济"],
        ["工业增速", "8", "7.7", "7", "6.9"],
        ["投资增速", "6", "5.1", "5", "4.8"],
    ]
    assert unmerged(rows, 3)[0] == ["指标", "2029年", "", "2030年", ""]


def test_a_heading_of_one_year_has_the_parts() -> None:
    rows = [
        ["指标", "单位", "1季度累计", "同比增速(±%)", "2030年", "完成计划(%)"],
        ["计划目标值", "比上年增长(%)"],
        ["工业产值", "亿元", "770.7", "8.0", "3560", "8.1", "21.6"],
        ["消费总额", "亿元", "387.5", "8.5", "1663", "8.5", "20.8"],
    ]
    assert unmerged(rows, 2)[0][4:] == ["2030年", "", "完成计划(%)"]


def test_a_group_before_names_without_numbers() -> None:
    rows = [
        ["分组", "指标", "单位", "数量"],
        ["户籍人口", "总人口", "人", "326410"],
        ["女性", "人", "160877"],
        ["常住人口", "年末数", "万人", "22.61"],
    ]
    assert unmerged(rows, 1)[2] == ["", "女性", "人", "160877"]
