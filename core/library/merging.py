"""The verb that takes in annotations of other people and of other programs."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from core.i18n import _
from core.library.arriving import Arrival, orphaned_placement, report_of
from core.library.writing import Writing, nothing_done, tidy
from core.model.annotations import AnchorState, Annotation, Target, TargetKind
from core.model.changes import Verb
from core.model.errors import UserError
from core.model.exchange import MergeItem, MergeKind, MergeResult
from core.store.changes import AnnotationImage
from core.store.codec import now

if TYPE_CHECKING:
    from core.exchange import Incoming, Parcel
    from core.model.library import ReportEntry

_NAMES = uuid.UUID("5f0c1f0e-6d3b-4a43-9d0e-6b1b3a0e7c11")
"""The name space from which ids of annotations from elsewhere are made; never to be changed."""

SECONDS = 60.0
"""So long words are looked for that are not there exactly."""

Pair = tuple[Annotation | None, Annotation]


class MergeVerbs(Writing):
    """Merging: nothing here is overwritten, nothing is deleted, twice is the same as once."""

    def merge_annotations(self, source: Path | bytes, report_id: str | None = None) -> MergeResult:
        """Take in the annotations of a file: W3C JSON-LD, Zotero, calibre, KOReader, Word.

        Every item is judged by itself; author and colour are kept. What is here already, as it
        is or as a former state, is left alone. What differs from the one here with the same id is
        added beside it. What is missing in the file is not deleted here. All is one change.

        Args:
            source: the file, or its bytes.
            report_id: the report it is about; found from the file where it is not given.

        Returns:
            What became of every item; `change.id` is 0 when nothing was added.

        Raises:
            UserError: the file cannot be read, its report is not in the library, or the disk
                does not take it; nothing was changed.
        """
        from core.exchange import read_notes

        parcel = read_notes(source if isinstance(source, bytes) else _bytes_of(Path(source)))
        given = None if report_id is None else self.entry(report_id)
        homes = self._homes(parcel, given)
        if not homes and any(not item.problem for item in parcel.items):
            raise UserError(
                _("看不出这些批注是哪份报告的。"),
                where=parcel.title,
                remedy=_("请先导入那份报告，或者指明报告。"),
            )
        arriving = {
            number: self._arriving(parcel, parcel.items[number], home)
            for number, home in homes.items()
        }
        pairs: list[Pair] = []
        with self._store.writing():
            items = self._judged(parcel, arriving, pairs)
            change = self._write(Verb.MERGE, pairs) if pairs else nothing_done(Verb.MERGE, [])
        return MergeResult(parcel.format, tuple(items), change)

    def _homes(self, parcel: Parcel, given: ReportEntry | None) -> dict[int, Arrival]:
        """The report of every item that has one, by the item's place in the file."""
        arrivals: dict[str, Arrival] = {}
        found: dict[int, Arrival] = {}
        common: ReportEntry | None = given
        looked = given is not None
        until = monotonic() + SECONDS
        for number, item in enumerate(parcel.items):
            if item.problem:
                continue
            entry = given or self._named(item, parcel)
            if entry is None:
                if not looked:
                    common, looked = report_of(parcel, self._entries(), self._report), True
                entry = common
            if entry is None:
                continue
            if entry.id not in arrivals:
                # The parser may have learnt since: then the report is read again first.
                entry = self._current(entry.id)
                arrivals[entry.id] = Arrival(self._store, entry, self._report(entry), until)
            found[number] = arrivals[entry.id]
        return found

    def _entries(self) -> list[ReportEntry]:
        return self._store.reports.entries()

    def _named(self, item: Incoming, parcel: Parcel) -> ReportEntry | None:
        """The report that an item names: by a text that is here, else by its id."""
        for version in filter(None, (item.version, parcel.version)):
            for report in self._store.reports.with_version(version):
                return self.entry(report)
        for report in filter(None, (item.report, parcel.report)):
            entry = self._store.reports.entry(report)
            if entry is not None:
                return entry
        return None

    def _judged(
        self, parcel: Parcel, arriving: Mapping[int, Annotation], pairs: list[Pair]
    ) -> list[MergeItem]:
        """What becomes of every item; what is to be written is added to `pairs`."""
        ids = [one.id for one in arriving.values()]
        ids += [_beside(one) for one in arriving.values()]
        here = self._store.annotations.by_ids(ids)
        results: list[MergeItem] = []
        for number, item in enumerate(parcel.items):
            new = arriving.get(number)
            if new is None:
                reason = item.problem or _("看不出这条批注是哪份报告的。")
                results.append(_told(MergeKind.BAD, item, reason))
                continue
            kind, reason, pair = self._decide(item, new, here)
            if pair is not None:
                pairs.append(pair)
                new = pair[1]
                here[new.id] = new
            results.append(_result(kind, new, reason))
        return results

    def _arriving(self, parcel: Parcel, item: Incoming, home: Arrival) -> Annotation:
        """An item as an annotation here."""
        anchor, placement = home.find(item)
        version = home.entry.version
        orphaned = item.orphaned if item.orphaned == version else ""
        time = item.created or item.modified or now()
        target = item.target
        if anchor is None and target.kind is TargetKind.TEXT:
            target = Target(TargetKind.REPORT)
        new = Annotation(
            item.annotation,
            home.entry.id,
            target,
            anchor,
            orphaned_placement(anchor) if orphaned else placement,
            item.colour,
            item.style,
            item.note,
            tidy(item.tags),
            item.role,
            item.author,
            time,
            item.modified or time,
            original=item.original if anchor is not None else None,
            orphaned=orphaned,
            origin=parcel.format,
        )
        if not item.annotation:
            # A quote longer in a later file is the same item only where its program says so.
            what = item.key or "\n".join((item.author, item.created, item.quote, item.note))
            new = replace(new, id=_made_id(parcel.format, home.entry.id, what))
        return new

    def _decide(
        self, item: Incoming, new: Annotation, here: Mapping[str, Annotation]
    ) -> tuple[MergeKind, str, Pair | None]:
        """What becomes of one item, why, and what is to be written for it."""
        there = here.get(new.id)
        if there is not None and there.report != new.report:
            # The same annotation came for another report with the same text.
            new = replace(new, id=_made_id("", new.report, new.id))
            there = here.get(new.id) or self._store.annotations.by_ids([new.id]).get(new.id)
        if item.deleted:
            reason = _("对方已经删除，这里保留。") if there else _("对方已经删除，没有并入。")
            return MergeKind.SAME, reason, None
        if there is None:
            return (*_added(new), (None, new))
        if self._was_undone(there):
            return (*_added(new), (there, replace(there, deleted="")))
        if _content(there) == _content(new) or self._is_former(there, new):
            return MergeKind.SAME, _("在回收站里。") if there.deleted else "", None
        other = replace(new, id=_beside(new))
        beside = here.get(other.id)
        if beside is not None:
            if self._was_undone(beside):
                return MergeKind.CONFLICT, _clash(there), (beside, replace(beside, deleted=""))
            return MergeKind.SAME, "", None
        return MergeKind.CONFLICT, _clash(there), (None, other)

    def _is_former(self, there: Annotation, new: Annotation) -> bool:
        """Whether an annotation looked like this once."""
        wanted = _content(new)
        return any(
            isinstance(image, AnnotationImage)
            and any(
                one is not None and _content(one) == wanted for one in (image.before, image.after)
            )
            for logged in self._store.changes.of_item(there.id)
            for image in logged.images
        )

    def _was_undone(self, there: Annotation) -> bool:
        """Whether an annotation is in the bin because its merging was undone."""
        if not there.deleted:
            return False
        last = self._store.changes.of_item(there.id)[-1:]
        return any(one.kind == "undo" and one.verb is Verb.MERGE for one in last)


def _bytes_of(path: Path) -> bytes:
    """A file's bytes, not more than can be meant.

    Raises:
        UserError: it cannot be read.
    """
    from core.exchange import MAX_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(
            _("无法读取文件。"), where=str(path), remedy=_("请检查文件是否还在、能否读取。")
        ) from error


def _made_id(format: str, report: str, name: str) -> str:
    """An id that is the same whenever the same item comes."""
    return uuid.uuid5(_NAMES, f"{format}\n{report}\n{name}").hex


def _beside(annotation: Annotation) -> str:
    """The id of what is kept beside the one that has this id."""
    return _made_id("beside", annotation.id, repr(_content(annotation)))


def _content(annotation: Annotation | None) -> tuple[object, ...]:
    """What a person sees of an annotation; times and places do not count."""
    if annotation is None:
        return ()
    anchor = annotation.anchor
    return (
        annotation.target.kind.value,
        annotation.target.key,
        "" if anchor is None else _plain(anchor.quote),
        annotation.colour and annotation.colour.value,
        annotation.style.value,
        annotation.note,
        annotation.tags,
        annotation.role and annotation.role.value,
        annotation.author,
    )


def _plain(quote: str) -> str:
    """A quote by which two are the same: width, case and blanks do not count."""
    from core.text.folding import fold_query

    return "".join(fold_query(quote).split())


def _added(new: Annotation) -> tuple[MergeKind, str]:
    if new.placement is not None and new.placement.state is AnchorState.ORPHAN:
        return MergeKind.ORPHAN, _("报告里没有这段文字，已作为找不到原文的批注保留。")
    return MergeKind.ADDED, ""


def _clash(there: Annotation) -> str:
    where = _("在回收站里。") if there.deleted else ""
    return _("与这里的不同，两条都保留。") + where


def _told(kind: MergeKind, item: Incoming, reason: str) -> MergeItem:
    return MergeItem(kind, quote=item.quote, note=item.note, author=item.author, reason=reason)


def _result(kind: MergeKind, new: Annotation, reason: str) -> MergeItem:
    return MergeItem(
        kind,
        new.id,
        new.report,
        "" if new.anchor is None else new.anchor.quote,
        new.note,
        new.author,
        None if new.placement is None else new.placement.state,
        reason,
    )
