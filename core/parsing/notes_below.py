"""Notes that stand below the paragraphs they explain: behind a paragraph, a section or a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache

from core.model.source import FurnitureReason
from core.parsing.furniture.dropping import Discarded, is_prose
from core.parsing.glossary.entry_numbers import Number, entry_number, star_number
from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.glossary.terms import is_parted, split_term, tells_meaning
from core.parsing.inserts import insert_end
from core.parsing.layout.broken import is_broken
from core.parsing.layout.pieces import RULE
from core.parsing.lines.shapes import Line, join_lines
from core.parsing.lines.wording import bare, likeness
from core.parsing.outline.labels import Style, read_label
from core.parsing.stages import open_glossary

_NEAR = 24  # paragraphs above a note in which its mark is looked for
_LIKE = 0.6
_LIST_BEFORE = "：:；;。，,、！"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WEAK = ("1", "（一）", "一", "（①）")  # numbers that lists have as well


def lift_notes(lines: Sequence[Line], discarded: Discarded) -> tuple[list[Line], list[Line]]:
    """The paragraphs of the text, and the notes among them, each with a key in `Line.note`.

    A note is told by its mark above it, most surely where the words before the mark are its term.
    The entries of a glossary are no notes of this kind. Rules above notes go to `discarded`; the
    word `注：` alone above them stays with them.
    """
    kept: list[Line] = []
    notes: list[Line] = []
    at, since = 0, 0
    while at < len(lines):
        opened = open_glossary(lines, at) if lines[at].table is None else None
        if opened is not None:
            stage, used = opened
            end = insert_end(lines, at, at + used)
            if stage.named or end == len(lines):
                kept += lines[at:end]
                at, since = end, len(kept)
                continue
        group = _group(lines, at, kept[max(since, len(kept) - _NEAR) :])
        if not group or _is_glossary(lines, at + group, kept):
            kept.append(lines[at])
            at += 1
            continue
        notes += _heads(kept, discarded)
        notes += [
            replace(line, note=f"{at}-{place}") for place, line in enumerate(lines[at : at + group])
        ]
        at += group
        since = len(kept)
        if kept and at < len(lines) and is_broken(kept[-1], lines[at]):
            kept.append(join_lines([kept.pop(), lines[at]]))
            at += 1
    return kept, notes


def _group(lines: Sequence[Line], first: int, above: Sequence[Line]) -> int:
    """How many notes begin at line `first`, numbered on: the marks of most stand `above`."""
    answers: list[_Answer] = []
    last: Number | None = None
    for at in range(first, len(lines)):
        line = lines[at]
        number = _number(line)
        if number is None or (
            last is not None and (number.kind, number.number) != (last.kind, last.number + 1)
        ):
            break
        answers.append(_answer(line, number, above))
        last = number
    least = _Answer.MARKED if last is not None and last.kind not in _WEAK else _Answer.NAMED
    return len(answers) if 2 * sum(one >= least for one in answers) >= len(answers) else 0


def _number(line: Line) -> Number | None:
    if line.table is not None or len(line.text) < 6:
        return None
    return star_number(line.text) or entry_number(line.text)


class _Answer(IntEnum):
    """What the lines above a note hold of it: nothing, its mark, its mark behind its term."""

    NONE = 0
    MARKED = 1
    NAMED = 2


def _answer(line: Line, number: Number, above: Sequence[Line]) -> _Answer:
    term, explains = _told(line.text[number.end :])
    if number.kind in _WEAK and not explains:
        return _Answer.NONE
    marks = _mark_of(number)
    answer = _Answer.NONE
    for paragraph in reversed(above):
        if paragraph.table is not None:
            continue
        text = paragraph.text
        places = [match.start() for match in marks.finditer(text) if match.start()]
        for place in [*places, *_raised_places(paragraph, number.number)]:
            if term and likeness(bare(term), bare(text[max(0, place - 40) : place])) >= _LIKE:
                return _Answer.NAMED
            if text[place - 1] not in _LIST_BEFORE:
                answer = _Answer.MARKED
    return answer


@lru_cache(
    maxsize=1024
)  # of a numbered list each item is the first of a group, and in those before
def _told(words: str) -> tuple[str | None, bool]:
    """The term that the words of a note begin with, and whether they explain one."""
    term, _meaning = split_term(words, True, "")
    return term, is_parted(words) or tells_meaning(words)


def _mark_of(number: Number) -> re.Pattern[str]:
    """Every form in which the mark of a note with that number may be printed."""
    value = number.number
    if number.kind == "*":
        return re.compile(rf"(?<![*＊※])[*＊※]{{{value}}}(?![*＊※\d])")
    circled = _CIRCLED[value - 1] if 0 < value <= len(_CIRCLED) else "\0"
    raised = str(value).translate(_RAISED)
    return re.compile(
        rf"[\[［〔【（({{｛<＜〈]\s*(?:详?见?注释?)?\s*(?:{value}|{circled})\s*[\]］〕】）)}}｝>＞〉](?!\s*\d*号)"
        rf"|{circled}|(?<![⁰¹²³⁴-⁹]){raised}(?![⁰¹²³⁴-⁹])|[*＊※注]{value}(?!\d)"
    )


def _raised_places(line: Line, number: int) -> list[int]:
    """Where raised characters of the line are that number."""
    places, at = [], 0
    for run in line.runs:
        if run.superscript and re.fullmatch(rf"\D*{number}\D*", run.text) and at:
            places.append(at)
        at += len(run.text)
    return places


def _is_glossary(lines: Sequence[Line], last: int, kept: Sequence[Line]) -> bool:
    """Whether the notes are a glossary of their own at the end: a heading, nothing behind."""
    heading = read_glossary_heading(kept[-1].text) if kept else None
    if heading is None:
        return False
    following = lines[last] if last < len(lines) else None
    if heading.named or following is None or following.table is not None:
        return True
    label = read_label(following.text)
    goes_on = is_prose(following) or (label is not None and label.style <= Style.PAREN_HAN)
    return not goes_on or (entry_number(following.text) is not None and label is None)


def _heads(kept: list[Line], discarded: Discarded) -> list[Line]:
    """Take what stands right above notes and only introduces them off the end of the text."""
    heads: list[Line] = []
    while kept and kept[-1].table is None:
        if RULE.fullmatch(kept[-1].text):
            discarded.put(kept.pop(), FurnitureReason.RUNNING_HEAD)
        elif not heads and read_glossary_heading(kept[-1].text) is not None:
            heads.append(kept.pop())
        else:
            break
    return heads
