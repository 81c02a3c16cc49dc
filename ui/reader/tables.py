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
from ui.widgets.theme import Theme

_DIGITS = "0123456789"
_NOMINAL_EM = 33
"""The width of the sheet's text that shares and faces are chosen for, in em of the body."""
_PADDING, _TIGHT = 5, 2
_LEAST_FACE = 0.72
"""How small the face of a table may become, as a part of its usual size, before numbers break."""
_FEWEST_WORDS, _FEWEST_HEAD = 4.2, 2.2
"""What words, and headings, can be narrowed to when numbers need the room, in em of the cells."""
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


class _Face(NamedTuple):
    """How the words of a table are set; lengths in pixels."""

    ruler: _Ruler
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
    shares = _shares(_wants(block, columns, ruler), face.padding, width)
    table = cursor.insertTable(rows, columns, _format(block, formats, shares, face.padding))
    for cell in block.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            table.mergeCells(cell.row, cell.column, cell.row_span, cell.column_span)
    numbers = _number_widths(block, ruler)
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
    wants = _wants(block, columns, _Ruler(usual))
    for padding in (_PADDING, _TIGHT):
        room = width - columns * 2 * (formats.px(padding) + 1)
        part = room / max(1.0, sum(least for _want, least in wants))
        if part >= 1:
            break
    size = usual if part >= 1 else max(round(usual * _LEAST_FACE), int(usual * part))
    forms = formats.cell, formats.head_cell
    if size < usual:
        forms = _sized(forms[0], size), _sized(forms[1], size)
    return _Face(_Ruler(size), *forms, formats.px(padding), formats.px(21) * size / usual)


def _sized(form: QTextCharFormat, size: int) -> QTextCharFormat:
    font = form.font()
    font.setPixelSize(size)
    result = QTextCharFormat(form)
    result.setFont(font)
    return result


def _wants(block: PageBlock, columns: int, ruler: _Ruler) -> list[tuple[float, float]]:
    """For each column the width of its longest cell, and the least it can do with."""
    before = [0.0] * columns
    behind = [0.0] * columns
    words = [ruler.em] * columns
    least = [ruler.em] * columns
    for cell in block.cells:
        if cell.column_span != 1:
            continue
        text = block.text[cell.start : cell.end]
        parts = None if cell.header else number_parts(text)
        if parts is None:
            advance = ruler.advance(text)
            words[cell.column] = max(words[cell.column], advance)
            few = min(advance, (_FEWEST_HEAD if cell.header else _FEWEST_WORDS) * ruler.em)
            least[cell.column] = max(least[cell.column], few)
        else:
            advances = [ruler.advance(part) for part in parts]
            before[cell.column] = max(before[cell.column], advances[0])
            behind[cell.column] = max(behind[cell.column], advances[1])
    numbers = [b + e for b, e in zip(before, behind, strict=True)]
    return [
        (max(word, number), max(few, number))
        for word, number, few in zip(words, numbers, least, strict=True)
    ]


def _shares(wants: Sequence[tuple[float, float]], padding: float, width: float) -> list[float]:
    """The share of the width of each column in percent: what it cannot do without, then more."""
    edge = 2 * padding + 2
    limit = width * 0.34
    capped = [max(least, min(limit, want)) for want, least in wants]
    least_of_all = sum(least + edge for _want, least in wants)
    more = sum(capped) - sum(least for _want, least in wants)
    spare = width - least_of_all
    if 0 < spare < more:
        sizes = [
            least + edge + (size - least) * spare / more
            for size, (_want, least) in zip(capped, wants, strict=True)
        ]
    else:
        sizes = [
            (size if spare > 0 else least) + edge
            for size, (_, least) in zip(capped, wants, strict=True)
        ]
    total = sum(sizes)
    return [size / total * 100 for size in sizes]


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
