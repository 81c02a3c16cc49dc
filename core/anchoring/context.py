"""How well the surroundings of a place agree with those an anchor remembers."""

from __future__ import annotations

from itertools import takewhile

from rapidfuzz.fuzz import ratio

_NEAR = 12
"""So many characters directly beside the quote, all equal, are as good as can be."""

_WINDOW = 32
_NOISE = 0.25
"""Two unrelated pieces of official Chinese are alike to about this degree."""


def agreement(before: str, after: str, found_before: str, found_after: str) -> float:
    """From 0 (nothing in common) to 1 (the same on both sides).

    The side that agrees better counts more: an edit beside the quote spoils one side only.
    All texts without white space, each up to the end next to the quote.
    """
    left = _side(before[::-1], found_before[::-1])
    right = _side(after, found_after)
    return 0.6 * max(left, right) + 0.4 * min(left, right)


def _side(remembered: str, found: str) -> float:
    """One side, both texts beginning next to the quote."""
    if not remembered:
        # The quote stood at the end of the report.
        return 0.3 if found else 1.0
    wanted = min(_NEAR, len(remembered))
    pairs = zip(remembered[:wanted], found, strict=False)
    run = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
    alike = ratio(remembered[:_WINDOW], found[:_WINDOW]) / 100
    return 0.5 * run / wanted + 0.5 * max(0.0, (alike - _NOISE) / (1 - _NOISE))
