"""Texts copied from web pages, from messages and from toolbars: what is around the report goes."""

from __future__ import annotations

import pytest

from core.importing.reader import read_bytes
from core.model.blocks import BlockKind, Part
from core.model.report import Report
from core.parsing.furniture.controls import is_control
from core.parsing.parse import parse

BODY = """各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议，并请列席会议的同志提出意见。
一、过去一年工作回顾
过去一年，全县上下保持定力、攻坚克难，主要经济指标增速好于预期，各项事业都有新的进步。
二、今年的主要工作
今年要坚持稳中求进、提质增效，全力抓好产业、项目、民生各项工作，确保完成全年目标任务。
各位代表！千里之行始于足下，让我们携手并肩，为建设更加美好的青禾而努力奋斗！"""
TITLE = "2026年青禾县政府工作报告"
MEETING = "——2026年1月12日在青禾县第十九届人民代表大会第一次会议上"
GLOSSARY = "名词解释\n1.“双链”：指产业链和创新链。\n2.“三库”：指项目库、资金库、人才库。"


def words(report: Report) -> list[str]:
    return [block.text for block in report.blocks]


def check(report: Report, gone: list[str]) -> None:
    """Nothing of `gone` is in the report, all of it is listed; title and ends are right."""
    assert report.meta.title == TITLE
    assert (report.meta.region, report.meta.plan_year) == ("青禾县", 2026)
    kept = [b.text for b in report.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.BYLINE)]
    assert not [text for text in gone if text in kept]
    left_out = " ".join(item.text for item in report.furniture)
    assert not [text for text in gone if text not in left_out]
    body = [b for b in report.blocks if b.kind is BlockKind.PARAGRAPH]
    assert body[0].text.startswith("现在，我代表县人民政府")
    assert body[-1].text.endswith("为建设更加美好的青禾而努力奋斗！")


def test_a_toolbar_above_the_title_is_no_part_of_it(make_report) -> None:
    above = ["下载", "全屏", "【字号：", "加大", "还原", "减小", "】"]
    below = ["来源：青禾日报", "时间：2026-01-20"]
    text = "\n".join([*above, TITLE, MEETING, *below, "县长 许 文 远", BODY, "相关报道："])
    report = make_report(text)
    check(report, [*above, *below, "相关报道："])
    assert report.meta.speaker == "许文远"


def test_a_menu_above_the_title_is_no_part_of_it(make_report) -> None:
    above = ["首页", "要闻动态", "政务公开", "青禾县人民政府"]
    check(make_report("\n".join([*above, TITLE, MEETING, BODY]), format="html"), above)


def test_a_title_on_several_lines_stays_whole(make_report) -> None:
    lines = ["关于青禾县", "2025年财政预算执行情况", "和2026年财政预算草案的报告"]
    report = make_report("\n".join(["首页", "政务公开", *lines, MEETING, BODY]))
    assert report.meta.title == "".join(lines)
    place = make_report("\n".join(["青禾县", "2026年政府工作报告", MEETING, BODY]))
    assert place.meta.title == "青禾县2026年政府工作报告"


def test_labels_of_a_site_with_their_values_on_the_next_line(make_report) -> None:
    label = ["来源：", "青禾日报", "作者：", "本网"]
    tail = ["责任编辑：", "许小小", "扫一扫在手机打开当前页", "【", "打印本页", "】"]
    report = make_report("\n".join([TITLE, *label, MEETING, BODY, GLOSSARY, *tail]))
    check(report, [*label, *tail])
    assert [term.number for term in report.terms] == [1, 2]
    assert report.terms[-1].definition == "指项目库、资金库、人才库。"


def test_the_caption_of_a_picture_is_no_text(make_report) -> None:
    caption = "许文远作政府工作报告。本报记者 林小青摄"
    check(make_report("\n".join([TITLE, MEETING, caption, BODY])), [caption])


def test_the_rest_of_a_meeting_line_that_fell_down(make_report) -> None:
    report = make_report("\n".join([TITLE, MEETING[:-1], "上", "县长 许文远", BODY]))
    assert next(b.text for b in report.blocks if b.kind is BlockKind.BYLINE) == MEETING


@pytest.mark.parametrize("format", ["txt", "html"])
@pytest.mark.parametrize(
    "line",
    [
        "2026-01-20 09:12",
        "[ 2026-01-20 ]",
        "[大][中][小]",
        "A+ A- A",
        "语音播报",
        "保护视力色：",
        "青禾发布 2026-01-20",
        "本报记者 许文 通讯员 林青",
        "稿件来源：青禾日报",
        "[打印文章] [添加收藏] [关闭窗口]",
    ],
)
def test_lines_between_title_and_meeting(line: str, format: str, make_report) -> None:
    check(make_report("\n".join([TITLE, line, MEETING, BODY]), format=format), [line])


@pytest.mark.parametrize("glossary", [False, True])
@pytest.mark.parametrize(
    "line",
    [
        "（责任编辑：许文）",
        "一审：许文 二审：林青 三审：江远",
        "来源丨青禾发布",
        "没有了",
        "回到顶部",
        "联系电话：0000-1234567",
        "阅读 1.2万",
        "收藏 举报",
        "- END -",
        "（完）",
        "我为政府网站找错",
        "热门推荐",
    ],
)
def test_lines_behind_the_last_words(line: str, glossary: bool, make_report) -> None:
    text = "\n".join([TITLE, MEETING, BODY, *([GLOSSARY] if glossary else []), line])
    report = make_report(text)
    check(report, [line])
    assert len(report.terms) == (2 if glossary else 0)


@pytest.mark.parametrize(
    "text",
    [
        "各位代表：",
        "资料来源：县统计局",
        "（一）打印机产业",
        "满意",
        "无",
        "分享发展成果，增进民生福祉。",
        "2026年1月12日",
        "二、扩大开放",
    ],
)
def test_words_of_a_report_are_no_controls(text: str) -> None:
    assert not is_control(text)


def test_notes_whose_heading_has_no_indent_on_paper(make_report) -> None:
    long = "　　" + "坚持稳中求进工作总基调，统筹发展和安全，着力扩大内需，" * 3
    lines: list[str] = []
    for paragraph in (long + "经济稳定向好。", long + "社会大局稳定，为建设美丽青禾努力！"):
        lines += [paragraph[at : at + 28] for at in range(0, len(paragraph), 28)]
    notes = ["注释：", "　　〔1〕“双链”：指产业链和创新链。", "　　〔2〕“三库”：指三类储备库。"]
    report = make_report(
        "\n".join([TITLE, "　　一、工作回顾", *lines, *notes]), wrapped=True, title=TITLE
    )
    assert [(term.number, term.term) for term in report.terms] == [(1, "“双链”"), (2, "“三库”")]
    assert all("注释" not in b.text for b in report.blocks if b.kind is BlockKind.PARAGRAPH)
    assert report.sections[-1].part is Part.GLOSSARY


def front(make_report, *lines: str, format: str = "txt") -> Report:
    return make_report("\n".join([*lines, BODY]), format=format)


def test_a_date_on_the_cover_is_no_part_of_the_title(make_report) -> None:
    report = front(make_report, "政府工作报告", "青禾县人民政府", "2026年1月", TITLE, MEETING)
    assert report.meta.title == TITLE


def test_the_words_of_an_editor_are_no_text(make_report) -> None:
    note = "编者按：1月12日，县人民代表大会开幕，县长许文远作报告。现将报告全文刊登如下，供学习。"
    check(front(make_report, TITLE, note, MEETING), [note])


def test_a_resolution_in_front_of_the_report(make_report) -> None:
    other = [
        "青禾县第十九届人民代表大会第一次会议关于政府工作报告的决议",
        "（2026年1月15日青禾县第十九届人民代表大会第一次会议通过）",
        "会议听取和审议了县长许文远所作的政府工作报告，决定批准这个报告。",
    ]
    check(front(make_report, *other, TITLE, MEETING), other)


def test_a_place_behind_the_day_of_a_meeting(make_report) -> None:
    passed = "（2026年1月15日青禾县第十九届人民代表大会第一次会议审议通过）"
    meta = front(make_report, "政府工作报告", passed).meta
    assert (meta.region, meta.meeting) == ("青禾县", "青禾县第十九届人民代表大会第一次会议")


def test_a_unit_without_name_is_no_place(make_report) -> None:
    meeting = "——2026年1月12日在云岭彝族自治州第十三届人民代表大会第四次会议上"
    meta = front(make_report, "自治州人民政府工作报告", meeting).meta
    assert meta.region == "云岭彝族自治州"


def test_a_summary_and_the_comments_of_readers_are_no_text(make_report) -> None:
    summary = "摘要：1月12日，县人民代表大会第一次会议开幕，县长许文远作政府工作报告。"
    comments = ["网友评论", "某网友：写得很好，期待家乡越来越好。", "发表评论"]
    text = "\n".join([TITLE, summary, MEETING, BODY, GLOSSARY, *comments])
    report = make_report(text, format="html")
    check(report, [summary, *comments])
    assert report.terms[-1].definition == "指项目库、资金库、人才库。"


def test_marks_in_brackets_that_a_page_links_to_its_notes() -> None:
    def link(number: int) -> str:
        return f'<a href="#_ftn{number}" name="_ftnref{number}">[{number}]</a>'

    def note(number: int, words: str) -> str:
        back = f'<a href="#_ftnref{number}">[{number}]</a>'
        return f'<div id="ftn{number}"><p>{back} {words}</p></div>'

    text = BODY.replace("攻坚克难", "攻坚克难" + link(1)).replace("提质增效", "提质增效" + link(2))
    page = "".join(f"<p>{line}</p>" for line in [TITLE, MEETING, *text.split("\n")])
    page += "<hr>" + note(1, "“攻坚”：指五项行动。") + note(2, "“提质”：指三项工程。")
    report = parse(read_bytes(f"<html><body>{page}</body></html>".encode(), "report.html"))
    assert [(term.number, term.term) for term in report.terms] == [(1, "“攻坚”"), (2, "“提质”")]
    marks = [mark for block in report.blocks for mark in block.marks]
    assert [(mark.number, mark.term) for mark in marks] == [(1, 0), (2, 1)]


def test_a_loose_table_behind_a_pasted_report_stays(make_report) -> None:
    table = ["表1 主要指标", "指标 单位 数值"] + [f"指标{n} 亿元 {n}5.6" for n in range(1, 9)]
    text = "\n".join(["来源：青禾日报", TITLE, MEETING, BODY, *table])
    report = make_report(text)
    kept = report.text + " ".join(cell.text for table in report.tables for cell in table.cells)
    assert all(f"{n}5.6" in kept for n in range(1, 9))


@pytest.mark.parametrize("format", ["txt", "csv", "md", "docx", "odt"])
def test_text_of_a_page_kept_in_another_format(format: str, make_report) -> None:
    above = ["来源：青禾日报", "县长许文远作政府工作报告。本报记者 柳明 摄", "分享:"]
    behind = ["》》点击图片进入专题《《", "收藏", "相关报道："]
    text = "\n".join([TITLE, MEETING, *above, BODY, *behind])
    check(make_report(text, format=format), [*above, *behind])
