"""A table that goes on: on another page, below `续表`, after its headings alone."""

from __future__ import annotations

import pytest

from core.model.source import Run, Source, SourceBlock, SourceKind, SourceTable
from core.parsing.lines.shapes import Line
from core.parsing.parse import parse
from core.parsing.tables import find_tables
from tests.core.parsing.tables.test_printed import Row, line, table

HEAD: Row = ["序号", "指标", "单位", "2030年", "备注"]
CAPTION = "云溪县2030年主要指标完成情况表"


def pages(*contents: tuple[int, str | SourceTable]) -> list[Line]:
    return [line(at, content, page) for at, (page, content) in enumerate(contents)]


def names(lines: list[Line]) -> list[list[str]]:
    return [[row[1] for row in found.rows] for found in find_tables(lines)]


FIRST = table(HEAD, ["1", "粮食", "万吨", "21", ""], ["2", "茶叶", "吨", "870", "快报"])


@pytest.mark.parametrize(
    "between",
    [
        "续表",
        "（续表）",
        "续上表",
        CAPTION + "（续）",
        CAPTION + "(续1)",
        CAPTION,
        "续表    单位：万元",
    ],
)
@pytest.mark.parametrize("head", [[HEAD], []])
def test_a_table_goes_on_below_a_line_that_says_so(between: str, head: list[Row]) -> None:
    rest = table(*head, ["3", "油料", "吨", "96", ""], ["4", "糖料", "吨", "12", "快报"])
    (found,) = find_tables(pages((1, CAPTION), (1, FIRST), (2, between), (2, rest)))
    assert [row[1] for row in found.rows] == ["粮食", "茶叶", "油料", "糖料"]
    assert found.caption == CAPTION
    assert (found.first, found.last) == (0, 4)


def test_formats_without_pages_tell_it_by_the_same_line() -> None:
    rest = table(HEAD, ["3", "油料", "吨", "96", ""])
    assert names(pages((0, CAPTION), (0, FIRST), (0, "续表"), (0, rest))) == [
        ["粮食", "茶叶", "油料"]
    ]


def test_other_headings_below_such_a_line_are_another_table() -> None:
    rest = table(["序号", "项目", "单位", "投资", "备注"], ["3", "油料", "吨", "96", ""])
    assert len(names(pages((0, CAPTION), (0, FIRST), (0, "续表"), (0, rest)))) == 2


def test_columns_blank_on_the_next_page_keep_their_place() -> None:
    lone = table(["3", "油料", "", "96", ""])
    (found,) = find_tables(pages((1, FIRST), (2, lone)))
    assert found.rows[-1] == ("3", "油料", "", "96", "")


def test_rows_of_words_at_the_top_of_a_page_are_no_headings() -> None:
    head: Row = ["序号", "任务", "牵头单位"]
    first = table(head, ["1", "改造老旧小区", "县住建局"], ["2", "新增普惠托位", "县卫健局"])
    rest = table(["3", "维修饮水工程", "县水利局"], ["4", "新增停车泊位", "县城管局"])
    (found,) = find_tables(pages((1, first), (2, rest)))
    assert [row[0] for row in found.rows] == ["1", "2", "3", "4"]


def test_headings_alone_at_the_end_of_a_page_belong_to_the_next() -> None:
    head = table(["序号", "任务", "牵头单位"])
    rest = table(["1", "改造老旧小区", "县住建局"], ["2", "新增普惠托位", "县卫健局"])
    (found,) = find_tables(pages((1, "2030年任务分工表"), (1, head), (2, rest)))
    assert found.columns == ("序号", "任务", "牵头单位")
    assert [row[0] for row in found.rows] == ["1", "2"]
    assert (found.caption, found.first, found.last) == ("2030年任务分工表", 0, 3)


def test_a_total_at_the_top_of_a_page_is_a_row_of_its_own() -> None:
    first = table(["收入项目", "预算数"], ["税收收入", "12"], ["五、债务转贷收入", ""])
    rest = table(["收入总计", "788"])
    (found,) = find_tables(pages((1, first), (2, rest)))
    assert found.rows[-2:] == (("五、债务转贷收入", ""), ("收入总计", "788"))


def test_the_line_that_says_so_is_left_out_and_listed() -> None:
    def block(content: str | SourceTable) -> SourceBlock:
        if isinstance(content, str):
            return SourceBlock(SourceKind.PARAGRAPH, (Run(content),))
        return SourceBlock(SourceKind.TABLE, table=content)

    rest = table(HEAD, ["3", "油料", "吨", "96", ""])
    prose = "全年粮食产量二十一万吨，主要农产品供给充足，农村面貌有新的变化。"
    contents = ["云溪县2030年统计公报", prose, CAPTION, FIRST, "续表", rest, prose]
    source = Source("a.docx", "docx", "", tuple(map(block, contents)))
    report = parse(source)
    assert "续表" not in [one.text for one in report.blocks]
    assert "续表" in [one.text for one in report.furniture]


def test_the_end_of_a_cut_name_is_no_total_though_it_ends_like_one() -> None:
    head: Row = ["预算科目", "预算数", "完成数"]
    first = table(head, ["一、土地出让金收入", "15,000", "18,233"], ["政府性基金预算收", "9", "8"])
    rest = table(["入小计", "", ""], ["二、转移性收入", "42", "37"])
    (found,) = find_tables(pages((1, first), (2, rest)))
    assert [row[0] for row in found.rows][-2:] == ["政府性基金预算收入小计", "二、转移性收入"]
