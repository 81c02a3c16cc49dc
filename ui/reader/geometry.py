"""Where stretches of the document stand on the sheet, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock

_RISE = 1.0
_FALL = 1.0


def line_rects(block: QTextBlock, origin: QPointF, start: int, end: int) -> Iterator[QRectF]:
    """The rectangles, in document coordinates, of document positions `start` to `end` in a block.

    Args:
        block: a laid out block.
        origin: the top left of its layout.
        start: the first position; one before the block counts as its beginning.
        end: the position behind the last; one behind the block counts as its end.
    """
    base = block.position()
    first = max(0, start - base)
    last = min(block.length() - 1, end - base)
    if last <= first:
        return
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        line_start = line.textStart()
        line_end = line_start + line.textLength()
        if line_end <= first:
            continue
        if line_start >= last:
            return
        left = _x(line.cursorToX(max(first, line_start)))
        right = _x(line.cursorToX(min(last, line_end)))
        top = line.y() - _RISE
        yield QRectF(
            origin.x() + min(left, right),
            origin.y() + top,
            abs(right - left),
            line.ascent() + line.descent() + _RISE + _FALL,
        )


def _x(found: object) -> float:
    """The binding gives the place alone or with the cursor it belongs to."""
    x = found[0] if isinstance(found, tuple) else found
    assert isinstance(x, float)
    return x
