"""A report as understood, and the arithmetic of its offsets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from core.model.blocks import Block, Section, Table
from core.model.glossary import Term
from core.model.notices import NoticeOrWords
from core.model.source import FurnitureReason
from core.model.values import Figure, Indicator


class ReportKind(StrEnum):
    """The genres of report."""

    PLAN = "plan"
    WORK_REPORT = "work_report"
    BUDGET = "budget"
    BULLETIN = "bulletin"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReportMeta:
    """What the front matter says.

    `year` is the year reported on, `plan_year` the year planned for; None where the text does not
    tell. `meeting`, `issuer` and `speaker` are as printed, empty when absent.
    """

    title: str
    kind: ReportKind
    region: str = ""
    year: int | None = None
    plan_year: int | None = None
    issuer: str = ""
    meeting: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place where the source text has probably lost or fused characters; a span in a block.

    `suggestion` is what may have stood there, in the report's own language; empty where the text
    does not tell.
    """

    block: int
    address: str
    start: int
    end: int
    text: str
    reason: NoticeOrWords
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line left out of the body, and why."""

    text: str
    reason: FurnitureReason


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person set right at import; None and -1 mean: as the parser finds it.

    `body_start` and `glossary_start` are indexes into `Source.blocks`; `body_line` and
    `glossary_line` the words of these lines and the next, by which they are found in another
    reading or edition (`core.parsing.layout.starts`), empty where nobody noted them. `part` says
    which report of a file with several is meant, in order from 0.
    """

    title: str | None = None
    region: str | None = None
    year: int | None = None
    kind: ReportKind | None = None
    body_start: int = -1
    glossary_start: int = -1
    part: int = -1
    body_line: str = ""
    glossary_line: str = ""


@dataclass(frozen=True)
class Report:
    """One document as understood.

    The canonical text is all blocks in order joined by newlines; the offsets of the program count
    its code points.
    """

    meta: ReportMeta
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    terms: tuple[Term, ...] = ()
    tables: tuple[Table, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    figures: tuple[Figure, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[NoticeOrWords, ...] = ()

    @cached_property
    def text(self) -> str:
        """The canonical text."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset of each block in the canonical text."""
        starts: list[int] = []
        offset = 0
        for block in self.blocks:
            starts.append(offset)
            offset += len(block.text) + 1
        return tuple(starts)

    def block_at(self, offset: int) -> Block:
        """The block that holds code point `offset`; the newline behind a block belongs to it.

        Raises:
            IndexError: the report has no blocks.
        """
        return self.blocks[max(0, bisect_right(self.starts, offset) - 1)]

    def offset(self, block: int, within: int = 0) -> int:
        """The canonical offset of code point `within` of block number `block`."""
        return self.starts[block] + within

    def section_path(self, block: int) -> tuple[Section, ...]:
        """The sections around block number `block`, outermost first."""
        path: list[Section] = []
        index = self.blocks[block].section
        while index is not None:
            section = self.sections[index]
            path.append(section)
            index = section.parent
        return tuple(reversed(path))
