"""Between canonical code points and positions in Qt's document; nothing else converts.

Qt counts UTF-16 units, and its document also holds the raised note marks and the frames of
tables. A `Segment` is a stretch of canonical text that stands in the document without a gap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_FIRST_ASTRAL = "\U00010000"


def units(text: str) -> int:
    """The number of UTF-16 units of `text`."""
    return len(text) if text.isascii() else len(text) + sum(c >= _FIRST_ASTRAL for c in text)


class Positions:
    """The table of segments of one document; filled in reading order by the builder."""

    def __init__(self) -> None:
        self._canonical: list[int] = []
        self._document: list[int] = []
        self._lengths: list[int] = []
        # Characters beyond the BMP take two units: where they stand, counted both ways.
        self._astral: list[int] = []
        self._astral_document: list[int] = []

    def add(self, canonical: int, document: int, text: str) -> int:
        """Tell that `text`, at `canonical`, stands at `document`.

        Segments come in ascending order, without overlap. An empty text marks an empty block or
        cell.

        Returns:
            The document position behind the text.
        """
        self._canonical.append(canonical)
        self._document.append(document)
        self._lengths.append(len(text))
        if text and max(text) >= _FIRST_ASTRAL:
            seen = 0
            for index, character in enumerate(text):
                if character >= _FIRST_ASTRAL:
                    self._astral.append(canonical + index)
                    self._astral_document.append(document + index + seen)
                    seen += 1
            return document + len(text) + seen
        return document + len(text)

    def start(self, offset: int) -> int:
        """The document position of a stretch that begins at canonical `offset`.

        Where a note mark stands at `offset`, the position is behind the mark.
        """
        return self._position(bisect_right(self._canonical, offset) - 1, offset)

    def end(self, offset: int) -> int:
        """The document position of a stretch that ends at canonical `offset`, before any mark."""
        return self._position(max(0, bisect_left(self._canonical, offset) - 1), offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document positions of the canonical stretch from `start` to `end`.

        An empty stretch stays empty.
        """
        first = self.start(start)
        return (first, first) if end <= start else (first, max(first, self.end(end)))

    def spans(self, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """`span` for thousands: the same, in a third of the time."""
        canonical, document, lengths = self._canonical, self._document, self._lengths
        if self._astral or not canonical:
            return [self.span(start, end) for start, end in stretches]
        found = []
        for start, end in stretches:
            index = bisect_right(canonical, start) - 1
            if index < 0:
                found.append(self.span(start, end))
                continue
            within = start - canonical[index]
            length = lengths[index]
            first = last = document[index] + (within if within < length else length)
            if end > start:
                index = bisect_left(canonical, end) - 1
                within = end - canonical[index]
                length = lengths[index]
                last = document[index] + (within if within < length else length)
            found.append((first, last if last > first else first))
        return found

    def canonical(self, position: int) -> int:
        """The canonical offset of a document position.

        Inside a mark or between blocks it is the end of the segment before; inside a surrogate
        pair it is the offset of that character.
        """
        index = bisect_right(self._document, position) - 1
        if index < 0:
            return self._canonical[0] if self._canonical else 0
        start = self._document[index]
        low = bisect_left(self._astral_document, start)
        high = bisect_left(self._astral_document, position)
        within = position - start - (high - low)
        return self._canonical[index] + max(0, min(within, self._lengths[index]))

    def _position(self, index: int, offset: int) -> int:
        if not self._canonical:
            return 0
        index = max(0, index)
        start = self._canonical[index]
        within = max(0, min(offset - start, self._lengths[index]))
        wide = bisect_left(self._astral, start + within) - bisect_left(self._astral, start)
        return self._document[index] + within + wide
