"""A glossary of plain text whose rows are lines, cells parted by tabs or bars: made a grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.model.source import Source, SourceCell, SourceTable
from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.glossary.term_grids import is_grid_head
from core.parsing.lines.cleaning import clean_text
from core.parsing.lines.shapes import Line

_BAR = re.compile(r"\s*[|｜│┃]\s*")
_EDGE = re.compile(r"^\s*[|｜│┃]|[|｜│┃]\s*$")
_DRAWN = re.compile(r"[\s|｜│┃:：+┼├┤┌┐└┘┬┴─━—=-]+")
_MOST_ROWS = 2000
_MOST_COLUMNS = 4


def gather_terms(lines: Sequence[Line], source: Source) -> list[Line]:
    """`lines` with the rows of a table of terms gathered in one line.

    Its first row says so (`序号 名词 解释`), or the heading of the glossary above it does.
    `source` has the lines as printed, with their tabs.
    """
    gathered: list[Line] = []
    at = 0
    while at < len(lines):
        rows = _rows(lines, at, source)
        if len(rows) < 2:
            gathered.append(lines[at])
            at += 1
            continue
        cells = [row for row in rows if row is not None]
        gathered.append(replace(lines[at], text="", runs=(), table=_grid(cells)))
        at += len(rows)
    return gathered


def _rows(lines: Sequence[Line], first: int, source: Source) -> list[list[str] | None]:
    """The cells of the lines of a table that begins at line `first`; None for a drawn line."""
    head = _cells(lines[first], source)
    if head is None or sum(map(bool, head)) < 2:  # a tab in front of one cell is an indent
        return []
    if not is_grid_head(head):
        heading = read_glossary_heading(lines[first - 1].text) if first else None
        if heading is None or not heading.named or not 2 <= len(head) <= _MOST_COLUMNS:
            return []
    rows: list[list[str] | None] = [head]
    for line in lines[first + 1 : first + _MOST_ROWS]:
        cells = _cells(line, source)
        drawn = _DRAWN.fullmatch(line.text) is not None and len(line.text) > 2
        if not drawn and (cells is None or not 2 <= len(cells) <= len(head)):
            break
        rows.append(None if drawn else cells)
    return rows if any(row is not None for row in rows[1:]) else []


def _cells(line: Line, source: Source) -> list[str] | None:
    raw = source.blocks[line.index].text.strip(" \r\n\u3000")
    if line.table is not None or line.note or not ("\t" in raw or _BAR.search(raw)):
        return None
    pieces = raw.split("\t") if "\t" in raw else _BAR.split(_EDGE.sub("", raw))
    return [clean_text(piece).strip() for piece in pieces]


def _grid(rows: Sequence[Sequence[str]]) -> SourceTable:
    return SourceTable(
        len(rows),
        max(map(len, rows)),
        tuple(
            SourceCell(row, column, words)
            for row, cells in enumerate(rows)
            for column, words in enumerate(cells)
            if words
        ),
    )
