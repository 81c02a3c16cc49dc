"""What the style of an element says about its words; only what a report's reading needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIZE: Final = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px)", re.IGNORECASE)
_BOLD: Final = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
_RAISED: Final = re.compile(
    r"vertical-align\s*:\s*super|mso-text-raise\s*:\s*[1-9]|vertical-align\s*:\s*[1-9][\d.]*p[tx]",
    re.IGNORECASE,
)
_ALIGN: Final = re.compile(r"text-align\s*:\s*([a-z-]+)", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_POINTS_PER_PIXEL: Final = 0.75
_BOLD_TAGS: Final = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))


class Look(NamedTuple):
    """How words stand on the page; `size` in points, 0.0 where no style tells."""

    bold: bool = False
    size: float = 0.0
    raised: bool = False
    centred: bool = False
    hidden: bool = False
    preformatted: bool = False


def look_of(element: _Element, outer: Look) -> Look:
    """How the words in `element` look, given the look around it."""
    tag = element.tag
    bold, size, raised, centred, hidden, preformatted = outer
    if tag in _BOLD_TAGS:
        bold = True
    elif tag == "sup":
        raised = True
    elif tag == "center":
        centred = True
    elif tag == "pre":
        preformatted = True
    align = element.get("align")
    if align:
        centred = align.lower() == "center"
    style = element.get("style")
    if style:
        if found := _SIZE.search(style):
            size = _points(found[1], found[2])
        if found := _BOLD.search(style):
            bold = not (found[1].lower() == "normal" or found[1][0] in "12345")
        if found := _ALIGN.search(style):
            centred = found[1].lower() == "center"
        raised = raised or bool(_RAISED.search(style))
    hidden = hidden or is_hidden(element)
    return Look(bold, size, raised, centred, hidden, preformatted)


def is_hidden(element: _Element) -> bool:
    """Whether an element itself says that it is not shown."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def _points(number: str, unit: str) -> float:
    try:
        value = float(number)
    except ValueError:
        return 0.0
    points = value * _POINTS_PER_PIXEL if unit.lower() == "px" else value
    return round(points, 2) if points < 1000 else 0.0
