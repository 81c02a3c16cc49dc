"""The verbs on corrected editions: what changed, and what becomes of the annotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.anchoring import CONTEXT, ORPHAN, compare, differences
from core.i18n import _
from core.library.marking import MarkVerbs
from core.library.reading import parser_version, read_anew, version_id
from core.library.writing import nothing_done, touched
from core.model.annotations import AnchorState, Annotation, Placement
from core.model.changes import Change, Verb
from core.model.editions import DiffRow, ReviewItem, VersionDiff, VersionEntry
from core.model.errors import UserError
from core.model.report import Report
from core.store.reports import Version

_FOR_REVIEW = (AnchorState.CHANGED, AnchorState.AMBIGUOUS, AnchorState.ORPHAN)
_ORDER = {state: number for number, state in enumerate(_FOR_REVIEW)}


class ReviewVerbs(MarkVerbs):
    """Versions of a report, and the queue of annotations whose place a person should decide."""

    def versions(self, report_id: str) -> list[VersionEntry]:
        """The versions of a report, the oldest first.

        Of several readings of one file, by one parser after another, only the last is told.

        Raises:
            UserError: there is no such report.
        """
        shown = self.entry(report_id).version
        latest: dict[str, Version] = {}
        first: dict[str, str] = {}
        for one in self._store.reports.versions(report_id):
            file = one.original or one.id
            first.setdefault(file, one.created)
            if file not in latest or latest[file].id != shown:
                latest[file] = one
        return [
            VersionEntry(one.id, first[file], one.name, one.characters, one.id == shown)
            for file, one in latest.items()
        ]

    def compare_versions(
        self, report_id: str, old: str | None = None, new: str | None = None
    ) -> VersionDiff:
        """Two versions side by side, and which annotations lie on what changed.

        Args:
            report_id: the report.
            old: the id of a version; the one before `new` where it is not given.
            new: the id of a version; the one shown where it is not given.

        Raises:
            UserError: there is no such version, or it is damaged.
        """
        self._current(report_id)
        known = {one.id: one for one in self.versions(report_id)}
        ids = list(known)
        if new is None:
            new = next(one.id for one in known.values() if one.shown)
        if old is None:
            at = ids.index(new) if new in known else 0
            old = ids[at - 1] if at else next((one for one in ids if one != new), new)
        for one in (old, new):
            if one not in known:
                raise UserError(_("没有这个版本。"), where=one[:12])
        former, now = self._version(report_id, old), self._version(report_id, new)
        rows = compare(former, now)
        lying = self._lying(report_id, old, former), self._lying(report_id, new, now)
        noted = tuple(_with_notes(row, *lying) for row in rows)
        return VersionDiff(known[old], known[new], noted)

    def review(self, report_id: str) -> list[ReviewItem]:
        """The annotations to decide on in the version shown: changed, then ambiguous, then orphans.

        Those that were accepted, placed anew or kept as orphans in this version are not among
        them.

        Raises:
            UserError: there is no such report.
        """
        entry = self._current(report_id)
        report = self._report(entry)
        items = [
            _item(one, report)
            for one in self._store.annotations.of_report(report_id)
            if one.anchor is not None
            and one.placement is not None
            and one.placement.state in _FOR_REVIEW
            and one.orphaned != entry.version
        ]
        return sorted(
            items,
            key=lambda item: (
                _ORDER[item.state],
                item.start,
                item.annotation.anchor.start if item.annotation.anchor else 0,
            ),
        )

    def accept(self, annotation_ids: str | Iterable[str]) -> Change:
        """Let annotations stand where they were found, all in one change.

        From then on they are found by the words accepted; the anchor they were made with stays
        beside (`Annotation.original`). Sure ones are left as they are.

        Raises:
            UserError: one is not there, or is an orphan (then none was changed).
        """
        with self._store.writing():
            befores = self._living(annotation_ids)
            pairs = []
            for before in befores:
                place = before.placement
                if place is None or place.state is AnchorState.ORPHAN:
                    raise UserError(
                        _("这条批注在新版本里没有位置，不能直接采用。"),
                        where=before.anchor.quote[:20] if before.anchor else "",
                        remedy=_("请选择新的位置，或者作为找不到原文的批注保留。"),
                    )
                if place.state in _FOR_REVIEW:
                    entry = self._home(before)
                    after = self._anchored(entry, before, place.start, place.end)
                    pairs.append((before, touched(after)))
            if not pairs:
                return nothing_done(Verb.REVIEW, befores)
            return self._write(Verb.REVIEW, pairs)

    def re_place(self, annotation_id: str, start: int, end: int) -> Change:
        """Put an annotation on other words of the version shown (canonical code points).

        Raises:
            UserError: no such annotation, or an empty span.
        """
        return self._move(Verb.REVIEW, annotation_id, start, end)

    def keep_as_orphan(self, annotation_ids: str | Iterable[str]) -> Change:
        """Decide that the words of annotations are gone from the version shown.

        They stay in the list with their old words; a later edition is searched for them again.

        Raises:
            UserError: one is not there (then none was changed).
        """
        with self._store.writing():
            befores = self._living(annotation_ids)
            pairs = []
            for before in befores:
                version = self._home(before).version
                if before.anchor is not None and before.orphaned != version:
                    after = replace(before, orphaned=version, placement=ORPHAN)
                    pairs.append((before, touched(after)))
            if not pairs:
                return nothing_done(Verb.REVIEW, befores)
            return self._write(Verb.REVIEW, pairs)

    def _version(self, report_id: str, version: str) -> Report:
        """A version, understood as by the parser of now: what the parser has learnt is no change.

        Raises:
            UserError: it is damaged, or was stored by an edition whose model differs.
        """
        stored = next(one for one in self._store.reports.versions(report_id) if one.id == version)
        if stored.parser != parser_version():
            anew = read_anew(self._store, stored)
            if anew is not None:
                return anew
        try:
            return self._store.reports.report(report_id, version)
        except ValueError as error:
            raise UserError(
                _("这个版本的正文读不出来，批注完好。"),
                where=version[:12],
                remedy=_("请重新导入这一版的原文件。"),
            ) from error

    def _lying(self, report_id: str, version: str, report: Report) -> dict[int, list[str]]:
        """The living annotations on each block of a version, in reading order.

        Empty where the parser of now makes another text of it: places count in the stored one.
        """
        if version_id(report) != version:
            return {}
        places = self._store.annotations.places(report_id, version)
        living = [one.id for one in self._store.annotations.of_report(report_id)]
        return _on_blocks(
            report, {one: places[one] for one in living if one in places and places[one].start >= 0}
        )


def _on_blocks(report: Report, places: dict[str, Placement]) -> dict[int, list[str]]:
    """The annotations on each block, in reading order."""
    found: dict[int, list[str]] = {}
    for one, place in sorted(places.items(), key=lambda item: (item[1].start, item[1].end)):
        first = report.block_at(place.start).index
        last = report.block_at(max(place.start, place.end - 1)).index
        for index in range(first, last + 1):
            found.setdefault(index, []).append(one)
    return found


def _with_notes(row: DiffRow, old: dict[int, list[str]], new: dict[int, list[str]]) -> DiffRow:
    there = old.get(row.old, []) if row.old is not None else []
    here = new.get(row.new, []) if row.new is not None else []
    ids = tuple(dict.fromkeys([*there, *here]))
    return replace(row, annotations=ids) if ids else row


def _item(annotation: Annotation, report: Report) -> ReviewItem:
    anchor, place = annotation.anchor, annotation.placement
    assert anchor is not None
    assert place is not None
    start, end = place.start, place.end
    found = start >= 0
    words = report.text[start:end] if found else ""
    return ReviewItem(
        annotation,
        place.state,
        anchor.quote,
        anchor.prefix,
        anchor.suffix,
        words,
        report.text[max(0, start - CONTEXT) : start] if found else "",
        report.text[end : end + CONTEXT] if found else "",
        start,
        end,
        report.block_at(start).address if found else anchor.address,
        differences(anchor.quote, words) if found else (),
    )
