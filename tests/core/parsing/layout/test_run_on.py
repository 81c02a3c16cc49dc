"""Reports whose paragraphs run on into one another: the line breaks are lost."""

from __future__ import annotations

import pytest

from core.model.blocks import BlockKind
from core.parsing.parse import parse

FRONT = (
    "青禾县政府工作报告——2025年1月8日在青禾县第十八届人民代表大会第四次会议上县长许文远各位代表："
)
OPENING = "现在，我代表县人民政府，向大会报告工作，请予审议，并请各位政协委员提出意见。"
PAST = "过去一年，全县上下攻坚克难，主要经济指标好于预期，各项事业都有新的进步，群众生活持续改善。"
LEAD = "全年实现工业增加值38亿元，增长7.2%，新增规模以上企业12户，“双链”[1]融合取得突破。"
FARM = "建成高标准农田6万亩，粮食产量达到42万吨，农产品加工产值增长9%，“三库”[2]作用更加明显。"
THIS = "今年是攻坚之年，我们要坚持稳字当头，全力以赴抓产业、上项目、惠民生，确保完成全年任务。"
CALL = "各位代表！千里之行始于足下，让我们携手并肩，为建设更加美好的青禾而努力奋斗！"
GLOSSARY = (
    "名词解释1.双链：指产业链和创新链。2.三库：指项目库、资金库、人才库。"
    "3.一网通办：指一次登录办好。"
)
BODY = (
    f"{OPENING}一、过去一年工作回顾{PAST}（一）工业发展提质增效。{LEAD}（二）农业基础更加稳固。{FARM}"
    f"二、今年的主要任务{THIS}（一）抓好工业项目建设。{LEAD[:-16]}。（二）抓好乡村全面振兴。{FARM[:-16]}。"
)
HEADINGS = [
    (1, "一、", "过去一年工作回顾"),
    (2, "（一）", "工业发展提质增效"),
    (2, "（二）", "农业基础更加稳固"),
    (1, "二、", "今年的主要任务"),
    (2, "（一）", "抓好工业项目建设"),
    (2, "（二）", "抓好乡村全面振兴"),
]


def headings(report) -> list[tuple[int, str, str]]:
    return [(s.level, s.label, s.title) for s in report.sections if s.part.value == "body"]


@pytest.mark.parametrize("format", ["txt", "html", "docx"])
def test_a_whole_report_in_one_paragraph(make_report, format: str) -> None:
    report = make_report(FRONT + BODY + CALL + GLOSSARY, format=format)
    assert report.meta.title == "青禾县政府工作报告"
    assert report.meta.speaker == "许文远"
    assert report.meta.meeting == "青禾县第十八届人民代表大会第四次会议"
    assert headings(report) == HEADINGS
    assert [(t.number, t.term) for t in report.terms] == [
        (1, "双链"),
        (2, "三库"),
        (3, "一网通办"),
    ]
    assert [mark.number for block in report.blocks for mark in block.marks] == [1, 2]
    prose = [block.text for block in report.blocks if block.kind is BlockKind.PARAGRAPH]
    assert prose[0] == OPENING
    assert prose[1] == PAST
    assert prose[-1] == CALL


def test_a_report_with_a_few_line_breaks(make_report) -> None:
    first, second = BODY.split("二、今年", 1)
    report = make_report(f"青禾县政府工作报告\n各位代表：\n{first}\n二、今年{second}{CALL}")
    assert headings(report) == HEADINGS


def test_a_heading_that_ends_at_the_next_number(make_report) -> None:
    text = f"{OPENING}一、工作回顾（一）工业发展提质增效。{LEAD}{FARM}"
    text += f"二、工作安排（一）抓好项目。{THIS}"
    report = make_report(f"青禾县政府工作报告\n{text}")
    assert [(level, title) for level, _label, title in headings(report)] == [
        (1, "工作回顾"),
        (2, "工业发展提质增效"),
        (1, "工作安排"),
        (2, "抓好项目"),
    ]


def test_a_section_of_many_parts_in_one_paragraph(make_report) -> None:
    parts = "".join(
        f"（{n}）{title}。{(LEAD + FARM) * 3}"
        for n, title in zip("一二三", ("工业提质", "农业增效", "民生改善"), strict=True)
    )
    report = make_report(f"青禾县政府工作报告\n一、工作回顾\n{parts}\n二、工作安排\n{THIS}")
    assert [label for _level, label, _title in headings(report)] == [
        *("一、", "（一）", "（二）", "（三）", "二、")
    ]


@pytest.mark.parametrize(
    "inside",
    [
        "会议提出三点要求：一、提高认识；二、压实责任；三、务求实效。",
        "重点做好以下工作：（一）加快项目建设；（二）扩大有效投资；（三）改善民生福祉。",
        "方案分三步：1.摸清底数。2.分类施策。3.验收销号。",
        "第一、思想不够解放。第二、办法不够多。第三、落实不够实。",
        "今年要办好三件事。一是修路。二是通水。三是建校。",
    ],
)
def test_a_list_inside_a_paragraph_stays_there(make_report, inside: str) -> None:
    paragraph = PAST + LEAD + inside + FARM + THIS + LEAD
    report = make_report(
        f"青禾县政府工作报告\n一、工作回顾\n{PAST}\n二、工作安排\n{paragraph}\n三、自身建设\n{THIS}"
    )
    assert [title for _level, _label, title in headings(report)] == [
        *("工作回顾", "工作安排", "自身建设")
    ]
    assert any(
        paragraph.replace("[1]", "").replace("[2]", "") == b.text or inside in b.text
        for b in report.blocks
    )


def test_entries_in_one_paragraph_below_their_heading(make_report) -> None:
    head, entries = GLOSSARY[:4], GLOSSARY[4:]
    long = entries + "4.数字底座：" + "指支撑各类应用的算力、网络和数据设施。" * 8
    report = make_report(f"青禾县政府工作报告\n一、工作回顾\n{PAST}\n{head}\n{long}")
    assert [term.term for term in report.terms] == ["双链", "三库", "一网通办", "数字底座"]


def test_a_long_text_without_numbers_stays_as_it_is(make_source) -> None:
    source = make_source("青禾县政府工作报告\n" + (PAST + LEAD + FARM) * 200)
    report = parse(source)
    assert sum(block.kind is BlockKind.PARAGRAPH for block in report.blocks) == 1
