"""Carrying annotations and the reading place over to another version of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.anchoring import Placer, describe

if TYPE_CHECKING:
    from core.model.report import Report
    from core.store.store import Store

_PLACE_QUOTE = 24


def carry_over(store: Store, report_id: str, old: str, new: str, report: Report) -> None:
    """Find every annotation, deleted ones too, and the reading place in another version.

    Runs inside a transaction. Anchors are left as they are; only placements are added.
    """
    placer = Placer(report, new)
    numbers = store.annotations.numbers(report_id)
    store.annotations.place(
        new,
        [
            (numbers[annotation.id], placer.place(annotation.anchor))
            for annotation in store.annotations.of_report(report_id, with_deleted=True)
            if annotation.anchor is not None
        ],
    )
    if old != new:
        _carry_reading_place(store, report_id, old, placer)


def _carry_reading_place(store: Store, report_id: str, old: str, placer: Placer) -> None:
    place = store.reports.place(report_id)
    try:
        former = store.reports.report(report_id, old)
        end = min(place + _PLACE_QUOTE, len(former.text))
        found = placer.place(describe(former, old, place, end))
    except ValueError:
        return  # The former reading is damaged or the place lies behind its end: stay there.
    if found.start >= 0:
        store.reports.set_place(report_id, found.start)


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
    if not homeless:
        return
    try:
        placer = Placer(store.reports.report(report_id, version), version)
    except ValueError:
        return  # A reading that this edition cannot load is read again when it is opened.
    numbers = store.annotations.numbers(report_id)
    store.annotations.place(
        version,
        [(numbers[one.id], placer.place(one.anchor)) for one in homeless if one.anchor],
    )
