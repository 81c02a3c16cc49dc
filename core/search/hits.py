"""Hits in a report and in the notes on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from core.model.library import Hit, HitSource
from core.search.folded import FoldedReport, folded_report
from core.search.matching import spans
from core.text.folding import fold

if TYPE_CHECKING:
    from core.model.annotations import Annotation
    from core.model.blocks import Block
    from core.model.report import Report
    from core.search.indexed import IndexedReport, Line
    from core.search.query import Query

CONTEXT = 24
"""Code points shown before and after a hit, of the same line."""


def search_report(report: Report, report_id: str, query: Query) -> list[Hit]:
    """Every place of the canonical text where `query` stands, in reading order.

    A hit in a block of the glossary has the source TERM, every other one TEXT. Exactly what a
    scan of the folded text finds, matches of one word not overlapping.

    Raises:
        UserError: a regular expression took too long.
    """
    if not query:
        return []
    return _hits(folded_report(report), report.blocks, report.starts, report_id, query)


def search_indexed(report: IndexedReport, report_id: str, query: Query) -> list[Hit]:
    """The same hits as `search_report`, from what the index keeps of the report.

    Raises:
        UserError: a regular expression took too long.
    """
    return _hits(report, report.blocks, report.offsets, report_id, query) if query else []


def _hits(
    folded: FoldedReport,
    blocks: Sequence[Block] | Sequence[Line],
    offsets: Sequence[int],
    report_id: str,
    query: Query,
) -> list[Hit]:
    hits: list[Hit] = []
    # One character may stand in thousands of places while a person types: the loop is kept lean.
    for index, start, end in folded.found(spans(folded, query)):
        block = blocks[index]
        text = block.text
        base = offsets[index]
        before = text[start - CONTEXT if start > CONTEXT else 0 : start]
        after = text[end : end + CONTEXT]
        if block.table is not None:
            before, after = _same_line(before, after)
        hits.append(
            Hit(
                report_id,
                block.address,
                block.section,
                HitSource.TEXT if block.term is None else HitSource.TERM,
                base + start,
                base + end,
                before,
                text[start:end],
                after,
                "",
                block.term,
                base,
            )
        )
    return hits


def search_notes(
    report_id: str,
    annotations: Iterable[Annotation],
    query: Query,
    *,
    report: Report | None = None,
) -> list[Hit]:
    """Every place in the words and tags of notes where `query` stands.

    In reading order, notes without a place last. `start` and `end` are where the annotation
    stands in the text, not where the word stands in the note. With `report` the hits know their
    sections. Deleted annotations are left out.

    Raises:
        UserError: a regular expression took too long.
    """
    if not query:
        return []
    living = [annotation for annotation in annotations if not annotation.deleted]
    living.sort(key=_reading_order)
    hits: list[Hit] = []
    for annotation in living:
        for text in (annotation.note, *annotation.tags):
            hits.extend(_in_note(report_id, annotation, text, query, report))
    return hits


def _in_note(
    report_id: str, annotation: Annotation, text: str, query: Query, report: Report | None
) -> Iterator[Hit]:
    """The hits in one note or tag."""
    if not text:
        return
    lines = FoldedText(text)
    place = annotation.placement
    start, end = (place.start, place.end) if place is not None else (-1, -1)
    section = None
    base = 0
    address = annotation.anchor.address if annotation.anchor else annotation.target.key
    if report is not None and start >= 0 and report.blocks:
        block = report.block_at(start)
        section, address = block.section, block.address
        base = report.offset(block.index)
    for _index, first, last in lines.found(spans(lines, query)):
        before, after = _same_line(text[max(0, first - CONTEXT) : first], text[last:][:CONTEXT])
        yield Hit(
            report_id,
            address,
            section,
            HitSource.NOTE,
            start,
            end,
            before,
            text[first:last],
            after,
            annotation.id,
            base=base,
        )


class FoldedText(FoldedReport):
    """One text folded as a single block: a note, a name."""

    def __init__(self, text: str) -> None:
        self.folds = [fold(text)]
        self.text = self.folds[0].text
        self.starts = [0]


def _reading_order(annotation: Annotation) -> tuple[bool, int, str]:
    """By place, those without one last, then by age."""
    place = annotation.placement
    start = place.start if place is not None else -1
    return (start < 0, start, annotation.created)


def _same_line(before: str, after: str) -> tuple[str, str]:
    """What of both stands on the line of the hit; tables and notes have several lines."""
    return before.rpartition("\n")[2], after.partition("\n")[0]
