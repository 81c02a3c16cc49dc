"""Paragraphs that a copied web page broke where its type changed, mended.

What a page sets in bold, small or as a link (`主要目标`, the 2.5 of PM2.5) often stands on a line
of its own once the text is copied out, so that a sentence goes on over two or three lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.parsing.layout.pieces import ENDS
from core.parsing.lines.shapes import Line, join_lines
from core.parsing.outline.labels import read_label

_PROSE = 12
_COMMA = 24  # characters of a paragraph that breaks off at a comma
_PIECE = 14  # characters of what was set apart
_MOST = 12  # pieces of one paragraph
_GOES_ON = re.compile(r"[，。；、！？：）”’》％%](?![，。；])")
_WORD_GOES_ON = re.compile(r"(?:是[：:]?|为|的|等|和|与|及)(?![\s、.．])")
_STOP = re.compile(r"[，。；：！？,;:!?]")
_PAIRS = (("（", "）"), ("“", "”"), ("《", "》"))


def mend_broken(lines: Sequence[Line]) -> list[Line]:
    """`lines`, of which each is a paragraph or a piece of one, as paragraphs.

    Pieces are joined only where the words tell: a line begins with a mark that cannot begin one,
    the line before it ends in a comma, or a bracket, a formula or a sentence stays open between.
    """
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if groups and len(groups[-1]) < _MOST and _joins(groups[-1], line, following):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [join_lines(group) for group in groups]


def _joins(group: Sequence[Line], line: Line, following: Line | None) -> bool:
    """Whether `line` goes on with the paragraph whose pieces so far are `group`."""
    before = group[-1]
    if before.table is not None or line.table is not None or before.note != line.note:
        return False
    if read_label(line.text) is not None or before.text.endswith(ENDS):
        return False
    text = "".join(piece.text for piece in group)
    if len(text) < _PROSE or not (_STOP.search(text) or text.endswith("的")):
        return False
    if _GOES_ON.match(line.text) or (len(group) > 1 and _is_piece(before.text)):
        return True
    if text.endswith(("，", "、")):
        return len(text) >= _COMMA and len(line.text) >= _PIECE
    return _is_piece(line.text) and _is_inside(text, line.text, following)


def _is_piece(text: str) -> bool:
    return len(text) <= _PIECE and _STOP.search(text) is None


def _is_inside(text: str, piece: str, following: Line | None) -> bool:
    """Whether a piece stands inside the sentence that `text` begins and `following` ends."""
    if following is None or following.table is not None:
        return False
    if re.fullmatch(r"\d+(?:\.\d+)?", piece):
        return re.search(r"[A-Za-z]$", text) is not None
    rest = following.text
    if read_label(rest) is not None:
        return False
    if _GOES_ON.match(rest) or _WORD_GOES_ON.match(rest):
        return True
    return any(
        text.rfind(opening) > max(text.rfind(closing), len(text) - 40) and closing in rest[:12]
        for opening, closing in _PAIRS
    )
