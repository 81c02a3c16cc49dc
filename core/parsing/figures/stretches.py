"""The stretch of years that a passage speaks of (`五年来`, `“十四五”时期`), told from one year.

The first report behind a five-year plan reviews both: `2025年和“十四五”时期工作回顾`. Paragraph by
paragraph its words say which: `这五年，` or `过去一年，`; what says nothing goes on with the one
before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.blocks import Block, BlockKind, Section
from core.model.report import ReportMeta

_PLAN = r"“[一二三四五六七八九十]+五”"
_TITLE = re.compile(rf"(?P<plan>{_PLAN})|(?P<stretch>五年)|(?:19|20)\d\d年|[过去一]年")
_OPENS = r"(?:^|[。！；：:）)]\s*|各位代表，)"
_YEARS = re.compile(
    rf"(?P<stretch>(?:过去|这|前|上|近|回[望首顾][^，。；]{{0,6}})的?五年|五年[来间]|五个年头)"
    rf"|(?P<plan>{_OPENS}{_PLAN})(?:时期|期间|以来|这五年)"
    rf"|{_OPENS}(?:刚刚?)?(?:过去的?)?(?:(?:19|20)\d\d年|一年)(?!规划|远景)"
    r"|过去(?:的)?(?:一年|(?:19|20)\d\d年)|一年来|这一年|去年(?=[，以来])"
)
_EARLY = 120
"""As far into a paragraph words still tell of what follows; later ones tell of the rest of it."""


class Stretches:
    """Follows the blocks of a report in order."""

    def __init__(self, meta: ReportMeta) -> None:
        self._meta = meta
        self._section = -1
        self._open = ""
        self._marks: list[tuple[int, str]] = []

    def enter(self, block: Block, path: Sequence[Section]) -> None:
        """Go on to the next block; `path` are its sections, the outermost first."""
        top = path[0] if path else None
        if top is not None and top.index != self._section:
            self._section = top.index
            self._open = _of_title(top.title)
        self._marks = [(0, self._open)]
        if block.kind is BlockKind.HEADING:
            return
        for match in _YEARS.finditer(block.text):
            self._marks.append((match.end(), _words(match)))
            if match.start() < _EARLY:
                self._open = self._marks[-1][1]

    def at(self, place: int) -> str:
        """The stretch that the words at a place of the block speak of; empty for one year."""
        return next(words for start, words in reversed(self._marks) if start <= place)


def _of_title(title: str) -> str:
    """The stretch that the title of a section names first."""
    match = _TITLE.search(title)
    return _words(match) if match else ""


def _words(match: re.Match[str]) -> str:
    if plan := match["plan"]:
        return plan[plan.index("“") :]
    return "五年" if match["stretch"] else ""
