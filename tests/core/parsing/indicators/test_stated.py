"""Indicators of reports without tables, from their sentences."""

from __future__ import annotations

import pytest

from core.importing import read_bytes
from core.model.report import Report
from core.model.values import Indicator
from core.parsing.parse import parse
from tests.core.parsing.indicators.conftest import told

FRONT = (
    "政府工作报告\n——2031年1月8日在云溪县第八届人民代表大会第二次会议上\n"
    "云溪县县长 王某某\n各位代表：\n"
)
PAST = "一、2030年工作回顾\n一年来，{}经济运行总体平稳，各项工作取得新进展。\n"
GOALS = "二、2031年工作安排\n今年经济社会发展主要预期目标是：{}。\n我们要坚定信心，扎实工作。\n"


def understood(past: str, goals: str, front: str = FRONT) -> Report:
    return parse(read_bytes((front + PAST.format(past) + GOALS.format(goals)).encode(), "a.txt"))


def by_key(report: Report) -> dict[str, Indicator]:
    for indicator in report.indicators:
        for value in indicator.values:
            words = report.blocks[value.block].text[value.start : value.end]
            assert words == value.expr.text
    return {one.key: one for one in report.indicators}


def test_results_and_targets_of_the_usual_indicators() -> None:
    made = by_key(
        understood(
            "全县地区生产总值完成51亿元，增长6.2%，单位GDP能耗下降3.1%。城镇新增就业4386人。",
            "地区生产总值增长6%左右，城镇调查失业率5.5%以内，居民消费价格涨幅2%左右",
        )
    )
    assert told(made["地区生产总值"]) == [
        (2030, "actual", "level", "51亿元", "亿元"),
        (2030, "actual", "growth", "6.2%", "%"),
        (2031, "target", "growth", "6%左右", "%"),
    ]
    assert {v.scope for v in made["地区生产总值"].values} == {"云溪县"}
    assert told(made["单位地区生产总值能耗"])[0][3:] == ("下降3.1%", "%")
    assert str(made["单位地区生产总值能耗"].values[0].expr.low) == "-3.1"
    assert told(made["城镇新增就业"]) == [(2030, "actual", "level", "4386人", "人")]
    assert [v.expr.bound.value for v in made["城镇调查失业率"].values] == ["at_most"]


def test_targets_in_words() -> None:
    goals = "粮食产量保持稳定，居民人均可支配收入增长与经济增长同步，单位GDP能耗完成市下达任务"
    made = by_key(understood("", goals))
    (income,) = made["居民人均可支配收入"].values
    assert (income.expr.bound.value, income.measure.value) == ("qualitative", "growth")
    assert income.expr.text == "与经济增长同步"
    assert told(made["单位地区生产总值能耗"])[0][3] == "完成市下达任务"


def test_what_two_sentences_say_differently_is_not_taken() -> None:
    past = "工业投资增长8%。民间投资增长3%。工业投资增长9%。民间投资增长3%。"
    made = by_key(understood(past, "工业投资增长10%"))
    assert told(made["工业投资"]) == [(2031, "target", "growth", "10%", "%")]
    assert told(made["民间投资"]) == [(2030, "actual", "growth", "3%", "%")]


@pytest.mark.parametrize(
    "past",
    [
        "研发经费投入年均增长9%。",
        "“十五五”时期粮食产量达到3万吨。",
        "羊肚菌大棚面积达到88亩。",
        "税收占比提高2个百分点。",
    ],
)
def test_what_is_no_value_of_one_year_of_a_usual_indicator(past: str) -> None:
    assert understood(past, "做好各项工作").indicators == ()


def test_a_report_with_a_table_is_read_from_the_table() -> None:
    table = "\n\n主要指标\n指标\t单位\t2030年完成\n粮食产量\t吨\t88\n棉花产量\t吨\t3\n"
    goals = "地区生产总值增长6%"
    report = parse(read_bytes((FRONT + GOALS.format(goals) + table).encode(), "a.txt"))
    assert [one.name for one in report.indicators] == ["粮食产量", "棉花产量"]


def test_a_budget_speaks_of_one_place_after_the_other() -> None:
    front = FRONT.replace("政府工作报告", "关于云溪县2030年预算执行情况和2031年预算草案的报告")
    past = (
        "全县一般公共预算收入12亿元，增长3%。县本级一般公共预算收入8亿元。"
        "云溪开发区一般公共预算收入2亿元，一般公共预算支出1亿元。"
    )
    made = by_key(understood(past, "做好各项工作", front))
    places = [(v.scope, v.expr.text) for v in made["一般公共预算收入"].values]
    assert places == [("云溪县", "12亿元"), ("云溪县", "3%"), ("县本级", "8亿元")]
    assert "一般公共预算支出" not in made


@pytest.mark.parametrize("title", ["2030年和“十六五”时期工作回顾", "“十六五”时期和2030年工作回顾"])
def test_a_review_of_a_year_and_of_five(title: str) -> None:
    text = (
        f"一、{title}\n2030年极不平凡，全县上下攻坚克难。地区生产总值增长6.2%。\n"
        "一是经济持续向好。社会消费品零售总额增长4.1%。\n"
        "各位代表！2030年目标的完成，标志着“十六五”圆满收官。这五年，我们拼搏奋进。\n"
        "综合实力明显增强。地区生产总值突破90亿元，增长33%。到2030年城镇化率达到61%。\n"
        "刚刚过去的2030年，粮食产量达到12万吨。\n"
        "二、“十七五”时期主要目标\n“十七五”时期，地区生产总值增长5%左右，到2035年粮食产量达到15万吨。\n"
    )
    made = by_key(
        parse(read_bytes((FRONT + text + GOALS.format("地区生产总值增长6%左右")).encode(), "a.txt"))
    )
    assert told(made["地区生产总值"]) == [
        (2030, "actual", "growth", "6.2%", "%"),
        (2031, "target", "growth", "6%左右", "%"),
    ]
    assert told(made["社会消费品零售总额"]) == [(2030, "actual", "growth", "4.1%", "%")]
    assert told(made["城镇化率"]) == [(2030, "actual", "share", "61%", "%")]
    assert told(made["粮食产量"]) == [(2030, "actual", "level", "12万吨", "万吨")]


def test_five_years_inside_the_review_of_one() -> None:
    more = "地区生产总值增长6.2%。\n各位代表！五年来，地区生产总值增长33%，粮食产量达到12万吨。\n"
    made = by_key(understood(more, "粮食产量稳定在12万吨以上"))
    assert told(made["地区生产总值"]) == [(2030, "actual", "growth", "6.2%", "%")]
    assert told(made["粮食产量"]) == [(2031, "target", "level", "12万吨以上", "万吨")]
