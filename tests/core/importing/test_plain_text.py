from __future__ import annotations

import codecs
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.importing import read, read_bytes
from core.importing.encoding import decode
from core.model.errors import UserError
from core.model.notices import NoticeCode, notice

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "importing"
TEXT = (SAMPLES / "report.txt").read_text(encoding="utf-8")


def test_each_line_with_words_is_a_paragraph() -> None:
    source = read(SAMPLES / "report.txt")

    assert source.format == "txt"
    assert not source.wrapped
    assert [block.text for block in source.blocks] == [x for x in TEXT.splitlines() if x]
    assert len(source.sha256) == 64


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_any_usual_encoding_is_understood(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_traditional_text_in_big5_is_understood() -> None:
    text = (
        "各位代表：現在，我代表縣人民政府向大會報告工作，請予審議。\r\n全縣生產增長百分之五。\r\n"
    )

    assert decode(text.encode("big5")).text == text


def test_gb18030_holds_characters_that_gb2312_lacks() -> None:
    text = "副县长朱镕堃作了说明，会议审议通过了关于财政预算的报告。\r\n" * 4
    source = read_bytes(text.encode("gb18030"), "a.txt")

    assert "镕堃" in source.blocks[0].text
    assert source.blocks[-1].text == text.splitlines()[-1]


def test_a_file_cut_within_a_character_is_read_with_a_warning() -> None:
    source = read_bytes(TEXT.encode()[:-3], "cut.txt")

    assert source.blocks[0].text == TEXT.splitlines()[0]
    assert source.warnings == (notice(NoticeCode.BYTES_LOST, count=1),)


def test_damaged_bytes_do_not_change_the_encoding() -> None:
    for encoding in ("utf-8", "gb18030"):
        data = bytearray(TEXT.encode(encoding))
        for words in (b"2024", b"86.3"):
            at = data.index(words)
            data[at:at] = b"\xff"
        text = decode(bytes(data)).text

        assert "一、计划执行情况" in text
        assert "粮食总产量稳定在21.4万吨" in text


@given(st.text(st.sampled_from("国民经济和社会发展计划，。的在增长5.%\n"), min_size=40))
def test_chinese_text_comes_back_from_gb18030(text: str) -> None:
    text = "全县经济和社会发展的主要目标。" + text

    assert decode(text.encode("gb18030")).text == text


def test_lines_of_paper_are_known_and_keep_their_indents() -> None:
    source = read(SAMPLES / "wrapped.txt")

    assert source.wrapped
    starts = [block.text.strip() for block in source.blocks if block.text[0].isspace()]
    assert "一、2023年财政预算执行情况" in starts
    assert "况和2024年财政预算草案提请大会审议，并请县政协委员和其" not in starts


def test_blank_lines_between_wrapped_paragraphs_leave_an_indent() -> None:
    lines = ["全县财政部门坚持稳中求进的总基调，把过紧日子作为长期方针"] * 6
    text = "\n".join([*lines, "腾出资金办实事。", "", *lines, "实现收支平衡。"])
    source = read_bytes(text.encode(), "a.txt")

    assert source.wrapped
    indented = [n for n, block in enumerate(source.blocks) if block.text[0].isspace()]
    assert indented == [7]


def test_a_short_text_of_paper_with_a_long_address_above_it() -> None:
    line = "全县财政部门坚持稳中求进的总基调,把过紧日子作为长期方针腾出"
    address = "Original URL: http://example.org/bin/show.exe?word=&name=d1&number=11&run=13"
    text = "\n".join([address, *[line] * 12, "实现收支平衡。"])
    assert read_bytes(text.encode(), "a.txt").wrapped
    rows = "\n".join(
        [address, *["地区生产总值,亿元    385      12     350.5     7.5       380"] * 12]
    )
    assert not read_bytes(rows.encode(), "a.txt").wrapped


def test_form_feeds_count_pages() -> None:
    source = read_bytes("第一页\n\f第二页\n".encode(), "a.txt")

    assert [(block.text.strip(), block.page) for block in source.blocks] == [
        ("第一页", 1),
        ("第二页", 2),
    ]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"\x7fELF" + bytes(300),
        b"MZ\x90\0" + bytes(300),
        codecs.BOM_UTF16_LE + bytes([1, 0] * 500),
    ],
    ids=["noise", "program", "windows program", "controls"],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_bytes(data, "a.txt")

    assert caught.value.remedy


def test_a_text_file_needs_no_library_of_other_formats() -> None:
    heavy = "lxml pypdfium2 docx PIL numpy opencc core.parsing zipfile email"
    code = (
        "import sys, pathlib, core.importing as i; i.read(pathlib.Path(sys.argv[1]));"
        f"print([m for m in '{heavy}'.split() if m in sys.modules])"
    )
    root = Path(__file__).resolve().parents[3]
    ended = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLES / "report.txt")],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout.strip() == "[]"


@pytest.mark.parametrize("gap", ["\u3000\u3000", "    ", " ", "\u3000"])
def test_a_text_that_has_lost_its_line_ends_is_parted_again(gap: str) -> None:
    paragraphs = [
        "政府工作报告",
        "——2018年1月4日在青禾县第十三届人民代表大会第三次会议上",
        "各位代表：",
        "现在，我代表县人民政府，向大会报告工作，请予审议。",
        "一、过去一年的工作",
        "全县上下同心聚力，各项事业都有新的进步，人民生活继续改善。" * 10,
        "（一）产业发展",
        "新增规模以上企业十二户，工业投资增长百分之九。" * 20,
        "二、今年的任务",
        "坚持稳中求进，办好民生实事，确保完成全年目标任务。" * 20,
    ]
    source = read_bytes(gap.join(paragraphs).encode(), "a.txt")
    assert [block.text.strip() for block in source.blocks] == paragraphs


def test_a_long_line_without_blanks_stays_one_paragraph() -> None:
    line = "全县经济运行总体平稳，各项工作有序推进。" * 80
    assert [block.text for block in read_bytes(line.encode(), "a.txt").blocks] == [line]


@pytest.mark.parametrize("number", ["— 3 —", "第3页 共9页", "- 3 -", "3"])
def test_blank_lines_around_a_page_number_begin_no_paragraph(number: str) -> None:
    lines = ["全县财政部门坚持稳中求进的总基调，把过紧日子作为长期方针"] * 6
    text = "\n".join([*lines, "", number, "", *lines, "实现收支平衡。", "", *lines])
    source = read_bytes(text.encode(), "a.txt")

    assert source.wrapped
    indented = [n for n, block in enumerate(source.blocks) if block.text[0].isspace()]
    assert indented == [6, 14]
