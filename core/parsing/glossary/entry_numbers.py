"""What an entry of a glossary begins with: its number of any form, a bullet, a page of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.parsing.lines.numerals import circled_number, han_number, one_sign

_NUMBER = re.compile(
    r"(?:[\[［〔【(（{｛<＜〈]\s*(?:注\s*)?(\d{1,3})\s*[\]］〕】)）}｝>＞〉]|[*＊※](\d{1,3})|[（(〔]\s*([一二三四五六七八九十]{1,3})\s*[）)〕]|(?:注\s*释?|脚\s*注)\s*(\d{1,3})(?=[\s:：.．、“《]|[\u4e00-\u9fff])|注\s*[\[［〔（(]\s*(\d{1,3})\s*[\]］〕）)]|(\d{1,3})\s*(?=[.．、:：)）])"
    r"|([一二三四五六七八九十]{1,3})(?=[、．.])|(\d{1,3})(?:\s+(?=[^\s%％.,，])|\s*(?=[^\d\s.,，%％年月日])))"
    r"\s*[.．、:：)）]?\s*"
)
_LED = re.compile(r"(?:注\s*释?|备\s*注|脚\s*注|说\s*明)\s*[:：]\s*(?=\S)")
_WORDED = re.compile(r"(?:注\s*释?|脚\s*注)\s*[:：]?\s*([①-⑳])\s*[.．、:：]?\s*")
_PLACE = (
    r"(?:见)?(?:正文)?(?:[Pp]\.?\s*(?P<{0}p>\d{{1,3}})(?:\s*[-—~、,，]\s*[Pp]?\d{{1,3}})*"
    r"|第?\s*(?P<{0}n>\d{{1,3}})(?:\s*[-—~、,，]\s*\d{{1,3}})*\s*页(?:第?\s*\d{{1,3}}\s*[行段])?)"
)
_PLACED = rf"[（(〔\[［【]\s*{_PLACE.format('a')}\s*页?\s*[）)〕\]］】]"
PAGE = re.compile(rf"(?:{_PLACED}|{_PLACE.format('b')}(?=[\s:：、.．“]))\s*[:：、.．]?\s*")
PAGE_BEHIND = re.compile(rf"{_PLACED}$")
_RAISED = re.compile(r"([⁰¹²³⁴-⁹]{1,3})\s*")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SOURCE_NOTE = re.compile(r"资料来源\s*[:：]|数据来源\s*[:：]")
_STARS = re.compile(
    r"(?:注\s*[:：]\s*)?(\*{1,5}|＊{1,5}|※{1,5})\s*(?:注\s*[:：]\s*)?(?![\d*＊※\s])"
)
_BULLET = re.compile(r"(?:—{1,2}|[★☆●○◎⊙◆◇■□▲▪•·➢✓※＊*\uf06c\uf06e\uf0b7\uf0d8])\s*")


@dataclass(frozen=True, slots=True)
class Number:
    """The number an entry starts with, where its words begin, whether it is unmistakable.

    `kind` is `①`, `（一）`, `一` or `1`: the entries of one glossary share it.
    """

    number: int
    end: int
    sure: bool
    kind: str


def entry_number(text: str) -> Number | None:
    """The number that the line starts with as an entry, of any form; None for none."""
    if (led := _LED.match(text)) and (inside := entry_number(text[led.end() :])):
        return Number(inside.number, led.end() + inside.end, True, inside.kind)
    if worded := _WORDED.match(text):
        return Number(circled_number(worded[1]), worded.end(), True, "注①")
    if len(text) > 3 and text[0] in "（(" and text[2] in "）)" and circled_number(text[1]):
        return Number(circled_number(text[1]), 3, True, "（①）")
    if raised := _RAISED.match(text):
        return Number(int(raised[1].translate(_PLAIN)), raised.end(), True, "¹")
    if text and (number := circled_number(text[0])):
        end = 1 + len(text[1:]) - len(text[1:].lstrip(" .．、"))
        return Number(number, end, True, "①")
    if text and (spelled := one_sign(text[0])):
        end = 1 + len(text[1:]) - len(text[1:].lstrip(" .．、"))
        numeral = spelled.strip("().")
        return Number(han_number(numeral), end, True, "1" if numeral.isdecimal() else "（一）")
    match = _NUMBER.match(text)
    if match is None:
        return None
    bare = match[match.re.groups]
    numeral = next(group for group in match.groups() if group)
    kind = "1" if numeral.isdecimal() else "（一）" if text[0] in "（(〔" else "一"
    return Number(han_number(numeral), match.end(), bare is None, kind)


def star_number(text: str) -> Number | None:
    """The number that the stars in front of a note are (`*` 1, `**` 2); None for none."""
    match = _STARS.match(text)
    return Number(len(match[1]), match.end(), True, "*") if match else None


def numbers_of(texts: Sequence[str]) -> list[Number | None]:
    """The numbers that the lines of a glossary start with; stars, where they count the entries."""
    stars = [star_number(text) for text in texts]
    counts = [star.number for star in stars if star is not None]
    if counts and counts == list(range(1, len(counts) + 1)):
        return stars
    return [entry_number(text) for text in texts]


def bullet_end(text: str) -> int:
    """The length of the bullet that an entry starts with, 0 for none."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def page_of(match: re.Match[str]) -> int:
    """The page that a match of `PAGE` or `PAGE_BEHIND` tells."""
    return int(next(number for number in match.groupdict().values() if number))
