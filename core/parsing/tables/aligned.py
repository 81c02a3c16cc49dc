"""Tables of plain text whose rows are lines, cells parted by tabs or spaces: found, made grids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.model.source import Source, SourceCell, SourceTable
from core.parsing.cleaning import clean_text
from core.parsing.indicators.units import is_unit
from core.parsing.lines import Line
from core.parsing.tables.cells import is_value

_MOST_CHARACTERS = 240
_LONGEST_CELL = 40
_LONGEST_VALUE = 18
_MOST_ROWS = 20_000  # of all tables together; a made-up file has more
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_GAP = re.compile(r"[ \u3000\xa0]{2,}|\u3000")
_BAR = re.compile(r"\s*[|｜│┃]\s*")
_FIGURE = re.compile(
    r"(?:[≥≤<>＞＜±约]\s*)?[-－+]?\d[\d,.，]*[%％]?(?:左右|以上|以下|以内|个百分点|[倍位])?"
)


def gather_rows(lines: Sequence[Line], source: Source) -> list[Line]:
    """`lines` with the rows of each table of plain text gathered in one line that holds its grid.

    A table has at least three columns and, its heading apart, two rows mostly of numbers, each
    with as many cells; `source` has the lines as printed, with their tabs.
    """
    cells = [_cells(line, source) for line in lines]
    gathered: list[Line] = []
    at, left = 0, _MOST_ROWS
    while at < len(lines):
        end = _table_end(cells, at)
        left -= end - at
        if left < 0:
            return [*gathered, *lines[at:]]
        if end == at:
            gathered.append(lines[at])
            at += 1
            continue
        rows = [row for row in cells[at:end] if row]
        grid = SourceTable(
            len(rows),
            max(map(len, rows)),
            tuple(
                SourceCell(row, column, text)
                for row, texts in enumerate(rows)
                for column, text in enumerate(texts)
                if text
            ),
        )
        gathered.append(replace(lines[at], text="", runs=(), table=grid))
        at = end
    return gathered


def _cells(line: Line, source: Source) -> list[str]:
    """The cells of a line; none where it cannot be a row."""
    if line.table is not None or line.note or not 3 <= len(line.text) <= _MOST_CHARACTERS:
        return []
    raw = source.blocks[line.index].text.strip("\r\n ")
    if line.text.endswith(("。", "；", "：", "！")) or not re.search(r"\S[\s|｜│┃]+\S", raw):
        return []
    if len(clean_text(raw).strip()) != len(line.text) and "|" not in raw and not source.wrapped:
        return []  # a line that has been parted from others
    if "\t" in raw:
        pieces = raw.split("\t")
    elif len(_BAR.findall(raw)) >= _FEWEST_COLUMNS:
        pieces = _BAR.split(raw.strip("|｜│┃ "))
    elif len(_GAP.findall(raw.strip())) >= _FEWEST_COLUMNS - 1:
        pieces = _GAP.split(raw.strip())
    else:
        pieces = raw.split()
    texts = [clean_text(piece).strip() for piece in pieces]
    while texts and not texts[-1]:
        texts.pop()
    short = all(len(text) <= _LONGEST_CELL for text in texts)
    return texts if len(texts) >= _FEWEST_COLUMNS and short and texts[0] else []


def _is_data(texts: Sequence[str]) -> bool:
    """Whether the cells are a row of numbers behind a name."""
    values = [text for text in texts[1:] if text]
    numbers = [text for text in values if is_value(text) or _FIGURE.fullmatch(text)]
    return (
        len(numbers) >= 1
        and 2 * len(numbers) >= len(values)
        and all(len(text) <= _LONGEST_VALUE or is_unit(text) for text in values)
        and not _FIGURE.fullmatch(texts[0])
    )


def _table_end(cells: Sequence[list[str]], at: int) -> int:
    """The end of the table that begins at `at`; `at` itself where none does."""
    columns = len(cells[at])
    if not columns:
        return at
    first = at
    while first < min(at + 2, len(cells)) and cells[first] and not _is_data(cells[first]):
        first += 1
    columns = max(columns, len(cells[first]) if first < len(cells) else 0)
    end, full = first, 0
    while end < len(cells) and cells[end] and _is_data(cells[end]) and len(cells[end]) <= columns:
        full += len(cells[end]) == columns
        end += 1
    headed = first == at or len(cells[first - 1]) >= columns - 1
    return end if headed and full >= _FEWEST_ROWS and 2 * full >= end - first else at
