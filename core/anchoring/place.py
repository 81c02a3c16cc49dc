"""From an anchor to the place where its words stand in another version of the report.

The order: the same block, the same words in the same surroundings, changed words between the same
surroundings, similar words in the section, similar words anywhere. A place that is not sure is
flagged (changed, ambiguous) instead of given as sure; where nothing is near enough the annotation
is an orphan and stays visible.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.anchoring.aligning import Alignment
from core.anchoring.alone import Alone, only_one
from core.anchoring.context import agreement
from core.anchoring.describe import CONTEXT, block_hash
from core.anchoring.fuzzy import Similar, between, most_similar
from core.anchoring.squeezed import Squeezed, squeeze
from core.model.annotations import Anchor, AnchorState, Placement

if TYPE_CHECKING:
    from core.model.report import Report

EXACT_ONLY = 12
"""Quotes with fewer characters are found by their exact words only."""

_LONG = 30
_FLOORS = ((EXACT_ONLY, 0.7), (_LONG, 0.4))
_LONG_FLOOR = 0.15
_SOLE_FLOOR = 0.4
_COMMONPLACE = 3
_COMMON_FLOOR = 0.95
_GONE_FLOOR = 0.6
_RUN_CONTEXT = 0.3
"""How well the surroundings of words in a short piece must agree."""

_MARGIN = 0.15
_HINT = 0.25
_SAME_ADDRESS = 0.08
_LONE_BLOCK = 4
"""A block of so many characters that had no twin is known by its text alone."""

_TELLING_BLOCK = 20
"""The same for a block that may have had one."""

_TWIN_HOME = 0.4
_TWIN_AWAY = 0.95
"""How well the surroundings of a shorter one must agree, at its address and elsewhere."""

_TOLD_APART = 0.95
"""The score of words whose surroundings no other place has."""

ORPHAN = Placement(AnchorState.ORPHAN, -1, -1, 0.0)


class _Candidate(NamedTuple):
    """A place where the quote may stand, canonical offsets, and how well it fits.

    `context` runs from 0 to 1, `score` adds a little for the same address.
    """

    score: float
    context: float
    start: int
    end: int
    same_address: bool


class Placer:
    """Finds anchors in one version of a report; keeps what it works out for the next anchor.

    Args:
        report: the report as understood in this version.
        version: the id of this version.
        former: the version before, when there is one; it makes the finding surer.
    """

    def __init__(self, report: Report, version: str, former: Report | None = None) -> None:
        self._report = report
        self._version = version
        self._former = former

    def place(self, anchor: Anchor, known: tuple[int, int] | None = None) -> Placement:
        """Where the anchor's words stand, and how sure that is.

        Args:
            anchor: how they were described.
            known: the canonical span where they surely stood in the former version.
        """
        text = self._report.text
        if anchor.version == self._version and text[anchor.start : anchor.end] == anchor.quote:
            return Placement(AnchorState.EXACT, anchor.start, anchor.end)
        if self._former is not None and known is not None:
            return self._aligned(anchor, *known) or self._by_quote(anchor, gone=True)
        return self._in_same_block(anchor) or self._by_quote(anchor, gone=False)

    def _aligned(self, anchor: Anchor, start: int, end: int) -> Placement | None:
        """The place by laying the two versions side by side, None when that does not tell."""
        found = self._alignment.span(start, end)
        if found is None:
            return None
        begin, finish, sure = found
        if squeeze(self._report.text[begin:finish]) != squeeze(anchor.quote):
            return None
        candidate = self._candidate(anchor, begin, finish)
        if not sure and candidate.context < _RUN_CONTEXT:
            return None
        block = self._report.block_at(begin)
        same = candidate.same_address and block_hash(block.text) == anchor.block_hash
        state = AnchorState.EXACT if same else AnchorState.MOVED
        return Placement(state, begin, finish)

    @cached_property
    def _alignment(self) -> Alignment:
        assert self._former is not None
        return Alignment(self._former, self._report)

    @cached_property
    def _squeezed(self) -> Squeezed:
        return Squeezed(self._report.text)

    @cached_property
    def _by_hash(self) -> dict[str, list[int]]:
        blocks: dict[str, list[int]] = {}
        for block in self._report.blocks:
            blocks.setdefault(block_hash(block.text), []).append(block.index)
        return blocks

    @cached_property
    def _by_address(self) -> dict[str, int]:
        return {block.address: block.index for block in reversed(self._report.blocks)}

    def _in_same_block(self, anchor: Anchor) -> Placement | None:
        """The place in an unchanged block, None when there is none or more than one could be."""
        if anchor.offset < 0:
            return None
        fits: list[_Candidate] = []
        for index in self._by_hash.get(anchor.block_hash, ()):
            start = self._report.starts[index] + anchor.offset
            end = start + len(anchor.quote)
            if self._report.text[start:end] == anchor.quote:
                fits.append(self._candidate(anchor, start, end))
        if not fits:
            return None
        best = _clear_winner(fits)
        if best is None:
            return None
        # A block moved as a whole has other neighbours. Its text alone tells, if it was the only
        # one with that text: else its twin may be gone, and this one was never meant.
        size = len(self._report.block_at(best.start).text)
        telling = size >= (_LONE_BLOCK if anchor.twins == 0 else _TELLING_BLOCK)
        telling = telling and anchor.twins <= 0
        if best.same_address and (telling or best.context >= _TWIN_HOME):
            return Placement(AnchorState.EXACT, best.start, best.end)
        if telling or best.context >= _TWIN_AWAY:
            return Placement(AnchorState.MOVED, best.start, best.end, max(best.context, 0.9))
        return None

    def _by_quote(self, anchor: Anchor, *, gone: bool) -> Placement:
        """The place by the words themselves; `gone` says that they are not where they were."""
        quote = squeeze(anchor.quote)
        if not quote:
            return ORPHAN
        found: list[_Candidate] = []
        places = self._squeezed.occurrences(quote)
        known = Alone(anchor.alone_before, anchor.alone_behind, anchor.alone_around)
        if known.before >= 0:
            around = squeeze(anchor.prefix), squeeze(anchor.suffix)
            only = only_one(known, *around, self._squeezed.text, places, len(quote))
            if only is not None:
                start, end = self._squeezed.span(only, only + len(quote))
                return Placement(AnchorState.MOVED, start, end, _TOLD_APART)
        for place in places:
            start, end = self._squeezed.span(place, place + len(quote))
            found.append(self._candidate(anchor, start, end))
        best = max(found, default=None)
        floor = _floor(len(quote), anchor.copies, len(found))
        if best is not None and best.context >= (max(floor, _GONE_FLOOR) if gone else floor):
            # One of several that is not told apart may be the heir of a place that is gone.
            told = anchor.copies < 1 or known.before < 0
            if told and _clear_winner(found) is not None:
                return Placement(AnchorState.MOVED, best.start, best.end, best.context)
            return Placement(AnchorState.AMBIGUOUS, best.start, best.end, best.context)
        if len(quote) >= EXACT_ONLY:
            similar = self._similar(anchor, quote)
            if similar is not None and (best is None or similar.context > best.score):
                state = AnchorState.CHANGED if similar.clear else AnchorState.AMBIGUOUS
                start, end = self._squeezed.span(similar.start, similar.end)
                if best is None or not start <= best.start < best.end <= end:
                    return Placement(state, start, end, similar.score)
                # The likeness is that of the very words: they are shown, not what grew round them.
            if best is not None:
                return Placement(AnchorState.AMBIGUOUS, best.start, best.end, best.context)
        elif best is not None and best.score >= _HINT:
            return Placement(AnchorState.AMBIGUOUS, best.start, best.end, best.context)
        return ORPHAN

    def _candidate(self, anchor: Anchor, start: int, end: int) -> _Candidate:
        """A place with its score: the surroundings, and a little for the same address."""
        text = self._squeezed.text
        first = self._squeezed.at(start)
        last = self._squeezed.at(end)
        context = agreement(
            squeeze(anchor.prefix),
            squeeze(anchor.suffix),
            text[max(0, first - CONTEXT) : first],
            text[last : last + CONTEXT],
        )
        same = self._report.block_at(start).address == anchor.address
        return _Candidate(context + _SAME_ADDRESS * same, context, start, end, same)

    def _similar(self, anchor: Anchor, quote: str) -> Similar | None:
        """What stands between the anchor's surroundings; the most similar words of its section.

        Else those of the whole report.
        """
        context = squeeze(anchor.prefix), squeeze(anchor.suffix)
        text = self._squeezed.text
        framed = between(quote, *context, text)
        if framed is not None:
            return framed
        home = self._section_span(anchor)
        if home is not None:
            found = most_similar(quote, *context, text, *home)
            if found is not None:
                return found
        return most_similar(quote, *context, text, 0, len(text))

    def _section_span(self, anchor: Anchor) -> tuple[int, int] | None:
        """The span in the squeezed text of the section that the anchor's address lies in."""
        index = self._by_address.get(anchor.address)
        section = None if index is None else self._report.blocks[index].section
        if section is None:
            return None
        bounds = self._report.sections[section]
        first = self._report.starts[bounds.first]
        ended = bounds.last >= len(self._report.blocks)
        last = len(self._report.text) if ended else self._report.starts[bounds.last]
        return self._squeezed.at(first), self._squeezed.at(last)


def place(anchor: Anchor, report: Report, version: str) -> Placement:
    """Where an anchor's words stand in `report`, whose version id is `version`.

    Never raises. For many anchors on one report a `Placer` is faster.
    """
    return Placer(report, version).place(anchor)


def _floor(length: int, copies: int, places: int) -> float:
    """How well the surroundings must agree for a quote of so many characters.

    Less where the words stood in one place only, and do so now; more for a commonplace, whose
    own place may be gone.
    """
    if length < EXACT_ONLY and copies >= _COMMONPLACE:
        return _COMMON_FLOOR
    floor = next((floor for limit, floor in _FLOORS if length < limit), _LONG_FLOOR)
    return min(floor, _SOLE_FLOOR) if copies == 0 and places == 1 else floor


def _clear_winner(candidates: list[_Candidate]) -> _Candidate | None:
    """The best one, None when the runner-up is too near."""
    best = max(candidates)
    rivals = [other for other in candidates if other is not best]
    runner_up = max((rival.score for rival in rivals), default=-1.0)
    return best if best.score - runner_up >= _MARGIN else None
