"""Rows from a stream of loose cells: an alignment of cells to name, unit and values.

The stream has lost its grid: a blank cell leaves no trace, and a cell with two printed lines is
two items. The cheapest reading under a few plain costs is taken: a name that looks like a number
is nearly impossible, a missing value costs a little, words where a number is expected cost more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.parsing.indicators.expressions import is_number, is_wording
from core.parsing.indicators.units import is_unit
from core.parsing.tables.cells import is_half_value, is_name, is_value

_NEVER = 1e6
_REMARKED = 0.5
_SLACK = 3
_GROUP = re.compile(r"(?:分|分组|其中)[:：]?$|[:：]$")
"""Words of a row that only says what the rows below it are."""

_BEGINS = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．]|其中|[#*△▲]|(?:19|20)\d\d年"
)
"""What stands at the beginning of a name, never in the middle of one."""

_Reach = Callable[[int, int, float, tuple[int, int]], None]
_TAILS = ("左右", "以上", "以下", "以内", "上下")


@dataclass(frozen=True, slots=True)
class LooseRow:
    """One row: its cells as text; `values` are those present, their columns not yet known."""

    name: str
    unit: str
    values: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Token:
    """A loose cell and what it costs to read it as a name or as a value."""

    text: str
    unit: bool
    half: bool
    name_cost: float
    value_cost: float


def _token(text: str) -> _Token:
    unit, half, value, words = is_unit(text), is_half_value(text), is_value(text), is_wording(text)
    if value or unit or not is_name(text):
        name_cost = 20.0
    else:
        name_cost = 4.0 if half else 1.5 if words else 0.0
    value_cost = 0.0 if value else 0.4 if words else 2.5 if half else 3.0
    return _Token(text, unit, half, name_cost, value_cost)


class RowReader:
    """Reads rows from loose cells for any number of value columns."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._tokens = [_token(text) for text in texts]
        self._widest = max(
            (len(name.text) for at, name in enumerate(self._tokens) if self._is_whole(at)),
            default=0,
        )

    def read(
        self, start: int, columns: int, has_unit: bool, *, remark: bool = False
    ) -> tuple[float, list[LooseRow]]:
        """The cheapest rows of the cells from `start` on, with `columns` value columns at most.

        `remark` says that the last of them holds words, mostly none. Returns the cost per row and
        the rows.
        """
        size = len(self._tokens)
        # State 0: between rows; 1: behind the name; 2 + n: behind the unit and n values.
        states = columns + 3
        best = [[_NEVER] * states for _ in range(size + 1)]
        back: list[list[tuple[int, int]]] = [[(-1, -1)] * states for _ in range(size + 1)]
        best[start][0] = 0.0

        def reach(at: int, state: int, cost: float, origin: tuple[int, int]) -> None:
            if cost < best[at][state]:
                best[at][state] = cost
                back[at][state] = origin

        for at in range(start, size + 1):
            for state in range(1, states):
                cost = best[at][state]
                if cost >= _NEVER:
                    continue
                if state == 1:
                    if has_unit and at < size and self._tokens[at].unit:
                        reach(at + 1, 2, cost, (at, 1))
                    reach(at, 2, cost + (0.6 if has_unit else 0.0), (at, 1))
                    continue
                present = state - 2
                if at < size and present < columns:
                    self._value(at, state, cost, reach)
                    if remark and present == columns - 1 and self._is_remark(at):
                        reach(at + 1, state + 1, cost + _REMARKED, (at, state))
                missing = columns - present - (remark and present == columns - 1)
                reach(at, 0, cost + self._lacks(at, present, missing), (at, state))
            if at < size and best[at][0] < _NEVER:
                self._name(at, best[at][0], reach)
        rows = self._trace(back, size)
        return best[size][0] / max(1, len(rows)), rows

    def _is_whole(self, at: int) -> bool:
        """Whether a name has a value before and one behind it: it is not broken over two lines."""
        if self._tokens[at].name_cost or not 0 < at < len(self._tokens) - 1:
            return False
        before, behind = self._tokens[at - 1], self._tokens[at + 1]
        return before.value_cost == 0.0 and (behind.unit or behind.value_cost == 0.0)

    def _fills(self, at: int) -> bool:
        """Whether a name may be the first line of a broken one: none that is whole is longer."""
        return len(self._tokens[at].text) + _SLACK >= self._widest

    def _is_remark(self, at: int) -> bool:
        """Whether a cell can be a remark on the row, not the name of the next."""
        token = self._tokens[at]
        return token.name_cost == 0.0 and not _BEGINS.match(token.text)

    def _lacks(self, at: int, present: int, missing: int) -> float:
        """What it costs that a row that ends before `at` lacks values."""
        if present:
            return 0.6 * bool(missing)
        if _GROUP.search(self._tokens[at - 1].text):
            return 0.3
        return 2.0 if self._fills(at - 1) else 0.6

    def _name(self, at: int, cost: float, reach: _Reach) -> None:
        token = self._tokens[at]
        reach(at + 1, 1, cost + token.name_cost, (at, 0))
        for more, extra in ((1, 1.5), (2, 2.5)):
            if at + more >= len(self._tokens):
                return
            following = self._tokens[at + more]
            if following.unit or is_number(following.text) or _BEGINS.match(following.text):
                return
            if _GROUP.search(self._tokens[at + more - 1].text) or not self._fills(at):
                return
            total = cost + token.name_cost + extra
            reach(at + more + 1, 1, total, (at, 0))

    def _value(self, at: int, state: int, cost: float, reach: _Reach) -> None:
        token = self._tokens[at]
        reach(at + 1, state + 1, cost + token.value_cost, (at, state))
        if at + 1 < len(self._tokens):
            following = self._tokens[at + 1]
            split = (token.half and is_number(following.text)) or (
                is_number(token.text) and following.text in _TAILS
            )
            if split:
                reach(at + 2, state + 1, cost + 0.2, (at, state))

    def _trace(self, back: list[list[tuple[int, int]]], size: int) -> list[LooseRow]:
        """The rows along the cheapest way, last to first, then turned."""
        rows: list[LooseRow] = []
        at, state = size, 0
        values: list[str] = []
        unit, end = "", size
        while (origin := back[at][state]) != (-1, -1):
            before, previous = origin
            words = "".join(token.text for token in self._tokens[before:at])
            if previous == 0:
                rows.append(LooseRow(words, unit, tuple(reversed(values)), before, end))
                values, unit, end = [], "", before
            elif previous == 1:
                unit = words
            elif state > previous:
                values.append(words)
            at, state = before, previous
        return rows[::-1]
