"""The figures of a report's prose, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from core.model.blocks import Block, BlockKind, Part, Section
from core.model.report import ReportMeta
from core.model.values import Figure, Measure
from core.parsing.doubts.numbers import damaged_numbers
from core.parsing.figures.measures import measure_of_figure
from core.parsing.figures.numbers import find_numbers
from core.parsing.figures.periods import period_of, section_period
from core.parsing.figures.spacing import Closed
from core.parsing.figures.stretches import Stretches
from core.parsing.figures.subjects import Subjects
from core.text.simplified import is_traditional, simplified

_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
_FAR = 300
_NUMBER = re.compile(r"\d|[一二两三四五六七八九十半]")
_SENTENCE_END = re.compile(r"[。！？!?\n；;]")
_LISTED = ("、", "和", "及", "与", "以及")

# No real report comes near these; what is beyond them in a made-up file is left.
_MOST = 20_000
_MOST_BLOCKS = 30_000
_LONGEST = 50_000


def read_figures(
    meta: ReportMeta, blocks: Sequence[Block], sections: Sequence[Section]
) -> tuple[Figure, ...]:
    """Every number with a unit in headings, paragraphs and list items; glossary and tables apart.

    `text[start:end]` of the block is the figure with its bounding words; a number that probably
    lost characters (see the doubts) is left out, for its value cannot be trusted.
    """
    found: list[Figure] = []
    # In traditional characters the words are known by their simple forms; units are told in these.
    traditional = is_traditional(block.text for block in blocks)
    stretches = Stretches(meta)
    for block in blocks[:_MOST_BLOCKS]:
        if len(found) >= _MOST:
            break
        if block.kind not in _KINDS:
            continue
        path = _path(block, sections)
        if path and path[0].part is Part.GLOSSARY:
            continue
        stretches.enter(block, path)
        if _NUMBER.search(block.text):
            found += _of_block(meta, block, path, stretches, traditional=traditional)
    return tuple(found)


def _path(block: Block, sections: Sequence[Section]) -> list[Section]:
    path: list[Section] = []
    at = block.section
    while at is not None:
        path.append(sections[at])
        at = sections[at].parent
    return path[::-1]


def _of_block(
    meta: ReportMeta,
    block: Block,
    path: list[Section],
    stretches: Stretches,
    *,
    traditional: bool,
) -> list[Figure]:
    printed = block.text[:_LONGEST]
    closed = Closed(simplified(printed) if traditional else printed)
    text = closed.text
    damaged = tuple((closed.closed(a), closed.closed(b)) for a, b in damaged_numbers(printed))
    numbers = list(islice(find_numbers(text, damaged), _MOST))
    if not numbers:
        return []
    own = path[-1] if path else None
    lead = own is not None and own.block == block.index
    heading = (
        own.title.strip("。：: ") if own is not None and not (lead and own.run_in_end == 0) else ""
    )
    subjects = Subjects(text, heading if len(heading) <= 20 else "")
    period = section_period([section.title for section in path], meta)
    figures: list[Figure] = []
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    previous: Measure | None = None
    end = 0
    for place, number in enumerate(numbers):
        start = ends[bisect_right(ends, number.start) - 1]
        before = text[max(start, number.start - 60) : number.start]
        listed = figures and text[end : number.start] in _LISTED
        listed = listed and (number.unit, figures[-1].unit) in ((number.unit,) * 2, ("%", "倍"))
        chained = previous if listed else None
        measure = measure_of_figure(before, number.unit, chained)
        following = numbers[place + 1].number if place + 1 < len(numbers) else len(text)
        subject = subjects.name(number, measure, following)
        start_printed, end_printed = closed.span(number.start, number.end)
        figures.append(
            Figure(
                block=block.index,
                address=block.address,
                start=start_printed,
                end=end_printed,
                text=printed[start_printed:end_printed],
                value=number.value,
                unit=number.unit,
                bound=number.bound,
                measure=measure,
                subject=subject,
                period=period_of(
                    text[max(start, number.start - _FAR) : number.start],
                    stretches.at(start_printed) or period,
                    meta,
                ),
            )
        )
        previous, end = measure, number.end
    return figures
