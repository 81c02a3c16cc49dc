"""What a note says without its marks of Markdown. No Qt."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile(
    r"[*_`~\[\]<\\|]|^\s{0,3}(?:#{1,6}\s|>|[-+]\s|\d+[.)]\s|(?:-{3,}|={3,})\s*$)", re.MULTILINE
)
_LINK = re.compile(
    r"!?\[([^\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
    r"|!?\[([^\]\n]+)\]\[[^\]\n]*\]"
)
_WIKI = re.compile(r"\[\[([^\]\n|]+)(?:\|([^\]\n]+))?\]\]")
_HEAD = re.compile(r"^\s{0,3}(?:#{1,6}\s+|(?:>\s?)+|[-+*]\s+(?:\[[ xX]\]\s+)?)", re.MULTILINE)
_PAIRS = re.compile(r"(\*\*|__|~~|`+|\*|(?<!\w)_(?=\S))(.+?)\1")
_FENCE = re.compile(r"^\s*(?:```|~~~).*$\n?", re.MULTILINE)
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$\n?", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ASIDE = 0xF0000
"""Where an escaped sign waits until the marks are gone: a plane that no text uses."""


def is_plain(note: str) -> bool:
    """Whether a note has nothing that Markdown would set otherwise."""
    return _MARKS.search(note) is None


@lru_cache(maxsize=20_000)
def words_of(note: str) -> str:
    """The words of a note for a list, without marks; line breaks stay."""
    if is_plain(note):
        return note
    words = _ESCAPED.sub(lambda found: chr(_ASIDE + ord(found[1])), note)
    words = _RULE.sub("", _FENCE.sub("", words))
    words = _WIKI.sub(lambda found: found[2] or found[1], words)
    words = _LINK.sub(lambda found: found[1] or found[2] or "", words)
    words = _HEAD.sub("", words)
    for _round in range(3):
        words, count = _PAIRS.subn(r"\2", words)
        if not count:
            break
    back = {_ASIDE + code: code for code in range(0x21, 0x7F)}
    return words.translate(back).strip("\n")
