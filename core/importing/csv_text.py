"""CSV files: one that holds a text column is a report; any other is a table."""

from __future__ import annotations

import csv
from typing import Final

from core.i18n import _
from core.importing.draft import Draft
from core.importing.encoding import decode
from core.importing.grid import Grid
from core.importing.limits import MAX_CELLS, Budget, nothing_found, too_large
from core.model.notices import NoticeCode, notice
from core.model.source import Run, SourceBlock, SourceKind

_NAMES: Final = frozenset(
    (
        "text",
        "content",
        "正文",
        "内容",
        "文本",
        "全文",
        "body",
        "paragraph",
        "段落",
        "报告",
        "文章内容",
    )
)
_LONG: Final = 30
_LONGEST_FIELD: Final = 5_000_000


def read_csv(data: bytes, budget: Budget) -> Draft:
    """A CSV or TSV file.

    Raises:
        UserError: it is no text, or holds no words.
    """
    text = decode(data).text.replace("\0", "")
    budget.spend(len(text))
    rows = _rows(text)
    if not rows:
        raise nothing_found()
    column = _text_column(rows)
    if column is None:
        return _as_table(rows, budget)
    first = 1 if rows[0][column].strip().lower() in _NAMES else 0
    lines = (
        line.rstrip()
        for row in rows[first:]
        for line in (row[column] if column < len(row) else "").splitlines()
    )
    blocks = [SourceBlock(SourceKind.PARAGRAPH, (Run(line),)) for line in lines if line]
    budget.spend(0, len(blocks))
    if not blocks:
        raise nothing_found()
    name = rows[0][column].strip() if first else str(column + 1)
    warning = notice(NoticeCode.COLUMN_READ, name=name)
    return Draft("csv", blocks, warnings=[warning] if max(map(len, rows)) > 1 else [])


def _rows(text: str) -> list[list[str]]:
    sample = text[:20_000]
    delimiter = max(",\t;|", key=sample.count)
    if not sample.count(delimiter):
        delimiter = ","
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    except csv.Error:
        rows = [line.split(delimiter) for line in text.splitlines()]
    finally:
        csv.field_size_limit(before)
    return [row for row in rows if any(cell.strip() for cell in row)]


def _text_column(rows: list[list[str]]) -> int | None:
    """The column that is called text, else the one with most long fields; None without such."""
    for column, name in enumerate(rows[0]):
        if name.strip().lower() in _NAMES:
            return column
    width = max(map(len, rows))
    if width > 1000:
        raise too_large(_("表格过大，已停止读取。"))
    lengths = [[len(row[at]) if at < len(row) else 0 for row in rows] for at in range(width)]
    best = max(range(width), key=lambda at: sum(lengths[at]))
    long = sum(length >= _LONG for length in lengths[best])
    if (width == 1 or long * 3 >= len(rows)) and best < len(rows[0]):
        return best
    return None


def _as_table(rows: list[list[str]], budget: Budget) -> Draft:
    if sum(map(len, rows)) > MAX_CELLS:
        raise too_large(_("表格过大，已停止读取。"))
    grid = Grid()
    for row in rows:
        grid.next_row()
        for cell in row:
            grid.put(cell.strip())
    table = grid.table()
    budget.spend(0, 1)
    if table is None:
        raise nothing_found()
    return Draft("csv", [SourceBlock(SourceKind.TABLE, table=table)])
