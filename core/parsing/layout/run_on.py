"""Texts whose line breaks are lost: paragraphs are cut where headings stand inside them.

The number of a heading is believed behind the end of a sentence, where it is the next one of its
kind; enough of them have to stand inside paragraphs, so that a list in a sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.layout.pieces import note_places
from core.parsing.layout.splitting import cut_at
from core.parsing.lines.shapes import Line
from core.parsing.outline.extent import extent, first_stop
from core.parsing.outline.labels import Label, Style, read_label

_LONG = 100  # characters of a paragraph that may hold more than itself
_LONGEST = 800  # characters that hardly any paragraph has
_SECTION = 100
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_INSIDE = re.compile(
    rf"(?P<stop>[。！？”）)：:]|(?<=[。！])\[\d{{1,3}}\])?[ \u3000]*"
    rf"(?P<label>第{_NUMERAL}(?:部分|[章节])|{_NUMERAL}、|[（(]{_NUMERAL}[）)]|\d{{1,2}}[.．、](?![\d]))"
)
_SURE = ("。", "！", "？", "”", "]")
_KINDS = (Style.PART, Style.CHAPTER, Style.CLAUSE, Style.HAN, Style.PAREN_HAN, Style.ARABIC)
_FEWEST = 2
_TITLE = 64  # characters behind the number of a heading in which the next number may stand
# Words with which the text of a section begins where no stop parts it from its heading.
_OPENER = re.compile(
    r"(?<![的、和与及，,对在于“《是])(?:过去|刚刚过去|新世纪|(?:19|20)\d\d年|“?十[一二三四五六]五”?(?:期间|时期|以来)|今年|去年"
    r"|当前|[一三五]年来|全[年省市县区州旗镇乡]|各位代表|同志们|按照|根据|以习近平|围绕|我们|面对|做好|这[一五]年)"
)
_SHORT = 30  # a title with a stop is no longer where the text of its section does not hang on it
_FEWEST_WORDS = 4
_CALL = re.compile(r"(?<=[。！])[ \u3000]*(?=(?:各位代表|各位委员|同志们)[！!：:，,])")
_SALUTATION = re.compile(
    r"(?:尊敬的)?(?:主任[、，][^。：:]{0,30})?(?:各位(?:代表|委员|副主任)|同志们)(?:、[^。：:]{0,24})?[：:]"
)
_FRONT = 300
_MEETING_ENDS = re.compile(r"(?:会议|大会)上[）)]?|(?<=[月日])[）)]")
_TITLE_ENDS = re.compile(
    r"[^。：；，]{4,70}?(?:报告|公报)(?:[（(][^（）()\d]{1,8}[）)])?"
    r"(?=[ \u3000]*(?:[—–─-]|[（(]?\d{4}年))"
)
_GLOSSARY = re.compile(
    r"(?<=[。！”）)])[ \u3000]*(?=(?P<head>(?:附件?\s*\d?\s*[:：]?\s*)?[^。；，：:！]{0,24}?"
    r"(?:名词|术语|用语|词语)[^。；，：:！]{0,4}?(?:解释|注释|释义|说明)[:：]?[ \u3000]*)"
    r"(?:1[.．、]|①|[\[［〔]1[\]］〕]))"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading inside a paragraph: where it begins, its label, whether it is of a wide kind."""

    at: int
    label: Label


def part_run_on(lines: Sequence[Line]) -> list[Line]:
    """`lines`, those that hold several sections cut into their paragraphs."""
    if not any(line.table is None and len(line.text) >= _LONG for line in lines):
        return list(lines)
    found = _headings_inside(lines)
    inside = [one.label.style for group in found.values() for one in group]
    wide = sum(style < Style.PAREN_HAN for style in inside)
    run_on = wide >= _FEWEST or (wide and len(inside) > _FEWEST)
    parted: list[Line] = []
    for at, line in enumerate(lines):
        if line.table is not None or len(line.text) < _LONG:
            parted.append(line)
            continue
        places = set(_entries_behind_heading(lines, at))
        if at in found and (run_on or _holds_sections(line.text, found[at])):
            places.update(_cuts(line.text, found[at]))
            places.update(_front_cuts(line.text))
            places.update(_entry_cuts(line.text))
            places.update(match.end() for match in _CALL.finditer(line.text))
        parted += cut_at(line, sorted(places - {0, len(line.text)})) if places else [line]
    return parted


def _holds_sections(text: str, found: Sequence[_Found]) -> bool:
    """Whether a paragraph is longer than any, with text enough behind each of its headings."""
    heads = [one for one in found if one.label.style <= Style.PAREN_HAN]
    share = (len(text) - heads[0].at) / len(heads) if heads else 0
    return len(text) >= _LONGEST and len(heads) >= _FEWEST and share >= _SECTION


def _headings_inside(lines: Sequence[Line]) -> dict[int, list[_Found]]:
    """The headings inside the paragraphs, by position of their line."""
    found: dict[int, list[_Found]] = {}
    last: dict[Style, int] = {}
    for at, line in enumerate(lines):
        if line.table is not None:
            continue
        label = read_label(line.text)
        if label is not None and label.style in _KINDS and _follows(label, last):
            _take(label, last)
        if len(line.text) >= _LONG:
            inside = list(_inside(line.text, label, last))
            if inside:
                found[at] = inside
    return found


def _inside(text: str, opening: Label | None, last: dict[Style, int]) -> Iterator[_Found]:
    """The headings in a paragraph that begins with the label `opening`."""
    above, end = opening, opening.end if opening is not None else 0
    for match in _INSIDE.finditer(text):
        begin = match.start("label")
        label = read_label(text[begin : begin + _TITLE])
        if begin == 0 or label is None or label.style not in _KINDS or not _follows(label, last):
            continue
        stop = match["stop"] or ""
        under = above is not None and label.style > above.style and label.number == 1
        titled = under and 4 <= begin - end <= _TITLE and "。" not in text[end:begin]
        first = stop in ("：", ":") and label.number == 1 and label.style < Style.PAREN_HAN
        if not (stop.startswith(_SURE) or stop in ("）", ")") or titled or first):
            continue
        if not titled and not first and not _heads(text, begin):
            continue
        _take(label, last)
        above, end = label, begin + label.end
        yield _Found(begin, label)


def _heads(text: str, begin: int) -> bool:
    """Whether the words behind a number inside a text can be a heading."""
    piece = text[begin : begin + 4 * _TITLE]
    label = read_label(piece)
    if label is None:
        return False
    if label.style < Style.PAREN_HAN:
        return True
    return extent(piece, label) is not None or _title_end(piece, label) > 0


def _follows(label: Label, last: dict[Style, int]) -> bool:
    return label.number == last.get(label.style, 0) + 1


def _take(label: Label, last: dict[Style, int]) -> None:
    for style in [style for style in last if style > label.style]:
        del last[style]
    last[label.style] = label.number


def _cuts(text: str, found: Sequence[_Found]) -> Iterator[int]:
    """Where a paragraph is cut: before its headings, and behind one that no stop ends."""
    own = read_label(text)
    heads = [_Found(0, own), *found] if own is not None and own.style in _KINDS else list(found)
    for place, one in enumerate(heads):
        yield one.at
        following = heads[place + 1].at if place + 1 < len(heads) else len(text)
        end = _title_end(text[one.at : min(following, one.at + 4 * _TITLE)], one.label)
        if end:
            yield one.at + end


def _title_end(text: str, label: Label) -> int:
    """Where the words of a heading end that runs into its text without a stop; 0 for nowhere."""
    stop = first_stop(text, label.end)
    words = extent(text, label)
    if label.style >= Style.ARABIC or (words is not None and words[0] - label.end <= _SHORT):
        return 0
    for opener in _OPENER.finditer(text, label.end, label.end + _TITLE):
        title = text[label.end : opener.start()]
        han = sum("\u4e00" <= char <= "\u9fff" for char in title)
        behind = text[opener.end() : stop if stop >= 0 else len(text)]
        weak = words is not None and opener.group().startswith("全")
        if han >= _FEWEST_WORDS and not weak and ("，" in behind or "," in behind):
            return opener.start()
    return 0


def _front_cuts(text: str) -> Iterator[int]:
    """Where title, meeting, speaker and audience end in front of a text in one paragraph."""
    called = _SALUTATION.search(text, 0, _FRONT)
    if called is None or "。" in text[: called.start()]:
        return
    yield called.start()
    yield called.end()
    title = _TITLE_ENDS.match(text, 0, called.start())
    if title is not None:
        yield title.end()
        meeting = _MEETING_ENDS.search(text, title.end(), called.start())
        if meeting is not None:
            yield meeting.end()


def _entry_cuts(text: str) -> Iterator[int]:
    """Where a glossary and its entries begin in a paragraph."""
    match = _GLOSSARY.search(text)
    if match is not None:
        yield match.end()
        yield from note_places(text, match.end("head"))


def _entries_behind_heading(lines: Sequence[Line], at: int) -> list[int]:
    """Where the entries begin in a paragraph of them below the heading of a glossary."""
    heading = read_glossary_heading(lines[at - 1].text) if at else None
    if heading is None or not heading.named:
        return []
    places = note_places(lines[at].text, 0)
    return places if len(places) > _FEWEST else []
