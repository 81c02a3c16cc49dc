"""The passage of a later report that is nearest to a commitment."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.checks.planning import ahead_blocks
from core.model.blocks import BlockKind
from core.model.commitments import Commitment, Passage
from core.model.report import Report
from core.text.folding import fold

_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?]?")
_CLAUSE = re.compile(r"[^，,、。；;！!？?]+")
_LONG, _ENOUGH = 60, 0.75
_NUMBERS = re.compile(r"[\d.,%]+")
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
FLOOR = 0.3
"""Below this score nothing is shown: the words share too little to be about one thing."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    block: int
    start: int
    end: int
    pairs: frozenset[str]
    ahead: bool


class _Later:
    """The sentences of a later report, by the pairs of characters in them."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.sentences: list[_Sentence] = []
        counts: Counter[str] = Counter()
        ahead = ahead_blocks(report)
        for block in report.blocks:
            if block.kind not in _KINDS or block.term is not None:
                continue
            for match in _SENTENCE.finditer(block.text):
                pairs = _pairs(match.group())
                counts.update(pairs)
                looks = block.index in ahead
                self.sentences.append(_Sentence(block.index, *match.span(), pairs, looks))
        self._places: dict[str, list[int]] = {}
        for index, sentence in enumerate(self.sentences):
            for pair in sentence.pairs:
                self._places.setdefault(pair, []).append(index)
        count = len(self.sentences)
        self._weights = {pair: math.log(1 + count / times) for pair, times in counts.items()}
        self._unknown = math.log(1 + count)

    def weight(self, pairs: frozenset[str]) -> float:
        """How much some pairs weigh; a pair that the report has not weighs most."""
        return sum(self._weights.get(pair, self._unknown) for pair in pairs)

    def nearest(self, wanted: frozenset[str]) -> tuple[_Sentence, float] | None:
        """The sentence that shares most, and the share; what looks back comes first."""
        total = self.weight(wanted)
        scores: dict[int, float] = {}
        for pair in wanted:
            for index in self._places.get(pair, ()):
                scores[index] = scores.get(index, 0.0) + self._weights[pair]
        for ahead in (False, True):
            inside = [index for index in scores if self.sentences[index].ahead is ahead]
            if not inside:
                continue
            best = max(inside, key=lambda at: (scores[at], -len(self.sentences[at].pairs)))
            if scores[best] >= FLOOR * total:
                return self.sentences[best], scores[best] / total
        return None

    def narrowed(self, sentence: _Sentence, wanted: frozenset[str]) -> tuple[int, int]:
        """The clause of a long sentence that holds nearly all that it shares, else all of it."""
        text = self._report.blocks[sentence.block].text[sentence.start : sentence.end]
        if len(text) <= _LONG:
            return sentence.start, sentence.end
        enough = _ENOUGH * self.weight(sentence.pairs & wanted)
        clauses = [
            (self.weight(_pairs(match.group()) & wanted), match) for match in _CLAUSE.finditer(text)
        ]
        weight, match = max(clauses, key=lambda one: one[0])
        if weight < enough:
            return sentence.start, sentence.end
        return sentence.start + match.start(), sentence.start + match.end()


def nearest_passages(
    commitments: Sequence[Commitment], later_id: str, later: Report
) -> dict[str, Passage]:
    """For each commitment (by key) the nearest passage of a later report, where one is near.

    The review of the year comes before what is planned next, which often says the same again. The
    score is the share of the commitment's pairs of characters that the sentence has too, each
    weighed by how rare it is in the later report; numbers do not count, for they change from
    promise to result.
    """
    known = _Later(later)
    found = {}
    for one in commitments:
        wanted = _pairs(one.text)
        near = known.nearest(wanted)
        if near is None:
            continue
        sentence, score = near
        start, end = known.narrowed(sentence, wanted)
        block = later.blocks[sentence.block]
        text = block.text[start:end]
        found[one.key] = Passage(
            later_id, block.index, block.address, start, end, text, round(score, 3)
        )
    return found


def _pairs(text: str) -> frozenset[str]:
    words = _NUMBERS.sub("", "".join(fold(text).text.split()))
    return frozenset(a + b for a, b in pairwise(words) if a.isalnum() and b.isalnum())
