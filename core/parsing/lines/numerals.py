"""Values of the numerals that number headings, items and notes."""

from __future__ import annotations

import re
import unicodedata

ROMANS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
STEMS = "甲乙丙丁戊己庚辛壬癸"
_HAN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def han_number(text: str) -> int:
    """The value of a numeral up to 999, Chinese or digits; 0 for anything else."""
    text = text.translate(_FULL_WIDTH)
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char == "十":
            total += (digit or 1) * 10
            digit = 0
        elif char == "百":
            total += (digit or 1) * 100
            digit = 0
        elif char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        else:
            return 0
    return total + digit


def roman_number(text: str) -> int:
    """The value of a Roman numeral up to 39, as notes are counted with; 0 for anything else."""
    match = re.fullmatch(r"(x{0,3})(ix|iv|v?i{0,3})", text.lower())
    return _ROMAN_ONES.index(match[2]) + 10 * len(match[1]) if match else 0


def circled_number(char: str) -> int:
    """The value of ①..㊿, ❶..❿ or ⑴..⒇; 0 for any other character."""
    code = ord(char)
    for first, last, base in (
        (0x2460, 0x2473, 1),
        (0x3251, 0x325F, 21),
        (0x32B1, 0x32BF, 36),
        (0x2776, 0x277F, 1),
        (0x2474, 0x2487, 1),
    ):
        if first <= code <= last:
            return code - first + base
    return 0


def one_sign(char: str) -> str:
    """What is printed as one sign, spelled out: `㈠` is `(一)`, `⒈` is `1.`, `⑴` is `(1)`.

    Empty for any other character.
    """
    known = "\u3220" <= char <= "\u3229" or "\u2474" <= char <= "\u249b"
    return unicodedata.normalize("NFKC", char) if known else ""


def value(numeral: str) -> int:
    """The value of a rarer numeral: `Ⅳ`, `IV`, `丁` or `D`; 0 for anything else."""
    if numeral in ROMANS:
        return ROMANS.index(numeral) + 1
    if numeral in STEMS:
        return STEMS.index(numeral) + 1
    if len(numeral) == 1 and numeral not in "IVX":
        return ord(numeral.upper()) - ord("A") + 1 if numeral.isascii() else 0
    return roman_number(numeral)
