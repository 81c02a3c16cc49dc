"""How much of its surroundings makes a quote the only one of its kind.

When an anchor is made, the whole report is at hand: it is counted how many characters before the
quote, behind it, or on both sides no other place with the same words has. In another version a
place whose surroundings agree that far, and a little farther, can be no other, as long as it
is the only such place; and where they do not agree so far, likeness alone is never sure.
"""

from __future__ import annotations

from typing import NamedTuple

REACH = 64
"""So many characters are compared on each side, as many as an anchor keeps."""

NEVER = REACH + 1
"""What is told where even all of these do not make the quote the only one."""

_BEYOND = 4
"""So many characters farther one side must agree, against chance."""

_BEYOND_BOTH = 2
"""The same for both sides together."""


class Alone(NamedTuple):
    """Code points of the surroundings that no other place has: from 0 (none needed) to NEVER."""

    before: int
    behind: int
    around: int


def alone(text: str, start: int, end: int) -> Alone:
    """What makes text[start:end] the only one of its kind in `text`."""
    quote = text[start:end]
    before, behind = text[max(0, start - REACH) : start][::-1], text[end : end + REACH]
    shared_before = shared_behind = shared_around = -1
    at = text.find(quote)
    while at >= 0:
        if at != start:
            left = _agreeing_before(before, text, at)
            right = _agreeing_behind(behind, text, at + len(quote))
            shared_before = max(shared_before, left)
            shared_behind = max(shared_behind, right)
            shared_around = max(shared_around, min(left, right))
        at = text.find(quote, at + 1)
    return Alone(shared_before + 1, shared_behind + 1, shared_around + 1)


def only_one(
    known: Alone, before: str, behind: str, text: str, places: list[int], length: int
) -> int | None:
    """The one of `places` (in `text`, of a quote of so many characters) that can be no other.

    None where there is none, or where more than one has such surroundings.

    Args:
        known: what made the quote the only one where the anchor was made.
        before: what stood before it there, in its order.
        behind: what stood behind it.
        text: the text that is searched now, without white space like the others.
        places: where the quote stands in it.
        length: of the quote.
    """
    backwards = before[::-1]
    found: int | None = None
    for place in places:
        left = _agreeing_before(backwards, text, place)
        right = _agreeing_behind(behind, text, place + length)
        if (
            left >= known.before + _BEYOND
            or right >= known.behind + _BEYOND
            or min(left, right) >= known.around + _BEYOND_BOTH
        ):
            if found is not None:
                return None
            found = place
    return found


def _agreeing_before(backwards: str, text: str, at: int) -> int:
    """How many characters before `at` agree; `backwards` begins next to the quote."""
    count = 0
    most = min(len(backwards), at)
    while count < most and text[at - 1 - count] == backwards[count]:
        count += 1
    return count


def _agreeing_behind(forwards: str, text: str, at: int) -> int:
    """How many characters from `at` on agree."""
    count = 0
    most = min(len(forwards), len(text) - at)
    while count < most and text[at + count] == forwards[count]:
        count += 1
    return count
