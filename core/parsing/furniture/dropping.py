"""Parts a report from what a site, a printer or a neighbour put around it; loses nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.model.report import Furniture
from core.model.source import FurnitureReason
from core.parsing.furniture.chrome import (
    BARE_NUMBER,
    chrome_reason,
    is_document_number,
)
from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.lines.cleaning import clean_text, close_spaces
from core.parsing.lines.shapes import Line
from core.parsing.outline.labels import Style, read_label

_CONTENTS = re.compile(r"(?:表格|附表|本书|报告)?目\s*[录次](?:[:：])?|内容目录")
_LEADERS = re.compile(r"(?:[.．·…]{3,}|…{1,}|\s)\s*[（(]?\d{1,3}[)）]?$")
_TABLE_NUMBER = re.compile(r"^附?[表件][一二三四五六七八九十\d]{1,3}(?:-\d+)?[:：.、]?(?=.{3})")
_LISTED = 70  # no heading in a list of contents is longer
_MOST_CONTENTS = 12  # a file has a few lists of contents; each is compared with all that follows
_CAPTION = re.compile(r"[图表]\s?\d{1,2}[:：\s].{6,}")
_TABLE_ALONE = re.compile(r"附?[表件]\s*[一二三四五六七八九十\d]{1,3}")
_FEWEST_LISTED = 4  # lines of a list of contents that begins again behind itself
_LONG_TITLE = 12
_STOPS = ("。", "；", "！", "？", "：")
_FIGURE = re.compile(r"[-－]?(?:[\d,]{3,}|\d+\.\d+)%?|[-－]?\d+%")
_FEWEST_FIGURES = 6  # a footer has a telephone, a number of visits, a year
_HEADED = (Style.HAN, Style.PAREN_HAN)  # numbers that no menu has
_SHORTEST_HEADING = 4
_SHORTEST_CUT = 10
_CLAUSES = re.compile("[^：:；;|>·]{4,}[，,][^：:；;|>·]{4,}")
_OF_PAPER = re.compile(
    r"(?:19|20)\d\d年.*(?:报告|说明|草案|[预决]算)(?:[（(][^（）()]{1,8}[）)])?$"
)
_MEETING_NAME = re.compile(r"^.{0,30}(?:人大|政协|会议|代表大会|常委会)$")
_PAPER = re.compile(r"(?:表格?|附件|说明(?:事项)?|报告|草案|附表)$")


@dataclass(slots=True)
class Discarded:
    """The lines left out of a report, with their reasons, in the order of the source."""

    _kept: list[tuple[int, int, Furniture]] = field(default_factory=list)

    def put(self, line: Line, reason: FurnitureReason) -> None:
        """Leave a line out."""
        self.put_text(line.index, line.text or table_text(line), reason)

    def put_text(self, index: int, text: str, reason: FurnitureReason) -> None:
        """Leave out words of source block number `index`."""
        if text:
            self._kept.append((index, len(self._kept), Furniture(text, reason)))

    def copy(self) -> Discarded:
        """As much left out so far, to be gone on with by itself."""
        return Discarded(list(self._kept))

    def all(self) -> tuple[Furniture, ...]:
        """Everything left out so far."""
        return tuple(kept for _, _, kept in sorted(self._kept, key=lambda item: item[:2]))


def table_text(line: Line) -> str:
    """The words of a table of the format, cells joined by spaces; empty for other lines."""
    if line.table is None:
        return ""
    return " ".join(clean_text(cell.text).strip() for cell in line.table.cells).strip()


def is_prose(line: Line, wide: int = 40) -> bool:
    """Whether the line is running text: long, or a whole sentence, and no chrome."""
    text = line.text
    if line.table is not None or len(text) < 12 or chrome_reason(text):
        return False
    return len(text) >= wide or (len(text) >= 18 and text.endswith(("。", "！", "；", "？")))


def is_pasted(lines: Sequence[Line]) -> bool:
    """Whether a plain text was taken from a web page: a line of the site stands at either end."""
    prose = [at for at, line in enumerate(lines) if is_prose(line, 60)]
    if not prose:
        return False
    ends = [*lines[: prose[0]], *lines[prose[-1] + 1 :]]
    return any(line.table is None and chrome_reason(line.text) is not None for line in ends)


def drop_tail(lines: list[Line], first: int, web: bool, discarded: Discarded) -> list[Line]:
    """Leave out what follows the report on its page: related articles, menus, footers.

    The cut is at the first line of chrome behind which there is next to no running text and no
    heading or entry of the report. `first` is the position where the text begins.
    """
    prose = [len(line.text) if is_prose(line) else 0 for line in lines]
    allowed = max(60.0, 0.1 * sum(prose[first:]))
    left, cut = 0, len(lines)
    for at in range(len(lines) - 1, first, -1):
        if chrome_reason(lines[at].text) is not None:
            cut = at
            continue
        left += prose[at]
        if left > allowed or _is_content(lines[at], prose=False):
            break
    if web:
        end = cut
        while cut - 1 > first and not _is_content(lines[cut - 1]):
            cut -= 1
        if _holds_figures(lines[cut:end]):
            cut = end
    reason = FurnitureReason.MENU
    for line in lines[cut:]:
        told = chrome_reason(line.text)
        if told is None and reason is FurnitureReason.MENU and _PAPER.search(line.text):
            discarded.put(line, FurnitureReason.ATTACHMENT)
            continue
        reason = told or (reason if reason is FurnitureReason.NEIGHBOUR else FurnitureReason.MENU)
        discarded.put(line, reason)
    return lines[:cut]


def _holds_figures(lines: Sequence[Line]) -> bool:
    """Whether the lines are the cells of a table that a text does not mark as one."""
    figures = sum(_FIGURE.fullmatch(part) is not None for line in lines for part in _cells(line))
    return figures >= _FEWEST_FIGURES


def _cells(line: Line) -> list[str]:
    return line.text.split(" ") if len(line.text) <= 120 else []


def _is_content(line: Line, prose: bool = True) -> bool:
    return (
        line.table is not None
        or _is_entry(line)
        or (prose and (is_prose(line) or _is_sentence(line.text)))
        or _heads_glossary(line.text)
        or _CAPTION.match(line.text) is not None
    )


def _heads_glossary(text: str) -> bool:
    heading = read_glossary_heading(text)
    return heading is not None and not heading.boxed  # a menu may be called 知识链接 too


def _is_sentence(text: str) -> bool:
    """Whether a line has a sentence, or the beginning of one that the end of the file cuts off."""
    whole = len(text) >= 6 and text.endswith(("。", "！", "；"))
    cut = len(text) >= _SHORTEST_CUT and _CLAUSES.fullmatch(text) is not None
    return (whole or cut) and chrome_reason(text) is None


def _is_entry(line: Line) -> bool:
    label = read_label(line.text)
    bracketed = re.match(r"[\[［〔【(（]\d{1,3}[\]］〕】)）]", line.text)
    if label is not None and label.style in _HEADED and label.number > 1:
        return len(line.text) >= _SHORTEST_HEADING  # however short, it goes on with the sections
    return len(line.text) > 6 and (
        bracketed is not None or (label is not None and label.style <= Style.CIRCLED)
    )


def drop_contents(lines: list[Line], discarded: Discarded) -> list[Line]:
    """Leave out lists of contents: what they name comes again, or ends in a page number."""
    kept: list[Line] = []
    at, looked = 0, 0
    while at < len(lines):
        line = lines[at]
        if (
            line.table is None
            and looked < _MOST_CONTENTS
            and _CONTENTS.fullmatch(line.text.replace(" ", ""))
        ):
            looked += 1
            end = _contents_end(lines, at + 1)
            if end > at + 1:
                for gone in lines[at:end]:
                    discarded.put(gone, FurnitureReason.CONTENTS)
                at = end
                continue
        kept.append(line)
        at += 1
    return kept


def _head(key: str) -> str:
    """What a list of contents names of a line: a run-in heading without its text."""
    return key.partition("。")[0]


def _contents_end(lines: Sequence[Line], first: int) -> int:
    keys = [
        _TABLE_NUMBER.sub("", re.sub(r"\s", "", _LEADERS.sub("", line.text)))
        for line in lines[first:]
    ]
    later = {head: place for place, key in enumerate(keys) for head in (key, _head(key))}
    keys = [_head(key) if len(key) <= _LISTED else key for key in keys]
    again = _begins_again(lines, first, keys)
    if again is not None:
        return again
    end = 0
    seen: set[str] = set()
    for place, key in enumerate(keys):
        line = lines[first + place]
        if line.table is not None or len(key) > _LISTED or key in seen:
            break
        if line.text.endswith("。") and read_label(line.text) is None:
            break
        if _TABLE_ALONE.fullmatch(line.text):
            break
        listed = _LEADERS.search(line.text) is not None or later.get(key, place) > place
        labelled = read_label(line.text) is not None or line.text.startswith(("表", "附", "图"))
        if not listed and not (labelled and any(later.get(k, 0) > place for k in seen)):
            follows = keys[place + 1 : place + 3]
            if not any(later.get(k, 0) > place + 2 for k in follows) or place - end > 2:
                break
            continue
        seen.add(key)
        end = place + 1
    return first + end


def _begins_again(lines: Sequence[Line], first: int, keys: Sequence[str]) -> int | None:
    """Where the first line of a list comes again, short lines alone between them."""
    if first >= len(lines) or read_label(lines[first].text) is None:
        return None
    for place in range(1, len(keys)):
        line = lines[first + place]
        if keys[place] == keys[0]:
            end = first + place - _is_named(lines[first + place - 1])  # the title stands between
            return end if place >= _FEWEST_LISTED else None
        if line.table is not None or len(line.text) > _LISTED or line.text.endswith(_STOPS):
            return None
    return None


def _is_named(line: Line) -> bool:
    return read_label(line.text) is None and _OF_PAPER.search(line.text) is not None


def drop_titles(lines: Sequence[Line], title: str, discarded: Discarded) -> list[Line]:
    """Leave out the title where it stands again in the text, as pictures are called by it."""
    kept: list[Line] = []
    for line in lines:
        again = len(title) >= _LONG_TITLE and line.table is None
        if again and close_spaces(line.text) == title:
            discarded.put(line, FurnitureReason.DUPLICATE)
        else:
            kept.append(line)
    return kept


def drop_repeated(lines: list[Line], discarded: Discarded) -> list[Line]:
    """Leave out the second copy of a text that the file holds twice (three long lines or more)."""
    places: dict[str, int] = {}
    gone: set[int] = set()
    for at, line in enumerate(lines):
        if len(line.text) < 40:
            continue
        earlier = places.setdefault(line.text, at)
        if earlier == at or at in gone:
            continue
        first, last, long = at, at, 0
        while first - 1 > earlier and lines[first - 1].text == lines[earlier - at + first - 1].text:
            first -= 1
        while last < len(lines) and lines[last].text == lines[earlier + last - at].text:
            long += len(lines[last].text) >= 40
            last += 1
        if long >= 3 and first > earlier:
            gone.update(range(first, last))
    for at in sorted(gone):
        discarded.put(lines[at], FurnitureReason.DUPLICATE)
    return [line for at, line in enumerate(lines) if at not in gone]


def before_reason(line: Line, web: bool) -> FurnitureReason:
    """Why a line above the title is not part of the report."""
    text = line.text
    if told := chrome_reason(text):
        return told
    if is_document_number(text) or (not web and _MEETING_NAME.search(text)):
        return FurnitureReason.RUNNING_HEAD
    if BARE_NUMBER.fullmatch(text):
        return FurnitureReason.PAGE_NUMBER
    label = read_label(text)
    if label is not None and label.style <= Style.ARABIC and len(text) <= 80:
        return FurnitureReason.CONTENTS
    if is_prose(line, wide=24):
        return FurnitureReason.NEIGHBOUR
    return FurnitureReason.MENU if web or len(text) <= 40 else FurnitureReason.NEIGHBOUR
