"""Numbers that have probably run into one another: `13302788人` for 1330户2788人."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHOLE = re.compile(r"(?<![\d.,])(\d{7,9})人(?!次|民币)")
_LARGE = re.compile(r"(?<![\d.,])(\d{5,8}\.\d+)万人(?!次|民币)")
_PEOPLE = re.compile(r"贫困|脱贫|受益|惠及|群众|搬迁|涉及|居民|移民|覆盖|安置|人口")
_CENSUS = 3
_SMALLEST, _LARGEST = 1.5, 6.0
"""People in a household: what stands between is taken as one household's size on average."""


@dataclass(frozen=True, slots=True)
class Fused:
    """A damaged number: its span with its unit, and how it may have read (empty: unknown)."""

    start: int
    end: int
    suggestion: str


def fused_numbers(text: str) -> list[Fused]:
    """The counts of people that are two numbers run together, the word 户 between them lost.

    Only a number that falls apart into households and people in a likely proportion is taken, and
    only where the sentence speaks of people helped; a census with its long numbers holds none.
    """
    whole = list(_WHOLE.finditer(text))
    found = []
    for match in [*(whole if len(whole) < _CENSUS else []), *_LARGE.finditer(text)]:
        around = text[max(0, match.start() - 40) : match.end() + 12]
        unit = text[match.end(1) : match.end()]
        split = _split(match[1], 10_000 if unit.startswith("万") else 1)
        if split and _PEOPLE.search(around):
            found.append(Fused(match.start(), match.end(), f"{split[0]}户{split[1]}{unit}"))
    return sorted(found, key=lambda one: one.start)


def damaged_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of numbers whose value cannot be trusted."""
    return tuple((one.start, one.end) for one in fused_numbers(text))


def _split(digits: str, size: int) -> tuple[str, str] | None:
    whole = digits.partition(".")[0]
    for at in range(1, len(whole)):
        left, right = digits[:at], digits[at:]
        if right.startswith("0"):
            continue
        ratio = float(right) * size / int(left) if int(left) else 0.0
        if _SMALLEST <= ratio <= _LARGEST:
            return left, right
    return None
