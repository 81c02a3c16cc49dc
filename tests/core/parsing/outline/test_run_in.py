"""Leading sentences as headings of a third level."""

from __future__ import annotations

from core.model.source import Run
from core.parsing.lines.shapes import Line
from core.parsing.outline.headings import Heading, find_headings
from core.parsing.outline.run_in import find_leads

REST = "全力支持中试基地建设，力争二期工程年内完工，加快推进科技创新中心建设。"


def leads(*texts: str | Line) -> dict[int, Heading]:
    lines = [
        text if isinstance(text, Line) else Line(at, text, (Run(text),))
        for at, text in enumerate(texts)
    ]
    return find_leads(lines, find_headings(lines))


def test_paragraphs_of_a_section_have_leads() -> None:
    found = leads(
        "一、任务",
        "（一）聚焦创新",
        "深入实施创新驱动发展战略，依托研究院，全力推动首位产业做大做强。",
        "全力推进科技创新。" + REST,
        "做大做强首位产业。" + REST,
    )
    assert [(at, h.title, h.level, h.end) for at, h in found.items()] == [
        (3, "全力推进科技创新", 3, 9),
        (4, "做大做强首位产业", 3, 9),
    ]


def test_one_short_sentence_alone_is_no_heading() -> None:
    assert leads("一、回顾", "成绩来之不易。" + REST, REST, REST) == {}


def test_narrative_openings_are_no_headings() -> None:
    assert leads("一、回顾", "过去一年极不平凡。" + REST, "我们经受了考验。" + REST) == {}


def test_nothing_leads_before_the_first_heading() -> None:
    assert leads("推进科技创新。" + REST, "做强首位产业。" + REST, "一、任务", REST) == {}


def test_numbered_sentences_lead_by_themselves() -> None:
    found = leads("一、回顾", "一是经济稳中有进。" + REST, "二是投资持续扩大。" + REST)
    assert [(h.label, h.title, h.level) for h in found.values()] == [
        ("一是", "经济稳中有进", 3),
        ("二是", "投资持续扩大", 3),
    ]


def test_a_paragraph_that_holds_the_whole_list_has_no_lead() -> None:
    assert leads("一、任务", f"一是扩内需。{REST}二是稳外贸。{REST}") == {}


def test_bold_sentence_leads_alone() -> None:
    bold = Line(1, "推进科技创新。" + REST, (Run("推进科技创新", bold=True), Run("。" + REST)))
    found = leads("一、任务", bold, REST)
    assert [h.title for h in found.values()] == ["推进科技创新"]


def test_lost_stop_is_seen_only_beside_leads_of_the_same_length() -> None:
    intro = "加强城乡规划管理，统筹国土空间布局，优先做大做强主城区，打造知名生态城市。"
    lost = "扩展城市发展规模实施“北拓、东延”拓展战略，统筹推进组团建设，提升规划品位。"
    even = leads("一、任务", intro, lost, "提升城市功能品质。" + REST, "推动城乡融合发展。" + REST)
    assert even[2].title == "扩展城市发展规模"
    odd = leads("一、任务", intro, lost, "提升品质。" + REST, "推动城乡融合。" + REST)
    assert 2 not in odd


def test_leads_on_lines_of_their_own() -> None:
    found = leads(
        "一、回顾",
        "全市上下攻坚克难，各项事业都有新的进步，主要目标任务较好完成。",
        "产业底盘更加厚实。",
        "成绩来之不易。" + REST,
        "这是乡村面貌焕然一新的一年。",
        REST,
        REST,
    )
    assert [(at, h.title, h.level, h.end, h.alone) for at, h in found.items()] == [
        (2, "产业底盘更加厚实", 3, 9, False),
        (4, "这是乡村面貌焕然一新的一年", 3, 14, False),
    ]


def test_numbered_leads_on_lines_of_their_own() -> None:
    found = leads("一、回顾", "一是产业底盘更加厚实。", REST, "二是乡村面貌焕然一新。", REST)
    assert [(h.label, h.title) for h in found.values()] == [
        ("一是", "产业底盘更加厚实"),
        ("二是", "乡村面貌焕然一新"),
    ]


def test_where_such_lines_are_usual_a_section_may_have_one() -> None:
    many = [
        text
        for at in range(6)
        for text in (f"（{'一二三四五六'[at]}）办好实事", "守住粮食底线。", REST)
    ]
    assert len(leads("一、任务", *many)) == 6
    assert leads("一、任务", *many[:12]) == {}


def test_short_sentences_that_lead_nothing() -> None:
    assert leads("一、回顾", "成绩来之不易。", REST, REST, REST, "经验弥足珍贵。", REST, REST) == {}
    assert leads("一、回顾", "新增公园12个。", REST, "新建学校8所，占30%。", REST) == {}
    assert leads("一、任务", "主要抓好以下工作。", REST, "现将情况报告。", REST) == {}
    assert leads("一、任务", "守住粮食底线。", "守住生态红线。", "守住安全底线。") == {}
