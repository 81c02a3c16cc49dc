"""The hits of all reports as rows: of each report the first few, then how many more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.model.library import Hit, HitSource

FIRST = 3
"""So many hits of each report are shown; one that holds a few more is not worth a row more."""


class ReportTitle(NamedTuple):
    """How a report is called among others, and its whole title."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """The line of a report: how it is called, and how many hits it has."""

    report: str
    name: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class More:
    """Stands for the hits of a report that are not shown."""

    report: str
    count: int


Row = Hit | ReportGroup | More


def across(
    hits: Sequence[Hit],
    titles: Mapping[str, ReportTitle],
    sources: Collection[HitSource],
    current: str,
) -> Iterator[Row]:
    """The rows for `hits` of `sources`: the open report first, the others in the order of `titles`.

    Args:
        hits: those of each report together, in reading order.
        titles: how each report is called, by its id.
        sources: those that are on.
        current: the id of the open report.
    """
    held: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.source in sources:
            held.setdefault(hit.report, []).append(hit)
    for report in sorted(titles, key=lambda one: one != current):
        found = held.get(report)
        if not found:
            continue
        name, title = titles[report]
        yield ReportGroup(report, name, title, len(found))
        # "One more" takes as much room as the one itself.
        shown = FIRST if len(found) > FIRST + 1 else len(found)
        yield from found[:shown]
        if shown < len(found):
            yield More(report, len(found) - shown)
