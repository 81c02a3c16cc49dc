"""The words around a number that limit it: 不低于, 约, 近, 超, 以上, 左右."""

from __future__ import annotations

import re

from core.model.values import Bound

_NOT = r"不(?:得|能|应|可|会|宜)?"
_BASIS = r"(?:[^，。；、\d]{2,18}的|每[百千万]?(?:人|户|亩|名|平方公里|平方米))"
"""What a limit may name between its words and the number (`不低于上年的`, `超每千人`)."""
_BEFORE = (
    (re.compile(rf"(?:{_NOT}(?:低|少|小|下)于|至少|≥|≧|⩾)$"), Bound.AT_LEAST),
    (
        re.compile(
            rf"(?:{_NOT}(?:高|大|多)于|{_NOT}(?:超过?|突破)|未(?:超过?|突破)|最高可?达?(?:到)?|最多可?|至多|≤|≦|⩽)$"
        ),
        Bound.AT_MOST,
    ),
    (
        re.compile(
            r"(?:超过|突破|高于|大于|多于|超出|超|逾|＞|>|跨越|迈上|跃上|站上|冲破)(?:了)?$"
        ),
        Bound.MORE_THAN,
    ),
    (re.compile(r"(?:低于|小于|少于|不到|不足|未到|未满|＜|<)(?:了)?$"), Bound.LESS_THAN),
    (
        re.compile(
            r"(?:(?:(?<![节签合契制预履违解相大集特邀隐])约|大约|接近|将近|(?<![最附邻贴接临靠])近)(?:为|达到?|有|占|合)?)$"
        ),
        Bound.ABOUT,
    ),
)
_LOOK = 6
_APART = (
    (re.compile(rf"{_NOT}(?:低|少|小)于{_BASIS}$"), Bound.AT_LEAST),
    (re.compile(rf"{_NOT}(?:高|大|多)于{_BASIS}$|{_NOT}超过{_BASIS}$"), Bound.AT_MOST),
    (re.compile(rf"(?:超过|高于|大于|超(?=每)){_BASIS}$"), Bound.MORE_THAN),
    (re.compile(rf"(?:低于|小于|少于){_BASIS}$"), Bound.LESS_THAN),
)
_FAR = 26
_BASIS_ENDS = ("的", "人", "户", "亩", "名", "公里", "米")
_SURPASSED = re.compile(r"(?:计划|目标|预期|任务|进度|平均|平均水平|要求)的$")
"""What things are measured by that a number then counts (`超过计划的8项`): no limit of it."""
_PEAK = re.compile(r"最高(?:达|达到)$")
_BRACKET = r"(?:[（(]含[^（()）]{0,4}[）)])?"
_AFTER = (
    (re.compile(rf"{_BRACKET}(?:及以上|或以上|以上)"), Bound.AT_LEAST),
    (re.compile(rf"{_BRACKET}(?:及以下|或以下|以下|以内|之内)"), Bound.AT_MOST),
    (re.compile(r"左右(?![手岸两侧])|上下(?![联一级同游班学册])"), Bound.ABOUT),
    (re.compile(r"多(?=[的，。、；,;]|$)"), Bound.ABOUT),
)


def bound_before(text: str, at: int, unit: str) -> tuple[int, Bound | None]:
    """Where the limiting words in front of the number at `at` begin, and what they say."""
    window = text[max(0, at - _LOOK) : at]
    for words, bound in _BEFORE:
        before = words.search(window)
        if before and not _is_other(before.group(), unit):
            return at - len(before.group()), bound
    window = text[max(0, at - _FAR) : at]
    if window.endswith(_BASIS_ENDS) and not _SURPASSED.search(window):
        return at, next((bound for words, bound in _APART if words.search(window)), None)
    return at, None


def bound_behind(text: str, end: int) -> tuple[int, Bound | None]:
    """Where the limiting words behind a figure that ends at `end` end, and what they say."""
    for words, bound in _AFTER:
        if after := words.match(text, end):
            return after.end(), bound
    return end, None


def _is_other(words: str, unit: str) -> bool:
    """近5年 is a stretch of time up to now, not about five years; 最高达 tells a peak."""
    return (words == "近" and unit in ("年", "个月", "天")) or bool(_PEAK.search(words))
