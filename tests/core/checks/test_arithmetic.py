"""Arithmetic of the prose."""

from __future__ import annotations

import pytest

from core.checks.complements import complement_findings, industry_findings
from core.checks.points import point_findings
from core.checks.ratios import ratio_findings
from core.model.checks import Finding
from tests.support.parsed import parsed


def ratios(sentence: str) -> list[Finding]:
    return ratio_findings(parsed(sentence, "budget"))


@pytest.mark.parametrize(
    "sentence",
    [
        "交办的320件问题已办结288件，办结率达90%。",
        "交办的321件问题已办结288件，办结率达89.72%。",
        "全市支出640.5亿元，其中民生支出512.4亿元，占比80.0%。",
        "全市收入完成102亿元，完成预算数100亿元的102%。",
        "年初预算100亿元，实际完成96亿元，完成预算的96%。",
        "覆盖率由82.5%提高到86.1%，提高3.6个百分点。",
        "产量由200吨增加到230吨，增长15%。",
        "接待游客230万人次，比上年的200万人次增长15%。",
    ],
)
def test_arithmetic_that_holds_gives_nothing(sentence: str) -> None:
    assert ratios(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("交办的320件问题已办结288件，办结率达91%。", "text_part"),
        ("全市支出640.5亿元，其中民生支出512.4亿元，占比81.0%。", "text_part"),
        ("全市收入完成102.0亿元，完成预算数100.0亿元的103%。", "text_completion"),
        ("年初预算100亿元，实际完成96亿元，完成预算的98%。", "text_completion"),
        ("覆盖率由82.5%提高到86.1%，提高4.6个百分点。", "text_change"),
        ("产量由200吨增加到230吨，增长13%。", "text_change"),
        ("接待游客230万人次，比上年的200万人次增长19%。", "text_change"),
        ("交办的287件问题已完成整改250件，整改完成率达78.11%。", "text_part"),
        ("全市支出640.5亿元，其中民生支出512.4亿元，占比达70.8%。", "text_part"),
    ],
)
def test_arithmetic_that_does_not_hold_is_shown(sentence: str, rule: str) -> None:
    (one,) = ratios(sentence)
    assert one.rule == rule
    assert len(one.evidence) == 3
    assert "错误" not in one.message


@pytest.mark.parametrize(
    "sentence",
    [
        "167个项目开工，132个项目投产，超200个项目签约，履约率达70%。",
        "新建学校25个，新增学位1500个，大班额比例下降至0.7%。",
        "支出完成205亿元，其中民生支出163亿元，连续多年占比保持在75%以上。",
        "产量由200吨增加到230吨，年均增长7.2%。",
        "地区生产总值230亿元，比上年的200亿元增长9.3%。",
        "新签约项目40个，总投资80亿元，开工项目25个，履约率达85%。",
        "完成投资46亿元，签约项目33个，开工率61%。",
        "余额197.9亿元（一般136.7亿元，占比69.1%；专项61.2亿元，占比30.9%）。",
    ],
)
def test_numbers_that_only_stand_near_each_other_are_none(sentence: str) -> None:
    assert ratios(sentence) == []


def wholes(sentence: str) -> list[Finding]:
    return complement_findings(parsed(sentence, "budget"))


def test_two_halves_that_make_no_whole_are_shown() -> None:
    (one,) = wholes(
        "一般公共预算收入完成35.2亿元，增长3%，其中：税收收入21.4亿元，增长2%；非税收入12.8亿元。"
    )
    assert [evidence.text for evidence in one.evidence] == ["35.2亿元", "21.4亿元", "12.8亿元"]
    assert "34.2亿元" in one.message


@pytest.mark.parametrize(
    "sentence",
    [
        "一般公共预算收入完成35.2亿元，其中：税收收入21.4亿元；非税收入13.8亿元。",
        "一般公共预算收入完成35.2亿元，其中：税收收入21.43亿元；非税收入13.79亿元。",
        "一般公共预算收入增收3.2亿元，其中：税收收入21.4亿元，增收2亿元；非税收入12.8亿元。",
        "收入总计88亿元，其中税收收入21.4亿元，非税收入13.8亿元，上级补助52.8亿元。",
        "税收收入21.4亿元；非税收入12.8亿元。",
    ],
)
def test_wholes_that_hold_or_cannot_be_told_are_none(sentence: str) -> None:
    assert wholes(sentence) == []


def test_the_shares_of_three_industries_make_a_hundred() -> None:
    assert industry_findings(parsed("三次产业结构为8.1:40.2:51.7。", "bulletin")) == []
    assert industry_findings(parsed("三次产业结构为8.1:40.3:51.7。", "bulletin")) == []
    (one,) = industry_findings(parsed("三次产业结构为8.1:42.2:51.7。", "bulletin"))
    assert one.evidence[0].text == "8.1:42.2:51.7"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("城镇化率比上年提高1.2%。", "城镇化率比上年提高1.2%"),
        ("固定资产投资增长5.3个百分点。", "投资增长5.3个百分点"),
        ("工业占地区生产总值的比重为141.2%。", "占地区生产总值的比重为141.2%"),
    ],
)
def test_percent_for_points_and_points_for_percent_are_shown(sentence: str, words: str) -> None:
    (one,) = point_findings(parsed(sentence))
    assert one.evidence[0].text == words


@pytest.mark.parametrize(
    "sentence",
    [
        "城镇化率提高到61.2%。",
        "城镇化率比上年提高1.2个百分点。",
        "投资增速提高5.3个百分点。",
        "拉动投资增长0.5个百分点以上。",
        "工业占地区生产总值的比重为41.2%。",
        "项目履约率达到98%。",
    ],
)
def test_right_wording_is_none(sentence: str) -> None:
    assert [one for one in point_findings(parsed(sentence)) if one.rule != "text_points"] == []
