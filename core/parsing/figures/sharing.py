"""Names and numbers that 分别 shares out among each other."""

from __future__ import annotations

import re

from core.parsing.figures.memory import Memory
from core.parsing.figures.parallels import shared_tail
from core.parsing.figures.phrases import is_bare_verb, join_relation, trim

_ITEMS = re.compile(r"[、和及与]|以及")
_TOTAL = re.compile(r"总数|总量|总额|总人数|总产量|总面积|总规模|余额")
_RATE_WORD = re.compile(r"(?:增速|增幅|涨幅|降幅|增长率)")


def distributed(last: Memory, raw: str, listed: bool, whole: str) -> str | None:
    """The k-th name for the k-th number behind 分别; None where none are shared out.

    `whole` is the clause from its beginning: its names may hold numbers (`30户以上村的比例分别`).
    """
    if listed and last.names and not trim(raw):
        last.place = (last.place + 1) % len(last.names)
        return last.names[last.place]
    last.names = ()
    head, together, _rest = raw.partition("分别")
    if not together:
        return None
    names = [name for part in _ITEMS.split(trim(head)) if (name := trim(part))]
    if len(names) < 2 and listed and "、" not in raw:
        head = whole.partition("分别")[0]
        names = [name for part in _ITEMS.split(trim(head)) if (name := trim(part))]
    if len(names) < 2:
        return _again(last, trim(head))
    last.names = last.shared = tuple(shared_tail(names))
    last.place = 0
    last.thing = last.names[0]
    return last.thing


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
