"""Headings glued to the end of the paragraph above them, set on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.parsing.furniture.dropping import is_prose
from core.parsing.layout.splitting import cut_line
from core.parsing.lines.shapes import Line
from core.parsing.outline.labels import Style, read_label

_GLUED = re.compile(
    r"(?<=[。！；”])\s?((?:第[一二三四五六七八九十]{1,3}(?:部分|章)\s*|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十]{1,3}[）)])[^。；，！：:,]{2,30})$"
)
_LAST = 48  # characters at the end of a paragraph in which such a heading stands


def unglue_headings(lines: Sequence[Line]) -> list[Line]:
    """`lines`, a heading at the end of a paragraph cut off where its number is the next one.

    The text has to go on behind it.
    """
    parted: list[Line] = []
    last: dict[Style, int] = {}
    for at, line in enumerate(lines):
        _take(line, last)
        parted.append(line)
        match = _GLUED.search(line.text, max(0, len(line.text) - _LAST))
        label = read_label(match[1]) if match and line.table is None else None
        following = lines[at + 1] if at + 1 < len(lines) else None
        if match is None or label is None or following is None or following.table is not None:
            continue
        goes_on = is_prose(following) or read_label(following.text) is not None
        if goes_on and 0 < last.get(label.style, 0) == label.number - 1:
            text, heading = cut_line(line, match.start(1))
            parted[-1:] = [text, heading]
            _take(heading, last)
    return parted


def _take(line: Line, last: dict[Style, int]) -> None:
    """Remember the number that a line begins with; those inside it begin anew."""
    label = read_label(line.text) if line.table is None else None
    if label is None or label.style > Style.PAREN_HAN:
        return
    for style in [style for style in last if style > label.style]:
        del last[style]
    last[label.style] = label.number
