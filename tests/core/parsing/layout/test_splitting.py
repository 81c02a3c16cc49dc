"""Several documents in one file."""

from __future__ import annotations

from core.model.source import FurnitureReason
from core.parsing.parse import parse, parse_all

PLAN = """关于青禾县2024年国民经济和社会发展计划
执行情况与2025年计划草案的报告
——2025年1月9日在青禾县第十八届人民代表大会第四次会议上
青禾县发展和改革委员会主任 王晓
各位代表：
受县政府委托，我向大会作关于计划执行情况与计划草案的报告，请予审议。
一、计划执行情况
全县经济运行稳中有进，地区生产总值增长5.5%，居全市第一，规模以上工业增加值增长5.4%。
二、计划草案
地区生产总值增长5%左右，努力完成全年各项目标任务，为全县发展而努力奋斗！
"""
RESOLUTION = """青禾县第十八届人民代表大会第四次会议
关于2024年预算执行情况和2025年
预算的决议
（2025年1月12日青禾县第十八届人民代表大会第四次会议通过）
会议审查了县人民政府提出的预算报告，会议决定，批准预算报告，批准县本级政府预算。
"""
BUDGET = """关于青禾县2024年预算执行情况和2025年预算草案的报告
——2025年1月9日在青禾县第十八届人民代表大会第四次会议上
青禾县财政局局长 赵明
各位代表：
受县政府委托，我向大会作关于预算执行情况和预算草案的报告，请予审议。
一、预算收支执行情况
全县一般公共预算收入完成12.5亿元，增长3.1%。
"""


def test_each_report_by_itself(make_source) -> None:
    plan, budget = parse_all(make_source(PLAN + RESOLUTION + BUDGET))
    assert plan.meta.title.startswith("关于青禾县2024年国民经济")
    assert [section.title for section in plan.sections] == ["计划执行情况", "计划草案"]
    assert [section.title for section in budget.sections] == ["预算收支执行情况"]
    assert "决议" not in plan.text + budget.text


def test_the_longest_is_the_report_and_the_rest_neighbours(make_source) -> None:
    report = parse(make_source(PLAN + RESOLUTION + BUDGET))
    assert report.blocks[-1].text.endswith("努力奋斗！")
    assert "第四次会议" not in report.blocks[-2].text + report.blocks[-1].text
    neighbours = [f.text for f in report.furniture if f.reason is FurnitureReason.NEIGHBOUR]
    assert len(neighbours) == len((RESOLUTION + BUDGET).splitlines())


def test_a_title_fused_to_the_paper_before_it(make_source) -> None:
    fused = "会议决定，批准县人民政府的报告，批准县本级政府投资项目计划。 " + PLAN
    report = parse(make_source(fused, wrapped=True))
    assert report.meta.title.startswith("关于青禾县2024年国民经济")
    assert "投资项目计划" not in report.text


def test_one_report_is_one_report(make_source) -> None:
    assert len(parse_all(make_source(PLAN))) == 1
    assert len(parse_all(make_source("全县概况\n没有报告的文字。"))) == 1


def test_a_copy_is_not_a_second_report(make_source) -> None:
    assert len(parse_all(make_source(PLAN + PLAN))) == 1


def test_the_first_report_needs_no_salutation(make_source) -> None:
    first = "关于青禾县2024年预算执行情况的报告\n一、执行情况\n"
    first += (
        "全县一般公共预算收入完成八亿元，增长百分之五，支出完成三十二亿元，民生支出占比八成，运行平稳有序，各项重点支出得到有力保障。\n"
        * 30
    )
    first += "二、下一步工作\n继续努力抓好增收节支。\n"
    second = (
        "青禾县2024年农村供水工作情况的报告\n——2025年1月9日在青禾县人民代表大会会议上\n各位代表：\n"
    )
    second += "一、工作情况\n建成供水站42座，惠及群众5.2万人。\n"
    report = parse(make_source(first + second))
    assert report.meta.title == "关于青禾县2024年预算执行情况的报告"
    assert "供水站" not in report.text
