"""A report's folded text, made once, and the way back from it to the canonical text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, cast

from core.text.folding import fold

if TYPE_CHECKING:
    from core.model.report import Report
    from core.text.folding import Folded

_KEPT = "_folded_for_search"

Found = tuple[int, int, int]
"""A block's index, and a span of code points in that block's text."""


class FoldedReport:
    """All blocks of a report, folded one by one and joined by newlines.

    Folding block by block makes sure that no match runs over the end of a block, whatever
    folding does to blanks.

    Attributes:
        text: the folded text.
        starts: where each block begins in it.
    """

    def __init__(self, report: Report) -> None:
        self.folds: list[Folded] = [fold(block.text) for block in report.blocks]
        self.text = "\n".join(folded.text for folded in self.folds)
        self.starts: list[int] = []
        offset = 0
        for folded in self.folds:
            self.starts.append(offset)
            offset += len(folded.text) + 1

    def occurrences(self, word: str) -> list[int]:
        """Where folded `word` begins in the folded text, left to right, not overlapping."""
        places: list[int] = []
        step = len(word)
        find = self.text.find
        place = find(word)
        while place >= 0:
            places.append(place)
            place = find(word, place + step)
        return places

    def block_of(self, place: int) -> int:
        """The index of the block that holds `place` of the folded text."""
        return bisect_right(self.starts, place) - 1

    def found(self, places: list[tuple[int, int]]) -> list[Found]:
        """Spans of the folded text, ordered by their beginning, as spans of blocks.

        Two spans that lie in one character of the original (`m2` of `㎡`) are one.
        """
        result: list[Found] = []
        starts, folds = self.starts, self.folds
        count = len(starts)
        block, base, limit = -1, 0, 0
        last: Found | None = None
        for start, end in places:
            if start >= limit or block < 0:
                block = bisect_right(starts, start) - 1
                base = starts[block]
                limit = starts[block + 1] if block + 1 < count else len(self.text) + 1
                origin = folds[block].origin
            span = (block, *origin(start - base, end - base))
            if span != last:
                result.append(span)
                last = span
        return result


def folded_report(report: Report) -> FoldedReport:
    """The folded text of `report`, kept with it as its other derived parts are."""
    kept = report.__dict__.get(_KEPT)
    if kept is None:
        kept = report.__dict__[_KEPT] = FoldedReport(report)
    return cast("FoldedReport", kept)
