"""What the figures of a block said so far, for the clauses that leave their subject out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from core.model.values import Measure
from core.parsing.figures.balances import fund_of
from core.parsing.figures.parallels import is_grade_of, measured_end

TIME_UNITS = ("天", "个月", "个季度", "年", "小时", "分钟")
AMONG = re.compile(r"其中|[分按从][\u3400-\u9fff]{2,8}[看分]")
"""Words that open the members of a whole told before."""
ADDED = re.compile(r"加上?|减去?|扣除")


class Named(NamedTuple):
    """The subject of a figure, and the thing that later clauses speak of (empty: as before)."""

    subject: str
    thing: str = ""


@dataclass(slots=True)
class Memory:
    """The figure before in the same block, and what its sentence speaks of.

    `thing` is what was named last, `first` what the sentence began with, `whole` what members of a
    row belong to, `amounts` the last names of levels and counts, `rate` that of the last share.
    `ending` is what all names of the last list share (完成预算的比例).
    `said` and `said_unit` are of the figure before, `timed` tells that it is a time (`3年翻一番`).
    `end`, `phrase_start` and `sentence` are code points of the block; inside a bracket `outer_end`
    is where the last figure before the bracket ends.
    """

    end: int = 0
    phrase_start: int = 0
    sentence: int = -1
    thing: str = ""
    first: str = ""
    amount: str = ""
    rate: str = ""
    whole: str = ""
    unit: str = ""
    fund: str = ""
    noun: str = ""
    verb: str = ""
    relation: str = ""
    amounts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    place: int = 0
    ending: str = ""
    timed: bool = False
    said: str = ""
    said_unit: str = ""
    outer_end: int = 0

    def new_sentence(self, keep_whole: bool, keep_first: bool = False) -> None:
        """Forget what only the sentence before knew; a sum that goes on keeps its beginning."""
        self.amount = self.rate = ""
        if not keep_first:
            self.first = ""
        self.amounts = self.shared = ()
        if not keep_whole:
            self.whole = ""

    def inside(self, sentence: int) -> Memory:
        """What a bracket knows of the words outside when it opens."""
        return Memory(
            sentence=sentence,
            thing=self.thing,
            first=self.first,
            whole=self.whole,
            unit=self.unit,
            fund=self.fund,
            outer_end=self.end,
        )

    def take(self, unit: str, measure: Measure, raw: str, named: Named) -> None:
        """Keep what later clauses may speak of."""
        subject, thing = named
        self.said, self.said_unit, self.timed = subject, unit, unit in TIME_UNITS
        if measure in (Measure.LEVEL, Measure.COUNT) and unit not in TIME_UNITS:
            self.amount = subject
            self.amounts = (*self.amounts[-2:], subject)
        if measure is Measure.SHARE:
            self.rate = subject
        if not thing or ADDED.match(raw):
            return
        self.thing = thing
        if not self.first:
            self.first = thing
            self.fund = fund_of(thing) or self.fund
        if self._is_whole(thing, raw):
            self.whole, self.unit = thing, unit

    def _is_whole(self, thing: str, raw: str) -> bool:
        """Whether later members of a row (`其中国家级2个`) may belong to `thing`."""
        if measured_end(thing) or not self.whole:
            return True
        whole = self.whole
        return not (measured_end(whole) or AMONG.search(raw) or is_grade_of(thing, whole))
