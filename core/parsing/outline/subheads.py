"""Headings without number inside a numbered section: short lines, each above its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from core.parsing.lines.shapes import Line
from core.parsing.outline.labels import read_label
from core.parsing.outline.part_titles import is_short

_LONGEST = 30
_PROSE = 30
_OPENING = 3
_FEWEST = 2
_MANY = 3
_CAPTION = re.compile(r"附?[表图]\s*[一二三四五六七八九十\d]|单位|注|.*(?:表|图|如下)$|[（(]")

AnyHeading = TypeVar("AnyHeading")


def find_subheads(
    lines: Sequence[Line], headings: Mapping[int, AnyHeading], alone: Mapping[int, bool]
) -> Iterator[tuple[int, AnyHeading]]:
    """The positions of such headings, each with the heading of the section it stands in.

    They are believed where the section begins with one and has two, or where all are bold; only
    sections whose heading stands `alone` on its line are looked through.
    """
    places = sorted(headings)
    for place, at in enumerate(places):
        if not alone[at]:
            continue
        end = places[place + 1] if place + 1 < len(places) else len(lines)
        found = [sub for sub in range(at + 1, end) if _is_subhead(lines, sub, at + 1, end)]
        told = found[:1] == [at + 1] or all(lines[sub].bold for sub in found)
        told = told or _alike(lines, found) or len(found) >= _MANY
        if len(found) >= _FEWEST and told:
            yield from ((sub, headings[at]) for sub in found)


def _alike(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether the lines begin with the same words (`这一年，我们埋头苦干…`, `这一年，我们…`)."""
    return len({lines[at].text[:_OPENING] for at in places}) == 1


def is_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line stands between paragraphs, as a heading does, and is set as one."""
    before = at == 0 or lines[at - 1].text.endswith(("。", "！", "：", "；"))
    return before and leads_text(lines, at)


def leads_text(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line of Chinese words stands above a paragraph."""
    if at + 1 >= len(lines) or read_label(lines[at].text) is not None:
        return False
    after, line = lines[at + 1], lines[at]
    follows = after.table is None and len(after.text) >= _PROSE
    chinese = len(re.findall("[\u4e00-\u9fff\\d]", line.text)) >= 0.6 * len(line.text)
    return follows and chinese and len(line.text) <= _LONGEST


def _is_subhead(lines: Sequence[Line], at: int, first: int, end: int) -> bool:
    line = lines[at]
    if line.table is not None or at + 1 >= end or not is_short(line) or _CAPTION.match(line.text):
        return False
    return leads_text(lines, at) if at == first else is_apart(lines, at)
