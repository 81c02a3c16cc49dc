"""Where a line of the lists leads to."""

from __future__ import annotations

from typing import NamedTuple

from core.model.checks import Evidence
from core.model.report import Report
from core.model.values import IndicatorValue

_AROUND = 10
"""Characters shown before and behind the words that matter."""


class Place(NamedTuple):
    """A canonical span of the report that is open."""

    start: int
    end: int


def place_of(report: Report, found: Evidence | IndicatorValue) -> Place:
    """The canonical span of a piece of evidence, or of a printed value."""
    return Place(report.offset(found.block, found.start), report.offset(found.block, found.end))


def around(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The words of a span with a few before and behind it, and where the span stands in them.

    A row of a table is kept within its line.
    """
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    line_end = text.find("\n", end)
    last = min(len(text) if line_end < 0 else line_end, end + _AROUND)
    before = ("…" if first > text.rfind("\n", 0, start) + 1 else "") + text[first:start]
    behind = text[end:last] + ("…" if last < (len(text) if line_end < 0 else line_end) else "")
    words = before + text[start:end] + behind
    return words.replace("\t", " "), (len(before), len(before) + end - start)
