"""Tables that a tool wrote one cell to a line, a bar between the cells or behind each: in rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_BAR: Final = "|"
_LONGEST: Final = 60
_FEWEST_CELLS: Final = 6
_FEWEST_ROWS: Final = 3
_MOST_COLUMNS: Final = 14
_FIGURE: Final = re.compile(r"(?:[-－+±<>≤≥]\s*)?\d[\d,.，]*\s*[%％‰]?|[-—－–…/]+|")
_ABOVE: Final = re.compile(
    r"[（(]?\s*(?:计量|金额|货币)?单\s*位\s*[:：].*|附?表\s*[\d一二三四五六七八九十]+.*"
)


def rows_of_cells(lines: Sequence[str]) -> list[list[str]]:
    """The lines that stand for each of `lines`: rows with bars in place of a table's single cells.

    Lines that belong to no such table stand for themselves; of a table the first has its rows, the
    others nothing. Where its columns cannot be told the cells stay lines, without their bars.
    """
    shown = [[line] for line in lines]
    at = 0
    while at < len(lines):
        end, cells = _stretch(lines, at)
        if len(cells) < _FEWEST_CELLS or not any(map(_is_figure, cells)):
            at = max(end, at + 1)
            continue
        shown[at:end] = [_laid_out(cells), *([] for _ in range(at + 1, end))]
        at = end
    return shown


def _stretch(lines: Sequence[str], at: int) -> tuple[int, list[str]]:
    """Where a table of single cells that begins at line `at` ends, and its cells."""
    return _closed(lines, at) if _closes(lines[at]) else _parted(lines, at)


def _closes(line: str) -> bool:
    """Whether the line is a cell with the bar behind it (`粮食 |`)."""
    words = line.strip()
    return words.endswith(_BAR) and words.count(_BAR) == 1 and 1 < len(words) <= _LONGEST


def _closed(lines: Sequence[str], at: int) -> tuple[int, list[str]]:
    cells = []
    while at < len(lines) and (_closes(lines[at]) or lines[at].strip() == _BAR):
        cells.append(lines[at].strip()[:-1].strip())
        at += 1
    return at, cells


def _parted(lines: Sequence[str], at: int) -> tuple[int, list[str]]:
    """A table with lines of a single bar in front of its cells; between two bars is a blank."""
    cells = []
    while at < len(lines) and lines[at].strip() == _BAR:
        words = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if words == _BAR:
            cells.append("")
            at += 1
        elif words and len(words) <= _LONGEST and _BAR not in words and not words.endswith("。"):
            cells.append(words)
            at += 2
        else:
            at += 1
            break
    return at, cells


def _laid_out(cells: list[str]) -> list[str]:
    """The lines above a table (its caption, its unit) and its rows; else a line for each cell."""
    first = 0
    while first < len(cells) and _ABOVE.fullmatch(cells[first]):
        first += 1
    above, cells = cells[:first], cells[first:]
    columns = _columns(cells)
    if not columns:
        return [*above, *(cell for cell in cells if cell)]
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    return [*above, *(" | ".join(row) + " |" for row in rows)]


def _columns(cells: Sequence[str]) -> int:
    """How many columns the cells have; 0 where nothing tells.

    Below a row of headings each column is either of figures or of words, the first of words.
    """
    for columns in range(2, _MOST_COLUMNS + 1):
        rows, rest = divmod(len(cells), columns)
        if rest or rows < _FEWEST_ROWS:
            continue
        heads, body = cells[:columns], cells[columns:]
        kinds = [{_is_figure(cell) for cell in body[at::columns] if cell} for at in range(columns)]
        told = all(len(kind) <= 1 for kind in kinds) and kinds[0] == {False}
        if told and {True} in kinds and not any(_is_figure(cell) for cell in heads if cell):
            return columns
    return 0


def _is_figure(cell: str) -> bool:
    return cell != "" and _FIGURE.fullmatch(cell) is not None
