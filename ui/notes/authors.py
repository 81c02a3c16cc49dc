"""The colour in which another delegate's sign is drawn."""

from __future__ import annotations

import zlib

from ui.widgets.theme import COLOURS, Theme


def author_colour(author: str, theme: Theme) -> str:
    """The same colour for the same name on every machine; the sign's letter tells the rest."""
    choices = [theme.link, *theme.chart_more, *(theme.underline(name) for name in COLOURS[:2])]
    return choices[zlib.crc32(author.encode()) % len(choices)]
