"""What parts the cells of a table that stand on lines of their own: bars, tabs, white lines.

A copy out of a browser or a word processor puts a line end behind each paragraph of a cell; the
bar or the tab between two cells may survive it, and a blank cell may leave a line of white space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.source import Source
from core.parsing.celled.cells import Cell
from core.parsing.lines.shapes import Line
from core.parsing.tables.cells import close_cell

_BARRED = re.compile(r"\s*([^|｜]*?)\s*([|｜](?:\s*[|｜])*)\s*")
BARS = ("|", "｜")
"""The bar that parts cells, alone on its line."""

_FEWEST_BARRED = 6
_MOST_PARAGRAPHS = 3
_MOST_WHITE = 0.8
_WHITE = re.compile(r"[ \u3000\xa0]+")
_LONGEST = 44
_OF_WHICH = re.compile(r"(?:在.{1,8}|其|.{0,8}其)中[:：]")
_ENDS = ("。", "；", "！", "：", ":", "，")


def barred_end(lines: Sequence[Line], at: int) -> int:
    """The end of the lines from `at` on that hold cells and the bars behind them; `at` for none.

    The bar of a cell is on its line, or alone on the next one; then a cell may have more lines.
    """
    end = at
    bars = 0
    while end < len(lines) and lines[end].table is None:
        found = _bars(lines[end])
        if found is None and not _barred_soon(lines[end : end + 2 + _MOST_PARAGRAPHS * (bars > 0)]):
            break
        bars += found is not None
        end += 1
    return end if bars >= _FEWEST_BARRED else at


def _barred_soon(lines: Sequence[Line]) -> bool:
    """Whether a bar alone on its line closes the cell that the first of `lines` belongs to."""
    for at, line in enumerate(lines):
        found = _bars(line)
        if found is not None:
            return at > 0 and not found[0]
        if not is_cell(line):
            return False
    return False


def _bars(line: Line) -> tuple[str, int] | None:
    """The words of a line before the bars at its end, and how many bars; None for another line."""
    match = _BARRED.fullmatch(line.text)
    return (close_cell(match[1]), len(re.findall(r"[|｜]", match[2]))) if match else None


def barred_cells(lines: Sequence[Line], at: int, end: int) -> list[Cell]:
    """The cells of such lines; a bar that closes no words closes a blank."""
    cells: list[Cell] = []
    open_words, opened = "", at
    for place in range(at, end):
        words, bars = _bars(lines[place]) or (close_cell(lines[place].text), 0)
        if words:
            opened = opened if open_words else place
            open_words += words
        if bars and open_words:
            cells.append(Cell(open_words, opened))
            open_words = ""
            bars -= 1
        cells += [Cell("", place)] * bars
    if open_words:
        cells.append(Cell(open_words, opened))
    return cells


def led_cells(lines: Sequence[Line], at: int) -> tuple[int, list[Cell]]:
    """The end and the cells of lines that begin at `at`, each cell behind a line of one bar.

    Two bars have a blank between them. No cells where there are too few.
    """
    cells: list[Cell] = []
    end = at
    while end < len(lines) and lines[end].table is None and _is_bar(lines[end]):
        below = lines[end + 1] if end + 1 < len(lines) else None
        if below is None or not (is_cell(below) or _is_bar(below)):
            end += 1
            break
        blank = _is_bar(below)
        cells.append(Cell("" if blank else close_cell(below.text), end + 1 - blank))
        end += 1 if blank else 2
    return (end, cells) if len(cells) >= _FEWEST_BARRED else (at, [])


def _is_bar(line: Line) -> bool:
    return line.text in BARS


def is_cell(line: Line) -> bool:
    """Whether a line can be a cell: short, no sentence."""
    text = line.text
    return (
        line.table is None
        and not line.note
        and 0 < len(text) <= _LONGEST
        and (not text.endswith(_ENDS) or bool(_OF_WHICH.fullmatch(text)))
        and "。" not in text
    )


def white_cells(lines: Sequence[Line], at: int, end: int, source: Source) -> list[Cell]:
    """The cells of lines `at` to `end`, each line of white space between two of them a blank."""
    cells: list[Cell] = []
    for place in range(at, end):
        if place > at:
            cells += [Cell("", place)] * _white_lines(lines[place], source)
        cells.append(Cell(close_cell(lines[place].text), place))
    if end < len(lines):
        cells += [Cell("", end - 1)] * _white_lines(lines[end], source)
    return cells


def shows_blanks(lines: Sequence[Line], at: int, end: int, source: Source) -> bool:
    """Whether lines of white space stand between some of those from `at` to `end`."""
    white = sum(_white_lines(lines[place], source) > 0 for place in range(at + 1, end))
    return 0 < white < _MOST_WHITE * (end - at - 1)  # between all cells they are mere distance


def _white_lines(line: Line, source: Source) -> int:
    """How many lines above a line hold blanks and nothing else."""
    above = source.blocks[line.index].above
    return sum(map(bool, map(_WHITE.fullmatch, above.split("\n")))) if above else 0


def tabbed_rows(
    lines: Sequence[Line], at: int, end: int, source: Source
) -> list[tuple[list[str], int]]:
    """The rows of lines whose cells but the first begin with a tab, and where each row begins.

    A line without a tab goes on in the cell above it where that row lacks cells.
    """
    rows: list[tuple[list[str], int]] = []
    for place in range(at, end):
        block = source.blocks[lines[place].index]
        lead = block.text[: len(block.text) - len(block.text.lstrip())]
        tabs = (block.above + lead).count("\t")
        words = [close_cell(one) for one in block.text.strip().split("\t")]
        if rows and tabs:
            rows[-1][0].extend([""] * (tabs - 1) + words)
        else:
            rows.append((words, place))
    return rows
