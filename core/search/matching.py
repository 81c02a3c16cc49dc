"""From a query and folded text to spans; knows nothing of reports."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from core.search.patterns import TIME_LIMIT, compile_pattern, too_slow

if TYPE_CHECKING:
    from core.search.folded import FoldedReport
    from core.search.query import Query

Span = tuple[int, int]
"""A half open span of code points in folded text."""


def spans(folded: FoldedReport, query: Query) -> list[Span]:
    """Where `query` stands in the folded text, ordered, one span per place.

    Raises:
        UserError: a regular expression took too long.
    """
    if query.pattern is not None:
        return _of_pattern(folded, query)
    if not query.words:
        return []
    if len(query.words) == 1:
        word = query.words[0]
        return [(place, place + len(word)) for place in folded.occurrences(word)]
    by_block = _blocks_with_all(folded, query.words)
    if query.near is None:
        every = {span for found in by_block.values() for spans_ in found for span in spans_}
        return sorted(every)
    result: list[Span] = []
    for block in sorted(by_block):
        result.extend(close_together(by_block[block], query.near))
    return result


def _blocks_with_all(
    folded: FoldedReport, words: tuple[str, ...]
) -> dict[int, tuple[list[Span], ...]]:
    """The blocks that hold every word, each with the spans of each word in it."""
    each: list[dict[int, list[Span]]] = []
    for word in words:
        places: dict[int, list[Span]] = {}
        for place in folded.occurrences(word):
            places.setdefault(folded.block_of(place), []).append((place, place + len(word)))
        if not places:
            return {}
        each.append(places)
    common = set(each[0]).intersection(*each[1:])
    return {block: tuple(places[block] for places in each) for block in common}


def close_together(each: tuple[list[Span], ...], near: int) -> list[Span]:
    """The shortest stretches with one span of every word and at most `near` characters between.

    What lies between is the stretch less the words themselves. Of stretches that overlap the
    first one counts.

    Args:
        each: for every word its spans, ordered.
        near: the largest number of characters between the words.
    """
    # In the order of their ends: then the latest span of every word makes the shortest stretch
    # that ends here, whatever the lengths of the words.
    events = sorted((end, start, word) for word, found in enumerate(each) for start, end in found)
    latest: list[Span | None] = [None] * len(each)
    result: list[Span] = []
    for last, start, word in events:
        latest[word] = (start, last)
        known = [span for span in latest if span is not None]
        if len(known) < len(each):
            continue
        first = min(span[0] for span in known)
        between = last - first - sum(span[1] - span[0] for span in known)
        if between <= near and (not result or first >= result[-1][1]):
            result.append((first, last))
    return result


def _of_pattern(folded: FoldedReport, query: Query) -> list[Span]:
    """The matches of a regular expression, block by block, empty ones left out."""
    pattern = compile_pattern(query.pattern or "", shown=query.text)
    deadline = monotonic() + TIME_LIMIT
    result: list[Span] = []
    for start, part in zip(folded.starts, folded.folds, strict=True):
        left = deadline - monotonic()
        if left <= 0:
            raise too_slow(query.text)
        try:
            result.extend(
                (start + match.start(), start + match.end())
                for match in pattern.finditer(part.text, timeout=left)
                if match.end() > match.start()
            )
        except TimeoutError as error:
            raise too_slow(query.text) from error
    return result
