"""What the row of a report says in the room it has: nothing that tells reports apart is cut."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from core.i18n import _
from core.model.library import ReportEntry
from ui.library.library_model import facts, notes_words, progress_words
from ui.library.words import day
from ui.panes.reports import short_region, short_years
from ui.panes.rows import wrap_runs

_DOTS = "…"
_LEAST = 4
"""How many characters of a place are worth showing; the title begins with it anyway."""


def title_lines(title: str, font: QFont, width: float) -> list[str]:
    """A title on one line or two of `width` pixels; a longer one lacks its middle.

    The beginning names the place, the end the kind of report: both stay.
    """
    lines = ["".join(text for text, _strong in line) for line in _wrap(title, font, width, 2)]
    if len(lines) < 2 or not lines[-1].endswith(_DOTS) or title.endswith(_DOTS):
        return lines
    metrics = QFontMetricsF(font)
    end = metrics.elidedText(title, Qt.TextElideMode.ElideLeft, width)
    return [lines[0], end]


def place_line(entry: ReportEntry, font: QFont, width: float, *, region: bool) -> str:
    """Place, years and kind in `width` pixels: the place is shortened, the others stay whole.

    Args:
        entry: the report.
        font: the face of the line.
        width: the room in pixels.
        region: whether the place is to be named at all.
    """
    if not region:
        return facts(entry, "")
    metrics = QFontMetricsF(font)
    place = short_region(entry.meta.region)
    brief = short_years(entry.meta)
    for words in (facts(entry), facts(entry, place), facts(entry, place, brief)):
        if metrics.horizontalAdvance(words) <= width:
            return words
    rest = facts(entry, _DOTS, brief)
    others = metrics.horizontalAdvance(rest) - metrics.horizontalAdvance(_DOTS)
    short = metrics.elidedText(place, Qt.TextElideMode.ElideMiddle, width - others)
    return facts(entry, short, brief) if len(short) >= _LEAST else facts(entry, "")


def reading_line(entry: ReportEntry, today: date) -> str:
    """When it was read last, how far, and with how many notes; how long it is if never."""
    when = day(entry.opened, today)
    if when:
        parts = [when, progress_words(entry), notes_words(entry)]
    else:
        length = _("{count} 字").format(count=f"{entry.characters:,}")
        parts = [_("还没打开"), length, notes_words(entry)]
    return " · ".join(part for part in parts if part)


def _wrap(title: str, font: QFont, width: float, lines: int) -> list[list[tuple[str, bool]]]:
    return wrap_runs([(title, False)], font, width, lines)
