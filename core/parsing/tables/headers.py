"""Where in a grid the captions, the headings and the rows are, and what the columns are called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.parsing.indicators.expressions import is_number
from core.parsing.tables.captions import (
    is_note,
    is_number_line,
    is_title,
    read_maker,
    read_unit,
    split_unit,
)
from core.parsing.tables.cells import is_value
from core.parsing.tables.grids import Grid, part_of
from core.parsing.tables.kinds import Kind, kind_of

_YEAR = re.compile(r"(?:19|20)\d\d年?")
_MOST_HEADINGS = 5
_TITLE_SHARE = 0.5


@dataclass(slots=True)
class Segment:
    """The parts of a grid: captions end at row `top`, headings at `body`.

    `caption` and `unit` are those inside the grid; `end` is where the notes in the grid begin.
    """

    top: int = 0
    body: int = 0
    end: int = 0
    caption: str = ""
    unit: str = ""


def tables_in(grid: Grid) -> list[tuple[Grid, Segment]]:
    """The tables that a grid holds, top to bottom, each with its own grid.

    A title row behind rows begins another table.
    """
    starts = [0]
    row = 0
    while row < grid.rows:
        if _is_caption(grid, row):
            start = row
            while row < grid.rows and _is_caption(grid, row):
                row += 1
            if start and row < grid.rows and len(grid.row(row)) > 1:
                starts.append(start)
        else:
            row += 1
    found = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else grid.rows
        part = grid if len(starts) == 1 else part_of(grid, start, end)
        found.append((part, _segment(part, 0, part.rows)))
    return found


def _is_caption(grid: Grid, row: int) -> bool:
    """Whether every cell of a row is a number of a table, a title or a unit."""
    cells = grid.row(row)
    if not cells or len(cells) > 3:
        return False
    wide = grid.columns * _TITLE_SHARE
    alone = len(cells) == 1
    for cell in cells:
        title = is_title(split_unit(cell.text)[0])
        named = is_number_line(cell.text) or read_unit(cell.text) is not None
        named = named or read_maker(cell.text) is not None
        if not named and not (
            title and grid.columns > 1 and (cell.column_span >= wide or (alone and row == 0))
        ):
            return False
    return True


def _segment(grid: Grid, first: int, last: int) -> Segment:
    found = Segment()
    row = first
    while row < last - 1 and _is_caption(grid, row):
        for cell in grid.row(row):
            unit = read_unit(cell.text)
            maker = read_maker(cell.text)
            if unit is not None or maker is not None:
                found.unit = unit or maker or found.unit
            elif not is_number_line(cell.text):
                words, behind = split_unit(cell.text)
                found.caption += words
                found.unit = found.unit or behind
        row += 1
    while row < last - 1 and not found.caption and _is_wide_title(grid, row):
        found.caption = grid.row(row)[0].text
        row += 1
    found.top = row
    found.body = _body(grid, row, last)
    found.end = last
    while found.end > found.body and _is_note(grid, found.end - 1):
        found.end -= 1
    return found


def _is_wide_title(grid: Grid, row: int) -> bool:
    """Whether the first row is one cell over all columns, no matter its wording."""
    cells = grid.row(row)
    return (
        len(cells) == 1
        and grid.columns > 1
        and cells[0].column_span == grid.columns
        and len(cells[0].text) <= 60
        and len(grid.row(row + 1)) > 1
    )


def _is_note(grid: Grid, row: int) -> bool:
    cells = grid.row(row)
    return len(cells) == 1 and is_note(cells[0].text)


def _body(grid: Grid, top: int, last: int) -> int:
    """The first row below the headings that begin at `top`; `top` itself where there are none."""
    if top >= last or has_numbers(grid, top) or last - top < 2:
        return top
    end = top + 1
    while end < min(last - 1, top + _MOST_HEADINGS):
        deepest = max((c.row + c.row_span for c in grid.between(top, end)), default=end)
        if deepest > end:
            end = min(deepest, last - 1)
        elif _is_second_heading(grid, top, end):
            end += 1
        else:
            break
    return end


def has_numbers(grid: Grid, row: int) -> bool:
    """Whether a row has numbers other than years."""
    return any(is_number(cell.text) and not _YEAR.fullmatch(cell.text) for cell in grid.row(row))


def _is_second_heading(grid: Grid, top: int, row: int) -> bool:
    """Whether `row` names the parts of headings above it."""
    cells = grid.row(row)
    if has_numbers(grid, row) or any(
        is_value(cell.text) and not _YEAR.fullmatch(cell.text) for cell in cells
    ):
        return False
    if sum(kind_of(cell.text) is Kind.FORMULA for cell in cells) > 1:
        return False  # how the columns are reckoned (`A=B+C`), the first row of the body
    above = [cell for cell in grid.between(top, row) if cell.column_span > 1]
    for cell in above:
        inside = [c for c in cells if cell.column <= c.column < cell.column + cell.column_span]
        if len(inside) > 1 and not any(c.column_span > 1 and len(cells) == 1 for c in inside):
            return True
    blank_above = [
        c for c in range(grid.columns) if not any(grid.text(r, c) for r in range(top, row))
    ]
    return not grid.text(row, 0) and len(cells) > 1 and bool(blank_above)


def column_names(grid: Grid, segment: Segment) -> tuple[str, ...]:
    """The names of the columns, the headings over one another joined by ` / `."""
    names = []
    for column in range(grid.columns):
        parts: list[str] = []
        for row in range(segment.top, segment.body):
            words = grid.text(row, column) or _spread(grid, segment, row, column)
            if words and (not parts or parts[-1] != words):
                parts.append(words)
        names.append(" / ".join(parts))
    return tuple(names)


def _spread(grid: Grid, segment: Segment, row: int, column: int) -> str:
    """The heading to the left of a blank that stands over parts, as a merged cell would."""
    if row + 1 >= segment.body or not grid.text(row + 1, column):
        return ""
    if grid.at(row + 1, column) is not None and grid.text(row + 1, 0) and column:
        return ""
    for left in range(column - 1, -1, -1):
        cell = grid.at(row, left)
        if cell is not None:
            below = grid.text(row + 1, left)
            return cell.text if below and below != cell.text and cell.row_span == 1 else ""
    return ""
