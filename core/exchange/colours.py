"""Colours of other programs as the nearest of the five highlighters."""

from __future__ import annotations

import colorsys
import re
from typing import Final

from core.model.annotations import Colour

_HEX: Final = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?", re.IGNORECASE)
_NAMES: Final = {
    **{colour.value: colour for colour in Colour},
    "red": Colour.PINK,
    "magenta": Colour.PINK,
    "orange": Colour.YELLOW,
    "gray": Colour.YELLOW,
    "grey": Colour.YELLOW,
    "olive": Colour.GREEN,
    "cyan": Colour.BLUE,
    "purple": Colour.VIOLET,
}
_HUES: Final = (
    (15, Colour.PINK),
    (70, Colour.YELLOW),
    (165, Colour.GREEN),
    (235, Colour.BLUE),
    (295, Colour.VIOLET),
    (361, Colour.PINK),
)
"""Up to so many degrees of the colour circle."""

_GREY: Final = 0.08


def nearest(colour: str) -> Colour:
    """The highlighter nearest to a colour given by name or as `#RRGGBB`; yellow for all others."""
    named = _NAMES.get(colour.strip().lower())
    if named is not None:
        return named
    found = _HEX.fullmatch(colour.strip())
    if found is None:
        return Colour.YELLOW
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, _value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _GREY:
        return Colour.YELLOW
    return next(colour for limit, colour in _HUES if hue * 360 < limit)
