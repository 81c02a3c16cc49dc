"""Names and numbers that are shared out among each other (分别)."""

from __future__ import annotations

import re

from core.parsing.figures.clauses import Clause
from core.parsing.figures.memory import Memory
from core.parsing.figures.parallels import shared_tail
from core.parsing.figures.phrases import is_bare_verb, join_relation, trim

_ITEMS = re.compile(r"[、和与]|以及|(?<![普涉惠波顾危])及")
_JOINT = re.compile(r"以及|[与和]|(?<![普涉惠波顾危])及")
_AMONG = re.compile(r"^在[^，。；、]{2,12}[中里]")
_CHAIN = re.compile(
    r"(?:[、和及与]|以及)(?:约|近|超过?|突破|不[低少]于)?\d[\d.,]*[^，。；：、和及与\d]{0,8}"
)
_START = re.compile(r"[从由自](?=[^，。；、]{0,14}\d)")
_ROW = 200
"""As far behind a figure as the numbers of its list reach."""
_PULLED = re.compile(r"(拉动[^，,。；、\d]{2,12}增长)(?:了|约)?")
_RATES = ("%", "‰", "倍", "个百分点", "百分点")
_PAIRS = (
    (re.compile(r"城乡(?=居民|常住|人均|特困)"), ("城镇", "农村")),
    (re.compile(r"城乡(?=低保|最低生活)"), ("城市", "农村")),
    (re.compile(r"存贷款"), ("存款", "贷款")),
    (re.compile(r"内外资"), ("内资", "外资")),
    (re.compile(r"(?<=预算)收支"), ("收入", "支出")),
)
"""Words for two things, which two numbers part."""
_SECTORS = re.compile(r"第?([一二三](?:[、和]第?[一二三]){1,2})次?产业([^、]*)$")
"""Sectors that share the word for them (`一、二、三产业增加值`)."""
_TOTAL = re.compile(r"总数|总量|总额|总人数|总产量|总面积|总规模|余额")
_RATE_WORD = re.compile(r"(?:增速|增幅|涨幅|降幅|增长率)")


def distributed(last: Memory, clause: Clause, whole: str) -> str | None:
    """The k-th name for the k-th number behind 分别; None where none are shared out.

    Some lists do without the word (`甲、乙增长2%、3%`). `whole` is the clause from its beginning:
    its names may hold numbers (`30户以上村的比例分别`).
    """
    raw, listed = clause.raw, clause.listed
    if listed and last.names and not trim(raw):
        last.place = (last.place + 1) % len(last.names)
        return last.names[last.place]
    last.names = ()
    count = 1 + _listed_behind(clause)
    head, together, rest = raw.partition("分别")
    head = _SECTORS.sub(_sectors, head)
    names = _names(trim(_AMONG.sub("", head)), count)
    if not together:
        if count < 2 or not (len(names) == count and clause.found.unit in _RATES):
            names = _pair(names, count)
    elif len(names) < 2:
        if listed and "、" not in raw:
            names = _names(trim(_START.split(whole.partition("分别")[0])[0]), count)
        if len(names) < 2:
            again = _again(last, trim(head))
            if again is not None:
                return again
            names = _pair(names, count)
    if len(names) < 2:
        return None
    pulled = _PULLED.fullmatch(rest.strip())
    end = pulled[1] if pulled else ""
    last.names = last.shared = tuple(name + end for name in shared_tail(names))
    last.place = 0
    last.thing = last.names[0]
    return last.thing


def _listed_behind(clause: Clause) -> int:
    """How many numbers follow in the same list."""
    end = clause.found.end
    rest, at, count = clause.block.words(clause.inside)[end : end + _ROW], 0, 0
    while match := _CHAIN.match(rest, at):
        at, count = match.end(), count + 1
    return count


def _names(head: str, count: int) -> list[str]:
    """The names in `head`, `count` of them where one way of parting it gives so many.

    Names hold joining words themselves (`批发和零售、住宿和餐饮、其他服务业分别增长`).
    """
    listed = [part for part in head.split("、") if part]
    ways = [listed]
    ways += [
        [*listed[:-1], listed[-1][: joint.start()], listed[-1][joint.end() :]]
        for joint in reversed(list(_JOINT.finditer(listed[-1] if listed else "")))
    ]
    ways.append(_ITEMS.split(head))
    parted = [[name for part in way if (name := trim(part))] for way in ways]
    if len(listed) == 1:
        return parted[-1]
    return next((names for names in parted if len(names) == count), parted[-1])


def _sectors(listed: re.Match[str]) -> str:
    """`一、二产业投资` as 第一产业投资、第二产业投资."""
    return "、".join(f"第{number}产业{listed[2]}" for number in re.findall("[一二三]", listed[1]))


def _pair(names: list[str], count: int) -> list[str]:
    """The two names of one word for two things (城乡居民收入); none for another."""
    if len(names) != 1 or count != len(_PAIRS[0][1]):
        return []
    for words, pair in _PAIRS:
        if words.search(names[0]):
            return [words.sub(one, names[0], count=1) for one in pair]
    return []


def _again(last: Memory, head: str) -> str | None:
    """A second 分别 in a sentence: its names are those of the first, or of the amounts before.

    `甲、乙分别增长2%和3%，占比重分别为4%和5%`; `事故3起，死亡4人，分别下降2%、3%`.
    """
    part = head if head.startswith("占") or _TOTAL.fullmatch(head) else ""
    if not (part or is_bare_verb(head) or _RATE_WORD.fullmatch(head)):
        return None
    amounts = () if head.startswith("占") else tuple(dict.fromkeys(last.amounts[-2:]))
    names = last.shared or amounts
    if len(names) < 2:
        return None
    last.names, last.place = tuple(join_relation(name, part) for name in names), 0
    return last.names[0]
