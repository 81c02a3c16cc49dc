"""Glossaries that stand in front of the text or inside it: where they end, lifted out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.parsing.assemble import CLOSING_WORDS
from core.parsing.front.titles import find_titles, is_byline, is_meeting_line, is_salutation
from core.parsing.furniture.dropping import is_prose
from core.parsing.glossary.entries import entries_end
from core.parsing.glossary.terms import is_parted
from core.parsing.lines.shapes import Line
from core.parsing.outline.labels import Style, read_label, read_wide_label
from core.parsing.stages import Stage, open_glossary

_AHEAD = 120  # lines in which a glossary in front of the text begins
Join = Callable[[Sequence[Line]], list[Line]]


def lift_front(lines: Sequence[Line], join: Join) -> tuple[list[Line], Stage | None]:
    """The lines without a glossary in front of the title or of the text, and that glossary.

    `lines` are as read; `join` makes paragraphs of them. The glossary ends where title, audience
    or the first section begin; in front of a section the text may begin with paragraphs.
    """
    for at in range(min(len(lines), _AHEAD)):
        line = lines[at]
        if line.table is not None:
            continue
        opened = open_glossary(lines, at)
        if opened is not None:
            stage, used = opened
            first = at + used
            end, sure = _front_end(lines, first)
            entries = join(lines[first:end])
            last = entries_end(entries)
            if not last:
                continue
            last = len(entries) if sure else last
            if last < len(entries):
                end = _place_of(entries[last], lines, first, end)
                entries = entries[:last]
            stage.lines = entries
            return [*lines[:at], *lines[end:]], stage
        if (is_prose(line, 60) and not is_byline(line.text)) or read_wide_label(line.text):
            break
    return list(lines), None


def _front_end(lines: Sequence[Line], first: int) -> tuple[int, bool]:
    """Where a glossary whose entries begin at `first` ends, and whether that is sure."""
    end, sure = len(lines), False
    for at in range(first + 1, len(lines)):
        text = lines[at].text
        if lines[at].table is not None:
            continue
        if is_salutation(text) or (is_meeting_line(text) and not is_parted(text)):
            end, sure = at, True
            break
        label = read_wide_label(text)
        if label is not None and label.number == 1:
            end = at
            break
    titles = find_titles(lines, first + 1, min(end + 1, len(lines)))
    if titles:
        end, sure = titles[0].first, True
    while sure and end > first + 1 and _is_front_matter(lines[end - 1].text):
        end -= 1
    return end, sure


def _is_front_matter(text: str) -> bool:
    return is_byline(text) and not is_parted(text) and read_label(text) is None


def _place_of(paragraph: Line, lines: Sequence[Line], first: int, end: int) -> int:
    """The position of the line with which a paragraph joined from `lines` begins."""
    for at in range(first, end):
        if lines[at].index == paragraph.index and paragraph.text.startswith(lines[at].text):
            return at
    return end


def insert_end(lines: Sequence[Line], heading: int, first: int) -> int:
    """Where a glossary inside the text ends; the number of lines where it goes on to the end.

    It stands inside the text when the numbers of the text go on behind it, or its closing words
    stand there. `heading` is the position of its heading, `first` that of its entries.
    """
    resumed = _goes_on(lines, heading, first)
    end = entries_end(lines[first:resumed])
    return first + end if end else len(lines)


def _goes_on(lines: Sequence[Line], heading: int, first: int) -> int:
    """The position from `first` on where the text goes on; `first` for nowhere.

    The numbers in front of `heading` go on there, or the text ends with words to its audience.
    """
    last: dict[Style, int] = {}
    for line in lines[:heading]:
        label = read_label(line.text) if line.table is None else None
        if label is not None and label.style <= Style.PAREN_HAN:
            last = {style: number for style, number in last.items() if style < label.style}
            last[label.style] = label.number
    for at in range(first, len(lines)):
        text = lines[at].text
        if last and text.startswith(CLOSING_WORDS) and is_prose(lines[at]):
            return at
        label = read_label(text) if lines[at].table is None else None
        if label is None or label.style not in last:
            continue
        if label.number == last[label.style] + 1:
            return at
        del last[label.style]  # the entries have numbers of this kind themselves
    return first
