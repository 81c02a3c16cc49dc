"""Figures with subject, measure and period."""

from __future__ import annotations

import json
import time
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.importing import read
from core.model.blocks import Block, BlockKind, Part, Section
from core.model.report import Report, ReportKind, ReportMeta
from core.model.values import Figure, Measure
from core.parsing.figures import read_figures
from core.parsing.parse import parse

ROOT = Path(__file__).resolve().parents[4]
META = ReportMeta("报告", ReportKind.PLAN, region="云溪县", year=2030, plan_year=2031)


def figures(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Figure]:
    return list(read_figures(META, [Block(0, "一1", kind, text)], []))


def subjects(text: str) -> list[str]:
    return [figure.subject for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年实现生产总值增长4.4%、财政总收入增长1.1%。", ["生产总值", "财政总收入"]),
        ("实际利用外资1.4亿美元，增长7.9%。", ["实际利用外资", "实际利用外资"]),
        ("城镇化率达到56%。", ["城镇化率"]),
        ("就业率达74.2%。", ["就业率"]),
        ("建成4个城区停车场。", ["建成城区停车场"]),
        ("新增停车位2343个、充电桩560根。", ["新增停车位", "新增充电桩"]),
        ("争取一般债券3亿元、特别国债2亿元。", ["争取一般债券", "争取特别国债"]),
        ("完成东口等7个乡镇污水处理厂建设。", ["东口等乡镇污水处理厂建设"]),
        ("新签约项目8个，总投资达82亿元。", ["新签约项目", "新签约项目总投资"]),
        (
            "全市税收收入65亿元，为预算的93.8%，增长2%。",
            ["全市税收收入", "全市税收收入完成预算的比例", "全市税收收入"],
        ),
        (
            "预备费3亿元，占市级支出的2.3%。",
            ["预备费", "预备费占市级支出的比重"],
        ),
        ("能耗、水耗分别降低13.5%、18%。", ["能耗", "水耗"]),
        ("财政自给率由上年的12.4%升至14.1%。", ["财政自给率", "财政自给率"]),
        ("76.1%的财政支出用于民生。", ["民生占财政支出的比重"]),
        ("培育产业财源。安排4.3亿元。", ["培育产业财源"]),
        ("投资50亿元以上的项目1个。", ["项目投资", "投资50亿元以上的项目"]),
        ("亩均固投400万元或税收20万元以上。", ["亩均固投", "亩均税收"]),
        ("用31天时间将病例全部清零。", ["病例全部清零用时"]),
        (
            "国资预算收入12亿元，上级补助收入1亿元，收入总计13亿元。",
            ["国资预算收入", "上级补助收入", "国资预算收入总计"],
        ),
        (
            "全县公共预算本级收入12亿元，加上：上级补助收入1亿元，收入总计13亿元。",
            ["全县公共预算本级收入", "上级补助收入", "全县公共预算收入总计"],
        ),
        (
            "工业产值从2030年末的57亿元增长到2035年末的78亿元，年均增长率达到6.7%。",
            ["工业产值", "工业产值", "工业产值年均增长率"],
        ),
        ("五年间工业产值净增28亿元，年均增速6.7%。", ["工业产值", "工业产值年均增速"]),
        (
            "全区可用财力合计12亿元，主要包括：当年可用财力8亿元，上年结转2亿元。",
            ["全区可用财力", "当年可用财力", "上年结转"],
        ),
        ("年末户籍人口27万人，比上年新增1547人。", ["年末户籍人口"] * 2),
        ("社保支出95亿元，同比增长8.4%，增支7.4亿元。", ["社保支出", "社保支出", "社保支出增支"]),
        ("税收占比（71.7%）稳定在70%以上。", ["税收占比", "税收占比"]),
        (
            "限额57亿元（一般限额2亿元、专项限额5亿元），比上年增加3亿元。",
            ["限额", "一般限额", "专项限额", "限额"],
        ),
        (
            "使用新增额度56亿元（另有外贷5万元结转）、历年结转外贷4亿元。",
            ["使用新增额度", "外贷", "历年结转外贷"],
        ),
        ("拨付20亿元，支持热带农业发展。", ["支持热带农业发展"]),
        ("拨付3亿元，主要用于道路养护、桥梁维修等。", ["道路养护、桥梁维修等"]),
        ("改善农村面貌。安排4亿元，支持道路建设。", ["改善农村面貌"]),
        (
            "社会保险基金收入9亿元，社会保险基金支出8亿元。收支相抵，年末滚存结余5亿元。",
            ["社会保险基金收入", "社会保险基金支出", "社会保险基金年末滚存结余"],
        ),
        (
            "就业支出46亿元，较“十三五”期间增支4亿元、增长12%。",
            ["就业支出", "就业支出增支", "就业支出"],
        ),
        ("上年结余收入3亿元，上解收入2亿元。", ["上年结余收入", "上解收入"]),
        ("签约项目8个，总投资82亿元，增长9%。", ["签约项目", "签约项目总投资", "签约项目总投资"]),
        (
            "规上工业营业收入增长4%，利润总额增长3%，产销率97%。",
            ["规上工业营业收入", "规上工业利润总额", "规上工业产销率"],
        ),
        (
            "国有企业增加值增长1%，股份制企业增长2%，私营企业增长3%。",
            ["国有企业增加值", "股份制企业增加值", "私营企业增加值"],
        ),
        (
            "全县货物周转量8亿吨公里，增长2%。其中，铁路3亿吨公里，增长1%；公路5亿吨公里。",
            ["全县货物周转量"] * 2 + ["铁路货物周转量"] * 2 + ["公路货物周转量"],
        ),
        (
            "众创空间10个，其中国家级2个，省级1个。",
            ["众创空间", "国家级众创空间", "省级众创空间"],
        ),
        (
            "初中招生28人，在校生85人，毕业生27人。",
            ["初中招生", "初中在校生", "初中毕业生"],
        ),
        ("满意率连续5年保持97%以上。", ["满意率保持", "满意率"]),
        ("贡献了全国38%的贸易增量。", ["贡献了全国贸易增量"]),
        ("铁路累计发送旅客4万人次、货物5万吨。", ["铁路累计发送旅客", "铁路累计发送货物"]),
        ("新增验证中心20个、基地3个。", ["新增验证中心", "新增基地"]),
        ("新增20个验证中心、中试基地。", ["新增验证中心、中试基地"]),
        ("援助云东、云西两县建设4个小镇。", ["建设小镇"]),
        ("绿化了60个小区等城区地块。", ["绿化小区"]),
        ("拥有8个产业集群。", ["产业集群"]),
        ("补助标准从每人每月202元提高到209元。", ["补助标准", "补助标准"]),
        ("加上债务收入26亿元。", ["债务收入"]),
        (
            "甲、乙标准分别从20元、30元提高到25元、35元。",
            ["甲", "乙标准", "甲", "乙标准"],
        ),
        ("城镇化率67%，比上年末提高0.7个百分点。", ["城镇化率", "城镇化率"]),
        ("生产总值增长9%，比“九五”时期增幅高8个百分点。", ["生产总值", "生产总值"]),
        ("工业投资增速高于全省2个百分点。", ["工业投资"]),
        ("近三成企业受益。", ["企业受益"]),
        (
            "政府性基金预算。收入预算安排8亿元，加上上级补助收入1亿元，收入总计9亿元。",
            ["政府性基金预算收入", "上级补助收入", "政府性基金预算收入总计"],
        ),
        ("小学、初中入学率分别为99%、98%。", ["小学入学率", "初中入学率"]),
        ("食品、医药等产业增加值分别增长7%、5%。", ["食品产业增加值", "医药产业增加值"]),
        ("产值从2030年的3亿元增长到2031年的4亿元。", ["产值", "产值"]),
        ("赤字率拟按3.2%左右安排。", ["赤字率"]),
        ("支持甲厂、乙厂等5家企业做强。", ["企业做强"]),
        ("推进东城、西城等新区31个项目。", ["推进东城、西城等新区项目"]),
        ("赴外地发行50亿元离岸债券。", ["发行离岸债券"]),
        ("修整70个村（社区）架空缆线。", ["修整村架空缆线"]),
        ("160个断面中优良水质占比86%。", ["断面", "断面中优良水质占比"]),
        ("新建1100余个5G基站，投用快。", ["新建5G基站"]),
        ("工业产值超4亿元，预计首次突破5亿元大关。", ["工业产值", "工业产值"]),
        ("投资增长9%，超目标2个百分点。", ["投资增长", "投资"]),
        ("登记技术合同20项、交易额突破9亿元。", ["登记技术合同", "登记技术合同交易额"]),
        ("百强县排名第38位，较2030年跃升11位。", ["百强县"]),
        ("教育类支出：安排3亿元，比上年增加4万元。", ["教育类支出", "教育类支出"]),
        ("99%的乡镇和98%的村通上水泥路。", ["乡镇", "村通上水泥路"]),
        (
            "工业产值剔除停产等不可比因素增长7.8%，贫困人口由13户49人减至8户14人。",
            ["工业产值", "贫困人口", "贫困人口", "贫困人口", "贫困人口"],
        ),
        ("加快投资50亿元的甲厂电池项目建设。", ["甲厂电池项目建设投资"]),
        ("粮食产量6万吨，增产2.1%。", ["粮食产量", "粮食产量"]),
        ("税收收入6万元，同比减9万元，减幅1.4%。", ["税收收入", "税收收入", "税收收入"]),
        (
            "共有各级各类学校14所，招生18人。其中小学4所，招生9人，毕业生5人。",
            ["各级各类学校", "招生", "小学", "小学招生", "小学毕业生"],
        ),
        ("城镇和农村低保对象分别有8人和3人。", ["城镇低保对象", "农村低保对象"]),
        ("全县GDP突破百亿元大关，达109亿元、增长9%。", ["全县GDP", "全县GDP"]),
        (
            "税收收入62万元，完成年初预算65万元的96%。",
            ["税收收入", "年初预算", "税收收入完成年初预算的比例"],
        ),
        ("8461户、29100人稳定脱贫。", ["稳定脱贫", "稳定脱贫"]),
        (
            "发生事故3起，事故死亡4人，同比分别下降50%、42%。",
            ["发生事故", "事故死亡", "发生事故", "事故死亡"],
        ),
        (
            "甲业、乙业分别增长6%和9%，增速分别快4%和3%，占工业比重分别为12%和32%。",
            ["甲业", "乙业"] * 2 + ["甲业占工业比重", "乙业占工业比重"],
        ),
        ("带动70个贫困村3万户贫困户增收。", ["带动贫困村", "贫困户增收"]),
        ("新增上市企业41家、总量达98家。", ["新增上市企业", "上市企业总量"]),
        ("投资12万元修通了东山路。", ["修通东山路"]),
        ("投资12万元延伸了东山路；投资30万元，完成了渡口改造。", ["延伸东山路", "渡口改造"]),
        ("安排4亿元用于水库加固。", ["水库加固"]),
        (
            "签约项目（投资2亿元的甲厂项目、投资3亿元的乙厂电池项目）落地。",
            ["甲厂项目投资", "乙厂电池项目投资"],
        ),
        ("新增专款（7亿元）、专项债券（3亿元）。", ["新增专款", "专项债券"]),
        (
            "价格上涨的城市个数为16个，持平的为1个。",
            ["价格上涨的城市个数", "价格持平的城市个数"],
        ),
        ("案件9件，与上年同期的案件数量相比上升2%。", ["案件", "案件"]),
        ("完成市里下达任务的84%。", ["完成任务的比例"]),
        (
            "完成福利院改造、农村敬老院改扩建、烈士纪念设施修建等固定资产投资55万元。",
            ["固定资产投资"],
        ),
        ("某市检察机关共批捕65人。", ["批捕"]),
        ("青年是上网的主要人群，上网人数继续增多，共14万人。", ["上网人数"]),
        ("改建东桥等4座桥梁。", ["改建东桥等桥梁"]),
        ("500个大中城市价格上涨。", ["大中城市价格上涨"]),
        ("消除城区60%的管网空白区。", ["消除城区管网空白区"]),
        ("新增9所达到二级医院能力的次中心。", ["新增次中心"]),
        (
            "乡镇通公路、30户以上村通路的比例分别达70%、78%。",
            ["村通路的比例分别", "乡镇通公路", "30户以上村通路的比例"],
        ),
        (
            "装备制造业、高技术制造业增加值分别增长9%、7%。",
            ["装备制造业增加值", "高技术制造业增加值"],
        ),
        ("第一、第三产业增加值分别增长2%、3%。", ["第一产业增加值", "第三产业增加值"]),
        ("投资受高基数影响下降21%。", ["投资"]),
        ("粉尘浓度48微克，较2030年同期51微克下降5.8%。", ["粉尘浓度"] * 3),
        (
            "第一、二、三产业增加值分别为6亿元、5亿元、2亿元。",
            ["第一产业增加值", "第二产业增加值", "第三产业增加值"],
        ),
        (
            "全县公共预算收入64万元，其中：税收收入34万元。加上转移性收入48万元，收入总计112万元。",
            ["全县公共预算收入", "税收收入", "转移性收入", "全县公共预算收入总计"],
        ),
        ("全县基金收入和支出分别增长4%、9%。", ["全县基金收入", "全县基金支出"]),
        (
            "基金收入预算数5亿元，实际完成6亿元，比上年决算数4亿元增长50%。",
            ["基金收入预算数"] * 4,
        ),
        ("工业产值迈上千亿台阶，接近1300亿元。", ["工业产值"]),
        ("13个产业园累计建成面积48亩。", ["产业园累计", "产业园建成面积"]),
        ("低保标准占城镇标准的最低比例从77%提高到80%以上。", ["低保标准占城镇标准的最低比例"] * 2),
        ("推进重大项目52个，年度完成投资12亿元。", ["推进重大项目", "推进重大项目年度完成投资"]),
        ("为63个接种点配置12台冰箱。", ["接种点", "配置冰箱"]),
        ("取得发病率0.5%的优异成绩。", ["取得发病率"]),
        ("14家企业上缴预算收入2亿元。", ["企业上缴预算收入"] * 2),
        ("硬化村路21条、长80公里，全长90公里。", ["硬化村路", "硬化村路长", "硬化村路全长"]),
        ("路面从原先的3.5米拓宽至6米。", ["路面", "路面"]),
        ("计划投资72万元，建设10个养殖园区。", ["建设养殖园区", "建设养殖园区"]),
        ("硬化率从2030年的41%提高到今年的84%。", ["硬化率", "硬化率"]),
        ("整治滨河20公里岸线环境。", ["整治滨河岸线环境"]),
        ("蔬菜面积发展到2万亩。", ["蔬菜面积"]),
        ("某厂营业收入46万元，纳税14万元。", ["某厂营业收入", "某厂纳税"]),
        ("推进20公里30个排污口排查。", ["推进排污口排查", "排污口排查"]),
        ("工业占比从“十三五”末的13%提升至25%。", ["工业占比", "工业占比"]),
        (
            "新增甲类企业3家、乙类企业9家，总数分别达42家、60家。",
            ["新增甲类企业", "新增乙类企业", "甲类企业总数", "乙类企业总数"],
        ),
        ("聘请200名副高级以上职称的医疗专家到县级医院坐诊。", ["聘请副高级以上职称的医疗专家"]),
    ],
)
def test_subjects(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("投资增长5%。", Measure.GROWTH),
        ("安全事故下降5.6%。", Measure.GROWTH),
        ("价格涨幅控制在2%左右。", Measure.GROWTH),
        ("覆盖率达95%。", Measure.SHARE),
        ("大班额下降至0.7%。", Measure.SHARE),
        ("完成年度投资的143.8%。", Measure.SHARE),
        ("提高0.5个百分点。", Measure.GROWTH),
        ("客运量增长3.5倍。", Measure.GROWTH),
        ("存款比年初增加122亿元。", Measure.GROWTH),
        ("存款增加到122亿元。", Measure.LEVEL),
        ("种植面积53万亩。", Measure.LEVEL),
        ("新增企业14家。", Measure.COUNT),
        ("汽车产量突破70万辆。", Measure.LEVEL),
        ("发电量746亿千瓦时。", Measure.LEVEL),
        ("压减率21.1%。", Measure.SHARE),
        ("同比增收9亿元。", Measure.GROWTH),
        ("位次前移3位。", Measure.GROWTH),
        ("近三成企业受益。", Measure.SHARE),
        ("产值增长三成以上。", Measure.GROWTH),
        ("生产总值突破200亿大关。", Measure.LEVEL),
        ("规模是上年的2倍。", Measure.SHARE),
        ("投资 增长 5 %。", Measure.GROWTH),
        ("在校生比上年末减少85万人", Measure.GROWTH),
        ("增加学位6500个", Measure.COUNT),
        ("财政支出预算1184万", Measure.LEVEL),
        ("粮食比上年增产81吨。", Measure.GROWTH),
    ],
)
def test_measures(text: str, measure: Measure) -> None:
    assert [figure.measure for figure in figures(text)] == [measure]


def test_a_list_of_rates_keeps_its_measure() -> None:
    assert {one.measure for one in figures("甲、乙分别增长10.6%、10.9%。")} == {Measure.GROWTH}
    assert {one.measure for one in figures("甲、乙分别增长2.4倍、70%。")} == {Measure.GROWTH}


def test_a_change_behind_the_number_it_changed() -> None:
    days = figures("优良天数比例达到90%、增加11天。")
    assert [one.measure for one in days] == [Measure.SHARE, Measure.GROWTH]
    assert [one.measure for one in figures("新建学校3所、增加学位500个。")] == [Measure.COUNT] * 2
    assert {one.measure for one in figures("甲、乙分别增长10.6%和10.9%。")} == {Measure.GROWTH}


def test_the_period_is_the_year_named_else_that_of_the_section() -> None:
    assert figures("到2035年建成高速300公里。")[0].period == "2035年"
    assert figures("比2019年增长5%。")[0].period == "2030年"
    section = Section(0, 1, "二、", "2031年预期目标", "二", 0, 0, 2)
    blocks = [
        Block(0, "二", BlockKind.HEADING, "二、2031年预期目标", section=0),
        Block(1, "二1", BlockKind.PARAGRAPH, "投资增长5%。", section=0),
    ]
    assert read_figures(META, blocks, [section])[0].period == "2031年"


def test_tables_notes_and_the_glossary_hold_no_figures() -> None:
    assert figures("合计\t5亿元", BlockKind.TABLE) == []
    assert figures("注：5亿元以上。", BlockKind.NOTE) == []
    glossary = Section(0, 1, "", "名词解释", "注", 0, 0, 1, part=Part.GLOSSARY)
    block = Block(0, "注1", BlockKind.PARAGRAPH, "独角兽：估值10亿美元以上。", section=0)
    assert read_figures(META, [block], [glossary]) == ()


def test_blanks_beside_a_number_are_no_part_of_it() -> None:
    text = "全年税收 234.5　亿元，同比增长 5.5 %左右，完成 20 个"
    found = figures(text)
    assert [(f.value, f.unit, f.text) for f in found] == [
        ("234.5", "亿元", "234.5　亿元"),
        ("5.5", "%", "5.5 %左右"),
        ("20", "个", "20 个"),
    ]
    assert [f.subject for f in found][:2] == ["税收", "税收"]


@given(
    st.text(
        alphabet="增长超近约5.,，、%亿万元个年至“”（）成番两千 \u3000\t\u00a0其中收入分别为。；",
        max_size=70,
    )
)
def test_every_figure_is_a_stretch_of_its_block(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.value[0] in figure.text or not figure.unit
        end = figure.end


def test_linking_words_without_end_do_not_hang() -> None:
    start = time.process_time()
    figures("达到分别预计" * 3_000 + "5%")
    assert time.process_time() - start < 10  # quadratic time would take minutes


@pytest.fixture(scope="module")
def bundled() -> Report:
    return parse(read(ROOT / "data" / "ganxian-2021-plan-report.txt"))


def test_the_figures_of_the_bundled_report(bundled: Report) -> None:
    key = json.loads((ROOT / "tests/data/parsing/bundled_figures.json").read_text("utf-8"))
    have = [(f.value, f.unit, str(f.bound)) for f in bundled.figures]
    blocks = SequenceMatcher(None, [tuple(row) for row in key], have, autojunk=False)
    matched = sum(block.size for block in blocks.get_matching_blocks())
    assert 2 * matched / (len(key) + len(have)) >= 0.98


def test_every_figure_of_the_bundled_report_stands_at_its_place(bundled: Report) -> None:
    for figure in bundled.figures:
        text = bundled.blocks[figure.block].text
        assert text[figure.start : figure.end] == figure.text
        assert figure.value in figure.text
        assert figure.subject


def test_a_report_in_traditional_characters_is_understood_alike() -> None:
    text = "全縣生產總值達123.4億元，增長5.5%；城鎮新增就業1.2萬人，新建學校12所，糧食產量3.6萬噸。"
    found = figures(text)
    assert [(one.value, one.unit, one.measure) for one in found] == [
        ("123.4", "亿元", Measure.LEVEL),
        ("5.5", "%", Measure.GROWTH),
        ("1.2", "万人", Measure.COUNT),
        ("12", "所", Measure.COUNT),
        ("3.6", "万吨", Measure.LEVEL),
    ]
    assert found[0].text == "123.4億元"
    assert all(text[one.start : one.end] == one.text for one in found)
    assert found[1].subject == figures("全县生产总值达123.4亿元，增长5.5%。")[1].subject
