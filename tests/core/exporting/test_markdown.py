from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.exporting import export
from core.exporting.markdown import escape_line, escape_lines, quoted
from core.model.annotations import Colour, Role, Style, TargetKind
from tests.support.annotations import make_annotation, make_entry
from tests.support.reports import make_report

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
REPORT = make_report()
TRICKY = "*_`#>[]()!|~<b>&amp;\\ \n\t-+=1.9)$:{}甲乙“”　"
tricky = st.text(st.sampled_from(TRICKY), max_size=30)


def parse(source: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)


def shown(source: str) -> str:
    """The characters a reader of the Markdown sees, block by block."""
    parts = []
    for token in parse(source):
        if token.type == "inline":
            assert token.children is not None
            parts.append(
                "".join(
                    "\n" if child.type in {"hardbreak", "softbreak"} else child.content
                    for child in token.children
                )
            )
        else:
            assert not token.content.strip(), token
    return "\n\n".join(parts)


def squeezed(text: str) -> list[str]:
    """Lines without the blanks at their ends, which Markdown drops."""
    lines = [line.strip() for line in text.split("\n")]
    return [line for line in lines if line]


@given(tricky)
def test_escaped_lines_show_exactly_the_text(text: str) -> None:
    source = escape_lines(text)
    assert squeezed(shown(source)) == squeezed(text)
    assert {token.type for token in parse(source)} <= {
        "paragraph_open",
        "paragraph_close",
        "inline",
    }


@given(tricky)
def test_a_quoted_text_is_one_quote_with_exactly_the_text(text: str) -> None:
    source = quoted(escape_lines(text))
    tokens = parse(source)
    assert sum(token.type == "blockquote_open" for token in tokens) == 1
    assert not {"list_item_open", "heading_open", "fence"} & {token.type for token in tokens}
    assert squeezed(shown(source)) == squeezed(text)


@example("1 #")
@example("1 ## ")
@given(tricky)
def test_a_heading_and_a_cell_show_exactly_the_text(text: str) -> None:
    line = escape_line(text)
    flat = " ".join(text.split("\n")).strip()
    assert shown(f"## {line}").strip() == flat
    heading, cell = shown(f"| 头 | {line} |\n|---|---|\n").split("\n\n")
    assert (heading, cell.strip()) == ("头", flat)


@pytest.mark.parametrize("text", ["增长4.5%左右", "2.4亿元", "一、规划(2020年)"])
def test_figures_stay_readable(text: str) -> None:
    assert escape_line(text) == text


def test_notes_by_section_with_everything() -> None:
    notes = [
        make_annotation(REPORT, 2, "用工成本上升较快。", "怎么办?", role=Role.PROBLEM, colour=None),
        make_annotation(
            REPORT,
            1,
            "同比增长5.5%",
            "# 为什么*只有*5.5%？\n- 追问",
            tags=("产业", "重点"),
            role=Role.QUESTION,
            colour=Colour.GREEN,
            style=Style.UNDERLINE,
        ),
        make_annotation(REPORT, 3, kind=TargetKind.REPORT, note="总体肯定", colour=None),
        make_annotation(REPORT, 4, kind=TargetKind.TERM, key="注2", note="好", colour=None),
    ]
    text = export(make_entry(REPORT), REPORT, notes, "md", "notes", now=NOW).decode()
    _empty, front, body = text.split("---\n", 2)
    facts = {
        line.partition(": ")[0]: json.loads(line.partition(": ")[2])
        for line in front.strip().split("\n")
    }
    assert facts == {
        "title": "《青禾区2020年国民经济和社会发展计划执行情况的报告》批注",
        "report": "青禾区2020年国民经济和社会发展计划执行情况的报告",
        "region": "青禾区",
        "year": 2020,
        "date": "2026-03-04",
        "notes": 4,
    }
    headings = [line for line in body.split("\n") if line.startswith("#")]
    assert headings == [
        "# 《青禾区2020年国民经济和社会发展计划执行情况的报告》批注",
        "## 整份报告",
        "## 一、2020年计划执行情况",
        "## 一、2020年计划执行情况 › (一)存在的问题",
        "## 名词注释",
    ]
    assert "> 同比增长5.5%\n\n\\# 为什么\\*只有\\*5.5%？  \n\\- 追问\n\n*一2 · " in body
    assert "追问 · 绿色下划线 · #产业 #重点 · 甲 · 2026-01-01" in body
    assert "**名词: 中国稀金谷**" in body


def test_no_notes_is_said() -> None:
    text = export(make_entry(REPORT), REPORT, [], "md", "notes", now=NOW).decode()
    assert "notes: 0" in text
    assert "还没有批注。" in text


def test_report_with_marks_highlights_and_notes() -> None:
    notes = [
        make_annotation(REPORT, 1, "用工成本上升较快。\n二、2021年主要", "跨段"),
        make_annotation(REPORT, 2, kind=TargetKind.REPORT, note="总体肯定", colour=None),
    ]
    text = export(make_entry(REPORT), REPORT, notes, "md", "report", now=NOW).decode()
    assert "“打财断血”<sup>1</sup>102.4亿元" in text
    assert "企业<mark>用工成本上升较快。</mark>\n" in text
    assert "## <mark>二、2021年主要</mark>预期目标\n\n> 跨段" in text
    assert "| 失业率 | % | 3.1 | \\<4.5 |" in text
    assert text.index("总体肯定") > text.index("## 其他批注")
    # The report's own words are all there, in order.
    bare = re.sub(r"</?mark>|<sup>\d+</sup>", "", shown(text.split("---\n", 2)[2]))
    place = 0
    for block in REPORT.blocks:
        if block.table is None:
            place = bare.index(block.text, place)
