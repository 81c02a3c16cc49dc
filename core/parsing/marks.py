"""Note marks: found in brackets, circled, raised, or as plain digits fused to the words around.

Plain digits are the matter of `core.parsing.fused`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from core.model.blocks import NoteMark
from core.parsing.cleaning import without_places
from core.parsing.entries import Entry
from core.parsing.fused import FoundMark, fused_marks, names_amount
from core.parsing.lines import Line
from core.parsing.numerals import circled_number, han_number, roman_number
from core.parsing.wording import bare, likeness

_BRACKETED = re.compile(r"\s?[\[［〔【]\s*(?:注)?(\d{1,3})\s*[\]］〕】](?!\s*\d*\s*号)")
_LISTED = re.compile(r"[\[［〔]\s*\d{1,3}(?:\s*[,，、]\s*\d{1,3}){1,7}\s*[\]］〕](?!\s*\d*\s*号)")
# `（注3）`, and digits that are raised characters themselves; not the ² of a unit.
_NOTED = re.compile(
    r"[（(]\s*详?见?\s*(?:名词)?(?:注释?|附注)\s*(\d{1,3})\s*[）)]|(?<![a-zA-Z\d米里㎡])([⁰¹²³⁴-⁹]{1,3})"
)
# A number in plain brackets behind a word: a mark where the word is its term.
_PLAIN_BRACKETS = re.compile(r"(?<=[\u4e00-\u9fff%％”》）)])[（(](\d{1,3})[）)]")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CIRCLED = re.compile("[\u2460-\u2487\u3251-\u325f\u32b1-\u32bf\u2776-\u277f]")
_RAISED = re.compile(r"\s?[\[［〔(（]?\s*(?:注)?(\d{1,3})\s*[\]］〕)）]?")
_MOST_IN_LINE = 3000  # marks that are weighed in one paragraph; real ones have a few
_HIGHEST_POWER = 3  # of a unit: km², m³; a higher number behind a digit is a mark
_LIST_BEFORE = "：:；;。，,、！"


def find_marks(lines: Sequence[Line], entries: Sequence[Entry]) -> dict[int, list[FoundMark]]:
    """The marks in `lines`, by position of the line, each list in order.

    `entries` are the entries of the glossary and the footnotes.
    """
    found: dict[int, list[FoundMark]] = {}
    in_order = _brackets_run_on(lines, entries)
    for at, line in enumerate(lines):
        if line.table is None and (marks := _explicit(line, entries, in_order)):
            found[at] = marks
    numbers = {entry.number for entry in entries if entry.number is not None and not entry.key}
    seen = {mark.number for marks in found.values() for mark in marks}
    if numbers and len(seen & numbers) < 0.4 * len(numbers):
        for at, marks in fused_marks(lines, entries, found).items():
            found[at] = sorted([*found.get(at, []), *marks], key=lambda mark: mark.start)
    return found


def take_out_of_lines(
    lines: Sequence[Line], entries: Sequence[Entry]
) -> tuple[list[Line], dict[int, tuple[list[NoteMark], list[str]]]]:
    """`lines` without marks; the marks and the footnotes they name by `id` of the new line."""
    found = find_marks(lines, entries)
    clean: list[Line] = []
    marks: dict[int, tuple[list[NoteMark], list[str]]] = {}
    for at, line in enumerate(lines):
        if at not in found:
            clean.append(line)
            continue
        text, taken, order = take_out(line.text, found[at])
        gone = {place for mark in order for place in range(mark.start, mark.end)}
        clean.append(replace(line, text=text, runs=without_places(line.runs, gone)))
        marks[id(clean[-1])] = taken, [mark.key for mark in order]
    return clean, marks


def take_out(text: str, found: Iterable[FoundMark]) -> tuple[str, list[NoteMark], list[FoundMark]]:
    """`text` without its marks, and the marks at their offsets there."""
    kept: list[str] = []
    marks: list[NoteMark] = []
    order: list[FoundMark] = []
    at, length = 0, 0
    for mark in found:
        if mark.start < at:
            continue
        kept.append(text[at : mark.start])
        length += mark.start - at
        marks.append(NoteMark(mark.number, length, mark.printed, round(mark.confidence, 2)))
        order.append(mark)
        at = mark.end
    kept.append(text[at:])
    return "".join(kept), marks, order


def _brackets_run_on(lines: Sequence[Line], entries: Sequence[Entry]) -> bool:
    """Whether the numbers in plain brackets behind words are those of the entries, in order."""
    numbers = {entry.number for entry in entries if entry.number is not None}
    found = [
        int(match[1])
        for line in lines
        if line.table is None
        for match in _PLAIN_BRACKETS.finditer(line.text)
    ]
    return len(found) >= max(2, 0.8 * len(numbers)) and found == sorted(set(found) & numbers)


def _explicit(line: Line, entries: Sequence[Entry], in_order: bool) -> list[FoundMark]:
    marks: list[FoundMark] = []
    text = line.text
    numbers = {entry.number for entry in entries if entry.number is not None}
    if any(c in text for c in "[［〔【"):
        for match in _BRACKETED.finditer(text):
            known = not numbers or int(match[1]) in numbers
            if match.start() > 0 and ("【" not in match.group() or known):
                confidence = 1.0 if known else 0.6
                marks.append(_mark(match, int(match[1]), confidence))
    marks += [mark for match in _LISTED.finditer(text) for mark in _listed(match, numbers)]
    marks += [
        _mark(match, int(match[1] or match[2].translate(_PLAIN_DIGITS)), 1.0)
        for match in _NOTED.finditer(text)
    ]
    marks += [
        _mark(match, int(match[1]), 0.9)
        for match in islice(_PLAIN_BRACKETS.finditer(text), _MOST_IN_LINE)
        if int(match[1]) in numbers
        and (in_order or _names(text[: match.start()], int(match[1]), entries))
    ]
    circled = list(islice(_CIRCLED.finditer(text), _MOST_IN_LINE))
    listed = _listed_numbers(text, circled)
    raised = _raised_stretches(line) if circled else []
    for match in circled:
        number = circled_number(match.group())
        if any(start <= match.start() < end for start, end, _ in raised) or (
            number in numbers and _points(text, match.start(), number, entries, listed)
        ):
            marks.append(_mark(match, number, 1.0 if number in numbers else 0.6))
    taken = [(mark.start, mark.end) for mark in marks]
    for start, end, key in _raised_stretches(line):
        if not any(s < end and start < e for s, e in taken):
            marks.extend(_raised(text, start, end, key, numbers))
        elif key:  # a mark in brackets that the format links to its note
            marks = [
                replace(mark, key=key) if mark.start < end and start < mark.end else mark
                for mark in marks
            ]
    return sorted(marks, key=lambda mark: mark.start)


def _listed(match: re.Match[str], numbers: set[int]) -> list[FoundMark]:
    """The marks of several notes in one pair of brackets, each with its piece of the print."""
    found = [int(number) for number in re.findall(r"\d+", match.group())]
    if found != sorted(set(found)) or (numbers and not set(found) <= numbers):
        return []
    ends = [match.start() + stop.end() for stop in re.finditer(r"[,，、]", match.group())]
    places = [match.start(), *ends, match.end()]
    return [
        FoundMark(places[at], places[at + 1], number, match.string[places[at] : places[at + 1]])
        for at, number in enumerate(found)
    ]


def _names(before: str, number: int, entries: Sequence[Entry]) -> bool:
    """Whether the words before a mark end with the term of its entry, or an amount of it."""
    terms = [bare(entry.term) for entry in entries if entry.number == number and entry.term]
    words = bare(before[-40:])
    return any(likeness(term, words) >= 0.6 or names_amount(term, before) for term in terms)


def _mark(match: re.Match[str], number: int, confidence: float) -> FoundMark:
    return FoundMark(match.start(), match.end(), number, match.group().strip(), confidence)


def _listed_numbers(text: str, circled: Iterable[re.Match[str]]) -> set[int]:
    """The circled numbers that count the items of a list inside a paragraph."""
    return {
        circled_number(match.group())
        for match in circled
        if match.start() == 0 or text[match.start() - 1] in _LIST_BEFORE
    }


def _points(text: str, at: int, number: int, entries: Sequence[Entry], listed: set[int]) -> bool:
    """Whether a circled number points to a note: it stands behind the words of its term."""
    if at == 0 or text[at - 1] in _LIST_BEFORE + "—":
        return False
    before = bare(text[max(0, at - 30) : at])
    around = bare(text[max(0, at - 16) : at] + text[at + 1 : at + 17])
    terms = [bare(entry.term) for entry in entries if entry.number == number and entry.term]
    if any(term in around or likeness(term, before) >= 0.5 for term in terms):
        return True
    return not listed & {number - 1, number + 1}


def _raised_stretches(line: Line) -> list[tuple[int, int, str]]:
    """The stretches of raised characters, pieces joined, each footnote reference by itself."""
    stretches: list[tuple[int, int, str]] = []
    at = 0
    for run in line.runs:
        end = at + len(run.text)
        if run.note:
            stretches.append((at, end, run.note))
        elif run.superscript and run.text.strip():
            if stretches and stretches[-1][1] == at and not stretches[-1][2]:
                stretches[-1] = (stretches[-1][0], end, "")
            else:
                stretches.append((at, end, ""))
        at = end
    return stretches


def _raised(text: str, start: int, end: int, key: str, numbers: set[int]) -> list[FoundMark]:
    words = text[start:end]
    if key:
        digits = re.search(r"\d+", words)
        number = int(digits[0]) if digits else _unlike_digits(words.strip())
        return [FoundMark(start, end, number, words.strip(), 1.0, key)]
    before = text[start - 1 : start]
    marks = []
    for match in _RAISED.finditer(words):
        number = int(match[1])
        plain = match.group().strip() == match[1]
        power = (before.isascii() and before.isalnum()) or before in "㎡㎥米里"
        if plain and power and (number not in numbers or number <= _HIGHEST_POWER):
            continue
        if number in numbers or not plain or start > 0:
            confidence = 1.0 if number in numbers else 0.6
            marks.append(
                FoundMark(
                    start + match.start(),
                    start + match.end(),
                    number,
                    match.group().strip(),
                    confidence,
                )
            )
    return marks


def _unlike_digits(words: str) -> int:
    """The number of a mark that is circled, Chinese, or Roman (as endnotes are counted)."""
    return circled_number(words[:1] or " ") or han_number(words) or roman_number(words)
