"""The speech outline: notes by the part they play, with the numbers beside them."""

from __future__ import annotations

import io

import docx

from core.exporting import export
from core.exporting.speech import speech
from core.importing import read_bytes
from core.model.annotations import Annotation, Role, TargetKind
from core.parsing.parse import parse
from tests.support.annotations import make_annotation, make_entry

TEXT = """\
云溪县2030年国民经济和社会发展计划执行情况的报告

一、2030年计划执行情况
全县新建学校12所，投入资金3亿元，惠及学生5000人。民生支出增长8%。
二、2031年主要任务
加快建设产业园区，引进企业30家。
"""
REPORT = parse(read_bytes(TEXT.encode(), "云溪.txt"))


def parts(*notes: Annotation) -> list[tuple[str, list[str]]]:
    return [(part.title, [p.words for p in part.points]) for part in speech(REPORT, notes)]


def test_notes_stand_by_role_and_in_the_order_of_the_report() -> None:
    assert parts(
        make_annotation(REPORT, 1, "引进企业", "建议公布名单。", role=Role.SUGGEST),
        make_annotation(REPORT, 2, "民生支出", "值得肯定。", role=Role.AFFIRM),
        make_annotation(REPORT, 3, "投入资金", "资金怎样分配？", role=Role.QUESTION),
        make_annotation(REPORT, 4, "产业园区", "会前再查。"),
        make_annotation(REPORT, 5, "新建学校", "教师从哪里来？", role=Role.QUESTION),
    ) == [
        ("肯定", ["值得肯定。"]),
        ("追问", ["教师从哪里来？", "资金怎样分配？"]),
        ("建议", ["建议公布名单。"]),
        ("其他", ["会前再查。"]),
    ]


def test_what_says_nothing_is_left_out_and_a_role_alone_says_the_words() -> None:
    assert parts(
        make_annotation(REPORT, 1, "新建学校"),
        make_annotation(REPORT, 2, "投入资金", "删去的", deleted="2026-02-01T00:00:00+00:00"),
        make_annotation(REPORT, 3, "民生支出增长8%", role=Role.AFFIRM),
    ) == [("肯定", ["民生支出增长8%"])]


def test_numbers_of_the_sentence_stand_beside_the_words_that_lack_them() -> None:
    note = make_annotation(REPORT, 1, "新建学校12所", "教师呢？", role=Role.QUESTION)
    [part] = speech(REPORT, [note])
    told = " ".join(part.points[0].figures)
    assert "3亿元" in told
    assert "5000人" in told
    assert "12所" not in told
    assert "8%" not in told
    assert "30家" not in told


def test_a_note_on_the_report_has_no_numbers() -> None:
    note = make_annotation(REPORT, 1, None, "总的来说很好。", kind=TargetKind.REPORT)
    [part] = speech(REPORT, [note])
    assert (part.points[0].words, part.points[0].figures) == ("总的来说很好。", ())


def test_the_speech_as_a_word_file() -> None:
    note = make_annotation(REPORT, 1, "新建学校", "教师呢？\n请说明。", role=Role.QUESTION)
    data = export(make_entry(REPORT), REPORT, [note], "docx", "outline")
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert words[words.index("追问") + 1 :][:3] == ["1. 教师呢？", "请说明。", "新建学校"]


def test_a_note_of_several_lines_stays_in_its_item_of_markdown() -> None:
    note = make_annotation(REPORT, 1, "新建学校", "# 教师呢？\n- 请说明。", role=Role.QUESTION)
    text = export(make_entry(REPORT), REPORT, [note], "md", "outline").decode()
    assert "1. \\# 教师呢？  \n   \\- 请说明。\n\n   > 新建学校" in text
