"""Icons: SVG files of one line weight, painted in the colour of the text around them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
SIZE = 20
_SCALES = (1, 2, 3)


def icon(name: str, colour: str, active: str = "", *, size: int = SIZE) -> QIcon:
    """The icon `resources/icons/<name>.svg` in `colour` (`#RRGGBB`).

    Args:
        name: the file's name without `.svg`.
        colour: takes the place of `currentColor`.
        active: the colour while a checkable button is on; `colour` when empty.
        size: the edge in device independent pixels; drawn for scales of 1, 2 and 3.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    result = QIcon()
    for state, ink in ((QIcon.State.Off, colour), (QIcon.State.On, active or colour)):
        for scale in _SCALES:
            result.addPixmap(pixmap(name, ink, size=size, scale=scale), QIcon.Mode.Normal, state)
    return result


def pixmap(name: str, colour: str, *, size: int = SIZE, scale: float = 1) -> QPixmap:
    """The same icon as a pixmap of `size` device independent pixels at one scale."""
    # QtSvg loads after the first paint, with the first icon.
    from PySide6.QtSvg import QSvgRenderer

    svg = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    edge = round(size * scale)
    result = QPixmap(edge, edge)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    result.setDevicePixelRatio(scale)
    return result
