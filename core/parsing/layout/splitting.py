"""A file with several documents (a gazette): where each report begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.model.report import Corrections
from core.model.source import Run
from core.parsing.front.titles import (
    find_titles,
    is_byline,
    is_meeting_line,
    is_salutation,
    is_title,
)
from core.parsing.lines.cleaning import close_spaces, trim_runs, with_text
from core.parsing.lines.shapes import Line
from core.parsing.outline.labels import read_wide_label

_FUSED = re.compile(r"(.*[。！])\s*(关于[^。]{6,70})")
_MEETING_BEHIND = re.compile(
    r"([^。—]{4,80}报告(?:[（(][^（）()]{1,8}[）)])?)\s*((?:[—–─-]{1,4}|[（(])\s*\d{4}\s*年[^。]{6,70}(?:会议上|大会上)[）)]?)"
)
_PASSED = re.compile(r"[（(]\s*\d{4}\s*年[^。]{4,60}(?:通过|批准)?\s*[）)]?")
_OTHER = re.compile(
    r"[^。：；]{4,90}(?:决议|决定|公告|名单|议案|办法|条例|通知|任免.{0,6}|审查结果报告|审查报告)"
)
_LOOK_BACK = 8
_PROSE = 60
_REPORT = 1500  # characters of running text that no front matter has


@dataclass(frozen=True, slots=True)
class Stretch:
    """The positions of the lines of one report: first, last exclusive."""

    first: int
    last: int


def cut_line(line: Line, at: int) -> tuple[Line, Line]:
    """`line` in two before character `at` of its text, each with its own runs, ends trimmed."""
    left: list[Run] = []
    right: list[Run] = []
    passed = 0
    for run in line.runs:
        here = min(max(at - passed, 0), len(run.text))
        if here:
            left.append(with_text(run, run.text[:here]))
        if here < len(run.text):
            right.append(with_text(run, run.text[here:]))
        passed += len(run.text)
    halves = [trim_runs(left), trim_runs(right)]
    first, second = (
        replace(line, runs=runs, text="".join(run.text for run in runs)) for runs in halves
    )
    return first, replace(second, label="")


def cut_at(line: Line, places: Sequence[int]) -> list[Line]:
    """`line` in pieces before the characters at `places` of its text, which are in order."""
    pieces: list[list[Run]] = [[]]
    passed, at = 0, 0
    for run in line.runs:
        begin = 0
        while at < len(places) and places[at] < passed + len(run.text):
            end = max(places[at] - passed, begin)
            pieces[-1].append(with_text(run, run.text[begin:end]))
            pieces.append([])
            begin, at = end, at + 1
        pieces[-1].append(with_text(run, run.text[begin:]))
        passed += len(run.text)
    trimmed = [trim_runs(piece) for piece in pieces]
    filled = [runs for runs in trimmed if runs]
    first, *others = [replace(line, runs=r, text="".join(x.text for x in r)) for r in filled]
    return [first, *(replace(other, label="", indented=False) for other in others)]


def unfuse(lines: list[Line]) -> list[Line]:
    """Part a title from the words fused to it: those of the document before, or its own meeting."""
    parted: list[Line] = []
    for at, line in enumerate(lines):
        own = _MEETING_BEHIND.fullmatch(line.text) if "报告" in line.text else None
        if own and is_title(own[1]):
            parted += cut_line(line, own.start(2))
            continue
        match = _FUSED.fullmatch(line.text) if "关于" in line.text else None
        if match:
            before, after = cut_line(line, match.start(2))
            following = [after, *lines[at + 1 : at + 4]]
            titles = find_titles(following, 0, len(following))
            if titles and titles[0].first == 0 and titles[0].last < len(following):
                behind = following[titles[0].last].text
                if is_byline(behind) or is_meeting_line(behind):
                    parted += [before, after]
                    continue
        parted.append(line)
    return parted


def find_reports(lines: Sequence[Line]) -> list[Stretch]:
    """The reports among `lines`, in order; one that spans everything when there is one or none."""
    starts = _starts(lines)
    if starts and _is_report(lines[: starts[0]]):
        starts.insert(0, 0)
    others = _others(lines, starts[0] + 1 if starts else 0)
    if len(starts) <= 1 and not others:
        behind = bool(starts) and bool(_others(lines[: starts[0]], -1))  # another paper in front
        return [Stretch(starts[0] if behind else 0, len(lines))]
    stretches = []
    for place, start in enumerate(starts):
        last = starts[place + 1] if place + 1 < len(starts) else len(lines)
        place_of_end = bisect_right(others, start + 4)
        end = others[place_of_end] if place_of_end < len(others) else last
        stretches.append(Stretch(start, min(end, last)))
    return _without_copies(lines, stretches) or [Stretch(0, len(lines))]


def _is_report(lines: Sequence[Line]) -> bool:
    """Whether the lines in front of the first known beginning are a report without salutation."""
    heads = {
        label.number
        for line in lines
        if line.table is None and (label := read_wide_label(line.text)) is not None
    }
    long = sum(len(line.text) for line in lines if len(line.text) >= _PROSE)
    return {1, 2} <= heads and long >= _REPORT


def main_report(stretches: Sequence[Stretch], lines: Sequence[Line]) -> Stretch:
    """The longest report of a file."""
    return max(stretches, key=lambda s: sum(len(line.text) for line in lines[s.first : s.last]))


def wanted(stretches: Sequence[Stretch], lines: Sequence[Line], given: Corrections) -> Stretch:
    """The report that a person means, the longest where nobody says.

    It is made longer where the person says that it begins earlier or ends later than was found.
    """
    body = _at(lines, given.body_start) if given.body_start >= 0 else None
    if 0 <= given.part < len(stretches):
        chosen = stretches[given.part]
    else:
        around = [one for one in stretches if body is not None and one.first <= body < one.last]
        chosen = around[0] if around else main_report(stretches, lines)
    first, last = chosen.first, chosen.last
    if body is not None and body < first:
        first = 0
    end = _at(lines, given.glossary_start) if given.glossary_start >= 0 else 0
    if max(body or 0, end) >= last:
        last = len(lines)
    return Stretch(first, last)


def _at(lines: Sequence[Line], block: int) -> int:
    """The first line read from source block number `block` or one behind it."""
    return next((at for at, line in enumerate(lines) if line.index >= block), len(lines))


def _starts(lines: Sequence[Line]) -> list[int]:
    starts: list[int] = []
    behind = 0
    for at, line in enumerate(lines):
        text = line.text
        if len(text) > 60 or not (
            (is_salutation(text) and text.endswith((":", "：")))
            or (text.startswith(("—", "-", "─")) and is_meeting_line(text))
        ):
            continue
        first = max(behind, at - _LOOK_BACK)
        titles = find_titles(lines, first, at)
        if titles and all(len(line.text) <= 90 for line in lines[titles[-1].last : at]):
            starts.append(titles[-1].first)
            behind = at + 1
    return starts


def _others(lines: Sequence[Line], first: int) -> list[int]:
    """Positions where a resolution or another paper that is not a report begins."""
    found = []
    for at in range(first + 1, len(lines)):
        if not (lines[at].text.startswith(("（", "(")) and _PASSED.match(lines[at].text)):
            continue
        start = at
        while start - 1 > first and start > at - 5 and _is_title_line(lines[start - 1]):
            start -= 1
        words = "".join(close_spaces(line.text) for line in lines[start:at])
        if start < at and _OTHER.fullmatch(words):
            found.append(start)
    return found


def _is_title_line(line: Line) -> bool:
    """Whether the line can be one of a title that is set over several lines."""
    return (
        line.table is None
        and len(line.text) <= 60
        and not line.text.endswith(("。", "；", "：", "！", "，"))
    )


def _without_copies(lines: Sequence[Line], stretches: list[Stretch]) -> list[Stretch]:
    """A report that the file holds twice is one report: the copy is left to the duplicates."""
    kept: list[Stretch] = []
    known: list[set[str]] = []
    for stretch in stretches:
        words = {line.text for line in lines[stretch.first : stretch.last] if len(line.text) > 12}
        if any(len(words & other) > 0.8 * len(words) for other in known if words):
            kept[-1] = Stretch(kept[-1].first, stretch.last)
            continue
        kept.append(stretch)
        known.append(words)
    return kept
