"""Lines of paper that stand in one line, with blanks where they ended."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_WIDE: Final = "\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef"
_BREAK: Final = re.compile(rf"(?<=[{_WIDE},.;:)])[ \u3000\u00a0]+(?=[{_WIDE}(])")
_BLANK: Final = re.compile(r"[ \u3000\u00a0]+")
_ENDS: Final = frozenset("。！？；：;:")
_FEWEST: Final = 12
_NARROWEST, _WIDEST = 32, 120  # columns of a line of paper
_SLACK: Final = 5  # columns by which a full line may be narrower: a stop that did not fit


def display_width(line: str) -> int:
    """How many half-width columns `line` takes on paper."""
    return sum(1 if character < "\u1100" else 2 for character in line)


def paper_lines(text: str) -> list[str]:
    """The lines of paper that `text` is made of; empty where its blanks do not end such lines.

    Most pieces between two Chinese characters are as wide as one another then, and break off in
    the middle of a sentence. A blank beside a digit or a letter ends a line where it is full.
    """
    pieces = [piece for piece in _BREAK.split(text) if piece]
    if len(pieces) < _FEWEST:
        return []
    widths = Counter(display_width(piece) // 2 * 2 for piece in pieces)
    full = max(widths, key=lambda width: sum(widths[width + step] for step in (-2, 0, 2)))
    alike = [piece for piece in pieces if abs(display_width(piece) - full) <= _SLACK]
    inside = sum(piece[-1] not in _ENDS for piece in alike)
    if (
        not _NARROWEST <= full <= _WIDEST
        or 3 * len(alike) < len(pieces)
        or 5 * inside < 3 * len(alike)
    ):
        return []
    return [line for piece in pieces for line in _filled(piece, full)]


def _filled(piece: str, full: int) -> list[str]:
    """A piece wider than a line of paper, ended at the blanks where a line is full."""
    lines: list[str] = []
    begin, at, width = 0, 0, 0
    for blank in _BLANK.finditer(piece):
        width += display_width(piece[at : blank.start()])
        if abs(width - full) <= _SLACK:
            lines.append(piece[begin : blank.start()])
            begin, width = blank.end(), 0
        at = blank.end()
    return [*lines, piece[begin:]]
