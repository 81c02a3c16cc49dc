"""What a figure is about, as a person would name it.

The words in front of a number, back to the comma or to the figure before, hold its subject (`就业率
达74.24%`) or, where they are only a verb, the noun behind does (`建成4个城区停车场`). A clause
without any noun (`，增长7.93%`) speaks of the subject before it in the sentence; a share names
what it is a share of (`完成调整预算的96.3%`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from core.model.values import Measure
from core.parsing.figures.balances import balance_in, difference_in, fund_of, total_in
from core.parsing.figures.numbers import Found
from core.parsing.figures.parallels import is_grade_of, measured_end, with_grade, with_measure
from core.parsing.figures.phrases import (
    RELATIONAL,
    blank_brackets,
    carried_verb,
    first_of_whole,
    granted_behind,
    is_bare_verb,
    join_relation,
    last_of_list,
    last_verb,
    noun_behind,
    opens_with_verb,
    share_behind,
    trim,
    without_light_verb,
)
from core.parsing.figures.purposes import purpose_behind
from core.parsing.figures.shares import duration, levied, run_of, share_of

_SENTENCE = re.compile(r"[。！？!?\n]|；|;")
_CLAUSE = re.compile(r"[，,：:。！？!?；;\n]")
_MAX = 30
_FAR = 120
_LEAD_SENTENCE = 18
_ITEMS = re.compile(r"[、和及与]|以及")
_TIME_UNITS = ("天", "个月", "年", "小时", "分钟")
_THRESHOLD = re.compile(r"^的?(?=(?:[\u3400-\u9fff]{0,8}(?:项目|企业|工程|产业|集群)))")
_ADDED = re.compile(r"加上?|减去?|扣除")
_AMONG = re.compile(r"其中|[分按从][\u3400-\u9fff]{2,8}[看分]")
_GIVES = re.compile(r"(?:贡献|承担|提供|创造|生产|占据)")
_STOPS = ("，", "。", "、", "；", ",")
_NOUN_TAIL = re.compile(
    r"(?:[^，,、；。：:（）()和或及]{0,6}(?:项目|企业|工程|产业|园区|乡镇|村|平台))(?:已)?(?:达到?)?"
)
_LONGEST_JOINED = 26
_LONGEST_VERB = 10


@dataclass(slots=True)
class _Last:
    """The figure before in the same block, and what its sentence speaks of."""

    end: int = 0
    phrase_start: int = 0
    sentence: int = -1
    thing: str = ""
    first: str = ""
    amount: str = ""
    whole: str = ""
    unit: str = ""
    fund: str = ""
    noun: str = ""
    verb: str = ""
    relation: str = ""
    names: tuple[str, ...] = ()
    place: int = 0


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around one figure."""

    raw: str
    behind: str
    sentence: int
    listed: bool
    inside: bool
    context: str
    heading: str


class Subjects:
    """Names the subjects of the figures of one block, given in order."""

    def __init__(self, text: str, heading: str) -> None:
        self._text = text
        self._blank = blank_brackets(text)
        self._heading = heading
        self._last = _Last()
        self._main, self._inner, self._opening = self._last, _Last(), -1
        self._leads: dict[int, str] = {}
        self._ends = {
            inside: [0, *(m.end() for m in _SENTENCE.finditer(text if inside else self._blank))]
            for inside in (False, True)
        }

    def name(self, found: Found, measure: Measure, following: int) -> str:
        """The subject of a figure; `following` is where the next figure's number begins."""
        inside = self._blank[found.number] == " "
        text = self._text if inside else self._blank
        ends = self._ends[inside]
        sentence = ends[bisect_right(ends, found.start) - 1]
        last = self._last = self._bracket(found.start, sentence) if inside else self._main
        start = max(self._clause_start(text, found.start, inside), sentence)
        listed = last.end > start and last.sentence == sentence
        if listed:
            start = last.end
        else:
            last.verb = last.noun = ""
        same = last.thing if last.sentence == sentence else ""
        if last.sentence != sentence:
            last.first = last.amount = ""
            if not _AMONG.match(text, sentence) and text[sentence - 1 : sentence] not in "；;":
                last.whole = ""
        clause = _Clause(
            raw=text[start : found.start],
            behind=self._text[found.end : following],
            sentence=sentence,
            listed=listed,
            inside=inside,
            context=same or self._before(measure, text, start, sentence) or self._lead_of(sentence),
            heading=self._heading,
        )
        subject, thing = self._decide(found, measure, clause)
        self._remember(found, measure, clause, subject, thing)
        last.end, last.phrase_start, last.sentence = found.end, start, sentence
        return subject[:_MAX]

    def _bracket(self, at: int, sentence: int) -> _Last:
        """What was said before in the bracket at `at`; a new one knows the words outside."""
        far = max(0, at - _FAR)
        opening = max(self._text.rfind("（", far, at), self._text.rfind("(", far, at))
        if opening != self._opening:
            outer = self._main
            self._opening = opening
            self._inner = _Last(
                sentence=sentence,
                thing=outer.thing,
                first=outer.first,
                whole=outer.whole,
                unit=outer.unit,
                fund=outer.fund,
            )
        return self._inner

    def _remember(
        self, found: Found, measure: Measure, clause: _Clause, subject: str, thing: str
    ) -> None:
        """Keeps what later clauses may speak of."""
        last = self._last
        if measure in (Measure.LEVEL, Measure.COUNT) and found.unit not in _TIME_UNITS:
            last.amount = subject
        if not thing or _ADDED.match(clause.raw):
            return
        last.thing = thing
        if not last.first:
            last.first = thing
            last.fund = fund_of(thing) or last.fund
        if self._is_whole(thing, clause.raw):
            last.whole, last.unit = thing, found.unit

    def _is_whole(self, thing: str, raw: str) -> bool:
        """Whether later members of a row (`其中国家级2个`) may belong to `thing`."""
        whole = self._last.whole
        if measured_end(thing) or not whole:
            return True
        return not (measured_end(whole) or _AMONG.search(raw) or is_grade_of(thing, whole))

    def _decide(self, found: Found, measure: Measure, clause: _Clause) -> tuple[str, str]:
        """The subject, and the thing that later clauses speak of (empty: as before)."""
        said = self._said_whole(found, measure, clause)
        if said is not None:
            return said
        phrase = self._phrase(found, measure, clause)
        noun = "" if clause.behind[:1] in _STOPS else noun_behind(clause.behind)
        counted = measure is Measure.COUNT or found.unit in ("万", "亿")
        if noun and (counted or (is_bare_verb(phrase) and measure is Measure.LEVEL)):
            return self._counted(clause, phrase, noun)
        if is_bare_verb(phrase):
            share = share_behind(clause.behind) if measure is Measure.SHARE else ""
            return share or self._without_noun(found, measure, clause, phrase), ""
        if measure is Measure.SHARE and (granted := granted_behind(clause.behind)):
            return phrase.removesuffix("提供").removesuffix("给予") + granted, ""
        if measure is Measure.SHARE and noun and _GIVES.match(phrase):
            return phrase + noun, ""
        if measure is Measure.GROWTH and len(phrase) <= 2 and "增长" in clause.raw:
            return phrase + "增长", ""
        return self._named(found, measure, clause, phrase)

    def _said_whole(
        self, found: Found, measure: Measure, clause: _Clause
    ) -> tuple[str, str] | None:
        """The subject of a clause whose form alone tells it; None for other clauses."""
        last, raw = self._last, clause.raw
        names = self._distributed(raw, clause.listed)
        if names is not None:
            return names, ""
        if clause.listed and (raw.startswith("的") or _NOUN_TAIL.fullmatch(raw.strip())):
            whole = trim(self._blank[last.phrase_start : found.start])
            return whole, whole
        if found.unit in _TIME_UNITS:
            if run := self._run(clause):
                return run
            if re.search(r"用(?:时间)?$", raw):
                return duration(clause.behind), ""
        named = (
            (measure is Measure.SHARE and self._part(clause))
            or balance_in(raw, last.fund)
            or total_in(raw, last.first or clause.context)
            or difference_in(raw, clause.context)
        )
        if named:
            return named, ""
        threshold = _THRESHOLD.match(clause.behind) if measure is Measure.LEVEL else None
        if threshold:
            phrase = self._phrase(found, measure, clause)
            if is_bare_verb(phrase) or RELATIONAL.search(phrase):
                return self._threshold(phrase, clause.behind), ""
        return None

    def _counted(self, clause: _Clause, phrase: str, noun: str) -> tuple[str, str]:
        """The name of counted things: the noun behind with a short verb in front."""
        self._last.noun = noun
        noun = first_of_whole(noun)
        if clause.raw.rstrip().endswith(("等", "其中")):
            phrase = ""
        elif len(phrase) > _LONGEST_VERB:
            phrase = last_verb(phrase)
        return phrase + noun, phrase + noun

    def _named(
        self, found: Found, measure: Measure, clause: _Clause, phrase: str
    ) -> tuple[str, str]:
        """The name that the words in front give, with what a row of names left out."""
        last = self._last
        if RELATIONAL.fullmatch(phrase):
            last.relation = phrase
            whole = join_relation(clause.context or clause.heading, phrase)
            return (whole if len(whole) <= _LONGEST_JOINED else phrase), ""
        phrase = with_measure(phrase, last.whole, measure, found.unit == last.unit)
        if measure is Measure.COUNT:
            phrase = with_grade(phrase, last.whole or last.thing)
        return phrase, phrase

    def _run(self, clause: _Clause) -> tuple[str, str] | None:
        """What went on for a time (`满意率连续5年保持`): the thing and what it did."""
        head, together, rest = clause.raw.rpartition("连续")
        if not together or rest.strip():
            return None
        own = trim(head.rpartition("、")[2] if clause.listed else head)
        thing = clause.context if is_bare_verb(own) else own
        return thing + run_of(clause.behind), thing

    def _part(self, clause: _Clause) -> str:
        """The name of a share that says of what it is a part; empty for others."""
        whole = clause.context or clause.heading
        return share_of(clause.raw, whole) or levied(clause.raw, clause.behind, clause.context)

    def _phrase(self, found: Found, measure: Measure, clause: _Clause) -> str:
        """The noun phrase in front of the number, with the verb it shares with a list."""
        last = self._last
        raw = clause.raw.strip("）) 、")
        if last.noun and clause.listed and raw.startswith(last.noun):
            rest = trim(raw[len(last.noun) :])
            if rest and (anew := last_of_list(last.noun + rest)) != last.noun + rest:
                return anew
            return last.noun + rest if rest and found.unit == "%" else ""
        phrase = without_light_verb(trim(raw))
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
        return noun + (self._last.relation or "总投资")

    def _without_noun(self, found: Found, measure: Measure, clause: _Clause, phrase: str) -> str:
        if clause.inside and not phrase:
            outer = trim(self._outer(found.start))
            if not is_bare_verb(outer):
                return outer
        purpose = purpose_behind(clause.raw, clause.behind) if found.unit.endswith("元") else ""
        if purpose and not self._leads.get(clause.sentence):
            return purpose
        grown = self._last.amount if measure is Measure.GROWTH else ""
        return grown or clause.context or clause.heading or phrase

    def _distributed(self, raw: str, listed: bool) -> str | None:
        """The k-th name for the k-th number behind 分别; None where none are shared out."""
        last = self._last
        if listed and last.names and not trim(raw):
            last.place = (last.place + 1) % len(last.names)
            return last.names[last.place]
        last.names = ()
        head, together, _rest = raw.partition("分别")
        if not together:
            return None
        names = [name for part in _ITEMS.split(trim(head)) if (name := trim(part))]
        if len(names) < 2:
            return None
        last.names, last.place = tuple(names), 0
        last.thing = names[0]
        return names[0]

    def _outer(self, at: int) -> str:
        """The clause in front of the bracket that holds position `at`."""
        far = max(0, at - _FAR)
        opening = max(self._text.rfind("（", far, at), self._text.rfind("(", far, at), 0)
        start = self._clause_start(self._blank, opening, inside=False)
        return self._blank[max(start, self._main.end if self._main.end < opening else 0) : opening]

    def _before(self, measure: Measure, text: str, start: int, sentence: int) -> str:
        """The clause before one that only states a rate, when it holds no number of its own."""
        if measure not in (Measure.GROWTH, Measure.SHARE) or start <= sentence:
            return ""
        first = _last_end(_CLAUSE, text, max(sentence, start - _FAR), start - 1)
        words = trim(text[first : start - 1].rpartition("等")[2])
        plain = not re.search(r"\d", words) and not is_bare_verb(words)
        return words if plain and 1 < len(words) <= _LEAD_SENTENCE else ""

    def _lead_of(self, sentence: int) -> str:
        """The short sentence (`培育产业财源。`) before the one at `sentence`; empty for none."""
        if sentence and self._text[sentence - 1] in "；;" and self._last.thing:
            return self._last.thing
        if sentence not in self._leads:
            self._leads[sentence] = self._lead(sentence)
        return self._leads[sentence]

    def _lead(self, sentence: int) -> str:
        before = self._text[max(0, sentence - _FAR) : sentence].rstrip("。；; ")
        words = before[_last_end(_SENTENCE, before, 0, len(before)) :]
        if len(words) <= _FAR // 2:
            lead = trim(words)
            plain = "，" not in lead and not re.search(r"\d", lead)
            if plain and 1 < len(lead) <= _LEAD_SENTENCE:
                return lead
        return ""

    def _clause_start(self, text: str, at: int, inside: bool) -> int:
        start = _last_end(_CLAUSE, text, max(0, at - _FAR), at)
        if inside:
            start = max(start, text.rfind("（", start, at) + 1, text.rfind("(", start, at) + 1)
        return start


def _last_end(pattern: re.Pattern[str], text: str, first: int, last: int) -> int:
    """Where the last match between `first` and `last` ends; `first` for none."""
    return max((match.end() for match in pattern.finditer(text, first, last)), default=first)
