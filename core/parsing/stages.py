"""The parts of a report in the making, and the heading that opens a glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.model.blocks import Part
from core.parsing.glossary.entries import entries_end
from core.parsing.glossary.entry_forms import with_numbers
from core.parsing.glossary.sections import (
    Opening,
    is_order,
    opens_entries,
    opens_terms,
    read_glossary_heading,
)
from core.parsing.lines.shapes import Line, join_lines
from core.parsing.outline.labels import Style, read_wide_label

_AHEAD = 8  # lines behind a heading that tell whether it is one of a glossary
ANNEX = re.compile(r"(附\s*[件录]\s*[一二三四五六七八九十\d]*)\s*[:：.．、]?\s*(.{0,60})")


@dataclass(slots=True)
class Stage:
    """One part of the report: its heading line (None when it has none), label, title, lines."""

    part: Part
    heading: Line | None = None
    label: str = ""
    title: str = ""
    named: bool = False
    lines: list[Line] = field(default_factory=list)


def open_glossary(lines: Sequence[Line], at: int) -> tuple[Stage, int] | None:
    """The glossary whose heading stands at position `at`, the number of lines of the heading."""
    text = lines[at].text
    used, group = 1, [lines[at]]
    heading = read_glossary_heading(text)
    annex = ANNEX.fullmatch(text)
    if heading is None and annex and not annex[2] and at + 1 < len(lines):
        heading = read_glossary_heading(lines[at + 1].text)
        used, group = 2, [lines[at], lines[at + 1]]
    if heading is None:
        return None
    if at + used < len(lines) and is_order(lines[at + used].text):
        group.append(lines[at + used])
        used += 1
    ahead = with_numbers(lines[at + used : at + used + _AHEAD])
    terms = opens_terms(ahead, heading.title, lines[:at])
    if (heading.boxed and not entries_end(ahead)) or not (
        terms or opens_entries(ahead, heading.named)
    ):
        return None
    before = lines[at - 1] if at else None
    if not (heading.named or terms is Opening.USED) and (
        (before is not None and before.table is not None and not _sure(lines, at + used))
        or _much_follows(lines, at + used)
    ):
        return None
    label = heading.label or (re.sub(r"\s", "", annex[1]) if annex else "")
    line = join_spaced(group)
    named = heading.named or (terms is not Opening.NONE and not opens_entries(ahead, False))
    return Stage(Part.GLOSSARY, line, label, heading.title, named), used


def _sure(lines: Sequence[Line], at: int) -> bool:
    """Whether entries are of a kind that notes under a table never have: by page, in brackets."""
    return (
        at < len(lines) and re.match(r"[\[［〔]1[\]］〕]|[（(]\s*[Pp]", lines[at].text) is not None
    )


def _much_follows(lines: Sequence[Line], at: int) -> bool:
    """Whether headings of the text come behind: then 注释 was a note in the middle.

    The headings of an appendix behind the glossary begin at 1 again.
    """
    last: dict[Style, int] = {}
    for place, line in enumerate(lines):
        label = read_wide_label(line.text) if line.table is None else None
        if label is None or label.style is Style.CHAPTER:
            continue
        if place >= at:
            if label.number == 1:
                return False
            if label.number > last.get(label.style, 1):
                return True
        else:
            last[label.style] = label.number
    return False


def join_spaced(group: Sequence[Line]) -> Line:
    """The lines of a heading as one, a space between them."""
    spaced = [line.with_text(line.text + " ") for line in group[:-1]]
    return join_lines([*spaced, group[-1]])
