"""Grids with lines between columns but not between rows: their rows are the printed lines."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from core.importing.pdf.cells import Box, Frame
from core.importing.pdf.chars import Char
from core.importing.pdf.columns import middle_of
from core.importing.pdf.lines import group_rows
from core.importing.pdf.rows import Row, rows_of
from core.parsing.tables.cells import is_value

_FEWEST: Final = 2
_MOST_LINES: Final = 400

Words = dict[Box, list[Char]]


def part_bands(frame: Frame, words: Words) -> tuple[Frame, Words]:
    """The frame, and its words, with the rows that hold several rows of numbers parted."""
    parted: dict[int, list[Row]] = {}
    for row in range(len(frame.rows) - 1):
        boxes = [box for box in frame.cells if box.row <= row < box.row + box.row_span]
        alone = [box for box in boxes if box.row_span == 1]
        if all(box.column_span == 1 for box in alone) and _holds_rows(boxes, alone, words):
            lines = group_rows([char for box in alone for char in words.get(box, [])])
            if len(lines) <= _MOST_LINES:
                rows = rows_of(lines, frame.columns[1:-1])
                if len(rows) > 1:
                    parted[row] = rows
    return _parted(frame, words, parted) if parted else (frame, words)


def _holds_rows(boxes: list[Box], alone: list[Box], words: Words) -> bool:
    """Whether the cells of a row hold several rows.

    So they do when two of them have several lines of numbers, or one and all others several lines,
    the first cell among them.
    """
    counts = []
    numbers = 0
    for box in alone:
        lines = group_rows(words.get(box, []))
        if lines:
            counts.append(len(lines))
        texts = ["".join(char.text for char in line) for line in lines]
        numbers += sum(map(is_value, texts)) >= _FEWEST and all(is_value(text) for text in texts)
    first = next((box for box in boxes if words.get(box)), None)
    if not counts or first not in alone or counts[0] < _FEWEST:
        return False
    return numbers >= _FEWEST or (numbers == 1 and min(counts) >= _FEWEST)


def _parted(frame: Frame, words: Words, parted: dict[int, list[Row]]) -> tuple[Frame, Words]:
    starts: list[int] = []
    rows: list[float] = []
    for row in range(len(frame.rows) - 1):
        starts.append(len(rows))
        rows.append(frame.rows[row])
        for above, below in pairwise(parted.get(row, [])):
            rows.append((_middle(above) + _middle(below)) / 2)
    starts.append(len(rows))
    rows.append(frame.rows[-1])
    cells: list[Box] = []
    filled: Words = {}
    for box in frame.cells:
        top, end = starts[box.row], starts[box.row + box.row_span]
        if box.row in parted and box.row_span == 1:
            for at, line in enumerate(parted[box.row]):
                cell = Box(top + at, box.column, 1, 1)
                cells.append(cell)
                if line[box.column]:
                    filled[cell] = line[box.column]
            continue
        cell = Box(top, box.column, end - top, box.column_span)
        cells.append(cell)
        if box in words:
            filled[cell] = words[box]
    return Frame(frame.columns, rows, sorted(cells)), filled


def _middle(row: Row) -> float:
    return middle_of([char for cell in row for char in cell])
