"""What the full rows of a table tell of its columns, to place the values of a row with blanks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from statistics import median

from core.parsing.indicators.expressions import parse_expr
from core.parsing.tables.kinds import Kind, alike, kind_of

_FEWEST = 3
_OTHER_KIND = 3.0
_OTHER_DECIMALS = 0.4
_SAME_DECIMALS = 0.85
_FARTHEST = 3.0


class Profile:
    """The kinds, decimals and proportions of the columns, from rows that have all values."""

    def __init__(self, full: Sequence[Sequence[str]], columns: int) -> None:
        self._kinds: list[Kind] = []
        self._decimals: list[int | None] = []
        self._between: dict[tuple[int, int], float] = {}
        if len(full) < _FEWEST:
            return
        sizes = [[_size(cell) for cell in row] for row in full]
        for column in range(columns):
            seen = Counter(kind_of(row[column]) for row in full)
            self._kinds.append(seen.most_common(1)[0][0])
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

    def weigh(self, values: Sequence[str], places: Sequence[int]) -> float:
        """How well `values` stand in the columns `places`; 0.0 is well, less is worse."""
        if not self._kinds:
            return 0.0
        weight = 0.0
        for value, place in zip(values, places, strict=True):
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
                weight -= min(abs(a - b - usual), _FARTHEST) / max(1, len(values) - 1)
        return weight


def _size(text: str) -> float | None:
    """The order of magnitude of a number; None for words and zero."""
    if kind_of(text) is not Kind.VALUE:
        return None
    expr = parse_expr(text)
    bound = expr.low if expr.low is not None else expr.high
    return math.log10(abs(bound)) if bound else None


def _decimals(text: str) -> int:
    _whole, dot, rest = text.partition(".")
    return sum(1 for char in rest if char.isdigit()) if dot else 0
