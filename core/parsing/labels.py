"""Numbers in front of headings and items: `第一部分`, `一、`, `（一）`, `1.`, `一是`, `——`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

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
_NUMERAL = "[一二三四五六七八九十百]"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


class Style(IntEnum):
    """The kinds of label, from the widest part to the smallest item as reports nest them."""

    PART = 1
    CHAPTER = 2
    CLAUSE = 3
    HAN = 4
    PAREN_HAN = 5
    ARABIC = 6
    PAREN_ARABIC = 7
    CIRCLED = 8
    ORDINAL = 9
    DASH = 10
    BULLET = 11


@dataclass(frozen=True, slots=True)
class Label:
    """A label in front of a line: as printed, its value (0: none), where the words begin."""

    style: Style
    printed: str
    number: int
    end: int


_PATTERNS = (
    (Style.PART, re.compile(rf"第({_NUMERAL}{{1,4}}|\d{{1,2}})(?:部分|篇|编)[、：:.．]?\s*")),
    (Style.CHAPTER, re.compile(rf"第({_NUMERAL}{{1,4}}|\d{{1,2}})章[、：:.．]?\s*")),
    (Style.CLAUSE, re.compile(rf"第({_NUMERAL}{{1,4}}|\d{{1,2}})节[、：:.．]?\s*")),
    (Style.ORDINAL, re.compile(rf"({_NUMERAL}{{1,3}})(?:是|要)(?!否|么)\s*")),
    (Style.ORDINAL, re.compile(rf"第({_NUMERAL}{{1,3}})\s*[，,、](?!{_NUMERAL}[、，,产])\s*")),
    (
        Style.HAN,
        re.compile(
            rf"({_NUMERAL}{{1,4}})\s*(?:[、．.](?!{_NUMERAL}[、，,产])\s*|\s(?={_NUMERAL}|[^\s\d]|(?:19|20)\d\d\s*年))"
        ),
    ),
    (Style.PAREN_HAN, re.compile(rf"[（(〔]\s*({_NUMERAL}{{1,4}})\s*[）)〕]\s*[、.．]?\s*")),
    (
        Style.PAREN_ARABIC,
        re.compile(r"(?:[（(]\s*([0-9０-９]{1,2})\s*[）)]|([0-9０-９]{1,2})[）)])\s*"),
    ),
    (
        Style.ARABIC,
        re.compile(
            r"([0-9０-９]{1,3})\s*(?:[.．、](?![\d０-９])|[.．、](?=(?:19|20)\d\d\s*[年-])|[．、](?=\d))\s*"
        ),
    ),
    (Style.DASH, re.compile(r"(?:[—–―─]{1,3}|-{2,4})\s*(?=[^\s\d—–-]|\d)")),
    (Style.BULLET, re.compile(r"[●◆■▲•·★○◇□▪➢✓◎\uf06c\uf06e\uf0b7\uf0d8\uf0fc]\s*")),
)
_ALONE = re.compile(
    rf"(?:第(?:{_NUMERAL}{{1,4}}|\d{{1,2}})(?:部分|篇|编|章|节)[、：:]?|{_NUMERAL}{{1,4}}[、．.]"
    rf"|[（(]\s*(?:{_NUMERAL}{{1,4}}|\d{{1,2}})\s*[）)]|\d{{1,2}}[.．、])"
)
# Ornaments that pages set in front of the numbers of headings (`◆一、`, `▌（一）`).
_ORNAMENT = re.compile(
    rf"[●◆■▲★○◇□▪◎❖◈▌▍▎▋▊█►▶]\s*(?=第{_NUMERAL}{{1,3}}(?:部分|[章节])|{_NUMERAL}{{1,3}}、"
    rf"|[（(]{_NUMERAL}{{1,3}}[）)])"
)
_STARTS = frozenset("第（(〔—–―─-●◆■▲•·★○◇□▪➢✓◎\uf06c\uf06e\uf0b7\uf0d8\uf0fc")


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


def read_label(text: str) -> Label | None:
    """The label that `text` starts with, or None; an ornament in front of it is no part of it."""
    if not text:
        return None
    if ornament := _ORNAMENT.match(text):
        label = read_label(text[ornament.end() :])
        if label is not None:
            return replace(label, end=label.end + ornament.end())
    first = text[0]
    if number := circled_number(first):
        end = 1 + (text[1:2] == " ") + (text[1:2] in "、.．" and len(text) > 1)
        return Label(Style.CIRCLED, first, number, end)
    if first not in _STARTS and first not in "一二三四五六七八九十百" and not first.isdecimal():
        return None
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            numeral = next((g for g in match.groups() if g), "") if match.re.groups else ""
            return Label(style, match.group().strip(), han_number(numeral), match.end())
    return None


def is_label_alone(text: str) -> bool:
    """Whether the line is a number whose words stand on the next line."""
    return len(text) <= 8 and _ALONE.fullmatch(text) is not None


def plain_label(label: str) -> str:
    """The label for an address: without its stop, brackets in ASCII (`一、` -> `一`)."""
    text = label.replace("（", "(").replace("）", ")").replace("〔", "(").replace("〕", ")")
    return re.sub(r"[\s、．.：:，,]", "", text)
