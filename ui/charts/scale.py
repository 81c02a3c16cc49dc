"""Axes: a range that always holds zero, round ticks, and groups of like size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.i18n import _

LIKE_SIZE = 40.0
"""How many times the smallest bar of one axis the largest may be; beyond it nothing is seen."""


_LONG = 1e5
"""The size from which on numbers are written shorter."""
_COUNTING = {"万": "亿", "亿": "万亿"}
"""Units that count in ten thousands, and what ten thousand of them are."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The range of one axis and its ticks, all as shares of `unit_size`.

    A picture is drawn in shares so that 10^300 is as easy to draw as 1. `ticks` are pairs of a
    place and the words at it.
    """

    low: float
    high: float
    unit_size: float
    ticks: tuple[tuple[float, str], ...]

    def share(self, value: float) -> float:
        """`value` in the coordinates of this axis."""
        return value / self.unit_size


def make_axis(values: Sequence[float], wanted: int = 4, unit: str = "") -> Axis:
    """The axis for `values` in `unit` with about `wanted` round ticks; zero is always on it."""
    low = min(0.0, *values, 0.0)
    high = max(0.0, *values, 0.0)
    size = max(high, -low) or 1.0
    # Steps are sought in a power of ten near the size, for round values even where size is odd.
    power = 10.0 ** math.floor(math.log10(size))
    share = power / size
    step = _round_step((high / power - low / power) / wanted)
    first = math.floor(low / power / step + 1e-9)
    last = max(math.ceil(high / power / step - 1e-9), first + 1)
    # With the unit behind it the last one would be cut at the edge of the picture.
    named = last - 1 if unit[:1] in _COUNTING and last * step * power >= _LONG else last
    ticks = tuple(
        (number * step * share, tick_text(number * step * power, unit) if number <= named else "")
        for number in range(first, last + 1)
    )
    return Axis(low / size, high / size, size, ticks)


def _round_step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, next above `rough`."""
    if rough <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1.0, 2.0, 5.0):
        if rough <= factor * power * (1 + 1e-9):
            return factor * power
    return 10.0 * power


def tick_text(value: float, unit: str = "") -> str:
    """A round number as written on an axis: 2.5, 1200, 15万, 3亿.

    Where `unit` counts in 万 or 亿 itself, the next larger one takes its place, with the rest of
    it: 1,500,000 (万元) is 150亿元; 150万 would be read as ten thousand times less.
    """
    size = abs(value)
    if size >= 1e13:
        return f"{value:.0e}".replace("e+", "e")
    if size >= _LONG and unit[:1] in _COUNTING:
        return f"{value / 1e4:g}{_COUNTING[unit[:1]]}{unit[1:]}"
    if size >= 1e8:
        return _("{number}亿").format(number=f"{value / 1e8:g}")
    if size >= _LONG:
        return _("{number}万").format(number=f"{value / 1e4:g}")
    return f"{value:.6g}"


def split_by_size(sizes: Sequence[float]) -> list[list[int]]:
    """Indexes of `sizes` in groups that can share an axis, the larger sizes first.

    Within a group the largest is at most `LIKE_SIZE` times the smallest; zeros go with the
    smallest. The order within a group is that of `sizes`.
    """
    order = sorted((size, index) for index, size in enumerate(sizes) if size > 0)
    groups: list[list[int]] = []
    floor = 0.0
    for size, index in order:
        if not groups or size > floor * LIKE_SIZE:
            groups.append([])
            floor = size
        groups[-1].append(index)
    zeros = [index for index, size in enumerate(sizes) if size <= 0]
    if zeros and not groups:
        return [zeros]
    if zeros:
        groups[0].extend(zeros)
    return [sorted(group) for group in reversed(groups)]
