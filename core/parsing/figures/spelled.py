"""Figures whose number is written in Chinese characters: 百分之四点一, 三成, 两千多户, 翻一番.

Small numbers in words (三项, 两个) are mostly rhetoric and names; only what counts or measures is
taken: rates, tenths, multiples, and numbers from a hundred up or rounded ones with a unit.
"""

from __future__ import annotations

import re
from functools import cache

from core.parsing.indicators.numerals import PERCENT
from core.parsing.indicators.units import units

_ONE = "一二两三四五六七八九"
_ANY = _ONE + "十百千零〇"
_NO_COUNT = (
    "年",
    "届",
    "级",
    "分",
    "村",
    "镇",
    "乡",
    "县",
    "省",
    "天",
    "岁",
    "次",
    "节",
    "位",
    "方面",
)
"""Units that stand in names and times when the number is in words (二十届, 一百年)."""

RATE = rf"(?:{PERCENT}|{PERCENT.replace('百分之', '千分之')})"
"""A percentage or per mille in characters."""

_TENTHS = (
    rf"(?<=[近超过约达占逾足至到长降高少加升于])[{_ONE}](?=成(?!立|为|员|果|功|长|都|本|效|就|绩|型|份|熟|品|套|交|人|年|片|群|色|语))"
    rf"|[{_ONE}](?=成(?:以上|以下|左右|多[的，。、；]))"
)
_TIMES = rf"(?<=[的长高到至近超过约达了翻升加大])[{_ONE}十](?=倍)"
_DOUBLINGS = rf"(?:(?<=翻)|(?<=翻了))[{_ONE}](?=番)"
_POINTS = rf"(?<![{_ANY}几数])(?:[{_ONE}十]|半)(?=个百分点)"


@cache
def _large() -> str:
    counted = sorted((unit for unit in units() if unit not in _NO_COUNT), key=len, reverse=True)
    unit = "(?:" + "|".join(map(re.escape, counted)) + ")"
    some = "[余多来]?"
    begins = rf"(?<![第{_ANY}点万亿几数上])(?<![{_ONE}十]成)"
    return (
        rf"{begins}[{_ONE}十][{_ANY}]{{0,7}}亿[{_ANY}]{{1,8}}万(?={some}{unit})"
        rf"|{begins}[{_ONE}十][{_ANY}]{{0,6}}点[{_ONE}零〇]{{1,4}}(?={some}[万亿]{{0,2}}{unit})"
        rf"|{begins}(?:[{_ONE}][{_ANY}]{{0,3}}[百千][{_ANY}]{{0,5}}+(?={some}[万亿]{{0,2}}{some}{unit})"
        rf"|[{_ONE}十]{{1,3}}(?={some}[万亿]{some}{unit})|[{_ONE}]?十(?=[余多]{unit}))"
    )


@cache
def spelled_numbers() -> re.Pattern[str]:
    """A pattern for a number in characters that counts or measures; it has no groups."""
    return re.compile(f"{RATE}|{_TENTHS}|{_TIMES}|{_DOUBLINGS}|{_POINTS}|{_large()}")
