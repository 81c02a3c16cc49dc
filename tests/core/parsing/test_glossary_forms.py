"""The many forms in which reports print their glossary: names, numbers, places in the text."""

from __future__ import annotations

import pytest

from core.model.report import Report

BODY = """政府工作报告
——2024年1月15日在青禾县第十九届人民代表大会第四次会议上
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议，并请各位委员和列席会议的同志提出意见。
一、过去一年的工作
过去一年，双链融合持续推进，三库联动机制更加完善，5G专网覆盖重点园区，经济稳中有进。
二、今年的主要任务
今年要坚持稳中求进，深化各项改革，全力以赴抓好高质量发展的各项任务，不断增进民生福祉。
各位代表！让我们同心同德，为建设更加美好的青禾而努力奋斗！
"""
TERMS = (
    ("双链融合", "产业链与创新链相互促进。"),
    ("三库联动", "项目库、资金库、人才库协同运行。"),
    ("5G专网", "利用移动通信技术建设的专用网络。"),
)


def entries(report: Report) -> list[tuple[int | None, str | None]]:
    return [(term.number, term.term) for term in report.terms]


def report_with(make_report, heading: str, form: str) -> Report:
    lines = [
        form.format(n=n, t=term, d=means, c="①②③"[n - 1], s="¹²³"[n - 1])
        for n, (term, means) in enumerate(TERMS, 1)
    ]
    report = make_report(BODY + heading + "\n" + "\n".join(lines))
    last = [block.text for block in report.blocks if block.term is None and block.text]
    assert any(text.endswith("而努力奋斗！") for text in last)
    return report


@pytest.mark.parametrize(
    "form",
    [
        "注[{n}]：{t}：{d}",
        "注{n}“{t}”：{d}",
        "注释{n}：{t}：{d}",
        "注释{c}：{t}：{d}",
        "脚注{n}：{t}：{d}",
        "（{c}）{t}：{d}",
        "{s}{t}：{d}",
        "{n}.{t}（P{n}）：{d}",
        "{n}.{t}（见第{n}页）：{d}",
        "{n}.{t}〔P{n}〕：{d}",
        "{n}.第{n}页：{t}：{d}",
    ],
)
def test_numbered_entries(form: str, make_report) -> None:
    report = report_with(make_report, "名词解释", form)
    found = [(n, (t or "").strip("“”")) for n, t in entries(report)]
    assert found == [(n, term) for n, (term, _) in enumerate(TERMS, 1)]
    assert all(d.startswith(("产业链", "项目库", "利用")) for d in definitions(report))
    if "P" in form or "页" in form:
        assert [term.page for term in report.terms] == [1, 2, 3]


def definitions(report: Report) -> list[str]:
    return [term.definition for term in report.terms]


@pytest.mark.parametrize(
    "form",
    [
        "P{n} {t}：{d}",
        "第{n}页 {t}：{d}",
        "第{n}页第5行：{t}：{d}",
        "{t}（第{n}页）：{d}",
        "——{t}：{d}",
        "◎{t}：{d}",
        "{t}。{d}",
        "{t}是指{d}",
    ],
)
def test_entries_without_number(form: str, make_report) -> None:
    report = report_with(make_report, "名词解释", form)
    assert entries(report) == [(None, term) for term, _ in TERMS]
    if "页" in form or form.startswith("P"):
        assert [term.page for term in report.terms] == [1, 2, 3]


@pytest.mark.parametrize(
    "heading",
    [
        "附件1\n名词解释\n（按报告中出现顺序排列）",
        "《政府工作报告》有关名词解释和说明",
        "——附件：名词解释——",
        "名词解析",
        "关键词解释",
        "名词解释与说明",
        "有关名词和缩略语",
        "名词小百科",
        "政府工作报告“热词”解释",
        "《报告》注释",
        "文中注释",
    ],
)
def test_names_of_a_glossary(heading: str, make_report) -> None:
    report = report_with(make_report, heading, "{n}.{t}：{d}")
    assert entries(report) == [(n, term) for n, (term, _) in enumerate(TERMS, 1)]
    assert "（按报告中出现顺序排列）" not in [term.term for term in report.terms]


@pytest.mark.parametrize("heading", ["注释", "附注："])
def test_notes_without_number_that_read_like_terms(heading: str, make_report) -> None:
    report = report_with(make_report, heading, "{t}：{d}")
    assert entries(report) == [(None, term) for term, _ in TERMS]


def test_a_note_of_sources_is_no_glossary(make_report) -> None:
    text = BODY + "注释\n资料来源：县统计局、县财政局提供。\n数据来源：县人力资源和社会保障局提供。"
    assert not make_report(text).terms


def test_terms_on_their_own_lines_before_sentences_that_say_them_again(make_report) -> None:
    report = report_with(make_report, "名词解释", "{t}\n{t}是指{d}")
    assert entries(report) == [(None, term) for term, _ in TERMS]
    assert all(term.definition.startswith(f"{term.term}是指") for term in report.terms)


def test_a_term_begins_with_the_year_it_is_of(make_report) -> None:
    entry = "3.2024年8件实事：扩建学校、整修水渠、添置公交车，让群众得到更多便利。"
    lines = ["名词解释", "1.双链融合：两链相互促进。", "2.三库联动：三库协同运行。", entry]
    body = BODY.replace("5G专网", "“2030工程”").replace("今年要", "今年要办好8件实事，")
    report = make_report(body + "\n".join(lines))
    assert [use.address for use in report.terms[2].uses] == ["二1"]
    assert entries(report) == [(1, "双链融合"), (2, "三库联动"), (3, "2024年8件实事")]


def test_a_note_that_begins_with_a_year_is_no_term(make_report) -> None:
    note = "2024年数据为快报数：以年报为准。"
    report = make_report(BODY + "注释：\n[1] " + note + "\n[2] 三库联动：三库协同运行。")
    assert entries(report) == [(1, None), (2, "三库联动")]


def test_the_first_note_may_stand_on_the_line_of_their_heading(make_report) -> None:
    last = "全年未发生较大以上事故。\n"
    report = make_report(BODY + last + "注：[1]本公报数据为初步统计数。\n[2]产值按现价计算。")
    assert [(term.number, term.definition) for term in report.terms] == [
        (1, "本公报数据为初步统计数。"),
        (2, "产值按现价计算。"),
    ]


def test_a_colon_behind_what_a_term_is_said_to_be_is_of_the_definition(make_report) -> None:
    lines = [
        "名词解释",
        "1.“双链融合”是指两条链相互促进。",
        "2.“三色灯”是指对进度的标识：红、黄、绿。",
    ]
    report = make_report(BODY + "\n".join(lines))
    assert entries(report) == [(1, "“双链融合”"), (2, "“三色灯”")]


@pytest.mark.parametrize("entry", ["“{t}”是指{d}", "{t}。{d}"])
def test_a_note_on_a_marked_term_has_it_whatever_the_notes_are_called(
    entry: str, make_report
) -> None:
    pairs = [("双链融合", "两条链：相互促进、共同发展。"), ("三库联动", "三个库协同运行的机制。")]
    text = BODY + "深化双链融合[1]和“三库联动”[2]，成效明显，全县经济稳步发展。\n注：\n"
    notes = [f"{n}.{entry.format(t=t, d=d)}" for n, (t, d) in enumerate(pairs, 1)]
    notes.append("3.生产总值绝对数按现价计算。增长速度按可比价格计算。")
    report = make_report(text + "\n".join(notes))
    found = [(term.number, (term.term or "").strip("“”")) for term in report.terms]
    assert found == [(1, "双链融合"), (2, "三库联动"), (3, "")]


def test_mere_notes_of_a_bulletin_stay_whole_sentences(make_report) -> None:
    text = (
        "南坡县2030年国民经济和社会发展统计公报\n一、综合\n"
        "年末常住人口[1]44.5万人，比上年增长0.3%。\n二、农业\n粮食产量[2]稳定。\n注释：\n"
        "[1] 常住人口是指实际居住半年以上的人口。\n[2] 粮食产量为抽样调查数。"
    )
    assert [term.term for term in make_report(text).terms] == [None, None]


def test_what_indicators_mean_without_numbers_before_the_notes(make_report) -> None:
    report = make_report(
        BODY + "主要指标解释：\n"
        "地区总产出（GDP）是一个地方所有单位在一定时期内生产活动的最终成果。\n"
        "建设投资是以货币表现的在一定时期内建造和购置资产的工作量。\n"
        "可用收入指居民可用于最终消费支出和储蓄的总和。\n"
        "注：\n1、本资料为初步统计数。\n2、绝对数按现价计算，增长速度按不变价计算。"
    )
    assert entries(report) == [
        (None, "地区总产出（GDP）"),
        (None, "建设投资"),
        (None, "可用收入"),
        (1, None),
        (2, None),
    ]


def test_entries_indented_by_tabs_are_no_table(make_report) -> None:
    report = report_with(make_report, "名词解释", "\t[{n}] {t}：{d}")
    assert entries(report) == [(1, "双链融合"), (2, "三库联动"), (3, "5G专网")]
    rows = report_with(make_report, "名词解释", "{n}\t{t}\t{d}")
    assert entries(rows) == [(1, "双链融合"), (2, "三库联动"), (3, "5G专网")]
