"""Note marks: found in brackets, circled, raised, or as plain digits fused to the words around.

Plain digits are the matter of `core.parsing.marks.fused`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from core.model.blocks import NoteMark
from core.parsing.glossary.term_grids import Entry
from core.parsing.lines.cleaning import without_places
from core.parsing.lines.numerals import circled_number, han_number, roman_number
from core.parsing.lines.shapes import Line
from core.parsing.lines.wording import bare, likeness
from core.parsing.marks.forms import found_mark, names, rare_marks
from core.parsing.marks.fused import FoundMark, fused_marks

_BRACKETED = re.compile(r"\s?[\[［〔【]\s*(?:注)?(\d{1,3})\s*[\]］〕】](?!\s*\d*\s*号)")
_LISTED = re.compile(
    r"[\[［〔]\s*\d{1,3}(?:\s*[,，、\-—–~～至]{1,2}\s*\d{1,3}){1,7}\s*[\]］〕](?!\s*\d*\s*号)"
)
_PIECE = re.compile(r"(\d+)\s*(?:[-—–~～至]{1,2}\s*(\d+)\s*)?[,，、]?")
_MOST_LISTED = 12
# `（注3）`, and digits that are raised characters themselves; not the ² of a unit.
_NOTED = re.compile(
    r"[（(]\s*详?见?\s*(?:名词)?(?:注释?|附注|解释|释义)\s*(\d{1,3})\s*[）)]|(?<![a-zA-Z\d米里㎡])([⁰¹²³⁴-⁹]{1,3})"
)
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
    rare = rare_marks(lines, entries)
    for at, line in enumerate(lines):
        if line.table is None and (marks := _explicit(line, entries, rare.get(at, []))):
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


def _explicit(line: Line, entries: Sequence[Entry], rare: Iterable[FoundMark]) -> list[FoundMark]:
    """The marks of a line that are no plain digits; `rare` are those of rarer forms."""
    marks: list[FoundMark] = list(rare)
    text = line.text
    numbers = {entry.number for entry in entries if entry.number is not None}
    if any(c in text for c in "[［〔【"):
        brackets = list(islice(_BRACKETED.finditer(text), _MOST_IN_LINE))
        counting = _counting(text, brackets, answered=bool(numbers))
        for match in brackets:
            if match.start() in counting and not names(
                text[: match.start()], int(match[1]), entries
            ):
                continue
            known = not numbers or int(match[1]) in numbers
            if match.start() > 0 and ("【" not in match.group() or known):
                confidence = 1.0 if known else 0.6
                marks.append(found_mark(match, int(match[1]), confidence))
    marks += [mark for match in _LISTED.finditer(text) for mark in _listed(match, numbers)]
    marks += [
        found_mark(match, int(match[1] or match[2].translate(_PLAIN_DIGITS)), 1.0)
        for match in _NOTED.finditer(text)
    ]
    circled = list(islice(_CIRCLED.finditer(text), _MOST_IN_LINE))
    listed = _listed_numbers(text, circled)
    raised = _raised_stretches(line) if circled else []
    for match in circled:
        number = circled_number(match.group())
        if any(start <= match.start() < end for start, end, _ in raised) or (
            number in numbers and _points(text, match.start(), number, entries, listed)
        ):
            marks.append(found_mark(match, number, 1.0 if number in numbers else 0.6))
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
    """The marks of several notes in one pair of brackets, each with its piece of the print.

    Those inside a range (`[1-3]`) have no print of their own; a range needs notes that answer.
    """
    pieces = list(_PIECE.finditer(match.string, match.start(), match.end()))
    groups = [range(int(piece[1]), int(piece[2] or piece[1]) + 1) for piece in pieces]
    found = [number for group in groups for number in group]
    ranged = any(piece[2] for piece in pieces)
    if found != sorted(set(found)) or len(found) > _MOST_LISTED or not all(groups):
        return []
    if not set(found) <= (numbers or (set() if ranged else set(found))):
        return []
    places = [match.start(), *(piece.end() for piece in pieces[:-1]), match.end()]
    marks = []
    for at, group in enumerate(groups):
        start, end = places[at], places[at + 1]
        marks.append(FoundMark(start, end, group[0], match.string[start:end]))
        marks += [FoundMark(end, end, number, str(number)) for number in group[1:]]
    return marks


def _counting(text: str, found: Sequence[re.Match[str]], answered: bool) -> set[int]:
    """Where numbers in brackets count the items of a list inside a paragraph (`：[1]…；[2]…`).

    Where no note answers (`answered`) such a list may begin behind any stop.
    """
    places: set[int] = set()
    last = 0
    for match in found:
        before, number = text[match.start() - 1 : match.start()], int(match[1])
        opens = number == 1 and before in ("：:" if answered else _LIST_BEFORE)
        goes_on = 0 < last == number - 1 and before in _LIST_BEFORE
        words = re.match(r"\s*[\u4e00-\u9fff“《]", text[match.end() :])
        last = number if (opens or goes_on) and words else 0
        if last:
            places.add(match.start())
    return places


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
