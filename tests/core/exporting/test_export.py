from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from core.exporting import FORMATS, Paper, clipboard_text, export
from core.model.annotations import Annotation, Colour, Role, Style, TargetKind
from core.model.errors import UserError
from core.model.report import Report
from tests.support.annotations import make_annotation, make_entry
from tests.support.reports import make_report

REPORT = make_report()
HOSTILE = "<script>alert(1)</script>\"' & {{ 7*7 }} <img src=http://x.example/a>"


class Outline(HTMLParser):
    """Tags with their attributes, and the text between."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def html(what: str, annotations: list[Annotation], report: Report = REPORT) -> Outline:
    return Outline(export(make_entry(report), report, annotations, "html", what).decode("utf-8"))


@pytest.mark.parametrize(
    ("what", "format"), [(what, format) for what in FORMATS for format in FORMATS[what]]
)
def test_every_export_that_is_offered_exists(what: str, format: str) -> None:
    def print_it(paper: Paper) -> bytes:
        return paper.html.encode()

    assert export(make_entry(REPORT), REPORT, [], format, what, printer=print_it)
    note = make_annotation(REPORT, 1, "全区", "批注")
    assert export(make_entry(REPORT), REPORT, [note], format, what, printer=print_it)


@pytest.mark.parametrize(
    ("what", "format"),
    [("notes", "odt"), ("speech", "md"), ("report", "xlsx"), ("indicators", "jsonld"), ("", "")],
)
def test_what_does_not_exist_is_told_with_what_does(what: str, format: str) -> None:
    with pytest.raises(UserError) as caught:
        export(make_entry(REPORT), REPORT, [], format, what)
    assert "md|html|docx|pdf|csv|xlsx|jsonld" in caught.value.remedy


@pytest.mark.parametrize("what", ["notes", "report"])
def test_html_holds_no_script_and_asks_no_network(what: str) -> None:
    report = make_report(f"一、标题{HOSTILE}\n正文{HOSTILE}", title=HOSTILE, region=HOSTILE)
    note = make_annotation(report, 1, "正文", HOSTILE, tags=(HOSTILE,))
    page = html(what, [note], report)
    tags = {tag for tag, _attributes in page.tags}
    assert not tags & {"script", "img", "link", "iframe", "object"}
    for _tag, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
        assert not attributes.get("src")
    policies = [a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert HOSTILE in page.text


def test_html_of_the_report_is_the_report() -> None:
    notes = [
        make_annotation(REPORT, 1, "断血”102.4亿元", "查一查", role=Role.QUESTION),
        make_annotation(REPORT, 2, "102.4", colour=Colour.BLUE, style=Style.UNDERLINE),
    ]
    page = html("report", notes)
    marks = [attributes["class"] for tag, attributes in page.tags if tag == "mark"]
    assert marks == ["fill-yellow", "underline-blue", "fill-yellow"]
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    targets = {f"#{attributes['id']}" for _tag, attributes in page.tags if "id" in attributes}
    assert len(links) == 2
    assert set(links) <= targets
    assert "“打财断血”1102.4亿元" in page.text
    assert [tag for tag, _attributes in page.tags if tag in {"h1", "h2", "h3"}] == [
        "h1",
        "h2",
        "h3",
        "h2",
    ]
    assert sum(tag in {"td", "th"} for tag, _attributes in page.tags) == 12
    for block in REPORT.blocks:
        if not block.marks and block.table is None:
            assert block.text in page.text


def test_a_cell_that_is_not_there_leaves_its_place_empty() -> None:
    report = make_report("一、甲\n| 指标 | 单位 | 实际 |\n| 产值 | 亿元 | 5 |\n| 增速 | % | 7 |")
    [table] = report.tables
    held = tuple(cell for cell in table.cells if cell.text != "%")
    report = replace(report, tables=(replace(table, cells=held),))
    cells = [tag for tag, _attributes in html("report", [], report).tags if tag in ("td", "th")]
    assert len(cells) == 9
    page = export(make_entry(report), report, [], "html", "report").decode()
    assert "<td>增速</td><td></td><td>7</td>" in page


def test_html_of_notes_names_the_colours_it_uses() -> None:
    data = export(
        make_entry(REPORT), REPORT, [make_annotation(REPORT, 1, "全区")], "html", "notes"
    ).decode()
    assert 'class="fill-yellow"' in data
    assert "mark.fill-yellow { background: #FFE58A; }" in data


def test_clipboard_is_plain_text_in_reading_order() -> None:
    notes = [
        make_annotation(REPORT, 1, "用工成本", "怎么办?", tags=("用工",), role=Role.PROBLEM),
        make_annotation(REPORT, 2, "“打财断血”102.4亿元"),
        make_annotation(REPORT, 3, kind=TargetKind.TERM, key="注2", note="在哪里?"),
    ]
    assert clipboard_text(REPORT, notes) == (
        "“打财断血”102.4亿元(一2)\n\n"
        "“用工成本”(一(一)1)\n【问题】怎么办?\n#用工\n\n"
        "名词: 中国稀金谷\n(注2)\n在哪里?"
    )
    assert clipboard_text(REPORT, []) == ""
