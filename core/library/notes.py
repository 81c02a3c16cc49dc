"""The verbs on annotations: make, edit, delete, list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from core.anchoring import describe
from core.i18n import _
from core.library.targets import find_quote, span_of
from core.library.writing import Look, Writing, changed, nothing_done, touched
from core.model.annotations import (
    AnchorState,
    Annotation,
    Colour,
    Placement,
    Role,
    Style,
    Target,
    TargetKind,
)
from core.model.changes import Change, Verb
from core.model.errors import UserError
from core.store.codec import now

if TYPE_CHECKING:
    from core.model.report import Report


class NoteVerbs(Writing):
    """Making, editing, deleting and listing annotations."""

    def annotate(
        self,
        report_id: str,
        target: Target,
        *,
        start: int | None = None,
        end: int | None = None,
        colour: Colour | None = None,
        style: Style = Style.FILL,
        note: str = "",
        tags: Iterable[str] = (),
        role: Role | None = None,
    ) -> Change:
        """Add an annotation.

        Args:
            report_id: the report.
            target: what it is on; for TEXT a span must be given, for PARAGRAPH, TERM and CELL it
                is found from the key, INDICATOR and REPORT need none.
            start: first canonical offset of the span.
            end: the offset behind it.
            colour: of the highlight, None for a note without.
            style: how the words are marked.
            note: what the delegate wrote.
            tags: any number; doubles and blanks around them are dropped.
            role: 意见类型.

        Returns:
            The committed change; its `after` holds the annotation.

        Raises:
            UserError: no such report or place, or the disk does not take it; nothing was changed.
        """
        entry = self._current(report_id)
        report = self._report(entry)
        span = span_of(report, target, start, end)
        look = Look(colour=colour, style=style, note=note, tags=tags, role=role)
        made = self._new(report_id, target, look)
        if span is not None:
            anchor = describe(report, entry.version, *span)
            made = replace(made, anchor=anchor, placement=Placement(AnchorState.EXACT, *span))
        with self._store.writing():
            return self._write(Verb.ANNOTATE, [(None, made)])

    def annotate_quote(
        self, report_id: str, quote: str, *, occurrence: int = 1, **look: Unpack[Look]
    ) -> Change:
        """Add an annotation on words of the text, given as the user would type them.

        Width, case and blanks need not agree with the report. Words of the body come before
        those of the glossary; of several places the one number `occurrence` (from 1) is taken.
        Without a colour the highlight is yellow.

        Raises:
            UserError: the words are not in the report, or the disk does not take the annotation.
        """
        start, end = find_quote(self.report(report_id), quote, occurrence)
        look.setdefault("colour", Colour.YELLOW)
        return self.annotate(report_id, Target(TargetKind.TEXT), start=start, end=end, **look)

    def edit(self, annotation_id: str, **look: Unpack[Look]) -> Change:
        """Change what is given (colour, style, note, tags, role), leave the rest.

        Where nothing differs nothing is written; the change then has the id 0.

        Raises:
            UserError: there is no such annotation, or the disk does not take it.
        """
        return self.edit_many([annotation_id], **look)

    def edit_many(self, annotation_ids: Iterable[str], **look: Unpack[Look]) -> Change:
        """Change what is given on several annotations at once, in one change.

        Those that do not differ are left out of it; where none does, it has the id 0.

        Raises:
            UserError: one of them is not there (then none was changed), or the disk is full.
        """
        if "tags" in look:
            look["tags"] = tuple(look["tags"])
        with self._store.writing():
            befores = self._living(annotation_ids)
            pairs = [(before, changed(before, look)) for before in befores]
            pairs = [(before, touched(after)) for before, after in pairs if after != before]
            if pairs:
                return self._write(Verb.EDIT, pairs)
            return nothing_done(Verb.EDIT, befores)

    def delete(self, annotation_ids: Iterable[str]) -> Change:
        """Put annotations into the bin; undo brings them back, nothing is ever erased.

        Raises:
            UserError: one of them is not there (then none was deleted), or the disk is full.
        """
        ids = [annotation_ids] if isinstance(annotation_ids, str) else annotation_ids
        with self._store.writing():
            time = now()
            pairs = [(before, replace(before, deleted=time)) for before in self._living(ids)]
            if not pairs:
                return nothing_done(Verb.DELETE, [])
            return self._write(Verb.DELETE, pairs)

    def restore_annotation(self, annotation_id: str) -> Change:
        """Take an annotation out of the bin, as it was.

        Raises:
            UserError: there is no such annotation.
        """
        with self._store.writing():
            before = self._any(annotation_id)
            return self._write(Verb.EDIT, [(before, replace(before, deleted=""))])

    def deleted_annotations(self, report_id: str | None = None) -> list[Annotation]:
        """The bin of a report, or of the library: what was deleted, the last deleted first.

        Raises:
            UserError: there is no such report.
        """
        if report_id is not None:
            self.entry(report_id)
        everything = self._store.annotations.of_report(report_id, with_deleted=True)
        gone = [one for one in everything if one.deleted]
        return sorted(gone, key=lambda one: (one.deleted, one.id), reverse=True)

    def annotations(
        self,
        report_id: str | None = None,
        *,
        colour: Colour | None = None,
        tag: str | None = None,
        section: int | None = None,
        text: str = "",
        with_deleted: bool = False,
    ) -> list[Annotation]:
        """The annotations of a report (of all for None) in reading order, the placeless last.

        Args:
            report_id: the report.
            colour: only these highlights.
            tag: only with this tag.
            section: only in this section (index) of the report, sub-sections included.
            text: only with these words in note, quote or tags; width and case do not matter.
            with_deleted: those in the bin too.

        Raises:
            UserError: there is no such report.
        """
        if report_id is not None:
            self.entry(report_id)
        found: Iterable[Annotation] = self._store.annotations.of_report(
            report_id, with_deleted=with_deleted
        )
        if colour is not None:
            found = (one for one in found if one.colour is colour)
        if tag is not None:
            found = (one for one in found if tag in one.tags)
        if section is not None and report_id is not None:
            first, last = _section_span(self.report(report_id), section)
            found = (one for one in found if first <= _start(one) < last)
        if text.strip():
            found = _with_words(found, text)
        return sorted(found, key=_reading_order)

    def tags(self) -> list[str]:
        """All tags in use, the most used first."""
        return [name for name, _count in self._store.annotations.tags()]


def _start(annotation: Annotation) -> int:
    return -1 if annotation.placement is None else annotation.placement.start


def _reading_order(annotation: Annotation) -> tuple[bool, int, int, str]:
    """By place, those without one last, then by age."""
    place = annotation.placement
    if place is None or place.start < 0:
        return (True, 0, 0, annotation.created)
    return (False, place.start, place.end, annotation.created)


def _section_span(report: Report, section: int) -> tuple[int, int]:
    """The canonical offsets that bound a section.

    Raises:
        UserError: there is no such section.
    """
    if not 0 <= section < len(report.sections):
        raise UserError(_("报告里没有这一节。"), where=str(section))
    found = report.sections[section]
    start = report.starts[found.first]
    if found.last >= len(report.blocks):
        return start, len(report.text) + 1
    return start, report.starts[found.last]


def _with_words(found: Iterable[Annotation], text: str) -> Iterable[Annotation]:
    """Those with the words of `text` in note, quote or tags."""
    from core.text.folding import fold_query

    wanted = fold_query(text).strip()
    for one in found:
        quote = "" if one.anchor is None else one.anchor.quote
        if any(wanted in fold_query(part) for part in (one.note, quote, *one.tags)):
            yield one
