"""Blanks that typing or a PDF left between a number and its words (`增长 5.5 %`) closed up."""

from __future__ import annotations

import re
from itertools import accumulate

_BLANKS = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+"
_BLANK = re.compile(rf"(?<=[^\x00-\x7f]){_BLANKS}|{_BLANKS}(?=[^\x00-\x7f]|[%,;)])")


class Closed:
    """A text without the blanks beside Chinese characters, and the way back to its offsets.

    Blanks between two Latin or numeric words stay, for they hold two numbers apart.
    """

    def __init__(self, text: str) -> None:
        self.text = _BLANK.sub("", text)
        self._places: list[int] | None = None
        if len(self.text) != len(text):
            lost = [False] * len(text)
            for match in _BLANK.finditer(text):
                lost[match.start() : match.end()] = [True] * (match.end() - match.start())
            self._places = [at for at, gone in enumerate(lost) if not gone]
            self._shift = [0, *accumulate(lost)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the stretch `start` to `end` (not empty) of the closed text stands in the text."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1

    def closed(self, offset: int) -> int:
        """Where `offset` of the text stands in the closed text."""
        return offset if self._places is None else offset - self._shift[offset]
