"""Text without blanks, and the way back.

A new reading of a file may join lines that the former one kept apart, or lose a blank between
two words; the words are the same. So quotes are looked for without any white space.
"""

from __future__ import annotations

from bisect import bisect_left


def squeeze(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())


class Squeezed:
    """A text without white space.

    Attributes:
        text: what is left of it.
        origins: the offset of each character of `text` in the original.
    """

    def __init__(self, original: str) -> None:
        self.origins = [
            offset for offset, character in enumerate(original) if not character.isspace()
        ]
        self.text = squeeze(original)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A non-empty span of `text` as one of the original."""
        return self.origins[start], self.origins[end - 1] + 1

    def at(self, offset: int) -> int:
        """Where the first character at or behind `offset` of the original stands in `text`."""
        return bisect_left(self.origins, offset)

    def occurrences(self, quote: str, most: int = 5000) -> list[int]:
        """Where `quote` begins in `text`, overlaps counted, at most `most` places."""
        places: list[int] = []
        place = self.text.find(quote)
        while place >= 0 and len(places) < most:
            places.append(place)
            place = self.text.find(quote, place + 1)
        return places
