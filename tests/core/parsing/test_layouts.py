"""Layouts of other offices: budget, work and plan reports, each small, with all its parts."""

from __future__ import annotations

from core.importing.reader import read_bytes
from core.model.blocks import Part
from core.model.report import Report, ReportKind
from core.parsing.parse import parse, parse_all


def understood(text: str, name: str = "report.txt") -> Report:
    return parse(read_bytes(text.encode(), name))


def outline(report: Report, deepest: int = 2) -> list[str]:
    return [
        "  " * (section.level - 1) + section.label + section.title
        for section in report.sections
        if section.part is Part.BODY and section.level <= deepest
    ]


def terms(report: Report) -> list[tuple[int | None, str | None]]:
    return [(term.number, term.term) for term in report.terms]


def marks(report: Report) -> list[int]:
    return [mark.number for block in report.blocks for mark in block.marks]


COUNTY_BUDGET = """青禾县第十八届人民代表大会
第四次会议文件（九）
关于青禾县2023年财政预算执行情况
和2024年财政预算（草案）的报告
（书面）
2024年1月16日在青禾县第十八届人民代表大会第四次会议上
青禾县财政局局长　柳明远
各位代表：
　　受县人民政府委托，现将青禾县2023年财政预算执行情况和2024年财政预算（草案）提请大会审查，并请各位政协委员和列席人员提出意见。
一、2023年财政预算执行情况
　　2023年，全县财政运行平稳，较好完成了各项目标任务。
　　（一）一般公共预算。全县一般公共预算收入完成8.62亿元，为预算的101.3%，增长4.5%。
　　（二）政府性基金预算。收入完成3.1亿元，下降12.4%，主要是土地出让减少。
二、2024年财政预算（草案）
　　（一）收入预算。全县一般公共预算收入预期9.05亿元，增长5%左右。
　　（二）支出预算。全县一般公共预算支出安排32.6亿元，优先保障“三保”支出。
三、完成2024年预算的主要措施
　　1.抓收入，稳基础。加强重点税源监控，依法依规组织收入。
　　2.强管理，提绩效。推进零基预算改革，压减一般性支出。
　　各位代表，做好今年财政工作责任重大，让我们同心协力，为建设美丽青禾作出新的更大贡献！
附件1
青禾县2023年一般公共预算收入执行情况表
单位：万元
项目	预算数	执行数	为预算%
一、税收收入	52000	53120	102.2
二、非税收入	33000	33080	100.2
合计	85000	86200	101.4
附件2
名词解释
“三保”：指保基本民生、保工资、保运转。
零基预算：指不考虑以往基数，从零开始编制的预算。
"""


def test_a_county_budget_with_annexes() -> None:
    report = understood(COUNTY_BUDGET)
    meta = report.meta
    assert meta.title == "关于青禾县2023年财政预算执行情况和2024年财政预算（草案）的报告（书面）"
    assert (meta.kind, meta.region, meta.year, meta.plan_year) == (
        ReportKind.BUDGET,
        "青禾县",
        2023,
        2024,
    )
    assert (meta.issuer, meta.speaker) == ("青禾县财政局", "柳明远")
    assert outline(report) == [
        "一、2023年财政预算执行情况",
        "  （一）一般公共预算",
        "  （二）政府性基金预算",
        "二、2024年财政预算（草案）",
        "  （一）收入预算",
        "  （二）支出预算",
        "三、完成2024年预算的主要措施",
    ]
    assert terms(report) == [(None, "“三保”"), (None, "零基预算")]
    assert [t.caption for t in report.tables] == ["青禾县2023年一般公共预算收入执行情况表"]
    assert report.tables[0].rows[2] == ("合计", "85000", "86200", "101.4")


CONSULTATIVE = """中国人民政治协商会议云岭市第五届委员会
常务委员会工作报告
（2024年1月8日在政协云岭市第五届委员会第三次会议上）
政协云岭市委员会主席　沈 岚
各位委员：
　　我受政协云岭市第五届委员会常务委员会委托，向大会报告工作，请予审议。
2023年工作回顾
　　2023年是全面贯彻落实党的二十大精神的开局之年，市政协常委会团结带领全体委员履职尽责。
　　一、坚持党的领导，牢牢把握正确政治方向
　　始终把政治建设摆在首位，组织专题学习26次，开展宣讲110场。
　　二、聚焦中心大局，积极建言资政
　　围绕产业转型开展重点协商4次，报送建议案12件，提交提案318件，办复率100%。
2024年工作安排
　　2024年，市政协要把牢性质定位，更好发挥专门协商机构作用。
　　一、强化思想引领
　　深入开展主题教育，推动学习走深走实，不断增进思想政治共识。
　　二、提升协商质效
　　完善协商议政格局，办好“有事好商量”平台，推动协商向基层延伸。
　　各位委员，让我们携手奋进，为云岭高质量发展贡献智慧和力量！
"""


def test_a_consultative_conference_with_parts_without_number() -> None:
    report = understood(CONSULTATIVE)
    meta = report.meta
    assert meta.title == "中国人民政治协商会议云岭市第五届委员会常务委员会工作报告"
    assert (meta.kind, meta.region, meta.year, meta.plan_year) == (
        ReportKind.WORK_REPORT,
        "云岭市",
        2023,
        2024,
    )
    assert meta.speaker == "沈岚"
    titles = [line.strip() for line in outline(report)]
    assert titles == [
        "2023年工作回顾",
        "一、坚持党的领导，牢牢把握正确政治方向",
        "二、聚焦中心大局，积极建言资政",
        "2024年工作安排",
        "一、强化思想引领",
        "二、提升协商质效",
    ]
    parents = {s.title: s.parent for s in report.sections}
    by_title = {s.title: s.index for s in report.sections}
    assert parents["强化思想引领"] == by_title["2024年工作安排"]


OLD_WORK_REPORT = """政 府 工 作 报 告
——2008年2月20日在白石旗第十四届人民代表大会第一次会议上
白石旗人民政府旗长  巴 图
各位代表：
  现在，我代表旗人民政府向大会报告工作，请予审议，并请各位政协委员和列席会议的同志提出意见。
  一、过去五年的工作
  过去的五年，是我旗发展速度最快的五年。全旗地区生产总值由2002年的12.3亿元增加到2007年的38.6亿元，年均增长18.5%。
  1、农牧业生产稳步发展。牲畜存栏达到128万头（只），粮食产量稳定在3亿斤以上。
  2、工业经济快速增长。规模以上工业企业由6户增加到21户，实现增加值11.2亿元。
  二、今后五年的奋斗目标
  到2012年，地区生产总值突破80亿元，年均增长15%以上。
  三、2008年的主要任务
  1、突出抓好工业。实施重点项目32个，完成固定资产投资26亿元。
  2、切实改善民生。新增城镇就业1500人，解决1.2万人饮水安全问题。
  各位代表，新的征程已经开始，让我们为全面建设小康社会而努力奋斗！
"""


def test_a_work_report_of_a_banner_from_2008() -> None:
    report = understood(OLD_WORK_REPORT)
    meta = report.meta
    assert (meta.title, meta.kind, meta.region) == (
        "政府工作报告",
        ReportKind.WORK_REPORT,
        "白石旗",
    )
    assert (meta.year, meta.plan_year, meta.speaker) == (2007, 2008, "巴图")
    assert outline(report) == [
        "一、过去五年的工作",
        "  1、农牧业生产稳步发展",
        "  2、工业经济快速增长",
        "二、今后五年的奋斗目标",
        "三、2008年的主要任务",
        "  1、突出抓好工业",
        "  2、切实改善民生",
    ]


PLAN_WITH_TABLE = """关于南坡市2022年国民经济和社会发展计划
执行情况与2023年国民经济和社会发展
计划草案的报告
——在南坡市第四届人民代表大会第二次会议上
（2023年1月10日）
南坡市发展和改革委员会
各位代表：
受市人民政府委托，现将南坡市2022年国民经济和社会发展计划执行情况与2023年计划草案提请大会审查。
一、2022年国民经济和社会发展计划执行情况
全市地区生产总值增长4.1%，一般公共预算收入增长3.2%，主要指标完成情况如下：
表1 2022年主要指标完成情况
指标名称	单位	2022年计划	2022年实际
地区生产总值增速	%	5左右	4.1
粮食产量	万吨	≥88	89.3
城镇新增就业	万人	2.5	2.6
（一）项目建设提速增效。实施省市重点项目156个，完成投资212亿元。
（二）产业转型步伐加快。规上工业增加值增长7.3%，高新技术企业达到86家。
二、2023年国民经济和社会发展计划
（一）总体要求。坚持稳中求进工作总基调，统筹发展和安全。
（二）主要目标。地区生产总值增长5.5%左右，固定资产投资增长8%以上。
三、2023年重点工作
（一）全力扩大内需。抓好消费提振，推进商贸提质。
（二）做强实体经济。实施链长制[1]，培育“专精特新”[2]企业。
注释：
[1]链长制：由市领导担任产业链链长，统筹推动产业链发展。
[2]“专精特新”：指专业化、精细化、特色化、新颖化。
"""


def test_a_plan_report_with_a_table_in_the_text() -> None:
    report = understood(PLAN_WITH_TABLE)
    meta = report.meta
    assert meta.title == (
        "关于南坡市2022年国民经济和社会发展计划执行情况与2023年国民经济和社会发展计划草案的报告"
    )
    assert (meta.kind, meta.region, meta.year, meta.plan_year) == (
        ReportKind.PLAN,
        "南坡市",
        2022,
        2023,
    )
    assert len(outline(report)) == 9
    assert outline(report)[1] == "  （一）项目建设提速增效"
    assert terms(report) == [(1, "链长制"), (2, "“专精特新”")]
    assert marks(report) == [1, 2]
    assert report.tables[0].columns == ("指标名称", "单位", "2022年计划", "2022年实际")
    assert report.tables[0].rows[1] == ("粮食产量", "万吨", "≥88", "89.3")


WITH_CONTENTS = """青禾县国民经济和社会发展第十四个五年规划
2023年度实施情况的报告
目  录
第一部分 主要进展............................1
一、综合实力稳步提升..........................1
二、改革开放不断深化..........................3
第二部分 存在问题............................5
第三部分 下一步工作..........................6
青禾县发展和改革局
2024年3月
第一部分 主要进展
2023年，全县上下攻坚克难，规划实施取得阶段性成效，二十项主要指标总体进展顺利。
一、综合实力稳步提升
全县地区生产总值达到102.6亿元，人均地区生产总值超过5万元。
二、改革开放不断深化
深化“放管服”改革，企业开办时间压缩到0.5个工作日。
第二部分 存在问题
产业结构不优，科技投入占比偏低，公共服务仍有短板。
第三部分 下一步工作
一、加快产业升级
推动传统产业改造，新增规上企业15家。
二、补齐民生短板
新建改扩建学校6所，新增学位3000个。
"""


def test_a_report_with_contents_and_parts() -> None:
    report = understood(WITH_CONTENTS)
    assert report.meta.title == "青禾县国民经济和社会发展第十四个五年规划2023年度实施情况的报告"
    assert (report.meta.kind, report.meta.region) == (ReportKind.PLAN, "青禾县")
    assert outline(report) == [
        "第一部分主要进展",
        "  一、综合实力稳步提升",
        "  二、改革开放不断深化",
        "第二部分存在问题",
        "第三部分下一步工作",
        "  一、加快产业升级",
        "  二、补齐民生短板",
    ]
    assert "......" not in report.text


COURT_AND_GAZETTE = """政府工作报告
——2024年2月1日在东湾新区第二届人民代表大会第三次会议上
东湾新区管理委员会主任　林海生
各位代表：
现在，我代表新区管委会，向大会报告工作，请予审议。
一、2023年工作回顾
一年来，新区地区生产总值增长6.8%，财政总收入突破60亿元，项目建设成效显著。
二、2024年工作安排
一是抓产业聚集群。引进亿元以上项目30个，推动龙头企业增资扩产。
二是抓城市提品质。实施老旧小区改造18个，建设口袋公园12处。
三是抓民生促和谐。办好十件民生实事，让群众得到更多实惠。
关于东湾新区2023年国民经济和社会发展计划执行情况的报告
——2024年2月1日在东湾新区第二届人民代表大会第三次会议上
东湾新区经济发展局
各位代表：
受新区管委会委托，现将计划执行情况报告如下，请予审议。
一、2023年计划执行情况
全年固定资产投资增长9.1%，社会消费品零售总额增长7.7%，进出口总额增长3.2%。
二、2024年计划安排
地区生产总值增长6.5%左右，规模以上工业增加值增长8%以上，居民收入稳步增长。
"""


def test_two_reports_in_one_file() -> None:
    reports = parse_all(read_bytes(COURT_AND_GAZETTE.encode(), "x.txt"))
    assert [report.meta.kind for report in reports] == [ReportKind.WORK_REPORT, ReportKind.PLAN]
    assert [report.meta.region for report in reports] == ["东湾新区", "东湾新区"]
    assert outline(reports[0], 3)[1:] == [
        "二、2024年工作安排",
        "    一是抓产业聚集群",
        "    二是抓城市提品质",
        "    三是抓民生促和谐",
    ]
    assert outline(reports[1]) == ["一、2023年计划执行情况", "二、2024年计划安排"]
