"""Which characters of one version are which of the next: blocks first, then letters.

A file imported as a new version replaces one that is still there, so the two can be laid side
by side. That tells apart what surroundings alone cannot: the third 单位：万元 of forty.
"""

from __future__ import annotations

from bisect import bisect_right
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.report import Report

_LARGEST = 4_000_000
"""Characters times characters that are compared letter by letter (about 1 MB of memory)."""

_SURE_RUN = 12
"""So many characters in one piece are no chance."""

_SHORTEST_RUN = 3
"""Fewer equal characters between changed ones are chance."""

_ALIKE = 60.0
_AHEAD = 10.0
"""How alike (in percent) a moved block must be, and how far ahead of the next best."""

_SHORTEST_MOVED = 30


class Run(NamedTuple):
    """`length` characters from `former` on are those from `now` on; canonical offsets.

    `sure`: the piece is a whole unchanged block, or long enough not to be chance.
    """

    former: int
    now: int
    length: int
    sure: bool


class Alignment:
    """The characters that two versions of a report have in common.

    Attributes:
        pairs: the blocks of the former version and those they became, by index.
        moved: the former blocks that stand elsewhere among the others now.
    """

    def __init__(self, former: Report, now: Report) -> None:
        self._former = former
        self._now = now
        self._runs: list[Run] = []
        self.pairs: dict[int, int] = {}
        self.moved: set[int] = set()
        lost: list[int] = []
        gained: list[int] = []
        matcher = SequenceMatcher(
            None,
            [block.text for block in former.blocks],
            [block.text for block in now.blocks],
            autojunk=False,
        )
        for tag, first, last, new_first, new_last in matcher.get_opcodes():
            if tag == "equal":
                for old, new in zip(range(first, last), range(new_first, new_last), strict=True):
                    self._same(old, new)
                continue
            olds, news = list(range(first, last)), list(range(new_first, new_last))
            more_lost, more_gained = self._pair_in_place(olds, news)
            lost += more_lost
            gained += more_gained
        in_place = set(self.pairs)
        self._pair_moved(lost, gained)
        self.moved = self.pairs.keys() - in_place
        self._runs.sort()
        self._starts = [run.former for run in self._runs]

    def span(self, start: int, end: int) -> tuple[int, int, bool] | None:
        """Where a span of the former version stands now, and whether that is sure.

        None unless its first and last character are still there. What lies between is for the
        caller to compare.
        """
        first, last = self._run_at(start), self._run_at(end - 1)
        if first is None or last is None:
            return None
        begin = first.now + start - first.former
        finish = last.now + end - last.former
        return (begin, finish, first.sure and last.sure) if finish > begin else None

    def _run_at(self, offset: int) -> Run | None:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        run = self._runs[index]
        return run if offset < run.former + run.length else None

    def _same(self, old: int, new: int) -> None:
        """Two equal blocks."""
        self.pairs[old] = new
        length = len(self._former.blocks[old].text)
        self._runs.append(Run(self._former.starts[old], self._now.starts[new], length, True))

    def _pair_in_place(self, olds: list[int], news: list[int]) -> tuple[list[int], list[int]]:
        """Changed blocks between unchanged ones, in their order; returns those left over."""
        lost: list[int] = []
        gained: list[int] = []
        while olds and news:
            old, new = self._former.blocks[olds[0]].text, self._now.blocks[news[0]].text
            here = ratio(old, new)
            skip_old = max((ratio(self._former.blocks[i].text, new) for i in olds[1:4]), default=0)
            skip_new = max((ratio(old, self._now.blocks[i].text) for i in news[1:4]), default=0)
            if here >= _ALIKE and here >= max(skip_old, skip_new):
                self._letters(olds.pop(0), news.pop(0))
            elif skip_old > skip_new or (skip_old == skip_new and len(olds) >= len(news)):
                lost.append(olds.pop(0))
            else:
                gained.append(news.pop(0))
        return lost + olds, gained + news

    def _pair_moved(self, lost: Sequence[int], gained: Sequence[int]) -> None:
        """Blocks that went elsewhere: the same text first, then the clearly most similar one."""
        left = list(gained)
        rest = []
        for old in lost:
            text = self._former.blocks[old].text
            same = [new for new in left if self._now.blocks[new].text == text]
            if len(same) == 1 and sum(self._former.blocks[i].text == text for i in lost) == 1:
                self._same(old, same[0])
                left.remove(same[0])
            else:
                rest.append(old)
        for old in rest:
            text = self._former.blocks[old].text
            if len(text) < _SHORTEST_MOVED:
                continue
            scores = sorted((ratio(text, self._now.blocks[new].text), new) for new in left)
            if not scores or scores[-1][0] < _ALIKE:
                continue
            if len(scores) == 1 or scores[-1][0] - scores[-2][0] >= _AHEAD:
                new = scores[-1][1]
                self._letters(old, new)
                left.remove(new)

    def _letters(self, old: int, new: int) -> None:
        """The letters that two similar blocks have in common."""
        self.pairs[old] = new
        former, now = self._former.blocks[old].text, self._now.blocks[new].text
        if len(former) * len(now) > _LARGEST:
            return
        for block in Indel.editops(former, now).as_matching_blocks():
            whole = block.size in (len(former), len(now))
            if block.size >= _SHORTEST_RUN or (whole and block.size):
                self._runs.append(
                    Run(
                        self._former.starts[old] + block.a,
                        self._now.starts[new] + block.b,
                        block.size,
                        block.size >= _SURE_RUN,
                    )
                )
