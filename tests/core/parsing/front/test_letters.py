"""A report that a letter sends: title, place and text are those of the report."""

from __future__ import annotations

import pytest

from core.model.report import ReportKind
from core.model.source import FurnitureReason

LETTER = """青政发〔2025〕8号
各乡镇人民政府，县政府各工作部门、直属机构：
{named}已经县第十八届人民代表大会第四次会议审议通过，现印发给你们，请认真组织实施。
一、提高认识，压实责任
各单位要细化任务分工，明确完成时限。
二、加强督查，定期通报
县政府办公室要按季度通报进展情况。
青禾县人民政府
2025年2月21日
"""
BODY = """
2025年全县经济社会发展的总体要求是：坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，推动高质量发展。
一、推动工业经济提质增效
全年规模以上工业增加值增长7%，新增规模以上企业10户，技术改造投资增长12%。
二、推进乡村全面振兴
粮食产量稳定在42万吨以上，建成高标准农田6万亩，农村居民收入增长6%以上。"""
PLAN = "青禾县2025年国民经济和社会发展计划"


@pytest.mark.parametrize("format", ["txt", "html"])
@pytest.mark.parametrize("marks", ["《》", "  "])
@pytest.mark.parametrize("annex", ["", "附件：\n", "附件：青禾县2025年国民经济和社会发展计划\n"])
def test_a_plan_behind_the_letter_that_issues_it(
    make_report, format: str, marks: str, annex: str
) -> None:
    named = f"{marks[0]}{PLAN}{marks[1]}".strip()
    notice = f"青禾县人民政府关于印发{named}的通知"
    text = f"{notice}\n{LETTER.format(named=named)}{annex}{PLAN}{BODY}"
    report = make_report(text, format=format, title=f"{notice}_青禾县人民政府")
    assert report.meta.title == PLAN
    assert report.meta.kind is ReportKind.PLAN
    assert (report.meta.region, report.meta.plan_year) == ("青禾县", 2025)
    assert [s.title for s in report.sections] == ["推动工业经济提质增效", "推进乡村全面振兴"]
    assert "组织实施" not in report.text
    left_out = {item.text: item.reason for item in report.furniture}
    assert left_out[notice] is FurnitureReason.NEIGHBOUR
    assert left_out["二、加强督查，定期通报"] is FurnitureReason.NEIGHBOUR


def test_a_work_report_on_two_lines_behind_a_letter(make_report) -> None:
    notice = "青禾县人民政府办公室关于印发2025年政府工作报告的通知"
    text = f"{notice}\n{LETTER.format(named='2025年政府工作报告')}政府工作报告\n{BODY}"
    report = make_report(text)
    assert report.meta.title == "政府工作报告"
    assert report.meta.kind is ReportKind.WORK_REPORT
    assert [s.label for s in report.sections] == ["一、", "二、"]


def test_a_title_on_two_lines(make_report) -> None:
    notice = f"关于印发《{PLAN}（草案）》的通知"
    text = f"{notice}\n{LETTER.format(named='计划')}青禾县2025年国民经济\n和社会发展计划{BODY}"
    assert make_report(text).meta.title == PLAN


def test_the_date_of_a_letter_is_no_part_of_the_title_below_it(make_report) -> None:
    notice = f"青禾县人民政府关于印发《{PLAN}》的通知"
    letter = f"《{PLAN}》已经会议通过，现印发给你们。\n青禾县人民政府\n2025年2月21日\n"
    report = make_report(f"{notice}\n{letter}{PLAN}{BODY}", format="html", title=notice)
    assert report.meta.title == PLAN
    assert "2025年2月21日" not in report.text


def test_a_letter_that_is_all_there_is_stays(make_report) -> None:
    notice = f"关于印发《{PLAN}》任务分工的通知"
    report = make_report(f"{notice}\n{LETTER.format(named=f'《{PLAN}》')}")
    assert "县政府办公室要按季度通报进展情况。" in report.text
    assert [s.title for s in report.sections] == ["提高认识，压实责任", "加强督查，定期通报"]
