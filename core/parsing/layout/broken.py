"""Paragraphs that the end of a page broke in two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from core.parsing.front.titles import is_byline
from core.parsing.furniture.dropping import is_prose
from core.parsing.lines.shapes import Line, join_lines
from core.parsing.outline.labels import read_label

_OPEN_END = re.compile(r"[\u4e00-\u9fff\d，、”》）)]$")
_SHORTEST = 20
_LONG_HEADING = 40  # a heading is shorter, and so is the title above a text


def is_broken(before: Line, after: Line) -> bool:
    """Whether what stands at the end of a page stands inside a paragraph that goes on behind it."""
    return (
        before.table is None
        and after.table is None
        and len(before.text) >= _SHORTEST
        and read_label(after.text) is None
        and not after.text.startswith(("“", "附"))
        and _OPEN_END.search(before.text) is not None
        and is_prose(after, 12)
    )


def join_broken(lines: Sequence[Line], breaks: Sequence[int]) -> list[Line]:
    """`lines` with the paragraphs joined that a page number, now gone, stood in.

    `breaks` are the indexes of the source blocks that held the numbers, in order.
    """
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if (
            above is not None
            and bisect_right(breaks, above.index) < bisect_right(breaks, line.index)
            and is_broken(above, line)
            and ("。" in above.text or len(above.text) >= _LONG_HEADING)
            and not is_byline(above.text)
        ):
            joined[-1] = join_lines([above, line])
        else:
            joined.append(line)
    return joined
