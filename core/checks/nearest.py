"""The passage of a later report that is nearest to a commitment."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from core.model.blocks import BlockKind
from core.model.commitments import Commitment, Passage
from core.model.report import Report
from core.text.folding import fold

_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?]?")
_NUMBERS = re.compile(r"[\d.,%]+")
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
FLOOR = 0.3
"""Below this score nothing is shown: the words share too little to be about one thing."""


def nearest_passages(
    commitments: Sequence[Commitment], later_id: str, later: Report
) -> dict[str, Passage]:
    """For each commitment (by key) the nearest sentence of a later report, where one is near.

    The score is the share of the commitment's pairs of characters that the sentence has too,
    each weighed by how rare it is in the later report; numbers do not count, for they change
    from promise to result.
    """
    passages: list[tuple[int, int, int, frozenset[str]]] = []
    counts: Counter[str] = Counter()
    for block in later.blocks:
        if block.kind not in _KINDS or block.term is not None:
            continue
        for match in _SENTENCE.finditer(block.text):
            pairs = _pairs(match.group())
            counts.update(pairs)
            passages.append((block.index, *match.span(), pairs))
    places: dict[str, list[int]] = {}
    for index, (_block, _start, _end, pairs) in enumerate(passages):
        for pair in pairs:
            places.setdefault(pair, []).append(index)
    weights = {pair: math.log(1 + len(passages) / count) for pair, count in counts.items()}
    unknown = math.log(1 + len(passages))
    found = {}
    for one in commitments:
        wanted = _pairs(one.text)
        total = sum(weights.get(pair, unknown) for pair in wanted)
        if not total:
            continue
        scores: dict[int, float] = {}
        for pair in wanted:
            for index in places.get(pair, ()):
                scores[index] = scores.get(index, 0.0) + weights[pair]
        if not scores:
            continue
        best = max(scores, key=lambda index: (scores[index], -len(passages[index][3])))
        score = scores[best] / total
        if score < FLOOR:
            continue
        at, start, end, _pairs_of = passages[best]
        block = later.blocks[at]
        found[one.key] = Passage(
            later_id, at, block.address, start, end, block.text[start:end], round(score, 3)
        )
    return found


def _pairs(text: str) -> frozenset[str]:
    words = _NUMBERS.sub("", "".join(fold(text).text.split()))
    return frozenset(a + b for a, b in pairwise(words) if a.isalnum() and b.isalnum())
