"""A table of the report as a real table: merged cells, hairlines, numbers at the decimal point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from core.model.page import PageBlock, PageCell
from ui.reader.formats import Formats
from ui.reader.positions import Positions
from ui.reader.table_rules import HEAD_ROWS, tables_of
from ui.reader.table_widths import (
    Ruler,
    column_shares,
    number_widths,
    wanted_widths,
)
from ui.widgets.numbers import number_parts

_NOMINAL_EM = 33
"""The width of the sheet's text that shares and faces are chosen for, in em of the body."""
_PADDING, _TIGHT = 5, 2
_LEAST_FACE = 0.72
"""How small the face of a table may become, as a part of its usual size, before numbers break."""
_SHARES, _LEAST = HEAD_ROWS + 1, HEAD_ROWS + 2
"""The properties that hold the share of each column in percent, and its least width in pixels."""


class _Face(NamedTuple):
    """How the words of a table are set; lengths in pixels."""

    ruler: Ruler
    cell: QTextCharFormat
    head: QTextCharFormat
    padding: float
    line: float


def insert_table(
    cursor: QTextCursor,
    block: PageBlock,
    offset: int,
    positions: Positions,
    formats: Formats,
) -> int:
    """Insert the table of `block` (canonical `offset`) at the cursor.

    Returns:
        The document position of the empty block behind the table.
    """
    rows = max(cell.row + cell.row_span for cell in block.cells)
    columns = max(cell.column + cell.column_span for cell in block.cells)
    width = _NOMINAL_EM * formats.em
    face = _fit(block, columns, formats, width)
    ruler = face.ruler
    wants = wanted_widths(block, columns, ruler)
    shares = column_shares(wants, face.padding, width)
    shape = _format(block, formats, shares, face.padding)
    shape.setProperty(_LEAST, [least + 2 * face.padding + 2 for _want, least in wants])
    table = cursor.insertTable(rows, columns, shape)
    for cell in block.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            table.mergeCells(cell.row, cell.column, cell.row_span, cell.column_span)
    numbers = number_widths(block, ruler)
    for cell in block.cells:
        _fill(table, cell, block, offset, positions, face, numbers)
    _fill_empty(table, block, face)
    return table.lastPosition() + 1


def _format(
    block: PageBlock, formats: Formats, shares: list[float], padding: float
) -> QTextTableFormat:
    result = QTextTableFormat()
    result.setBorder(0)
    result.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    result.setBorderCollapse(False)
    heads = {cell.row for cell in block.cells if cell.header}
    result.setProperty(HEAD_ROWS, len(heads) if heads == set(range(len(heads))) else 0)
    result.setCellPadding(padding)
    result.setCellSpacing(0)
    result.setTopMargin(formats.px(8))
    result.setBottomMargin(formats.px(16))
    result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    result.setProperty(_SHARES, shares)
    _constrain(result, QTextLength.Type.PercentageLength, shares)
    return result


def _constrain(shape: QTextTableFormat, kind: QTextLength.Type, lengths: Sequence[float]) -> None:
    shape.setColumnWidthConstraints([QTextLength(kind, length) for length in lengths])


def fit_tables(document: QTextDocument, width: float) -> None:
    """Set the columns of tables for a text of `width` pixels.

    They share the width where it suffices; where it does not, each keeps what it cannot do
    without, and the table reaches beyond the edge.
    """
    # One change: else the whole is laid out anew for each table.
    changing = QTextCursor(document)
    changing.beginEditBlock()
    for table in tables_of(document):
        shape = table.format().toTableFormat()
        least = shape.property(_LEAST)
        kind = whole = QTextLength.Type.PercentageLength
        lengths = shape.property(_SHARES)
        if sum(least) > width:
            kind, whole = QTextLength.Type.FixedLength, QTextLength.Type.VariableLength
            lengths = least
        if shape.columnWidthConstraints()[0].type() != kind:
            _constrain(shape, kind, lengths)
            shape.setWidth(QTextLength(whole, 100))
            table.setFormat(shape)
    changing.endEditBlock()


def _fit(block: PageBlock, columns: int, formats: Formats, width: float) -> _Face:
    """The largest face in which every number of the table keeps to one line, within reason.

    A table of a budget has ten columns and more: it is set tight before it is set small.
    """
    usual = formats.cell.font().pixelSize()
    wants = wanted_widths(block, columns, Ruler(usual))
    for padding in (_PADDING, _TIGHT):
        room = width - columns * 2 * (formats.px(padding) + 1)
        part = room / max(1.0, sum(least for _want, least in wants))
        if part >= 1:
            break
    size = usual if part >= 1 else max(round(usual * _LEAST_FACE), int(usual * part))
    forms = formats.cell, formats.head_cell
    if size < usual:
        forms = _sized(forms[0], size), _sized(forms[1], size)
    return _Face(Ruler(size), *forms, formats.px(padding), formats.px(21) * size / usual)


def _sized(form: QTextCharFormat, size: int) -> QTextCharFormat:
    font = form.font()
    font.setPixelSize(size)
    result = QTextCharFormat(form)
    result.setFont(font)
    return result


def _fill(
    table: QTextTable,
    cell: PageCell,
    block: PageBlock,
    offset: int,
    positions: Positions,
    face: _Face,
    numbers: dict[int, float],
) -> None:
    place = table.cellAt(cell.row, cell.column)
    place.setFormat(_cell_format(cell))
    cursor = place.firstCursorPosition()
    text = block.text[cell.start : cell.end]
    positions.add(offset + cell.start, cursor.position(), text)
    shape = _shape(face)
    widest = numbers.get(cell.column)
    parts = number_parts(text)
    if parts is not None and not cell.header:
        # A number is never parted: a column that is too narrow for it is made wider by Qt, and
        # a table that is then wider than the sheet can be moved sideways.
        shape.setNonBreakableLines(True)
        if widest is not None:
            shape.setLeftMargin(max(0.0, widest - face.ruler.advance(parts[0])))
    cursor.setBlockFormat(shape)
    form: QTextCharFormat = face.head if cell.header else face.cell
    # Not the block's char format: in a cell's first block that is the format of the cell itself.
    if text:
        cursor.insertText(text, form)


def _fill_empty(table: QTextTable, block: PageBlock, face: _Face) -> None:
    """Give places without a cell the height of the others."""
    covered = {
        (row, column)
        for cell in block.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    shape = _shape(face)
    for row in range(table.rows()):
        for column in range(table.columns()):
            if (row, column) not in covered:
                cursor = table.cellAt(row, column).firstCursorPosition()
                cursor.setBlockFormat(shape)


def _shape(face: _Face) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(face.line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return shape


def _cell_format(cell: PageCell) -> QTextTableCellFormat:
    result = QTextTableCellFormat()
    # The spans live in the same format; without them Qt paints merged cells more than once.
    result.setTableCellRowSpan(cell.row_span)
    result.setTableCellColumnSpan(cell.column_span)
    if cell.header and cell.row_span == 1:
        result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBottom)
    return result
