"""The bundled report against the facts that a person checked."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from core.importing import read
from core.model.blocks import BlockKind, Part
from core.model.report import Report, ReportKind
from core.model.source import Source
from core.parsing.parse import parse

ROOT = Path(__file__).resolve().parents[3]
KEY = json.loads(
    (ROOT / "tests" / "data" / "parsing" / "ganxian-key.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def source() -> Source:
    return read(ROOT / "data" / "ganxian-2021-plan-report.txt")


@pytest.fixture(scope="module")
def report(source: Source) -> Report:
    return parse(source)


def test_what_the_front_says(report: Report) -> None:
    meta = report.meta
    for name in ("title", "region", "meeting", "issuer", "speaker"):
        assert getattr(meta, name) == KEY[name]
    assert (meta.kind, meta.year, meta.plan_year) == (ReportKind.PLAN, 2020, 2021)
    assert [block.text for block in report.blocks if block.kind is BlockKind.TITLE] == [
        KEY["title"]
    ]


def test_headings(report: Report) -> None:
    found = [
        [section.level, section.address, section.label + section.title]
        for section in report.sections
        if section.part is Part.BODY and section.level <= 2
    ]
    assert found == KEY["headings"]
    assert len(found) == 21


def test_leading_sentences(report: Report) -> None:
    leads = [section for section in report.sections if section.run_in_end]
    assert [[lead.address, lead.title] for lead in leads] == KEY["leads"]
    assert {lead.level for lead in leads} == {3}
    for lead in leads:
        words = report.blocks[lead.block].text[: lead.run_in_end]
        assert words.rstrip("。") == lead.title


def test_terms(report: Report) -> None:
    assert [[term.number, term.term] for term in report.terms] == KEY["terms"]
    assert all(term.uses for term in report.terms)
    for term in report.terms:
        assert report.blocks[term.block].term == term.index


def test_marks_at_their_places(report: Report) -> None:
    found = [
        [
            mark.number,
            block.address,
            block.text[max(0, mark.offset - 6) : mark.offset],
            block.text[mark.offset : mark.offset + 4],
        ]
        for block in report.blocks
        for mark in block.marks
    ]
    assert found == KEY["marks"]
    for block in report.blocks:
        for mark in block.marks:
            assert mark.term is not None
            assert report.terms[mark.term].number == mark.number


@pytest.mark.parametrize(
    ("number", "wording"),
    [
        (3, "应对疫情稳增长35条"),
        (5, "瞪羚企业"),
        (6, "国家地理标志产品"),
        (16, "六大主攻方向"),
        (27, "两新两高"),
        (31, "森林四化"),
    ],
)
def test_wordings_that_differ(report: Report, number: int, wording: str) -> None:
    term = report.terms[number - 1]
    assert wording in term.aliases
    assert any(use.marked for use in term.uses)


def test_uses_are_what_they_say(report: Report) -> None:
    for term in report.terms:
        for use in term.uses:
            words = report.blocks[use.block].text[use.start : use.end]
            assert words in (term.term, *term.aliases)
            assert report.blocks[use.block].address == use.address
    marked = Counter(use.marked for term in report.terms for use in term.uses)
    assert marked[True] == 33


def test_table_with_notes(report: Report) -> None:
    (table,) = report.tables
    assert table.caption == "赣县区2021年国民经济和社会发展计划主要经济指标目标(草案)"
    assert len(table.rows) == 14
    assert [report.blocks[note].address for note in table.notes] == ["表1注1", "表1注2", "表1注3"]
    text = report.blocks[table.block].text
    assert all(text[cell.start : cell.end] == cell.text for cell in table.cells)


def test_furniture(report: Report) -> None:
    assert [[f.reason, f.text] for f in report.furniture] == KEY["furniture"]


def test_closing_words_belong_to_no_leading_sentence(report: Report) -> None:
    (closing,) = [b for b in report.blocks if b.text.startswith("各位代表,")]
    assert [section.address for section in report.section_path(closing.index)] == ["三", "三(八)"]


def test_nothing_is_lost_and_nothing_added(report: Report, source: Source) -> None:
    def letters(texts: Iterable[str]) -> Counter[str]:
        return Counter(re.sub(r"\s", "", "".join(texts)))

    given = letters(block.text for block in source.blocks)
    kept = letters([report.text])
    kept += letters(mark.printed for block in report.blocks for mark in block.marks)
    kept += letters(furniture.text for furniture in report.furniture)
    assert kept == given


def test_no_remarks(report: Report) -> None:
    assert report.warnings == ()
