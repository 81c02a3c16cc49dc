"""The verbs on links between notes, terms and places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.library.base import Base
from core.model.links import Link, LinkKind, LinkTarget, WrittenLink
from core.text.links import SCHEME, link_text, written_links

if TYPE_CHECKING:
    from core.model.annotations import Annotation
    from core.model.library import ReportEntry
    from core.model.report import Report

_ID = re.compile(r"[0-9a-f]{6,32}")
_MOST = 20
_TITLE = 40


class LinkVerbs(Base):
    """Where the links of notes lead, and which notes lead to a thing."""

    def links(self, annotation_id: str) -> list[Link]:
        """The links in the text of a note, in their order; empty for an unknown note."""
        found = self._store.annotations.by_ids([annotation_id]).get(annotation_id)
        return [] if found is None else self.resolve_links(found.report, found.note)

    def resolve_links(self, report_id: str, note: str) -> list[Link]:
        """The links in a text written on a report, in their order, those that lead nowhere too.

        Raises:
            UserError: there is no such report.
        """
        written = written_links(note)
        if not written:
            return []
        entry = self._current(report_id)
        report = self._report(entry)
        notes = self._store.annotations.of_report(report_id)
        return [self._resolved(one, entry, report, notes) for one in written]

    def backlinks(self, annotation_id: str) -> list[Annotation]:
        """The living notes of the library with a link to this note, as they were made."""
        found = self._store.annotations.by_ids([annotation_id]).get(annotation_id)
        if found is None:
            return []
        return [
            one
            for one in self._store.annotations.of_report(None)
            if one.id != annotation_id and _may_link(one.note) and self._leads(one, annotation_id)
        ]

    def notes_linking(self, report_id: str, kind: LinkKind, key: str) -> list[Annotation]:
        """The living notes on a report with a link to a term or a place of it.

        Args:
            report_id: the report.
            kind: TERM or PLACE.
            key: the term's wording, or the address.

        Raises:
            UserError: there is no such report.
        """
        self.entry(report_id)
        wanted = _place_of(self._report(self._current(report_id)), kind, key)
        return [
            one
            for one in self._store.annotations.of_report(report_id)
            if _may_link(one.note)
            and any(
                link.kind is kind and link.found and (link.place, link.place_end) == wanted
                for link in self.resolve_links(report_id, one.note)
            )
        ]

    def link_targets(self, report_id: str, text: str) -> list[LinkTarget]:
        """What a link that begins with these words could lead to: terms, headings, notes.

        Terms are found by wording, pinyin and initials.

        Raises:
            UserError: there is no such report.
        """
        from core.search import find_terms
        from core.text.folding import fold_query

        report = self._report(self._current(report_id))
        wanted = fold_query(text)
        terms = find_terms(report, text) if wanted else list(report.terms)
        found = [
            LinkTarget(LinkKind.TERM, term.term, link_text(LinkKind.TERM, term.term))
            for term in terms[:_MOST]
            if term.term
        ]
        headings = [
            (section.address, f"{section.label}{section.title}")
            for section in report.sections
            if section.address and wanted in fold_query(f"{section.address} {section.title}")
        ]
        found += [
            LinkTarget(LinkKind.PLACE, title, link_text(LinkKind.PLACE, address))
            for address, title in headings[:_MOST]
        ]
        notes = [
            one
            for one in self._store.annotations.of_report(report_id)
            if one.note and wanted in fold_query(one.note)
        ]
        found += [
            LinkTarget(LinkKind.NOTE, _title(one), link_text(LinkKind.NOTE, one.id, _title(one)))
            for one in notes[:_MOST]
        ]
        return found

    def _leads(self, note: Annotation, annotation_id: str) -> bool:
        """Whether a note has a link to another."""
        return any(
            link.kind in (None, LinkKind.NOTE)
            and _ID.fullmatch(link.key.lower())
            and annotation_id.startswith(link.key.lower())
            for link in written_links(note.note)
        )

    def _resolved(
        self, link: WrittenLink, entry: ReportEntry, report: Report, notes: list[Annotation]
    ) -> Link:
        """Where a link leads: to what it names, else to a note, a term, a place by its words."""
        kinds = (link.kind,) if link.kind else (LinkKind.NOTE, LinkKind.TERM, LinkKind.PLACE)
        for kind in kinds:
            if kind is LinkKind.NOTE:
                found = self._to_note(link, notes)
            elif kind is LinkKind.REPORT:
                found = self._to_report(link)
            else:
                found = _to_words(link, kind, entry, report)
            if found is not None:
                return found
        return Link(link, link.kind, found=False)

    def _to_note(self, link: WrittenLink, notes: list[Annotation]) -> Link | None:
        key = link.key.lower()
        if not _ID.fullmatch(key):
            return None
        there = [one for one in notes if one.id.startswith(key)]
        if not there:
            whole = self._store.annotations.by_ids([key]).get(key)
            there = [whole] if whole is not None and not whole.deleted else []
        if len(there) != 1:
            return None
        [note] = there
        place = note.placement
        start, end = (-1, -1) if place is None else (place.start, place.end)
        return Link(link, LinkKind.NOTE, True, note.report, note.id, start, end, _title(note))

    def _to_report(self, link: WrittenLink) -> Link | None:
        entry = self._store.reports.entry(link.key)
        if entry is None:
            return None
        return Link(link, LinkKind.REPORT, True, entry.id, title=entry.meta.title)


def _may_link(note: str) -> bool:
    return "[[" in note or SCHEME in note


def _to_words(link: WrittenLink, kind: LinkKind, entry: ReportEntry, report: Report) -> Link | None:
    start, end = _place_of(report, kind, link.key)
    if start < 0:
        return None
    title = link.key if kind is LinkKind.TERM else report.text[start:end][:_TITLE]
    return Link(link, kind, True, entry.id, "", start, end, title)


def _place_of(report: Report, kind: LinkKind, key: str) -> tuple[int, int]:
    """The canonical span of a term's entry or of the block at an address, -1, -1 for nothing."""
    from core.text.folding import fold_query

    if kind is LinkKind.TERM:
        wanted = fold_query(key)
        for term in report.terms:
            if wanted and wanted in map(fold_query, (term.term or "", *term.aliases)):
                start = report.starts[term.block]
                return start, start + len(report.blocks[term.block].text)
        return -1, -1
    wanted = "".join(fold_query(key).split())
    for block in report.blocks:
        if block.address and "".join(fold_query(block.address).split()) == wanted:
            start = report.starts[block.index]
            return start, start + len(block.text)
    return -1, -1


def _title(note: Annotation) -> str:
    """A note in one short line: its first words, else those it is on."""
    first = note.note.strip().split("\n", 1)[0] or (note.anchor.quote if note.anchor else "")
    return " ".join(first.split())[:_TITLE]
