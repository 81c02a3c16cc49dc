"""Whether a text is a report at all, or a letter, a story, a program that somebody dropped here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.report import ReportKind
from core.parsing.front.meta import kind_of
from core.parsing.front.titles import find_titles, is_meeting_line, is_salutation
from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.lines.shapes import Line
from core.parsing.outline.labels import read_wide_label

_AHEAD = 120  # lines in front of a title: a menu, a list of contents
_FRONT = 5  # lines among which a file that is only a glossary has its heading
_FEWEST = 2
# Words that hardly any other kind of text has.
_GENRE = re.compile(
    "各位代表|各位委员|请予审[议查]|生产总值|公共预算|固定资产投资|社会消费品零售|可支配收入|预期目标"
    "|比上年(?:增长|下降)|同比(?:增长|下降)|五年规划|政府工作|财政收[入支]|预算执行|民生实事"
)


def reads_like_report(lines: Sequence[Line], stated: str) -> bool:
    """Whether title, audience, parts or words are those of a report.

    `stated` is the title that the file states of itself.
    """
    ahead = lines[:_AHEAD]
    if kind_of(stated) is not ReportKind.OTHER or find_titles(ahead, 0, len(ahead)):
        return True
    headings = (read_glossary_heading(line.text) for line in lines[:_FRONT])
    if any(heading is not None and heading.named for heading in headings):
        return True
    if any(is_salutation(line.text) or is_meeting_line(line.text) for line in ahead):
        return True
    words = {match for line in lines for match in _GENRE.findall(line.text)}
    return len(words) >= _FEWEST or (bool(words) and _has_parts(lines))


def _has_parts(lines: Sequence[Line]) -> bool:
    labels = (read_wide_label(line.text) for line in lines if line.table is None)
    parts = {label.number for label in labels if label}
    return {1, 2} <= parts
