"""What the full rows of a table tell of its columns, to place the values of a row with blanks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from statistics import median

from core.model.values import Bound
from core.parsing.indicators.expressions import parse_expr
from core.parsing.tables.kinds import Kind, alike, kind_of

_FEWEST = 3
_ENOUGH = 6
_OTHER_KIND = 3.0
_OTHER_DECIMALS = 0.4
_SAME_DECIMALS = 0.85
_FARTHEST = 3.0


class Profile:
    """The kinds, decimals and proportions of the columns, from the rows that have all values."""

    def __init__(self, rows: Sequence[Sequence[str]], columns: int) -> None:
        self._kinds: list[Kind] = []
        self._decimals: list[int | None] = []
        self._exact: list[bool] = []
        self._between: dict[tuple[int, int], float] = {}
        most = max(map(len, rows), default=0)
        full = [row for row in rows if len(row) == most]
        self._trust = min(1.0, len(full) / _ENOUGH)
        if len(full) < _FEWEST or not columns - 1 <= most <= columns:
            return
        columns = most  # a last column that is blank all the way down tells nothing
        sizes = [[_size(cell) for cell in row] for row in full]
        for column in range(columns):
            seen = Counter(kind_of(row[column]) for row in full)
            self._kinds.append(seen.most_common(1)[0][0])
            exact = sum(_is_exact(row[column]) for row in full)
            self._exact.append(exact >= _SAME_DECIMALS * len(full))
            places = Counter(
                _decimals(row[column]) for row in full if _size(row[column]) is not None
            )
            common, count = places.most_common(1)[0] if places else (0, 0)
            sure = count >= _FEWEST and count >= _SAME_DECIMALS * places.total()
            self._decimals.append(common if sure else None)
        for left, right in combinations(range(columns), 2):
            told = [
                a - b
                for row in sizes
                if (a := row[left]) is not None and (b := row[right]) is not None
            ]
            if len(told) >= _FEWEST:
                self._between[left, right] = median(told)

    def is_exact(self, column: int) -> bool:
        """Whether the full rows have bare numbers in a column, no bounds and no words."""
        return column < len(self._exact) and self._exact[column]

    def weigh(self, values: Sequence[str], places: Sequence[int]) -> float:
        """How well `values` stand in the columns `places`; 0.0 is well, less is worse."""
        if not self._kinds:
            return 0.0
        weight = 0.0
        for value, place in zip(values, places, strict=True):
            if place >= len(self._kinds):
                weight -= _OTHER_KIND * (kind_of(value) is Kind.VALUE)
                continue
            if not alike(kind_of(value), self._kinds[place]):
                weight -= _OTHER_KIND
            decimals = self._decimals[place]
            if decimals is not None and _size(value) is not None:
                weight -= _OTHER_DECIMALS * (_decimals(value) != decimals)
        sizes = [_size(value) for value in values]
        for one, other in combinations(range(len(values)), 2):
            usual = self._between.get((places[one], places[other]))
            a, b = sizes[one], sizes[other]
            if usual is not None and a is not None and b is not None:
                apart = min(abs(a - b - usual), _FARTHEST) / max(1, len(values) - 1)
                weight -= apart * self._trust
        return weight


def _size(text: str) -> float | None:
    """The order of magnitude of a number; None for words and zero."""
    if kind_of(text) is not Kind.VALUE:
        return None
    expr = parse_expr(text)
    bound = expr.low if expr.low is not None else expr.high
    return math.log10(abs(bound)) if bound else None


def _is_exact(text: str) -> bool:
    return kind_of(text) is Kind.VALUE and parse_expr(text).bound is Bound.EXACT


def _decimals(text: str) -> int:
    _whole, dot, rest = text.partition(".")
    return sum(1 for char in rest if char.isdigit()) if dot else 0
