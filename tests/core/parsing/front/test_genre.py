"""What is no report is imported as it stands, with a remark."""

from __future__ import annotations

import pytest

from core.model.notices import Notice, NoticeCode
from core.parsing.front.genre import reads_like_report
from tests.core.parsing.conftest import build

TOLD = Notice(NoticeCode.NOT_A_REPORT)
STORY = (
    "雨夜\n那天晚上下着雨，他撑着伞走过长街。\n她站在门口，没有说话。\n天亮了\n院子里落满了桂花。"
)
RECIPE = (
    "红烧肉的做法\n材料：五花肉500克，冰糖30克。\n1. 五花肉切块焯水。\n2. 小火炒糖色，炖一小时。"
)
LETTER = (
    "关于开展读书活动的通知\n各村委会：\n现将有关事项通知如下。\n一、时间安排\n本月中旬起，为期一个月。\n"
    "二、活动要求\n认真组织，按时报送。\n青禾镇文化站\n2024年3月5日"
)


@pytest.mark.parametrize("format", ["txt", "html"])
@pytest.mark.parametrize("text", [STORY, RECIPE, LETTER])
def test_all_words_of_another_text_are_kept(text: str, format: str, make_report) -> None:
    report = make_report(text, format=format)
    assert [line for line in text.split("\n") if line[:10] not in report.text] == []
    assert TOLD in report.warnings


@pytest.mark.parametrize(
    "text",
    [
        "青禾县2024年政府工作报告\n今年工作很多。",
        "各位代表：\n请听我报告工作。",
        "一、工作\n全县生产总值增长5%，一般公共预算收入增长3%。",
        "一、综合\n二、农业\n粮食产量比上年增长3.2%。",
    ],
)
def test_reports_are_known_by_title_audience_and_words(text: str, make_report) -> None:
    assert TOLD not in make_report(text).warnings


def test_the_title_that_a_file_states_is_enough() -> None:
    assert build("今年工作很多。").blocks
    assert reads_like_report([], "关于青禾县2023年预算执行情况的报告")
    assert not reads_like_report([], "读书笔记")


def test_heads_of_courts_and_horizontal_bars(make_report) -> None:
    report = make_report(
        "青禾县人民法院工作报告\n――2024年1月16日在青禾县第十九届人民代表大会第四次会议上\n"
        "县人民法院院长 许正明\n各位代表：\n"
        "现在，我代表县人民法院，向大会报告工作，请予审议。\n一、工作回顾\n"
        "过去一年，县法院依法履行职责，各项工作取得新进展，为全县发展提供了有力司法服务。",
        format="html",
    )
    assert (report.meta.speaker, report.meta.region) == ("许正明", "青禾县")
    assert report.meta.meeting == "青禾县第十九届人民代表大会第四次会议"
