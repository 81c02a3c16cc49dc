"""The line patterns of the colours: the second sign beside the colour.

Each is drawn once as a strip and laid along the foot of the words; to stroke dashes and waves anew
for a hundred highlights takes longer than painting the words.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

_LONG = 1200
"""The length of a strip; a line of words is rarely longer, and then is laid with several."""
_HIGH = 6
"""The height of a strip, the tallest pattern included."""


def underline(painter: QPainter, rect: QRectF, name: str, colour: str, width: float = 1.0) -> None:
    """The pattern of a colour along the foot of `rect`.

    Yellow is a plain line, green dashes, blue dots, pink a wave, violet a double line.

    Args:
        painter: in document coordinates.
        rect: the words on one line.
        name: the colour's name, a value of `Colour`.
        colour: what to paint with.
        width: of the line, in points.
    """
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    drawn = strip(name, colour, width, ratio)
    left, right = rect.left() + 1, rect.right() - 1
    top = rect.bottom() - _HIGH
    while left < right:
        long = min(right - left, float(_LONG))
        source = QRectF(0, 0, long * ratio, _HIGH * ratio)
        painter.drawImage(QRectF(left, top, long, _HIGH), drawn, source)
        left += long


@lru_cache(maxsize=64)
def strip(name: str, colour: str, width: float, ratio: float) -> QImage:
    """A long line in the pattern of a colour on a clear ground, its foot at the lower edge."""
    # An image, for the cache outlives the application, which a pixmap must not.
    size = QSize(round(_LONG * ratio), round(_HIGH * ratio))
    result = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    foot = _HIGH - width / 2
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if name == "green":
        pen.setDashPattern([5 / width, 3 / width])
    elif name == "blue":
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, max(2.6, 4 / width)])
        pen.setWidthF(width + 0.6)
    painter.setPen(pen)
    if name == "pink":
        painter.drawPath(_wave(foot - 1.2, 1.3))
    else:
        painter.drawLine(QPointF(0, foot), QPointF(_LONG, foot))
    if name == "violet":
        above = foot - width - 1.5
        painter.drawLine(QPointF(0, above), QPointF(_LONG, above))
    painter.end()
    return result


def _wave(middle: float, height: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, middle))
    up = True
    for x in range(0, _LONG, 4):
        peak = middle + (-height if up else height) * 1.6
        path.quadTo(QPointF(x + 2, peak), QPointF(x + 4, middle))
        up = not up
    return path
