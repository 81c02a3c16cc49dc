"""The typography that suits the width of the sheet."""

from __future__ import annotations

from ui.reader.formats import Formats
from ui.reader.sheet import Sheet
from ui.widgets.theme import Theme

_LEAST_JUSTIFIED = 24
"""The length of a line in em below which lines end where their words do."""


class Typesetting:
    """Makes the formats for one sheet, and remembers what they were made for."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._justified = True

    def formats(self, theme: Theme, zoom: int) -> Formats:
        """The formats at a theme and a size in percent, for the present width of the sheet."""
        formats = Formats(theme, zoom)
        self._sheet.set_em(formats.em)
        self._justified = formats.justified = self._has_long_lines()
        return formats

    def is_stale(self) -> bool:
        """Whether lines have become too short to be justified since, or long again."""
        return self._sheet.built is not None and self._has_long_lines() != self._justified

    def _has_long_lines(self) -> bool:
        return self._sheet.text_width() >= _LEAST_JUSTIFIED * self._sheet.em
