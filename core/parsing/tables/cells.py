"""The words of one cell: spaces of layout closed, and what kind of cell it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.parsing.indicators.expressions import is_number
from core.parsing.indicators.units import is_unit
from core.parsing.lines.cleaning import clean_text

_HAN = r"\u3400-\u9fff\uf900-\ufaff\u3001-\u303f\uff00-\uffef\u2014\u2018-\u201d"
_GAP = re.compile(
    rf"(?<=[{_HAN}])[ \t]+(?=[{_HAN}])|(?<=[{_HAN}])[ \t]+(?=\d)|(?<=\d)[ \t]+(?=[{_HAN}%％])"
)
_BREAK = re.compile(r"[ \t\u3000\xa0]*[\r\n]+[ \t\u3000\xa0]*")
_BLANK = frozenset(("—", "-", "－", "–", "——", "--", "/", "…", "*", "\\", "―"))
_LABEL = re.compile(
    r"([一二三四五六七八九十]+)、|[（(]([一二三四五六七八九十]+)[）)]|第[一二三四五六七八九十]+[章节部]"
)
_COUNT = ("", *"一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五")
_PROSE = 30
_LOOK_BACK = 80
_LATEST = 4  # of two panels, each with numbers of its own
_QUALIFIER = re.compile(r"同口径|可比口径|可比价|按?可比价格|现价|名义")


def close_cell(text: str) -> str:
    """The text of a cell on one line: lines of a broken name joined, letter-spacing closed."""
    text = text.strip()
    if "\n" in text or "\r" in text:
        text = _BREAK.sub(lambda match: _joint(match.string, match), text)
    text = clean_text(text).strip()
    return _GAP.sub("", text) if " " in text else text


def _joint(text: str, match: re.Match[str]) -> str:
    """Two Latin words keep a space between them, everything else joins."""
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return (
        " " if before.isascii() and after.isascii() and before.isalpha() and after.isalpha() else ""
    )


def cells_end(texts: Sequence[str], behind: str) -> int:
    """How many of the short lines `texts`, a run of cells, are cells, not the heading of a text.

    `behind` is the line that ends the run. A heading stands right above running text, and its
    number does not go on from that of a row above it.
    """
    end = len(texts)
    while end and len(behind) >= _PROSE and _is_heading(texts, end - 1):
        end -= 1
    return end


def _is_heading(texts: Sequence[str], at: int) -> bool:
    label = _LABEL.match(texts[at])
    if label is None:
        return False
    number = label[1] or label[2]
    if number not in _COUNT[1:]:
        return True
    before = _COUNT[_COUNT.index(number) - 1]
    labels = [
        found for text in texts[max(0, at - _LOOK_BACK) : at] if (found := _LABEL.match(text))
    ]
    return all(before not in (found[1], found[2]) for found in labels[-_LATEST:])


def is_value(text: str) -> bool:
    """Whether a cell can only be a value: a number, a bounded number, a sign for nothing."""
    return is_number(text) or text in _BLANK


def is_half_value(text: str) -> bool:
    """Whether a cell is the first half of a value, its number on the next line (`同口径`)."""
    return bool(_QUALIFIER.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether a cell can be the name of an indicator."""
    return (
        bool(re.search(r"[\u3400-\u9fff]{2}", text)) and not is_number(text) and not is_unit(text)
    )
