"""The front of a report: title, lines under it, what a site puts above."""

from __future__ import annotations

import pytest

from core.model.blocks import BlockKind, Part
from core.model.notices import Notice, NoticeCode
from core.model.source import FurnitureReason
from core.parsing.front.titles import is_salutation

TEXT = """
各位代表：
受县人民政府委托，现将计划执行情况和计划草案提请大会审查，并请各位委员提出意见。
一、工作回顾
全县上下同心聚力、共克时艰，高质量发展迈出坚实步伐，主要指标稳居全市第一方阵。
二、工作任务
坚持稳中求进工作总基调，以推动高质量发展为主题，扎实做好各项工作。
"""
TITLE = "关于青禾县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"


def kinds(report, kind):
    return [block.text for block in report.blocks if block.kind is kind]


def reasons(report):
    return {furniture.text: furniture.reason for furniture in report.furniture}


def test_web_title_and_printed_title(make_report) -> None:
    report = make_report(
        "首页 > 政务公开 > 计划总结\n"
        f"{TITLE}\n"
        "发布时间：2025-02-06 来源：发改委 浏览次数：\n"
        "【字体：大 中 小】\n"
        "关于青禾县2024年国民经济和社会\n发展计划执行情况与2025年计划\n草案的报告\n"
        "——2025年1月9日在青禾县第十八届人民代表大会第四次会议上\n"
        "青禾县发展和改革委员会主任　王　晓\n" + TEXT,
        format="html",
    )
    assert kinds(report, BlockKind.TITLE) == [TITLE]
    assert len(kinds(report, BlockKind.BYLINE)) == 3
    assert reasons(report) == {
        "首页 > 政务公开 > 计划总结": FurnitureReason.BREADCRUMB,
        TITLE: FurnitureReason.DUPLICATE,
        "发布时间：2025-02-06 来源：发改委 浏览次数：": FurnitureReason.SITE_INFO,
        "【字体：大 中 小】": FurnitureReason.SITE_INFO,
    }
    meta = report.meta
    assert (meta.title, meta.region, meta.year, meta.plan_year) == (TITLE, "青禾县", 2024, 2025)
    assert meta.meeting == "青禾县第十八届人民代表大会第四次会议"
    assert (meta.issuer, meta.speaker) == ("青禾县发展和改革委员会", "王晓")


def test_summary_box_is_not_the_text(make_report) -> None:
    report = make_report(
        "摘 要\n这是青禾县财政局在大会上所作的报告，汇报了预算执行情况，安排了新一年的预算。\n"
        "青禾县2024年预算执行情况和2025年预算草案的报告\n" + TEXT,
        format="html",
    )
    assert kinds(report, BlockKind.TITLE) == ["青禾县2024年预算执行情况和2025年预算草案的报告"]
    assert not any("摘 要" in block.text or "这是青禾县" in block.text for block in report.blocks)
    assert len(report.furniture) == 2


def test_letter_spaced_title_is_closed(make_report) -> None:
    report = make_report("政 府 工 作 报 告\n----2024年12月29日在青禾县人民代表大会上\n" + TEXT)
    assert kinds(report, BlockKind.TITLE) == ["政府工作报告"]
    assert (report.meta.year, report.meta.plan_year, report.meta.region) == (2024, 2025, "青禾县")


def test_title_and_meeting_on_one_line(make_report) -> None:
    report = make_report(
        "政府工作报告——2025年1月9日在青禾县第十八届人民代表大会第四次会议上\n" + TEXT
    )
    assert report.meta.title == "政府工作报告"
    assert report.meta.meeting == "青禾县第十八届人民代表大会第四次会议"


def test_letter_spaced_post_and_standing_committee(make_report) -> None:
    report = make_report(
        "关于2025年上半年国民经济和社会发展计划执行情况的报告\n"
        "（2025年8月20日在青禾县第十八届人大常委会第二十次会议上）\n县 长　李 明\n"
        + TEXT.replace("各位代表：", "主任、各位副主任、各位委员：")
    )
    assert report.meta.speaker == "李明"
    assert [block.kind for block in report.blocks[:4]] == [BlockKind.TITLE] + [BlockKind.BYLINE] * 3


@pytest.mark.parametrize("tail", ["（书面）", "（草案）"])
def test_title_with_a_word_in_brackets_on_its_own_line(make_report, tail: str) -> None:
    report = make_report(f"{TITLE}\n{tail}\n" + TEXT)
    assert report.meta.title == TITLE + tail


def test_paper_number_above_the_title(make_report) -> None:
    report = make_report(f"青禾县十八届人大四次\n会议文件（十二）\n{TITLE}\n" + TEXT)
    assert [f.reason for f in report.furniture] == [FurnitureReason.RUNNING_HEAD] * 2


def test_a_list_of_papers_above_the_title_is_no_section(make_report) -> None:
    report = make_report(
        f"一、财政预算报告\n二、三公经费公开\n三、名词解释\n{TITLE}\n青禾县财政局\n" + TEXT
    )
    assert [section.title for section in report.sections] == ["工作回顾", "工作任务"]
    assert {f.reason for f in report.furniture} == {FurnitureReason.CONTENTS}


def test_mark_on_the_title(make_report) -> None:
    report = make_report(
        "青禾县2024年国民经济和社会发展统计公报\n[1]\n青禾县统计局\n（2025年3月2日）\n"
        "2024年，全县各项指标逐月回升，主要预期好于年初的设想。\n"
        "一、综 合\n初步核算，全年地区生产总值[2]307.23亿元，比上年增长4.8%。\n"
        "注释：\n[1]本公报数据均为初步统计数。\n[2]按现价计算，增长速度按不变价格计算。"
    )
    title = report.blocks[0]
    assert (title.kind, title.text) == (BlockKind.TITLE, report.meta.title)
    assert [(mark.number, mark.offset) for mark in title.marks] == [(1, len(title.text))]
    assert [section.title for section in report.sections] == ["综合", "注释"]
    assert report.meta.plan_year is None


def test_title_known_only_to_the_file(make_report) -> None:
    report = make_report(TEXT, title=f"{TITLE} - 青禾县人民政府", format="html")
    assert report.meta.title == TITLE


def test_plain_text_that_is_no_report(make_report) -> None:
    report = make_report("便笺\n今天下午到村里走访，看了水渠和新修的路，大家都说方便多了。")
    assert "今天下午" in report.text
    assert report.sections == ()
    assert Notice(NoticeCode.NO_HEADINGS) in report.warnings


def test_the_opening_of_a_text_in_narrow_lines(make_report) -> None:
    text = "2025年，全县上下同心聚力，高质量发展迈出坚实步伐，主要指标稳居全市前列。"
    lines = ["　　" + text[:18], text[18:]]
    assert "".join(lines).strip("　") == text
    prose = "全年粮食产量十二万吨，比上年增长百分之一点六，"
    body = ["　　一、综合", "　　" + prose[:18]] + [
        (prose * 5)[at : at + 20] for at in range(0, 100, 20)
    ]
    report = make_report(
        "\n".join(
            [
                "青禾县2025年国民经济和社会发展统计公报",
                "青禾县统计局",
                "2026年4月2日",
                *lines,
                *body,
            ]
        ),
        wrapped=True,
    )
    assert [b.text for b in report.blocks if b.kind is BlockKind.BYLINE] == [
        "青禾县统计局",
        "2026年4月2日",
    ]
    assert next(b.text for b in report.blocks if b.kind is BlockKind.PARAGRAPH) == text


def test_a_sentence_that_begins_with_an_address_is_no_salutation() -> None:
    assert not is_salutation("各位代表，当前工作机遇和挑战并存，")
    assert is_salutation("各位代表，同志们，")
    assert is_salutation("主任、各位副主任、秘书长、各位委员：")


def test_a_title_broken_inside_its_words(make_report) -> None:
    report = make_report(
        "关于青禾县2024年国民经济和社\n会发展\n计划执行情况与2025年\n计划草案的报告\n"
        "——2025年1月9日在青禾县第十八届人民代表大会第四次会议上\n" + TEXT
    )
    assert (
        report.meta.title == "关于青禾县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"
    )


@pytest.mark.parametrize(
    "stated",
    [
        "青禾县统计局 统计公报 青禾县2024年国民经济和社会发展统计公报",
        "青禾县2024年国民经济和社会发展统计公报_统计公报_青禾县人民政府",
        "青禾县2024年国民经济和社会发展统计公报-青禾县人民政府",
    ],
)
def test_the_names_of_a_site_around_the_title(stated: str, make_report) -> None:
    text = TEXT.replace("各位代表：\n", "").replace("一、工作回顾", "一、综合")
    report = make_report(text, format="html", title=stated)
    assert report.meta.title == "青禾县2024年国民经济和社会发展统计公报"


def test_a_meeting_fused_to_the_title_by_a_dash(make_report) -> None:
    fused = "政府工作报告(摘要)--2019年2月25日在青禾市第十二届人民代表大会第二次会议上"
    report = make_report(f"{fused}\n来源网址: http://example.org/a?b=1&c=2\n青禾市市长 王予{TEXT}")
    assert report.meta.title == "政府工作报告(摘要)"
    assert (report.meta.region, report.meta.year, report.meta.plan_year) == ("青禾市", 2018, 2019)
    assert "example.org" not in report.text
    assert any("example.org" in furniture.text for furniture in report.furniture)


def test_a_title_that_the_site_cut_short(make_report) -> None:
    report = make_report(f"{TITLE[:24]}\n{TITLE}{TEXT}")
    assert report.meta.title == TITLE
    assert reasons(report) == {TITLE[:24]: FurnitureReason.DUPLICATE}


def test_a_title_of_two_lines_that_ends_in_a_draft(make_report) -> None:
    report = make_report(f"青禾自治县2024年预算执行\n情况和2025年预算草案{TEXT}")
    assert report.meta.title == "青禾自治县2024年预算执行情况和2025年预算草案"
    assert report.meta.region == "青禾自治县"


def test_a_report_without_title_begins_with_its_first_words(make_report) -> None:
    spoken = "现在，我代表青禾区人民政府，向大会作政府工作报告，请予审议，并请委员提出意见。"
    report = make_report(
        f"（2024年2月16日 王予）\n{spoken}\n2023年工作回顾\n"
        "2023年，全区上下团结一心、攻坚克难，经济社会发展取得新的成绩，民生福祉持续增进。\n"
        "一、经济稳步增长\n全区工业、农业、服务业都有新的发展，重点项目建设进度好于预期。"
    )
    assert report.text.startswith(("（2024年2月16日", spoken))
    assert spoken in report.text
    assert [(s.level, s.title) for s in report.sections[:2]] == [
        (1, "2023年工作回顾"),
        (2, "经济稳步增长"),
    ]
    assert (report.meta.region, report.meta.year) == ("青禾区", 2023)


def test_an_excerpt_that_goes_on_with_a_table(make_report) -> None:
    cells = ["产品名称", "单位", "产量", "水泥", "万吨", "16.9", "服装", "万件", "53.5"]
    prose = "建筑企业持续稳定，年末全县具有资质等级的企业7家，完成产值28924万元，增长8.1%。"
    report = make_report("\n".join(["青禾县2019年统计公报", "青禾县统计局", *cells, prose]))
    assert kinds(report, BlockKind.BYLINE) == ["青禾县统计局"]


GLOSSARY = "1.“双链”：指产业链和创新链，是推进产业发展的重要抓手。\n2.“三库”：指项目库、资金库。"


def test_a_file_that_holds_only_the_glossary(make_report) -> None:
    for head, title in (
        ("《政府工作报告》名词解释", "《政府工作报告》名词解释"),
        ("附件2\n名词解释\n（按文中出现先后排序）", "名词解释"),
        ("2025年青禾县政府工作报告\n名词解释", "2025年青禾县政府工作报告"),
    ):
        report = make_report(f"{head}\n{GLOSSARY}")
        assert report.meta.title == title
        assert [(term.number, term.term) for term in report.terms] == [(1, "“双链”"), (2, "“三库”")]
        assert report.warnings == ()


def test_a_file_of_terms_above_what_they_mean(make_report) -> None:
    """Each term on a line of its own; one sentence only tells of its term."""
    terms = ["预算体系", "双控资金", "预算调剂", "滚存资金"]
    said = [
        "按照改革的要求，青禾县逐步建立起由四本预算组成的完整账册。",
        "是对总量和结构都作出限定的专门资金，用于跨年度的项目。",
        "经过批准的各项安排，在执行中遇到下列情形的，应当办理手续：①增加支出的；②减少收入的。",
        "是指到年末还没有用完、下一年度按原来用途继续使用的钱款。",
    ]
    lines = [line for pair in zip(terms, said, strict=True) for line in pair]
    report = make_report("\n".join(["2024年预算报告中有关名词的解释", *lines]))
    assert report.meta.title == "2024年预算报告中有关名词的解释"
    assert [(term.term, term.definition) for term in report.terms] == list(
        zip(terms, said, strict=True)
    )
    assert all(section.part is Part.GLOSSARY for section in report.sections)
    text = "主要成绩\n全县上下同心聚力、共克时艰，高质量发展迈出坚实步伐，指标稳居第一方阵。"
    report = make_report(
        "\n".join(["2024年预算报告中有关名词的解释", *lines[2:4], *lines[6:], text])
    )
    assert [term.term for term in report.terms] == [terms[1], terms[3]]


def test_a_draft_without_the_word_report_behind_a_list_of_contents(make_report) -> None:
    head = "2023年青禾县政府决算公开\n第一部分 决算报告\n第二部分 决算报表"
    head = f"{head}\n1、收入决算表\n2、支出决算表"
    title = "关于2023年财政决算草案"
    body = TEXT.replace("各位代表", "县人大常委会").lstrip("\n")
    report = make_report(f"{head}\n第一部分 决算报告\n{title}\n县财政局局长 王予\n{body}")
    assert report.meta.title == title
    assert [s.label for s in report.sections if s.level == 1][:1] == ["一、"]
    assert "支出决算表" not in report.text


def test_a_meeting_line_in_two_pieces_is_no_title(make_report) -> None:
    report = make_report(
        "(2025年1月9日在青禾市东湖区第十六届人民代表大会\n第三次会议上)\n青禾市东湖区发展和改革局"
        + TEXT
    )
    assert report.meta.title == ""
    assert report.meta.meeting == "青禾市东湖区第十六届人民代表大会第三次会议"
    assert report.meta.region == "青禾市东湖区"
    assert kinds(report, BlockKind.TITLE) == []
    assert not [furniture.text for furniture in report.furniture]


def test_a_notice_that_hands_the_report_on_is_not_its_title(make_report) -> None:
    report = make_report(
        "青政发〔2030〕5号\n青禾县人民政府\n关于印发2030年政府工作报告的通知\n"
        "各乡镇人民政府，县政府各部门：\n"
        "现将县长在县第九届人民代表大会第三次会议上所作的《2030年政府工作报告》印发你们。\n"
        "青禾县人民政府\n2030年3月8日\n2030年政府工作报告\n"
        "——2030年2月27日在青禾县第九届人民代表大会第三次会议上\n" + TEXT,
        format="html",
        title="青禾县人民政府关于印发2030年政府工作报告的通知",
    )
    assert report.meta.title == "2030年政府工作报告"
    assert "印发你们" not in report.text
    assert any("印发你们" in furniture.text for furniture in report.furniture)
    alone = make_report("关于印发2030年政府工作报告的通知\n" + TEXT, format="html")
    assert alone.meta.title == "关于印发2030年政府工作报告的通知"


def test_broken_meeting_line_below_site_lines(make_report) -> None:
    report = make_report(
        "当前位置：\n保护视力色：\n政府工作报告\n时间：2013-02-06 09:10\n来源：大会秘书处\n"
        "2013年2月5日在青禾市\n第五届人民代表大会第一次会议上\n市长　王　晓\n" + TEXT,
        format="txt",
    )
    assert (
        kinds(report, BlockKind.BYLINE)[0] == "2013年2月5日在青禾市第五届人民代表大会第一次会议上"
    )
    assert (report.meta.year, report.meta.plan_year) == (2012, 2013)
    assert report.meta.region == "青禾市"


def test_button_between_title_and_text_is_no_speaker(make_report) -> None:
    report = make_report(
        f"索引号：0115-2025-0003\n{TITLE}\n打印\n分享到\n（经县第十八届人大常委会第十二次会议审议）\n"
        + TEXT,
        format="txt",
    )
    assert report.meta.speaker == ""
    assert reasons(report)["分享到"] is FurnitureReason.SITE_INFO


@pytest.mark.parametrize("tag", ["（现场实录）", "（受权发布）", "（两会受权发布）"])
def test_title_of_the_press_above_the_report_s_own(make_report, tag) -> None:
    text = "——2025年1月9日在青禾县第十八届人民代表大会第四次会议上\n" + TEXT
    report = make_report(
        f"{tag}政府工作报告\n2025-01-12 10:12:17 青禾网\n政府工作报告\n{text}", format="html"
    )
    assert report.meta.title == "政府工作报告"
    assert kinds(report, BlockKind.TITLE) == ["政府工作报告"]
    assert make_report(f"{tag}政府工作报告\n{text}", format="html").meta.title == "政府工作报告"


def test_title_of_a_collection_of_samples_above_the_report_s_own(make_report) -> None:
    report = make_report(
        "乡镇人代会,政府工作报告\n篇一：乡镇人代会,政府工作报告\n镇人代会政府工作报告\n"
        "青禾镇政府工作报告\n2014年1月8日\n镇长　王　晓\n" + TEXT,
    )
    assert (report.meta.title, report.meta.region) == ("青禾镇政府工作报告", "青禾镇")
    assert "篇一" not in report.text


def test_a_page_that_begins_with_a_later_section(make_report) -> None:
    prose = "市场销售平稳增长，全年社会消费品零售总额95.5亿元，比上年增长2.9%，城乡都有新的增加。"
    report = make_report(f"|\n五、国内贸易\n{prose}\n{prose[::-1]}")
    assert [(section.label, section.title) for section in report.sections] == [("五、", "国内贸易")]


def test_the_year_that_a_site_writes_behind_a_title(make_report) -> None:
    report = make_report(f"2022年青禾县国民经济和社会发展统计公报 2022\n选择地区：>>{TEXT}")
    assert report.meta.title == "2022年青禾县国民经济和社会发展统计公报"
    assert [item.text for item in report.furniture] == ["选择地区：>>"]


def test_a_title_between_a_list_of_contents_and_its_first_part(make_report) -> None:
    listed = "目 录\n第一部分 部门概况\n一、主要职责\n二、机构设置\n第二部分 决算表\n一、收入决算表"
    title = "青禾县财政局2023年度部门决算公开说明"
    prose = "贯彻执行财政、税收的法规制度，拟定全县财政发展的战略和规划，参与制定各项经济政策。"
    report = make_report(f"{listed}\n{title}\n第一部分 部门概况\n一、主要职责\n{prose}")
    assert report.meta.title == title
    assert [section.label for section in report.sections] == ["第一部分", "一、"]
    assert "机构设置" not in report.text


def test_issuer_on_a_line_of_its_own_that_the_page_s_title_has_too(make_report) -> None:
    report = make_report(
        "青禾市人民政府关于2024年决算的报告（2025年7月26日）\n青禾市人民政府\n关于2024年决算的报告\n"
        "——2025年7月26日在市五届人大常委会第二十七次会议上\n市财政局局长　王晓\n" + TEXT,
        format="html",
    )
    assert report.meta.title == "青禾市人民政府关于2024年决算的报告"
    assert (report.meta.region, report.meta.year) == ("青禾市", 2024)
