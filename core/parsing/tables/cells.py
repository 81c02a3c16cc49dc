"""The words of one cell: spaces of layout closed, and what kind of cell it can be."""

from __future__ import annotations

import re

from core.parsing.indicators.expressions import is_number
from core.parsing.indicators.units import is_unit
from core.parsing.lines.cleaning import clean_text

_HAN = r"\u3400-\u9fff\uf900-\ufaff\u3001-\u303f\uff00-\uffef\u2014\u2018-\u201d"
_GAP = re.compile(
    rf"(?<=[{_HAN}])[ \t]+(?=[{_HAN}])|(?<=[{_HAN}])[ \t]+(?=\d)|(?<=\d)[ \t]+(?=[{_HAN}%％])"
)
_BREAK = re.compile(r"[ \t\u3000\xa0]*[\r\n]+[ \t\u3000\xa0]*")
_BLANK = frozenset(("—", "-", "－", "–", "——", "--", "/", "…", "*", "\\", "―"))
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
