"""A report that a letter sends (`关于印发…的通知`): the letter is another paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.source import FurnitureReason
from core.parsing.furniture.chrome import chrome_reason
from core.parsing.furniture.dropping import Discarded
from core.parsing.lines.cleaning import close_spaces
from core.parsing.lines.shapes import Line
from core.parsing.lines.variants import simple

_SENT = re.compile(
    r"[^。；：]{0,60}(?:印发|转发|批转|下达|公布|发布|报送)(?P<names>[^。；：]{6,120}?)的?(?:通知|公告|函|通报)"
    r"(?:[（(][^（）()]{1,20}[）)])?"
)
_AHEAD = 60  # lines in which a letter begins
_LETTER = 120  # lines behind its title in which the report begins
_MOST_LINES = 4  # a title is set on no more
_SHORTEST = 6
_AGAIN = 8  # lines behind the name of an attachment in which its title may follow
_DRAFT = re.compile(r"[（(][^（）()]{1,8}[）)]$")


def lift_letter(lines: Sequence[Line], discarded: Discarded) -> list[Line]:
    """The lines without a letter in front, where the report that it names has its title below.

    The letter is listed as a neighbour of the report.
    """
    found = _sent(lines)
    if found is None:
        return list(lines)
    first, names = found
    title = _title_below(lines, first, names)
    if title < 0:
        return list(lines)
    for line in lines[:title]:
        discarded.put(line, chrome_reason(line.text) or FurnitureReason.NEIGHBOUR)
    return list(lines[title:])


def _sent(lines: Sequence[Line]) -> tuple[int, list[str]] | None:
    """The position behind the title of a letter, and the papers that it sends."""
    for at in range(min(len(lines), _AHEAD)):
        words = ""
        for end in range(at, min(at + _MOST_LINES, len(lines))):
            if lines[end].table is not None or len(lines[end].text) > 100:
                break
            words += _closed(lines[end].text)
            match = _SENT.fullmatch(words)
            if match is not None:
                quoted = re.findall("《([^》]+)》", match["names"])
                return end + 1, [_DRAFT.sub("", name) for name in quoted or [match["names"]]]
    return None


def _title_below(lines: Sequence[Line], first: int, names: Sequence[str]) -> int:
    """The position of the first line of a title that is one of `names`; -1 for none."""
    title, at = -1, first
    while at < min(len(lines), first + _LETTER if title < 0 else title + _AGAIN):
        taken = _named(lines, at, names)
        title = at if taken else title
        at += taken or 1
    return title


def _named(lines: Sequence[Line], at: int, names: Sequence[str]) -> int:
    """How many lines from position `at` on are a title that is one of `names`; 0 for none."""
    words = opening = ""
    for taken, line in enumerate(lines[at : at + _MOST_LINES], 1):
        if line.table is not None or len(line.text) > 80:
            return 0
        words = _DRAFT.sub("", words + _closed(line.text).strip("《》"))
        opening = opening or words
        rest = len(words) - len(opening)  # what the first line has no part in is no title of it
        if any(_is_name(words, name) and rest < len(name) for name in names):
            return taken
    return 0


def _is_name(words: str, name: str) -> bool:
    """Whether a title is the one that a letter names, maybe without its place and year."""
    return len(words) >= _SHORTEST and (
        name.endswith(words) or (len(name) >= _SHORTEST and words.endswith(name))
    )


def _closed(text: str) -> str:
    return simple(close_spaces(re.sub(r"\s", "", text)))
