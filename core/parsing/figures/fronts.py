"""The noun phrase in front of a number, with what it shares with the items of a list before it."""

from __future__ import annotations

import re

from core.model.values import Measure
from core.parsing.figures.clauses import Clause
from core.parsing.figures.memory import Memory
from core.parsing.figures.phrases import (
    RELATIONAL,
    carried_verb,
    ends_in_amount,
    is_bare_verb,
    last_of_list,
    named_of_list,
    opens_with_verb,
    trim,
    without_actor,
    without_light_verb,
)

POINTS = ("个百分点", "百分点", "个千分点")
_THAN = re.compile(
    r"(?:(?:增速|增幅|涨幅|降幅)(?=比|较|高|低|快|慢))?"
    r"(?:(?<!占)[比较](?![重例率好为])|[高低快慢]于|高出|[高低快慢](?=全[国省市区县]|[上去]年|$)"
    r"|领先)[^，]*$"
)


def phrase_in_front(clause: Clause, last: Memory) -> str:
    """The noun phrase in front of the number, with the verb it shares with a list."""
    measure, unit = clause.measure, clause.found.unit
    raw = clause.raw.strip("）) 、")
    if last.noun and clause.listed and raw.startswith(last.noun):
        return _behind_noun(trim(raw[len(last.noun) :]), measure, unit, last)
    phrase = named_of_list(without_actor(without_light_verb(trim(raw))))
    if unit in POINTS:
        phrase = _THAN.sub("", phrase)
    if measure in (Measure.SHARE, Measure.GROWTH):
        return last_of_list(phrase)
    if not clause.listed:
        last.verb = carried_verb(phrase)
    elif last.verb and phrase and clause.raw.lstrip().startswith("、"):
        shared = not opens_with_verb(phrase) and not RELATIONAL.fullmatch(phrase)
        return last.verb + phrase if shared else phrase
    return phrase


def _behind_noun(rest: str, measure: Measure, unit: str, last: Memory) -> str:
    """What follows the noun that the figure before counted (`4个停车场面积5亩`); may be empty."""
    if not rest:
        return ""
    whole = last.noun + rest
    if (anew := last_of_list(whole)) != whole:
        return anew
    if is_bare_verb(rest) and measure is Measure.COUNT:
        return rest
    own = unit == "%" or (measure is Measure.LEVEL and ends_in_amount(rest))
    if own:
        return trim(last.noun) + rest
    deed = rest.rpartition("、")[2]
    return deed if opens_with_verb(deed) and not is_bare_verb(deed) else ""
