"""Pieces that a layout set apart, put where they belong: numbers, note marks, notes in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.model.source import Run
from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.glossary.terms import is_parted
from core.parsing.layout.splitting import cut_line
from core.parsing.lines.numerals import circled_number
from core.parsing.lines.shapes import Line, join_lines
from core.parsing.outline.labels import (
    Style,
    is_bare_numeral,
    is_label_alone,
    read_label,
)

ENDS = ("。", "！", "？", "；", "：", ":", ";", "…", "。”", "！”", "。）", ".")
RULE = re.compile(r"[-—–―─_＿=*·.…\s]{4,}")  # drawn above notes
_LONGEST_GROUP = 20
_HEADING_WORDS = re.compile(r"[^。；，！？：]*[\u4e00-\u9fff]{2}[^。；，！？：]*")
_PROSE = 30  # characters that a cell of a table seldom has
_MOST = 60  # marks that fell on lines of their own behind one line
_PIECE = re.compile(r"[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})?|[一二三四五六七八九十]{1,3}")
_MARK_LINE = re.compile(r"(?:[\[［〔]\d{1,3}[\]］〕]|[①-⑳㉑-㊿❶-❿])+")
_INLINE = re.compile(
    r"(?:注|注\s*释|附\s*注|名词(?:解释|注释)|备注)\s*[:：]\s*(?=①|[\[［〔]?1[\]］〕.．、])"
)


def part_inline_notes(lines: list[Line]) -> list[Line]:
    """Notes that follow one another in one paragraph (`注：①…。②…。`), each on its own line."""
    parted: list[Line] = []
    for at, line in enumerate(lines):
        match = _INLINE.match(line.text) if line.table is None else None
        after_table = at > 0 and lines[at - 1].table is not None
        places = note_places(line.text, match.end()) if match and not after_table else []
        if len(places) < 2 and not (places and _counts_on(lines, at, places[0])):
            parted.append(line)
            continue
        notes: list[Line] = []
        rest = line
        for place in reversed(places):
            rest, note = cut_line(rest, place)
            notes.insert(0, note)
        parted += [rest, *notes]
    return parted


def _counts_on(lines: Sequence[Line], at: int, place: int) -> bool:
    """Whether the next line is note 2 of the notes that begin at `place` of line `at`."""
    first = lines[at].text[place:]
    following = lines[at + 1] if at + 1 < len(lines) else None
    before = lines[at - 1].text if at else ""
    if (
        at and len(before) < _PROSE and not before.endswith(ENDS)
    ):  # they are notes under a loose table
        return False
    if following is None or following.table is not None:
        return False
    second = first[:2].replace("①", "②").replace("1", "2")
    return following.text.startswith(second) and len(following.text) > 4


def note_places(text: str, begin: int) -> list[int]:
    """Where the notes 1, 2, ... begin in a paragraph."""
    places: list[int] = []
    at = begin
    while True:
        number = len(places) + 1
        circled = chr(0x2460 + number - 1) if number <= 20 else "\0"
        stop = "" if number == 1 else "(?<=[。；;])\\s*"
        pattern = rf"{stop}(?:{circled}|[\[［〔]{number}[\]］〕]|{number}[.．、])"
        match = re.compile(pattern).search(text, at)
        if match is None or (number == 1 and match.start() != begin):
            return places
        places.append(match.start() + len(match.group()) - len(match.group().lstrip()))
        at = match.end()


def join_labels(lines: list[Line]) -> list[Line]:
    """A number alone on a line, or a piece of one (`（三`), takes the next line as its words."""
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is not None and _takes_words(line, following):
            broken = _breaks_label(line.text, following.text)
            if is_bare_numeral(line.text) and not broken:
                line = line.with_text(line.text + " ")
            joined.append(join_lines([line, following]))
            at += 2
            continue
        joined.append(line)
        at += 1
    return joined


def _takes_words(line: Line, following: Line) -> bool:
    """Whether a number alone has its words on the next line; a bare numeral only a heading."""
    if line.table is not None or following.table is not None or len(following.text) < 2:
        return False
    if _breaks_label(line.text, following.text):
        return True
    if read_label(following.text) is not None:
        return False
    if is_bare_numeral(line.text):
        return (
            4 <= len(following.text) <= _PROSE
            and _HEADING_WORDS.fullmatch(following.text) is not None
        )
    return is_label_alone(line.text)


def _breaks_label(text: str, following: str) -> bool:
    """Whether a number in front of words was broken over two lines (`（` and `三）深化改革`)."""
    if _PIECE.fullmatch(text) is None or following[0] in "（(":
        return False
    label = read_label(text + following)
    return label is not None and label.end > len(text) and label.style <= Style.PAREN_ARABIC


def join_marks(lines: list[Line], wrapped: bool) -> list[Line]:
    """A note mark that fell on a line of its own goes back to the line before it.

    Where lines are lines of paper (`wrapped`) so does one that fell to the start of the next line.
    """
    joined: list[list[Line]] = []
    for line in lines:
        match = _MARK_LINE.match(line.text)
        raised = bool(line.runs) and line.runs[0].superscript
        before = joined[-1][-1] if joined else None
        if (
            (match or raised)
            and before is not None
            and before.table is None
            and line.table is None
            and len(joined[-1]) < _MOST
            and read_glossary_heading(before.text) is None
            and (
                raised
                or (match is not None and match.end() == len(line.text))
                or (wrapped and _open(before.text) and not _heads_entry(before.text, line.text))
            )
        ):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [join_lines(group) for group in joined]


def _heads_entry(before: str, text: str) -> bool:
    """Whether a line that ends as no sentence does is not what the mark in front of `text` ends.

    It is the heading of a group of entries and `text` the first of them, or both are items of a
    list in a row.
    """
    if (number := circled_number(text[0])) and circled_number(before[0]) == number - 1 > 0:
        return True
    match = _MARK_LINE.match(text)
    return len(before) <= _LONGEST_GROUP and match is not None and is_parted(text[match.end() :])


def _open(text: str) -> bool:
    """Whether a line breaks off inside a sentence."""
    return bool(text) and not text.endswith((*ENDS, "，", "、", ",")) and not RULE.fullmatch(text)


def with_label(line: Line) -> Line:
    """The line with the number that its format computes put before its words."""
    if not line.label:
        return line
    gap = "" if line.label[-1] in "、.．)）]］〕：:" else " "
    text = line.label + gap + line.text
    return replace(line, text=text, runs=(Run(line.label + gap), *line.runs), label="")
