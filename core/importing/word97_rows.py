"""Where the rows of tables end in a Word file of before 2007, and how wide their cells are.

A paragraph's properties stand in pages of 512 bytes (`PlcfBtePapx`, `PapxFkp`); the paragraph that
ends a row says so (`sprmPFTtp`) and gives the edges of the row's cells (`sprmTDefTable`). What is
too large for the page, as rows of many cells are, stands in the stream `Data` (`sprmPHugePapx`).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.importing.grid import Grid
from core.model.source import SourceTable

_BTE: Final = 0x102
_PAGE: Final = 512
_ENDS_ROW, _EDGES, _IN_TABLE = 0x2417, 0xD608, 0x2416
_ELSEWHERE: Final = (0x6645, 0x6646)
_SIZES: Final = (1, 1, 2, 4, 2, 2, 0, 3)
_MOST_EDGES: Final = 64


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: its first character, its place in the file, bytes to a character."""

    first: int
    start: int
    end: int
    width: int


@dataclass(frozen=True, slots=True)
class RowEnd:
    """The edges of the cells of a row (twips), and which cells go on with the one above them."""

    edges: tuple[int, ...] = ()
    continued: tuple[bool, ...] = ()


def read_rows(
    document: bytes, table: bytes, data: bytes, pieces: Sequence[Piece]
) -> tuple[dict[int, RowEnd], set[int]]:
    """The ends of rows, and the other last characters of paragraphs in tables, by their place."""
    ends: dict[int, RowEnd] = {}
    inside: set[int] = set()
    ordered = sorted(pieces, key=lambda piece: piece.start)
    starts = [piece.start for piece in ordered]
    for end, properties in _paragraphs(document, table):
        at = bisect_right(starts, end - 1) - 1
        if at < 0 or end > ordered[at].end:
            continue
        piece = ordered[at]
        place = piece.first + (end - piece.start) // piece.width - 1
        row: RowEnd | None = None
        for code, operand in _changes(properties, data):
            if code == _ENDS_ROW and operand[:1] == b"\1":
                row = row or RowEnd()
            elif code == _EDGES:
                row = _row_end(operand)
            elif code == _IN_TABLE and operand[:1] == b"\1":
                inside.add(place)
        if row is not None:
            ends[place] = row
    return ends, inside


def _paragraphs(document: bytes, table: bytes) -> Iterator[tuple[int, bytes]]:
    """The end of each paragraph in the file and the list of its properties."""
    start, length = struct.unpack_from("<2I", document, _BTE)
    count = (length - 4) // 8
    if count <= 0 or start + length > len(table):
        return
    for number in struct.unpack_from(f"<{count}I", table, start + 4 * (count + 1)):
        at = (number & 0x3FFFFF) * _PAGE
        page = document[at : at + _PAGE]
        if len(page) < _PAGE:
            continue
        runs = page[-1]
        if 4 * (runs + 1) + 13 * runs > _PAGE:
            continue
        ends = struct.unpack_from(f"<{runs + 1}I", page, 0)
        for place in range(runs):
            offset = page[4 * (runs + 1) + 13 * place] * 2
            size = page[offset] * 2 - 1 if page[offset] else page[offset + 1] * 2
            begin = offset + (1 if page[offset] else 2)
            yield ends[place + 1], page[begin + 2 : begin + size] if offset else b""


def _changes(properties: bytes, data: bytes) -> Iterator[tuple[int, bytes]]:
    """The codes of a list of properties with their operands, those in the stream `data` too."""
    at = 0
    while at + 2 < len(properties):
        code = struct.unpack_from("<H", properties, at)[0]
        at += 2
        size = _SIZES[code >> 13]
        if code == _EDGES:
            size = struct.unpack_from("<H", properties, at)[0] + 1
        elif not size:
            size = properties[at] + 1
        if code in _ELSEWHERE and at + size <= len(properties):
            yield from _changes(_huge(data, struct.unpack_from("<I", properties, at)[0]), b"")
        yield code, properties[at : at + size]
        at += size


def _huge(data: bytes, start: int) -> bytes:
    """The list of properties that begins with its length at `start`."""
    if start + 2 > len(data):
        return b""
    size = struct.unpack_from("<H", data, start)[0]
    return data[start + 2 : start + 2 + size]


def _row_end(operand: bytes) -> RowEnd:
    count = min(operand[2], _MOST_EDGES) if len(operand) > 2 else 0
    if not count or 3 + 2 * (count + 1) > len(operand):
        return RowEnd()
    edges = struct.unpack_from(f"<{count + 1}h", operand, 3)
    flags = operand[3 + 2 * (count + 1) :]
    continued = tuple(
        len(flags) > 20 * at and (flags[20 * at] & 0x60) == 0x20 for at in range(count)
    )
    return RowEnd(edges, continued)


def make_table(rows: Sequence[tuple[Sequence[str], RowEnd]]) -> SourceTable | None:
    """The table of rows of cells; a cell is as many columns wide as edges lie inside it."""
    edges = sorted({edge for _, end in rows for edge in end.edges})
    down = _heights(rows)
    grid = Grid()
    for at, (cells, end) in enumerate(rows):
        grid.next_row()
        known = len(end.edges) == len(cells) + 1
        if known:
            grid.skip(edges.index(end.edges[0]))
        for place, words in enumerate(cells):
            wide = 1
            if known:
                wide = max(1, edges.index(end.edges[place + 1]) - edges.index(end.edges[place]))
                if end.continued[place] and at and not words:
                    continue
            grid.put(words, down.get((at, place), 1), wide)
    return grid.table()


def _heights(rows: Sequence[tuple[Sequence[str], RowEnd]]) -> dict[tuple[int, int], int]:
    """How many rows high each cell is, by row and place, where that is more than one."""
    heights: dict[tuple[int, int], int] = {}
    for at in range(len(rows) - 1, 0, -1):
        end, above = rows[at][1], rows[at - 1][1]
        for place, goes_on in enumerate(end.continued):
            if goes_on and place < len(end.edges) and end.edges[place] in above.edges[:-1]:
                up = (at - 1, above.edges.index(end.edges[place]))
                heights[up] = heights.get((at, place), 1) + 1
    return heights
