"""The subject of one figure by the words of its clause.

In this order: the form of the clause, the noun behind the number, a verb without object, a share,
and last the words in front.
"""

from __future__ import annotations

import re

from core.model.values import Measure
from core.parsing.figures.clauses import Clause
from core.parsing.figures.formed import JOINTS, formed_subject
from core.parsing.figures.fronts import POINTS, phrase_in_front
from core.parsing.figures.memory import Memory, Named
from core.parsing.figures.parallels import with_grade, with_measure
from core.parsing.figures.phrases import (
    RELATIONAL,
    before_deed,
    begins_anew,
    example,
    first_of_whole,
    granted_behind,
    is_bare_verb,
    join_relation,
    last_deed,
    last_verb,
    noun_behind,
    opens_with_verb,
    share_behind,
    tells_deed,
    trim,
    without_tail_verb,
)
from core.parsing.figures.purposes import purpose_behind

_NEXT = re.compile(r"\d[\d.,]*[余多]?[万亿]?(?:人次|户次|个|[户人家所名件项条])")
_INVESTED = re.compile(r"(?:总投资额?|投资)$")
_GIVES = re.compile(r"(?:贡献|承担|提供|创造|生产|占据)")
_STOPS = ("，", "。", "、", "；", ",")
_LONGEST_JOINED = 26
_LONGEST_VERB = 10
_LONGEST_EXTENT = 20
_SHORT = 2


def decide(clause: Clause, last: Memory) -> Named:
    """The subject of the figure in `clause`, and the thing that later clauses speak of.

    `last` is what was said before in the block; names that a list shares are kept in it.
    """
    formed = formed_subject(clause, last)
    if formed is not None:
        return formed
    noun = "" if clause.behind[:1] in _STOPS else noun_behind(clause.behind)
    noun = noun if trim(noun) else ""
    again = clause.listed and clause.raw.strip() in JOINTS and not noun
    if again and last.said and clause.found.unit == last.said_unit:
        return Named(last.said)
    another = noun and clause.raw.rstrip().endswith(JOINTS)
    phrase = "" if another else phrase_in_front(clause, last)
    named = _of_noun(clause, last, phrase, noun)
    if named is None and is_bare_verb(phrase):
        named = _of_verb(clause, last, phrase)
    if named is None and clause.measure is Measure.SHARE:
        named = _of_share(clause, phrase, noun)
    return named or _of_front(clause, last, phrase)


def _of_noun(clause: Clause, last: Memory, phrase: str, noun: str) -> Named | None:
    """The subject that the noun behind the number holds; None where it belongs elsewhere."""
    level = clause.measure is Measure.LEVEL
    if noun and (_is_counted(clause) or (is_bare_verb(phrase) and level)):
        return _counted(clause, last, phrase, noun)
    invested = _INVESTED.search(phrase) if level and clause.behind.startswith("的") else None
    if invested:
        cut = clause.behind.removeprefix("的").strip() in ("", noun)
        thing = clause.block.whole_noun(clause.found.end) if cut else noun
        return _both(thing + invested.group())
    if not noun:
        return None
    if level and len(phrase) <= _SHORT and not is_bare_verb(trim(noun)):
        return _both(phrase + noun)
    extent = clause.found.unit.endswith(("亩", "公里", "米")) and opens_with_verb(phrase)
    if extent and len(phrase + noun) <= _LONGEST_EXTENT:
        return _both(phrase + noun)
    if level and (deed := last_deed(phrase, noun)):
        return _both(deed + noun)
    return None


def _both(subject: str) -> Named:
    """A subject of which later clauses speak."""
    return Named(subject, subject)


def _is_counted(clause: Clause) -> bool:
    return clause.measure is Measure.COUNT or clause.found.unit in ("万", "亿")


def _counted(clause: Clause, last: Memory, phrase: str, noun: str) -> Named:
    """The name of counted things: the noun behind with a short verb in front."""
    if clause.behind.endswith(noun):
        noun = before_deed(without_tail_verb(noun))
    last.noun = noun
    noun = first_of_whole(noun)
    raw = clause.raw.rstrip()
    if len(phrase) > _SHORT and not is_bare_verb(phrase) and begins_anew(noun):
        return _both(phrase)
    if raw.endswith("等"):
        phrase = "" if tells_deed(noun) else example(phrase, noun)
    elif raw.endswith(("其中", "为", "向", "给")):
        phrase = ""
    elif len(phrase) > _LONGEST_VERB:
        phrase = last_verb(phrase)
    return _both(phrase + noun)


def _of_verb(clause: Clause, last: Memory, phrase: str) -> Named:
    """The subject where the words in front are only a verb, and no noun stands behind."""
    unit, measure = clause.found.unit, clause.measure
    listed = _is_counted(clause) or (measure is Measure.LEVEL and not unit.endswith("元"))
    if listed and (later := _behind_next(clause)):
        return Named(phrase + later)
    behind = "的" + clause.behind if unit == "成" else clause.behind
    share = share_behind(behind) if measure is Measure.SHARE else ""
    subject = share or _said_before(clause, last, phrase)
    anew = subject == clause.context and last.sentence != clause.sentence
    return Named(subject, subject if anew else "")


def _behind_next(clause: Clause) -> str:
    """The noun behind the next figure, which a list of counts shares (`8户、29人脱贫`)."""
    if clause.behind and clause.behind not in JOINTS:
        return ""
    rest = clause.rest(len(clause.behind))
    return noun_behind(_NEXT.sub("", rest, count=1)) if _NEXT.match(rest) else ""


def _said_before(clause: Clause, last: Memory, phrase: str) -> str:
    """What a clause without any noun speaks of, told outside its bracket or before it."""
    unit, measure = clause.found.unit, clause.measure
    if clause.inside and not phrase:
        outer = trim(clause.block.outer(clause.found.start, last.outer_end))
        if not is_bare_verb(outer):
            return outer
    purpose = purpose_behind(clause.raw, clause.behind) if unit.endswith("元") else ""
    if purpose and not clause.block.lead(clause.sentence):
        return purpose
    timed = clause.listed and last.timed
    grown = last.amount if measure is Measure.GROWTH and not timed else ""
    if unit in POINTS:
        grown = last.rate or clause.context
    if measure is Measure.SHARE and clause.listed and not phrase:
        grown = last.rate
    return grown or clause.context or clause.heading or phrase


def _of_share(clause: Clause, phrase: str, noun: str) -> Named | None:
    """The subject of a share of the things behind it; None for a rate told in front."""
    if granted := granted_behind(clause.behind):
        return Named(phrase.removesuffix("提供").removesuffix("给予") + granted)
    rate = RELATIONAL.search(phrase) or phrase.endswith(("率", "度", "比重", "比例"))
    part = clause.behind.startswith("的") and not rate
    return Named(phrase + noun) if noun and (part or _GIVES.match(phrase)) else None


def _of_front(clause: Clause, last: Memory, phrase: str) -> Named:
    """The name that the words in front give, with what a row of names left out."""
    measure = clause.measure
    if measure is Measure.GROWTH and len(phrase) <= _SHORT and "增长" in clause.raw:
        return Named(phrase + "增长", phrase)
    if RELATIONAL.fullmatch(phrase) or phrase in ("长", "宽"):
        last.relation = phrase
        owner = clause.context or clause.heading
        owner = "" if RELATIONAL.fullmatch(owner) else owner
        whole = join_relation(owner, phrase)
        subject = whole if len(whole) <= _LONGEST_JOINED else phrase
        return Named(subject, "" if owner else phrase)
    phrase = with_measure(phrase, last.whole, measure, clause.found.unit == last.unit)
    if measure is Measure.COUNT:
        phrase = with_grade(phrase, last.whole or last.thing, last.thing)
    return _both(phrase)
