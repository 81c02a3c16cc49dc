"""Page numbers and running heads of files that know no pages."""

from __future__ import annotations

import pytest

from core.model.blocks import BlockKind
from core.model.source import FurnitureReason

FRONT = "政府工作报告\n各位代表：\n一、工作回顾\n"
LINE = "全县经济稳中有进，民生持续改善，社会大局保持和谐稳定。"


def page(number: str, head: str = "", lines: int = 10) -> str:
    return head + "\n".join(f"{LINE}第{at}件事。" for at in range(lines)) + f"\n{number}\n"


def test_bare_numbers_that_count_pages(make_report) -> None:
    report = make_report(FRONT + "".join(page(str(at)) for at in range(1, 6)))
    numbers = [f.text for f in report.furniture if f.reason is FurnitureReason.PAGE_NUMBER]
    assert numbers == ["1", "2", "3", "4", "5"]
    assert "\n3\n" not in report.text


def test_running_heads_beside_page_numbers(make_report) -> None:
    pages = "".join(page(f"— {at} —", f"青禾县会议材料之{at}\n") for at in range(1, 6))
    report = make_report(FRONT + pages)
    assert "会议材料" not in report.text
    heads = [f.text for f in report.furniture if f.reason is FurnitureReason.RUNNING_HEAD]
    assert len(heads) == 5


def test_numbers_that_do_not_count_stay(make_report) -> None:
    cells = "指标\n单位\n2023年\n粮食\n万吨\n1\n棉花\n万吨\n2\n油料\n万吨\n3\n"
    report = make_report(FRONT + LINE + "\n" + cells + LINE)
    assert [f for f in report.furniture if f.reason is FurnitureReason.PAGE_NUMBER] == []
    assert report.tables[0].rows == (
        ("粮食", "万吨", "1"),
        ("棉花", "万吨", "2"),
        ("油料", "万吨", "3"),
    )


def test_a_line_that_comes_once_at_a_page_stays(make_report) -> None:
    report = make_report(FRONT + page("— 1 —", "要点摘录\n") + page("— 2 —") + page("— 3 —"))
    assert "要点摘录" in report.text


def test_links_between_the_pages_of_an_article(make_report) -> None:
    turning = ("上一页 1 2 3 下一页", "【1】【2】 下一页", "首页 上一页 1 2 尾页")
    for links in turning:
        report = make_report(f"{FRONT}{LINE}\n{links}\n二、工作安排\n{LINE}")
        assert links not in report.text
        assert [section.title for section in report.sections] == ["工作回顾", "工作安排"]


def test_the_links_of_a_site_to_explanations(make_report) -> None:
    report = make_report(
        f"{FRONT}{LINE * 3}\n二、工作安排\n{LINE * 3}\n"
        "解读：一图读懂今年的工作报告\n版权所有：青禾县人民政府",
        format="html",
    )
    assert report.blocks[-1].text == LINE * 3


FIRST = "过去一年，全县上下攻坚克难，主要指标好于预期。全年实现工业增加值38亿元，新增规模以上企业"
REST = "12户，建成高标准农田6万亩，粮食产量达到42万吨，各项社会事业都有新的进步。"


def prose(report) -> list[str]:
    return [block.text for block in report.blocks if block.kind is BlockKind.PARAGRAPH]


def test_a_paragraph_that_a_page_number_broke_is_joined(make_report) -> None:
    text = f"青禾县政府工作报告\n一、工作回顾\n{FIRST}\n— 1 —\n{REST}\n二、工作安排\n{REST}"
    assert prose(make_report(text)) == [FIRST + REST, REST]


def test_bare_numbers_behind_a_few_long_paragraphs_count_pages(make_report) -> None:
    pages = "".join(f"{LINE * (8 + n)}\n{FIRST[n:]}\n{n}\n{REST}\n" for n in range(1, 5))
    report = make_report(f"青禾县政府工作报告\n一、工作回顾\n{pages}{LINE}")
    assert [FIRST[n:] + REST in prose(report) for n in range(1, 5)] == [True] * 4


@pytest.mark.parametrize(
    "above",
    [
        "二、坚持稳中求进工作总基调，推动全县经济社会高质量发展再上新台阶",
        "（三）工业经济提质增效，规模以上企业培育取得新的明显成效",
        f"{FIRST[:-10]}新的进步。",
        "要重点抓好下面几项工作：",
    ],
)
def test_a_page_number_behind_a_heading_or_a_sentence_joins_nothing(make_report, above) -> None:
    text = f"青禾县政府工作报告\n一、工作回顾\n{REST}\n{above}\n— 1 —\n{REST}"
    assert prose(make_report(text)).count(REST) == 2


def test_a_page_number_above_a_heading_or_a_list_joins_nothing(make_report) -> None:
    for behind in ("二、工作安排", "（二）农业生产稳中有进。" + REST, "1.加快建设。" + REST):
        text = f"青禾县政府工作报告\n一、工作回顾\n{FIRST}\n- 1 -\n{behind}\n{REST}"
        assert FIRST in prose(make_report(text))


def test_an_imprint_that_takes_a_second_line(make_report) -> None:
    last = "青禾县第九届人民代表大会第三次会议秘书处　2030年2月5日"
    notes = "名词解释\n1.两河三岸：指青水河、禾溪和三片湿地。\n2.一园：指食品产业园。"
    report = make_report(f"{FRONT}{LINE}\n{notes}\n{last}\n印")
    assert report.terms[-1].definition == "指食品产业园。"
    assert "秘书处" not in "".join(block.text for block in report.blocks)
    kept = make_report(f"{FRONT}{LINE}\n县人民政府办公室2030年2月\n印章管理规范有序。")
    assert "印章管理规范有序。" in kept.text


def test_the_imprint_of_an_official_paper_and_the_head_of_a_newspaper(make_report) -> None:
    head = "2030年2月8日 星期五 青禾新闻 第三版 要闻"
    tail = "抄送：县委各部门，县法院、县检察院。\n青禾县人民政府办公室 2030年3月8日印发"
    report = make_report(
        f"{head}\n{FRONT}{LINE}\n二、工作安排\n第三版规划于2030年2月8日通过。\n{tail}"
    )
    assert [furniture.text for furniture in report.furniture] == [head, *tail.split("\n")]
    assert report.blocks[-1].text == "第三版规划于2030年2月8日通过。"
