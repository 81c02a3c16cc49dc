"""Leading sentences that stand on lines of their own, each above the paragraph it leads.

Web pages set them in bold at the start of a paragraph; once the text is copied out, the change of
type has become a change of line (`产业底盘更加厚实。` above `深入实施……`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from core.parsing.lines.shapes import Line
from core.parsing.outline.extent import first_stop
from core.parsing.outline.labels import Style, read_label

_SHORTEST, _LONGEST = 4, 32
_PROSE = 30
_FEWEST = 2
_USUAL = 6
"""With as many of them in a text they are its way of setting: a section may have a single one."""
_NO_LEAD = re.compile(
    r"^(?:各位|同志|现在|现将|下面|因此|对此|为此|同时|此外|综上|总之|\d)|[！？：；:;]|如下|以下|报告|审议|审查"
    r"|感谢|敬意|以上|\d+(?:\.\d+)?\s*(?:%|％|亿|万|个|项|家|元)"
)


def is_usual(lines: Sequence[Line]) -> bool:
    """Whether so many stand in the text that this is how its paragraphs begin."""
    return len(_leads(lines, range(len(lines)))) >= _USUAL


def find_alone(lines: Sequence[Line], group: Sequence[int], usual: bool) -> list[int]:
    """Those among the lines of one section; `usual` tells that the text has many elsewhere.

    There must be two of them, as many as paragraphs that none leads; fewer where they are usual or
    numbered (一是), and there one at the head of its section is enough.
    """
    leads = _leads(lines, group)
    led = {at + 1 for at in leads}
    others = [
        at
        for at in group
        if at not in led and at not in leads and read_label(lines[at].text) is None
    ]
    sure = usual or all(read_label(lines[at].text) is not None for at in leads)
    enough = len(leads) >= _FEWEST and (sure or len(leads) >= len(others))
    heads = usual and leads[:1] == list(group[:1])
    return leads if enough or heads else []


def _leads(lines: Sequence[Line], group: Sequence[int]) -> list[int]:
    """Short sentences that are whole lines above a longer paragraph without number."""
    found: list[int] = []
    for at, following in itertools.pairwise(group):
        if following == at + 1 and found[-1:] != [at - 1] and _is_sentence(lines[at]):
            after = lines[following]
            prose = after.table is None and read_label(after.text) is None
            if prose and len(after.text) >= max(_PROSE, len(lines[at].text) + 10):
                found.append(at)
    return found


def _is_sentence(line: Line) -> bool:
    if line.table is not None or not line.text.endswith("。"):
        return False
    label = read_label(line.text)
    if label is not None and label.style is not Style.ORDINAL:
        return False
    begin = label.end if label is not None else 0
    words = line.text[begin:-1]
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and first_stop(line.text, begin) == len(line.text) - 1
        and _NO_LEAD.search(words) is None
    )
