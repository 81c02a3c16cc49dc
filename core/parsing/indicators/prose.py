"""What the sentences of a report say about an indicator's number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.parsing.indicators.lexicon import bare_name, wordings

_WINDOW = 36
_GAP = re.compile(r"([^，,。；;\d]{0,14}?)(\d+(?:\.\d+)?)(?!\d)(.{0,8})")
_REMARK = re.compile(r"[（(].*?[）)]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number right behind an indicator's name: text before the name, words between, after."""

    before: str
    between: str
    number: str
    after: str


class Prose:
    """The sentences of a report, asked for the numbers that follow an indicator's name."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [text for text in texts if text]

    def mentions(self, name: str) -> Iterator[Mention]:
        """Every number that one clause gives of the indicator, under any of its names."""
        for words in wordings(_REMARK.sub("", bare_name(name))):
            for text in self._texts:
                at = text.find(words)
                while at >= 0:
                    end = at + len(words)
                    match = _GAP.match(text[end : end + _WINDOW])
                    if match:
                        yield Mention(text[:at], match[1], match[2], match[3])
                    at = text.find(words, end)
