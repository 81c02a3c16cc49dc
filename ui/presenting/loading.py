"""What the writer thread fetches when a report is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from core.library import Library
    from core.model.annotations import Annotation, Colour, Mark
    from core.model.library import ReportEntry
    from core.model.page import Page
    from core.model.report import Report


class Loaded(NamedTuple):
    """A report with all that the window shows of it.

    `place` is a canonical offset, `author` the name that new annotations get,
    `colour_names` what the delegate calls the colours.
    """

    entry: ReportEntry
    report: Report
    page: Page
    place: int
    annotations: list[Annotation]
    tags: list[str]
    author: str
    colour_names: dict[Colour, str]


SEEN_FIRST = 6_000
"""Characters before and behind the reading place; no screen shows more."""


class Glance(NamedTuple):
    """What is seen of a report first: its words, and the highlights near the reading place."""

    page: Page
    place: int
    marks: list[Mark]


def glance(library: Library, report_id: str | None = None) -> Glance | None:
    """A report as it is seen first, by default the one opened last; None where there is none.

    Raises:
        UserError: there is no such report, or it cannot be read.
    """
    if report_id is None:
        report_id = _last(library)
    if report_id is None:
        return None
    page = library.page(report_id)
    place = library.reading_place(report_id)
    marks = library.marks(report_id, (place - SEEN_FIRST, place + SEEN_FIRST))
    return Glance(page, place, marks)


def load(library: Library, report_id: str | None = None, *, looking: bool = False) -> Loaded | None:
    """A report, by default the one opened last; the bundled one where there is none yet.

    Args:
        library: where it is.
        report_id: which one.
        looking: do not remember that it was opened.

    Returns:
        None when the user has removed every report.

    Raises:
        UserError: there is no such report, or it cannot be read.
    """
    if report_id is None:
        report_id = _last(library)
    if report_id is None:
        return None
    report = library.report(report_id)
    if not looking:
        library.mark_opened(report_id)
    return Loaded(
        library.entry(report_id),
        report,
        library.page(report_id),
        library.reading_place(report_id),
        library.annotations(report_id),
        library.tags(),
        library.author(),
        library.colour_names(),
    )


def _last(library: Library) -> str | None:
    entries = library.reports()
    if not entries:
        bundled = library.ensure_bundled()
        entries = library.reports()
        # Removed by the user, it stays removed.
        return bundled.id if entries else None
    return max(entries, key=lambda entry: entry.opened).id
