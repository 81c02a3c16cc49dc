"""Page numbers and running heads of files that know no pages."""

from __future__ import annotations

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


def test_an_imprint_that_takes_a_second_line(make_report) -> None:
    last = "青禾县第九届人民代表大会第三次会议秘书处　2030年2月5日"
    notes = "名词解释\n1.两河三岸：指青水河、禾溪和三片湿地。\n2.一园：指食品产业园。"
    report = make_report(f"{FRONT}{LINE}\n{notes}\n{last}\n印")
    assert report.terms[-1].definition == "指食品产业园。"
    assert "秘书处" not in "".join(block.text for block in report.blocks)
    kept = make_report(f"{FRONT}{LINE}\n县人民政府办公室2030年2月\n印章管理规范有序。")
    assert "印章管理规范有序。" in kept.text
