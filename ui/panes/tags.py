"""Tags as people type them."""

from __future__ import annotations


def tag_list(words: str) -> tuple[str, ...]:
    """The tags typed into one line, parted by blanks, commas or `#`; no tag twice."""
    for mark in "#＃,，、;；":
        words = words.replace(mark, " ")
    return tuple(dict.fromkeys(words.split()))
