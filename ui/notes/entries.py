"""Annotations as rows of a list, each under its section. No Qt."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from core.i18n import _
from core.model.annotations import Annotation, TargetKind
from core.model.report import Report
from core.model.values import Indicator
from ui.panes.words import heading_section, section_title

REPORT_GROUP = -2
"""The group of annotations on the report as a whole."""
LOST_GROUP = 1_000_000
"""The group of annotations whose text is no longer found."""


@dataclass(frozen=True, slots=True)
class Group:
    """A section with annotations. `index` is that of the section, or one of the constants."""

    index: int
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One annotation in the list.

    `start` and `end` are the canonical span it leads to, -1 where its text is not found. `quote`
    is what it is on, the name of an indicator where it is on one as a whole. `searchable` holds
    its words, folded.
    """

    annotation: Annotation
    group: Group
    start: int
    end: int
    quote: str
    searchable: str


def fold_words(text: str) -> str:
    """Words without the differences of case and width."""
    return unicodedata.normalize("NFKC", text).casefold()


class Groups:
    """Finds the section under which an annotation is listed."""

    def __init__(self, report: Report | None) -> None:
        self._report = report
        self._by_block: dict[int, Group] = {}
        self._whole = Group(REPORT_GROUP, _("整份报告"))
        self._lost = Group(LOST_GROUP, _("原文中没有找到"))
        self._front = Group(-1, _("开头"))
        self._made: dict[int, Group] = {}
        self._indicators: dict[str, Indicator] = {}

    def of(self, annotation: Annotation) -> Group:
        """The group of one annotation."""
        placement = annotation.placement
        indicator = self.indicator(annotation)
        if indicator is not None and self._report is not None:
            return self._of_block(self._report, indicator.block)
        if annotation.target.kind is TargetKind.REPORT or (
            placement is None and annotation.anchor is None
        ):
            return self._whole
        if placement is None or placement.start < 0:
            return self._lost
        if self._report is None or not self._report.blocks:
            return self._front
        return self._of_block(self._report, self._report.block_at(placement.start).index)

    def indicator(self, annotation: Annotation) -> Indicator | None:
        """The indicator of the report that an annotation is on as a whole."""
        if annotation.target.kind is not TargetKind.INDICATOR or self._report is None:
            return None
        if not self._indicators:
            for one in reversed(self._report.indicators):
                self._indicators |= dict.fromkeys((one.name, one.address, one.key), one)
        return self._indicators.get(annotation.target.key)

    def span(self, annotation: Annotation) -> tuple[int, int]:
        """The canonical span it leads to, -1 for none; an indicator's is its first value."""
        placement = annotation.placement
        if placement is not None:
            return placement.start, placement.end
        indicator = self.indicator(annotation)
        if indicator is None or not indicator.values or self._report is None:
            return -1, -1
        value = indicator.values[0]
        start = self._report.offset(value.block, value.start)
        return start, start + value.end - value.start

    def _of_block(self, report: Report, block: int) -> Group:
        if block not in self._by_block:
            self._by_block[block] = self._find(report, block)
        return self._by_block[block]

    def _find(self, report: Report, block: int) -> Group:
        """The innermost section with a heading of its own; a run-in heading has none."""
        section = report.blocks[block].section
        if section is None:
            return self._front
        index = heading_section(report, section)
        if index not in self._made:
            self._made[index] = Group(index, section_title(report, index))
        return self._made[index]


def entry_of(annotation: Annotation, groups: Groups) -> Entry:
    """The entry of one annotation."""
    quote = annotation.anchor.quote if annotation.anchor is not None else ""
    indicator = groups.indicator(annotation)
    if indicator is not None:
        quote = indicator.name
    words = "\n".join((quote, annotation.note, *annotation.tags, annotation.author))
    return Entry(
        annotation,
        groups.of(annotation),
        *groups.span(annotation),
        " ".join(quote.split()),
        fold_words(words),
    )
