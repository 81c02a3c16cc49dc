"""Tables that no line holds together: rows of words and numbers that stand in columns."""

from __future__ import annotations

import re
from statistics import median
from typing import Final

from core.importing.pdf.chars import Char
from core.importing.pdf.columns import Piece, middle_of, pieces_of, walls_of, white_strips
from core.importing.pdf.grouping import fitted
from core.importing.pdf.headings import head_cells
from core.importing.pdf.open_tables import grid_of
from core.importing.pdf.tables import FoundTable
from core.parsing.lines.cleaning import clean_text
from core.parsing.tables.captions import is_note, is_number_line, is_title, read_unit
from core.parsing.tables.cells import is_value

_APART: Final = 1.2
_FEWEST_ROWS: Final = 3
_MOST_HEAD_LINES: Final = 8
_MOST_FREE: Final = 3
_MOST_ROWS: Final = 400
_LONGEST: Final = 40
_SENTENCE: Final = re.compile(r"[。；！？]$|……|\.{4}|…{2}|·{4}")
_SECTION: Final = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]).*|.*[：:]"
)
_DIGIT: Final = re.compile(r"[-+≥≤<>＞＜]?\d")
_CAPTION_FROM: Final = 9
_HALF: Final = 0.9

_Line = list[Piece]


def find_bare_tables(lines: list[list[Char]]) -> list[FoundTable]:
    """The tables among the lines of a page, top to bottom, that are outside all others.

    A table is a run of lines whose pieces stand in at least three columns, or in two below a
    caption, most of them with numbers behind a name.
    """
    pieces = [pieces_of(line, _APART) for line in lines]
    found: list[FoundTable] = []
    at, lowest = 0, 0
    while at < len(pieces):
        if not _is_row(pieces[at]):
            at += 1
            continue
        end = _end(pieces, at)
        table = _table(lines, pieces, lowest, at, end)
        if table is not None:
            found.append(table)
            lowest = end
        at = max(end, at + 1)
    return found


def _text(piece: Piece) -> str:
    return clean_text("".join(char.text for char in piece.chars))


def _is_caption(text: str) -> bool:
    """Whether words stand above a table, not in it: its title, number or unit."""
    named = len(text) >= _CAPTION_FROM and is_title(text)
    return named or is_number_line(text) or read_unit(text) is not None


def _is_row(line: _Line) -> bool:
    """Whether a line is a name and numbers behind it."""
    if len(line) < 2:
        return False
    words = [_text(piece) for piece in line]
    numbers = sum(is_value(word) for word in words[1:])
    return (
        numbers > 0
        and all(len(word) <= _LONGEST for word in words)
        and not _SENTENCE.search(words[0])
        and not _SENTENCE.search(words[-1])
    )


def _may_belong(line: _Line) -> bool:
    """Whether a line may be part of a table: words in columns, or the rest of a cell."""
    words = [_text(piece) for piece in line]
    if any(_SENTENCE.search(word) or len(word) > _LONGEST for word in words):
        return False
    if len(line) == 1:
        only = words[0]
        return len(only) <= 20 and not is_note(only) and not _is_caption(only)
    return True


def _end(pieces: list[_Line], at: int) -> int:
    """The end of the run of rows that begins at `at`."""
    end, free, place = at + 1, 0, at + 1
    step, last = 0.0, _height(pieces[at])
    while place < len(pieces) and free <= _MOST_FREE:
        gap = _height(pieces[place - 1]) - _height(pieces[place])
        if gap > 4.5 * pieces[place][0].size or (step and gap > 2.2 * step):
            break
        if _is_row(pieces[place]):
            height = _height(pieces[place])
            step, last = max(step, last - height), height
            end, free = place + 1, 0
        elif _may_belong(pieces[place]):
            free += 1
        else:
            break
        place += 1
    while end < len(pieces) and _is_rest(pieces, end):
        end += 1
    return end


def _is_rest(pieces: list[_Line], at: int) -> bool:
    """Whether a line is the last part of the row above: nearer than a row would be."""
    gap = _height(pieces[at - 1]) - _height(pieces[at])
    return _may_belong(pieces[at]) and gap < _HALF * pieces[at][0].size


def _height(line: _Line) -> float:
    return middle_of([char for piece in line for char in piece.chars])


def _head_start(pieces: list[_Line], lowest: int, at: int, left: float, right: float) -> int:
    """Where the headings above row `at` begin."""
    size = median(piece.size for piece in pieces[at])
    start = at
    while start > max(lowest, at - _MOST_HEAD_LINES):
        line = pieces[start - 1]
        gap = _height(line) - _height(pieces[start])
        words = [_text(piece) for piece in line]
        outside = line[0].left < left - 6 * size or line[-1].right > right + 6 * size
        # Words over the whole width, or of another size, are a caption or a paragraph.
        if gap > 3 * size or outside or abs(line[0].size - size) > 0.15 * size:
            break
        if len(line) == 1 and (
            not _may_belong(line) or line[0].right - line[0].left > 0.5 * (right - left)
        ):
            break
        if any(_SENTENCE.search(word) or len(word) > _LONGEST for word in words):
            break
        start -= 1
    return start


def _first_row(pieces: list[_Line], at: int, end: int) -> int:
    """The first line that is a row: numbers of broken headings (`10` above `月`) are none.

    Below such numbers more headings stand over columns of numbers.
    """
    named = [line for line in pieces[at:end] if _is_row(line) and not is_value(_text(line[0]))]
    numbers = [(p.left, p.right) for line in named for p in line[1:] if is_value(_text(p))]
    for place in range(at, end):
        if not _is_row(pieces[place]):
            continue
        heads = 0
        for line in pieces[place + 1 : min(place + 4, end)]:
            if line in named:
                break
            heads += sum(
                not is_value(_text(piece))
                and not _DIGIT.match(_text(piece))
                and any(left < piece.right and right > piece.left for left, right in numbers)
                for piece in line
            )
        if heads < _FEWEST_ROWS:
            return place
    return at


def _names(rows: list[_Line]) -> list[tuple[float, float]]:
    """From where to where words stand in rows that are no numbers."""
    return [
        (piece.left, piece.right) for line in rows for piece in line if not is_value(_text(piece))
    ]


def _head_end(pieces: list[_Line], start: int, at: int, names: list[tuple[float, float]]) -> int:
    """Where the headings end.

    A name of a group of rows (`一、经济发展`) is none of them, nor the first half of words in the
    first row that stand nearer above it than another row would; `names` tells where words stand.
    """
    while at - start > 1:
        line = pieces[at - 1]
        near = _height(line) - _height(pieces[at]) < _HALF * line[0].size and all(
            _DIGIT.match(_text(piece))
            or any(left < piece.right and right > piece.left for left, right in names)
            for piece in line
        )
        named = len(line) == 1 and _SECTION.fullmatch(_text(line[0]))
        if not (near or named or _is_first_half(pieces, at - 1, names)):
            break
        at -= 1
    return at


def _is_first_half(pieces: list[_Line], at: int, names: list[tuple[float, float]]) -> bool:
    """Whether a line is the first half of a name: words alone, nearer to the row below."""
    if len(pieces[at]) > 1 or not any(
        left < pieces[at][0].right and right > pieces[at][0].left for left, right in names
    ):
        return False
    above = _height(pieces[at - 1]) - _height(pieces[at])
    return _height(pieces[at]) - _height(pieces[at + 1]) < above - 0.2 * pieces[at][0].size


def _table(
    lines: list[list[Char]], pieces: list[_Line], lowest: int, at: int, end: int
) -> FoundTable | None:
    at = _first_row(pieces, at, end)
    body = lines[at:end]
    full = [line for line in pieces[at:end] if _is_row(line)]
    if len(full) < _FEWEST_ROWS or len(body) > _MOST_ROWS:
        return None
    if not white_strips(body):
        return None
    left = min(char.left for line in body for char in line)
    right = max(char.right for line in body for char in line)
    start = _head_start(pieces, lowest, at, left, right)
    at = _head_end(pieces, start, at, _names(full))
    body = lines[at:end]
    edges = walls_of(body, lines[start:at])
    if len(edges) < 2 and not (start > 0 and start < at and _captioned(pieces[start - 1])):
        return None
    rows, goes_on = fitted(body, edges)
    filled = sum(sum(map(bool, row)) >= 2 for row in rows)
    if filled < _FEWEST_ROWS or filled * 5 < len(rows) * 3:
        return None
    head = [char for line in lines[start:at] for char in line]
    left, right = min([left, *(c.left for c in head)]), max([right, *(c.right for c in head)])
    bounds = (left - 4, right + 4)
    heads = head_cells(head, edges, bounds, rows) if head else []
    table = grid_of(heads, rows, goes_on)
    top = max(char.top for line in lines[start:end] for char in line)
    bottom = min(char.bottom for line in lines[start:end] for char in line)
    return FoundTable(table, bounds[0], bottom, bounds[1], top)


def _captioned(line: _Line) -> bool:
    """Whether a line above a table is its caption or its unit."""
    words = "".join(_text(piece) for piece in line)
    return _is_caption(words)
