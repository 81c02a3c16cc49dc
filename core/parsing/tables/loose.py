"""A table that came as plain lines, one cell a line, its grid lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.indicators.expressions import is_number, is_wording
from core.parsing.indicators.units import is_unit
from core.parsing.lines.shapes import FoundCell, FoundTable, Line
from core.parsing.tables.captions import (
    caption_above,
    is_number_line,
    is_title,
    notes_below,
    read_unit,
)
from core.parsing.tables.cells import cells_end, close_cell, is_name, is_value
from core.parsing.tables.evidence import Evidence, place_rows
from core.parsing.tables.heads import Heads, fit_heads
from core.parsing.tables.named import read_named
from core.parsing.tables.numbered import read_numbered
from core.parsing.tables.profiles import Profile
from core.parsing.tables.regular import read_regular
from core.parsing.tables.rows import LooseRow, RowReader

_MAX_CELL = 40
_MIN_CELLS = 9
_MAX_CELLS = 900
_MAX_VALUES = 12
_MAX_TRIES = 4
_SHORTEST_TITLE = 8
_MOST_HEADS = 14
_LEFT_OVER = 1.0
_MAX_NAMED = 4.0
_LONGEST_SERIAL = 3
_END = re.compile(
    r"注\s*[:：\d]|备注\s*[:：\d]|说明\s*[:：]|附\s*[件表录]|资料来源|数据来源|名\s*词"
)
_OF_WHICH = re.compile(r"(?:在.{1,8}|其|.{0,8}其)中[:：]")
"""A row that only says what the rows below it are."""

_YEAR = re.compile(r"(?:19|20)\d\d年?")
_MAX_COST = 1.3
_GROUP = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]")


def find_loose(lines: Sequence[Line], prose: Sequence[str]) -> list[FoundTable]:
    """The tables among `lines` whose cells stand one on a line."""
    found: list[FoundTable] = []
    at = 0
    while at < len(lines):
        end = _run_end(lines, at)
        if end - at >= _MIN_CELLS:
            tries = 0
            for start in range(at, end):
                if tries < _MAX_TRIES and _opens(lines, start):
                    tries += 1
                    table = _read(lines, start + _unit_above(lines, start, end), end, prose)
                    if table is not None:
                        found.append(table)
                        end = table.last
                        break
            else:
                table = _unopened(lines, at, end, prose)
                if table is not None:
                    found.append(table)
                    end = table.last
        at = max(end, at + 1)
    return found


def _unopened(lines: Sequence[Line], at: int, end: int, prose: Sequence[str]) -> FoundTable | None:
    """The table of a run whose first heading does not say that names stand below it."""
    values = [place for place in range(at, end) if is_number(lines[place].text)]
    if 4 * len(values) < end - at:
        return None
    first = values[0]
    outside = [
        place
        for place in range(at, first)
        if is_number_line(text := lines[place].text)
        or read_unit(text) is not None
        or (is_title(text) and len(text) >= _SHORTEST_TITLE)
    ]
    low = max(outside[-1] + 1 if outside else at, first - _MOST_HEADS)
    best: tuple[float, int] | None = None
    for start in range(low, first - 1):
        named = read_named([close_cell(line.text) for line in lines[start:end]][:_MAX_CELLS])
        cost = named.cost + _LEFT_OVER * (start - low) if named is not None else _MAX_NAMED
        if cost < (best[0] if best else _MAX_NAMED):
            best = cost, start
    return _named(lines, best[1], end, prose) if best is not None else None


def _opens(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the heading of a column of names or of serial numbers.

    A unit may stand in the place of the names' heading; mostly it stands above the table.
    """
    if read_unit(lines[at].text) is not None:
        return at + 1 < len(lines) and not _opens(lines, at + 1)
    kind = read_column(close_cell(lines[at].text)).kind
    return kind in (ColumnKind.NAME, ColumnKind.SERIAL)


def _unit_above(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether the unit at `start` stands above a table whose columns all have their headings."""
    if read_unit(lines[start].text) is None:
        return False
    regular = read_regular([close_cell(line.text) for line in lines[start + 1 : end]][:_MAX_CELLS])
    return regular is not None and not any(name for name, _parts in regular.heads.groups)


def _run_end(lines: Sequence[Line], at: int) -> int:
    """The end of the run of short lines that begins at `at`."""
    end = at
    while end < len(lines) and _is_cell(lines[end]):
        end += 1
    behind = lines[end].text if end < len(lines) else ""
    return at + cells_end([line.text for line in lines[at:end]], behind)


def _is_cell(line: Line) -> bool:
    text = line.text
    return (
        line.table is None
        and 0 < len(text) <= _MAX_CELL
        and (not text.endswith(("。", "；", "：", ":", "！")) or bool(_OF_WHICH.fullmatch(text)))
        and not _END.match(text)
    )


def _read(lines: Sequence[Line], start: int, end: int, prose: Sequence[str]) -> FoundTable | None:
    texts = [close_cell(line.text) for line in lines[start:end]][:_MAX_CELLS]
    kept = [at for at in range(len(texts)) if not _is_group(texts, at)]
    apart = sorted(set(range(len(texts))).difference(kept))
    groups = [LooseRow(texts[at], "", (), at, at + 1) for at in apart]
    words = [texts[at] for at in kept]
    regular = read_regular(words)
    found = _numbered(words) or _cheapest(words)
    ends = [*kept, len(texts)]
    if regular is not None and (found is None or regular.last * 20 >= found.rows[-1].last * 19):
        size = len(regular.rows[0])
        loose = [
            LooseRow(row[0], "", row[1:], place := kept[regular.body + size * at], place)
            for at, row in enumerate(regular.rows)
        ]
        last, heads, fixed = ends[regular.last - 1] + 1, regular.heads, 1
    elif found is not None:
        loose = [
            LooseRow(row.name, row.unit, row.values, kept[row.first], row.last)
            for row in found.rows
        ]
        last, heads, fixed = ends[found.rows[-1].last - 1] + 1, found.heads, found.fixed
    else:
        return _named(lines, start, end, prose)
    first = loose[0].first
    loose += [row for row in groups if first - 2 < row.first < last]
    loose.sort(key=lambda row: row.first)
    return _table(lines, start, start + last, heads, loose, fixed, prose)


def _named(lines: Sequence[Line], start: int, end: int, prose: Sequence[str]) -> FoundTable | None:
    """The table whose rows begin with a name each, whatever follows it."""
    named = read_named([close_cell(line.text) for line in lines[start:end]][:_MAX_CELLS])
    if named is None:
        return None
    return _table(lines, start, start + named.last, named.heads, named.rows, 1, prose)


def _is_group(texts: Sequence[str], at: int) -> bool:
    """Whether a cell is the name of a group of rows (`一、经济增长`): a row begins behind it."""
    if not _GROUP.match(texts[at]):
        return False
    behind = at + 2 if at + 2 < len(texts) and _is_serial(texts, at + 1) else at + 1
    return (
        behind < len(texts)
        and is_name(texts[behind])
        and not (is_unit(texts[behind]) or is_wording(texts[behind]))
    )


def _is_serial(texts: Sequence[str], at: int) -> bool:
    """Whether a cell numbers a row: it is 1, or the number before it stands above."""
    number = texts[at]
    if not number.isdigit() or len(number) > _LONGEST_SERIAL:
        return False
    return number == "1" or str(int(number) - 1) in texts[:at]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Headings and rows; `fixed` columns are not values: number, name, unit."""

    heads: Heads
    rows: list[LooseRow]
    fixed: int


def _numbered(texts: Sequence[str]) -> _Reading | None:
    """The rows as serial numbers tell them."""
    best: tuple[float, _Reading] | None = None
    for columns in range(1, _MAX_VALUES + 1):
        found = read_numbered(texts, columns)
        if found is None:
            continue
        body, has_unit, rows = found
        fixed = 2 + has_unit
        heads = fit_heads(texts[:body], fixed + columns, has_unit)
        if body == fixed + columns:
            heads = Heads((texts[0],), tuple(("", (one,)) for one in texts[1:body]), 0.0)
        if heads is not None and (best is None or heads.cost < best[0]):
            best = heads.cost, _Reading(heads, rows, fixed)
    return best[1] if best else None


def _cheapest(texts: Sequence[str]) -> _Reading | None:
    """The reading of loose cells that costs least."""
    reader = RowReader(texts)
    best: tuple[float, _Reading] | None = None
    for body in _bodies(texts):
        has_unit = any(is_unit(text) for text in texts[body:])
        widths = _widths(texts[body:])
        remark = any(read_column(text).kind is ColumnKind.REMARK for text in texts[:body])
        widths = [width + remark for width in widths]
        for width in widths:
            heads = fit_heads(texts[:body], 1 + has_unit + width, has_unit)
            if heads is None:
                continue
            cost, rows = reader.read(body, width, has_unit, remark=remark)
            while rows and not any(map(_tells, rows[-1].values)):
                rows.pop()
            total = cost + heads.cost * 0.25
            if len(rows) >= 2 and cost < _MAX_COST and (best is None or total < best[0]):
                best = total, _Reading(heads, rows, 1 + has_unit)
    return best[1] if best else None


def _tells(text: str) -> bool:
    return is_number(text) or is_value(text) or is_wording(text)


def _table(
    lines: Sequence[Line],
    start: int,
    last: int,
    heads: Heads,
    rows: Sequence[LooseRow],
    fixed: int,
    prose: Sequence[str],
) -> FoundTable:
    caption, unit, caption_lines = caption_above(lines, start)
    notes, behind = notes_below(lines, last)
    evidence = Evidence([lines[at].text for at in notes], prose)
    columns = heads.columns
    serial = read_column(columns[0]).kind is ColumnKind.SERIAL
    body = []
    number = 0
    width = len(columns) - fixed
    profile = Profile([row.values for row in rows], width)
    told = [(row.name, row.values) for row in rows if row.values]
    placed, unsure = place_rows(told, columns[fixed:], evidence, profile)
    for row in rows:
        if not row.values:
            body.append((row.name, *[""] * (len(columns) - 1)))
            continue
        number += 1
        stubs = [row.name, row.unit] if fixed > 1 + serial else [row.name]
        if serial and fixed > 1:
            stubs.insert(0, str(number))
        body.append((*stubs, *placed.pop(0)))
    return FoundTable(
        first=min([start, *caption_lines]),
        last=behind,
        caption=caption,
        unit=unit,
        caption_lines=caption_lines,
        grid=_grid(heads, body),
        columns=columns,
        rows=tuple(body),
        note_lines=notes,
        unsure=unsure,
    )


def _bodies(texts: Sequence[str]) -> list[int]:
    """Where the rows may begin: a name that a unit or a value follows."""
    found = []
    for at in range(2, min(len(texts) - 1, 20)):
        following = texts[at + 1]
        plain = _YEAR.fullmatch(following) is None
        if is_name(texts[at]) and (
            is_unit(following) or (plain and (is_value(following) or is_wording(following)))
        ):
            found.append(at)
            if len(found) == 2:
                break
    above = found[0] - 1 if found else 0  # the name of a group may open the body
    if above > 1 and is_name(texts[above]) and read_column(texts[above]).kind is ColumnKind.VALUE:
        found.append(above)
    return found


def _widths(texts: Sequence[str]) -> list[int]:
    """How many value columns the rows may have: the common numbers of values in a row."""
    counts: dict[int, int] = {}
    current = 0
    for text in [*texts, "结束"]:
        if is_number(text) or is_value(text) or is_wording(text):
            current += 1
        elif is_name(text):
            if current:
                counts[current] = counts.get(current, 0) + 1
            current = 0
    common = sorted(counts, key=lambda n: -counts[n])[:2]
    most = max(counts, default=0)
    return sorted(width for width in {*common, most} if 0 < width <= _MAX_VALUES)


def _grid(heads: Heads, rows: Sequence[Sequence[str]]) -> tuple[FoundCell, ...]:
    """The printed grid: one row of headings, or two where a heading stands over its parts."""
    double = any(name for name, _parts in heads.groups)
    height = 2 if double else 1
    cells = [
        FoundCell(0, at, stub, row_span=height, header=True) for at, stub in enumerate(heads.stubs)
    ]
    column = len(heads.stubs)
    for name, parts in heads.groups:
        if name:
            cells.append(FoundCell(0, column, name, column_span=len(parts), header=True))
        for part in parts:
            span = 1 if name or not double else height
            cells.append(FoundCell(1 if name else 0, column, part, row_span=span, header=True))
            column += 1
    cells += [
        FoundCell(at + height, place, text)
        for at, row in enumerate(rows)
        for place, text in enumerate(row)
        if text
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return tuple(cells)
