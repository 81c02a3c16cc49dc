"""Words around a number that are no part of the name of what it measures."""

from __future__ import annotations

import pytest

from core.model.blocks import Block, BlockKind
from core.model.report import ReportKind, ReportMeta
from core.model.values import Figure, Measure
from core.parsing.figures import read_figures

META = ReportMeta("报告", ReportKind.WORK_REPORT, region="云溪县", year=2030, plan_year=2031)


def figures(text: str) -> list[Figure]:
    return list(read_figures(META, [Block(0, "一1", BlockKind.PARAGRAPH, text)], []))


def subjects(text: str) -> list[str]:
    return [figure.subject for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城镇新增就业年均超过7万人。", ["城镇新增就业"]),
        ("进出口总值五年累计超过38亿元。", ["进出口总值"]),
        ("民间投资逆势增长2.7%。", ["民间投资"]),
        ("城乡收入比由2.27缩小至1.93。", ["城乡收入比", "城乡收入比"]),
        ("生产总值跨过300亿元，年均增长5%。", ["生产总值", "生产总值"]),
        ("全县PM2.5浓度改善10.8%。", ["全县PM2.5浓度"]),
        ("县属企业由51家整合为33家。", ["县属企业", "县属企业"]),
        ("监管事项从39项拓展到91项。", ["监管事项", "监管事项"]),
        ("融资平台退出21户、压降81%。", ["融资平台退出", "融资平台退出"]),
        ("居民平均受教育年限从2026年的9.6年提升至10.2年。", ["居民平均受教育年限"] * 2),
        ("10项改革任务基本完成，3项服务首次纳入清单。", ["改革任务", "服务"]),
        ("其中县外就业占12%以上。", ["县外就业"]),
        ("货物总值45亿元，其中出口增长10.8%。", ["货物总值", "出口增长"]),
        ("经济增长5%左右。", ["经济增长"]),
        ("十六是建成邻里书屋40个。", ["建成邻里书屋"]),
        ("其中预期性指标21项。", ["预期性指标"]),
    ],
)
def test_verbs_and_adverbs_are_no_part_of_a_name(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全县生产总值达到369亿元，较“十四五”末的323亿元增加46亿元，增长14.2%。",
            ["全县生产总值"] * 4,
        ),
        (
            "边境贸易增长3%，全县进出口总值创历史新高，达到53亿元、增长18%。",
            ["边境贸易", "全县进出口总值", "全县进出口总值"],
        ),
        ("公共预算收入增长2%、支出首次超过70亿元。", ["公共预算收入", "公共预算支出"]),
        ("新设2所学校，高等教育毛入学率提高8个百分点。", ["新设学校", "高等教育毛入学率"]),
        ("粮食产量增速比全省高2个百分点。", ["粮食产量"]),
        ("新建院士站9个，科技企业数3年翻一番。", ["新建院士站", "科技企业数", "科技企业数"]),
        ("实际使用外资6亿美元、折合41亿元人民币。", ["实际使用外资", "实际使用外资"]),
        ("外贸进出口在运价上涨的情况下增长12%。", ["外贸进出口"]),
        ("为610名困难家庭新生发放资助金563万元。", ["困难家庭新生", "发放资助金"]),
        ("为5名务工者追回欠薪6万元。", ["务工者", "追回欠薪"]),
        ("3处煤矿建成试运转、新增产能95万吨/年。", ["煤矿", "新增产能"]),
        ("每年70%左右财政支出用于民生事业。", ["民生事业占财政支出的比重"]),
    ],
)
def test_what_a_clause_leaves_out(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("每10万人发案数下降36%。", ["36"]),
        ("完成1%人口抽样调查。", []),
        ("经济增速连续16个季度高于全省平均水平。", ["16"]),
    ],
)
def test_numbers_that_are_part_of_a_name(text: str, values: list[str]) -> None:
    assert [figure.value for figure in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("补助标准再提高1200元。", Measure.GROWTH),
        ("补助标准提高到1200元。", Measure.LEVEL),
        ("优良天数增加25天。", Measure.GROWTH),
        ("天然气产能达到5亿方/年。", Measure.LEVEL),
        ("PM2.5浓度改善10.8%。", Measure.GROWTH),
        ("压缩审批时限60%。", Measure.GROWTH),
        ("减少纸质材料30%。", Measure.GROWTH),
        ("减少贫困村占比5%。", Measure.SHARE),
    ],
)
def test_changes_are_told_from_levels(text: str, measure: Measure) -> None:
    assert figures(text)[0].measure is measure
