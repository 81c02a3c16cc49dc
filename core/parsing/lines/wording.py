"""How alike the words before a place in the text are to the term of an entry."""

from __future__ import annotations

import re
from collections import Counter

QUOTES = "“”‘’\"'《》「」『』〈〉"
_STRIP = str.maketrans("", "", QUOTES + " （）()")
_WIDTH = str.maketrans("，：；（）０１２３４５６７８９＋－．", ",:;()0123456789+-.")


def bare(text: str) -> str:
    """`text` without quotes, brackets and spaces, width folded: only to compare wordings."""
    return text.translate(_STRIP).translate(_WIDTH)


def unquoted(text: str) -> str:
    """`text` without quotation marks, otherwise as printed."""
    return re.sub(f"[{QUOTES}]", "", text)


def common_length(one: str, other: str) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for char in one:
        corner = 0
        for at, against in enumerate(other, 1):
            above = row[at]
            row[at] = corner + 1 if char == against else max(above, row[at - 1])
            corner = above
    return row[-1]


def likeness(term: str, before: str) -> float:
    """How surely the words `before` a mark name `term`, 0 to 1; both as `bare` returns them.

    1 when the words end with the term, 0.9 when it stands a few characters earlier; else from the
    characters they share, in order or (两高两新, 两新两高) in any.
    """
    if not term or not before:
        return 0.0
    if before.endswith(term):
        return 1.0
    if term in before[-(len(term) + 6) :]:
        return 0.9
    window = before[-(len(term) + 3) :]
    shared = sum((Counter(term) & Counter(window)).values())
    if len(term) < 3 or shared < 0.6 * len(term):
        return 0.0
    if len(term) <= 8 and sorted(before[-len(term) :]) == sorted(term):
        return 0.85
    if window[-1] not in term:
        return 0.0
    return 0.9 * common_length(term, window) / len(term)
