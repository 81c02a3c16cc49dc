"""Footnotes that a page layout leaves at the foot of its pages, among the lines of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.parsing.glossary import read_glossary_heading
from core.parsing.lines import Line, join_lines, usual_size
from core.parsing.numerals import circled_number

_START = re.compile(
    r"(?:[\[［〔]\s*(\d{1,3})\s*[\]］〕]|(\d{1,3})(?=\s*[^\d\s.%％,，、年月日亿万]))\s*\S"
)

# `2 15分钟生活圈`: the note of a term that begins with digits itself.
_BEFORE_DIGITS = re.compile(r"()(\d{1,2})[ \u3000]+(?=\d{1,4}[^\d\s.,，、%％年月日])")

_WORDED = re.compile(
    r"(?:注\s*释?|脚\s*注)\s*([①-⑳]|\d{1,2})\s*[:：]\s*\S"
    r"|[\[［【]\s*(?:注\s*释?|脚\s*注)\s*(\d{1,2})\s*[\]］】]\s*[:：]?\s*\S"
    r"|(?:注\s*释?|脚\s*注)\s*[:：]\s*([①-⑳])\s*[^\s①-⑳][^①-⑳]*$"
)
_BRACKETED = re.compile(r"[\[［〔]\s*(\d{1,3})\s*[\]］〕]\s*\S.{3}")
_FEWEST_NOTES = 2
_HEADED = 3  # lines above the entries among which a glossary has its heading
_NEAR = 6  # lines above a note in which its mark is looked for


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


def lift_worded_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and the notes (`注①：…`) that stand below the paragraphs they explain.

    A note is told by its mark in one of the lines above it. Behind the heading of a glossary they
    are its entries.
    """
    kept: list[Line] = []
    notes: list[Line] = []
    for at, line in enumerate(lines):
        if line.table is None and read_glossary_heading(line.text) is not None:
            return [*kept, *lines[at:]], notes
        match = _WORDED.match(line.text) if line.table is None and kept else None
        if match is not None and _marked(match[1] or match[2] or match[3], kept[-_NEAR:]):
            notes.append(replace(line, note=f"{at}-{match[1] or match[2] or match[3]}"))
        else:
            kept.append(line)
    return kept, notes


def lift_headless_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and the notes `[1]…`, `[2]…` that stand behind it without heading.

    They are told by counting from 1, and by the marks of the same numbers in the lines above.
    """
    at = 0
    while at < len(lines):
        end = _headless_end(lines, at)
        above = (line.text for line in lines[max(0, at - _HEADED) : at] if line.table is None)
        headed = any(read_glossary_heading(text) is not None for text in above)
        numbers = [str(number) for number in range(1, end - at + 1)]
        if end - at >= _FEWEST_NOTES and headed:
            return list(lines), []
        if end - at >= _FEWEST_NOTES and all(_marked(n, lines[:at]) for n in numbers):
            notes = [
                replace(line, note=f"{at}-{number}")
                for line, number in zip(lines[at:end], numbers, strict=True)
            ]
            return [*lines[:at], *lines[end:]], notes
        at = max(end, at + 1)
    return list(lines), []


def _headless_end(lines: Sequence[Line], at: int) -> int:
    """The end of the notes counted from 1 that begin at `at`."""
    end = at
    while end < len(lines) and lines[end].table is None:
        match = _BRACKETED.match(lines[end].text)
        if match is None or int(match[1]) != end - at + 1:
            break
        end += 1
    return end


def _marked(number: str, lines: Sequence[Line]) -> bool:
    """Whether a mark of that number (`①`, or digits) stands in one of the lines."""
    brackets = re.compile(rf"[\[［〔（(]\s*注?\s*{number}\s*[\]］〕）)]")
    return any(
        line.table is None
        and (
            number in line.text[1:]
            if circled_number(number[0])
            else brackets.search(line.text, 1) is not None
            or any(run.superscript and number in run.text for run in line.runs)
        )
        for line in lines
    )


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
