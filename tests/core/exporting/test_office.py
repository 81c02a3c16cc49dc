from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal

import docx
import mammoth
import pytest
from docx.oxml.ns import qn
from lxml import etree

from core.exporting import export
from core.model.annotations import Annotation, Colour, Style, TargetKind
from core.model.report import Report
from core.model.values import Bound, Indicator, IndicatorValue, Measure, ValueExpr, ValueRole
from tests.support.annotations import make_annotation, make_entry
from tests.support.reports import make_report


def value(
    year: int, role: ValueRole, text: str, low: str | None, high: str | None, bound: Bound
) -> IndicatorValue:
    expr = ValueExpr(
        text, bound, Decimal(low) if low else None, Decimal(high) if high else None, "同口径"
    )
    return IndicatorValue(year, role, "青禾区", Measure.GROWTH, expr, "%", "表1", 8, 0, 1)


def report() -> Report:
    values = (
        value(2020, ValueRole.PLAN, "4.5左右", "4.5", "4.5", Bound.ABOUT),
        value(2020, ValueRole.ACTUAL, "-4.4", "-4.4", "-4.4", Bound.EXACT),
        value(2021, ValueRole.TARGET, "量稳质升", None, None, Bound.QUALITATIVE),
    )
    return make_report(indicators=(Indicator(0, "地区生产总值", "gdp", "亿元", values, "表1", 8),))


REPORT = report()


def notes() -> list[Annotation]:
    return [
        make_annotation(REPORT, 1, "同比增长5.5%", "甲\x0b乙\n丙", tags=("一", "二")),
        make_annotation(REPORT, 2, "稀土和钨", "=1+1", colour=Colour.BLUE, style=Style.UNDERLINE),
        make_annotation(REPORT, 3, kind=TargetKind.REPORT, note="@sum", colour=None),
    ]


def out(format: str, what: str, annotations: list[Annotation] | None = None) -> bytes:
    chosen = notes() if annotations is None else annotations
    return export(make_entry(REPORT), REPORT, chosen, format, what)


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    data = out("csv", "notes")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["批注"] for row in rows] == ["'@sum", "甲乙\n丙", "'=1+1"]
    assert rows[1]["原文"] == "同比增长5.5%"
    assert rows[1]["地址"] == "一2"
    assert rows[1]["标签"] == "一 二"
    assert rows[1]["颜色"] == "黄色"


@pytest.mark.parametrize("note", ["=1", "+1+2", "-1+2", "@x", "\t=1", " =1", "＝1", "\u3000=1"])
def test_csv_disarms_every_beginning_of_a_formula(note: str) -> None:
    data = out("csv", "notes", [make_annotation(REPORT, 1, "全区", note)])
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert row["批注"] == "'" + note


@pytest.mark.parametrize("note", ["-2.5", "+3%", "甲=乙", "4.5左右"])
def test_csv_leaves_numbers_and_words_alone(note: str) -> None:
    data = out("csv", "notes", [make_annotation(REPORT, 1, "全区", note)])
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert row["批注"] == note


def test_csv_of_indicators_keeps_numbers_with_their_words() -> None:
    data = out("csv", "indicators").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert [(row["类别"], row["原文"], row["下限"], row["界限"]) for row in rows] == [
        ("计划", "4.5左右", "4.5", "左右"),
        ("实际", "-4.4", "-4.4", "确数"),
        ("目标", "量稳质升", "", "定性"),
    ]
    assert {row["限定语"] for row in rows} == {"同口径"}


def sheets(data: bytes) -> dict[str, list[list[str]]]:
    """All cells of a workbook by sheet, read from its XML."""
    names = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    result = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        strings = [
            "".join(item.itertext())
            for item in etree.fromstring(package.read("xl/sharedStrings.xml"))
        ]
        book = etree.fromstring(package.read("xl/workbook.xml"))
        for number, sheet in enumerate(book.iterfind(".//s:sheet", names), 1):
            content = etree.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))
            assert content.find(".//s:f", names) is None
            rows = []
            for row in content.iterfind(".//s:row", names):
                cells = []
                for cell in row.iterfind("s:c", names):
                    number_or_index = cell.findtext("s:v", "", names)
                    is_text = cell.get("t") == "s"
                    cells.append(strings[int(number_or_index)] if is_text else number_or_index)
                rows.append(cells)
            result[str(sheet.get("name"))] = rows
    return result


def test_xlsx_of_notes_holds_texts_as_texts() -> None:
    rows = sheets(out("xlsx", "notes"))["批注"]
    assert rows[0][:2] == ["章节", "地址"]
    column = rows[0].index("批注")
    assert [row[column] for row in rows[1:]] == ["@sum", "甲乙\n丙", "=1+1"]


def test_xlsx_of_indicators_has_an_overview_and_the_values() -> None:
    book = sheets(out("xlsx", "indicators"))
    assert book["一览"] == [
        ["指标", "单位", "2020 计划 青禾区", "2020 实际 青禾区", "2021 目标 青禾区"],
        ["地区生产总值", "亿元", "4.5%左右", "-4.4%", "量稳质升"],
    ]
    assert book["明细"][2][8] == "-4.4"


def test_xlsx_cuts_what_no_cell_holds() -> None:
    rows = sheets(out("xlsx", "notes", [make_annotation(REPORT, 1, "全区", "长" * 40_000)]))["批注"]
    note = rows[1][rows[0].index("批注")]
    assert len(note) == 32_767
    assert note.endswith("长…")


def test_docx_reads_back_with_headings_quotes_and_notes() -> None:
    html = mammoth.convert_to_html(io.BytesIO(out("docx", "notes"))).value
    assert html.index("整份报告") < html.index("<h2>一、2020年计划执行情况</h2>")
    assert "同比增长5.5%" in html
    assert "<p>甲乙</p><p>丙</p>" in html


def test_docx_names_chinese_typefaces_and_colours() -> None:
    document = docx.Document(io.BytesIO(out("docx", "notes")))
    for name in ("Normal", "Title", "Heading 2", "Quote"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in {"宋体", "黑体", "楷体"}
        assert fonts.get(qn("w:eastAsiaTheme")) is None
    quotes = [part for part in document.paragraphs if part.style.name == "Quote"]
    shading = quotes[0].runs[0]._element.rPr.find(qn("w:shd"))
    assert shading.get(qn("w:fill")) == "FFE58A"
    assert quotes[1].runs[0].underline


def test_docx_of_indicators_is_a_table() -> None:
    document = docx.Document(io.BytesIO(out("docx", "indicators")))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[1].cells][:3] == ["地区生产总值", "亿元", "4.5%左右"]
