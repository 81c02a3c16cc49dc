"""Numbers written in Chinese characters: 百分之四点一, 一千二百, 三十五."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {d: n for n, d in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10_000, "亿": 100_000_000}
_CHARS = "零〇一二两三四五六七八九十百千"

PERCENT = rf"百分之(?:负)?[{_CHARS}]+(?:点[{_CHARS}]+)?"
"""A percentage in characters."""

NUMERAL = rf"(?:{PERCENT}|[{_CHARS}]+(?:点[{_CHARS}]+)?)"
"""A number in characters; a pattern without groups."""


def read_numeral(text: str) -> Decimal | None:
    """The number that `text` writes in Chinese characters; None when it is not one.

    百分之 is dropped: 百分之四点一 is 4.1, the percent sign being its unit.
    """
    words = text.removeprefix("百分之")
    sign = -1 if words.startswith("负") else 1
    words = words.removeprefix("负")
    whole, point, part = words.partition("点")
    number = _whole(whole)
    if number is None or (point and not part):
        return None
    if point:
        if any(c not in _DIGITS for c in part):
            return None
        return sign * Decimal(f"{number}.{''.join(str(_DIGITS[c]) for c in part)}")
    return sign * Decimal(number)


def _whole(words: str) -> int | None:
    if not words or not re.fullmatch(rf"[{_CHARS}○万亿]+", words):
        return None
    if len(words) > 1 and all(c in _DIGITS for c in words):
        return int("".join(str(_DIGITS[c]) for c in words))
    total, section, digit = 0, 0, 0
    last_step = 10_000
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _STEPS:
            if _STEPS[char] >= last_step:
                return None
            last_step = _STEPS[char]
            section += (digit or (1 if char == "十" or not section else 0)) * last_step
            digit = 0
        else:
            size, part = _BIG[char], section + digit
            # 十亿三千万: the 万 counts only what stands behind the 亿; 一万亿: the 亿 counts all.
            total = total + part * size if size < total else (total + part) * size
            section, digit, last_step = 0, 0, 10_000
    return total + section + digit
