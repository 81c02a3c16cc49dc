"""What of a document may not be cut: read off Qt's layout, in units of its paint device."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable, QTextTableCell

from ui.paper.cutting import Span, Strip

_KEPT, _HELD = 1, 2
"""The user states of blocks that stay on the page of what follows, or of what ends before them.
The templates set them; Qt knows none of the first words of a table.
"""
_FEW = 2
"""So many lines of a paragraph, and rows of a table, are not left alone on a page."""
_SMALL = 0.6
"""The part of a page up to which a table is moved to the next page rather than cut."""
_LOW = 0.5
"""The same for a row."""


def measure(document: QTextDocument, scale: float, height: float) -> Strip:
    """The lines of a document, and what is better kept whole.

    Args:
        document: laid out in one strip, that is without a height of its pages.
        scale: units of the paint device for each pixel of the document's formats.
        height: of the text on a page.
    """
    lines: list[Span] = []
    wholes: list[Span] = []
    heads: list[tuple[Span, Span]] = []
    kept: float | None = None
    ending: Span | None = None
    for block, table in _parts(document):
        part = _paragraph(block) if table is None else _table(table, scale, height)
        lines += part.lines
        wholes += part.wholes
        heads += part.heads
        if block.userState() == _HELD and ending is not None:
            wholes.append(Span(ending.top, part.begin.bottom))
        if block.userState() == _KEPT:
            kept = part.begin.top if kept is None else kept
            wholes.append(Span(part.begin.top, part.ending.bottom))
        elif kept is not None:
            wholes.append(Span(kept, part.begin.bottom))
            kept = None
        ending = part.ending
    return Strip(lines, wholes, heads)


class _Part(NamedTuple):
    """A paragraph or a table; `begin` and `ending` stay with what is around them."""

    lines: list[Span]
    wholes: list[Span]
    heads: list[tuple[Span, Span]]
    begin: Span
    ending: Span


def _paragraph(block: QTextBlock) -> _Part:
    lines = _lines(block)
    begin, ending = _joined(lines[:_FEW]), _joined(lines[-_FEW:])
    return _Part(lines, [begin, ending], [], begin, ending)


def _parts(document: QTextDocument) -> Iterator[tuple[QTextBlock, QTextTable | None]]:
    """The blocks outside of tables, and each table once with its first block."""
    block = document.begin()
    while block.isValid():
        table = QTextCursor(block).currentTable()
        yield block, table
        block = document.findBlock(table.lastPosition() + 1) if table is not None else block.next()


def _joined(spans: list[Span]) -> Span:
    return Span(spans[0].top, max(span.bottom for span in spans))


def _lines(block: QTextBlock) -> list[Span]:
    """The lines of a block; where it has none, the place where it is."""
    # Asked first, for it makes Qt lay out the block: before that it has no lines.
    top = block.document().documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [Span(top + one.y(), top + one.y() + one.height()) for one in lines] or [Span(top, top)]


def _cells(table: QTextTable) -> Iterator[QTextTableCell]:
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if (cell.row(), cell.column()) == (row, column):
                yield cell


def _blocks(cell: QTextTableCell) -> Iterator[QTextBlock]:
    block, last = cell.firstCursorPosition().block(), cell.lastPosition()
    while block.isValid() and block.position() <= last:
        yield block
        block = block.next()


def _lines_of(table: QTextTable) -> list[Span]:
    return [line for cell in _cells(table) for block in _blocks(cell) for line in _lines(block)]


def _rows(table: QTextTable, scale: float) -> list[Span]:
    """The rows of a table with what surrounds their words, each down to the next one."""
    tops = [float("inf")] * table.rows()
    end = 0.0
    for cell in _cells(table):
        form = cell.format().toTableCellFormat()
        first, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
        above = (form.topPadding() + form.topBorder()) * scale
        below = (form.bottomPadding() + form.bottomBorder()) * scale
        tops[cell.row()] = min(tops[cell.row()], _lines(first)[0].top - above)
        end = max(end, _lines(last)[-1].bottom + below)
    for row in reversed(range(len(tops))):
        # A row of which every cell began above has no top of its own.
        tops[row] = min(tops[row], *tops[row + 1 : row + 2], end)
    return [Span(top, bottom) for top, bottom in zip(tops, [*tops[1:], end], strict=True)]


def _table(table: QTextTable, scale: float, height: float) -> _Part:
    rows = _rows(table, scale)
    whole = _joined(rows)
    count = table.format().toTableFormat().headerRowCount()
    heads = []
    if 0 < count < len(rows):
        head = _joined(rows[:count])
        heads.append((Span(head.bottom, whole.bottom), head))
    if whole.bottom - whole.top <= _SMALL * height:
        return _Part(_lines_of(table), [whole], heads, whole, whole)
    spans = [
        _joined(rows[cell.row() : cell.row() + cell.rowSpan()])
        for cell in _cells(table)
        if cell.rowSpan() > 1
    ]
    begin, ending = _joined(rows[: count + _FEW]), _joined(rows[-_FEW:])
    kept = [one for one in (begin, ending, *spans, *rows) if one.bottom - one.top <= _LOW * height]
    return _Part(_lines_of(table), kept, heads, begin, ending)
