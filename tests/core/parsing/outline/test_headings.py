"""Headings by the document's own scheme."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.model.source import Run
from core.parsing.lines.shapes import Line
from core.parsing.outline.extent import first_stop
from core.parsing.outline.headings import find_headings

PROSE = "全县上下同心聚力、共克时艰，高质量发展迈出坚实步伐，主要指标稳居全市第一方阵。"


def lines_of(*texts: str, **keywords: object) -> list[Line]:
    return [
        Line(at, text, (Run(text),), **keywords)  # type: ignore[arg-type]
        for at, text in enumerate(texts)
    ]


def outline(*texts: str) -> list[tuple[int, str, str]]:
    found = find_headings(lines_of(*texts))
    return [(heading.level, heading.label, heading.title) for heading in found.values()]


def test_levels_follow_the_kinds_in_use() -> None:
    assert outline("一、回顾", PROSE, "（一）经济", PROSE, "1.工业", PROSE, "二、任务", PROSE) == [
        (1, "一、", "回顾"),
        (2, "（一）", "经济"),
        (3, "1.", "工业"),
        (1, "二、", "任务"),
    ]


def test_a_wider_kind_shifts_the_others() -> None:
    assert outline(
        "第一部分 执行情况", "一、收入", PROSE, "（一）税收", PROSE, "第二部分 草案"
    ) == [
        (1, "第一部分", "执行情况"),
        (2, "一、", "收入"),
        (3, "（一）", "税收"),
        (1, "第二部分", "草案"),
    ]


def test_a_kind_left_out_in_one_section_keeps_its_level() -> None:
    assert outline("一、回顾", "（一）经济", "1、工业", PROSE, "二、建设", "1、学习", PROSE)[
        -1
    ] == (
        3,
        "1、",
        "学习",
    )


def test_heading_and_text_on_one_line() -> None:
    text = "（一）坚持开源节流，精打细算过日子。压减一般支出。盘活存量资金。"
    (heading,) = find_headings(
        lines_of("（一）坚持开源节流，精打细算过日子。" + text[19:])
    ).values()
    assert heading.title == "坚持开源节流，精打细算过日子"
    assert text[: heading.end] == "（一）坚持开源节流，精打细算过日子。"
    assert not heading.alone


def test_heading_that_ends_with_a_stop_stands_alone() -> None:
    (heading,) = find_headings(lines_of("（一）预期性指标。", PROSE)).values()
    assert (heading.title, heading.alone) == ("预期性指标", True)


def test_lists_are_not_headings() -> None:
    assert outline(
        "一、安排",
        "1．市本级今年要归还各类借款38.6亿元，其中到期债券5亿元，利息2亿元，都已列入预算。",
        "（1）新增就业1万人；",
        "①教育支出",
    ) == [(1, "一、", "安排")]


def test_rows_of_a_table_are_not_headings() -> None:
    assert outline("一、税收收入 418300 402700 96.3", "二、非税收入 153400 161900 106") == []


def test_lost_and_restarted_numbers() -> None:
    found = outline("一、甲事", PROSE, "三、乙事", PROSE, "三、丙事", PROSE, "一、丁事", PROSE)
    assert [title for _, _, title in found] == ["甲事", "乙事", "丙事", "丁事"]


def test_a_stray_number_is_no_heading() -> None:
    assert outline("一、甲事", PROSE, "九、乙事") == [(1, "一、", "甲事")]


def test_a_lost_number_between_two_is_seen_when_set_as_a_heading() -> None:
    lines = lines_of("一、甲事", PROSE * 2, "乙事", PROSE * 2, "三、丙事", PROSE)
    lines[2] = Line(2, "乙事", (Run("乙事", bold=True),), bold=True)
    assert [h.title for h in find_headings(lines).values()] == ["甲事", "乙事", "丙事"]


def test_headings_of_the_format_without_numbers() -> None:
    lines = lines_of("工作回顾", PROSE, "今年任务", PROSE)
    lines = [line if at % 2 else Line(at, line.text, outline=1) for at, line in enumerate(lines)]
    assert [(h.level, h.title) for h in find_headings(lines).values()] == [
        (1, "工作回顾"),
        (1, "今年任务"),
    ]


def test_plain_lines_between_paragraphs_where_nothing_is_numbered() -> None:
    assert outline("工作回顾", PROSE, PROSE, "今年任务", PROSE) == [
        (1, "", "工作回顾"),
        (1, "", "今年任务"),
    ]
    assert outline("一、甲事", PROSE, "小结", PROSE) == [(1, "一、", "甲事")]


def test_stop_inside_quotes_does_not_end_a_heading() -> None:
    assert first_stop("他说“好。”之后。") == 8


def test_a_colon_parts_title_and_text() -> None:
    (heading,) = find_headings(
        lines_of("1.一般公共预算：全县收入安排十亿元，支出安排二十亿元，收支平衡。")
    ).values()
    assert heading.title == "一般公共预算"


def test_a_numeral_parted_by_a_space(make_report) -> None:
    text = "政府工作报告\n各位代表：\n一 2023年工作回顾\n做了许多工作。\n二 工作安排\n继续努力。"
    sections = make_report(text).sections
    assert [(s.label, s.title) for s in sections] == [("一", "2023年工作回顾"), ("二", "工作安排")]


def test_counted_items_are_no_headings(make_report) -> None:
    text = "政府工作报告\n各位代表：\n一、工作回顾\n（一）改革\n1、改革深化，新登记企业6800户。"
    assert [s.title for s in make_report(text).sections] == ["工作回顾", "改革"]


TEXT = "全年实施重点项目86个，完成投资120亿元，规模以上工业增加值增长8.6%。"


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["（一）经济发展稳中有进 " + TEXT], ["经济发展稳中有进"]),
        (["（一）经济发展：" + TEXT], ["经济发展"]),
        (["（一）奋力夺取双胜利！", TEXT], ["奋力夺取双胜利！"]),
        (
            ["（一）收入突破20亿元，发展质效实现新提升。" + TEXT],
            ["收入突破20亿元，发展质效实现新提升"],
        ),
        (["（一）收入完成20.6亿元，比上年增长5.3%。" + TEXT], []),
        (["（一）总量偏小，结构不优；", "（二）收支矛盾突出，压力较大。"], []),
    ],
)
def test_headings_that_are_hard_to_tell_from_text(
    lines: list[str], titles: list[str], make_report
) -> None:
    report = make_report("\n".join(["一、工作回顾", TEXT, *lines, "二、工作安排", TEXT]))
    assert [s.title for s in report.sections if s.level == 2] == titles
    assert [s.title for s in report.sections if s.level == 1] == ["工作回顾", "工作安排"]


def test_bold_titles_of_parts_above_numbers_in_brackets() -> None:
    texts = ["回顾过去", PROSE, "（一）抓产业", PROSE, "（二）抓民生", PROSE, "展望今年", PROSE]
    lines = [replace(line, bold=line.text in ("回顾过去", "展望今年")) for line in lines_of(*texts)]
    assert [(h.level, h.label + h.title) for h in find_headings(lines).values()] == [
        (1, "回顾过去"),
        (2, "（一）抓产业"),
        (2, "（二）抓民生"),
        (1, "展望今年"),
    ]


def test_numbers_that_run_on_through_the_parts() -> None:
    found = outline(
        "一、回顾",
        "（一）工业",
        PROSE,
        "（二）农业",
        PROSE,
        "二、任务",
        "（三）投资",
        PROSE,
        "（四）改革",
        PROSE,
    )
    assert [(level, label) for level, label, _ in found] == [
        (1, "一、"),
        (2, "（一）"),
        (2, "（二）"),
        (1, "二、"),
        (2, "（三）"),
        (2, "（四）"),
    ]


def test_parts_told_by_their_words_though_only_one_has_numbers() -> None:
    texts = ["2025年主要工作", PROSE, "●产业稳步壮大。", "2026年总体要求和主要目标", PROSE]
    texts += ["2026年重点工作", "（一）抓产业", PROSE, "（二）抓民生", PROSE]
    assert outline(*texts) == [
        (1, "", "2025年主要工作"),
        (1, "", "2026年总体要求和主要目标"),
        (1, "", "2026年重点工作"),
        (2, "（一）", "抓产业"),
        (2, "（二）", "抓民生"),
    ]


def test_a_title_of_two_stretches_of_time_stands_above_the_numbers_in_its_part() -> None:
    texts = ["“十四五”时期发展成就和2025年工作回顾", PROSE, "“十五五”时期主要目标与2026年重点工作"]
    texts += [PROSE, "一、抓产业", PROSE, "（一）抓工业。" + PROSE, "二、抓民生", PROSE]
    assert outline(*texts) == [
        (1, "", "“十四五”时期发展成就和2025年工作回顾"),
        (1, "", "“十五五”时期主要目标与2026年重点工作"),
        (2, "一、", "抓产业"),
        (3, "（一）", "抓工业"),
        (2, "二、", "抓民生"),
    ]


def test_a_part_that_looks_back_needs_no_second() -> None:
    found = outline("2025年工作回顾", PROSE, "一、工业稳步增长。" + PROSE, "二、农业丰收。" + PROSE)
    assert [(level, title) for level, _, title in found] == [
        (1, "2025年工作回顾"),
        (2, "工业稳步增长"),
        (2, "农业丰收"),
    ]
    assert outline("2025年预算执行情况", PROSE, "一、收支情况", PROSE)[0][0] == 1
    assert outline("2025年预算执行情况", PROSE, "一、收支情况", PROSE)[1][0] == 2
    found = outline("一、总体情况", PROSE, "2025年工作回顾", PROSE, "二、问题", PROSE)
    assert [level for level, _, _ in found] == [1, 1]


def test_an_excerpt_begins_with_a_later_number() -> None:
    assert outline(PROSE, "四、固定资产投资", PROSE, "五、国内贸易", PROSE) == [
        (1, "四、", "固定资产投资"),
        (1, "五、", "国内贸易"),
    ]


def test_the_name_of_a_row_is_no_heading() -> None:
    texts = [
        "一、收支情况",
        PROSE,
        "收入",
        "决算数",
        "一、本级收入",
        "238965",
        "二、转移性收入",
        "-31,067",
    ]
    assert outline(*texts) == [(1, "一、", "收支情况")]


def test_a_list_in_one_paragraph_is_no_heading() -> None:
    items = "1.新建学校6所；2.改造小区12个；3.新增公交3条。"
    assert outline("一、回顾", "1.工业", PROSE, "2.农业", PROSE, "二、任务", items) == [
        (1, "一、", "回顾"),
        (2, "1.", "工业"),
        (2, "2.", "农业"),
        (1, "二、", "任务"),
    ]


def test_a_heading_set_like_the_others_keeps_a_wrong_number() -> None:
    found = outline(
        "一、回顾",
        "（一）工业",
        PROSE,
        "（二）农业",
        PROSE,
        "二、任务",
        "（五）城市",
        PROSE,
        "（二）民生",
        PROSE,
    )
    assert found[-2:] == [(2, "（五）", "城市"), (2, "（二）", "民生")]


def test_one_section_of_a_later_number_heads_an_excerpt() -> None:
    assert outline("五、国内贸易", PROSE, PROSE) == [(1, "五、", "国内贸易")]
    assert outline(PROSE, "五、国内贸易", PROSE) == []


def test_amounts_one_after_the_other_are_no_heading() -> None:
    """A line without a full stop that reports, or opens a list, though it is numbered."""
    found = outline(
        "一、预算执行情况",
        "（一）、全镇财政总收入61475万元，完成预算的115.15%，增长33.24%，其中：",
        "1、一般收入36864万元，完成年初预算的112.54%。",
        "二、收入突破20亿元，质效明显提升",
        PROSE,
        "（一）工业增加值增长8%",
        PROSE,
    )
    assert found == [
        (1, "一、", "预算执行情况"),
        (1, "二、", "收入突破20亿元，质效明显提升"),
        (2, "（一）", "工业增加值增长8%"),
    ]


def test_a_part_of_a_year_in_chinese_numerals() -> None:
    """Above the first number stands whose accounts the part tells."""
    assert outline("二〇二一年度镇财政决算", PROSE, "一、收支情况", PROSE, "（一）收入", PROSE) == [
        (1, "", "二〇二一年度镇财政决算"),
        (2, "一、", "收支情况"),
        (3, "（一）", "收入"),
    ]
