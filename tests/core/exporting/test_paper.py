"""What is handed on to be laid out on pages."""

from __future__ import annotations

import re

import pytest

from core.exporting import Paper, export, paper
from core.model.annotations import Annotation, Colour, Role, Style
from core.model.errors import UserError
from core.model.report import Report
from tests.support.annotations import make_annotation, make_entry
from tests.support.reports import make_report

REPORT = make_report()
HOSTILE = "<script>alert(1)</script>\"' & {{ 7*7 }} <img src=http://x.example/a>"


def made(what: str, notes: list[Annotation] | None = None, report: Report = REPORT) -> Paper:
    return paper(make_entry(report), report, notes or [], what)


def test_notes_are_on_paper_with_their_words_and_facts() -> None:
    note = make_annotation(
        REPORT, 1, "全区上下", "请说明原因", role=Role.QUESTION, tags=("经费",), colour=Colour.BLUE
    )
    html = made("notes", [note]).html
    for words in ("全区上下", "请说明原因", "追问", "#经费", "一、2020年计划执行情况"):
        assert words in html
    assert 'class="fill-blue"' in html


def test_a_line_under_words_is_one_on_paper() -> None:
    note = make_annotation(REPORT, 1, "全区上下", style=Style.UNDERLINE)
    assert 'class="underline"' in made("notes", [note]).html


@pytest.mark.parametrize("what", ["notes", "outline", "indicators", "report"])
def test_foreign_words_are_words(what: str) -> None:
    report = make_report(f"一、标题{HOSTILE}\n正文{HOSTILE}", title=HOSTILE, region=HOSTILE)
    note = make_annotation(report, 1, "正文", HOSTILE, tags=(HOSTILE,))
    html = made(what, [note], report).html
    assert not re.search(r"<(script|img|link|iframe|object)", html)
    assert "{{" not in html.replace("{{ 7*7 }}", "")


def test_the_headings_of_a_table_are_told_as_such() -> None:
    html = made("report").html
    head = html[html.index("<thead>") : html.index("</thead>")]
    assert [name in head for name in ("指标", "2021年目标", "失业率")] == [True, True, False]


def test_pages_are_wide_only_for_many_columns() -> None:
    assert not made("indicators").landscape
    assert not made("report").landscape


def test_a_pdf_needs_somebody_who_lays_out_pages() -> None:
    printed: list[Paper] = []

    def print_it(paper: Paper) -> bytes:
        printed.append(paper)
        return b"%PDF"

    entry = make_entry(REPORT)
    assert export(entry, REPORT, [], "pdf", "report", printer=print_it) == b"%PDF"
    assert [one.title for one in printed] == [entry.meta.title]
    with pytest.raises(UserError, match="PDF"):
        export(entry, REPORT, [], "pdf", "report")
    with pytest.raises(UserError, match="没有这种导出"):
        paper(entry, REPORT, [], "speech")
