"""Names and numbers that 分别 shares out among each other."""

from __future__ import annotations

import re

from core.parsing.figures.memory import Memory
from core.parsing.figures.parallels import shared_tail
from core.parsing.figures.phrases import is_bare_verb, join_relation, trim

_ITEMS = re.compile(r"[、和及与]|以及")
_JOINT = re.compile(r"以及|[及与和]")
_AMONG = re.compile(r"^在[^，。；、]{2,12}[中里]")
_VALUES = re.compile(
    r"\d[\d.,]*[^\d，。；、和与及]{0,6}(?:(?:、|和|与|及|以及)\d[\d.,]*[^\d，。；、和与及]{0,6})*"
)
_TOTAL = re.compile(r"总数|总量|总额|总人数|总产量|总面积|总规模|余额")
_RATE_WORD = re.compile(r"(?:增速|增幅|涨幅|降幅|增长率)")


def distributed(last: Memory, raw: str, listed: bool, whole: str, values: str = "") -> str | None:
    """The k-th name for the k-th number behind 分别; None where none are shared out.

    `whole` is the clause from its beginning: its names may hold numbers (`30户以上村的比例分别`).
    `values` is the text from the first number on: as many names are wanted as it has values.
    """
    if listed and last.names and not trim(raw):
        last.place = (last.place + 1) % len(last.names)
        return last.names[last.place]
    last.names = ()
    head, together, _rest = raw.partition("分别")
    if not together:
        return None
    names = _names(trim(_AMONG.sub("", head)), _count(values))
    if len(names) < 2 and listed and "、" not in raw:
        head = whole.partition("分别")[0]
        names = [name for part in _ITEMS.split(trim(head)) if (name := trim(part))]
    if len(names) < 2:
        return _again(last, trim(head))
    last.names = last.shared = tuple(shared_tail(names))
    last.place = 0
    last.thing = last.names[0]
    return last.thing


def _count(values: str) -> int:
    """How many values stand in a row at the start of `values`."""
    row = _VALUES.match(values)
    return len(re.findall(r"\d[\d.,]*", row.group())) if row else 0


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
