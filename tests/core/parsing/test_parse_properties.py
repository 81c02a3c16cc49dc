"""What holds for every report: nothing lost, nothing added, places right, addresses unique."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.model.source import Run, Source, SourceBlock, SourceKind
from core.parsing.parse import parse, parse_all

WORDS = "全县经济稳中有进产业强链补链民生持续改善财政收支平衡乡村振兴城乡融合发展"
words = st.text(WORDS, min_size=3, max_size=12)
sentence = st.builds(
    "{}，{}{}。".format, words, words, st.sampled_from(["", "5.5%", "12.3亿元", "35项"])
)
paragraph = st.lists(sentence, min_size=1, max_size=4).map("".join)
heading = st.builds(
    "{}{}".format,
    st.sampled_from(
        ["一、", "二、", "三、", "（一）", "（二）", "1.", "2．", "（1）", "①", "第一部分 "]
    ),
    words,
)
run_in = st.builds("{}。{}".format, heading, paragraph)
oddity = st.sampled_from(
    [
        "各位代表：",
        "— 3 —",
        "目录",
        "附件：1.甲表 2.乙表",
        "附件1",
        "附件2 名词解释",
        "名词解释",
        "1.六稳：稳就业。",
        "2.六保：保民生。",
        "注：1.数据为初步数。",
        "扫一扫在手机打开当前页",
        "相关文章",
        "青禾县2024年预算执行情况和2025年预算草案的报告",
        "——2025年1月9日在青禾县第十八届人民代表大会第四次会议上",
        "做好“六稳”1工作和“六保”2任务[3]，见①和（赣府〔2021〕5号）文。",
        "一是稳增长。全力以赴。",
        "2",
        "𠮷野家𬭩",
        "a\u0301 ⼯业 \u200b名 词",
    ]
)
line = st.one_of(paragraph, heading, run_in, oddity, words)
formats = st.sampled_from(["txt", "html", "docx", "pdf"])


def source_of(lines: list[str], format: str, wrapped: bool) -> Source:
    blocks = tuple(
        SourceBlock(SourceKind.PARAGRAPH, (Run(text[:3]), Run(text[3:], superscript=len(text) < 6)))
        for text in lines
    )
    return Source("x", format, "0" * 64, blocks, wrapped=wrapped)


def letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s\u200b]", "", text))


@given(lines=st.lists(line, max_size=40), format=formats, wrapped=st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_invariants(lines: list[str], format: str, wrapped: bool) -> None:
    source = source_of(lines, format, wrapped)
    report = parse(source)
    text = report.text
    assert len({block.address for block in report.blocks}) == len(report.blocks)
    assert len({section.address for section in report.sections}) == len(report.sections)
    for index, block in enumerate(report.blocks):
        assert block.index == index
        assert text[report.offset(index) : report.offset(index) + len(block.text)] == block.text
        for mark in block.marks:
            assert 0 <= mark.offset <= len(block.text)
            assert mark.term is None or report.terms[mark.term].index == mark.term
    for place, section in enumerate(report.sections):
        assert section.index == place
        assert 0 <= section.first <= section.block < section.last <= len(report.blocks)
        assert section.run_in_end <= len(report.blocks[section.block].text)
        if section.parent is not None:
            parent = report.sections[section.parent]
            assert parent.level < section.level
            assert parent.first <= section.first
            assert section.last <= parent.last
    for term in report.terms:
        for use in term.uses:
            assert 0 <= use.start < use.end <= len(report.blocks[use.block].text)
    for table in report.tables:
        shown = report.blocks[table.block].text
        assert all(shown[cell.start : cell.end] == cell.text for cell in table.cells)


@given(lines=st.lists(line, max_size=40), format=formats)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_letter_is_somewhere(lines: list[str], format: str) -> None:
    source = source_of(
        [text.replace("a\u0301", "á").replace("⼯", "工") for text in lines], format, False
    )
    report = parse(source)
    kept = letters(report.text)
    kept += letters("".join(mark.printed for block in report.blocks for mark in block.marks))
    kept += letters("".join(furniture.text for furniture in report.furniture))
    assert kept == letters("".join(lines).replace("a\u0301", "á").replace("⼯", "工"))


@given(lines=st.lists(line, max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_parsing_twice_gives_the_same(lines: list[str]) -> None:
    source = source_of(lines, "txt", False)
    assert parse(source) == parse(source)
    assert parse_all(source) == parse_all(source)
