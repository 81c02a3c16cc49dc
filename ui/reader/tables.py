"""A table of the report as a real table: merged cells, hairlines, numbers at the decimal point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
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
HEAD_ROWS = QTextFormat.Property.UserProperty.value + 1
"""The property of a table's format that tells how many of its rows are headings."""


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
    metrics = QFontMetricsF(formats.cell.font())
    shares = _shares(block, columns, metrics, _NOMINAL_EM * formats.em)
    table = cursor.insertTable(rows, columns, _format(block, formats, shares))
    for cell in block.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            table.mergeCells(cell.row, cell.column, cell.row_span, cell.column_span)
    numbers = _number_widths(block, metrics)
    for cell in block.cells:
        _fill(table, cell, block, offset, positions, formats, numbers, metrics)
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


def _shares(block: PageBlock, columns: int, metrics: QFontMetricsF, width: int) -> list[float]:
    """The share of the width of each column in percent, by its longest cell, within reason."""
    before = [0.0] * columns
    behind = [0.0] * columns
    words = [float(metrics.height())] * columns
    for cell in block.cells:
        if cell.column_span != 1:
            continue
        text = block.text[cell.start : cell.end]
        parts = None if cell.header else number_parts(text)
        if parts is None:
            words[cell.column] = max(words[cell.column], metrics.horizontalAdvance(text))
        else:
            advances = [metrics.horizontalAdvance(part) for part in parts]
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


def _number_widths(block: PageBlock, metrics: QFontMetricsF) -> dict[int, float]:
    """For each column with numbers the widest part before the decimal point."""
    widths: dict[int, float] = {}
    for cell in block.cells:
        parts = number_parts(block.text[cell.start : cell.end])
        if parts is not None and not cell.header and cell.column_span == 1:
            width = metrics.horizontalAdvance(parts[0])
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
    metrics: QFontMetricsF,
) -> None:
    place = table.cellAt(cell.row, cell.column)
    place.setFormat(_cell_format(cell))
    cursor = place.firstCursorPosition()
    text = block.text[cell.start : cell.end]
    positions.add(offset + cell.start, cursor.position(), text)
    shape = QTextBlockFormat()
    style = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    shape.setLineHeight(formats.px(21), style)
    widest = numbers.get(cell.column)
    parts = number_parts(text)
    if widest is not None and parts is not None and not cell.header:
        shape.setLeftMargin(max(0.0, widest - metrics.horizontalAdvance(parts[0])))
    cursor.setBlockFormat(shape)
    form: QTextCharFormat = formats.head_cell if cell.header else formats.cell
    cursor.setBlockCharFormat(form)
    if text:
        cursor.insertText(text, form)


def _cell_format(cell: PageCell) -> QTextTableCellFormat:
    result = QTextTableCellFormat()
    # The spans live in the same format: left out, Qt paints merged cells more than once.
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for table in self._tables:
            layout = table.document().documentLayout()
            area = layout.frameBoundingRect(table)
            if area.intersects(visible):
                self._rule(painter, table, area, visible)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _rule(self, painter: QPainter, table: QTextTable, area: QRectF, visible: QRectF) -> None:
        padding = table.format().toTableFormat().cellPadding()
        layout = table.document().documentLayout()
        heads = table.format().intProperty(HEAD_ROWS)
        bottom = 0.0
        left, right = round(area.left()), round(area.right())
        for row in range(table.rows()):
            tops = []
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                first = cell.firstCursorPosition().block()
                last = cell.lastCursorPosition().block()
                if cell.row() == row and cell.column() == column:
                    tops.append(layout.blockBoundingRect(first).top())
                    bottom = max(bottom, layout.blockBoundingRect(last).bottom())
            y = round(min(tops, default=0.0) - padding)
            if row and tops and visible.top() - 2 <= y <= visible.bottom() + 2:
                painter.fillRect(left, y, right - left, 1, self._colour(row, heads))
        painter.fillRect(left, round(bottom + padding), right - left, 1, self._strong)

    def _colour(self, row: int, heads: int) -> QColor:
        return self._strong if row == heads else self._line
