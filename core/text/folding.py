"""Text made comparable: width, case, simplified/traditional, radicals, quotes and dashes.

Folding looks at one character at a time, never at its neighbours: so the folded query stands in
the folded text exactly where the query stands in the text, and no phrase rule can hide a hit.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from core.text.radicals import RADICALS

if TYPE_CHECKING:
    from opencc import OpenCC

_ALIKE: Final[dict[str, str]] = {
    '"': "“”„‟〝〞〟「」『』«»",
    "'": "‘’‚‛′‵`´",
    "-": "‐‑‒–—―−─━﹘﹣－⸺⸻",
    "~": "～〜∼﹏",
    "·": "•‧・･∙⋅●⚫",
    ":": "∶︰",
    "《": "〈︽",
    "》": "〉︾",
    "[": "【〔〖",
    "]": "】〕〗",
    "〇": "○◯",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000",
    "。": "｡",
}
"""Characters that a typist does not tell apart, by the one that stands for all of them."""

_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)

_PUNCTUATION: Final[dict[str, str]] = {
    variant: plain for plain, variants in _ALIKE.items() for variant in variants
}


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def _is_han(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or character >= "\U00020000"
    )


def _fold_character(character: str) -> str:
    """What one character becomes: usually one, sometimes several (`㎡`) or none (zero width)."""
    once = _fold_once(character)
    return "".join(map(_fold_once, once))  # a few characters need two steps (薴, 苧, 苎)


def _fold_once(character: str) -> str:
    if _INVISIBLE.match(character):
        return ""
    plain = RADICALS.get(ord(character)) or _PUNCTUATION.get(character) or character
    plain = unicodedata.normalize("NFKC", plain).casefold()
    plain = "".join(_PUNCTUATION.get(part, part) for part in plain)
    if any(map(_is_han, plain)):
        plain = "".join(_simplifier().convert(part) if _is_han(part) else part for part in plain)
    return plain


class _Table(dict[int, str]):
    """A table for `str.translate` that grows by the characters it meets."""

    def __init__(self) -> None:
        super().__init__()
        self.irregular: set[str] = set()
        """Characters that do not become exactly one character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _fold_character(character)
        if len(folded) != 1:
            self.irregular.add(character)
        self[code] = folded
        return folded


_TABLE: Final = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for matching, and the way back to the offsets of the original.

    `text` is the folded text. The other three lists have one entry for each original character
    that did not become exactly one: its folded offset, its original offset, its folded length.
    All offsets count code points.
    """

    text: str
    folded_at: tuple[int, ...] = ()
    original_at: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()

    def _original(self, offset: int) -> int:
        place = bisect_right(self.folded_at, offset) - 1
        if place < 0:
            return offset
        behind = offset - self.folded_at[place] - self.lengths[place]
        if behind < 0:
            return self.original_at[place]
        return self.original_at[place] + 1 + behind

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of the original text that holds the folded span `start` to `end`."""
        if not self.folded_at:
            return start, end
        first = self._original(start)
        return first, first if end <= start else self._original(end - 1) + 1

    def folded(self, offset: int) -> int:
        """The folded offset of the original code point `offset` (or of the end of the text)."""
        place = bisect_right(self.original_at, offset) - 1
        if place < 0:
            return offset
        behind = offset - self.original_at[place]
        if behind == 0:
            return self.folded_at[place]
        return self.folded_at[place] + self.lengths[place] + behind - 1


def fold(text: str) -> Folded:
    """`text` folded for matching, with the map back; 200,000 characters take about 10 ms."""
    folded = text.translate(_TABLE)
    odd = "".join(character for character in tuple(_TABLE.irregular) if character in text)
    if not odd:
        return Folded(folded)
    folded_at: list[int] = []
    original_at: list[int] = []
    lengths: list[int] = []
    shift = 0
    for found in re.finditer(f"[{re.escape(odd)}]", text):
        length = len(_TABLE[ord(found.group())])
        folded_at.append(found.start() + shift)
        original_at.append(found.start())
        lengths.append(length)
        shift += length - 1
    return Folded(folded, tuple(folded_at), tuple(original_at), tuple(lengths))


def fold_query(text: str) -> str:
    """What a person typed, folded as `fold` folds the text; white space at its ends is dropped."""
    return unicodedata.normalize("NFC", text).strip().translate(_TABLE).strip()
