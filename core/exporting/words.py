"""How marks and times are told on paper."""

from __future__ import annotations

from datetime import datetime

from core.i18n import _
from core.model.annotations import Annotation, Colour, Style

COLOUR_CODES = {
    Colour.YELLOW: "FFE58A",
    Colour.GREEN: "BFE6C3",
    Colour.BLUE: "BBDDF7",
    Colour.PINK: "F6C6D4",
    Colour.VIOLET: "D9CCF2",
}
"""The highlighter colours on paper, RRGGBB."""


def style_name(annotation: Annotation) -> str:
    """How the words are marked, empty where nothing is."""
    if annotation.style is Style.BOOKMARK:
        return _("书签")
    if annotation.colour is None:
        return ""
    return _("下划线") if annotation.style is Style.UNDERLINE else _("底色")


def local_time(time: str) -> str:
    """An ISO 8601 time in UTC as date and minute of this place; as it is where it is no time."""
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return time
