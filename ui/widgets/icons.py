"""Icons: SVG files of one line weight, painted in the colour of the text around them."""

from __future__ import annotations

from functools import lru_cache
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
    inks = {QIcon.State.Off: colour}
    if active and active != colour:
        # Without a picture of its own "on" is painted as "off".
        inks[QIcon.State.On] = active
    for state, ink in inks.items():
        for scale in _SCALES:
            result.addPixmap(pixmap(name, ink, size=size, scale=scale), QIcon.Mode.Normal, state)
    return result


def pixmap(name: str, colour: str, *, size: int = SIZE, scale: float = 1) -> QPixmap:
    """The same icon as a pixmap of `size` device independent pixels at one scale."""
    # QtSvg loads after the first paint, with the first icon.
    from PySide6.QtSvg import QSvgRenderer

    svg = _drawing(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    edge = round(size * scale)
    result = QPixmap(edge, edge)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    result.setDevicePixelRatio(scale)
    return result


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    """The SVG text of an icon; a change of the theme asks for every one, several times."""
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
