"""What a site or a printer puts around a report is left out, and listed."""

from __future__ import annotations

import pytest

from core.model.source import FurnitureReason, Run, SourceBlock, SourceKind
from core.parsing.furniture.chrome import (
    chrome_reason,
    is_document_number,
    is_imprint,
    is_page_number,
)

FRONT = "青禾县2024年预算执行情况和2025年预算草案的报告\n各位代表：\n"
BODY = """
受县人民政府委托，现将预算执行情况和预算草案提请大会审查，请予审议。
一、预算执行情况
全县一般公共预算收入46.18亿元，下降2.3%，完成预算的96.1%，收支平衡。
二、预算草案
全县一般公共预算收入安排99.5亿元，增长2.2%，支出安排198.8亿元。
各位代表，让我们团结一致、开拓进取，为全县高质量发展作出更大贡献！
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("您当前所在位置: 首页>部门信息公开目录>发改委", FurnitureReason.BREADCRUMB),
        ("首页 统计数据 统计公报 正文", FurnitureReason.BREADCRUMB),
        ("选择地区：>>", FurnitureReason.BREADCRUMB),
        ("Page 12: 2019年青禾县政府预算公开", FurnitureReason.SITE_INFO),
        ("相关文章", FurnitureReason.NEIGHBOUR),
        ("上一篇：关于做好春耕的通知", FurnitureReason.NEIGHBOUR),
        ("扫一扫在手机打开当前页", FurnitureReason.SITE_INFO),
        ("打印 关闭", FurnitureReason.SITE_INFO),
        ("网络编辑：预算科", FurnitureReason.SITE_INFO),
        (
            "本文仅代表作者观点，不代表本站立场。凡注明为本网作品的，未经许可，不得转载。" * 5,
            FurnitureReason.SITE_INFO,
        ),
        ("免责声明：以上内容仅代表原作者观点，如有侵权请告知。", FurnitureReason.SITE_INFO),
        ("网站标识码：0000000001", FurnitureReason.SITE_INFO),
        ("访问量: 下载文件", FurnitureReason.SITE_INFO),
        ("索 引 号：", FurnitureReason.SITE_INFO),
        ("保密审查情况：已审查", FurnitureReason.SITE_INFO),
        ("2025年预算草案.pdf", FurnitureReason.ATTACHMENT),
    ],
)
def test_chrome(text: str, reason: FurnitureReason) -> None:
    assert chrome_reason(text) is reason


@pytest.mark.parametrize(
    "text",
    [
        "一、2024年预算执行情况",
        "推动媒体融合发展，办好县融媒体中心。",
        "加强网站信息内容建设。",
        "全力打印青禾名片，打造品牌。",
        "主办单位：县教育局，各乡镇人民政府",
        "相关经费已列入预算。",
        "以上收入不代表最终决算数，决算后另行报告。",
        "本文件所称民生支出包括教育支出。",
        "各位代表：",
        "青禾县财政局",
    ],
)
def test_words_of_a_report_are_no_chrome(text: str) -> None:
    assert chrome_reason(text) is None


def test_page_numbers() -> None:
    assert all(is_page_number(text) for text in ("— 2 —", "-14-", "第 3 页 共 9 页", "3/18"))
    assert not any(is_page_number(text) for text in ("2", "2025", "——2025年1月9日", "-0.7%"))


def test_document_numbers_and_imprints() -> None:
    assert is_document_number("会 议 文 件（十二）")
    assert is_document_number("六次会议文件")
    assert not is_document_number("二、工作任务")
    assert is_imprint("青禾县十八届人大四次会议秘书处 2025年1月5日印")
    assert not is_imprint("青禾县财政局 2025年1月5日")


def test_tail_of_a_page(make_report) -> None:
    report = make_report(
        FRONT
        + BODY
        + "预算草案表格\n预算草案.xlsx\n扫一扫在手机查看当前页\n相关文章\n春耕通知\n县教育局\n",
        format="html",
    )
    assert report.blocks[-1].text.endswith("更大贡献！")
    told = {f.text: f.reason for f in report.furniture}
    assert told["预算草案表格"] is FurnitureReason.ATTACHMENT
    assert told["预算草案.xlsx"] is FurnitureReason.ATTACHMENT
    assert told["春耕通知"] is FurnitureReason.NEIGHBOUR
    assert len(told) == 6


def test_a_short_last_sentence_is_kept(make_report) -> None:
    report = make_report(
        FRONT + BODY + "让我们努力奋斗！\n（编辑：张三）\n上一篇：无", format="html"
    )
    assert report.blocks[-1].text == "让我们努力奋斗！"


def test_a_heading_that_the_end_of_the_file_cuts_from_its_text(make_report) -> None:
    cut = "三、财政\n全县"
    report = make_report(f"发布时间：2024-03-01 来源：县统计局\n{FRONT}{BODY}{cut}")
    assert [section.title for section in report.sections if section.level == 1][-1] == "财政"


def test_a_sentence_that_the_end_of_the_file_cuts(make_report) -> None:
    """However short the piece is: its clauses tell it from a menu."""
    cut = "三、财政工作\n全年新增岗位1254个，帮助853名"
    report = make_report(f"选择地区：>>\n{FRONT}{BODY}{cut}")
    assert report.blocks[-1].text == "全年新增岗位1254个，帮助853名"


def test_an_annex_that_names_organisers_is_kept(make_report) -> None:
    annex = "附件\n十件惠民实事\n一、稳定就业\n年度目标：转移就业1500人。\n主办单位：县人社局"
    report = make_report(FRONT + BODY + annex)
    assert report.blocks[-1].text == "主办单位：县人社局"


def test_contents_list(make_report) -> None:
    contents = "目 录\n一、预算执行情况……1\n二、预算草案……5\n"
    report = make_report(contents + FRONT + BODY)
    assert [section.title for section in report.sections] == ["预算执行情况", "预算草案"]
    assert [f.reason for f in report.furniture] == [FurnitureReason.CONTENTS] * 3


def test_contents_list_of_tables(make_report) -> None:
    tables = "表格目录\n表一：全县收入表\n表二：全县支出表\n"
    tables += "表一\n全县收入表\n全县收入略有下降，主要是受市场影响。\n"
    report = make_report(FRONT + BODY + tables)
    contents = [f.text for f in report.furniture if f.reason is FurnitureReason.CONTENTS]
    assert contents == ["表格目录", "表一：全县收入表", "表二：全县支出表"]


def test_text_held_twice_is_kept_once(make_report) -> None:
    long = "\n".join(
        f"{n}季度全县一般公共预算收入稳步增长，税收收入占比持续提高，民生支出得到较好保障，收支总体平衡。"
        for n in "一二三四"
    )
    report = make_report(FRONT + "一、预算执行情况\n" + long + "\n" + long)
    assert report.text.count("三季度") == 1
    assert [f.reason for f in report.furniture] == [FurnitureReason.DUPLICATE] * 4


def test_running_heads_and_page_numbers(make_report) -> None:
    pages = "".join(
        f"\f青禾县人民政府公报2025年第1期\n第{n}项工作稳步推进，各项指标均完成年度预算安排。\n{n}\n"
        for n in range(1, 6)
    )
    report = make_report(FRONT + "一、预算执行情况\n" + pages, pages=True)
    assert "公报" not in report.text
    told = [f.reason for f in report.furniture]
    assert told.count(FurnitureReason.RUNNING_HEAD) == 5
    assert told.count(FurnitureReason.PAGE_NUMBER) == 5


def test_what_the_reader_of_the_format_left_out_is_listed(make_source) -> None:
    from dataclasses import replace

    from core.parsing.parse import parse

    source = make_source(FRONT + BODY)
    menu = SourceBlock(SourceKind.PARAGRAPH, (Run("菜单"),), furniture=FurnitureReason.MENU)
    report = parse(replace(source, blocks=(menu, *source.blocks)))
    assert [(f.text, f.reason) for f in report.furniture] == [("菜单", FurnitureReason.MENU)]


def test_the_title_again_inside_the_text(make_report) -> None:
    again = FRONT.splitlines()[0]
    report = make_report(FRONT + "一、预算执行情况\n" + again + "\n" + again + "\n" + BODY)
    assert report.text.count(again) == 1
    assert [f.reason for f in report.furniture] == [FurnitureReason.DUPLICATE] * 2


def test_contents_list_of_several_parts_ends_where_it_begins_again(make_report) -> None:
    contents = (
        "目 录\n第一部分 单位概况\n一、主要职责\n二、机构设置\n第二部分 2024年部门决算表\n"
        "一、收入支出决算总表\n二、“三公”经费及会议费支出情\n况说明\n第三部分 名词解释\n"
    )
    text = (
        "第一部分 单位概况\n一、主要职责\n县粮食局主管全县粮食流通工作，负责储备粮的收购和轮换。\n"
    )
    report = make_report("青禾县粮食局2024年部门决算\n" + contents + text)
    assert report.meta.title == "青禾县粮食局2024年部门决算"
    assert (report.meta.region, report.meta.year) == ("青禾县", 2024)
    assert [section.title for section in report.sections] == ["单位概况", "主要职责"]
    assert [f.reason for f in report.furniture] == [FurnitureReason.CONTENTS] * 9
