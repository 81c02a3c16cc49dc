"""A table of the report as a real table: merged cells, hairlines, numbers at the decimal point."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from core.model.page import PageBlock, PageCell
from ui.reader.formats import Formats
from ui.reader.positions import Positions

_DIGITS = "0123456789"
_PADDING = 5


def insert_table(
    cursor: QTextCursor,
    block: PageBlock,
    offset: int,
    positions: Positions,
    formats: Formats,
    width: int,
) -> int:
    """Insert the table of `block` (canonical `offset`) at the cursor.

    Returns:
        The document position of the empty block behind the table.
    """
    rows = max(cell.row + cell.row_span for cell in block.cells)
    columns = max(cell.column + cell.column_span for cell in block.cells)
    metrics = QFontMetricsF(formats.cell.font())
    shares = _shares(block, columns, metrics, width)
    table = cursor.insertTable(rows, columns, _format(formats, shares))
    for cell in block.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            table.mergeCells(cell.row, cell.column, cell.row_span, cell.column_span)
    numbers = _number_widths(block, metrics)
    for cell in block.cells:
        room = shares[cell.column] / 100 * width - 2 * _PADDING
        _fill(table, cell, block, offset, positions, formats, numbers, metrics, room)
    return table.lastPosition() + 1


def _format(formats: Formats, shares: list[float]) -> QTextTableFormat:
    result = QTextTableFormat()
    result.setBorder(0)
    result.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    result.setBorderCollapse(True)
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
    wanted = [float(metrics.height())] * columns
    for cell in block.cells:
        if cell.column_span == 1:
            text = block.text[cell.start : cell.end]
            wanted[cell.column] = max(wanted[cell.column], metrics.horizontalAdvance(text))
    limit = width * 0.34
    capped = [min(limit, value) + 2 * _PADDING + 4 for value in wanted]
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


def _number_widths(block: PageBlock, metrics: QFontMetricsF) -> dict[int, tuple[float, float]]:
    """For each column with numbers the widest part before, and from, the decimal point."""
    widths: dict[int, tuple[float, float]] = {}
    for cell in block.cells:
        parts = number_parts(block.text[cell.start : cell.end])
        if cell.header or cell.column_span > 1 or parts is None:
            continue
        before, after = widths.get(cell.column, (0.0, 0.0))
        widths[cell.column] = (
            max(before, metrics.horizontalAdvance(parts[0])),
            max(after, metrics.horizontalAdvance(parts[1])),
        )
    return widths


def _fill(
    table: QTextTable,
    cell: PageCell,
    block: PageBlock,
    offset: int,
    positions: Positions,
    formats: Formats,
    numbers: dict[int, tuple[float, float]],
    metrics: QFontMetricsF,
    room: float,
) -> None:
    place = table.cellAt(cell.row, cell.column)
    place.setFormat(_cell_format(formats, cell.header))
    cursor = place.firstCursorPosition()
    text = block.text[cell.start : cell.end]
    positions.add(offset + cell.start, cursor.position(), text)
    shape = QTextBlockFormat()
    style = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    shape.setLineHeight(formats.px(21), style)
    column = numbers.get(cell.column)
    if cell.header and cell.column_span > 1:
        shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    elif column is not None:
        block_width = column[0] + column[1]
        left = max(0.0, (room - block_width) / 2)
        parts = number_parts(text)
        if cell.header:
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        elif parts is not None:
            shape.setLeftMargin(left + column[0] - metrics.horizontalAdvance(parts[0]))
        else:
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    cursor.setBlockFormat(shape)
    form: QTextCharFormat = formats.head_cell if cell.header else formats.cell
    cursor.setBlockCharFormat(form)
    if text:
        cursor.insertText(text, form)


def _cell_format(formats: Formats, header: bool) -> QTextTableCellFormat:
    result = QTextTableCellFormat()
    result.setBottomBorder(1)
    result.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    line = formats.theme.muted if header else formats.theme.hairline
    result.setBottomBorderBrush(QBrush(QColor(line)))
    result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return result
