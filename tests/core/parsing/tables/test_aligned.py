"""Tables of plain text with a row on each line."""

from __future__ import annotations

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
