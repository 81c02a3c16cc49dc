"""Note marks in brackets, circled, raised, and fused as plain digits."""

from __future__ import annotations

import pytest

from core.model.source import Run
from core.parsing.glossary.term_grids import Entry
from core.parsing.lines.shapes import Line
from core.parsing.marks.finding import find_marks, take_out, take_out_of_lines


def entry(number: int, term: str, key: str = "") -> Entry:
    return Entry(Line(900 + number, ""), number, term, "", key=key)


def marked(text: str, *entries: Entry, runs: tuple[Run, ...] = ()) -> tuple[str, list[tuple]]:
    line = Line(0, text, runs or (Run(text),))
    clean, marks, _ = take_out(text, find_marks([line], entries).get(0, []))
    return clean, [(mark.number, clean[: mark.offset][-2:], mark.printed) for mark in marks]


TERMS = (entry(1, "六稳"), entry(2, "打财断血"), entry(3, "两山"))


@pytest.mark.parametrize("printed", ["[3]", "［3］", "〔3〕", "[ 3 ]", "[注3]"])
def test_brackets(printed: str) -> None:
    assert marked(f"收入431.42亿元{printed}，增长4.4%。", *TERMS) == (
        "收入431.42亿元，增长4.4%。",
        [(3, "亿元", printed)],
    )


@pytest.mark.parametrize("printed", ["（注3）", "（见注释3）", "³"])
def test_marks_in_words_and_raised_characters(printed: str) -> None:
    assert marked(f"守护“两山”{printed}，面积12km²，扩大5米²。", *TERMS) == (
        "守护“两山”，面积12km²，扩大5米²。",
        [(3, "山”", printed)],
    )


@pytest.mark.parametrize("text", ["（赣府发〔2021〕5号）文件", "〔20〕5号文", "按【重要】要求"])
def test_other_brackets(text: str) -> None:
    assert marked(text) == (text, [])


def test_bracket_in_a_heading_and_after_a_percentage() -> None:
    assert marked("增长4.4%[3]。", *TERMS) == ("增长4.4%。", [(3, "4%", "[3]")])


def test_circled() -> None:
    assert marked("扎实做好“六稳”①工作。", *TERMS) == (
        "扎实做好“六稳”工作。",
        [(1, "稳”", "①")],
    )


def test_circled_list_is_no_mark() -> None:
    text = "包括：①教育支出；②卫生支出；③社保支出。"
    assert marked(text, *TERMS) == (text, [])


def test_circled_inside_the_words_of_its_term() -> None:
    text = "建立“三公”①经费制度，②是另一回事。"
    assert marked(text, entry(1, "“三公”经费"), entry(2, "别的"))[1][0][0] == 1


def test_raised_digits_and_pieces() -> None:
    runs = (
        Run("落实“六稳”"),
        Run("[1", superscript=True),
        Run("]", superscript=True),
        Run("，面积5km"),
        Run("2", superscript=True),
        Run("，守护两山"),
        Run("3", superscript=True),
    )
    text = "".join(run.text for run in runs)
    assert marked(text, *TERMS, runs=runs) == (
        "落实“六稳”，面积5km2，守护两山",
        [(1, "稳”", "[1]"), (3, "两山", "3")],
    )


def test_footnote_reference() -> None:
    runs = (Run("落实六稳"), Run("1", superscript=True, note="f1"), Run("工作"))
    line = Line(0, "落实六稳1工作", runs)
    clean, marks = take_out_of_lines([line], [entry(1, "六稳", "f1")])
    assert clean[0].text == "落实六稳工作"
    assert "".join(run.text for run in clean[0].runs) == clean[0].text
    ((found, keys),) = marks.values()
    assert (found[0].number, found[0].offset, keys) == (1, 4, ["f1"])


def test_fused_digits_before_an_amount() -> None:
    assert marked("做好“六稳”1工作，“打财断血”22.4亿元，畅通两山3转换通道。", *TERMS) == (
        "做好“六稳”工作，“打财断血”2.4亿元，畅通两山转换通道。",
        [(1, "稳”", "1"), (2, "血”", "2"), (3, "两山", "3")],
    )


def test_fused_behind_a_term_of_digits() -> None:
    text = "落实“六稳”1，开展“50202“两新两高”3产业链招商。"
    terms = (entry(1, "六稳"), entry(2, "5020"), entry(3, "两高两新"))
    clean, marks = marked(text, *terms)
    assert clean == "落实“六稳”，开展“5020“两新两高”产业链招商。"
    assert [number for number, _, _ in marks] == [1, 2, 3]


def test_fused_marks_of_terms_worded_otherwise() -> None:
    terms = (entry(1, "应对防控疫情稳增长35条"), entry(2, "六个大主攻方向"), entry(3, "“瞪羚”企业"))
    text = "出台“应对疫情稳增长35条”1，聚焦“六大主攻方向”2，新增瞪羚企业3家和省级瞪羚企业3。"
    clean, marks = marked(text, *terms)
    assert [number for number, _, _ in marks] == [1, 2, 3]
    assert clean.startswith("出台“应对疫情稳增长35条”，聚焦“六大主攻方向”，")


def test_numbers_that_only_look_like_marks() -> None:
    text = "新增企业3家，增长2.4%，完成1项任务，投资12亿元，“两新”2个方面，2021年底前建成。"
    assert marked(text, *TERMS) == (text, [])


def test_a_number_between_its_neighbours_is_filled() -> None:
    terms = (entry(1, "六稳"), entry(2, "四梁八柱"), entry(3, "两山"))
    text = "做好“六稳”1工作，推进“改革工程”2建设，守护“两山”3。"
    line = Line(0, text, (Run(text),))
    marks = find_marks([line], terms)[0]
    assert [(mark.number, mark.confidence < 0.6) for mark in marks] == [
        (1, False),
        (2, True),
        (3, False),
    ]


NOTES = "\n注释：\n1.包括结转资金。\n2.按现价计算。\n3.含外贷额度。\n"
SENTENCES = "收入完成964亿元{}，增长7%{}，安排债券资金379亿元{}。"


@pytest.mark.parametrize("printed", [["1", "2", "3"], ["（1）", "（2）", "（3）"]])
def test_marks_of_notes_that_are_sentences(make_report, printed: list[str]) -> None:
    text = "政府工作报告\n各位代表：\n一、工作回顾\n" + SENTENCES.format(*printed) + NOTES
    report = make_report(text)
    assert [m.number for b in report.blocks for m in b.marks] == [1, 2, 3]
    assert SENTENCES.format("", "", "") in report.text


def test_a_rank_is_no_mark(make_report) -> None:
    text = "政府工作报告\n各位代表：\n一、工作回顾\n总量居全省第1，增速排名第2，位次上升到3。"
    assert not [m for b in make_report(text + NOTES).blocks for m in b.marks]


def test_a_mark_behind_an_amount_of_its_term(make_report) -> None:
    text = "政府工作报告\n各位代表：\n一、工作回顾\n一般债券58.1亿元1，专项债券373.2亿元2，增长3%。"
    report = make_report(text + "\n名词解释\n1.一般债券：由税收偿还。\n2.专项债券：由收益偿还。\n")
    assert [m.number for b in report.blocks for m in b.marks] == [1, 2]
    assert "专项债券373.2亿元，增长3%" in report.text


def test_several_notes_in_one_pair_of_brackets(make_report) -> None:
    text = (
        "政府工作报告\n各位代表：\n一、工作回顾\n落实“六稳”[1]、“三库”[2,3]和四上企业［4、5］政策。\n"
        "二、工作安排\n继续努力。\n名词解释\n"
    ) + "\n".join(f"[{n}]“第{n}词”：指某项工作的安排。" for n in range(1, 6))
    report = make_report(text)
    marks = [mark for block in report.blocks for mark in block.marks]
    assert [mark.number for mark in marks] == [1, 2, 3, 4, 5]
    assert "".join(mark.printed for mark in marks) == "[1][2,3]［4、5］"
    assert any(b.text == "落实“六稳”、“三库”和四上企业政策。" for b in report.blocks)


def test_raised_numbers_behind_digits_and_behind_units(make_report) -> None:
    entries = "\n".join(f"{n}.“第{n}词”：指某项工作。" for n in range(1, 6))
    report = make_report(
        "政府工作报告\n各位代表：\n一、工作回顾\n开展“5020”和“60^{5}项”行动，建成区面积12km^{2}，新增“三库”^{4}。\n"
        "二、工作安排\n继续努力。\n名词解释\n" + entries
    )
    assert [mark.number for block in report.blocks for mark in block.marks] == [5, 4]


def test_the_numbers_of_tables_are_no_marks(make_report) -> None:
    text = (
        "政府工作报告\n各位代表：\n一、工作回顾\n全年运行平稳。\n表1：主要产品产量\n"
        "各项任务完成。\n表2：主要指标\n收入见表3。"
    )
    report = make_report(text + NOTES)
    assert not [m for b in report.blocks for m in b.marks]
    assert "表1：主要产品产量" in [block.text for block in report.blocks]


def test_notes_on_several_lines_behind_one_word(make_report) -> None:
    text = (
        "全县统计公报\n一、综合\n"
        "全年生产总值比上年增长百分之五，经济运行总体平稳，稳中有进、稳中向好。\n"
        "注：1.公报所列数字均为快报数。\n2.增速按可比价格计算。\n3.车辆数据来自交警大队。"
    )
    report = make_report(text)
    assert [(t.number, t.definition[:4]) for t in report.terms] == [
        (1, "公报所列"),
        (2, "增速按可"),
        (3, "车辆数据"),
    ]
    assert [section.title for section in report.sections if section.label] == ["综合"]
