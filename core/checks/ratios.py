"""Arithmetic of the prose: a part and its percentage, completion of a budget, a change in levels.

Each rule takes only wording in which the three numbers belong together for certain, and then only
numbers that come near each other without fitting: far apart they are about different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from core.checks.amounts import Amount, growth_fits, rounded_like, share_fits
from core.checks.grids import plain
from core.checks.prose import Number, Sentence, sentences
from core.i18n import _
from core.model.checks import CheckKind, Finding
from core.model.report import Report

_SHARE = re.compile(r"(?:占比|占|率|面|比重)[^，,；;]{0,24}$")
_BUDGET = re.compile(r"(?:预算|计划|任务|目标)(?:数|任务|安排)?(?:为|是|的)?$")
_DONE = re.compile(r"(?:完成|占|为|达)[^，,；;]{0,8}(?:预算|计划|任务)[^，,；;]{0,8}的?$")
_POINTS = Decimal(3)
_FAR_POINTS = Decimal(20)
"""How far a percentage may lie from what its numbers give where the words tie them together."""
_RATE = re.compile(
    r"^[，,、]?(?:整改|问题)?(?:整改完成|办结|完成|整改|开工|竣工|投产|履约|到位|合格|达标|结案|回复|满意|签约|"
    r"落实|覆盖|参保|就业|上线)率(?:达到?|为)?$"
)
_OF_WHOLE = re.compile(r"^[，,]?(?:占比|占(?:全部|总数|总量|其)?的?(?:比重|比例)?)(?:达到?|为)?$")
_THAN = re.compile(r"^[，,、（(]?(?:比|较)(?:上年|去年|20\d\d年)(?:同期|末|底)?的$")
_REAL = re.compile(r"增加值|生产总值|GDP|可支配收入|价格|指数|可比|不变价|实际增长")
_FROM = re.compile(r"(?:由|从)[^，。；由从]{0,16}$")
_TO = re.compile(
    r"^[^，。；]{0,6}?(?:提高|提升|上升|增长|增加|扩大|升|增|下降|降低|减少|回落|降|减)(?:到|至|为)[^，。；\d]{0,8}$"
)
_CHANGE = re.compile(
    r"^[，,、（(]?[^，。；\d]{0,6}?(?:提高|提升|上升|增长|增加|扩大|下降|降低|减少|回落|增幅|降幅)(?:了|达|为)?$"
)
_YEARLY = re.compile(r"年均|平均|累计|翻")


def ratio_findings(report: Report) -> list[Finding]:
    """Percentages and changes that do not follow from the numbers beside them."""
    found: list[Finding] = []
    for sentence in sentences(report):
        found += _completion(sentence)
        found += _parts(sentence)
        found += _changes(sentence)
    return found


def _completion(sentence: Sentence) -> Iterator[Finding]:
    """`完成 X，为预算 Z 的 P%`, and `预算 Z，完成 X，为预算的 P%`."""
    numbers = sentence.numbers
    for at in range(2, len(numbers)):
        first, second, percent = numbers[at - 2 : at + 1]
        if not percent.is_percent or not _levels(first, second):
            continue
        if _BUDGET.search(second.before) and percent.before.strip() == "的":
            part, whole = first, second
        elif _BUDGET.search(first.before) and _DONE.search(percent.before):
            part, whole = second, first
        else:
            continue
        if not share_fits(part.amount, whole.amount, percent.amount) and _is_near(
            part, whole, percent
        ):
            yield _ratio(sentence, part, whole, percent, "completion")


def _parts(sentence: Sentence) -> Iterator[Finding]:
    """`A …，其中 B …，占比 P%`: no amount before B may give the percentage."""
    numbers = sentence.numbers
    for at in range(2, len(numbers)):
        part, percent = numbers[at - 1], numbers[at]
        if not (percent.is_percent and part.is_level and percent.amount.exact()):
            continue
        if not _SHARE.search(percent.before) or _BUDGET.search(percent.before.rstrip("的")):
            continue
        if re.search(r"[；;。]", percent.before) or len(percent.before) > 24:
            continue
        wholes = [
            one
            for one in numbers[: at - 1]
            if _levels(one, part) and one.amount.value >= part.amount.value
        ]
        if not wholes or any(share_fits(part.amount, one.amount, percent.amount) for one in wholes):
            continue
        whole = wholes[-1]
        between = sentence.text[
            whole.figure.end - sentence.start : part.figure.start - sentence.start
        ]
        close = whole is numbers[at - 2] and not re.search(r"[；;]", between)
        if close and _belongs(part, whole, percent):
            yield _ratio(sentence, part, whole, percent, "part")


def _belongs(part: Number, whole: Number, percent: Number) -> bool:
    """Whether a percentage that does not fit is still meant to be the part's of the whole."""
    if _is_near(part, whole, percent):
        return True
    counted = part.amount.rounding == 0 and whole.amount.rounding == 0
    tied = (counted and _RATE.search(percent.before)) or (
        "其中" in part.before and _OF_WHOLE.search(percent.before)
    )
    return bool(tied) and _distance(part, whole, percent) <= _FAR_POINTS


def _levels(first: Number, second: Number) -> bool:
    return (
        first.is_level
        and second.is_level
        and first.amount.unit == second.amount.unit
        and first.amount.exact()
        and second.amount.exact()
    )


def _is_near(part: Number, whole: Number, percent: Number) -> bool:
    return _distance(part, whole, percent) <= _POINTS


def _distance(part: Number, whole: Number, percent: Number) -> Decimal:
    return abs(100 * part.amount.value / whole.amount.value - percent.amount.value)


def _ratio(sentence: Sentence, part: Number, whole: Number, percent: Number, rule: str) -> Finding:
    ratio = 100 * part.amount.value / whole.amount.value
    message = _("{part} 是 {whole} 的 {computed}%，文中为 {printed}。").format(
        part=part.figure.text,
        whole=whole.figure.text,
        computed=plain(rounded_like(ratio, percent.amount)),
        printed=percent.figure.text,
    )
    evidence = sentence.evidence(percent, part, whole)
    return Finding(CheckKind.ARITHMETIC, message, evidence, rule=f"text_{rule}")


def _changes(sentence: Sentence) -> Iterator[Finding]:
    """`由 X 提高到 Y，提高 Z` and `Y，比上年的 X 增长 Z`: the change of two levels or two rates."""
    numbers = sentence.numbers
    for at in range(2, len(numbers)):
        first, second, change = numbers[at - 2 : at + 1]
        words = (first.before, second.before, change.before)
        if _THAN.search(words[1]) and _CHANGE.search(words[2]):
            first, second = second, first
        elif not (_FROM.search(words[0]) and _TO.search(words[1]) and _CHANGE.search(words[2])):
            continue
        exact = all(one.amount.exact() for one in (first, second, change))
        if not exact or first.amount.unit != second.amount.unit or _YEARLY.search("".join(words)):
            continue
        if first.is_percent and change.figure.unit.endswith("百分点"):
            gap = second.amount.value - first.amount.value
            step = first.amount.step + second.amount.step + change.amount.step
            if abs(abs(gap) - abs(change.amount.value)) >= step:
                yield _change(sentence, first, second, change, abs(gap))
        elif not first.is_percent and change.is_percent and first.amount.value > 0:
            yield from _grown(sentence, first, second, change)


def _grown(sentence: Sentence, first: Number, second: Number, change: Number) -> Iterator[Finding]:
    """Growth from two levels; none of what is measured at constant prices."""
    if _REAL.search(first.figure.subject + second.figure.subject + change.before):
        return
    growth = abs(100 * (second.amount.value / first.amount.value - 1))
    sign = 1 if second.amount.value >= first.amount.value else -1
    told = Amount(sign * abs(change.amount.value), "%", change.amount.step)
    near = abs(growth - abs(told.value)) <= _POINTS * 3
    if near and not growth_fits(first.amount, second.amount, told):
        yield _change(sentence, first, second, change, growth)


def _change(
    sentence: Sentence, first: Number, second: Number, change: Number, computed: Decimal
) -> Finding:
    message = _("由 {first} 到 {second} 变化 {computed}，文中为 {printed}。").format(
        first=first.figure.text,
        second=second.figure.text,
        computed=plain(rounded_like(computed, change.amount)) + change.figure.unit,
        printed=change.figure.text,
    )
    evidence = sentence.evidence(change, first, second)
    return Finding(CheckKind.ARITHMETIC, message, evidence, rule="text_change")
