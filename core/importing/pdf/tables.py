"""Ruled tables of a page: the grids of its lines, filled with its characters."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, NamedTuple

from core.importing.pdf.bands import part_bands
from core.importing.pdf.cells import Box, Frame, find_frames
from core.importing.pdf.chars import Char
from core.importing.pdf.lines import group_rows
from core.importing.pdf.objects import Rules
from core.model.source import SourceCell, SourceTable
from core.parsing.tables.captions import is_note, read_unit

_EDGE_OF_PAGE: Final = 0.15
_DEEP: Final = 0.2
_CROSSED: Final = 4  # of the rows, one in so many
_SAME: Final = 3.0
_HIGHER: Final = 1.6


class FoundTable(NamedTuple):
    """A table and where it stands on the page; y counted upwards."""

    table: SourceTable
    left: float
    bottom: float
    right: float
    top: float


def find_tables(rules: Rules, chars: list[Char], height: float) -> list[FoundTable]:
    """The ruled tables of a page, top to bottom.

    Args:
        rules: its lines.
        chars: its characters, y counted upwards.
        height: the height of the page in points.
    """
    found = []
    for frame in _stacked(find_frames(rules), chars):
        left, right = frame.columns[0], frame.columns[-1]
        top, bottom = frame.rows[0], frame.rows[-1]
        inside = [
            char
            for char in chars
            if left - 1 <= (char.left + char.right) / 2 <= right + 1
            and bottom - 1 <= (char.top + char.bottom) / 2 <= top + 1
        ]
        edge = _EDGE_OF_PAGE * height
        table = _table(frame, inside, lone_row=top > height - edge or bottom < edge)
        if table is not None:
            found.append(FoundTable(table, left, bottom, right, top))
    return found


def _table(frame: Frame, chars: list[Char], *, lone_row: bool) -> SourceTable | None:
    """The cells as a grid; None for a frame around text or an empty grid.

    `lone_row` allows a single row of three cells or more: the last one of a table that began on the
    page before, or the headings of one that goes on behind it.
    """
    high, wide = len(frame.rows) - 1, len(frame.columns) - 1
    lone = lone_row and high == 1 and wide > 2
    if not lone and (wide < 2 or high < 2 or len(frame.cells) < 4):
        return None
    words = _filled(frame, chars)
    if not words or _runs_through(frame, words):
        return None
    frame, words = part_bands(frame, words)
    high = len(frame.rows) - 1
    filled: dict[int, int] = {}
    for box in words:
        filled[box.row] = filled.get(box.row, 0) + 1
    if sum(count > 1 for count in filled.values()) * 5 < len(filled) * 2:
        return None  # frames and shades behind lines of text, no columns
    made = tuple(
        SourceCell(
            box.row, box.column, cell_text(words.get(box, [])), box.row_span, box.column_span
        )
        for box in frame.cells
    )
    return SourceTable(high, wide, made)


def _filled(frame: Frame, chars: list[Char]) -> dict[Box, list[Char]]:
    """The characters of each cell that has any."""
    owners = {
        (row, column): box
        for box in frame.cells
        for row in range(box.row, box.row + box.row_span)
        for column in range(box.column, box.column + box.column_span)
    }
    heights = [-place for place in frame.rows]
    words: dict[Box, list[Char]] = {}
    for char in chars:
        column = bisect_right(frame.columns, (char.left + char.right) / 2) - 1
        row = bisect_right(heights, -(char.top + char.bottom) / 2) - 1
        place = min(max(0, row), len(heights) - 2), min(max(0, column), len(frame.columns) - 2)
        words.setdefault(owners[place], []).append(char)
    return words


def _runs_through(frame: Frame, words: dict[Box, list[Char]]) -> bool:
    """Whether characters stand on the lines between cells: shades behind running text."""
    rows: set[int] = set()
    crossed: set[int] = set()
    for box, chars in words.items():
        rows.add(box.row)
        left, right = frame.columns[box.column], frame.columns[box.column + box.column_span]
        inner = [place for place in (left, right) if frame.columns[0] < place < frame.columns[-1]]
        if any(
            char.left + _DEEP * char.size < place < char.right - _DEEP * char.size
            for char in chars
            for place in inner
        ):
            crossed.add(box.row)
    return _CROSSED * len(crossed) > len(rows)


def _stacked(frames: list[Frame], chars: list[Char]) -> list[Frame]:
    """The frames, those of the same columns with one line of words between them as one.

    The name of a group of rows (`一、经济增长`) stands so in a table without lines at its sides.
    """
    stacked: list[Frame] = []
    for frame in frames:
        last = stacked[-1] if stacked else None
        if last is not None and _goes_on(last, frame, chars):
            high = len(last.rows)
            moved = [box._replace(row=box.row + high) for box in frame.cells]
            name = Box(high - 1, 0, 1, len(last.columns) - 1)
            stacked[-1] = Frame(
                last.columns, [*last.rows, *frame.rows], [*last.cells, name, *moved]
            )
        else:
            stacked.append(frame)
    return stacked


def _goes_on(above: Frame, below: Frame, chars: list[Char]) -> bool:
    if len(above.columns) != len(below.columns) or any(
        abs(one - other) > _SAME for one, other in zip(above.columns, below.columns, strict=True)
    ):
        return False
    top, bottom = above.rows[-1], below.rows[0]
    usual = above.rows[-2] - above.rows[-1]
    if not 0 < top - bottom < _HIGHER * usual:
        return False
    between = group_rows([char for char in chars if bottom <= (char.top + char.bottom) / 2 <= top])
    words = "".join(char.text for char in between[0]) if len(between) == 1 else ""
    return bool(words) and not (is_note(words) or read_unit(words) is not None)


def cell_text(chars: list[Char]) -> str:
    """The words of a cell, a newline between its lines."""
    lines = []
    for row in group_rows(chars):
        pieces: list[str] = []
        previous: Char | None = None
        for char in row:
            if previous is not None:
                gap = char.left - previous.right
                ascii_both = previous.text < "\u2e80" and char.text < "\u2e80"
                if gap > (0.25 if ascii_both else 0.9) * char.size:
                    pieces.append(" ")
            pieces.append(char.text)
            previous = char
        lines.append("".join(pieces))
    return "\n".join(lines)


def outside(chars: list[Char], tables: list[FoundTable]) -> list[Char]:
    """The characters that are not in the tables."""
    if not tables:
        return chars
    return [
        char
        for char in chars
        if not any(
            table.left - 1 <= (char.left + char.right) / 2 <= table.right + 1
            and table.bottom - 1 <= (char.top + char.bottom) / 2 <= table.top + 1
            for table in tables
        )
    ]
