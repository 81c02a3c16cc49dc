"""Notes and indicators as rows, and rows as CSV and XLSX."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal

from core.exporting.grouping import NoteGroup, clean
from core.exporting.words import local_time
from core.i18n import _
from core.model.report import Report
from core.model.values import Indicator, IndicatorValue
from core.naming import bound_name, measure_name, value_role_name, with_unit

Cell = str | int | Decimal | None
Rows = list[list[Cell]]

_FORMULA = re.compile(r"[\s\u3000]*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?\Z")
_LONGEST_CELL = 32_767
"""Characters a cell of Excel holds."""


def note_rows(groups: Sequence[NoteGroup]) -> Rows:
    """One row a note, after a row of headings."""
    rows: Rows = [
        [
            _("章节"),
            _("地址"),
            _("对象"),
            _("名称"),
            _("原文"),
            _("批注"),
            _("标签"),
            _("意见类型"),
            _("颜色"),
            _("划线样式"),
            _("状态"),
            _("作者"),
            _("写于"),
            _("改于"),
            _("编号"),
        ]
    ]
    for group in groups:
        for note in group.notes:
            row = [
                group.title,
                note.address,
                note.kind,
                note.subject,
                note.quote,
                note.note,
                " ".join(note.tags),
                note.role,
                note.colour,
                note.style,
                note.state,
                note.author,
                local_time(note.annotation.created),
                local_time(note.annotation.modified),
                note.annotation.id,
            ]
            rows.append([clean(cell) for cell in row])
    return rows


def indicator_rows(report: Report) -> Rows:
    """One row a value, after a row of headings; numbers as numbers, words as words."""
    rows: Rows = [
        [
            _("指标"),
            _("年份"),
            _("类别"),
            _("范围"),
            _("口径"),
            _("原文"),
            _("单位"),
            _("界限"),
            _("下限"),
            _("上限"),
            _("限定语"),
            _("地址"),
        ]
    ]
    for indicator in report.indicators:
        for value in indicator.values:
            rows.append(
                [
                    clean(indicator.name),
                    value.year,
                    value_role_name(value.role),
                    clean(value.scope),
                    measure_name(value.measure),
                    clean(value.expr.text),
                    clean(value.unit),
                    bound_name(value.expr.bound),
                    value.expr.low,
                    value.expr.high,
                    clean(value.expr.qualifier),
                    value.address,
                ]
            )
    return rows


def indicator_grid(report: Report) -> list[list[str]]:
    """A row an indicator, a column for every year, role and scope that occurs, after headings.

    A value that is not in the unit of its indicator shows its own; two values in one place
    (a level and a growth rate) stand behind each other.
    """
    columns = list(
        dict.fromkeys(_column(value) for item in report.indicators for value in item.values)
    )
    grid = [[_("指标"), _("单位"), *columns]]
    for indicator in report.indicators:
        row = [clean(indicator.name), clean(indicator.unit)]
        for column in columns:
            shown = [
                _shown(indicator, value) for value in indicator.values if _column(value) == column
            ]
            row.append("; ".join(shown))
        grid.append(row)
    return grid


def _column(value: IndicatorValue) -> str:
    """The heading of the column a value stands in."""
    return clean(f"{value.year} {value_role_name(value.role)} {value.scope}".strip())


def _shown(indicator: Indicator, value: IndicatorValue) -> str:
    """The value as printed, with its unit where that is not the indicator's."""
    return clean(value.expr.text if value.unit == indicator.unit else with_unit(value))


def as_csv(rows: Rows) -> bytes:
    """CSV that Excel opens rightly: UTF-8 with a byte order mark, no cell taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(["" if cell is None else harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet program takes for a formula: an apostrophe before its sign.

    Numbers keep their sign.
    """
    if not isinstance(cell, str) or _NUMBER.match(cell) or not _FORMULA.match(cell):
        return cell
    return f"'{cell}"


def as_xlsx(sheets: dict[str, Rows]) -> bytes:
    """A workbook; each sheet has a fixed heading row with filters.

    Texts are written as texts (no formulas, no links); longer ones than a cell holds are cut with
    an ellipsis.

    Args:
        sheets: rows by the name of the sheet.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    heading = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                form = heading if number == 0 else body
                if isinstance(cell, str):
                    sheet.write_string(number, column, _fitting(cell), form)
                elif cell is not None:
                    sheet.write_number(number, column, float(cell), form)
        if rows:
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(1, len(rows) - 1), len(rows[0]) - 1)
            for column in range(len(rows[0])):
                sheet.set_column(column, column, _width(rows, column))
    book.close()
    return out.getvalue()


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def _width(rows: Rows, column: int) -> int:
    """A column's width in digits, by its longest line; a Han character is two wide."""
    widest = 8
    for row in rows:
        for line in str(row[column] if row[column] is not None else "").split("\n"):
            widest = max(widest, sum(2 if ord(letter) > 0x2E7F else 1 for letter in line) + 2)
    return min(widest, 60)
