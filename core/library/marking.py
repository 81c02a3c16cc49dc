"""The verbs on highlights: light reading, bookmarks, ranges, joining, splitting, tags, colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from core.anchoring import describe
from core.i18n import _
from core.library.targets import span_of
from core.library.writing import Look, Writing, nothing_done, tidy, touched
from core.model.annotations import (
    AnchorState,
    Annotation,
    Mark,
    Placement,
    Style,
    Target,
    TargetKind,
)
from core.model.blocks import BlockKind
from core.model.changes import Change, Verb
from core.model.errors import UserError

if TYPE_CHECKING:
    from core.model.library import ReportEntry

_TEXT = Target(TargetKind.TEXT)


class MarkVerbs(Writing):
    """What a delegate does with highlights besides writing on them."""

    def marks(self, report_id: str, between: tuple[int, int] | None = None) -> list[Mark]:
        """What the reader paints: the living annotations that have a place, as they were made.

        Args:
            report_id: the report.
            between: canonical offsets; only what shares a character with what lies between them.

        Raises:
            UserError: there is no such report.
        """
        self.entry(report_id)
        if between is None:
            return self._store.annotations.marks(report_id)
        return self._store.annotations.marks(report_id, between)

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation with all it holds, also from the bin.

        Raises:
            UserError: there is none with this id.
        """
        return self._any(annotation_id)

    def bookmark(self, report_id: str, offset: int, note: str = "") -> Change:
        """Put a bookmark on the paragraph or heading at a canonical offset.

        Raises:
            UserError: no such report, or an offset outside it.
        """
        entry = self._current(report_id)
        report = self._report(entry)
        if not 0 <= offset < len(report.text):
            raise UserError(_("报告里没有这个位置。"), where=str(offset))
        block = report.block_at(offset)
        kind = TargetKind.HEADING if block.kind is BlockKind.HEADING else TargetKind.PARAGRAPH
        start = report.starts[block.index]
        target = Target(kind, block.address)
        span = span_of(report, target, start, start + len(block.text))
        made = self._new(report_id, target, Look(style=Style.BOOKMARK, note=note))
        if span is not None:
            anchor = describe(report, entry.version, *span)
            made = replace(made, anchor=anchor, placement=Placement(AnchorState.EXACT, *span))
        with self._store.writing():
            return self._write(Verb.ANNOTATE, [(None, made)])

    def change_range(self, annotation_id: str, start: int, end: int) -> Change:
        """Let an annotation cover other words of the version shown; canonical code points.

        The anchor it was made with stays beside the new one (`Annotation.original`).

        Raises:
            UserError: no such annotation, one without text, or an empty span.
        """
        return self._move(Verb.RANGE, annotation_id, start, end)

    def merge_highlights(self, annotation_ids: Iterable[str]) -> Change:
        """Make one highlight of several on one report; the first in the text stays.

        It covers all words from the first to the last. All notes are kept, each once, in
        reading order, with a blank line between them; tags are joined; colour and 意见类型 are
        those of the first that has one. The others go to the bin.

        Raises:
            UserError: fewer than two, on several reports, or one has no sure place.
        """
        ids = list(annotation_ids)
        with self._store.writing():
            ordered = sorted(self._living(ids), key=_place)
            if len(ordered) < 2 or len({one.report for one in ordered}) > 1:
                raise UserError(_("请选择同一份报告里的两条或更多划线。"))
            spans = [_placed(one) for one in ordered]
            first = ordered[0]
            entry = self._home(first)
            whole = (min(span[0] for span in spans), max(span[1] for span in spans))
            joined = replace(
                self._anchored(entry, first, *whole),
                note="\n\n".join(dict.fromkeys(one.note for one in ordered if one.note.strip())),
                tags=tidy(tag for one in ordered for tag in one.tags),
                colour=next((one.colour for one in ordered if one.colour), None),
                role=next((one.role for one in ordered if one.role), None),
            )
            joined = touched(joined)
            pairs = [(first, joined)]
            pairs += [(one, replace(one, deleted=joined.modified)) for one in ordered[1:]]
            return self._write(Verb.JOIN, pairs)

    def split_highlight(self, annotation_id: str, at: int) -> Change:
        """Make two highlights of one at a canonical offset inside it.

        The first keeps the note; both have its look and its tags.

        Raises:
            UserError: no such annotation, or the offset does not lie between two of its words.
        """
        with self._store.writing():
            [before] = self._living([annotation_id])
            start, end = _placed(before)
            entry = self._home(before)
            text = self._report(entry).text
            if not (start < at < end and text[start:at].strip() and text[at:end].strip()):
                raise UserError(_("请在这条划线的中间选一个位置。"), where=str(at))
            first = touched(self._anchored(entry, before, start, at))
            look = Look(
                colour=before.colour, style=before.style, tags=before.tags, role=before.role
            )
            second = self._anchored(
                entry, replace(self._new(entry.id, _TEXT, look), author=before.author), at, end
            )
            return self._write(Verb.SPLIT, [(before, first), (None, second)])

    def tag_counts(self) -> list[tuple[str, int]]:
        """All tags in use and how often, the most used first; for completion and for tidying."""
        return self._store.annotations.tags()

    def tag_many(
        self, annotation_ids: Iterable[str], *, add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> Change:
        """Add tags to several annotations and take others from them, in one change.

        Every annotation keeps the tags of its own. Where none differs the change has the id 0.

        Raises:
            UserError: one of them is not there (then none was changed), or the disk is full.
        """
        new, gone = tidy(add), set(remove)
        with self._store.writing():
            befores = self._living(annotation_ids)
            pairs = []
            for before in befores:
                tags = tidy((*(tag for tag in before.tags if tag not in gone), *new))
                if tags != before.tags:
                    pairs.append((before, touched(replace(before, tags=tags))))
            if not pairs:
                return nothing_done(Verb.EDIT, befores)
            return self._write(Verb.EDIT, pairs)

    def rename_tag(self, old: str, new: str) -> Change:
        """Give a tag another name in the whole library, in one change.

        Where the new name exists the two become one. An empty name takes the tag away. Where
        nothing has the tag the change has the id 0.

        Raises:
            UserError: the disk does not take it.
        """
        return self.merge_tags([old], new)

    def merge_tags(self, names: Iterable[str], into: str) -> Change:
        """Let one tag stand for several in the whole library, in one change.

        Raises:
            UserError: the disk does not take it.
        """
        gone = set(names)
        with self._store.writing():
            found = self._store.annotations.with_tags(sorted(gone))
            pairs = []
            for before in found:
                tags = tidy(into if tag in gone else tag for tag in before.tags)
                if tags != before.tags:
                    pairs.append((before, touched(replace(before, tags=tags))))
            if not pairs:
                return nothing_done(Verb.RETAG, [])
            return self._write(Verb.RETAG, pairs)

    def _move(self, verb: Verb, annotation_id: str, start: int, end: int) -> Change:
        """Give an annotation another anchor, in the version shown."""
        with self._store.writing():
            [before] = self._living([annotation_id])
            if before.anchor is None:
                raise UserError(_("这条批注不在正文上，没有范围可改。"))
            after = self._anchored(self._home(before), before, start, end)
            if after == before:
                return nothing_done(verb, [before])
            return self._write(verb, [(before, touched(after))])

    def _anchored(
        self, entry: ReportEntry, annotation: Annotation, start: int, end: int
    ) -> Annotation:
        """An annotation with an anchor on these words; the original one stays beside it."""
        report = self._report(entry)
        span = span_of(report, _TEXT, start, end)
        assert span is not None
        anchor = describe(report, entry.version, *span)
        first = annotation.first_anchor
        return replace(
            annotation,
            anchor=anchor,
            original=None if first == anchor else first,
            orphaned="",
            placement=Placement(AnchorState.EXACT, *span),
        )


def _place(annotation: Annotation) -> tuple[int, int]:
    place = annotation.placement
    return (-1, -1) if place is None else (place.start, place.end)


def _placed(annotation: Annotation) -> tuple[int, int]:
    """The span of an annotation whose words are surely there.

    Raises:
        UserError: they are not.
    """
    place = annotation.placement
    if place is None or place.state not in (AnchorState.EXACT, AnchorState.MOVED):
        raise UserError(
            _("这条划线的位置还没有确定。"),
            where=annotation.anchor.quote[:20] if annotation.anchor else "",
            remedy=_("请先复核它的位置。"),
        )
    return place.start, place.end
