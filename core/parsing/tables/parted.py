"""The cells of a line of plain text, by what parts them."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from core.model.source import Source
from core.parsing.indicators.units import is_unit
from core.parsing.lines.cleaning import clean_text
from core.parsing.lines.shapes import Line

_MOST_CHARACTERS = 300
_LONGEST_CELL = 40
_FEWEST_COLUMNS = 3
_GAP = re.compile(r"[ \u3000\xa0]{2,}|\u3000")
_LETTERS = re.compile(r"(?<!\S)([\u4e00-\u9fff])\u3000([\u4e00-\u9fff])(?!\S)")
_BAR = re.compile(r"\s*[|｜│┃]\s*")
_FIGURE = re.compile(r"[-－+]?[\d,]+(?:\.\d+)?[%％]?|[—－-]")
_OUTER = re.compile(r"\s*[|｜│┃]")
_QUOTED = re.compile(r'"[^"]*"')
_PROSE = re.compile(r"[，。；！？]")
_DRAWN = re.compile(r"[\s|｜│┃:：+┼├┤┌┐└┘┬┴─━—=-]+")


class Parting(StrEnum):
    """What parts the cells of a line."""

    TAB = "tab"
    BAR = "bar"
    GAP = "gap"
    BLANK = "blank"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class TextRow:
    """The cells of a line; `starts` and `ends` are columns of print, a wide character two.

    `barred` says that the line begins with a bar.
    """

    parting: Parting
    texts: tuple[str, ...]
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    barred: bool = False


def row_of(line: Line, source: Source) -> TextRow | None:
    """The cells of a line of `source`; None where it cannot be a row of a table."""
    if line.table is not None or line.note or not 3 <= len(line.text) <= _MOST_CHARACTERS:
        return None
    raw = source.blocks[line.index].text.rstrip("\r\n ")
    if line.text.endswith(("。", "；", "：", "！")):
        return None
    if len(clean_text(raw).strip()) != len(line.text) and "|" not in raw and not source.wrapped:
        return None  # a line that has been parted from others
    if "\t" in raw:
        return _checked(Parting.TAB, raw.strip(" ").split("\t"))
    if len(_BAR.findall(raw)) >= _FEWEST_COLUMNS - 1:
        row = _checked(Parting.BAR, _BAR.split(re.sub(r"^\s*[|｜│┃]|[|｜│┃]\s*$", "", raw)))
        return row and replace(row, barred=bool(_OUTER.match(raw)))
    bare = _QUOTED.sub("", raw.strip())
    if bare.count(",") > 1 and not re.search(r"\s", bare) and not _PROSE.search(bare):
        return _checked(Parting.COMMA, next(csv.reader([raw.strip()])))
    if not re.search(r"\S\s+\S", raw):
        return None
    raw = _LETTERS.sub("\\1\\2\u3000", raw)
    if _GAP.search(raw.strip()):
        return _spaced(raw)
    return _checked(Parting.BLANK, raw.split())


def is_drawn(line: Line, source: Source) -> bool:
    """Whether a line is only drawn: dashes and bars between rows (`|---|---|`)."""
    raw = source.blocks[line.index].text
    return len(raw) > 2 and bool(_DRAWN.fullmatch(raw))


def _checked(parting: Parting, pieces: list[str]) -> TextRow | None:
    texts = [clean_text(piece).strip() for piece in pieces]
    alone = parting is Parting.TAB and len(texts) > _FEWEST_COLUMNS - 1  # blanks behind it
    if parting not in (Parting.BAR, Parting.COMMA):
        while texts and not texts[-1]:
            texts.pop()
    if not any(texts) or any(len(text) > _LONGEST_CELL for text in texts):
        return None
    least = 2 - alone if parting in (Parting.TAB, Parting.BAR) else _FEWEST_COLUMNS
    if len(texts) < least or (parting is Parting.BLANK and not texts[0]):
        return None
    return TextRow(parting, tuple(texts))


def _spaced(raw: str) -> TextRow | None:
    texts, starts, ends = [], [], []
    at = 0
    for match in [*_GAP.finditer(raw), None]:
        end = match.start() if match else len(raw)
        for begin, stop in _crowded(raw, at, end):
            words = clean_text(raw[begin:stop]).strip()
            if words:
                texts.append(words)
                starts.append(_wide(raw[:begin]))
                ends.append(_wide(raw[:stop]))
        at = match.end() if match else end
    if len(texts) < 2 or any(len(text) > _LONGEST_CELL for text in texts):
        return None
    return TextRow(Parting.GAP, tuple(texts), tuple(starts), tuple(ends))


def _crowded(raw: str, first: int, last: int) -> list[tuple[int, int]]:
    """The cells between two gaps: figures and a unit that a long name crowds to one blank each."""
    places = [(m.start(), m.end()) for m in re.finditer(r"\S+", raw[first:last])]
    words = [raw[first + start : first + end] for start, end in places]
    if len(words) < 2 or not all(_FIGURE.fullmatch(w) or is_unit(w) for w in words[1:]):
        return [(first, last)]
    return [(first + start, first + end) for start, end in places]


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
