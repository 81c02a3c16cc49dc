"""Note marks that are plain digits fused to the words and amounts around them.

They are told from amounts (`“打财断血”102.4亿元` is mark 10 and 2.4亿元) by the glossary: its
numbers come in order, and the words before a mark are those of its term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from core.parsing.glossary.term_grids import Entry
from core.parsing.lines.shapes import Line
from core.parsing.lines.wording import bare, likeness

_DIGITS = re.compile(r"\d+")
_UNIT_AFTER = re.compile(r"[亿万千百元个家项条户人次年月日天%％‰倍亩吨公平米级名件类批位所座处]")
# A bare number that stands where a mark may: behind a word or an amount, before a stop; but not
# where it counts (`位居全省第3，`).
_BEHIND = re.compile(r"[\u4e00-\u9fff%％”》）)]$")
_COUNTING = "第前后列居位至到为达约近超由从共计每各比之与和或过"
# `表1：…`, `图 2`, `附表3`: the number belongs to the name.
_NAMING = re.compile(r"(?:^|[附见如（(])(?:[图表]|附件|专栏)\s*$")
_STOP = re.compile(r"[，。、；：！？）)]|$")
_LEAST = 0.6
_SHARE = 0.6
"""The share of the notes without term that must be found where bare numbers are their marks."""
_MOST_DIGITS = 5000  # numbers looked at in one paragraph
_MOST = 3000  # candidates compared with one another; real reports have some dozens


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark at code points `start` to `end` of a line's text; `key` names a footnote."""

    start: int
    end: int
    number: int
    printed: str
    confidence: float = 1.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: int
    start: int
    number: int
    worth: float


def fused_marks(
    lines: Sequence[Line], entries: Sequence[Entry], found: Mapping[int, list[FoundMark]]
) -> dict[int, list[FoundMark]]:
    """Marks that are plain digits: the best rising chain of places that fit their terms."""
    terms = {
        entry.number: _variants(entry.term or "")
        for entry in reversed(entries)
        if entry.number is not None and not entry.key
    }
    if not terms:
        return {}
    everywhere = (
        candidate
        for at, line in enumerate(lines)
        if line.table is None and at not in found
        for candidate in _candidates(at, line.text, terms)
    )
    candidates = list(islice(everywhere, 2 * _MOST))
    chain = _best_chain(candidates[:_MOST])
    sentences = {number for number, variants in terms.items() if not variants[0]}
    if sum(c.number in sentences for c in chain) < _SHARE * len(sentences):
        chain = _best_chain([c for c in candidates if c.number not in sentences][:_MOST])
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
    for match in islice(_DIGITS.finditer(text), _MOST_DIGITS):
        digits, start = match.group(), match.start()
        if start == 0 or _NAMING.search(text[:start]):
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
    """How surely the digits at `place` are the mark of `term`; of a note without term if empty."""
    after = text[place + size : place + size + 2]
    before = text[place - 1]
    if after[:1] in (".", "．") and after[1:2].isdecimal():
        return 0.0
    if before in ".．+-－~～/〔[" or (before.isascii() and before.isalpha() and before not in term):
        return 0.0
    apart = stands_apart(text, place, place + size)
    if not term:
        return _LEAST if apart else 0.0
    if before not in term and before not in "%％”》）)’" and not "\u4e00" <= before <= "\u9fff":
        return 0.0
    worth = likeness(term, bare(text[max(0, place - len(term) - 16) : place]))
    if worth and _UNIT_AFTER.match(after) and before not in "”》":
        worth -= 0.25
    return max(worth, 0.75) if apart and names_amount(term, text[:place]) else worth


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` follows a word or an amount and precedes a stop."""
    before = text[max(0, start - 1) : start]
    return bool(
        _BEHIND.match(before) and before not in _COUNTING and _STOP.match(text[end : end + 1])
    )


def names_amount(term: str, before: str) -> bool:
    """Whether the words before a mark are an amount of what the term names (`一般债券58亿元`)."""
    named = re.search(r"([^\d，。；：]{2,40})[\d.,]+[^\d，。；：、]{1,6}$", before[-64:])
    return named is not None and likeness(term, bare(named[1])) >= 0.9


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
