"""What a figure is about, as a person would name it.

The words in front of a number, back to the comma or to the figure before, hold its subject (`就业率
达74.24%`) or, where they are only a verb, the noun behind does (`建成4个城区停车场`). A clause
without any noun (`，增长7.93%`) speaks of the subject before it in the sentence; a share names
what it is a share of (`完成调整预算的96.3%`).
"""

from __future__ import annotations

import re

from core.model.values import Measure
from core.parsing.figures.balances import (
    balance_in,
    difference_in,
    fund_word,
    side_in,
    total_in,
)
from core.parsing.figures.clauses import Clause, Clauses
from core.parsing.figures.memory import AMONG, TIME_UNITS, Memory
from core.parsing.figures.numbers import Found
from core.parsing.figures.parallels import (
    of_the_same,
    with_grade,
    with_measure,
)
from core.parsing.figures.phrases import (
    RELATIONAL,
    begins_anew,
    carried_verb,
    ends_in_amount,
    example,
    first_of_whole,
    granted_behind,
    is_bare_verb,
    join_relation,
    last_deed,
    last_of_list,
    last_verb,
    named_of_list,
    noun_behind,
    opens_with_verb,
    share_behind,
    tells_deed,
    trim,
    without_actor,
    without_light_verb,
    without_tail_verb,
)
from core.parsing.figures.purposes import invested_in, purpose_behind
from core.parsing.figures.shares import duration, levied, run_of, share_of
from core.parsing.figures.sharing import distributed
from core.parsing.figures.words import BUDGETS

_MAX = 30
_GENERIC = re.compile(
    r"^(?!.*(?:预算|基金)).*(?:回顾|情况|工作|总结|目标|任务|安排|要求|措施|重点|成效|成绩|进展)$"
)
"""Headings that name no thing a figure could be of."""
_THRESHOLD = re.compile(r"^的?(?=(?:[\u3400-\u9fff]{0,8}(?:项目|企业|工程|产业|集群)))")
_POINTS = ("个百分点", "百分点", "个千分点")
_THAN = re.compile(
    r"(?:(?:增速|增幅|涨幅|降幅)(?=比|较|高|低|快|慢))?"
    r"(?:(?<!占)[比较](?![重例率好为])|高于|低于|快于|慢于|高出|低|高|快|慢|领先)[^，]*$"
)
_NEXT = re.compile(r"\d[\d.,]*[余多]?[万亿]?(?:人次|户次|个|[户人家所名件项条])")
_FAR = 40
_JOINTS = ("和", "、", "及", "与")
_INVESTED = re.compile(r"(?:总投资额?|投资)$")
_AMOUNT = re.compile(r"\d[\d,.]*[万亿]*元")
_WHOLE = re.compile(rf"(?:完成|占|为|达到?)({BUDGETS})$")
_REACHED = re.compile(r"\s*(?:已?达到?|为|共)(?:了|约)?")
_GIVES = re.compile(r"(?:贡献|承担|提供|创造|生产|占据)")
_STOPS = ("，", "。", "、", "；", ",")
_NOUN_TAIL = re.compile(
    r"(?:[^，,、；。：:（）()和或及]{0,6}(?:项目|企业|工程|产业|园区|乡镇|村|平台))(?:已)?(?:达到?)?"
)
_LONGEST_JOINED = 26
_LONGEST_VERB = 10
_LONGEST_EXTENT = 20
_SHORT = 2


class Subjects:
    """Names the subjects of the figures of one block, given in order."""

    def __init__(self, text: str, heading: str) -> None:
        self._clauses = Clauses(text)
        self._heading = "" if _GENERIC.search(heading) else heading
        self._last = Memory()
        self._main, self._inner, self._opening = self._last, Memory(), -1

    def name(self, found: Found, measure: Measure, following: int) -> str:
        """The subject of a figure; `following` is where the next figure's number begins."""
        inside = self._clauses.inside(found.number)
        text = self._clauses.words(inside)
        sentence = self._clauses.sentence(found.start, inside)
        last = self._last = self._bracket(found.start, sentence) if inside else self._main
        start = max(self._clauses.start(found.start, inside), sentence)
        listed = last.end > start and last.sentence == sentence
        if listed:
            start = last.end
        else:
            last.verb = last.noun = ""
        if last.sentence != sentence:
            within = text[sentence - 1 : sentence] in ("；", ";")
            last.new_sentence(keep_whole=within or bool(AMONG.match(text, sentence)))
        behind = text[found.end : following]
        clause = Clause(
            raw=text[start : found.start],
            behind=behind if inside else behind.replace(" ", ""),
            sentence=sentence,
            listed=listed,
            inside=inside,
            context=self._context(measure, start, sentence, inside, text[start : found.start]),
            heading=self._heading,
            opens=start == sentence,
        )
        subject, thing = self._decide(found, measure, clause)
        last.take(found.unit, measure, clause.raw, subject, thing)
        last.end, last.phrase_start, last.sentence = found.end, start, sentence
        return subject[:_MAX]

    def _context(self, measure: Measure, start: int, sentence: int, inside: bool, raw: str) -> str:
        """What the words before the clause at `start` speak of; empty for nothing."""
        last, clauses = self._last, self._clauses
        reached = not raw.strip() or _REACHED.fullmatch(raw)
        if reached and (named := clauses.passed_before(start, sentence, inside)):
            return named
        if last.sentence == sentence and last.thing:
            return last.thing
        if named := clauses.colon_lead(start, sentence, inside):
            return named
        rate = measure in (Measure.GROWTH, Measure.SHARE) or (raw.strip() and reached)
        if rate and (named := clauses.clause_before(start, sentence, inside)):
            return named
        if sentence and clauses.text[sentence - 1] in "；;" and last.thing:
            return last.thing
        return clauses.lead(sentence)

    def _bracket(self, at: int, sentence: int) -> Memory:
        """What was said before in the bracket at `at`; a new one knows the words outside."""
        opening = self._clauses.opening(at)
        if opening != self._opening:
            self._opening = opening
            self._inner = self._main.inside(sentence)
        return self._inner

    def _decide(self, found: Found, measure: Measure, clause: Clause) -> tuple[str, str]:
        """The subject, and the thing that later clauses speak of (empty: as before)."""
        said = self._said_whole(found, measure, clause)
        if said is not None:
            return said
        noun = "" if clause.behind[:1] in _STOPS else noun_behind(clause.behind)
        noun = noun if trim(noun) else ""
        another = noun and clause.raw.rstrip().endswith(_JOINTS)
        phrase = "" if another else self._phrase(found, measure, clause)
        counted = measure is Measure.COUNT or found.unit in ("万", "亿")
        if noun and (counted or (is_bare_verb(phrase) and measure is Measure.LEVEL)):
            return self._counted(clause, phrase, noun)
        invested = _INVESTED.search(phrase) if clause.behind.startswith("的") else None
        if measure is Measure.LEVEL and invested:
            cut = clause.behind.removeprefix("的").strip() in ("", noun)
            thing = self._clauses.whole_noun(found.end) if cut else noun
            return thing + invested.group(), thing + invested.group()
        short = len(phrase) <= _SHORT and not is_bare_verb(trim(noun))
        if noun and measure is Measure.LEVEL and short:
            return phrase + noun, phrase + noun
        extent = found.unit.endswith(("亩", "公里", "米")) and opens_with_verb(phrase)
        if noun and extent and len(phrase + noun) <= _LONGEST_EXTENT:
            return phrase + noun, phrase + noun
        if noun and measure is Measure.LEVEL and (deed := last_deed(phrase, noun)):
            return deed + noun, deed + noun
        if is_bare_verb(phrase):
            listed = counted or (measure is Measure.LEVEL and not found.unit.endswith("元"))
            later = self._behind_next(found, clause) if listed else ""
            if later:
                return phrase + later, ""
            behind = "的" + clause.behind if found.unit == "成" else clause.behind
            share = share_behind(behind) if measure is Measure.SHARE else ""
            named = share or self._without_noun(found, measure, clause, phrase)
            anew = named == clause.context and self._last.sentence != clause.sentence
            return named, named if anew else ""
        if measure is Measure.SHARE and (granted := granted_behind(clause.behind)):
            return phrase.removesuffix("提供").removesuffix("给予") + granted, ""
        rate = RELATIONAL.search(phrase) or phrase.endswith(("率", "度", "比重", "比例"))
        part = clause.behind.startswith("的") and not rate
        if measure is Measure.SHARE and noun and (part or _GIVES.match(phrase)):
            return phrase + noun, ""
        if measure is Measure.GROWTH and len(phrase) <= 2 and "增长" in clause.raw:
            return phrase + "增长", phrase
        return self._named(found, measure, clause, phrase)

    def _said_whole(self, found: Found, measure: Measure, clause: Clause) -> tuple[str, str] | None:
        """The subject of a clause whose form alone tells it; None for other clauses."""
        last, raw = self._last, clause.raw
        whole = self._clauses.whole(found.start, clause.inside) if "分别" in raw else ""
        names = distributed(last, raw, clause.listed, whole)
        if names is not None:
            return names, ""
        said = (
            self._made(found, measure, clause)
            or of_the_same(raw, last.thing)
            or self._budget_amount(found, measure, clause)
        )
        if said:
            return said, ""
        if clause.listed and self._continues(clause):
            whole = trim(self._clauses.blank[last.phrase_start : found.start])
            return whole, whole
        if found.unit in TIME_UNITS:
            if run := self._run(clause):
                return run
            if re.search(r"用(?:时间)?$", raw):
                return duration(clause.behind), ""
        named = (
            (measure is Measure.SHARE and self._part(clause))
            or balance_in(raw, last.fund)
            or total_in(raw, last.first or last.fund or clause.context)
            or difference_in(raw, clause.context)
        )
        if named:
            return named, ""
        owner = fund_word(clause.context) or last.fund or fund_word(clause.heading)
        if measure is Measure.LEVEL and (side := side_in(raw, owner)):
            return side, side
        threshold = _THRESHOLD.match(clause.behind) if measure is Measure.LEVEL else None
        if threshold:
            phrase = self._phrase(found, measure, clause)
            if is_bare_verb(phrase) or RELATIONAL.search(phrase):
                return self._threshold(phrase, clause.behind), ""
        return None

    def _made(self, found: Found, measure: Measure, clause: Clause) -> str:
        """What money was spent on that the words behind its amount tell; empty for none."""
        if measure is not Measure.LEVEL or not found.unit.endswith(("元", "万", "亿")):
            return ""
        rest = self._clauses.words(clause.inside)[found.end : found.end + _FAR]
        return invested_in(clause.raw, rest, clause.opens)

    def _continues(self, clause: Clause) -> bool:
        """Whether the words since the figure before go on with its phrase (`5亿元的项目4个`)."""
        raw = clause.raw.strip()
        if raw == self._last.noun or raw.endswith(_JOINTS):
            return False
        if noun_behind(clause.behind) and len(trim(clause.raw)) <= _SHORT:
            return False
        return clause.raw.startswith("的") or bool(_NOUN_TAIL.fullmatch(raw))

    def _counted(self, clause: Clause, phrase: str, noun: str) -> tuple[str, str]:
        """The name of counted things: the noun behind with a short verb in front."""
        if clause.behind.endswith(noun):
            noun = without_tail_verb(noun)
        self._last.noun = noun
        noun = first_of_whole(noun)
        raw = clause.raw.rstrip()
        if len(phrase) > 2 and not is_bare_verb(phrase) and begins_anew(noun):
            return phrase, phrase
        if raw.endswith("等"):
            phrase = "" if tells_deed(noun) else example(phrase, noun)
        elif raw.endswith(("其中", "为", "向", "给")):
            phrase = ""
        elif len(phrase) > _LONGEST_VERB:
            phrase = last_verb(phrase)
        return phrase + noun, phrase + noun

    def _named(
        self, found: Found, measure: Measure, clause: Clause, phrase: str
    ) -> tuple[str, str]:
        """The name that the words in front give, with what a row of names left out."""
        last = self._last
        if RELATIONAL.fullmatch(phrase) or phrase in ("长", "宽"):
            last.relation = phrase
            owner = clause.context or clause.heading
            owner = "" if RELATIONAL.fullmatch(owner) else owner
            whole = join_relation(owner, phrase)
            return (whole if len(whole) <= _LONGEST_JOINED else phrase), "" if owner else phrase
        phrase = with_measure(phrase, last.whole, measure, found.unit == last.unit)
        if measure is Measure.COUNT:
            phrase = with_grade(phrase, last.whole or last.thing, last.thing)
        return phrase, phrase

    def _behind_next(self, found: Found, clause: Clause) -> str:
        """The noun behind the next figure, which a list of counts shares (`8户、29人脱贫`)."""
        if clause.behind and clause.behind not in _JOINTS:
            return ""
        rest = self._clauses.words(clause.inside)[found.end + len(clause.behind) :][:_FAR]
        return noun_behind(_NEXT.sub("", rest, count=1)) if _NEXT.match(rest) else ""

    def _run(self, clause: Clause) -> tuple[str, str] | None:
        """What went on for a time (`满意率连续5年保持`): the thing and what it did."""
        head, together, rest = clause.raw.rpartition("连续")
        if not together or rest.strip():
            return None
        own = trim(head.rpartition("、")[2] if clause.listed else head)
        thing = clause.context if is_bare_verb(own) else own
        return thing + run_of(clause.behind), thing

    def _budget_amount(self, found: Found, measure: Measure, clause: Clause) -> str:
        """The names in `完成年初预算65万元的96%`: of the whole, then of the part; else empty."""
        last = self._last
        if measure is Measure.LEVEL and clause.behind.startswith("的"):
            whole = _WHOLE.search(clause.raw)
            return whole[1] if whole else ""
        if measure is not Measure.SHARE or clause.raw.strip() != "的" or len(last.amounts) < 2:
            return ""
        last.amount = last.amounts[-2]
        raw = _AMOUNT.sub("", self._clauses.blank[last.phrase_start : found.start])
        return share_of(raw, last.amount)

    def _part(self, clause: Clause) -> str:
        """The name of a share that says of what it is a part; empty for others."""
        whole = clause.context or clause.heading
        return share_of(clause.raw, whole) or levied(clause.raw, clause.behind, clause.context)

    def _phrase(self, found: Found, measure: Measure, clause: Clause) -> str:
        """The noun phrase in front of the number, with the verb it shares with a list."""
        last = self._last
        raw = clause.raw.strip("）) 、")
        if last.noun and clause.listed and raw.startswith(last.noun):
            rest = trim(raw[len(last.noun) :])
            if rest and (anew := last_of_list(last.noun + rest)) != last.noun + rest:
                return anew
            if rest and is_bare_verb(rest) and measure is Measure.COUNT:
                return rest
            own = found.unit == "%" or (measure is Measure.LEVEL and ends_in_amount(rest))
            return trim(last.noun) + rest if rest and own else ""
        phrase = named_of_list(without_actor(without_light_verb(trim(raw))))
        if found.unit in _POINTS:
            phrase = _THAN.sub("", phrase)
        if measure in (Measure.SHARE, Measure.GROWTH):
            return last_of_list(phrase)
        if not clause.listed:
            last.verb = carried_verb(phrase)
        elif last.verb and phrase and clause.raw.lstrip().startswith("、"):
            shared = not opens_with_verb(phrase) and not RELATIONAL.fullmatch(phrase)
            return last.verb + phrase if shared else phrase
        return phrase

    def _threshold(self, phrase: str, behind: str) -> str:
        """The size that picks out things (`投资50亿元以上的项目`)."""
        match = _THRESHOLD.match(behind)
        noun = noun_behind(behind[match.end() :]) if match else ""
        relation = RELATIONAL.search(phrase)
        if relation:
            self._last.relation = relation.group()
        invested = "总投资" if noun.endswith(("项目", "工程", "产业")) else ""
        return noun + (self._last.relation or invested)

    def _without_noun(self, found: Found, measure: Measure, clause: Clause, phrase: str) -> str:
        if clause.inside and not phrase:
            outer = trim(self._clauses.outer(found.start, self._main.end))
            if not is_bare_verb(outer):
                return outer
        purpose = purpose_behind(clause.raw, clause.behind) if found.unit.endswith("元") else ""
        if purpose and not self._clauses.lead(clause.sentence):
            return purpose
        last = self._last
        grown = last.amount if measure is Measure.GROWTH else ""
        if found.unit in _POINTS:
            grown = last.rate or clause.context
        if measure is Measure.SHARE and clause.listed and not phrase:
            grown = last.rate
        return grown or clause.context or clause.heading or phrase
