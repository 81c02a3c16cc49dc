"""Kind, years and place of a report."""

from __future__ import annotations

import pytest

from core.model.report import Corrections, ReportKind
from core.parsing.front.meta import kind_of, read_meta
from core.parsing.front.regions import find_region


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于青禾县2024年国民经济和社会发展计划执行情况的报告", ReportKind.PLAN),
        ("青禾县2024年预算执行情况和2025年预算草案的报告", ReportKind.BUDGET),
        ("关于2024年财政决算的报告", ReportKind.BUDGET),
        ("2025年青禾县政府工作报告", ReportKind.WORK_REPORT),
        ("青禾县2024年国民经济和社会发展统计公报", ReportKind.BULLETIN),
        ("关于农村供水情况的报告", ReportKind.OTHER),
    ],
)
def test_kind(title: str, kind: ReportKind) -> None:
    assert kind_of(title) is kind


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("关于赣州市赣县区2020年国民经济和社会发展计划执行情况的报告", "江西省赣州市赣县区"),
        ("关于深圳市2025年国民经济和社会发展计划执行情况的报告", "深圳市"),
        ("2025年云南省政府工作报告", "云南省"),
        ("2025年和田地区国民经济和社会发展统计公报", "和田地区"),
        ("2025年内蒙古自治区政府工作报告", "内蒙古自治区"),
        ("关于北京市朝阳区2024年预算执行情况的报告", "北京市朝阳区"),
        ("关于2025年全市及市本级预算执行情况的报告", ""),
        ("政府工作报告", ""),
    ],
)
def test_place_in_the_title(title: str, place: str) -> None:
    assert find_region(title, "", "", "", "") == place


def test_place_elsewhere() -> None:
    assert find_region("政府工作报告", "在晋江市第十八届人民代表大会", "", "", "") == "晋江市"
    assert find_region("预算报告", "市第十五届人民代表大会", "石嘴山市财政局", "", "") == "石嘴山市"
    assert find_region("政府工作报告", "", "", "现在，我代表国务院，向大会报告", "") == "全国"
    text = "呼伦贝尔古城项目落地，呼伦贝尔市支持我区，借助呼伦贝尔市做大旅游，呼伦贝尔大剧院开工"
    region = find_region("政府工作报告", "在海拉尔区第十三届人民代表大会", "", text, "")
    assert region == "呼伦贝尔市海拉尔区"


@pytest.mark.parametrize(
    ("title", "byline", "heading", "years"),
    [
        ("关于青禾县2024年计划执行情况与2025年计划草案的报告", "", "", (2024, 2025)),
        ("2025年青禾县政府工作报告", "", "", (2024, 2025)),
        ("政府工作报告", "——2024年12月28日在青禾县人民代表大会上", "", (2024, 2025)),
        ("政府工作报告", "——2025年2月9日在青禾县人民代表大会上", "", (2024, 2025)),
        ("政府工作报告", "——2023年12月28日在大会上", "2023年工作回顾", (2023, 2024)),
        ("青禾县2024年国民经济和社会发展统计公报", "（2025年3月2日）", "", (2024, None)),
        ("政府工作报告", "（２００６年３月１日在青禾县人民代表大会上）", "", (2005, 2006)),
        ("政府工作报告", "", "２００５年工作回顾", (2005, 2006)),
        ("关于农村供水情况的报告", "", "", (None, None)),
    ],
)
def test_years(title: str, byline: str, heading: str, years: tuple) -> None:
    meta = read_meta(title, [byline], [heading], "", "", Corrections())
    assert (meta.year, meta.plan_year) == years


@pytest.mark.parametrize(
    ("bylines", "issuer", "speaker"),
    [
        (["青禾县财政局局长  林国"], "青禾县财政局", "林国"),
        (["省长 王予"], "", "王予"),
        (["青禾县统计局", "国家统计局青禾调查队"], "青禾县统计局 国家统计局青禾调查队", ""),
        (["李 晓 明"], "", "李晓明"),
        (["各位代表："], "", ""),
    ],
)
def test_issuer_and_speaker(bylines: list[str], issuer: str, speaker: str) -> None:
    meta = read_meta("政府工作报告", bylines, [], "", "", Corrections())
    assert (meta.issuer, meta.speaker) == (issuer, speaker)


def test_corrections_win(make_report) -> None:
    front = "政府工作报告\n——2025年1月9日在青禾县人民代表大会上\n各位代表：\n"
    text = front + "一、工作回顾\n做了许多工作。\n"
    fixed = Corrections(title="改题", region="南坡县", year=2020, kind=ReportKind.OTHER)
    meta = make_report(text, fixed).meta
    assert (meta.title, meta.region, meta.kind) == ("改题", "南坡县", ReportKind.OTHER)
    assert (meta.year, meta.plan_year) == (2020, 2021)


def test_a_person_says_where_text_and_glossary_begin(make_report) -> None:
    text = "杂项一\n杂项二\n县情说明\n全县经济稳中有进，民生得到保障。\n"
    text += "解词\n六稳：稳就业。\n六保：保民生。"
    report = make_report(text, Corrections(title="县情说明", body_start=3, glossary_start=4))
    assert [term.term for term in report.terms] == ["六稳", "六保"]
    assert "杂项一" not in report.text
    assert "全县经济稳中有进" in report.text


def test_what_a_person_says_is_before_the_text_is_left_out_but_its_bylines(make_report) -> None:
    text = (
        "青禾县2024年政府工作报告\n——2025年1月9日在青禾县第十八届人民代表大会第四次会议上\n"
        "编者按：本报今日全文刊发报告，供各界学习讨论，并请读者提出意见。\n"
        "一、过去一年的工作\n全县经济稳中有进，民生得到保障，各项任务全面完成。\n"
    )
    report = make_report(text, Corrections(body_start=3))
    assert "编者按" not in report.text
    assert [one.text[:3] for one in report.furniture] == ["编者按"]
    assert "第十八届人民代表大会" in report.text
    assert [section.title for section in report.sections] == ["过去一年的工作"]


@pytest.mark.parametrize(
    ("title", "meeting", "place"),
    [
        ("", "2024年2月1日在东湾新区第二届人民代表大会第三次会议上", "东湾新区"),
        ("东湾经济技术开发区2022年预算执行情况的报告", "", "东湾经济技术开发区"),
        ("第十六师云海市2023年国民经济和社会发展统计公报", "", "第十六师云海市"),
        ("新疆生产建设兵团2023年国民经济和社会发展统计公报", "", "新疆生产建设兵团"),
        ("", "在政协云岭市第五届委员会第三次会议上", "云岭市"),
        ("青禾縣2023年國民經濟和社會發展統計公報", "", "青禾縣"),
        ("经济技术开发区2022年预算执行情况的报告", "", ""),
        ("关于教师2022年培训情况的报告", "", ""),
    ],
)
def test_places_of_other_kinds(title: str, meeting: str, place: str) -> None:
    assert find_region(title, meeting, "", "", "") == place


def test_places_behind_a_half_year_and_in_brackets(make_report) -> None:
    title = "2024年上半年青禾县国民经济和社会发展计划执行情况的报告"
    assert make_report(f"{title}\n各位委员：\n现报告如下。\n一、执行情况").meta.region == "青禾县"
    title = "2017年政府工作报告（青禾县）"
    assert make_report(f"{title}\n各位代表：\n现报告如下。\n一、工作回顾").meta.region == "青禾县"


def test_years_and_an_organ_that_are_written_otherwise(make_report) -> None:
    report = make_report(
        "政府工作报告\n（二○○六年三月二日在青禾县第十二届人民代表大会第四次会议上）\n各位代表：\n"
        "现在，我代表县人民政府，向大会报告工作，请予审议，并请各位委员提出意见。\n"
        "一、过去一年的工作\n全县上下团结奋斗，经济社会各项事业都有了新的发展，人民生活明显改善。"
    )
    assert (report.meta.year, report.meta.plan_year) == (2005, 2006)
    assert find_region("政府工作报告", "", "兴安盟行署", "", "") == "兴安盟"
    assert find_region("政府工作报告", "", "阿拉善盟行政公署", "", "") == "阿拉善盟"


@pytest.mark.parametrize(
    ("title", "byline", "heading", "years"),
    [
        ("青禾县2025年上半年国民经济和社会发展计划执行情况的报告", "", "", (2025, None)),
        ("关于今年以来计划执行情况的报告", "——2025年8月8日在人大常委会会议上", "", (2025, None)),
        (
            "关于2024年县级财政决算（草案）的报告",
            "2025年9月3日",
            "2024年财政决算情况",
            (2024, None),
        ),
        (
            "2025年政府工作报告",
            "——2025年12月27日在青禾县人民代表大会上",
            "",
            (2025, 2026),
        ),
    ],
)
def test_years_of_a_part_of_a_year_and_of_final_accounts(
    title: str, byline: str, heading: str, years: tuple
) -> None:
    meta = read_meta(title, [byline], [heading], "", "", Corrections())
    assert (meta.year, meta.plan_year) == years


def test_the_first_words_tell_what_a_title_does_not() -> None:
    spoken = "现在，我代表青禾区人民政府，向大会报告工作，请予审议。"
    meta = read_meta("", [], [], spoken, "", Corrections())
    assert (meta.kind, meta.region) == (ReportKind.WORK_REPORT, "青禾区")
    counted = "初步核算，2025年全县实现生产总值120亿元，增长5%。"
    meta = read_meta("", [], ["综合", "农 业", "工业和建筑业"], counted, "", Corrections())
    assert (meta.kind, meta.year) == (ReportKind.BULLETIN, 2025)
    counted = "初步测算，2025年全县生产总值244394万元，增长5%。"
    assert read_meta("", [], ["综合"], counted, "", Corrections()).kind is ReportKind.BULLETIN
    asked = "受区人民政府委托，现将2025年预算执行情况和2026年预算草案提请大会审查。"
    assert read_meta("", [], [], asked, "", Corrections()).kind is ReportKind.BUDGET
    plain = "2025年，全区财税部门坚持稳中求进，较好完成了各项任务。"
    headings = ["2025年预算执行情况", "预算收支情况"]
    assert read_meta("", [], headings, plain, "", Corrections()).kind is ReportKind.BUDGET
    named = read_meta("关于农村供水情况的报告", [], [], spoken, "", Corrections())
    assert named.kind is ReportKind.OTHER


def test_whom_the_report_addresses_did_not_issue_it() -> None:
    bylines = ["青禾市发展和改革委员会主任 王予", "青禾市人民代表大会常务委员会"]
    assert read_meta("报告", bylines, [], "", "", Corrections()).issuer == "青禾市发展和改革委员会"


@pytest.mark.parametrize("gap", [" ", "　"])
def test_a_speaker_behind_the_meeting_on_its_line(gap: str, make_report) -> None:
    meeting = f"2031年1月8日在云溪县第八届人民代表大会第二次会议上{gap}云溪县县长{gap}许文远"
    text = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议，并请列席人员提出意见。"
    meta = make_report(f"2031年云溪县政府工作报告\n{meeting}\n{text}").meta
    assert (meta.speaker, meta.region) == ("许文远", "云溪县")
    assert meta.meeting == "云溪县第八届人民代表大会第二次会议"


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("2019长沙国民经济和社会发展统计公报", "长沙市"),
        ("2019長沙國民經濟和社會發展統計公報", "长沙市"),
        ("广东2025年政府工作报告", "广东省"),
        ("关于宁夏2024年预算执行情况的报告", "宁夏回族自治区"),
        ("长沙印象", ""),
    ],
)
def test_a_place_called_for_short_gets_its_whole_name(title: str, place: str) -> None:
    assert find_region(title, "", "", "", "") == place


def test_one_heading_of_a_bulletin_and_a_year_without_its_word() -> None:
    counted = "根据生产总值统一核算结果，全盟2025年生产总值增长3%。"
    assert read_meta("", [], ["綜 合"], counted, "", Corrections()).kind is ReportKind.BULLETIN
    meta = read_meta("青禾市2025政府工作报告", [], [], "", "", Corrections())
    assert (meta.year, meta.plan_year) == (2024, 2025)


@pytest.mark.parametrize("counted", ["初步测算", "全年实现"])
def test_a_bulletin_without_its_title(counted: str) -> None:
    ahead = "2023年，全县上下坚持稳中求进，经济稳中向好，社会大局保持稳定。\n"
    text = f"{ahead}{counted}地区生产总值244亿元，第一产业增加值62亿元，增长6.3%。"
    meta = read_meta("", [], ["综 合", "农 业"], text, "", Corrections())
    assert (meta.kind, meta.year) == (ReportKind.BULLETIN, 2023)
    work = read_meta("", [], ["综合", "农村工作"], "全县安排重点工作120项。", "", Corrections())
    assert work.kind is ReportKind.OTHER


def test_a_bulletin_called_an_overview(make_report) -> None:
    text = (
        "初步核算，全年实现地区生产总值2418亿元，按不变价格计算，比上年增长3.9%，经济稳中向好。\n"
    )
    report = make_report(
        f"青禾市2022年国民经济和社会发展概览\n来源：青禾市统计局 更新时间：2023-06-27\n{text}"
        "图1　2018-2022年全市地区生产总值\n扫一扫在手机打开当前页面\n版权所有：青禾市政府网\n"
    )
    assert report.meta.title == "青禾市2022年国民经济和社会发展概览"
    assert (report.meta.kind, report.meta.region, report.meta.year) == (
        ReportKind.BULLETIN,
        "青禾市",
        2022,
    )
    assert report.blocks[-1].text == "图1 2018-2022年全市地区生产总值"


@pytest.mark.parametrize("prospect", ["2035年", "2035 年", "二〇三五年"])
def test_the_far_year_of_a_plan_is_not_its_year(prospect: str) -> None:
    title = f"青禾县国民经济和社会发展第十四个五年规划和{prospect}远景目标纲要"
    meta = read_meta(title, ["青禾县人民政府", "2021年5月"], [], "", "", Corrections())
    assert (meta.kind, meta.region) == (ReportKind.PLAN, "青禾县")
    assert (meta.year, meta.plan_year) == (2020, 2021)
    assert read_meta(title, [], [], "", "", Corrections()).year is None


def test_the_nation_in_traditional_characters() -> None:
    text = "我受國務院委託，向全國人大常委會提出2019年中央決算報告，請審查。"
    title = "國務院關於2019年中央決算的報告"
    assert read_meta(title, [], [], text, "", Corrections()).region == "全国"
