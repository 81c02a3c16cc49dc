"""Footnotes that a page layout leaves at the foot of its pages, among the lines of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.lines.numerals import circled_number
from core.parsing.lines.shapes import Line, join_lines, usual_size

_START = re.compile(
    r"(?:[\[［〔]\s*(\d{1,3})\s*[\]］〕]|(\d{1,3})(?=\s*[^\d\s.%％,，、年月日亿万]))\s*\S"
)

# `2 15分钟生活圈`: the note of a term that begins with digits itself.
_BEFORE_DIGITS = re.compile(r"()(\d{1,2})[ \u3000]+(?=\d{1,4}[^\d\s.,，、%％年月日])")


def lift_footnotes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and the footnotes of its pages, each on one line.

    A page's last lines are footnotes when they are set smaller than the text and the first of them
    begins with a number; right under the heading of a glossary they are its entries. Footnotes
    have the key `page-number` in `Line.note`.
    """
    body = usual_size(lines)
    if not body or not any(line.page for line in lines):
        return list(lines), []
    kept: list[Line] = []
    notes: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].page == lines[at].page:
            end += 1
        first = _first_note(lines[at:end], body)
        kept += lines[at : at + first]
        notes += _joined(lines[at + first : end])
        at = end
    return kept, notes


def _first_note(page: Sequence[Line], body: float) -> int:
    """The position on a page where its footnotes begin; the number of its lines for none."""
    first = len(page)
    while first > 0:
        line = page[first - 1]
        if line.table is not None or not line.size or line.size > 0.9 * body:
            break
        first -= 1
    while first < len(page) and not _number(page[first].text):
        first += 1
    whole = first == 0 or len(page) - first > 0.6 * len(page)
    headed = 0 < first < len(page) and read_glossary_heading(page[first - 1].text) is not None
    return len(page) if whole or headed else first


def _number(text: str) -> int:
    """The number that a footnote begins with, 0 for none."""
    if text and (number := circled_number(text[0])):
        return number
    match = _START.match(text) or _BEFORE_DIGITS.match(text)
    return int(match[1] or match[2]) if match else 0


def _joined(lines: Sequence[Line]) -> list[Line]:
    """One line for each footnote; a number that does not follow is inside a footnote."""
    groups: list[list[Line]] = []
    last = 0
    for line in lines:
        number = _number(line.text)
        if number and (not groups or number == last + 1):
            groups.append([line])
            last = number
        elif groups:
            groups[-1].append(line)
    return [
        replace(join_lines(group), note=f"{group[0].page}-{_number(group[0].text)}")
        for group in groups
    ]
