"""Tables without closed cells: a line above the heading, one below it, one at the end (三线表).

The lines across tell where such a table stands, lines along it or else the white between its
words tell its columns, and each printed line is a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from core.importing.pdf.chars import Char
from core.importing.pdf.columns import Piece, pieces_of, walls_of
from core.importing.pdf.grouping import fitted
from core.importing.pdf.headings import head_cells
from core.importing.pdf.lines import group_rows
from core.importing.pdf.objects import Rule, Rules
from core.importing.pdf.rows import Row, rows_between
from core.importing.pdf.tables import FoundTable, cell_text
from core.model.source import SourceCell, SourceTable
from core.parsing.lines.cleaning import clean_text
from core.parsing.tables.captions import is_number_line, is_title, read_unit

_NEAR: Final = 6.0
_NARROWEST: Final = 90.0
_FEWEST_ROWS: Final = 3
_MOST_HEAD_LINES: Final = 9
_MOST_ROWS: Final = 400
_APART: Final = 1.2
_SENTENCE: Final = 20
_LARGER: Final = 1.12
_TALL: Final = 1.6
_DEEP: Final = 0.2
_CLOSE: Final = 0.6  # ems between characters of one word
_CROSSED: Final = 4  # of the lines, one in so many


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
        for part in _parted(group, chars):
            found.extend(_tables_of(part, chars, across, _joined(rules.along)))
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


def _parted(group: _Group, chars: list[Char]) -> list[_Group]:
    """The lines of tables that are as wide as one another, parted where words stand between them.

    Such words are the caption, the number or the unit of the next table, or running text.
    """
    inside = [
        char for char in chars if group.left - 4 <= (char.left + char.right) / 2 <= group.right + 4
    ]
    heights = [(char.top + char.bottom) / 2 for char in inside]
    usual = median([char.size for char in inside] or [0.0])
    steps = [above.place - below.place for above, below in pairwise(group.rules)]
    parts: list[list[Rule]] = [[group.rules[0]]]
    for above, below in pairwise(group.rules):
        band = [
            char
            for char, height in zip(inside, heights, strict=True)
            if below.place <= height <= above.place
        ]
        if _is_between(band, usual, above.place - below.place > _TALL * median(steps)) or (
            above is group.rules[0] and _is_title_alone(band)
        ):
            parts.append([])
        parts[-1].append(below)
    return [_Group(rules, group.left, group.right) for rules in parts if len(rules) > 2]


def _is_title_alone(band: list[Char]) -> bool:
    """Whether a title alone stands below the first line: that is the line below a running head."""
    lines = [pieces_of(line, _APART) for line in group_rows(band)]
    return len(lines) == 1 and len(lines[0]) == 1 and is_title(_words(lines[0][0]))


def _words(piece: Piece) -> str:
    return clean_text("".join(char.text for char in piece.chars))


def _is_between(band: list[Char], size: float, tall: bool) -> bool:
    """Whether the words between two lines stand between two tables.

    Args:
        band: the characters between the lines.
        size: the usual size of characters.
        tall: whether the lines are farther apart than others.
    """
    lines = group_rows(band)
    for line in lines:
        pieces = pieces_of(line, _APART)
        words = [_words(piece) for piece in pieces]
        named = [is_number_line(word) or read_unit(word) is not None for word in words]
        if any(named) and all(
            name or is_title(word) for name, word in zip(named, words, strict=True)
        ):
            return True
        if len(pieces) > 1:
            continue
        if len(words[0]) > _SENTENCE and "。" in words[0]:
            return True
        large = pieces[0].size > _LARGER * size or (tall and len(lines) < _FEWEST_ROWS)
        if large and is_title(words[0]):
            return True
    return False


def _tables_of(
    group: _Group, chars: list[Char], across: list[Rule], along: list[Rule]
) -> list[FoundTable]:
    """The tables that a group of lines makes: heading line by heading line, as far as it goes."""
    found = []
    at = 0
    while at + 2 < len(group.rules):
        for last in range(len(group.rules) - 1, at + 1, -1):
            table = _table(group.rules[at : last + 1], group, chars, across, along)
            if table is not None:
                found.append(table)
                at = last
                break
        else:
            at += 1
    return found


def _table(
    rules: list[Rule], group: _Group, chars: list[Char], across: list[Rule], along: list[Rule]
) -> FoundTable | None:
    top, neck, bottom = rules[0].place, rules[1].place, rules[-1].place
    inside = [
        char
        for char in chars
        if group.left - 4 <= (char.left + char.right) / 2 <= group.right + 4
        and bottom <= (char.top + char.bottom) / 2 <= top
    ]
    inside += (over := _running_over(chars, inside, top, bottom))
    right = max([group.right + 4, *(char.right for char in over)])
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
        and not _is_crossed(rule.place, lines)
    ] or [place for place in walls_of(lines, group_rows(head)) if not _is_crossed(place, lines)]
    edges = _distinct(edges)
    if not edges:
        return None
    between = [*rules[2:-1], *_partial(group, across, neck, bottom)]
    between.sort(key=lambda rule: -rule.place)
    ruled = len(between) * 2 > len(lines)
    if ruled:
        rows = rows_between(lines, edges, [rule.place for rule in between])
        goes_on: list[list[bool]] = []
    else:
        rows, goes_on = fitted(lines, edges)
    full = sum(sum(map(bool, row)) >= 2 for row in rows)
    if full * 5 < len(rows) * 3 or len(rows) < _FEWEST_ROWS - 1:
        return None
    heads = head_cells(head, edges, (group.left, group.right), rows)
    merged = ruled and len(between) + 1 == len(rows)
    ends = [*edges, group.right]
    if merged:
        goes_on = [[rule.start > x - 4 for x in ends] for rule in between]
    table = grid_of(heads, rows, goes_on)
    return FoundTable(table, group.left - 4, bottom, right, top)


def _running_over(chars: list[Char], inside: list[Char], top: float, bottom: float) -> list[Char]:
    """The characters right behind those inside, in the same line: words longer than the rules."""
    ends = {round(char.bottom): char for char in sorted(inside, key=lambda char: char.right)}
    known, over = set(inside), []
    for char in sorted(chars, key=lambda char: char.left):
        if char in known or not bottom <= (char.top + char.bottom) / 2 <= top:
            continue
        last = ends.get(round(char.bottom))
        if last is not None and abs(char.left - last.right) < _CLOSE * char.size:
            ends[round(char.bottom)] = char
            over.append(char)
    return over


def _is_crossed(place: float, lines: list[list[Char]]) -> bool:
    """Whether words stand at a place of many lines: it parts no columns."""
    crossed = sum(
        any(char.left + _DEEP * char.size < place < char.right - _DEEP * char.size for char in line)
        for line in lines
    )
    return _CROSSED * crossed > len(lines)


def _partial(group: _Group, across: list[Rule], neck: float, bottom: float) -> list[Rule]:
    """Lines below rows that leave out a first cell which goes on: `经济发展` over three rows."""
    return [
        rule
        for rule in across
        if bottom + 2 < rule.place < neck - 2
        and abs(rule.end - group.right) < _NEAR
        and group.left + _NEAR < rule.start
    ]


def grid_of(
    heads: list[SourceCell], rows: list[Row], open_below: Sequence[Sequence[bool]] = ()
) -> SourceTable:
    """The grid of headings and rows.

    Args:
        heads: the headings.
        rows: the rows below them, at least one.
        open_below: for each row but the last, whether the cell in a column goes on in the next.
    """
    height = max((cell.row + cell.row_span for cell in heads), default=0)
    body = []
    for column in range(len(rows[0])):
        at = 0
        while at < len(rows):
            end = at + 1
            while end < len(rows) and end <= len(open_below) and open_below[end - 1][column]:
                end += 1
            chars = [char for row in rows[at:end] for char in row[column]]
            body.append(SourceCell(height + at, column, cell_text(chars), end - at))
            at = end
    body.sort(key=lambda cell: (cell.row, cell.column))
    return SourceTable(height + len(rows), len(rows[0]), (*heads, *body))


def _distinct(edges: list[float]) -> list[float]:
    kept: list[float] = []
    for edge in sorted(edges):
        if not kept or edge - kept[-1] > _NEAR:
            kept.append(edge)
    return kept
