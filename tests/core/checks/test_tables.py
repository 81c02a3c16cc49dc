"""Percentages and totals of tables."""

from __future__ import annotations

from core.checks.columns import column_findings
from core.checks.sums import sum_findings
from core.model.report import Report
from tests.support.parsed import parsed

ROWS = [
    ("本年收入合计", "9000", "9450", "105.0", "8.2"),
    ("一、税收收入", "5000", "5300", "106.0", "9.0"),
    ("增值税", "2600", "2750", "105.8", "4.4"),
    ("企业所得税", "1400", "1500", "107.1", "12.0"),
    ("契税", "1000", "1050", "105.0", "20.1"),
    ("二、非税收入", "4000", "4150", "103.8", "7.3"),
    ("专项收入", "2500", "2650", "106.0", "2.2"),
    ("罚没收入", "1500", "1500", "100.0", "-6.0"),
]
HEAD = "| 预算科目 | 预算数 | 完成数 | 占预算% | 比上年增长% |\n|---|---|---|---|---|\n"


def table(**changes: str) -> Report:
    """The table with cells changed: `row3column2="1"`."""
    rows = [list(row) for row in ROWS]
    for place, words in changes.items():
        row, column = place.removeprefix("row").split("column")
        rows[int(row)][int(column)] = words
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return parsed(f"表1 2020年收入情况表\n\n{HEAD}{lines}\n", "budget")


def test_a_table_that_adds_up_gives_nothing() -> None:
    assert column_findings(table()) == []
    assert sum_findings(table()) == []


def test_a_completion_that_does_not_follow_is_shown_with_its_levels() -> None:
    (one,) = column_findings(table(row3column3="117.1"))
    assert one.rule == "table_ratio"
    assert [evidence.text for evidence in one.evidence] == ["117.1", "1500", "1400"]
    assert "107.1" in one.message


def test_rounding_is_no_finding() -> None:
    assert column_findings(table(row3column3="107.2")) == []


def test_growth_that_no_columns_explain_is_left_alone() -> None:
    """The year before is not in the table: growth at whatever prices cannot be checked."""
    assert column_findings(table(row3column4="88.0")) == []


def test_growth_is_checked_where_the_rows_show_from_what_it_is_counted() -> None:
    head = "| 项目 | 2019年 | 2020年 | 增长% |\n|---|---|---|---|\n"
    rows = ["| 甲 | 100 | 110 | 10.0 |", "| 乙 | 200 | 210 | 5.0 |", "| 丙 | 300 | 270 | -10.0 |"]
    rows += ["| 丁 | 400 | 500 | 25.0 |", "| 戊 | 500 | 520 | 14.0 |"]
    (one,) = column_findings(parsed(f"表1 情况\n\n{head}" + "\n".join(rows), "budget"))
    assert one.rule == "table_growth"
    assert one.evidence[0].text == "14.0"
    real = [row.replace("10.0 |", "8.1 |").replace("25.0", "21.7") for row in rows]
    assert column_findings(parsed(f"表1 情况\n\n{head}" + "\n".join(real), "budget")) == []


def test_a_total_that_fails_in_one_column_only_is_shown() -> None:
    found = sum_findings(table(row2column2="2950"))
    assert [one.rule for one in found] == ["table_total"]
    assert found[0].evidence[0].text == "5300"
    assert "5500" in found[0].message


def test_a_total_of_which_a_part_was_not_read_is_left_alone() -> None:
    assert sum_findings(table(row4column2="")) == []
    assert sum_findings(table(row4column2="见说明")) == []


def test_parts_that_never_make_the_total_are_no_parts() -> None:
    assert sum_findings(table(row0column1="99999", row0column2="99999")) == []


def test_the_amounts_of_the_other_half_have_other_names() -> None:
    head = "| 收入 | 预算数 | 完成数 | 支出 | 预算数 | 完成数 |\n|---|---|---|---|---|---|\n"
    rows = [
        "| 合计 | 90 | 93 | 合计 | 88 | 85 |",
        "| 一、税收 | 50 | 51 | 教育 | 30 | 31 |",
        "| 二、非税 | 40 | 42 | 农林水 | 20 | 21 |",
    ]
    assert sum_findings(parsed("表1 收支\n\n" + head + "\n".join(rows), "budget")) == []


def test_a_total_over_columns_is_checked_where_the_other_rows_agree() -> None:
    head = "| 地区 | 债务余额 / 合计 | 债务余额 / 一般 | 债务余额 / 专项 |\n|---|---|---|---|\n"
    rows = [
        f"| {name}县 | {a + b} | {a} | {b} |"
        for name, a, b in (("东", 10, 20), ("南", 30, 40), ("西", 50, 60), ("北", 70, 80))
    ]
    body = "表1 债务\n\n" + head.replace("债务余额 / ", "") + "\n".join(rows)
    assert sum_findings(parsed(body, "budget")) == []
    wrong = body + "\n| 中县 | 200 | 90 | 100 |"
    (one,) = sum_findings(parsed(wrong, "budget"))
    assert one.rule == "table_row_total"
    assert one.evidence[0].text == "200"
