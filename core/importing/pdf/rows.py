"""Printed lines of a table to its rows: a cell may take several lines."""

from __future__ import annotations

from typing import Final

from core.importing.pdf.chars import Char
from core.importing.pdf.columns import middle_of, pieces_of
from core.importing.pdf.fitting import fit_rows

_APART: Final = 0.2
_OVER: Final = 1.2

Row = list[list[Char]]
"""The characters of a row by columns."""


def split_line(line: list[Char], edges: list[float]) -> Row:
    """The characters of a line by columns; words that reach a little over an edge stay whole."""
    cells: Row = [[] for _edge in range(len(edges) + 1)]
    for piece in pieces_of(line, _APART):
        first = sum(piece.left + _OVER * piece.size > edge for edge in edges)
        last = sum(piece.right - _OVER * piece.size > edge for edge in edges)
        for char in piece.chars:
            middle = (char.left + char.right) / 2
            at = sum(middle > edge for edge in edges)
            cells[min(max(at, first), last) if first <= last else at].append(char)
    return cells


def rows_between(lines: list[list[Char]], edges: list[float], rules: list[float]) -> list[Row]:
    """The rows of lines between ruling lines at the heights `rules`, top to bottom."""
    bands: dict[int, list[list[Char]]] = {}
    for line in lines:
        height = middle_of(line)
        bands.setdefault(sum(height < rule for rule in rules), []).append(line)
    return [_merged([split_line(line, edges) for line in bands[at]]) for at in sorted(bands)]


def rows_of(lines: list[list[Char]], edges: list[float]) -> list[Row]:
    """The rows of lines without ruling lines between them: a cell may take several lines."""
    cells = [split_line(line, edges) for line in lines]
    return [_merged(cells[first:last]) for first, last in fit_rows(cells)] if cells else []


def _merged(rows: list[Row]) -> Row:
    """Lines of one row, column by column."""
    return [[char for cell in cells for char in cell] for cells in zip(*rows, strict=True)]
