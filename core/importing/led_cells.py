"""Rows of a table copied out of a browser, a line end behind each paragraph of its cells.

A tab still stands before each cell of a row but the first (`name`, a white line, `⇥12.5`, ...).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

_LED: Final = re.compile(r"\t[^\t\r\n]{0,80}[\r\n]*")
_FIRST: Final = re.compile(r"[^\t\r\n]{1,80}[\r\n]*")
_FIGURE: Final = re.compile(r"[-−－+≤≥<>＜＞]?\d[\d,，.]*[^\d]{0,4}")
_SENTENCE: Final = re.compile(r"[。；！？]\s*$")
_FEWEST_LED: Final = 6
_FEWEST_ROWS: Final = 2
_FEWEST_FIGURES: Final = 4


def join_led_cells(lines: Sequence[str]) -> list[str]:
    """`lines`, with their ends, the cells of each row of such a table on one line, tabs between.

    Nothing else is touched: paragraphs that begin with a tab are no cells.
    """
    if sum(line.startswith("\t") for line in lines) < _FEWEST_LED:
        return list(lines)
    joined: list[str] = []
    at = 0
    while at < len(lines):
        rows, end = _rows(lines, at)
        figures = sum(_FIGURE.fullmatch(cell) is not None for row in rows for cell in row[1:])
        cells = sum(map(len, rows))
        if len(rows) >= _FEWEST_ROWS and figures >= max(_FEWEST_FIGURES, cells // 6):
            joined += ["\t".join(row) + "\n" for row in _parted(rows)]
        else:
            end = max(end, at + 1)
            joined += lines[at:end]
        at = end
    return joined


def _parted(rows: Sequence[list[str]]) -> list[list[str]]:
    """`rows`, those parted that a blank first cell, which leaves no line, has run into one."""
    usual = Counter(map(len, rows)).most_common(1)[0][0]
    parted: list[list[str]] = []
    for row in rows:
        more, rest = divmod(len(row) - usual, usual - 1) if usual > 1 else (0, 1)
        if more < 1 or rest:
            parted.append(row)
            continue
        parted.append(row[:usual])
        rows_behind = range(usual, len(row), usual - 1)
        parted += [["", *row[at : at + usual - 1]] for at in rows_behind]
    return parted


def _rows(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """The rows that begin at line `at`, one right behind the other, and where they end."""
    rows: list[list[str]] = []
    end = at
    group: list[list[str]] = []
    place = at
    while True:
        row, behind = _row(lines, place)
        if len(row) < 2 and (not rows or group or not row):
            return rows, end
        if len(row) < 2:
            group = [row]  # a row of one merged cell, if another row follows
        else:
            rows += [*group, row]
            group, end = [], behind
        place = _filled(lines, behind)


def _row(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The cells of the row whose first one is line `at`, and the line behind its last one."""
    if at >= len(lines) or _FIRST.fullmatch(lines[at]) is None or _SENTENCE.search(lines[at]):
        return [], at
    row = [lines[at].strip()]
    end = at + 1
    while (place := _filled(lines, end)) < len(lines) and _LED.fullmatch(lines[place]):
        if _SENTENCE.search(lines[place]):
            return [], at
        row.append(lines[place].strip())
        end = place + 1
    return row, end


def _filled(lines: Sequence[str], at: int) -> int:
    """The first line from `at` on that is not merely an end of line."""
    while at < len(lines) and not lines[at].strip("\r\n"):
        at += 1
    return at
