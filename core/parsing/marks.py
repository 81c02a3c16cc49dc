"""Note marks: found in brackets, circled, raised, or as plain digits fused to the words around.

Plain digits are told from amounts (`“打财断血”102.4亿元` is mark 10 and 2.4亿元) by the glossary: its
numbers come in order, and the words before a mark are those of its term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.model.blocks import NoteMark
from core.parsing.cleaning import without_places
from core.parsing.glossary import Entry
from core.parsing.labels import circled_number
from core.parsing.lines import Line
from core.parsing.wording import bare, likeness

_BRACKETED = re.compile(r"\s?[\[［〔【]\s*(?:注)?(\d{1,3})\s*[\]］〕】](?!\s*\d*\s*号)")
_CIRCLED = re.compile("[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf\u2776-\u277f]")
_RAISED = re.compile(r"\s?[\[［〔(（]?\s*(?:注)?(\d{1,3})\s*[\]］〕)）]?")
_DIGITS = re.compile(r"\d+")
_LIST_BEFORE = "：:；;。，,、！"
_UNIT_AFTER = re.compile(r"[亿万千百元个家项条户人次年月日天%％‰倍亩吨公平米级名件类批位所座处]")
_LEAST = 0.6


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark at code points `start` to `end` of a line's text; `key` names a footnote."""

    start: int
    end: int
    number: int
    printed: str
    confidence: float = 1.0
    key: str = ""


def find_marks(lines: Sequence[Line], entries: Sequence[Entry]) -> dict[int, list[FoundMark]]:
    """The marks in `lines`, by position of the line, each list in order.

    `entries` are the entries of the glossary and the footnotes.
    """
    found: dict[int, list[FoundMark]] = {}
    for at, line in enumerate(lines):
        if line.table is None and (marks := _explicit(line, entries)):
            found[at] = marks
    numbers = {entry.number for entry in entries if entry.number is not None and not entry.key}
    seen = {mark.number for marks in found.values() for mark in marks}
    if numbers and len(seen & numbers) < 0.4 * len(numbers):
        for at, marks in _fused(lines, entries, found).items():
            found[at] = sorted([*found.get(at, []), *marks], key=lambda mark: mark.start)
    return found


def take_out_of_lines(
    lines: Sequence[Line], entries: Sequence[Entry]
) -> tuple[list[Line], dict[int, tuple[list[NoteMark], list[str]]]]:
    """`lines` without their marks; the marks and the footnotes they name by `id` of the new line."""
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


def _explicit(line: Line, entries: Sequence[Entry]) -> list[FoundMark]:
    marks: list[FoundMark] = []
    text = line.text
    numbers = {entry.number for entry in entries if entry.number is not None}
    if any(c in text for c in "[［〔【"):
        for match in _BRACKETED.finditer(text):
            known = not numbers or int(match[1]) in numbers
            if match.start() > 0 and ("【" not in match.group() or known):
                confidence = 1.0 if known else 0.6
                marks.append(_mark(match, int(match[1]), confidence))
    for match in _CIRCLED.finditer(text):
        number = circled_number(match.group())
        if _is_circled_mark(line, match.start(), number, entries, numbers):
            marks.append(_mark(match, number, 1.0 if number in numbers else 0.6))
    taken = [(mark.start, mark.end) for mark in marks]
    for start, end, key in _raised_stretches(line):
        if not any(s < end and start < e for s, e in taken):
            marks.extend(_raised(text, start, end, key, numbers))
    return sorted(marks, key=lambda mark: mark.start)


def _mark(match: re.Match[str], number: int, confidence: float) -> FoundMark:
    return FoundMark(match.start(), match.end(), number, match.group().strip(), confidence)


def _is_circled_mark(
    line: Line, at: int, number: int, entries: Sequence[Entry], numbers: set[int]
) -> bool:
    """Whether a circled number points to a note: raised, or behind the words of its term."""
    if any(start <= at < end for start, end, _ in _raised_stretches(line)):
        return True
    if at == 0 or number not in numbers or line.text[at - 1] in _LIST_BEFORE + "—":
        return False
    text = line.text
    before = bare(text[max(0, at - 30) : at])
    around = bare(text[max(0, at - 16) : at] + text[at + 1 : at + 17])
    terms = [bare(entry.term) for entry in entries if entry.number == number and entry.term]
    if any(term in around or likeness(term, before) >= 0.5 for term in terms):
        return True
    listed = {
        circled_number(match.group())
        for match in _CIRCLED.finditer(text)
        if match.start() == 0 or text[match.start() - 1] in _LIST_BEFORE
    }
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
        number = int(digits[0]) if digits else (circled_number(words.strip()[:1] or " "))
        return [FoundMark(start, end, number, words.strip(), 1.0, key)]
    before = text[start - 1 : start]
    marks = []
    for match in _RAISED.finditer(words):
        number = int(match[1])
        plain = match.group().strip() == match[1]
        if plain and (before.isascii() and before.isalnum() or before in "㎡㎥米里"):
            continue
        if number in numbers or not plain or start > 0:
            confidence = 1.0 if number in numbers else 0.6
            marks.append(
                FoundMark(
                    start + match.start(), start + match.end(), number, match.group().strip(), confidence
                )
            )
    return marks


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: int
    start: int
    number: int
    worth: float


def _fused(
    lines: Sequence[Line], entries: Sequence[Entry], found: dict[int, list[FoundMark]]
) -> dict[int, list[FoundMark]]:
    """Marks that are plain digits: the best rising chain of places that fit their terms."""
    terms = {
        entry.number: _variants(entry.term)
        for entry in reversed(entries)
        if entry.number is not None and entry.term and not entry.key
    }
    if not terms:
        return {}
    candidates = [
        candidate
        for at, line in enumerate(lines)
        if line.table is None and at not in found
        for candidate in _candidates(at, line.text, terms)
    ]
    chain = _best_chain(candidates)
    if len(chain) < max(2, 0.3 * len(terms)):
        return {}
    chain = _fill_gaps(chain, lines, terms)
    marks: dict[int, list[FoundMark]] = {}
    for candidate in chain:
        printed = str(candidate.number)
        end = candidate.start + len(printed)
        marks.setdefault(candidate.line, []).append(
            FoundMark(candidate.start, end, candidate.number, printed, min(1.0, candidate.worth))
        )
    return marks


def _variants(term: str) -> tuple[str, ...]:
    """The term to compare, and its words in quotes by themselves (“独角兽”企业: 独角兽)."""
    quoted = re.findall("“([^“”]{2,})”", term)
    return (bare(term), *(bare(words) for words in quoted if bare(words) != bare(term)))


def _candidates(at: int, text: str, terms: dict[int, tuple[str, ...]]) -> Iterable[_Candidate]:
    for match in _DIGITS.finditer(text):
        digits, start = match.group(), match.start()
        if start == 0:
            continue
        for offset in range(len(digits)):
            for size in (1, 2, 3):
                piece = digits[offset : offset + size]
                if len(piece) < size or piece[0] == "0" or int(piece) not in terms:
                    continue
                place = start + offset
                variants = terms[int(piece)]
                if offset and not (variants[0][-1:].isdecimal() and digits[:offset] in variants[0]):
                    continue
                worth = max(
                    _worth(text, place, len(piece), term) * (1.0 if nth == 0 else 0.9)
                    for nth, term in enumerate(variants)
                )
                if worth >= _LEAST:
                    yield _Candidate(at, place, int(piece), worth)


def _worth(text: str, place: int, size: int, term: str) -> float:
    """How surely the digits at `place` are the mark of `term`."""
    after = text[place + size : place + size + 2]
    before = text[place - 1]
    if after[:1] in (".", "．") and after[1:2].isdecimal():
        return 0.0
    if before in ".．+-－~～/〔[" or (before.isascii() and before.isalpha() and before not in term):
        return 0.0
    if before not in term and before not in "”》）)’" and not "\u4e00" <= before <= "\u9fff":
        return 0.0
    worth = likeness(term, bare(text[max(0, place - len(term) - 16) : place]))
    if worth and _UNIT_AFTER.match(after) and before not in "”》":
        worth -= 0.25
    return worth


def _best_chain(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The chain with rising numbers and rising places that is worth most."""
    best: list[tuple[float, int]] = []
    for at, candidate in enumerate(candidates):
        worth, previous = candidate.worth, -1
        for before in range(at):
            other = candidates[before]
            if (
                other.number < candidate.number
                and (other.line, other.start) < (candidate.line, candidate.start)
                and best[before][0] + candidate.worth > worth + 1e-9
            ):
                worth, previous = best[before][0] + candidate.worth, before
        best.append((worth, previous))
    if not best:
        return []
    at = max(range(len(best)), key=lambda place: (best[place][0], -place))
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    return chain[::-1]


def _fill_gaps(
    chain: list[_Candidate], lines: Sequence[Line], terms: dict[int, tuple[str, ...]]
) -> list[_Candidate]:
    """Numbers missing between two neighbours, where exactly one place between can be theirs."""
    have = {candidate.number for candidate in chain}
    filled = list(chain)
    for number in sorted(set(terms) - have):
        before = [c for c in chain if c.number < number]
        after = [c for c in chain if c.number > number]
        if not before or not after:
            continue
        low, high = (before[-1].line, before[-1].start), (after[0].line, after[0].start)
        pattern = re.compile(rf"(?<=[”》]){number}(?!\d|[.．]\d)(?!{_UNIT_AFTER.pattern})")
        places = [
            (at, match.start())
            for at in range(low[0], high[0] + 1)
            if lines[at].table is None
            for match in pattern.finditer(lines[at].text)
            if low < (at, match.start()) < high
        ]
        if len(places) == 1:
            filled.append(_Candidate(*places[0], number, 0.5))
    return sorted(filled, key=lambda c: (c.line, c.start))
