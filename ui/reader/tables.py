"""A table of the report as a real table: merged cells, hairlines, numbers at the decimal point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QColor,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from core.model.page import PageBlock, PageCell
from ui.reader.formats import Formats
from ui.reader.positions import Positions
from ui.reader.table_widths import (
    Ruler,
    column_shares,
    number_parts,
    number_widths,
    wanted_widths,
)
from ui.widgets.theme import Theme

_NOMINAL_EM = 33
"""The width of the sheet's text that shares and faces are chosen for, in em of the body."""
_PADDING, _TIGHT = 5, 2
_LEAST_FACE = 0.72
"""How small the face of a table may become, as a part of its usual size, before numbers break."""
HEAD_ROWS = QTextFormat.Property.UserProperty.value + 1
"""The property of a table's format that tells how many of its rows are headings."""


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
    shares = column_shares(wanted_widths(block, columns, ruler), face.padding, width)
    table = cursor.insertTable(rows, columns, _format(block, formats, shares, face.padding))
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
    result.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
    )
    return result


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
    if widest is not None and parts is not None and not cell.header:
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


def tables_of(document: QTextDocument) -> list[QTextTable]:
    """The tables of a document."""
    frames = document.rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)]


class TableRules:
    """Paints hairlines between the rows of tables; a layer of the sheet.

    Qt's own cell borders only come with a border round the table.
    """

    def __init__(self, tables: Sequence[QTextTable], theme: Theme) -> None:
        self._tables = tables
        self._line = QColor(theme.hairline)
        self._strong = QColor(theme.muted)

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint the lines in `visible`."""
        if not self._tables:
            return
        layout = self._tables[0].document().documentLayout()
        # To ask a table for its place lays out all that stands before it: not for one far below.
        last = layout.hitTest(visible.bottomLeft(), QtCore.Qt.HitTestAccuracy.FuzzyHit)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for table in self._tables:
            if table.firstPosition() > last + 1:
                continue
            area = layout.frameBoundingRect(table)
            if area.intersects(visible):
                self._rule(painter, table, area, visible)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _rule(self, painter: QPainter, table: QTextTable, area: QRectF, visible: QRectF) -> None:
        padding = table.format().toTableFormat().cellPadding()
        layout = table.document().documentLayout()
        heads = table.format().intProperty(HEAD_ROWS)
        right = round(area.right())
        bottom, outer = 0.0, right
        for row in range(table.rows()):
            corners = []
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                if cell.row() == row and cell.column() == column:
                    rect = layout.blockBoundingRect(cell.firstCursorPosition().block())
                    corners.append(rect.topLeft())
                    last = cell.lastCursorPosition().block()
                    bottom = max(bottom, layout.blockBoundingRect(last).bottom())
            if not corners:
                continue
            y = round(min(corner.y() for corner in corners) - padding)
            # A cell that reaches down from the row above is not cut.
            left = round(min(corner.x() for corner in corners) - padding)
            outer = min(outer, left)
            if row and visible.top() - 2 <= y <= visible.bottom() + 2:
                painter.fillRect(left, y, right - left, 1, self._colour(row, heads))
        painter.fillRect(outer, round(bottom + padding), right - outer, 1, self._strong)

    def _colour(self, row: int, heads: int) -> QColor:
        return self._strong if row == heads else self._line
