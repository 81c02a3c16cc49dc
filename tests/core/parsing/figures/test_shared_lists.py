"""Several names and several numbers: which number belongs to which name."""

from __future__ import annotations

import pytest

from core.model.blocks import Block, BlockKind
from core.model.report import ReportKind, ReportMeta
from core.parsing.figures import read_figures

META = ReportMeta("报告", ReportKind.WORK_REPORT, region="云溪县", year=2030, plan_year=2031)


def subjects(text: str) -> list[str]:
    block = Block(0, "一1", BlockKind.PARAGRAPH, text)
    return [figure.subject for figure in read_figures(META, [block], [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石墨、萤石、玻璃原料产量分别增长7%、8%、9%。", ["石墨产量", "萤石产量", "玻璃原料产量"]),
        ("新造纸、绿色食品产业产值分别增长6%、5%。", ["新造纸产业产值", "绿色食品产业产值"]),
        (
            "瓷砖、灯具配件、蓄电池出口分别增长3%、4%、5%。",
            ["瓷砖出口", "灯具配件出口", "蓄电池出口"],
        ),
        ("对邻省、邻国进出口分别增长3%、4%。", ["邻省进出口", "邻国进出口"]),
        (
            "全县一、二、三产业投资分别增长3%、4%、5%。",
            ["全县第一产业投资", "第二产业投资", "第三产业投资"],
        ),
        ("第一、二产业增加值分别增长3%、4%。", ["第一产业增加值", "第二产业增加值"]),
        ("一般公共预算收支分别突破9亿元、30亿元。", ["一般公共预算收入", "一般公共预算支出"]),
        ("城市绿地、“口袋公园”保有量分别达到14个、8个。", ["城市绿地保有量", "“口袋公园”保有量"]),
        ("优良天数、PM_2.5年均浓度优于全省，新建绿地8公顷。", ["新建绿地"]),
        ("每千人托位、养老床位数分别达到4个、27张。", ["每千人托位", "养老床位数"]),
        ("盗窃、诈骗案件分别下降12%、15%。", ["盗窃案件", "诈骗案件"]),
        ("税收收入、土地收入年均分别增长4%、3%。", ["税收收入", "土地收入"]),
        (
            "城镇和农村常住居民收入分别增长4%和6%。",
            ["城镇常住居民收入", "农村常住居民收入"],
        ),
        (
            "新增就业、新增贷款分别完成年计划的118%、249%。",
            ["新增就业完成年计划的比例", "新增贷款完成年计划的比例"],
        ),
        (
            "住宿业、餐饮和娱乐服务业增加值分别增长4%、5%。",
            ["住宿业增加值", "餐饮和娱乐服务业增加值"],
        ),
        (
            "农村厕所普及率、村庄垃圾清运覆盖率、污水治理率分别提高到88%、83%和71%。",
            ["农村厕所普及率", "村庄垃圾清运覆盖率", "污水治理率"],
        ),
    ],
)
def test_names_that_share_the_end_of_the_last(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自来水、卫生厕所普及率超过92%、81%。", ["自来水普及率", "卫生厕所普及率"]),
        ("接待游客人次、旅游收入增长5%、7%。", ["接待游客人次", "旅游收入"]),
        ("装备制造业和电子制造业增加值年均增长8%、7%。", ["装备制造业增加值", "电子制造业增加值"]),
        (
            "新设店铺42家，实际使用资金分别增长10%、6%。",
            ["新设店铺", "实际使用资金", "实际使用资金"],
        ),
    ],
)
def test_lists_that_say_nothing_of_sharing_out(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城乡居民人均可支配收入分别增长5%和6%。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        ("城乡低保标准提高8%、9%。", ["城市低保标准", "农村低保标准"]),
        ("金融机构存贷款余额分别增长6%、7%。", ["金融机构存款余额", "金融机构贷款余额"]),
        ("城乡居民人均可支配收入增长5%。", ["城乡居民人均可支配收入"]),
        (
            "城乡居民收入从2026年的36500元和16900元分别提高到48700元和23100元。",
            ["城镇居民收入", "农村居民收入", "城镇居民收入", "农村居民收入"],
        ),
    ],
)
def test_a_word_for_two_things_is_parted(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected
