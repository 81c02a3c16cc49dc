"""Tables without closed cells: a line above the heading, one below it, one at the end (三线表).

The lines across tell where such a table stands, lines along it or else the white between its
words tell its columns, and each printed line is a row.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import mean
from typing import Final, NamedTuple

from core.importing.pdf.chars import Char
from core.importing.pdf.lines import group_rows
from core.importing.pdf.objects import Rule, Rules
from core.importing.pdf.tables import FoundTable, cell_text
from core.model.source import SourceCell, SourceTable

_NEAR: Final = 6.0
_NARROWEST: Final = 90.0
_FEWEST_ROWS: Final = 3
_MOST_HEAD_LINES: Final = 4
_MOST_ROWS: Final = 400

_Row = list[list[Char]]
"""The characters of a row by columns."""


class _Group(NamedTuple):
    """Lines across a page that begin and end alike, from top to bottom."""

    rules: list[Rule]
    left: float
    right: float


def is_open(table: FoundTable, rules: Rules) -> bool:
    """Whether lines across reach out of a table of closed cells: its outer columns are open."""
    return any(
        table.bottom - 2 <= rule.place <= table.top + 2
        and rule.start < table.right
        and rule.end > table.left
        and (rule.start < table.left - 15 or rule.end > table.right + 15)
        for rule in rules.across
    )


def find_open_tables(chars: list[Char], rules: Rules, others: list[FoundTable]) -> list[FoundTable]:
    """The open tables of a page.

    Args:
        chars: the characters outside `others`, y counted upwards.
        rules: the ruling lines of the page.
        others: the tables that are known already.
    """
    across = [
        rule
        for rule in _joined(rules.across)
        if rule.end - rule.start >= _NARROWEST and not _within(rule, others)
    ]
    found = []
    for group in _groups(across):
        found.extend(_tables_of(group, chars, rules.along))
    return found


def _within(rule: Rule, tables: list[FoundTable]) -> bool:
    return any(
        table.bottom - 3 <= rule.place <= table.top + 3
        and rule.start < table.right
        and rule.end > table.left
        for table in tables
    )


def _joined(rules: list[Rule]) -> list[Rule]:
    """Lines from top to bottom; pieces of one line, drawn cell by cell, put together."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (-round(rule.place), rule.start)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and abs(last.place - rule.place) < 2
            and rule.start <= last.end + 3
            and rule.end >= last.start
        ):
            joined[-1] = Rule(last.place, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _groups(rules: list[Rule]) -> list[_Group]:
    groups: list[_Group] = []
    for rule in rules:
        for group in groups:
            if abs(group.left - rule.start) < _NEAR and abs(group.right - rule.end) < _NEAR:
                if group.rules[-1].place - rule.place > 2:
                    group.rules.append(rule)
                break
        else:
            groups.append(_Group([rule], rule.start, rule.end))
    return [group for group in groups if len(group.rules) >= _FEWEST_ROWS]


def _tables_of(group: _Group, chars: list[Char], along: list[Rule]) -> list[FoundTable]:
    """The tables that a group of lines makes: heading line by heading line, as far as it goes."""
    found = []
    at = 0
    while at + 2 < len(group.rules):
        for last in range(len(group.rules) - 1, at + 1, -1):
            table = _table(group.rules[at : last + 1], group, chars, along)
            if table is not None:
                found.append(table)
                at = last
                break
        else:
            at += 1
    return found


def _table(
    rules: list[Rule], group: _Group, chars: list[Char], along: list[Rule]
) -> FoundTable | None:
    top, neck, bottom = rules[0].place, rules[1].place, rules[-1].place
    inside = [
        char
        for char in chars
        if group.left - 4 <= (char.left + char.right) / 2 <= group.right + 4
        and bottom <= (char.top + char.bottom) / 2 <= top
    ]
    head = [char for char in inside if (char.top + char.bottom) / 2 > neck]
    lines = group_rows([char for char in inside if (char.top + char.bottom) / 2 <= neck])
    if not head or len(lines) < _FEWEST_ROWS - 1 or len(lines) > _MOST_ROWS:
        return None
    if len(group_rows(head)) > _MOST_HEAD_LINES:
        return None
    edges = [
        rule.place
        for rule in along
        if group.left + 4 < rule.place < group.right - 4
        and min(rule.end, top) - max(rule.start, bottom) > 0.5 * (top - bottom)
    ] or _gaps(lines)
    columns = len(edges := _distinct(edges)) + 1
    if columns < 2:
        return None
    rows = _rows_joined([_split(line, edges) for line in lines])
    full = sum(sum(map(bool, row)) >= 2 for row in rows)
    if full * 5 < len(rows) * 3 or len(rows) < _FEWEST_ROWS - 1:
        return None
    cells = [
        SourceCell(number, column, text)
        for number, row in enumerate([_split(head, edges), *rows])
        for column, text in enumerate(map(cell_text, row))
    ]
    table = SourceTable(len(rows) + 1, columns, tuple(cells))
    return FoundTable(table, group.left - 4, bottom, group.right + 4, top)


def _distinct(edges: list[float]) -> list[float]:
    kept: list[float] = []
    for edge in sorted(edges):
        if not kept or edge - kept[-1] > _NEAR:
            kept.append(edge)
    return kept


def _gaps(lines: list[list[Char]]) -> list[float]:
    """The middles of the white strips that run down through all lines of several pieces."""
    spans = sorted((char.left, char.right) for line in lines if _pieces(line) > 1 for char in line)
    edges = []
    reach = spans[0][1] if spans else 0.0
    size = max((char.size for line in lines for char in line), default=0.0)
    for left, right in spans:
        if left - reach > 0.8 * size:
            edges.append((left + reach) / 2)
        reach = max(reach, right)
    return edges


def _pieces(line: list[Char]) -> int:
    return 1 + sum(after.left - before.right > 1.5 * after.size for before, after in pairwise(line))


def _split(line: list[Char], edges: list[float]) -> _Row:
    """The characters of a line by columns."""
    cells: list[list[Char]] = [[] for _edge in range(len(edges) + 1)]
    for char in line:
        middle = (char.left + char.right) / 2
        cells[sum(middle > edge for edge in edges)].append(char)
    return cells


def _rows_joined(rows: list[_Row]) -> list[_Row]:
    """Rows printed in several heights put together.

    Values may stand a little above or below their name, and half of a name below them.
    """
    rows = list(rows)
    while True:
        near = [
            (distance, at)
            for at, (row, below) in enumerate(pairwise(rows))
            if not any(a and b for a, b in zip(row, below, strict=True))
            and (distance := _middle(row) - _middle(below)) < 0.8 * _size(row)
        ]
        if not near:
            break
        _distance, at = min(near)
        rows[at : at + 2] = [[a or b for a, b in zip(rows[at], rows[at + 1], strict=True)]]
    joined: list[_Row] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is not None and _is_name(row) and any(last[1:]):
            values = _middle([[], *last[1:]])
            if values - _middle(row) < _size(row) and _middle([last[0] or row[0]]) > values:
                last[0] = [*last[0], *row[0]]
                continue
        joined.append(row)
    return joined


def _is_name(row: _Row) -> bool:
    return bool(row[0]) and not any(row[1:])


def _middle(row: _Row) -> float:
    return mean((char.top + char.bottom) / 2 for cell in row for char in cell)


def _size(row: _Row) -> float:
    return max(char.size for cell in row for char in cell)
