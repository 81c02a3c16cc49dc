"""Whether two statements that differ are about the same number for certain.

A false alarm costs more than a missed one: a reader who is sent in vain no longer looks. So a
difference counts only where the same words name the thing and the sizes are near enough to be one
number told twice, or where the other half (level beside growth) agrees and proves it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from rapidfuzz.distance import OSA

from core.checks.places import without_place
from core.checks.statements import Statement
from core.model.values import Measure
from core.parsing.indicators.lexicon import bare_name

Mates = dict[tuple[str, str, int, tuple[int, int]], list[Statement]]

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_NEEDLESS = re.compile(r"^地方(?=一般)|^外贸(?=出口|进口|进出口)")
_SHORT = (
    ("规上", "规模以上"),
    ("GDP", "地区生产总值"),
    ("国内生产总值", "地区生产总值"),
    ("社零总额", "社会消费品零售总额"),
)
_FULL = re.compile(r"^生产总值$")
_NEAR = Decimal("1.25")


def mates_of(statements: Iterable[Statement]) -> Mates:
    """Statements by what level and growth of one thing in one sentence have in common."""
    found: Mates = defaultdict(list)
    for one in statements:
        found[_mate_key(one)].append(one)
    return found


def _mate_key(one: Statement) -> tuple[str, str, int, tuple[int, int]]:
    return one.key, one.scope, one.value.year, one.sentence


def wording(name: str) -> str:
    """A name without number, place and brackets, abbreviations written out."""
    words = _NEEDLESS.sub("", without_place(_BRACKETS.sub("", bare_name(name))))
    for short, full in _SHORT:
        words = words.replace(short, full)
    return _FULL.sub("地区生产总值", words)


def contradict(
    one: Statement, other: Statement, mates: Mates, others: Mates, points: Decimal
) -> bool:
    """Whether two statements with the same place and different numbers are surely about one.

    Args:
        one: a statement of the prose.
        other: what it is set against.
        mates: the other halves beside `one`.
        others: the other halves beside `other`.
        points: how far two rates may lie apart that nothing else proves to be one.
    """
    if one.amount.agrees(other.amount):
        return False
    proof = _proof(one, other, mates, others)
    if proof is not None:
        return proof
    if not (one.known and other.known and wording(one.name) == wording(other.name)):
        return False
    if one.amount.bound is not other.amount.bound and not _exact(one, other):
        return False
    if one.value.measure is Measure.GROWTH or one.value.measure is Measure.SHARE:
        gap = abs(one.amount.value - other.amount.value)
        return gap <= points or _is_slip(one, other)
    return _near(one, other) or _is_slip(one, other)


def _proof(one: Statement, other: Statement, mates: Mates, others: Mates) -> bool | None:
    """What the other half says: True that it is one thing, False that it is not, None nothing."""
    told: list[bool] = []
    for mine in mates.get(_mate_key(one), ()):
        for theirs in others.get(_mate_key(other), ()):
            if mine.value.measure is one.value.measure or mine.place != theirs.place:
                continue
            told.append(mine.amount.agrees(theirs.amount))
    if not told:
        return None
    return any(told)


def _is_slip(one: Statement, other: Statement) -> bool:
    """Whether two numbers differ as by a slip of the pen: a digit, a sign, or two exchanged."""
    first, second = (f"{abs(told.amount.value.normalize()):f}" for told in (one, other))
    return first == second or OSA.distance(first, second) <= 1


def _exact(one: Statement, other: Statement) -> bool:
    return one.amount.exact() or other.amount.exact()


def _near(one: Statement, other: Statement) -> bool:
    low, high = sorted((abs(one.amount.value), abs(other.amount.value)))
    return low > 0 and high / low <= _NEAR
