"""The glossary of a report: its heading under any name, its entries with any numbering or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.parsing.cleaning import clean_text
from core.parsing.lines import Line, join_lines
from core.parsing.numerals import circled_number, han_number
from core.parsing.terms import colon, is_parted, split_term
from core.parsing.variants import simple

_WORD = r"(?:名词|术语|用语|词语|词汇|词条|缩略语|简称|专业词|关键词|热词|新词|指标|概念|数据)"
_EXPLAINED = r"(?:解释|注释|注解|释义|说明|简释|简介|解读|诠释|释疑|解析|释解)"
_HEADING = re.compile(
    r"(?P<label>附\s*[件录表]?\s*[一二三四五六七八九十\d]*\s*[:：.．、]?\s*)?"
    rf"(?P<title>(?:《?[^。；，：:]{{0,40}}》?[“\"]?{_WORD}[”\"]?)"
    r"(?:[、和及与]?(?:名词|术语|用语|词语|缩略语|指标|概念|部分内容|有关内容))*(?:的)?"
    rf"{_EXPLAINED}(?:[和与及、]{_EXPLAINED})?"
    r"|(?:有关|相关|部分|主要)?(?:(?:名词|术语)[和与及、])?(?:缩略语|专有名词|名词术语)"
    r"|(?:《[^》]{1,30}》|(?:政府工作)?报告|文[中内]|正文|有关|相关)(?:的)?(?:注\s*释|注\s*解)"
    r"|(?:名词|词语|术语)小(?:百科|[词辞]典|贴士|知识)|(?:名词|术语|词汇)表"
    r"|注\s*释|附\s*注|注\s*解|尾\s*注|脚\s*注|备\s*注|注|说明)"
    r"(?:[（(][^）)]{1,24}[）)])?\s*[:：]?"
)
_LED = re.compile(r"^附?注[:：](?=[^：:]{2,})")  # `注：名词解释`
_FRAMES = r"【〖《（(\[［—–─★●■◆※*】〗》）)\]］-"
_FRAMED = re.compile(rf"[{_FRAMES}]+([^{_FRAMES}]+)[{_FRAMES}]*")
_NAMED = re.compile(r"名词|术语|用语|词语|词汇|词条|缩略语|简称|专业词|关键词|热词|新词|概念")
_OF_TEXT = frozenset(("注释", "附注", "注解"))  # names that notes under a table seldom have
_ORDERED = re.compile(r"[（(][^）)]{0,20}(?:顺序|先后|排列|排序|为序|参考|共\d+)[^）)]{0,10}[）)]")
_NUMBER = re.compile(
    r"(?:[\[［〔【(（]\s*(?:注\s*)?(\d{1,3})\s*[\]］〕】)）]|[（(〔]\s*([一二三四五六七八九十]{1,3})\s*[）)〕]|(?:注\s*释?|脚\s*注)\s*(\d{1,3})(?=[\s:：.．、“《]|[\u4e00-\u9fff])|注\s*[\[［〔（(]\s*(\d{1,3})\s*[\]］〕）)]|(\d{1,3})\s*(?=[.．、:：)）])"
    r"|([一二三四五六七八九十]{1,3})(?=[、．.])|(\d{1,3})(?:\s+(?=[^\s%％.,，])|\s*(?=[^\d\s.,，%％年月日])))"
    r"\s*[.．、:：)）]?\s*"
)
_WORDED = re.compile(r"(?:注\s*释?|脚\s*注)\s*[:：]?\s*([①-⑳])\s*[.．、:：]?\s*")
_PLACE = (
    r"(?:见)?(?:正文)?(?:[Pp]\.?\s*(?P<{0}p>\d{{1,3}})(?:\s*[-—~、,，]\s*[Pp]?\d{{1,3}})*"
    r"|第?\s*(?P<{0}n>\d{{1,3}})(?:\s*[-—~、,，]\s*\d{{1,3}})*\s*页(?:第?\s*\d{{1,3}}\s*[行段])?)"
)
_PLACED = rf"[（(〔\[［【]\s*{_PLACE.format('a')}\s*页?\s*[）)〕\]］】]"
_PAGE = re.compile(rf"(?:{_PLACED}|{_PLACE.format('b')}(?=[\s:：、.．“]))\s*[:：、.．]?\s*")
_PAGE_BEHIND = re.compile(rf"{_PLACED}$")
_RAISED = re.compile(r"([⁰¹²³⁴-⁹]{1,3})\s*")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SOURCE_NOTE = re.compile(r"资料来源\s*[:：]|数据来源\s*[:：]")
_BULLET = re.compile(r"(?:—{1,2}|[★☆●○◎⊙◆◇■□▲▪•·➢✓※＊*\uf06c\uf06e\uf0b7\uf0d8])\s*")
_DIGITS_OF_WORD = re.compile(r"\d{1,3}[A-Za-z\u4e00-\u9fff]")
_GRID_HEAD = re.compile(
    r"(?:名词|词语|术语|有关)?(?:解\s*释|释\s*义|注\s*释|说\s*明|含\s*义|定\s*义|内\s*容)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as printed (`line`, its number in front) and as understood.

    `term` is None for a note that is a whole sentence. `key` is the key of the footnote it was.
    """

    line: Line
    number: int | None
    term: str | None
    definition: str
    page: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryHeading:
    """A heading of a glossary: the annex label in front of it and its words."""

    label: str
    title: str
    named: bool


def read_glossary_heading(text: str) -> GlossaryHeading | None:
    """What the line says when it is the heading of a glossary under one of its many names."""
    if len(text) > 60:
        return None
    closed = simple(re.sub(r"\s", "", text))
    if framed := _FRAMED.fullmatch(closed):
        closed = framed[1]
    match = _HEADING.fullmatch(_LED.sub("", closed))
    if match is None:
        return None
    title = match["title"].rstrip(":：")
    label = (match["label"] or "").rstrip(":：.．、")
    if label == "附" and title in ("注", "注释", "注解"):
        label, title = "", label + title
    if title in ("注", "说明", "备注") and (label or not closed.endswith((":", "："))):
        return None
    return GlossaryHeading(label, title, bool(_NAMED.search(title)))


def opens_entries(lines: Sequence[Line], named: bool) -> bool:
    """Whether the lines behind a supposed glossary heading read like entries.

    A name such as 注释 is only believed before a number, a name such as 名词解释 also before terms.
    """
    for line in lines[:2]:
        if line.table is not None:
            return named and bool(grid_entries(line))
        text = line.text
        found = _entry_number(text)
        if found is not None and found.number == 1 and len(text) > 5:
            return named or not found.kind.startswith("（")
        text = text[_bullet(text) :]
        if _PAGE.match(text) or (named and (text.startswith("【") or is_parted(text))):
            return True
        if named and len(lines) > 3 and len(text) <= 20 and not text.endswith(("。", "：")):
            return True
    return named and len(lines) > 1 and all(_says(line.text) for line in lines[:2])


def opens_terms(lines: Sequence[Line], title: str) -> bool:
    """Whether the lines behind 注释 read like terms with their definitions, without numbers."""
    return (
        re.sub(r"\s", "", title) in _OF_TEXT
        and len(lines) > 1
        and all(
            line.table is None and 0 < colon(line.text) <= 24 and not _SOURCE_NOTE.match(line.text)
            for line in lines[:2]
        )
    )


def is_order(text: str) -> bool:
    """Whether the line under the heading of a glossary only says how it is ordered."""
    return len(text) <= 36 and _ORDERED.fullmatch(text) is not None


def _says(text: str) -> bool:
    """Whether a line without number gives a term and, in one sentence or two, what it means."""
    if is_parted(text) or not text.endswith(("。", "；")):
        return False
    term, definition = split_term(text, True, "")
    return term is not None and len(definition) > 4


def _bullet(text: str) -> int:
    """The length of the bullet that an entry starts with, 0 for none."""
    match = _BULLET.match(text)
    return match.end() if match else 0


@dataclass(frozen=True, slots=True)
class _Number:
    """The number an entry starts with, where its words begin, whether it is unmistakable.

    `kind` is `①`, `（一）`, `一` or `1`: the entries of one glossary share it.
    """

    number: int
    end: int
    sure: bool
    kind: str


def _entry_number(text: str) -> _Number | None:
    if worded := _WORDED.match(text):
        return _Number(circled_number(worded[1]), worded.end(), True, "注①")
    if len(text) > 3 and text[0] in "（(" and text[2] in "）)" and circled_number(text[1]):
        return _Number(circled_number(text[1]), 3, True, "（①）")
    if raised := _RAISED.match(text):
        return _Number(int(raised[1].translate(_PLAIN)), raised.end(), True, "¹")
    if text and (number := circled_number(text[0])):
        end = 1 + len(text[1:]) - len(text[1:].lstrip(" .．、"))
        return _Number(number, end, True, "①")
    match = _NUMBER.match(text)
    if match is None:
        return None
    bare = match[match.re.groups]
    numeral = next(group for group in match.groups() if group)
    kind = "1" if numeral.isdecimal() else "（一）" if text[0] in "（(〔" else "一"
    return _Number(han_number(numeral), match.end(), bare is None, kind)


def read_entries(lines: Sequence[Line], named: bool, body: str) -> tuple[list[Entry], list[Line]]:
    """The entries among the lines of a glossary, and the lines that are none (`资料来源：…`).

    `body` is the text of the report, which tells what a damaged entry's term is.
    """
    groups: list[tuple[int | None, int, list[Line]]] = []
    others: list[Line] = []
    last, numbered = 0, _is_numbered(lines)
    bulleted = not numbered and sum(_bullet(line.text) > 0 for line in lines[:6]) >= 2
    kind = ""
    said = not numbered and len(lines) > 1 and all(_says(line.text) for line in lines[:2])
    for line in lines:
        text = line.text
        if line.table is not None:
            continue
        if _SOURCE_NOTE.match(text) or (others and not groups):
            others.append(line)
            continue
        found = _entry_number(text) if numbered else None
        bullet = _bullet(text) if bulleted else 0
        if found is not None and kind in ("", found.kind) and _follows(found, last, text):
            last, kind = found.number, found.kind
            groups.append((found.number, found.end, [line]))
        elif bullet:
            groups.append((None, bullet, [line]))
        elif said and _says(text):
            groups.append((None, 0, [line]))
        elif groups and (numbered or bulleted or _is_continuation(groups[-1][2], text)):
            groups[-1][2].append(line)
        elif numbered or bulleted:
            others.append(line)
        else:
            groups.append((None, 0, [line]))
    entries = [_entry(number, start, group, named, body) for number, start, group in groups]
    entries += [entry for line in lines for entry in grid_entries(line)]
    return entries, others


def grid_entries(line: Line) -> list[Entry]:
    """The entries of a glossary set as a table: number, term, definition in columns."""
    grid = line.table
    if grid is None or grid.columns < 2:
        return []
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(clean_text(cell.text).strip())
    entries = []
    for cells in rows.values():
        filled = [text for text in cells if text]
        if len(filled) < 2 or _GRID_HEAD.fullmatch(filled[-1]):
            continue
        found = _entry_number(filled[0] + "、") if len(filled) > 2 else None
        number = found.number if found is not None and found.end == len(filled[0]) + 1 else None
        term, definition = filled[-2], filled[-1]
        shown = replace(line, table=None).with_text(" ".join(filled))
        entries.append(Entry(shown, number, term, definition))
    return entries


def _is_numbered(lines: Sequence[Line]) -> bool:
    found = [number for line in lines[:6] if (number := _entry_number(line.text)) is not None]
    return bool(found) and found[0].number == 1 and (len(lines) < 3 or len(found) >= 2)


def _follows(found: _Number, last: int, text: str) -> bool:
    number = found.number
    if number == last + 1:
        return found.sure or len(text) > found.end + 3
    return found.sure and (
        last < number <= last + 3
        or (number == 1 and last > 1 and 0 < colon(text[found.end :]) < 30)
    )


def _is_continuation(group: Sequence[Line], text: str) -> bool:
    """Whether a line of a glossary without numbers goes on with the entry before it."""
    if _PAGE.match(text) or text.startswith("【"):
        return False
    first = group[0].text
    if first.startswith("【"):
        return True
    alone = len(first) <= 24 and not re.search(r"[。；：:，,]", first)
    if len(group) == 1 and alone:
        return True
    heads = len(text) <= 24 and not re.search(r"[。；：:，,]", text)
    return not heads and not is_parted(text)


def _entry(number: int | None, start: int, group: Sequence[Line], named: bool, body: str) -> Entry:
    line = join_entry(group)
    text = line.text[start:]
    page = 0
    match = _PAGE.match(text)
    if match:
        page, text = _page(match), text[match.end() :]
    elif match := _PAGE_BEHIND.search(text):
        page = _page(match)
    first = group[0].text[start:].strip()
    if len(group) > 1 and len(first) <= 24 and not re.search(r"[。；，,：:]\S|[。；，,]", first):
        alone = first.strip("【】：: ")
        rest = line.text[start + len(group[0].text[start:]) :].strip()
        return Entry(line, number, alone or None, rest, page)
    term, definition = split_term(text, named, body)
    if term is not None and (match := _PAGE_BEHIND.search(term)) is not None and match.start():
        page, term = _page(match), term[: match.start()].strip()
    return Entry(line, number, term, definition, page)


def _page(match: re.Match[str]) -> int:
    return int(next(number for number in match.groupdict().values() if number))


def join_entry(group: Sequence[Line]) -> Line:
    """The lines of one entry as one, as printed."""
    return join_lines(group)


def entry_of_note(line: Line, number: int | None, body: str) -> Entry:
    """A footnote of the format as an entry.

    `number` is that of its mark, None where the mark is not known: digits that are another number
    (`15分钟生活圈`), or that `body` has in front of the term too, begin the term.
    """
    found = _entry_number(line.text)
    start = found.end if found and (number is None or found.number == number) else 0
    if start and _DIGITS_OF_WORD.match(line.text):
        whole, _meaning = split_term(line.text, True, body)
        if whole and whole in body:  # the text says `5G专网`, whatever the number of the note
            found, start = None, 0
    term, definition = split_term(line.text[start:], True, body)
    if number is None and found:
        number = found.number
    return Entry(line, number, term, definition, key=line.note)
