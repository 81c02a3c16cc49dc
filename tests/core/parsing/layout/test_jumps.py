"""A report printed in a newspaper goes on at other pages; the words that say so are left out."""

from __future__ import annotations

import pytest

from core.model.report import Report

HEAD = """\
2031年青禾县政府工作报告
——2031年1月8日在青禾县第二十届人民代表大会第一次会议上
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议，并请列席会议的同志提出意见。
一、过去一年工作回顾
"""
TAIL = """
二、今年的主要工作
今年要坚持稳中求进、提质增效，全力抓好产业、项目、民生各项工作，确保完成全年目标任务。
各位代表！千里之行始于足下，让我们携手并肩，为建设更加美好的青禾而努力奋斗！"""
FIRST = "过去一年，全县上下保持定力、攻坚克难，粮食总产再创新高，"
SECOND = "主要经济指标增速好于预期，各项事业都有新的进步。"


def body(report: Report) -> list[str]:
    return [b.text for b in report.blocks if b.address.startswith("一")][1:]


def left_out(report: Report) -> list[str]:
    return [item.text for item in report.furniture]


@pytest.mark.parametrize(
    ("printed", "gone"),
    [
        (f"{FIRST}（下转第四版）（紧接第一版） {SECOND}", "（下转第四版）（紧接第一版）"),
        (f"{FIRST}（下转A2版）\n（上接A1版）{SECOND}", "（下转A2版）|（上接A1版）"),
        (f"{FIRST}\n下转第3版\n上接第1版\n{SECOND}", "下转第3版|上接第1版"),
        (f"{FIRST}【转第二版】\n{SECOND}", "【转第二版】"),
    ],
)
def test_a_sentence_broken_by_a_jump_is_put_together(printed: str, gone: str, make_report) -> None:
    report = make_report(HEAD + printed + TAIL)
    assert body(report) == [FIRST + SECOND]
    assert left_out(report) == gone.split("|")


def test_a_paragraph_that_ended_before_the_jump_stays_one(make_report) -> None:
    report = make_report(f"{HEAD}{SECOND}（下转第二版）\n（上接第一版）{FIRST}成效明显。{TAIL}")
    assert body(report) == [SECOND, FIRST + "成效明显。"]


@pytest.mark.parametrize(
    "words", ["推出便民应用3.0版（含手机第二版）", "方志（第三版）出版", "读本转第三版印刷"]
)
def test_other_editions_stay(words: str, make_report) -> None:
    report = make_report(f"{HEAD}{FIRST}{words}，{SECOND}{TAIL}")
    assert body(report) == [f"{FIRST}{words}，{SECOND}"]
    assert left_out(report) == []


def test_links_of_a_wiki_behind_headings(make_report) -> None:
    report = make_report(
        "青禾县2024年预算执行情况的报告\n一、2024年预算执行情况[编辑]\n"
        "全县一般公共预算收入完成97.3亿元，为预算的100.2%，同比增长1.7%。\n"
        "二、下一步工作 [编辑 | 编辑源代码]\n坚持稳中求进，扎实做好各项财政工作。\n"
    )
    titles = [section.title for section in report.sections]
    assert titles == ["2024年预算执行情况", "下一步工作"]
    assert {f.text for f in report.furniture} == {"[编辑]", "[编辑 | 编辑源代码]"}
