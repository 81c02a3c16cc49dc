"""Numbers with units, and numbers that are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.values import Bound
from core.parsing.figures.numbers import find_numbers


def found(text: str) -> list[tuple[str, str, str]]:
    return [(one.value, one.unit, str(one.bound)) for one in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("发放补贴3100余万元", "3100", "万元", "about"),
        ("出栏1.2万余头", "1.2", "万头", "about"),
        ("上报535多万条", "535", "万条", "about"),
        ("签约近600万人", "600", "万人", "about"),
        ("审减约84.4亿元", "84.4", "亿元", "about"),
        ("增长9%左右", "9", "%", "about"),
        ("达到95家以上", "95", "家", "at_least"),
        ("不低于30%", "30", "%", "at_least"),
        ("总投资超50亿元以上项目", "50", "亿元", "at_least"),
        ("控制在4.08%以内", "4.08", "%", "at_most"),
        ("提供最高60%的资助", "60", "%", "at_most"),
        ("突破465万户", "465", "万户", "more_than"),
        ("超过2.6万亿元", "2.6", "万亿元", "more_than"),
        ("不到5个百分点", "5", "个百分点", "less_than"),
        ("引进团队1-2个", "1-2", "个", "range"),
        ("支持3－5家单位", "3－5", "家", "range"),
        ("力争5%-6%", "5-6", "%", "range"),
        ("安排4.3亿元", "4.3", "亿元", "exact"),
        ("增长率为-0.60‰", "-0.60", "‰", "exact"),
        ("增速达－3.5%", "-3.5", "%", "exact"),
        ("提高至99元，", "99", "元", "exact"),
        ("定额5000元/人", "5000", "元/人", "exact"),
        ("补助645元/月", "645", "元/月", "exact"),
        ("帮助2.49万小微企业", "2.49", "万", "exact"),
        ("下降百分之四点一", "四点一", "%", "exact"),
        ("收入1,234.5万元", "1234.5", "万元", "exact"),
        ("增长５．５％", "5.5", "%", "exact"),
        ("GDP1162.95亿元", "1162.95", "亿元", "exact"),
        ("发电746.31亿千瓦时", "746.31", "亿千瓦时", "exact"),
        ("居民消费价格指数为102.3", "102.3", "", "exact"),
        ("连续61个月", "61", "个月", "exact"),
        ("目标：5亿元", "5", "亿元", "exact"),
        ("1.2026年收入15亿元", "15", "亿元", "exact"),
        ("当年财力约为75亿元", "75", "亿元", "about"),
        ("留存比例不得低于30%", "30", "%", "at_least"),
        ("单户最高可达60万元", "60", "万元", "at_most"),
        ("单日最高达5万人", "5", "万人", "exact"),
        ("费用未超过3万元", "3", "万元", "at_most"),
        ("增长3倍多，", "3", "倍", "about"),
        ("产值达到十亿零三千万元", "十亿零三千万", "元", "exact"),
        ("收入完成六千二百八十万元", "六千二百八十", "万元", "exact"),
        ("产量六十二点五万吨", "六十二点五", "万吨", "exact"),
        ("增长22·5%", "22.5", "%", "exact"),
        ("超过年度计划的8项", "8", "项", "exact"),
        ("约合20533美元", "20533", "美元", "about"),
        ("算力规模突破350P。", "350", "P", "more_than"),
        ("智能算力达1.2万P，", "1.2", "万P", "exact"),
        ("每秒达到8.5百亿亿次/秒", "8.5", "百亿亿次/秒", "exact"),
        ("架设6回输电线路", "6", "回", "exact"),
        ("惠及两千多户", "两千", "户", "about"),
        ("近三成企业", "三", "成", "about"),
        ("两成以上企业", "两", "成", "at_least"),
        ("总量翻了两番", "两", "番", "exact"),
        ("是上年的三倍", "三", "倍", "exact"),
        ("提高半个百分点", "半", "个百分点", "exact"),
        ("死亡率降至千分之五", "五", "‰", "exact"),
        ("新增三十余项", "三十", "项", "about"),
        ("筹集五千万元", "五千", "万元", "exact"),
        ("人口一万多人", "一", "万人", "about"),
        ("提升8个位次", "8", "个位次", "exact"),
        ("位次前移3位", "3", "位", "exact"),
        ("收入比缩小为1.66。", "1.66", "", "exact"),
        ("标准不低于上年标准的1.6倍", "1.6", "倍", "at_least"),
        ("抽检量超每千人6.5批次", "6.5", "批次", "more_than"),
        ("推动7大产业集群成势", "7", "大", "exact"),
        ("惠及32.6万群众", "32.6", "万", "exact"),
        ("推出新品5款", "5", "款", "exact"),
        ("8000万元至1亿元", "8000", "万元", "exact"),
        ("死亡率控制在0.9人/百亿元以下", "0.9", "人/百亿元", "at_most"),
        ("热值4500大卡以上的煤炭", "4500", "大卡", "at_least"),
    ],
)
def test_figures(text: str, value: str, unit: str, bound: str) -> None:
    assert found(text)[0] == (value, unit, bound)
    assert len(found(text)) == 1 or "至" in text


@pytest.mark.parametrize(
    "text",
    [
        "2021年1月3日",
        "2020—2025年",
        "“十四五”规划，2035年远景目标",
        "G238、S226大中修工程",
        "实现5G全覆盖",
        "12345政务服务热线",
        "出台“稳增长35条”等措施",
        "《支持发展若干意见20条》",
        "云政发〔2021〕5号",
        "列全市第4位，进入前20名",
        "庆祝建党100周年",
        "建成3.0版平台",
        "90年代以来",
        "1.加快发展",
        "PM2.5年均浓度继续下降",
        "比例为1:3",
        "转播1080P高清节目",
        "设立5回收点",
        "65岁及以上老人",
        "截至10月底",
        "较3年前翻番",
        "打造15分钟生活圈",
        "提供24小时自助服务",
        "建设30万吨级航道",
        "16—59岁人口",
        "收入比缩小至2.31:1",
        "党的二十届三中全会",
        "第二十三条规定",
        "奋斗一百年",
        "一成不变的做法",
        "三项制度、两个清单",
        "走进千家万户",
        "地下管网2通",
        "实施3113项目攻坚行动",
        "下午二点三十分开会",
    ],
)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert found(text) == []


def test_numbers_of_a_list_share_the_unit_of_the_last() -> None:
    assert found("占比分别提高5.1、3.2和4.4个百分点") == [
        ("5.1", "个百分点", "exact"),
        ("3.2", "个百分点", "exact"),
        ("4.4", "个百分点", "exact"),
    ]
    assert found("第5、6和7个方面") == [("7", "个", "exact")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收入、支出分别突破20亿元和30亿元，", ["more_than", "more_than"]),
        ("自来水、卫生厕所普及率超过92%、81%、70%。", ["more_than", "more_than", "more_than"]),
        ("两项占比均不低于30%和25%。", ["at_least", "at_least"]),
        ("建成面积超过20亩、30亩。", ["more_than", "exact"]),
        ("分别突破20亿元、300户。", ["more_than", "exact"]),
        ("收支分别突破9百亿元、3千亿元。", ["more_than", "more_than"]),
        ("分别超过5%、6%左右。", ["more_than", "about"]),
        ("分别达到20亿元、30亿元以上。", ["exact", "at_least"]),
    ],
)
def test_a_bound_in_front_of_a_list_is_that_of_all(text: str, expected: list[str]) -> None:
    assert [str(one.bound) for one in find_numbers(text)] == expected


def test_the_last_of_several_changes_spells_out_their_unit() -> None:
    text = "技改投资、民间投资增速分别高于全省2.7个、3个百分点，新建泵站4个、水库2个"
    assert [(value, unit) for value, unit, _bound in found(text)] == [
        ("2.7", "个百分点"),
        ("3", "个百分点"),
        ("4", "个"),
        ("2", "个"),
    ]


def test_from_and_to_are_two_figures_not_a_range() -> None:
    assert [value for value, _unit, _bound in found("由5000元至6000元")] == ["5000", "6000"]


def test_the_span_covers_the_bounding_words() -> None:
    text = "力争不低于95%，超10亿元左右"
    assert [text[one.start : one.end] for one in find_numbers(text)] == [
        "不低于95%",
        "超10亿元左右",
    ]


def test_damaged_numbers_are_left_out() -> None:
    assert list(find_numbers("完成13302788人脱贫", ((2, 11),))) == []


@given(
    st.text(
        alphabet="增长超近约5.,，、%亿万元个年月日左右以上-至“”（）百分之四2021户\n ", max_size=60
    )
)
def test_spans_are_ordered_and_hold_their_number(text: str) -> None:
    last = 0
    for one in find_numbers(text):
        assert last <= one.start <= one.number < one.end <= len(text)
        assert one.bound in Bound
        last = one.end


@pytest.mark.parametrize(
    "text", ["5" * 50_000, "“" * 20_000 + "5个", "百分之" * 5_000, "2021" * 9_000, "两千百" * 9_000]
)
def test_hostile_text_ends(text: str) -> None:
    start = time.process_time()
    list(find_numbers(text))
    assert time.process_time() - start < 10  # quadratic time would take minutes
