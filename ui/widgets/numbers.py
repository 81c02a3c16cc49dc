"""Where a number ends before its decimal point, so that columns align there."""

from __future__ import annotations

_DIGITS = "0123456789"
_POINTS = (".", "．", "、")
_UNIT = 6
"""How many wide characters may stand behind a number: 个百分点以上."""
WIDE = "\u2e80"
"""The first of the wide characters (radicals, Han, full-width forms)."""


def number_parts(text: str) -> tuple[str, str] | None:
    """The parts of a number before and from the decimal point on; None for words.

    `<4.5` gives `("<4", ".5")`, `8以上` gives `("8", "以上")`. What merely begins with a number
    (`1.税收收入`, `2025年全市一般公共预算收入`) is words.
    """
    head = text.lstrip("<>≤≥＜＞约-－—+")
    if not head or head[0] not in _DIGITS:
        return None
    point = len(text) - len(head)
    while point < len(text) and (text[point] in _DIGITS or text[point] in ",，"):
        point += 1
    behind = text[point:]
    of_a_list = behind[:1] in _POINTS and behind[1:2] not in (*_DIGITS, "")
    if of_a_list or sum(character >= WIDE for character in behind) > _UNIT:
        return None
    return text[:point], behind
