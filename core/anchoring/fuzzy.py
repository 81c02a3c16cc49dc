"""Words that were changed: the most similar stretch, and where it begins and ends."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio_alignment

from core.anchoring.context import agreement

FLOOR = 0.7
"""Less similar words are not the same words any more."""

_FRAMED_FLOOR = 0.4
_FRAMES = (24, 12, 8)
"""How many characters before and behind a changed quote are looked for."""

_MARGIN = 0.08
_CONTEXT = 64
_LONGEST = 1500
"""Longer quotes are found by their beginning and their end."""

_EDGE = 200


class Similar(NamedTuple):
    """A stretch of squeezed text; `clear` says that no other comes near. Scores from 0 to 1."""

    score: float
    context: float
    start: int
    end: int
    clear: bool


def most_similar(
    quote: str, before: str, after: str, text: str, start: int, end: int
) -> Similar | None:
    """The stretch of text[start:end] most similar to `quote`, None under the floor.

    All texts without white space; `before` and `after` are what stood around the quote.
    """
    if len(quote) > _LONGEST:
        return _by_edges(quote, before, after, text, start, end)
    span = _best(quote, text[start:end])
    if span is None:
        return None
    first, last = _true_ends(quote, before, after, text, start + span[0], start + span[1])
    score = Indel.normalized_similarity(quote, text[first:last])
    if score < FLOOR:
        return None
    context = agreement(
        before, after, text[max(0, first - _CONTEXT) : first], text[last : last + _CONTEXT]
    )
    # The runner-up is looked for in what is left when the best one is blotted out.
    rest = text[start:first] + "\0" * (last - first) + text[last:end]
    rival = _best(quote, rest)
    rival_score = 0.0 if rival is None else Indel.normalized_similarity(quote, rest[slice(*rival)])
    return Similar(score, context, first, last, score - rival_score >= _MARGIN or context >= 0.5)


def between(quote: str, before: str, after: str, text: str) -> Similar | None:
    """What now stands between the words before and behind the quote, None where that is not known.

    The surroundings must stand in `text` once each and near each other. What is between them may
    have changed more than `most_similar` allows, but not beyond `_FRAMED_FLOOR`: words that were
    taken out are not looked for in their neighbours.
    """
    for length in _FRAMES:
        head, tail = before[-length:], after[:length]
        if len(head) < length or len(tail) < length:
            continue
        if text.count(head) != 1 or text.count(tail) != 1:
            continue
        first, last = text.find(head) + length, text.find(tail)
        if not first < last <= first + 2 * len(quote) + length:
            continue
        score = Indel.normalized_similarity(quote, text[first:last])
        if score >= _FRAMED_FLOOR:
            return Similar(score, 1.0, first, last, clear=True)
    return None


def _best(quote: str, text: str) -> tuple[int, int] | None:
    """The window of `text` most similar to `quote`."""
    if len(text) < len(quote):
        return (0, len(text)) if text else None
    found = partial_ratio_alignment(quote, text, score_cutoff=(FLOOR - 0.15) * 100)
    return None if found is None else (found.dest_start, found.dest_end)


def _true_ends(
    quote: str, before: str, after: str, text: str, start: int, end: int
) -> tuple[int, int]:
    """Move the ends of a window, as long as the quote was, to where the words really end.

    What stood right before and behind the quote tells best; else the first and last piece of
    the quote that are still there.
    """
    reach = max(8, len(quote) // 2)
    low, high = max(0, start - reach), min(len(text), end + reach)
    first = last = -1
    for length in (12, 8, 5):
        head, tail = before[-length:], after[:length]
        if first < 0 and len(head) == length:
            place = text.find(head, max(0, low - length), start + reach)
            first = place + length if place >= 0 else -1
        if last < 0 and len(tail) == length:
            last = text.rfind(tail, max(first, end - reach, 0), min(len(text), high + length))
    blocks = [
        block
        for block in Indel.editops(quote, text[low:high]).as_matching_blocks()
        if block.size >= 2
    ]
    if first < 0:
        first = low + blocks[0].b if blocks else start
    if last <= first:
        last = low + blocks[-1].b + blocks[-1].size if blocks else end
    return (first, last) if last > first else (start, end)


def _by_edges(
    quote: str, before: str, after: str, text: str, start: int, end: int
) -> Similar | None:
    """A long quote, found by its first and last words."""
    head = most_similar(quote[:_EDGE], before, quote[_EDGE : 2 * _EDGE], text, start, end)
    if head is None:
        return None
    tail = most_similar(quote[-_EDGE:], quote[-2 * _EDGE : -_EDGE], after, text, head.end, end)
    if tail is None or not 0.5 < (tail.end - head.start) / len(quote) < 2:
        return None
    score, context = min(head.score, tail.score), min(head.context, tail.context)
    return Similar(score, context, head.start, tail.end, head.clear and tail.clear)
