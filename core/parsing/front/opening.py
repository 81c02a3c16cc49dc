"""The front of a report: where its title, its front matter and its text begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.model.source import FurnitureReason
from core.parsing.front.titles import (
    DATE,
    NAME,
    Title,
    find_titles,
    is_byline,
    is_meeting_line,
    is_officer,
    is_salutation,
    is_title,
)
from core.parsing.furniture.chrome import chrome_reason
from core.parsing.furniture.dropping import Discarded, before_reason, is_prose
from core.parsing.lines.cleaning import close_spaces
from core.parsing.lines.shapes import Line, join_lines
from core.parsing.lines.variants import simple
from core.parsing.outline.labels import WIDE, Style, read_label, read_wide_label
from core.parsing.outline.part_titles import tells_part

_SITE_SUFFIX = re.compile(r"\s*[-_—–|]{1,2}\s*[^-_—–|。]{2,30}$")
_DATED = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日在")
_BETWEEN = re.compile(r"[\s_|>]+|(?<!\d)[-—–]{1,2}(?!\d)")
_DATED_TITLE = re.compile(r"(?:^关于|^|省|市|县|区|州|旗|盟|镇|乡)[^，]{0,12}\d{4}年")
# A line of the site whose value stands on the next line.
_VALUE_FOLLOWS = re.compile(
    r"(?:信息|稿件|文章)?(?:来\s*源|作\s*者|发布(?:机构|单位|者|人)|(?:责任)?编\s*辑)\s*[:：]"
)
_MEETING_TAIL = re.compile(r"第[一二三四五六七八九十\d]{1,3}次(?:全体)?会议上[）)]?")
_FIRST_NOTE = re.compile(r"(?:附?注|注\s*释|备\s*注)\s*[:：]\s*(?:①|[\[［〔(（]?1[\]］〕)）.．、])")
_YEAR_AGAIN = re.compile(r"((?:19|20)\d\d)(年.+(?:公报|报告)) ?\1$")  # a site lists by years
_UNEXPLAINED = 6
_MOST_CAPTIONS = 3
_FIGURE = re.compile(r"[-－+]?\d[\d,]*(?:\.\d+)?[%％]?")
_LONG, _SHORTEST = 26, 12
# What a news agency puts in front of the title of a report.
_PRESS = re.compile(
    r"[（(【\[](?:两会)?(?:[受授]权(?:发布|播发)|(?:现场|文字)?实录|滚动|快讯)[）)】\]](?=.{4})"
)
_OWN_MARK = re.compile(r"(?:[\[［〔]\d{1,2}[\]］〕]|[①②③*＊])+")


@dataclass(frozen=True, slots=True)
class Front:
    """The front of a report.

    `title` are the lines of the printed title joined to one (None: the title is only known to the
    file), `words` the title closed up without note marks; `bylines` the lines under it; `body` the
    rest of the report.
    """

    title: Line | None
    words: str
    bylines: tuple[Line, ...]
    body: list[Line]


def text_start(lines: Sequence[Line], first: int = 0) -> int:
    """The position where the text begins: at the salutation, or with the first paragraph.

    Without a salutation it is the first numbered heading of the widest kind, or the paragraphs
    in front of it; without such a heading the first running text.
    """
    heading = -1
    for at in range(first, len(lines)):
        line = lines[at]
        if is_salutation(line.text) and (heading < 0 or _new_start(lines, heading, at)):
            return at
        if heading >= 0 and (at - heading > 40 or is_prose(line, 60)):
            break
        if heading < 0 and line.table is None and _is_first_heading(line):
            heading = at
    data = next((at for at in range(first, len(lines)) if _holds_data(lines[at])), len(lines))
    if heading < 0:
        prose = next((at for at in range(first, len(lines)) if _is_running(lines[at])), first)
        if data < prose:
            return _caption_start(lines, first, data)
        return prose - 1 if prose > first and _heads_on(lines[prose - 1]) else prose
    if data < heading:
        return _caption_start(lines, first, data)
    at, wide = heading, _filled(lines)
    while at > first:
        above = at - 2 if at - 2 >= first and tells_part(lines[at - 1].text) else at - 1
        if not _is_text(lines[above], wide):
            break
        at = above
    return at - 1 if at > first and at == heading and tells_part(lines[at - 1].text) else at


def _heads_on(line: Line) -> bool:
    """Whether a line is a section of a later number, with which a part of a report begins."""
    label = read_wide_label(line.text)
    return label is not None and label.style is Style.HAN and label.number > 1


def _is_running(line: Line) -> bool:
    """Whether the line is running text, or the first of the notes that are all there is."""
    return is_prose(line) or _FIRST_NOTE.match(line.text) is not None


def _caption_start(lines: Sequence[Line], first: int, data: int) -> int:
    """Where the words above the table at `data` begin: its caption, its unit."""
    at = data
    while at > max(first, data - _MOST_CAPTIONS):
        text = lines[at - 1].text
        if lines[at - 1].table is not None or is_title(text) or is_byline(text):
            break
        if chrome_reason(text) or DATE.fullmatch(text):
            break
        at -= 1
    return at


def _holds_data(line: Line, fewest: int = 6) -> bool:
    """Whether a line is a table of numbers: never part of a cover or a page's frame."""
    if line.table is None:
        return False
    figures = sum(_FIGURE.fullmatch(cell.text.strip()) is not None for cell in line.table.cells)
    return figures >= fewest


def _filled(lines: Sequence[Line]) -> int:
    """How long a line of text is at least: narrow columns have no long lines."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= _SHORTEST)
    usual = lengths[len(lengths) * 7 // 10] if lengths else _LONG
    return min(_LONG, max(_SHORTEST, usual * 3 // 4))


def _new_start(lines: Sequence[Line], heading: int, at: int) -> bool:
    """Whether what looked like the first heading was a list of papers above the title."""
    return bool(find_titles(lines, max(heading + 1, at - 8), at))


def _is_first_heading(line: Line) -> bool:
    text = line.label + line.text
    label = read_wide_label(text) or read_label(text)
    return (
        label is not None
        and label.number == 1
        and label.style in (*WIDE, Style.LETTER)
        and len(text) <= 160
    )


def _is_text(line: Line, wide: int) -> bool:
    text = line.text
    if (
        line.table is not None
        or is_byline(text)
        or is_title(text)
        or chrome_reason(text)
        or DATE.fullmatch(text)
    ):
        return False
    return is_prose(line) or text.endswith(("。", "；", "：", "！")) or len(text) >= wide


def read_front(
    lines: Sequence[Line], stated: str, web: bool, discarded: Discarded, body_start: int = -1
) -> Front:
    """Part `lines` into title, front matter and body.

    `stated` is the title that the file itself states (an HTML title); it may carry the site's name.
    `body_start` is the index of the source block where a person says the text begins.
    """
    start = text_start(lines)
    if body_start >= 0:
        start = next((at for at, line in enumerate(lines) if line.index >= body_start), start)
    titles = find_titles(lines, 0, min(start + 1, len(lines)))
    title = _best(titles, close_spaces(_SITE_SUFFIX.sub("", stated)) or close_spaces(stated))
    if title is None:
        return _without_title(lines, start, stated, web, discarded, forced=body_start >= 0)
    for line in lines[: title.first]:
        again = close_spaces(line.text)
        known = again in title.text and len(again) > 12
        discarded.put(line, FurnitureReason.DUPLICATE if known else before_reason(line, web))
    start = max(start, title.last)
    start = start if web or body_start >= 0 else _unframed(lines, title.last, start)
    given = body_start >= 0
    bylines, extra = _front_matter(lines[title.last : start], web, discarded, given=given)
    body = list(lines[start:])
    while body and is_salutation(body[0].text):
        bylines.append(body.pop(0))
    words = _YEAR_AGAIN.sub(r"\1\2", title.text)
    if extra is not None and _OWN_MARK.fullmatch(extra.text):
        joined = join_lines([*lines[title.first : title.last], extra])
    else:
        joined = join_lines(lines[title.first : title.last])
    return Front(joined, _OWN_MARK.sub("", words), tuple(bylines), body)


def _best(titles: Sequence[Title], stated: str) -> Title | None:
    if not titles:
        return None

    def worth(place: int) -> tuple[int, int]:
        words = titles[place].text
        points = 0
        if stated and len(words) > 6:
            points += 3 * (words in stated or stated in words)
        points += 2 * bool(re.search(r"\d{4}年", words)) + bool(
            re.search(r"政府工作报告|统计公报|预算|计划", words)
        )
        points += len(words) >= 12 and "," not in words
        return points, place

    best = titles[max(range(len(titles)), key=worth)]
    words = _PRESS.sub("", best.text)
    if words == best.text:
        return best
    own = (title for title in titles if title.text == words)
    return next(own, Title(best.first, best.last, words))


def _without_title(
    lines: Sequence[Line],
    start: int,
    stated: str,
    web: bool,
    discarded: Discarded,
    forced: bool,
) -> Front:
    """A front without a line that reads like a title; `forced`: a person said where text begins."""
    bylines: list[Line] = []
    first = start
    while first > 0 and not forced and (used := _byline_ending(lines, first)):
        first -= used
    words = _without_site(stated)
    title = None
    if not words and not web and first > 0 and 2 <= len(lines[first - 1].text) <= 60:
        first -= 1
        title, words = lines[first], lines[first].text
    for line in lines[:first]:
        discarded.put(line, before_reason(line, web))
    for line in lines[first + (title is not None) : start]:
        if bylines and _continues(bylines[-1].text, line.text):
            bylines[-1] = join_lines([bylines[-1], line])
        else:
            bylines.append(line)
    body = list(lines[start:])
    while body and is_salutation(body[0].text):
        bylines.append(body.pop(0))
    return Front(title, close_spaces(words), tuple(bylines), body)


def _byline_ending(lines: Sequence[Line], end: int) -> int:
    """How many lines the byline takes that ends before `end`; 0 where none does."""
    text = lines[end - 1].text
    if end > 1 and _MEETING_TAIL.fullmatch(text) and is_byline(lines[end - 2].text + text):
        return 2
    return int(is_byline(text))


def _without_site(stated: str) -> str:
    """The title in what the file states, without the names of the site and its columns."""
    pieces = [piece for piece in _BETWEEN.split(stated) if piece]
    for piece in pieces:
        dated = is_title(piece) and _DATED_TITLE.search(piece) and len(piece) >= _SHORTEST
        if dated and not any(re.search(r"\d{4}年", other) for other in pieces if other != piece):
            return piece
    return _SITE_SUFFIX.sub("", stated)


def _front_matter(
    lines: Sequence[Line], web: bool, discarded: Discarded, *, given: bool
) -> tuple[list[Line], Line | None]:
    """The bylines among `lines`, and a note mark of the title on a line of its own.

    `given`: a person said that the text begins behind `lines`; what is no byline is left out then.
    """
    bylines: list[Line] = []
    mark: Line | None = None
    named = False
    for at, line in enumerate(_meetings_joined(lines)):
        text, valued = line.text, named
        named = _VALUE_FOLLOWS.fullmatch(simple(text)) is not None
        if at == 0 and _OWN_MARK.fullmatch(text):
            mark = line
        elif (told := chrome_reason(text)) is not None:
            discarded.put(line, told)
        elif valued and len(text) <= 30 and not _is_own(text):
            discarded.put(line, FurnitureReason.SITE_INFO)
        elif bylines and _continues(bylines[-1].text, text):
            bylines[-1] = join_lines([bylines[-1], line])
        elif given and not (is_byline(text) or _is_own(text)):
            discarded.put(line, before_reason(line, web))
        elif is_byline(text) or is_prose(line) or not (web or len(text) <= 4):
            bylines.append(line)
        else:
            discarded.put(line, FurnitureReason.SITE_INFO)
    return bylines, mark


def _meetings_joined(lines: Sequence[Line]) -> list[Line]:
    """`lines` with the halves of a meeting line joined; the first alone tells nothing."""
    joined: list[Line] = []
    for line in lines:
        if joined and _continues(joined[-1].text, line.text):
            joined[-1] = join_lines([joined[-1], line])
        else:
            joined.append(line)
    return joined


def _unframed(lines: Sequence[Line], first: int, start: int) -> int:
    """Where the text begins at the latest: at lines that nothing between title and text explains.

    An excerpt may go on with the cells of a table.
    """
    run = 0
    for at in range(first, start):
        if _holds_data(lines[at], fewest=2):
            return at
        text = lines[at].text
        named = is_byline(text) and NAME.fullmatch(text) is None  # any two characters are a name
        known = named or chrome_reason(text) is not None or is_prose(lines[at])
        run = 0 if known else run + 1
        if run == _UNEXPLAINED:
            return at + 1 - run
    return start


def _is_own(text: str) -> bool:
    """Whether a line under the title is surely the report's: meeting, salutation or officer."""
    return is_meeting_line(text) or is_salutation(text) or is_officer(text)


def _continues(before: str, text: str) -> bool:
    """Whether a meeting line goes on (`——2025年1月9日在青禾市第十五届` / `人民代表大会…会议上`)."""
    if text in ("上", "议上", "会上", "会议上") and is_meeting_line(before + text):
        return True
    return (
        (before.startswith(("—", "-", "─", "－")) or _DATED.match(before) is not None)
        and not before.endswith(("会议上", "大会上", "会议", "上"))
        and (
            text.startswith(("人民代表大会", "第"))
            or text.endswith(("会议上", "大会上", "会议", "）上"))
        )
    )
