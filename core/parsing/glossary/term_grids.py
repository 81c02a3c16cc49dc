"""A glossary set as a table: which of its columns hold numbers, terms, definitions and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.parsing.glossary.entry_numbers import entry_number
from core.parsing.lines.cleaning import clean_text
from core.parsing.lines.shapes import Line


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as printed (`line`, its number in front) and as understood.

    `term` is None for a note that is a whole sentence. `key` is the key of the footnote it was.
    """

    line: Line
    number: int | None
    term: str | None
    definition: str
    page: int = 0
    key: str = ""


class _Column(StrEnum):
    """What a column of the table holds."""

    NUMBER = "number"
    TERM = "term"
    MEANING = "meaning"
    PAGE = "page"
    REMARK = "remark"


_EXPLAINED = r"解\s*释|释\s*义|注\s*释|注\s*解|说\s*明|含\s*义|定\s*义|内\s*容|解\s*读|全\s*称"
_HEADS = (
    (_Column.NUMBER, re.compile(r"序\s*号|编\s*号|注释?号|号")),
    (_Column.PAGE, re.compile(r"(?:所在|对应|正文)?页\s*[码次]|页")),
    (_Column.MEANING, re.compile(rf"(?:名词|词语|术语|有关|主要|具体)?(?:{_EXPLAINED})")),
    (
        _Column.TERM,
        re.compile(
            r"(?:名\s*词|术\s*语|词\s*语|词\s*条|简\s*称|缩略语|用\s*语|概\s*念|关键词|[热新]词|词\s*汇|缩略词)(?:术语|名称)?"
        ),
    ),
    (_Column.REMARK, re.compile(r"备\s*注|出\s*处|位\s*置")),
)
_NUMBER = re.compile(r"[\[［(（]?\d{1,3}[\]］)）]?[.．、]?")


def is_grid_head(cells: Sequence[str]) -> bool:
    """Whether the cells are the heading of a table of terms (`序号 名词 解释 页码`)."""
    return len(cells) > 1 and all(_head(cell) is not None for cell in cells if cell)


def grid_entries(line: Line) -> list[Entry]:
    """The entries of a glossary set as a table, by its headings, or by what the columns hold."""
    grid = line.table
    if grid is None or grid.columns < 2:
        return []
    rows: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        if text := clean_text(cell.text).strip():
            rows.setdefault(cell.row, {})[cell.column] = text
    entries = []
    columns: dict[int, _Column] = {}
    for cells in rows.values():
        filled = list(cells.values())
        if is_grid_head(filled):
            columns = {at: head for at, text in cells.items() if (head := _head(text)) is not None}
        elif len(filled) > 1:
            known = _by_column(cells, columns) or _by_place(filled)
            shown = replace(line, table=None).with_text(" ".join(filled))
            number = entry_number(known.get(_Column.NUMBER, "").rstrip(".．、") + "、")
            page = re.search(r"\d+", known.get(_Column.PAGE, ""))
            entries.append(
                Entry(
                    shown,
                    number.number if number else None,
                    known[_Column.TERM],
                    known[_Column.MEANING],
                    int(page[0]) if page else 0,
                )
            )
    return entries


def _head(text: str) -> _Column | None:
    return next((column for column, words in _HEADS if words.fullmatch(text)), None)


def _by_column(cells: dict[int, str], columns: dict[int, _Column]) -> dict[_Column, str]:
    """The cells of a row under their headings; none where a term or its definition is not there."""
    known = {columns[at]: text for at, text in cells.items() if at in columns}
    return known if _Column.TERM in known and _Column.MEANING in known else {}


def _by_place(filled: Sequence[str]) -> dict[_Column, str]:
    """The filled cells of a row: a number in front, then a term and its definition."""
    known = {_Column.TERM: filled[-2], _Column.MEANING: filled[-1]}
    if len(filled) > 2 and _NUMBER.fullmatch(filled[0]):
        known[_Column.NUMBER] = filled[0]
    return known
