"""Open tables of PDF files whose cells take several lines: at the top, in the middle, merged."""

from __future__ import annotations

import pytest

from core.importing.pdf.chars import Char
from core.importing.pdf.fitting import fit_rows
from tests.core.importing.test_pdf_tables import SIZE, centred, only_table, read_page, texts
from tests.support.containers import Words

LINE = 14.0


def stacked(place: float, top: float, lines: list[str], share: float, high: int) -> list[Words]:
    """Lines of a cell at a share of the height of a row of `high` lines."""
    first = top - share * (high - len(lines)) * LINE
    return [Words(place, first - LINE * at, SIZE, line) for at, line in enumerate(lines)]


NAMES = [["城镇居民人均", "可支配收入"], ["粮食产量"], ["规模以上工业", "增加值"], ["森林覆盖率"]]
UNITS = ["元", "万吨", "亿元", "%"]
FIRST = ["43860", "118", "", "61.3"]
SECOND = ["5.5", "", "7.1", "61.5"]


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("ruled", [False, True])
def test_names_of_two_lines_beside_values_wherever_those_stand(share: float, ruled: bool) -> None:
    words = [
        Words(80, 700, SIZE, "指标名称"), Words(180, 700, SIZE, "单位"),
        Words(260, 700, SIZE, "年计划"), Words(340, 700, SIZE, "年预计"),
    ]  # fmt: skip
    top = 680.0
    for name, unit, first, second in zip(NAMES, UNITS, FIRST, SECOND, strict=True):
        words += stacked(80, top, name, share, len(name))
        for place, text in ((180, unit), (260, first), (340, second)):
            words += stacked(place, top, [text], share, len(name)) if text else []
        top -= LINE * len(name)
    rules = [(76.0, y, 400.0, y) for y in (714.0, 694.0, top + 6)] if ruled else []
    made = texts(only_table(read_page(words, *rules)))
    assert made[1:] == [
        ["\n".join(name), unit, first, second]
        for name, unit, first, second in zip(NAMES, UNITS, FIRST, SECOND, strict=True)
    ]


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_names_of_groups_are_in_every_row_of_theirs(share: float) -> None:
    groups = [("经济", 3), ("生态", 2), ("民生", 3)]
    words = [Words(80, 700, SIZE, "类别"), Words(150, 700, SIZE, "指标")]
    words += [centred(290, 700, "基期值"), centred(370, 700, "目标值")]
    names = [
        "生产总值",
        "劳动生产率",
        "城镇化水平",
        "森林覆盖率",
        "优良天数比率",
        "人均收入",
        "预期寿命",
        "受教育年限",
    ]
    top = 680.0
    for at, name in enumerate(names):
        words.append(Words(150, top - 20 * at, SIZE, name))
        words += [centred(290, top - 20 * at, f"{at}.5"), centred(370, top - 20 * at, f"{at + 9}")]
    for group, count in groups:
        words.append(Words(80, top - share * 20 * (count - 1), SIZE, group))
        top -= 20 * count
    made = texts(only_table(read_page(words)))
    assert [row[0] for row in made[1:]] == [group for group, n in groups for _row in range(n)]
    assert [row[1] for row in made[1:]] == names


def test_broken_headings_stand_over_their_columns() -> None:
    words = [
        centred(105, 700, "县（市、区）"),
        centred(390, 707, "城镇新增"),
        centred(390, 693, "就业人数"),
    ]
    words += [
        centred(250, 714, "生产总值"),
        centred(210, 697, "总量（亿"),
        centred(210, 683, "元）"),
    ]
    words.append(centred(290, 690, "增长（%）"))
    for at, name in enumerate(["江北区", "沙河区", "云岭县", "临水市"]):
        words.append(Words(80, 660 - 20 * at, SIZE, name))
        words += [centred(place, 660 - 20 * at, str(9 * at + 12)) for place in (210, 290, 390)]
    heads = texts(only_table(read_page(words)))[:2]
    assert heads == [
        ["县（市、区）", "生产总值", "生产总值", "城镇新增\n就业人数"],
        ["县（市、区）", "总量（亿\n元）", "增长（%）", "城镇新增\n就业人数"],
    ]


def test_a_heading_over_three_columns_stands_at_their_left() -> None:
    heads = ["科目", "上年决算数", "本年", "", "", "增长%"]
    parts = ["", "", "年初预算数", "调整预算数", "执行数", ""]
    places = (80, 160, 230, 300, 370, 440)
    words = [
        Words(place, 700 - LINE * at, SIZE, text)
        for at, row in enumerate((heads, parts))
        for place, text in zip(places, row, strict=True)
        if text
    ]
    for at, name in enumerate(["增值税", "契税", "罚没收入", "捐赠收入"]):
        row = [name, *(["1,402", "1,460", "1,432", "1,440", "4.1"])]
        words += [Words(p, 670 - 20 * at, SIZE, text) for p, text in zip(places, row, strict=True)]
    made = texts(only_table(read_page(words)))
    assert made[0][2:5] == ["本年"] * 3
    assert made[1] == ["科目", "上年决算数", "年初预算数", "调整预算数", "执行数", "增长%"]


def test_a_line_across_below_each_of_two_tables_as_wide_as_one_another() -> None:
    words: list[Words] = []
    rules: list[tuple[float, float, float, float]] = []
    for top, caption in ((740.0, "表1 主要产品产量"), (600.0, "表2 主要产品销量")):
        words += [Words(150, top, 14, caption)]
        rules += [(76.0, top - y, 400.0, top - y) for y in (10.0, 30.0, 92.0)]
        for at, row in enumerate([["产品", "单位", "数量"], *([["水泥", "万吨", "61"]] * 3)]):
            words += [
                Words(place, top - 24 - 20 * at, SIZE, text)
                for place, text in zip((80, 200, 320), row, strict=True)
            ]
    source = read_page(words, *rules)
    tables = [block.table for block in source.blocks if block.table]
    assert [(table.rows, table.columns) for table in tables] == [(4, 3), (4, 3)]


def _cell(text: str, left: float, height: float) -> list[Char]:
    return [
        Char(one, left + 10 * at, height - 5, left + 10 * at + 10, height + 5, 10, False)
        for at, one in enumerate(text)
    ]


def test_full_lines_go_on_and_short_ones_end() -> None:
    names = ["主要农产品的", "产量", "茶叶", "园林水果产量", "和销量"]
    lines = [[_cell(name, 0, 100 - 12 * at), []] for at, name in enumerate(names)]
    for at in (0, 2, 3):
        lines[at][1] = _cell("9.1", 90, 100 - 12 * at)
    assert fit_rows(lines) == [(0, 2), (2, 3), (3, 5)]
