"""Places where characters were probably lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.importing import read
from core.model.blocks import Block, BlockKind, NoteMark
from core.model.report import Doubt
from core.notices import notice_words
from core.parsing.doubts import read_doubts
from core.parsing.doubts.numbers import damaged_numbers
from core.parsing.parse import parse

ROOT = Path(__file__).resolve().parents[4]


def doubts(text: str, *marks: NoteMark) -> list[Doubt]:
    return list(read_doubts([Block(0, "一1", BlockKind.PARAGRAPH, text, marks)], []))


@pytest.mark.parametrize(
    ("text", "words", "suggestion"),
    [
        ("20304月如期完成任务。", "20304月", "2030年4月"),
        ("——2031 3日在云溪县会议上", "2031 3日", ""),
        ("2031年 月 日在云溪县会议上", "2031年 月 日", ""),
        ("在云溪县第九届人民代表大会第次会议上", "第次会议", ""),
        ("完成1530户3588人贫困人口脱贫中的15303588人脱贫。", "15303588人", "1530户3588人"),
        ("改造惠及群众31261.4万人，成效明显。", "31261.4万人", "3126户1.4万人"),
        ("城镇化率达到56%成功创建文明城市。", "56%成功", ""),
        ("G238S226等国省道大中修工程完工。", "G238S226", "G238、S226"),
        ("四大流域地表水均达类以上。", "达类以上", ""),
        ("新增城镇就业310人、转移劳动力831,失业率下降。", "831", "831人"),
        ("2031中国共产党迎来新的历史时刻，意义重大。", "2031中国共产党", "2031年"),
        ("高新区综合考评进入全20。", "进入全20", ""),
        ("新建城东、城西等10公办幼儿园。", "10公办幼儿", ""),
        ("经营净收入4022元，长3.0%。", "长3.0%", ""),
        ("可支配收入增长6.1%%，快于城镇。", "%%", "%"),
        ("投资增长%，快于全市。", "增长%", ""),
        ("再添22离岛商店，方便群众。", "22离岛商店", ""),
        ("税收收入9亿元，为预算的98%增长3%。", "98%增长", ""),
        ("到2035基本实现现代化。", "2035", "2035年"),
        ("财政收入增长9.0；非税收入减少。", "9.0", "9.0%"),
        ("第一产业增加值193.9，增长4.6%。", "193.9", ""),
        ("加快推进加快推进项目建设。", "加快推进加快推进", "加快推进"),
        ("取得良好的的成效。", "的的", "的"),
        ("投资增长增长5%。", "增长增长", "增长"),
        ("成效明显，，群众满意。", "，，", "，"),
        ("培育“小巨人企业4家。", "“", ""),
        ("开展“两新“两高”行动。", "“", ""),
        ("培育小巨人”企业4家。", "”", ""),
        ("收入9亿元（不含转移收入，增长5%。", "（", ""),
        ("于6月31日完工。", "6月31日", ""),
        ("2030年13月开工。", "13月", ""),
        ("20305年建成。", "20305年", ""),
        ("绿化覆盖率达到142%，全县领先。", "142%", ""),
        ("投资12..5亿元，用于修路。", "12..5", ""),
        ("投资1.2.5亿元，用于修路。", "1.2.5", ""),
        ("增长l0.5%，快于全市。", "l", "1"),
        ("2O30年实现收入5亿元。", "O", "0"),
    ],
)
def test_lost_characters(text: str, words: str, suggestion: str) -> None:
    found = doubts(text)
    assert [(one.text, one.suggestion) for one in found] == [(words, suggestion)]
    assert text[found[0].start : found[0].end] == words
    assert notice_words(found[0].reason).endswith("。")


@pytest.mark.parametrize(
    "text",
    [
        "2031年1月3日在云溪县第九届人民代表大会第二次会议上",
        "城镇化率达到56%，成功创建文明城市。",
        "地表水优良比例达100%以上，均达Ⅲ类以上。",
        "14家企业均按30%上缴利润，76.1%的财政支出用于民生。",
        "地区生产总值增长5%左右，占全市的比重提高到12%和15%。",
        "接待游客41261.8万人次，常住人口1234567人。",
        "新增就业310人、转移劳动力831人。",
        "2025世界机器人大会在云溪举办，影响广泛，规模空前。",
        "新建10所公办幼儿园，扩建14所中小学校。",
        "拨打12345热线，实现5G全覆盖，进入全国前20。",
        "成长3年以上的企业，增长3.0%。",
        "完成投资2031万元，G238、S226通车。",
        "让群众有实实在在的获得感，办好博士博士后大赛。",
        "为了了解情况，达到目的的确切日期是2月29日。",
        "耕地面积实现4连增，粮食产量迎来20连丰，财政收入连续保持12连升势头。",
        "全區生產總值完成142億元，增長14.7%，財政總收入達到16億元。",
        "建成324国道、8号线和3项工程，新增100强企业2家，落实101计划。",
        "产值（GDP)增长5%；（1)整治；2）提升。",
        "比重分别为6、7和8%，分别增长5、6、7%。",
        "“十四五”规划《甲（2030）乙》和“一县‘一品’”。",
        "参保率为101.2%，覆盖率达100%，收入1,234.5万元。",
        "占比5%增长点多，2030年全市工作。",
        "进入2000全新平台、投资2000万元。",
    ],
)
def test_clean_text_is_not_doubted(text: str) -> None:
    assert doubts(text) == []


def test_a_census_with_long_numbers_is_not_doubted() -> None:
    text = "常住人口13302788人，男性7302788人，女性6000000人，居住在城镇的人口9302788人。"
    assert damaged_numbers(text) == ()


def test_a_note_mark_fused_to_a_number() -> None:
    mark = NoteMark(10, 6, "10", 0.9)
    (one,) = doubts("“打财断血”2.4亿元。", mark)
    assert one.text == "2.4亿元"
    assert "102.4亿元" in notice_words(one.reason)
    (before,) = doubts("开展“5020”招商", NoteMark(26, 7, "26"))
    assert before.text == "5020"


def test_marks_in_brackets_or_beside_words_are_sure() -> None:
    assert doubts("收入431.42亿元，增长5%。", NoteMark(6, 10, "[6]"), NoteMark(7, 15, "7")) == []
    assert doubts("争取资金38亿元。", NoteMark(3, 4, "③")) == []


@given(st.text(alphabet="20213年月日第次会议达类以上增长%户人万.、，。G8S全10等公办", max_size=60))
def test_doubts_lie_in_their_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for one in doubts(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end


@pytest.mark.parametrize("text", ["1" * 60_000, "1.1" * 20_000, "“" * 20_000, "（推进" * 20_000])
def test_hostile_text_ends(text: str) -> None:
    start = time.process_time()
    doubts(text)
    assert time.process_time() - start < 10  # quadratic time would take minutes


def test_the_doubts_of_the_bundled_report() -> None:
    report = parse(read(ROOT / "data" / "ganxian-2021-plan-report.txt"))
    known = [
        *("2021 3日", "第次会议", "20204月", "13302788人", "61%有序", "8.82%主要"),
        *("41261.8万人", "56%成功", "G238S226", "87.11%按时", "达类以上", "7831"),
        *("2.4亿元", "2021中国共产党", "进入全20", "5020", "10公办幼儿", "14中小学校"),
    ]
    have = [one.text for one in report.doubts]
    matched = len(set(known) & set(have))
    assert matched / len(known) >= 0.8
    assert matched / len(have) >= 0.8
