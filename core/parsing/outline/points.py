"""`第一、` and `第一，` as headings, told from the same words in front of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.parsing.lines.shapes import Line
from core.parsing.outline.extent import extent
from core.parsing.outline.labels import Label, Style, is_point, read_label


@dataclass(frozen=True, slots=True)
class _Point:
    """A line with such a number: its place, its label, whether its words stand alone."""

    at: int
    label: Label
    alone: bool


def find_points(lines: Sequence[Line]) -> dict[int, Label]:
    """The labels of the lines that `第一、`, `第二、`, ... make headings, by position.

    They head sections where their words stand alone above text, or where other numbers begin at 1
    under them; else they lead sentences of a list of measures.
    """
    found: dict[int, Label] = {}
    for run in _runs(lines):
        if len(run) >= 2 and (_is_apart(run, lines) or _holds_numbers(run, lines)):
            found.update((point.at, point.label) for point in run)
    return found


def only_points(lines: Sequence[Line]) -> dict[int, Label]:
    """The same for a text that has no other headings: text behind their words is enough."""
    runs = [run for run in _runs(lines) if len(run) >= 2]
    return {point.at: point.label for point in runs[0]} if len(runs) == 1 else {}


def _runs(lines: Sequence[Line]) -> list[list[_Point]]:
    """Numbers that follow one another, each with words that can be a heading."""
    runs: list[list[_Point]] = []
    for at, line in enumerate(lines):
        label = read_label(line.text) if line.table is None else None
        if label is None or not is_point(label):
            continue
        point = replace(label, style=Style.POINT)
        words = extent(line.text, point)
        if label.number == 1:
            runs.append([])
        if words is None or not runs or label.number != len(runs[-1]) + 1:
            runs.append([])  # a number that cannot be a heading spoils those around it
            continue
        runs[-1].append(_Point(at, point, words[2]))
    return runs


def _is_apart(run: Sequence[_Point], lines: Sequence[Line]) -> bool:
    """Whether the words of each stand alone, with text between one and the next."""
    ends = [point.at for point in run[1:]] + [len(lines)]
    return all(point.alone and end - point.at > 1 for point, end in zip(run, ends, strict=True))


def _holds_numbers(run: Sequence[_Point], lines: Sequence[Line]) -> bool:
    """Whether other numbers begin at 1 under at least half of them."""
    ends = [point.at for point in run[1:]] + [len(lines)]
    return 2 * sum(
        _first_number(lines[point.at + 1 : end]) == 1 for point, end in zip(run, ends, strict=True)
    ) >= len(run)


def _first_number(lines: Sequence[Line]) -> int:
    """The first number of a heading among the lines, 0 for none."""
    for line in lines:
        label = read_label(line.text) if line.table is None else None
        if label is not None and label.style < Style.CIRCLED and extent(line.text, label):
            return label.number
    return 0
