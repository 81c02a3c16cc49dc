"""Numbers in front of headings and items: `第一部分`, `甲、`, `一、`, `（一）`, `1.`, `A.`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from core.parsing.lines.numerals import ROMANS, STEMS, circled_number, han_number, one_sign, value

_NUMERAL = "[一二三四五六七八九十百]"
_WORDS = "\u4e00-\u9fff“《（("


class Style(IntEnum):
    """The kinds of label, from the widest part to the smallest item as reports nest them.

    Where `RARE` kinds stand only the document itself can tell. `POINT` is `第一、` that heads a
    section; `read_label` calls it `ORDINAL`, since most of them lead a sentence. `INNER_ARABIC` is
    `1.` under `1、` (or the other way round), `INNER_PAREN` `1）` under `（1）`
    (`core.parsing.outline.forms`).
    """

    PART = 1
    CHAPTER = 2
    CLAUSE = 3
    POINT = 4
    ROMAN = 5
    STEM = 6
    HAN = 7
    PAREN_STEM = 8
    PAREN_HAN = 9
    ARABIC = 10
    INNER_ARABIC = 11
    PAREN_ARABIC = 12
    INNER_PAREN = 13
    LETTER = 14
    PAREN_LETTER = 15
    CIRCLED = 16
    ORDINAL = 17
    DASH = 18
    BULLET = 19


RARE = frozenset(
    (Style.POINT, Style.ROMAN, Style.STEM, Style.PAREN_STEM, Style.LETTER, Style.PAREN_LETTER)
)
# Kinds that number the sections of a whole report; a list inside a section seldom has them.
WIDE = frozenset((Style.PART, Style.CHAPTER, Style.POINT, Style.ROMAN, Style.STEM, Style.HAN))


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
    (Style.ORDINAL, re.compile(rf"第({_NUMERAL}{{1,3}})\s*[，,、](?!{_NUMERAL}[、，,产]|第)\s*")),
    (
        Style.HAN,
        re.compile(
            rf"({_NUMERAL}{{1,4}})\s*(?:[、﹑．.](?!{_NUMERAL}[、，,产])\s*|\s(?={_NUMERAL}|[^\s\d]|(?:19|20)\d\d\s*年))"
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
    (
        Style.ROMAN,
        re.compile(
            rf"([{ROMANS}]|[IVX]{{1,5}})\s*(?:[、．.:：]\s*(?=[{_WORDS}\d])(?![{ROMANS}])|(?<=[{ROMANS}])\s+(?=[{_WORDS}]))"
        ),
    ),
    (Style.STEM, re.compile(rf"([{STEMS}])\s*[、．.]\s*(?![{STEMS}][、，,两类级])(?=\S)")),
    (Style.PAREN_STEM, re.compile(rf"[（(〔]\s*([{STEMS}])\s*[）)〕]\s*[、.．]?\s*")),
    (Style.LETTER, re.compile(rf"([A-Z])\s*[、．.]\s*(?=[{_WORDS}]|(?:19|20)\d\d年)")),
    (Style.PAREN_LETTER, re.compile(rf"[（(]\s*([A-Za-z])\s*[）)]\s*[、.．]?\s*(?=[{_WORDS}])")),
    (Style.DASH, re.compile(r"(?:[—–―─]{1,3}|-{2,4})\s*(?=[^\s\d—–-]|\d)")),
    (Style.BULLET, re.compile(r"[●◆■▲•·★○◇□▪➢✓◎\uf06c\uf06e\uf0b7\uf0d8\uf0fc]\s*")),
)
_ALONE = re.compile(
    rf"(?:第(?:{_NUMERAL}{{1,4}}|\d{{1,2}})(?:部分|篇|编|章|节)[、：:]?|{_NUMERAL}{{1,4}}[、．.]"
    rf"|[（(]\s*(?:{_NUMERAL}{{1,4}}|\d{{1,2}}|[{STEMS}]|[A-Z])\s*[）)]|\d{{1,2}}[.．、]"
    rf"|[㈠-㈩⑴-⒛]|第{_NUMERAL}{{1,3}}[、，]|[{STEMS}A-Z][、．.]|(?:[{ROMANS}]|[IVX]{{1,5}})[、．.]|[{ROMANS}])"
)
_BARE = re.compile(rf"{_NUMERAL}{{1,3}}")
# Ornaments that pages set in front of the numbers of headings (`◆一、`, `▌（一）`).
_ORNAMENT = re.compile(
    rf"[●◆■▲★○◇□▪◎❖◈▌▍▎▋▊█►▶]\s*(?=第{_NUMERAL}{{1,3}}(?:部分|[章节])|{_NUMERAL}{{1,3}}、"
    rf"|[（(]{_NUMERAL}{{1,3}}[）)])"
)
_LONGEST_POINT = 64
_STOPS = ("。", "；", "，", "！", "：", ";", ",")
_STARTS = frozenset(
    f"{ROMANS}{STEMS}ABCDEFGHIJKLMNOPQRSTUVWXYZ第（(〔—–―─-●◆■▲•·★○◇□▪➢✓◎\uf06c\uf06e\uf0b7\uf0d8\uf0fc"
)


def read_label(text: str) -> Label | None:
    """The label that `text` starts with, or None; an ornament in front of it is no part of it."""
    if not text:
        return None
    if ornament := _ORNAMENT.match(text):
        label = read_label(text[ornament.end() :])
        if label is not None:
            return replace(label, end=label.end + ornament.end())
    first = text[0]
    if spelled := one_sign(first):
        return _sign_label(first, spelled, text)
    if number := circled_number(first):
        end = 1 + (text[1:2] == " ") + (text[1:2] in "、.．" and len(text) > 1)
        return Label(Style.CIRCLED, first, number, end)
    if first not in _STARTS and first not in "一二三四五六七八九十百" and not first.isdecimal():
        return None
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            numeral = next((g for g in match.groups() if g), "") if match.re.groups else ""
            return Label(
                style,
                match.group().strip(),
                value(numeral) if style in RARE else han_number(numeral),
                match.end(),
            )
    return None


def _sign_label(sign: str, spelled: str, text: str) -> Label:
    """The label printed as one sign (`㈠`, `⒈`, `⑴`), which has its stop or brackets in it."""
    inside = spelled.strip("().")
    style = Style.ARABIC if spelled.endswith(".") else Style.PAREN_ARABIC
    style = style if inside.isdecimal() else Style.PAREN_HAN
    end = 1 + len(text[1:]) - len(text[1:].lstrip(" .．、"))
    return Label(style, sign, han_number(inside), end)


def read_wide_label(text: str) -> Label | None:
    """The label of a line that may head a section of the report, of a kind in `WIDE`.

    A short `第一、…` that ends no sentence is one.
    """
    label = read_label(text)
    if label is not None and is_point(label) and len(text) <= _LONGEST_POINT:
        label = None if text.endswith(_STOPS) else replace(label, style=Style.POINT)
    return label if label is not None and label.style in WIDE else None


def is_point(label: Label) -> bool:
    """Whether the label is `第一、` or `第一，`."""
    return label.style is Style.ORDINAL and label.printed.startswith("第")


def is_bare_numeral(text: str) -> bool:
    """Whether the line is a Chinese numeral without any stop, as set above a heading."""
    return _BARE.fullmatch(text) is not None


def is_label_alone(text: str) -> bool:
    """Whether the line is a number whose words stand on the next line."""
    return len(text) <= 8 and _ALONE.fullmatch(text) is not None


def plain_label(label: str) -> str:
    """The label for an address: without its stop, brackets in ASCII (`一、` -> `一`)."""
    text = one_sign(label) or label
    text = text.replace("（", "(").replace("）", ")").replace("〔", "(").replace("〕", ")")
    return re.sub(r"[\s、﹑．.：:，,]", "", text)
