"""Tables of a Word file: grid spans and vertical merges made into cells with spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from core.i18n import _
from core.importing.limits import MAX_CELLS, Budget, too_large
from core.importing.word.names import VAL, W, child_value, number
from core.model.source import SourceBlock, SourceCell, SourceKind, SourceTable

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS: Final = 1000
_LONG_CELL: Final = 600


class BlockReader(Protocol):
    """What reads the blocks inside a cell."""

    def blocks(self, parent: _Element, depth: int = 0) -> list[SourceBlock]:
        """All blocks of `parent`."""


@dataclass(slots=True)
class _Cell:
    column: int
    span: int
    continues: bool
    text: str
    blocks: list[SourceBlock]


def read_table(
    element: _Element, reader: BlockReader, budget: Budget, depth: int
) -> list[SourceBlock]:
    """A table as one block; as the blocks of its cells when it only frames text.

    Raises:
        UserError: a limit is passed.
    """
    rows = [_row(row, reader, depth) for row in _rows(element)]
    cells = [cell for row in rows for cell in row]
    if len(cells) > MAX_CELLS:
        raise too_large(_("表格过大，已停止读取。"))
    written = [cell for cell in cells if cell.text.strip()]
    if not written:
        return []
    columns = max(cell.column + cell.span for cell in cells)
    if len(rows) == 1 or columns == 1 or max(map(len, rows)) == 1 or _frames_text(written):
        return [block for cell in cells for block in cell.blocks]
    budget.spend(0, 1)
    table = SourceTable(len(rows), columns, tuple(_merged(rows)))
    return [SourceBlock(SourceKind.TABLE, table=table)]


def _frames_text(cells: list[_Cell]) -> bool:
    """Whether most of the words stand in one cell of several long paragraphs."""
    longest = max(cells, key=lambda cell: len(cell.text))
    total = sum(len(cell.text) for cell in cells)
    return (
        len(longest.text) > _LONG_CELL and len(longest.blocks) > 3 and len(longest.text) * 2 > total
    )


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table, those in content controls too, without the deleted ones."""
    stack = list(reversed(table))
    while stack:
        part = stack.pop()
        if part.tag == f"{W}tr":
            if part.find(f"{W}trPr/{W}del") is None:
                yield part
        elif part.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            stack.extend(reversed(part))


def _row(row: _Element, reader: BlockReader, depth: int) -> list[_Cell]:
    cells: list[_Cell] = []
    before = number(child_value(row.find(f"{W}trPr"), "gridBefore"))
    column = max(0, min(before, _MOST_COLUMNS))
    stack = list(reversed(row))
    while stack:
        part = stack.pop()
        if part.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            stack.extend(reversed(part))
        if part.tag != f"{W}tc":
            continue
        properties = part.find(f"{W}tcPr")
        span = max(1, min(number(child_value(properties, "gridSpan"), 1), _MOST_COLUMNS))
        merge = None if properties is None else properties.find(f"{W}vMerge")
        continues = merge is not None and merge.get(VAL) != "restart"
        blocks = [] if continues else reader.blocks(part, depth + 1)
        cells.append(_Cell(column, span, continues, _text(blocks), blocks))
        column += span
        if column > _MOST_COLUMNS:
            raise too_large(_("表格过大，已停止读取。"))
    return cells


def _text(blocks: list[SourceBlock]) -> str:
    """The words of a cell, a newline between paragraphs; automatic numbers are typed out."""
    lines: list[str] = []
    for block in blocks:
        if block.table is not None:
            lines.extend(cell.text for cell in block.table.cells if cell.text)
        elif block.label and block.label != "●":
            gap = "" if block.label[-1] in "、.．)）" or not block.text else " "
            lines.append(block.label + gap + block.text)
        else:
            lines.append(block.text)
    return "\n".join(line.strip() for line in lines if line.strip())


def _merged(rows: list[list[_Cell]]) -> Iterator[SourceCell]:
    """Each cell once: one that continues the cell above it adds to that cell's row span."""
    by_place = [{cell.column: cell for cell in row} for row in rows]
    for at, row in enumerate(rows):
        for cell in row:
            if cell.continues and at and _head_above(by_place, at, cell):
                continue
            last = at + 1
            while last < len(rows):
                below = by_place[last].get(cell.column)
                if below is None or not below.continues or below.span != cell.span:
                    break
                last += 1
            yield SourceCell(at, cell.column, cell.text, last - at, cell.span)


def _head_above(by_place: list[dict[int, _Cell]], row: int, cell: _Cell) -> bool:
    """Whether a cell above, of the same width, takes this continuation in."""
    above = by_place[row - 1].get(cell.column)
    return above is not None and above.span == cell.span
