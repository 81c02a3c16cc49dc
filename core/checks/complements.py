"""Totals of the prose: parts that together are the whole, and parts larger than their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from core.checks.grids import plain
from core.checks.keys import evidence_at
from core.checks.prose import Number, Sentence, sentences
from core.i18n import _
from core.model.checks import CheckKind, Finding
from core.model.report import Report

_COMPLEMENTS = (
    ("税收收入", "非税收入"),
    ("一般债务", "专项债务"),
    ("一般债券", "专项债券"),
    ("一般债", "专项债"),
    ("基本支出", "项目支出"),
    ("第一产业", "第二产业", "第三产业"),
)
"""Things that together make up the whole, by the law or by the way they are counted."""

_NOT_ONLY = re.compile(r"增收|减收|增支|减支|增加|减少|多|少|上年|新增(?=[^，]{0,6}$)")
_THREE = re.compile(
    r"三次产业[^，。；]{0,16}?(\d+(?:\.\d+)?)\s*[:：∶比]\s*(\d+(?:\.\d+)?)\s*[:：∶比]\s*(\d+(?:\.\d+)?)"
)
_NEAR = Decimal("0.1")


def complement_findings(report: Report) -> list[Finding]:
    """Wholes that their two or three parts do not give, though they come near."""
    found: list[Finding] = []
    for sentence in sentences(report):
        for names in _COMPLEMENTS:
            found += _of_sentence(sentence, names)
    return found


def _of_sentence(sentence: Sentence, names: tuple[str, ...]) -> Iterator[Finding]:
    if not all(name in sentence.text for name in names):
        return
    numbers = sentence.numbers
    levels = [at for at, one in enumerate(numbers) if one.is_level and one.amount.exact()]
    for first in levels:
        if not _names(numbers[first], names[0]):
            continue
        parts = [first]
        for name in names[1:]:
            following = [at for at in levels if at > parts[-1]]
            chosen = next((at for at in following if _names(numbers[at], name)), None)
            if chosen is None:
                break
            parts.append(chosen)
        if len(parts) < len(names):
            continue
        wholes = [numbers[at] for at in levels if at < first]
        yield from _compared(sentence, wholes, [numbers[at] for at in parts])
        return


def _names(number: Number, name: str) -> bool:
    """Whether the words right before a number name this part, and no change of it."""
    words = re.split(r"[，,；;（(、。]", number.before)[-1]
    return name in words and not _NOT_ONLY.search(words.partition(name)[2])


def _compared(sentence: Sentence, wholes: list[Number], parts: list[Number]) -> Iterator[Finding]:
    unit = parts[0].amount.unit
    if any(part.amount.unit != unit for part in parts):
        return
    same = [one for one in wholes if one.amount.unit == unit]
    added = sum((part.amount.value for part in parts), Decimal(0))
    if not same:
        return
    for whole in same:
        step = max(one.amount.step for one in [whole, *parts])
        if abs(added - whole.amount.value) <= step * (len(parts) + 1) / 2:
            return
    whole = same[-1]
    if abs(added - whole.amount.value) > _NEAR * whole.amount.value:
        return
    if _NOT_ONLY.search(re.split(r"[，,；;]", whole.before)[-1]):
        return
    shown = "+".join(part.figure.text for part in parts)
    message = _("{parts} 与 {whole} 不相等，相加为 {added}。").format(
        parts=shown, whole=whole.figure.text, added=_in_unit(added, whole)
    )
    evidence = sentence.evidence(whole, *parts)
    yield Finding(CheckKind.ARITHMETIC, message, evidence, rule="text_total")


def _in_unit(value: Decimal, like: Number) -> str:
    """A bare amount in the unit and magnitude in which another one is printed."""
    unit = like.figure.unit
    factor = like.amount.step / Decimal(1).scaleb(min(0, _places(like.figure.value)))
    return plain(value / factor) + unit


def _places(number: str) -> int:
    return -len(number.partition(".")[2])


def industry_findings(report: Report) -> list[Finding]:
    """三次产业 shares that do not make a hundred."""
    found = []
    for block in report.blocks:
        if block.table is not None or "三次产业" not in block.text:
            continue
        for match in _THREE.finditer(block.text):
            shares = [Decimal(share) for share in match.groups()]
            step = Decimal(1).scaleb(min(_places(share) for share in match.groups()))
            total = sum(shares, Decimal(0))
            if abs(total - 100) > 2 * step and abs(total - 100) < 20:
                message = _("三次产业比重相加为 {total}，不是 100。").format(total=plain(total))
                start, end = match.start(1), match.end(3)
                evidence = (evidence_at(block, start, end),)
                found.append(
                    Finding(CheckKind.ARITHMETIC, message, evidence, rule="industry_shares")
                )
    return found
