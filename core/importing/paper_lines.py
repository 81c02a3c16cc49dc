"""Lines of paper that stand in one line, with blanks where they ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.importing.draft import Draft
from core.importing.runs import strip_runs
from core.model.source import Run, SourceBlock, SourceKind

FOLDED: Final = 300
"""Characters of a line that may hold many lines of paper."""

_WIDE: Final = "\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef"
_BREAK: Final = re.compile(rf"(?<=[{_WIDE},.;:)\]])[ \u3000\u00a0]+(?=[{_WIDE}(])")
_BLANK: Final = re.compile(r"[ \u3000\u00a0]+")
_ENDS: Final = frozenset("。！？；：;:")
_FORMATS: Final = frozenset(("html", "mht", "docx", "doc", "odt", "md"))
_STRIPPED: Final = " \t\r\n\u3000\u00a0"
_FEWEST: Final = 12
_NARROWEST, _WIDEST = 32, 120  # columns of a line of paper
_SLACK: Final = 5  # columns by which a full line may be narrower: a stop that did not fit


def display_width(line: str) -> int:
    """How many half-width columns `line` takes on paper."""
    return sum(1 if character < "\u1100" else 2 for character in line)


def paper_lines(text: str) -> list[str]:
    """The lines of paper that `text` is made of; empty where its blanks do not end such lines.

    Most pieces between two Chinese characters are as wide as one another then, and break off in
    the middle of a sentence. A blank beside a digit or a letter ends a line where it is full.
    """
    pieces = [piece for piece in _BREAK.split(text) if piece]
    if len(pieces) < _FEWEST:
        return []
    widths = Counter(display_width(piece) // 2 * 2 for piece in pieces)
    full = max(widths, key=lambda width: sum(widths[width + step] for step in (-2, 0, 2)))
    alike = [piece for piece in pieces if abs(display_width(piece) - full) <= _SLACK]
    inside = sum(piece[-1] not in _ENDS for piece in alike)
    if (
        not _NARROWEST <= full <= _WIDEST
        or 3 * len(alike) < len(pieces)
        or 5 * inside < 3 * len(alike)
    ):
        return []
    return [line for piece in pieces for line in _filled(piece, full)]


def _filled(piece: str, full: int) -> list[str]:
    """A piece wider than a line of paper, ended at the blanks where a line is full."""
    lines: list[str] = []
    begin, at, width = 0, 0, 0
    for blank in _BLANK.finditer(piece):
        width += display_width(piece[at : blank.start()])
        if abs(width - full) <= _SLACK:
            lines.append(piece[begin : blank.start()])
            begin, width = blank.end(), 0
        at = blank.end()
    return [*lines, piece[begin:]]


def unfold(draft: Draft) -> None:
    """Part the paragraphs of a draft that are whole pages of such lines; it is `wrapped` then."""
    if draft.wrapped or draft.format not in _FORMATS:
        return
    blocks: list[SourceBlock] = []
    folded = 0
    for block in draft.blocks:
        lines = paper_lines(block.text) if _may_be_folded(block) else []
        if not lines:
            blocks.append(block)
            continue
        folded += len(block.text)
        blocks += [replace(block, runs=runs) for runs in _parted(block.runs, lines)]
    words = sum(len(block.text) for block in draft.blocks if block.furniture is None)
    if 2 * folded > words:
        draft.blocks, draft.wrapped = blocks, True


def _may_be_folded(block: SourceBlock) -> bool:
    plain = block.kind is SourceKind.PARAGRAPH and block.furniture is None and not block.outline
    return plain and sum(len(run.text) for run in block.runs) >= FOLDED


def _parted(runs: Sequence[Run], lines: Sequence[str]) -> list[tuple[Run, ...]]:
    """The runs of each of `lines`, which are those of a paragraph without the blanks between."""
    text = "".join(run.text for run in runs)
    ends: list[int] = []
    at = 0
    for line in lines:
        at = text.index(line, at) + len(line)
        ends.append(at)
    parted: list[list[Run]] = [[] for _line in lines]
    place = passed = 0
    for run in runs:
        begin = 0
        while begin < len(run.text):
            end = min(len(run.text), ends[place] - passed) if place < len(ends) - 1 else None
            parted[place].append(replace(run, text=run.text[begin:end]))
            if end is None:
                break
            begin = end
            place += passed + begin == ends[place]
        passed += len(run.text)
    return [strip_runs(pieces, _STRIPPED) for pieces in parted]
