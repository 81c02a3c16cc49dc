"""Note marks in rarer forms, taken only where a note of the report answers them.

`（1）`, `{1}`, `<1>`, `*1`, `※1`, `注1`, and stars alone (`*`, `**`) behind a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from core.parsing.glossary.entry_numbers import star_number
from core.parsing.glossary.term_grids import Entry
from core.parsing.lines.shapes import Line
from core.parsing.lines.wording import bare, likeness
from core.parsing.marks.fused import FoundMark, names_amount

_WORD = r"(?<=[\u4e00-\u9fff%％”》）)])"
# A form and whether it is nothing but a mark, so that an entry with its number is enough.
_FORMS = (
    (re.compile(rf"{_WORD}[（(](\d{{1,3}})[）)]"), False),
    (re.compile(r"[{｛]\s*(?:注\s*)?(\d{1,3})\s*[}｝]"), True),
    (re.compile(r"[<＜〈]\s*(?:注\s*)?(\d{1,3})\s*[>＞〉]"), True),
    (re.compile(rf"{_WORD}[*＊※](\d{{1,3}})(?![\d.])"), False),
    (
        re.compile(rf"{_WORD}(?<![备附关专倾灌批])注\s?(\d{{1,2}})(?![\d.%％年月日个名项件重])"),
        False,
    ),
)
_STARS = re.compile(rf"{_WORD}(\*{{1,5}}|＊{{1,5}}|※{{1,5}})(?![\d*＊※])")
_MOST_IN_LINE = 3000  # marks that are weighed in one paragraph; real ones have a few
_LIKE = 0.6


def rare_marks(lines: Sequence[Line], entries: Sequence[Entry]) -> dict[int, list[FoundMark]]:
    """The marks of rarer forms in `lines`, by position of the line.

    Where the form alone could be something else (`（1）` a list, `注1` a word), the words before it
    name the term of its entry, or the numbers of the form are those of the entries in order.
    """
    found: dict[int, list[FoundMark]] = {}
    numbers = {entry.number for entry in entries if entry.number is not None}
    if not numbers:
        return found
    for form, sure in _FORMS:
        matches = _matches(form, lines)
        taken = sure or _runs_on([int(match[1]) for _, match in matches], numbers)
        for at, match in matches:
            number = int(match[1])
            if number in numbers and (
                taken or names(match.string[: match.start()], number, entries)
            ):
                found.setdefault(at, []).append(found_mark(match, number, 0.9))
    starred = [entry for entry in entries if star_number(entry.line.text) is not None]
    for at, match in _matches(_STARS, lines) if starred else ():
        number = len(match[1])
        before = match.string[: match.start()]
        if len(starred) == 1 == number or names(before, number, starred):
            found.setdefault(at, []).append(found_mark(match, number, 0.9))
    return found


def names(before: str, number: int, entries: Sequence[Entry]) -> bool:
    """Whether the words before a mark end with the term of its entry, or an amount of it."""
    terms = [bare(entry.term) for entry in entries if entry.number == number and entry.term]
    words = bare(before[-40:])
    return any(likeness(term, words) >= _LIKE or names_amount(term, before) for term in terms)


def found_mark(match: re.Match[str], number: int, confidence: float) -> FoundMark:
    """The mark that the whole of a match is."""
    return FoundMark(match.start(), match.end(), number, match.group().strip(), confidence)


def _matches(form: re.Pattern[str], lines: Sequence[Line]) -> list[tuple[int, re.Match[str]]]:
    return [
        (at, match)
        for at, line in enumerate(lines)
        if line.table is None
        for match in islice(form.finditer(line.text), _MOST_IN_LINE)
        if match.start() > 0
    ]


def _runs_on(found: Sequence[int], numbers: set[int]) -> bool:
    """Whether numbers are those of the entries, in order, each once."""
    return len(found) >= max(2, 0.8 * len(numbers)) and list(found) == sorted(set(found) & numbers)
