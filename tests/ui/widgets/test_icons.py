from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

from ui.widgets.icons import SIZE, icon, pixmap

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "icons"
pytestmark = pytest.mark.usefixtures("qapp")
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def inks(image: QImage) -> set[str]:
    """The colours of the wholly opaque pixels."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in pixels if colour.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for_and_inside_its_frame(name: str) -> None:
    image = pixmap(name, "#a8201a", scale=3).toImage()
    assert inks(image) == {"#a8201a"}
    edge = image.width() - 1
    border = [image.pixelColor(x, y).alpha() for x in range(edge) for y in (0, edge)]
    border += [image.pixelColor(x, y).alpha() for y in range(edge) for x in (0, edge)]
    assert max(border) < 128


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_has_one_line_weight_and_the_colour_of_the_text(name: str) -> None:
    root = ElementTree.parse(FOLDER / f"{name}.svg").getroot()
    assert root.get("viewBox") == "0 0 20 20"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.5"


def test_an_icon_is_crisp_at_every_scale_and_changes_when_it_is_on() -> None:
    made = icon("notes", "#59616b", "#a8201a")
    for scale in (1.0, 2.0, 3.0):
        drawn = made.pixmap(QSize(SIZE, SIZE), scale)
        assert drawn.width() == SIZE * scale
    on = made.pixmap(QSize(SIZE, SIZE), 1.0, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert QColor(sorted(inks(on))[0]) == QColor("#a8201a")
    assert icon("notes", "#000000", size=16).availableSizes()[0] == QSize(16, 16)


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", "#000000")
