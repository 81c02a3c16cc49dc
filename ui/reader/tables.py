"""A table of the report as a real table: merged cells, hairlines, numbers at the decimal point."""

from __future__ import annotations

from collections.abc import Sequence

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
from ui.widgets.theme import Theme

_DIGITS = "0123456789"
_NOMINAL_EM = 36
_PADDING = 5
_DIGIT, _POINT = 0.555, 0.278
_WIDE = "\u2e80"
"""The first of the wide characters (radicals, Han, full-width forms)."""
HEAD_ROWS = QTextFormat.Property.UserProperty.value + 1
"""The property of a table's format that tells how many of its rows are headings."""


class _Ruler:
    """Measures words by rule of thumb, in pixels of a face that is `em` pixels large.

    A wide character is one em in every Chinese face; digits differ by 0.02 em between the common
    ones, which shifts a column by a fraction of a pixel. To ask the face itself would read it
    from the disk before the first paint: 5 MB for a table that is seldom in view.
    """

    def __init__(self, em: int) -> None:
        self.em = float(em)

    def advance(self, text: str) -> float:
        """The width of `text`."""
        return self.em * sum(
            1.0 if character >= _WIDE else _POINT if character in ".,:;" else _DIGIT
            for character in text
        )


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
    ruler = _Ruler(formats.cell.font().pixelSize())
    shares = _shares(block, columns, ruler, _NOMINAL_EM * formats.em)
    table = cursor.insertTable(rows, columns, _format(block, formats, shares))
    for cell in block.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            table.mergeCells(cell.row, cell.column, cell.row_span, cell.column_span)
    numbers = _number_widths(block, ruler)
    for cell in block.cells:
        _fill(table, cell, block, offset, positions, formats, numbers, ruler)
    _fill_empty(table, block, formats)
    return table.lastPosition() + 1


def _format(block: PageBlock, formats: Formats, shares: list[float]) -> QTextTableFormat:
    result = QTextTableFormat()
    result.setBorder(0)
    result.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    result.setBorderCollapse(False)
    heads = {cell.row for cell in block.cells if cell.header}
    result.setProperty(HEAD_ROWS, len(heads) if heads == set(range(len(heads))) else 0)
    result.setCellPadding(formats.px(_PADDING))
    result.setCellSpacing(0)
    result.setTopMargin(formats.px(8))
    result.setBottomMargin(formats.px(16))
    result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    result.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
    )
    return result


def _shares(block: PageBlock, columns: int, ruler: _Ruler, width: int) -> list[float]:
    """The share of the width of each column in percent, by its longest cell, within reason."""
    before = [0.0] * columns
    behind = [0.0] * columns
    words = [ruler.em] * columns
    for cell in block.cells:
        if cell.column_span != 1:
            continue
        text = block.text[cell.start : cell.end]
        parts = None if cell.header else number_parts(text)
        if parts is None:
            words[cell.column] = max(words[cell.column], ruler.advance(text))
        else:
            advances = [ruler.advance(part) for part in parts]
            before[cell.column] = max(before[cell.column], advances[0])
            behind[cell.column] = max(behind[cell.column], advances[1])
    wanted = [max(w, b + e) for w, b, e in zip(words, before, behind, strict=True)]
    limit = width * 0.34
    capped = [min(limit, value) + 2 * _PADDING + 2 for value in wanted]
    total = sum(capped)
    return [value / total * 100 for value in capped]


def number_parts(text: str) -> tuple[str, str] | None:
    """The parts of a number before and from the decimal point on; None for words.

    `<4.5` gives `("<4", ".5")`, `8以上` gives `("8", "以上")`.
    """
    head = text.lstrip("<>≤≥＜＞约-－—+")
    if not head or head[0] not in _DIGITS:
        return None
    point = len(text) - len(head)
    while point < len(text) and (text[point] in _DIGITS or text[point] in ",，"):
        point += 1
    return text[:point], text[point:]


def _number_widths(block: PageBlock, ruler: _Ruler) -> dict[int, float]:
    """For each column with numbers the widest part before the decimal point."""
    widths: dict[int, float] = {}
    for cell in block.cells:
        parts = number_parts(block.text[cell.start : cell.end])
        if parts is not None and not cell.header and cell.column_span == 1:
            width = ruler.advance(parts[0])
            widths[cell.column] = max(widths.get(cell.column, 0.0), width)
    return widths


def _fill(
    table: QTextTable,
    cell: PageCell,
    block: PageBlock,
    offset: int,
    positions: Positions,
    formats: Formats,
    numbers: dict[int, float],
    ruler: _Ruler,
) -> None:
    place = table.cellAt(cell.row, cell.column)
    place.setFormat(_cell_format(cell))
    cursor = place.firstCursorPosition()
    text = block.text[cell.start : cell.end]
    positions.add(offset + cell.start, cursor.position(), text)
    shape = _shape(formats)
    widest = numbers.get(cell.column)
    parts = number_parts(text)
    if widest is not None and parts is not None and not cell.header:
        shape.setLeftMargin(max(0.0, widest - ruler.advance(parts[0])))
    cursor.setBlockFormat(shape)
    form: QTextCharFormat = formats.head_cell if cell.header else formats.cell
    # Not the block's char format: in a cell's first block that is the format of the cell itself.
    if text:
        cursor.insertText(text, form)


def _fill_empty(table: QTextTable, block: PageBlock, formats: Formats) -> None:
    """Give places without a cell the height of the others."""
    covered = {
        (row, column)
        for cell in block.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    shape = _shape(formats)
    for row in range(table.rows()):
        for column in range(table.columns()):
            if (row, column) not in covered:
                cursor = table.cellAt(row, column).firstCursorPosition()
                cursor.setBlockFormat(shape)


def _shape(formats: Formats) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(formats.px(21), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
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
