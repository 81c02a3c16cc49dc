"""Clauses whose form alone tells the subject, whatever stands around them.

`完成年初预算65万元的96%`, `满意率连续5年保持`, `年末滚存结余`, `甲、乙分别增长`,
`投资50亿元以上的项目`.
"""

from __future__ import annotations

import re

from core.model.values import Measure
from core.parsing.figures.balances import (
    balance_in,
    difference_in,
    fund_word,
    only_side,
    other_side,
    side_in,
    total_in,
)
from core.parsing.figures.clauses import Clause
from core.parsing.figures.fronts import phrase_in_front
from core.parsing.figures.memory import TIME_UNITS, Memory, Named
from core.parsing.figures.parallels import of_the_same
from core.parsing.figures.phrases import COMPLETION, RELATIONAL, is_bare_verb, noun_behind, trim
from core.parsing.figures.purposes import invested_in
from core.parsing.figures.shares import duration, levied, reserved, run_of, share_of
from core.parsing.figures.sharing import distributed
from core.parsing.figures.words import BUDGETS

JOINTS = ("和", "、", "及", "与")
_THRESHOLD = re.compile(r"^的?(?=(?:[\u3400-\u9fff]{0,8}(?:项目|企业|工程|产业|集群)))")
_AMOUNT = re.compile(r"\d[\d,.]*[万亿]*元")
_WHOLE = re.compile(
    rf"(?:完成|占|为|达到?)(?:[^，,。；;、]{{2,28}}批准的?(?:收入|支出)?)?({BUDGETS})$"
)
_NOUN_TAIL = re.compile(
    r"(?:[^，,、；。：:（）()和或及]{0,6}(?:项目|企业|工程|产业|园区|乡镇|村|平台))(?:已)?(?:达到?)?"
)
_MAKES = re.compile(r"共?计|即|合计?|金额")
_USED = re.compile(r"用(?:时间)?$")
_SHORT = 2
_CONTRIBUTED = re.compile(
    r"(?:^|[，,、])\s*((?:对[^，,。；、]{2,10}贡献率)|(?:拉动[^，,。；、]{2,10}增长))"
)
_GROSS = re.compile(r"(?:增加值|总产值|产值)$")


def formed_subject(clause: Clause, last: Memory) -> Named | None:
    """The subject of a clause whose form tells it; None for other clauses."""
    found, raw = clause.found, clause.raw
    whole = clause.block.whole(found.start, clause.inside) if "分别" in raw else ""
    names = distributed(last, clause, whole)
    if names is not None:
        part = COMPLETION.search(raw.rpartition("分别")[2]) if "分别" in raw else None
        last.ending = f"完成{part[1]}的比例" if part else last.ending if clause.listed else ""
        return Named(names + last.ending)
    if clause.measure is Measure.SHARE and (set_aside := reserved(raw, clause.behind)):
        return Named(set_aside, set_aside)
    if (
        said := _contributed(clause)
        or _made(clause)
        or of_the_same(raw, last.thing)
        or _budget_amount(clause, last)
    ):
        return Named(said)
    if clause.listed and _continues(clause, last):
        whole = trim(clause.block.blank[last.phrase_start : found.start])
        return Named(whole, whole)
    if found.unit in TIME_UNITS:
        if run := _run(clause):
            return run
        if _USED.search(raw):
            return Named(duration(clause.behind))
    said = (
        _part(clause)
        or balance_in(raw, last.fund)
        or total_in(raw, last.first or last.fund or clause.context)
        or difference_in(raw, clause.context)
    )
    if said:
        return Named(said)
    return _level(clause, last) if clause.measure is Measure.LEVEL else None


def _level(clause: Clause, last: Memory) -> Named | None:
    """An account's income or spending, or a size that picks out things; None for others."""
    if clause.listed and (side := other_side(clause.raw, last.thing)):
        return Named(side, side)
    owner = fund_word(clause.context) or last.fund or fund_word(clause.heading)
    if side := side_in(clause.raw, owner):
        return Named(side, side)
    if side := only_side(clause.raw, last.fund):
        return Named(side, side)
    if clause.context and _MAKES.fullmatch(clause.raw.strip("， ,")):
        return Named(clause.context)
    if _THRESHOLD.match(clause.behind):
        phrase = phrase_in_front(clause, last)
        if is_bare_verb(phrase) or RELATIONAL.search(phrase):
            return Named(_threshold(phrase, clause.behind, last))
    return None


def _contributed(clause: Clause) -> str:
    """What contributed to growth (`第一产业…，对经济增长的贡献率7%`); empty for other words."""
    match = _CONTRIBUTED.search(clause.raw)
    owner = _GROSS.sub("", clause.context)
    return owner + match[1] if match and owner and match.start() == 0 else ""


def _made(clause: Clause) -> str:
    """What money was spent on that the words behind its amount tell; empty for none."""
    money = clause.found.unit.endswith(("元", "万", "亿"))
    if clause.measure is not Measure.LEVEL or not money:
        return ""
    return invested_in(clause.raw, clause.rest(), clause.opens)


def _continues(clause: Clause, last: Memory) -> bool:
    """Whether the words since the figure before go on with its phrase (`5亿元的项目4个`)."""
    raw = clause.raw.strip()
    if raw == last.noun or raw.endswith(JOINTS):
        return False
    if noun_behind(clause.behind) and len(trim(clause.raw)) <= _SHORT:
        return False
    return clause.raw.startswith("的") or bool(_NOUN_TAIL.fullmatch(raw))


def _run(clause: Clause) -> Named | None:
    """What went on for a time (`满意率连续5年保持`): the thing and what it did."""
    head, together, rest = clause.raw.rpartition("连续")
    if not together or rest.strip():
        return None
    own = trim(head.rpartition("、")[2] if clause.listed else head)
    thing = clause.context if is_bare_verb(own) else own
    return Named(thing + run_of(clause.behind), thing)


def _budget_amount(clause: Clause, last: Memory) -> str:
    """The names in `完成年初预算65万元的96%`: of the whole, then of the part; else empty."""
    if clause.measure is Measure.LEVEL and clause.behind.startswith("的"):
        whole = _WHOLE.search(clause.raw)
        return whole[1] if whole else ""
    share = clause.measure is Measure.SHARE and clause.raw.strip() == "的"
    if not share or len(last.amounts) < 2:
        return ""
    last.amount = last.amounts[-2]
    raw = _AMOUNT.sub("", clause.block.blank[last.phrase_start : clause.found.start])
    return share_of(raw, last.amount)


def _part(clause: Clause) -> str:
    """The name of a share that says of what it is a part; empty for others."""
    if clause.measure is not Measure.SHARE:
        return ""
    whole = clause.context or clause.heading
    return share_of(clause.raw, whole) or levied(clause.raw, clause.behind, clause.context)


def _threshold(phrase: str, behind: str, last: Memory) -> str:
    """The size that picks out things (`投资50亿元以上的项目`)."""
    match = _THRESHOLD.match(behind)
    noun = noun_behind(behind[match.end() :]) if match else ""
    relation = RELATIONAL.search(phrase)
    if relation:
        last.relation = relation.group()
    invested = "总投资" if noun.endswith(("项目", "工程", "产业")) else ""
    return noun + (last.relation or invested)
