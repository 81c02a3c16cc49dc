"""What a figure is about, as a person would name it.

The words in front of a number, back to the comma or to the figure before, hold its subject (`就业率
达74.24%`) or, where they are only a verb, the noun behind does (`建成4个城区停车场`). A clause
without any noun (`，增长7.93%`) speaks of the subject before it in the sentence; a share names
what it is a share of (`完成调整预算的96.3%`).

Here a block is walked figure by figure, and what its words spoke of is kept; `deciding` names the
subject of the clause around each.
"""

from __future__ import annotations

import re

from core.model.values import Measure
from core.parsing.figures.clauses import Clause, Clauses
from core.parsing.figures.deciding import decide
from core.parsing.figures.memory import ADDED, AMONG, Memory
from core.parsing.figures.numbers import Found

_LONGEST = 30
_GENERIC = re.compile(
    r"^(?!.*(?:预算|基金)).*(?:回顾|情况|工作|总结|目标|任务|安排|要求|措施|重点|成效|成绩|进展)$"
)
"""Headings that name no thing a figure could be of."""
_REACHED = re.compile(r"\s*(?:已?达到?|为|共)(?:了|约)?")


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
            last.new_sentence(
                keep_whole=within or AMONG.match(text, sentence) is not None,
                keep_first=within and ADDED.match(text, sentence) is not None,
            )
        behind = text[found.end : following]
        clause = Clause(
            found=found,
            measure=measure,
            block=self._clauses,
            raw=text[start : found.start],
            behind=behind if inside else behind.replace(" ", ""),
            sentence=sentence,
            listed=listed,
            inside=inside,
            context=self._context(measure, start, sentence, inside, text[start : found.start]),
            heading=self._heading,
            opens=start == sentence,
        )
        named = decide(clause, last)
        last.take(found.unit, measure, clause.raw, named)
        last.end, last.phrase_start, last.sentence = found.end, start, sentence
        return named.subject[:_LONGEST]

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
