"""The units of the genre, from the lexicon of the program."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from core.model.values import Measure

_LEXICON = Path(__file__).resolve().parents[3] / "data" / "lexicons" / "units.txt"

PERCENT = ("%", "％")
"""The signs for a hundredth."""

_GROWTH_UNITS = ("个百分点", "百分点", "倍", "番", "成")


@cache
def units() -> dict[str, Measure]:
    """Every unit of the lexicon and the measure it speaks for, without magnitude."""
    groups: dict[str, list[str]] = {}
    for row in _LEXICON.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            group, *words = row.split()
            groups.setdefault(group, []).extend(words)
    found = dict.fromkeys(groups["rate"], Measure.SHARE)
    found.update(dict.fromkeys(groups["level"], Measure.LEVEL))
    found.update(dict.fromkeys(groups["count"], Measure.COUNT))
    return found


@cache
def unit_pattern() -> str:
    """A pattern for any unit without magnitude, longest first; has no groups."""
    ordered = sorted(units(), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


@lru_cache(maxsize=1024)
def base_unit(text: str) -> str:
    """`text` without its magnitude (`万亿元` -> `元`) if that is a unit; else an empty string.

    千瓦时 is a unit itself, not a thousand 瓦时: the shortest magnitude that leaves a unit counts.
    """
    known = units()
    for size in range(min(3, len(text))):
        if size and text[size - 1] not in "十百千万亿":
            break
        if text[size:] in known:
            return text[size:]
    return ""


def is_unit(text: str) -> bool:
    """Whether a cell of a table holds a unit and nothing else (`亿元`, `%`, `万人次`)."""
    return bool(base_unit(re.sub(r"\s", "", text).strip("（）()")))


def measure_of(unit: str) -> Measure:
    """What a bare unit says about its number; growth where only a change can have that unit."""
    base = base_unit(unit)
    if base in _GROWTH_UNITS:
        return Measure.GROWTH
    whole = unit.rpartition("/")[0]
    return measure_of(whole) if whole and not base else units().get(base, Measure.COUNT)


def level_unit(text: str) -> str:
    """The unit of the amounts in what stands as unit of a row or a table (`亿元、%` -> `亿元`).

    Words that the lexicon does not know stay as they are; a bare `%` is no unit of an amount.
    """
    words = re.sub(r"\s", "", text)
    if is_unit(words):
        return "" if words in PERCENT else words
    parts = [part for part in re.split(r"[、，,；;/和及]", words) if part]
    amounts = [part for part in parts if part not in PERCENT]
    if len(amounts) == len(parts) and not all(is_unit(part) for part in parts):
        return words
    return next((part for part in amounts if is_unit(part)), amounts[0] if amounts else "")


def is_percent(text: str) -> bool:
    """Whether what stands as unit of a row or a table has `%` in it (`%`, `亿元、%`)."""
    return text.endswith(PERCENT) or text.startswith(PERCENT)
