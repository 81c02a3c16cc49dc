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
from core.parsing.figures.numbers import Found
from core.parsing.figures.phrases import (
    COMPLETION,
    RELATIONAL,
    SHARE_OF,
    blank_brackets,
    carried_verb,
    difference_in,
    granted_behind,
    is_bare_verb,
    join_relation,
    last_of_list,
    noun_behind,
    opens_with_verb,
    share_behind,
    total_in,
    trim,
    without_light_verb,
)

_SENTENCE = re.compile(r"[。！？!?\n]|；|;")
_CLAUSE = re.compile(r"[，,：:。！？!?；;\n]")
_MAX = 30
_FAR = 120
_LEAD_SENTENCE = 18
_ITEMS = re.compile(r"[、和及与]|以及")
_TIME_UNITS = ("天", "个月", "年", "小时", "分钟")
_THRESHOLD = re.compile(r"^的?(?=(?:[\u3400-\u9fff]{0,8}(?:项目|企业|工程|产业|集群)))")
_ADDED = re.compile(r"加上?|减去?|扣除")
_NOUN_TAIL = re.compile(
    r"(?:[^，,、；。：:（）()和或及]{0,6}(?:项目|企业|工程|产业|园区|乡镇|村|平台))(?:已)?(?:达到?)?"
)
_LONGEST_JOINED = 26


@dataclass(slots=True)
class _Last:
    """The figure before in the same block, and what its sentence speaks of."""

    end: int = 0
    phrase_start: int = 0
    sentence: int = -1
    inside: bool = False
    thing: str = ""
    first: str = ""
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


class Subjects:
    """Names the subjects of the figures of one block, given in order."""

    def __init__(self, text: str, heading: str) -> None:
        self._text = text
        self._blank = blank_brackets(text)
        self._heading = heading
        self._last = _Last()
        self._leads: dict[int, str] = {}
        self._ends = {
            inside: [0, *(m.end() for m in _SENTENCE.finditer(text if inside else self._blank))]
            for inside in (False, True)
        }

    def name(self, found: Found, measure: Measure, following: int) -> str:
        """The subject of a figure; `following` is where the next figure's number begins."""
        last = self._last
        inside = self._blank[found.number] == " "
        text = self._text if inside else self._blank
        ends = self._ends[inside]
        sentence = ends[bisect_right(ends, found.start) - 1]
        start = max(self._clause_start(text, found.start, inside), sentence)
        listed = last.end > start and last.sentence == sentence and (inside or not last.inside)
        if listed:
            start = last.end
        same = last.thing if last.sentence == sentence else ""
        clause = _Clause(
            raw=text[start : found.start],
            behind=self._text[found.end : following],
            sentence=sentence,
            listed=listed,
            inside=inside,
            context=same or self._before(measure, text, start, sentence) or self._context(sentence),
        )
        if not listed:
            last.verb = last.noun = ""
        if last.sentence != sentence:
            last.first = ""
        subject, thing = self._decide(found, measure, clause)
        last.end, last.phrase_start, last.sentence = found.end, start, sentence
        last.inside = inside
        if thing and not _ADDED.match(clause.raw):
            last.thing = thing
            last.first = last.first or thing
        return subject[:_MAX]

    def _decide(self, found: Found, measure: Measure, clause: _Clause) -> tuple[str, str]:
        """The subject, and the thing that later clauses speak of (empty: as before)."""
        last = self._last
        raw = clause.raw
        names = self._distributed(raw, clause.listed)
        if names is not None:
            return names, ""
        if clause.listed and (raw.startswith("的") or _NOUN_TAIL.fullmatch(raw.strip())):
            whole = trim(self._blank[last.phrase_start : found.start])
            return whole, whole
        named = (
            _share(raw, measure, clause.context)
            or _levied(clause, measure)
            or total_in(raw, last.first or clause.context)
            or difference_in(raw, clause.context)
        )
        if named:
            return named, ""
        phrase = self._phrase(found, measure, clause)
        threshold = _THRESHOLD.match(clause.behind) if measure is Measure.LEVEL else None
        if threshold and (is_bare_verb(phrase) or RELATIONAL.search(phrase)):
            return self._threshold(phrase, clause.behind), ""
        noun = (
            "" if clause.behind[:1] in ("，", "。", "、", "；", ",") else noun_behind(clause.behind)
        )
        if (found.unit in _TIME_UNITS and re.search(r"用$", raw)) or phrase.startswith("时间"):
            return _duration(clause.behind), ""
        counted = measure is Measure.COUNT or found.unit in ("万", "亿")
        if noun and (counted or (is_bare_verb(phrase) and measure is Measure.LEVEL)):
            if raw.rstrip().endswith("等") or len(phrase) > 10:
                phrase = ""
            last.noun = noun
            return phrase + noun, phrase + noun
        if (
            measure is Measure.SHARE
            and is_bare_verb(phrase)
            and (said := share_behind(clause.behind))
        ):
            return said, ""
        if is_bare_verb(phrase):
            return self._without_noun(found, clause, phrase), ""
        if measure is Measure.SHARE and (said := granted_behind(clause.behind)):
            return phrase.removesuffix("提供").removesuffix("给予") + said, ""
        if measure is Measure.GROWTH and len(phrase) <= 2 and "增长" in raw:
            return phrase + "增长", ""
        if RELATIONAL.fullmatch(phrase):
            last.relation = phrase
            whole = join_relation(clause.context, phrase)
            return (whole if len(whole) <= _LONGEST_JOINED else phrase), ""
        return phrase, phrase

    def _phrase(self, found: Found, measure: Measure, clause: _Clause) -> str:
        """The noun phrase in front of the number, with the verb it shares with a list."""
        last = self._last
        raw = clause.raw.strip("）) 、")
        if last.noun and clause.listed and raw.startswith(last.noun):
            rest = trim(raw[len(last.noun) :])
            return last.noun + rest if rest and found.unit == "%" else ""
        phrase = without_light_verb(trim(raw))
        if measure in (Measure.SHARE, Measure.GROWTH):
            return last_of_list(phrase)
        if not clause.listed:
            last.verb = carried_verb(phrase)
        elif last.verb and phrase and clause.raw.startswith("、") and not opens_with_verb(phrase):
            return last.verb + phrase
        return phrase

    def _threshold(self, phrase: str, behind: str) -> str:
        """The size that picks out things (`投资50亿元以上的项目`)."""
        match = _THRESHOLD.match(behind)
        noun = noun_behind(behind[match.end() :]) if match else ""
        relation = RELATIONAL.search(phrase)
        if relation:
            self._last.relation = relation.group()
        return noun + (self._last.relation or "总投资")

    def _without_noun(self, found: Found, clause: _Clause, phrase: str) -> str:
        if clause.inside and not phrase:
            outer = trim(self._outer(found.start))
            if not is_bare_verb(outer):
                return outer
        return clause.context or phrase

    def _distributed(self, raw: str, listed: bool) -> str | None:
        """The k-th name for the k-th number behind 分别; None where none are shared out."""
        last = self._last
        if listed and last.names and not trim(raw):
            last.place += 1
            return last.names[min(last.place, len(last.names) - 1)]
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
        return self._blank[max(start, self._last.end if self._last.end < opening else 0) : opening]

    def _before(self, measure: Measure, text: str, start: int, sentence: int) -> str:
        """The clause before one that only states a rate, when it holds no number of its own."""
        if measure not in (Measure.GROWTH, Measure.SHARE) or start <= sentence:
            return ""
        first = _last_end(_CLAUSE, text, max(sentence, start - _FAR), start - 1)
        words = trim(text[first : start - 1].rpartition("等")[2])
        plain = not re.search(r"\d", words) and not is_bare_verb(words)
        return words if plain and 1 < len(words) <= _LEAD_SENTENCE else ""

    def _context(self, sentence: int) -> str:
        """The lead sentence (`培育产业财源。`) before, else the heading."""
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
        return self._heading

    def _clause_start(self, text: str, at: int, inside: bool) -> int:
        start = _last_end(_CLAUSE, text, max(0, at - _FAR), at)
        if inside:
            start = max(start, text.rfind("（", start, at) + 1, text.rfind("(", start, at) + 1)
        return start


def _last_end(pattern: re.Pattern[str], text: str, first: int, last: int) -> int:
    """Where the last match between `first` and `last` ends; `first` for none."""
    return max((match.end() for match in pattern.finditer(text, first, last)), default=first)


def _duration(behind: str) -> str:
    """用31天时间将住院病例全部清零 -> 住院病例全部清零用时."""
    clause = _CLAUSE.split(behind, maxsplit=1)[0]
    return re.sub(r"^(?:的?时间|内|就|将|把)+", "", clause)[:20] + "用时"


def _levied(clause: _Clause, measure: Measure) -> str:
    """均按30%上缴利润: what is done by the rate names it."""
    if measure is not Measure.SHARE or not re.search(r"按照?$", clause.raw):
        return ""
    act = _CLAUSE.split(clause.behind, maxsplit=1)[0]
    return clause.context + re.sub(r"^的?(?:比例|标准)?", "", act)[:10] + "比例" if act else ""


def _share(raw: str, measure: Measure, context: str) -> str:
    """The name of a completion or a share, which says what it is a part of; empty for others."""
    if measure is not Measure.SHARE:
        return ""
    clause = raw.strip("）) ")
    completion = COMPLETION.search(clause)
    match = completion or SHARE_OF.search(clause)
    if match is None:
        return ""
    own = trim(clause[: match.start()])
    thing = context if is_bare_verb(own) else own
    if completion:
        verb = "占" if clause[match.start()] == "占" else "完成"
        return f"{thing}{verb}{match[1]}的比例"
    return f"{thing}占{trim(match[1])}的比重"
