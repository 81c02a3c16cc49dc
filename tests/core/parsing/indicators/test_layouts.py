"""The usual layouts of indicator tables: what every value is, by heading, unit, name and words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.parsing.indicators.lexicon import canonical, direction, usual_unit
from tests.core.parsing.indicators.conftest import META, ReadTable, told

FLAT = [
    "序号",
    "指标名称",
    "计量单位",
    "2030年计划目标",
    "2030年完成情况",
    "2031年预期目标",
    "属性",
]


@pytest.mark.parametrize(
    ("name", "unit", "measure"),
    [
        ("地区生产总值增长", "%", "growth"),
        ("居民消费价格", "%", "growth"),
        ("居民消费价格涨幅", "%", "growth"),
        ("单位地区生产总值能耗降低", "%", "growth"),
        ("社会消费品零售总额", "%", "growth"),
        ("羊肚菌产量", "%", "growth"),
        ("城镇调查失业率", "%", "share"),
        ("税收占比", "%", "share"),
        ("森林覆盖率", "%", "share"),
        ("电网供电可靠率", "%", "share"),
        ("人口自然增长率", "‰", "share"),
        ("粮食产量", "万吨", "level"),
    ],
)
def test_a_percentage_is_growth_or_share_by_what_is_measured(
    read_table: ReadTable, name: str, unit: str, measure: str
) -> None:
    (one,) = read_table(FLAT, ["1", name, unit, "5左右", "5.1", "5以上", "预期性"])
    assert [(v.role.value, v.measure.value, v.unit) for v in one.values] == [
        ("plan", measure, unit),
        ("actual", measure, unit),
        ("target", measure, unit),
    ]
    assert one.nature == "预期性"


def test_words_without_number_are_of_the_measure_of_their_row(read_table: ReadTable) -> None:
    (one,) = read_table(
        FLAT, ["1", "单位GDP能耗", "%", "完成市下达任务", "-3.1", "完成市下达任务", ""]
    )
    assert {(v.measure.value, v.unit) for v in one.values} == {("growth", "%")}
    (two,) = read_table(FLAT, ["2", "进出口总额", "亿元", "量稳质升", "86.2", "量稳质升", ""])
    assert {(v.measure.value, v.unit) for v in two.values} == {("level", "亿元")}


def test_cells_with_words_and_units_of_their_own(read_table: ReadTable) -> None:
    head = ["指标", "2030年预期目标", "2030年完成", "2031年预期目标"]
    growing, jobs, price = read_table(
        head,
        ["地区生产总值", "增长6%左右", "增长5.8%", "增长6%左右"],
        ["城镇新增就业", "1.2万人以上", "1.31万人", "与上年持平"],
        ["居民消费价格", "涨幅2%左右", "上涨0.3%", "涨幅控制在2%左右"],
    )
    assert {(v.measure.value, v.unit) for v in growing.values} == {("growth", "%")}
    assert told(jobs)[0] == (2030, "plan", "level", "1.2万人以上", "万人")
    assert [v.expr.bound.value for v in price.values] == ["about", "exact", "about"]


def test_headings_of_three_rows_carry_role_and_year_down(read_table: ReadTable) -> None:
    head = ["指标", "单位"] + [
        f"{group} / {part}"
        for group in ("2030年 / 计划", "2030年 / 预计完成", "2031年计划")
        for part in ("总量", "增长%")
    ]
    (one,) = read_table(head, ["地区生产总值", "亿元", "50", "6", "51", "6.2", "54", "6左右"])
    assert told(one) == [
        (2030, "plan", "level", "50", "亿元"),
        (2030, "plan", "growth", "6", "%"),
        (2030, "actual", "level", "51", "亿元"),
        (2030, "actual", "growth", "6.2", "%"),
        (2031, "target", "level", "54", "亿元"),
        (2031, "target", "growth", "6左右", "%"),
    ]


def test_a_table_of_percentages_says_so_in_its_unit(read_table: ReadTable) -> None:
    head = ["指标", "2030年完成 / 全县", "2030年完成 / 全市", "2031年目标 / 全县"]
    (one,) = read_table(head, ["规上工业增加值", "8.1", "7.2", "8以上"], unit="%")
    assert told(one)[0] == (2030, "actual", "growth", "8.1", "%")
    assert [v.scope for v in one.values] == ["全县", "全市", "全县"]


def test_years_as_rows_make_one_series_for_each_thing(read_table: ReadTable) -> None:
    gdp, tax = read_table(
        ["年份", "地区生产总值（亿元）", "比上年增长（%）", "税收收入（亿元）"],
        ["2029年", "48.2", "6.0", "2.1"],
        ["2030年", "51.0", "6.2", "2.2"],
    )
    assert (gdp.name, gdp.unit, tax.name) == ("地区生产总值", "亿元", "税收收入")
    assert told(gdp) == [
        (2029, "actual", "level", "48.2", "亿元"),
        (2029, "actual", "growth", "6.0", "%"),
        (2030, "actual", "level", "51.0", "亿元"),
        (2030, "actual", "growth", "6.2", "%"),
    ]


def test_places_as_rows_under_things_of_two_headings(read_table: ReadTable) -> None:
    made = read_table(
        ["县（市、区）", "地区生产总值 / 总量", "地区生产总值 / 增速", "地区生产总值 / 位次"],
        ["云溪县", "51.0", "6.2", "3"],
        unit="亿元、%",
    )
    assert [(one.name, one.unit, told(one)) for one in made] == [
        (
            "地区生产总值",
            "亿元",
            [(2030, "actual", "level", "51.0", "亿元"), (2030, "actual", "growth", "6.2", "%")],
        )
    ]
    assert {v.scope for v in made[0].values} == {"云溪县"}


def test_a_plan_of_five_years(read_table: ReadTable) -> None:
    head = ["类别", "序号", "指标", "2030年", "2035年", "年均增速〔累计〕", "属性"]
    gdp, woods = read_table(
        head,
        ["经济", "1", "地区生产总值（亿元）", "51", "70", "6.5左右", "预期性"],
        ["生态", "2", "森林覆盖率（%）", "44.2", "44.5", "〔0.3〕", "约束性"],
    )
    assert (gdp.key, gdp.unit, gdp.nature) == ("地区生产总值", "亿元", "预期性")
    assert told(gdp)[1:] == [
        (2035, "target", "level", "70", "亿元"),
        (2035, "target", "growth", "6.5左右", "%"),
    ]
    assert gdp.values[-1].expr.qualifier == "年均"
    last = woods.values[-1].expr
    assert (last.text, str(last.low), last.qualifier) == ("〔0.3〕", "0.3", "累计")


def test_a_unit_that_no_list_knows_is_kept(read_table: ReadTable) -> None:
    (one,) = read_table(
        ["产品", "单位", "产量", "比上年增长（%）"], ["蒸汽", "万蒸吨", "3.1", "2.0"]
    )
    assert (one.unit, one.values[0].unit, one.key) == ("万蒸吨", "万蒸吨", "蒸汽产量")


def test_a_plan_column_without_year_belongs_to_the_planned_year_of_the_caption(
    read_table: ReadTable,
) -> None:
    (one,) = read_table(
        ["指标", "单位", "完成情况", "预期目标"],
        ["粮食产量", "万吨", "3.1", "3.2"],
        caption="2030年主要指标完成情况和2031年预期目标",
    )
    assert told(one) == [
        (2030, "actual", "level", "3.1", "万吨"),
        (2031, "target", "level", "3.2", "万吨"),
    ]


def test_the_lexicon_knows_the_usual_indicators() -> None:
    names = {
        "PM₂.₅平均浓度": ("细颗粒物浓度", "lower"),
        "全社会研发经费支出占地区生产总值比重": ("研发经费投入强度", "higher"),
        "（1）R&D投入强度": ("研发经费投入强度", "higher"),
        "出生率": ("出生率", "none"),
        "单位GDP能耗降低率": ("单位地区生产总值能耗", "lower"),
        "★城镇新增就业人数": ("城镇新增就业", "higher"),
        "户籍人口城镇化率": ("户籍人口城镇化率", "higher"),
    }
    assert {name: (canonical(name), direction(canonical(name))) for name in names} == names
    assert (usual_unit("GDP"), usual_unit("调查失业率"), usual_unit("CPI")) == (
        "亿元",
        "%",
        "增长%",
    )


def test_places_as_columns_and_units_of_two_parts(read_table: ReadTable) -> None:
    (tax, dust) = read_table(
        ["指标", "单位", "全市", "云溪县"],
        ["一般公共预算收入", "亿元", "100.2", "12.1"],
        ["PM2.5平均浓度", "μg/m³", "31.8", "28"],
        caption="2030年各县主要指标",
    )
    assert [(v.scope, v.expr.text, v.unit) for v in tax.values] == [
        ("全市", "100.2", "亿元"),
        ("云溪县", "12.1", "亿元"),
    ]
    assert (dust.key, dust.unit) == ("细颗粒物浓度", "μg/m³")


def test_the_budget_of_the_beginning_and_the_adjusted_one(read_table: ReadTable) -> None:
    head = ["项目", "2030年 / 年初预算数", "2030年 / 调整预算数", "2030年 / 决算数"]
    (one,) = read_table(
        [*head, "为上年决算%"], ["增值税", "100", "110", "108", "103.2"], unit="万元"
    )
    assert told(one) == [
        (2030, "plan", "level", "100", "万元"),
        (2030, "plan", "level", "110", "万元"),
        (2030, "actual", "level", "108", "万元"),
    ]
    assert [v.expr.qualifier for v in one.values] == ["", "调整预算", ""]
    (alone,) = read_table(["项目", "调整预算数", "完成数"], ["增值税", "110", "108"], unit="万元")
    assert [v.expr.qualifier for v in alone.values] == ["", ""]


def test_two_panels_headed_by_what_they_hold(read_table: ReadTable) -> None:
    found = read_table(
        ["收入", "执行数", "支出", "执行数"],
        ["总 计", "66", "总计", "66"],
        ["税收", "40", "教育", "50"],
        ["上年结转", "26", "", ""],
        unit="万元",
        caption="2030年收支平衡表",
    )
    assert [one.name for one in found] == ["收入总计", "税收", "上年结转", "支出总计", "教育"]
    assert {told(one)[0][:3] for one in found} == {(2030, "actual", "level")}


def test_years_behind_the_last_with_results_are_targets_where_the_report_has_no_year(
    read_table: ReadTable,
) -> None:
    columns = ["指标", "单位", "2030年基期值", "2035年目标值"]
    row = ["人均预期寿命", "岁", "79.1", "80.5"]
    (indicator,) = read_table(columns, row, meta=replace(META, year=None, plan_year=None))
    assert told(indicator) == [
        (2030, "actual", "level", "79.1", "岁"),
        (2035, "target", "level", "80.5", "岁"),
    ]
