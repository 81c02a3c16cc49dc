"""Tables whose grid the file gives."""

from __future__ import annotations

from core.model.source import Run, SourceCell, SourceTable
from core.parsing.lines.shapes import Line
from core.parsing.tables import find_tables

Row = list[str | tuple[str, int, int]]


def table(*rows: Row) -> SourceTable:
    """A table from rows of words or (words, row span, column span); `None` places are skipped."""
    taken: set[tuple[int, int]] = set()
    cells = []
    width = 0
    for at, row in enumerate(rows):
        column = 0
        for item in row:
            text, high, wide = (item, 1, 1) if isinstance(item, str) else item
            while (at, column) in taken:
                column += 1
            cells.append(SourceCell(at, column, text, high, wide))
            taken |= {(at + r, column + c) for r in range(high) for c in range(wide)}
            column += wide
            width = max(width, column)
    return SourceTable(len(rows), width, tuple(cells))


def line(at: int, content: str | SourceTable, page: int = 0) -> Line:
    if isinstance(content, str):
        return Line(at, content, (Run(content),), page=page)
    return Line(at, "", table=content, page=page)


def lines(*contents: str | SourceTable) -> list[Line]:
    return [line(at, content) for at, content in enumerate(contents)]


SIMPLE = table(
    ["指  标", "单位", "2030年"], ["原\n煤", "万吨", "1,234.5"], ["", "", ""], ["焦炭", "万吨", ""]
)


def test_caption_unit_and_number_above_and_notes_below() -> None:
    found = find_tables(
        lines(
            "上一段的话。",
            "表一",
            "2030年主要产品产量表",
            "单位：万吨",
            SIMPLE,
            "注：初步数。",
            "后话。",
        )
    )
    assert len(found) == 1
    one = found[0]
    assert (one.first, one.last) == (1, 6)
    assert one.caption == "2030年主要产品产量表"
    assert one.unit == "万吨"
    assert one.caption_lines == (1, 2, 3)
    assert one.note_lines == (5,)


def test_spacing_of_letters_closed_and_empty_rows_gone() -> None:
    one = find_tables(lines(SIMPLE))[0]
    assert one.columns == ("指标", "单位", "2030年")
    assert one.rows == (("原煤", "万吨", "1,234.5"), ("焦炭", "万吨", ""))


def test_a_paragraph_above_is_no_caption() -> None:
    found = find_tables(lines("三、工业和建筑业", SIMPLE))
    assert found[0].caption == ""
    assert found[0].first == 1


def test_merged_headings_are_joined_to_their_parts() -> None:
    one = find_tables(
        lines(
            table(
                [("收入", 1, 4), ("支出", 1, 2)],
                [
                    ("项目", 2, 1),
                    ("预算数", 2, 1),
                    ("完成数", 1, 2),
                    ("项目", 2, 1),
                    ("金额", 2, 1),
                ],
                ["金额", "增减%"],
                ["税收", "100", "110", "10", "教育", "50"],
                ["非税", "40", "", "", "", ""],
            )
        )
    )[0]
    assert one.columns == (
        "收入 / 项目",
        "收入 / 预算数",
        "收入 / 完成数 / 金额",
        "收入 / 完成数 / 增减%",
        "支出 / 项目",
        "支出 / 金额",
    )
    assert one.rows[1] == ("非税", "40", "", "", "", "")


def test_headings_with_blanks_instead_of_merged_cells() -> None:
    one = find_tables(
        lines(
            table(
                ["项目", "2030年", "", "2031年"],
                ["", "计划", "实际", "计划"],
                ["粮食", "5", "6", "7"],
            )
        )
    )[0]
    assert one.columns == ("项目", "2030年 / 计划", "2030年 / 实际", "2031年 / 计划")


def test_a_merged_body_cell_stands_in_every_place_it_covers() -> None:
    one = find_tables(
        lines(table(["类别", "指标", "数"], [("农业", 2, 1), "粮", "1"], ["油", "2"]))
    )[0]
    assert one.rows == (("农业", "粮", "1"), ("农业", "油", "2"))
    assert sum(cell.text == "农业" for cell in one.grid) == 1


def test_several_tables_in_one_grid_are_parted_at_their_titles() -> None:
    both = table(
        [("附表1", 1, 3)],
        [("2030年收入完成情况表", 1, 3)],
        [("单位：万元", 1, 3)],
        ["科目", "预算数", "完成数"],
        ["税收", "10", "11"],
        [("附表2", 1, 3)],
        [("2030年支出完成情况表", 1, 3)],
        [("科目", 1, 2), "完成数"],
        [("教育", 1, 2), "7"],
    )
    found = find_tables(lines(both))
    assert [one.caption for one in found] == ["2030年收入完成情况表", "2030年支出完成情况表"]
    assert [one.unit for one in found] == ["万元", ""]
    assert found[1].columns == ("科目", "完成数")
    assert found[1].rows == (("教育", "7"),)


def test_a_table_goes_on_over_the_page() -> None:
    head: Row = ["项目", "2030年", "2031年"]
    first = line(0, table(head, ["甲项", "1", "2"]), page=1)
    same_head = line(1, table(head, ["乙项", "3", "4"]), page=2)
    no_head = line(2, table(["丙项", "5", "6"], ["丁项", "7", "8"]), page=3)
    found = find_tables([first, same_head, no_head])
    assert len(found) == 1
    assert [row[0] for row in found[0].rows] == ["甲项", "乙项", "丙项", "丁项"]
    assert (found[0].first, found[0].last) == (0, 3)
    assert max(cell.row for cell in found[0].grid) == 4


def test_two_tables_on_one_page_stay_two() -> None:
    found = find_tables(
        [
            line(0, table(["项目", "数"], ["甲", "1"]), page=1),
            line(1, table(["项目", "数"], ["乙", "2"]), page=1),
        ]
    )
    assert len(found) == 2


def test_a_frame_around_an_imprint_is_no_table() -> None:
    assert find_tables(lines(table(["云溪县财政局办公室", "2031年1月印发"]))) == []


def test_a_note_row_inside_the_grid_is_no_row() -> None:
    one = find_tables(
        lines(table(["指标", "数"], ["甲", "1"], ["乙", "2"], [("注：本表为快报数。", 1, 2)]))
    )[0]
    assert [row[0] for row in one.rows] == ["甲", "乙"]
    assert any(cell.text.startswith("注") for cell in one.grid)


def test_a_title_of_any_words_between_the_number_of_an_annex_and_its_table() -> None:
    one = find_tables(lines("上一段的话。", "附件1", "青禾县2030年主要指标安排建议", SIMPLE))[0]
    assert one.caption == "青禾县2030年主要指标安排建议"
    assert one.caption_lines == (1, 2)
    loose = find_tables(lines("上一段的话。", "青禾县各部门提出了建议", SIMPLE))[0]
    assert loose.caption == ""


def test_who_drew_a_table_up_is_no_heading_and_no_title() -> None:
    names, row = ["科目", "预算数", "决算数"], ["税收", "12", "13"]
    title: Row = [("2030年收入决算表", 1, 3)]
    maker: Row = [("编制单位：青禾县财政局", 1, 2), "单位：万元"]
    one = find_tables(lines(table(title, maker, names, row, row)))[0]
    assert (one.caption, one.unit) == ("2030年收入决算表", "万元")
    assert one.columns == ("科目", "预算数", "决算数")
    assert len(one.rows) == 2
    above = lines("2030年收入决算表", "填报单位：青禾县财政局 单位：万元", table(names, row, row))
    one = find_tables(above)[0]
    assert (one.caption, one.unit, one.columns[0]) == ("2030年收入决算表", "万元", "科目")
