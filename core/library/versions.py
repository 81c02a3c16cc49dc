"""Carrying annotations and the reading place over to another version of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.anchoring import ORPHAN, Placer, describe
from core.model.annotations import AnchorState, Placement

if TYPE_CHECKING:
    from core.model.annotations import Annotation
    from core.model.report import Report
    from core.store.store import Store

_PLACE_QUOTE = 24
_SURE = (AnchorState.EXACT, AnchorState.MOVED)


def carry_over(store: Store, report_id: str, old: str, new: str, report: Report) -> None:
    """Find every annotation, deleted ones too, and the reading place in another version.

    Runs inside a transaction, while `old` is still the version shown. Anchors are left as they
    are; only placements are added.
    """
    former = _stored(store, report_id, old) if old != new else None
    placer = Placer(report, new, former)
    numbers = store.annotations.numbers(report_id)
    store.annotations.place(
        new,
        [
            (
                numbers[one.id],
                ORPHAN if one.orphaned == new else placer.place(one.anchor, _surely(one.placement)),
            )
            for one in store.annotations.of_report(report_id, with_deleted=True)
            if one.anchor is not None
        ],
    )
    if former is not None:
        _carry_reading_place(store, report_id, old, former, placer)


def place_missing(store: Store, report_id: str, version: str) -> None:
    """Find the annotations that have no place yet in the version shown now.

    Runs inside a transaction, after `version` is shown again: annotations that were made on
    another version in the meantime have never been looked for in it.
    """
    homeless = [
        annotation
        for annotation in store.annotations.of_report(report_id, with_deleted=True)
        if annotation.anchor is not None and annotation.placement is None
    ]
    report = _stored(store, report_id, version) if homeless else None
    if report is None:
        return  # A reading that this edition cannot load is read again when it is opened.
    numbers = store.annotations.numbers(report_id)
    placers: dict[str, Placer] = {}
    found: list[tuple[int, Placement]] = []
    for annotation in homeless:
        anchor = annotation.anchor
        if anchor is None:
            continue
        if anchor.version not in placers:
            former = _stored(store, report_id, anchor.version)
            placers[anchor.version] = Placer(report, version, former)
        place = placers[anchor.version].place(anchor, (anchor.start, anchor.end))
        found.append((numbers[annotation.id], place))
    store.annotations.place(version, found)


def keep(store: Store, before: Annotation | None, after: Annotation) -> Annotation:
    """Save an annotation, and its place in the version shown where it has another one now.

    Runs inside a transaction.

    Args:
        store: the library.
        before: as it is there, None when it is new: then `after` brings its place along.
        after: as it shall be.

    Returns:
        `after` with its place.
    """
    number = store.annotations.save(after)
    state = store.reports.state(after.report)
    if state is None:
        return after
    version, _removed = state
    if before is not None:
        if (before.anchor, before.orphaned) == (after.anchor, after.orphaned):
            return after
        after = replace(after, placement=_found(store, after, version))
    if after.placement is not None:
        store.annotations.place(version, [(number, after.placement)])
    return after


def _found(store: Store, annotation: Annotation, version: str) -> Placement | None:
    """Where an annotation stands in a version, after its anchor was changed or decided upon."""
    anchor = annotation.anchor
    if anchor is None:
        return None
    if annotation.orphaned == version:
        return ORPHAN
    if anchor.version == version:
        return Placement(AnchorState.EXACT, anchor.start, anchor.end)
    report = _stored(store, annotation.report, version)
    if report is None:
        return None
    former = _stored(store, annotation.report, anchor.version)
    return Placer(report, version, former).place(anchor, (anchor.start, anchor.end))


def _stored(store: Store, report_id: str, version: str) -> Report | None:
    """A version, None where it is damaged, unknown, or of a model this edition cannot load."""
    try:
        return store.reports.report(report_id, version)
    except ValueError:
        return None


def _surely(place: Placement | None) -> tuple[int, int] | None:
    """The span of a placement that is not flagged."""
    return (place.start, place.end) if place is not None and place.state in _SURE else None


def _carry_reading_place(
    store: Store, report_id: str, old: str, former: Report, placer: Placer
) -> None:
    place = store.reports.place(report_id)
    end = min(place + _PLACE_QUOTE, len(former.text))
    if 0 < place < end:
        found = placer.place(describe(former, old, place, end), (place, end))
        if found.start >= 0:
            store.reports.set_place(report_id, found.start)
