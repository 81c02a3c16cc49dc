"""The level of each kind of number, by the document's own nesting.

The usual kinds nest alike in every report (一、 （一） 1. （1）), unless the numbers say otherwise.
A rare kind (第一、 甲、 Ⅰ. A.) stands where the document first uses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.parsing.outline.labels import RARE, Label, Style


def levels_of(labels: Sequence[Label]) -> dict[Style, int]:
    """The level of each kind of number among the headings of a text, in order; the widest is 1."""
    levels = _usual_levels([label for label in labels if label.style not in RARE])
    for style in dict.fromkeys(label.style for label in labels if label.style in RARE):
        first = next(at for at, label in enumerate(labels) if label.style is style)
        above = levels.get(labels[first - 1].style, 0) if first else 0
        level = above + 1
        inside = [
            levels[other]
            for other in levels
            if levels[other] > above and _holds(labels, style, other)
        ]
        if inside and min(inside) <= level:
            deeper = level + 1 - min(inside)
            for other in levels:
                if levels[other] >= min(inside):
                    levels[other] += deeper
        levels[style] = level
    return levels


def _usual_levels(labels: Sequence[Label]) -> dict[Style, int]:
    """Levels by rank; two kinds swap where the nesting shows it."""
    order = sorted({label.style for label in labels})
    for place in range(len(order) - 1):
        outer, inner = order[place], order[place + 1]
        if _restarts_inside(labels, outer, inner):
            order[place], order[place + 1] = inner, outer
    return {style: level for level, style in enumerate(order, 1)}


def _restarts_inside(labels: Sequence[Label], outer: Style, inner: Style) -> bool:
    """Whether `outer` starts again at 1 under each of two or more `inner` numbers that run on."""
    first = next(label.style for label in labels if label.style in (outer, inner))
    if first is outer:
        return False
    inners = [label.number for label in labels if label.style is inner]
    runs_on = inners == sorted(inners) and len(set(inners)) == len(inners) >= 2
    ones = sum(label.style is outer and label.number == 1 for label in labels)
    return runs_on and ones >= 2


def _holds(labels: Sequence[Label], outer: Style, inner: Style) -> bool:
    """Whether `inner` begins right under an `outer` number."""
    return any(
        above.style is outer and label.style is inner and label.number == 1
        for above, label in pairwise(labels)
    )
