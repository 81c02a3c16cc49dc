"""Closed cells between ruling lines: the lines of a page made grids.

Lines that touch one another are one grid. Its columns and rows are the distinct places of its
lines; where no line stands between two neighbouring places they are one merged cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from statistics import mean
from typing import Final, NamedTuple

from core.importing.limits import MAX_CELLS
from core.importing.pdf.objects import Rule, Rules

_SNAP: Final = 3.0
_OPEN: Final = 8.0
_COVERED: Final = 0.6
_FEWEST: Final = 2


class Box(NamedTuple):
    """A cell: its top left place in the grid and how many rows and columns it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


class Frame(NamedTuple):
    """A grid: where its columns part, left to right, and its rows, top to bottom, ends included."""

    columns: list[float]
    rows: list[float]
    cells: list[Box]


def find_frames(rules: Rules) -> list[Frame]:
    """The grids that the lines of a page make, top to bottom; one of a single cell is none."""
    across, along = _joined(rules.across), _joined(rules.along)
    found = []
    for lying, standing in _touching(across, along):
        frame = _frame(lying, standing)
        if frame is not None:
            found.append(frame)
    return sorted(found, key=lambda frame: -frame.rows[0])


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Lines nearer than they are thick at one place, pieces of a line put together."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule.place - groups[-1][-1].place <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    joined: list[Rule] = []
    for group in groups:
        place = mean(rule.place for rule in group)
        start, end = 0.0, -1.0
        for _place, low, high in sorted(group, key=lambda rule: rule.start):
            if start <= end and low <= end + _SNAP:
                end = max(end, high)
                continue
            if start <= end:
                joined.append(Rule(place, start, end))
            start, end = low, high
        joined.append(Rule(place, start, end))
    return joined


def _touching(across: list[Rule], along: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The lines by groups of those that meet: lines across, from low to high, and lines along."""
    homes = list(range(len(across) + len(along)))

    def home(at: int) -> int:
        while homes[at] != at:
            homes[at] = homes[homes[at]]
            at = homes[at]
        return at

    heights = [rule.place for rule in across]
    for number, (place, start, end) in enumerate(along, len(across)):
        low, high = bisect_left(heights, start - _SNAP), bisect_right(heights, end + _SNAP)
        for at in range(low, high):
            if across[at].start - _SNAP <= place <= across[at].end + _SNAP:
                homes[home(at)] = home(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at in range(len(homes)):
        lying, standing = groups.setdefault(home(at), ([], []))
        if at < len(across):
            lying.append(across[at])
        else:
            standing.append(along[at - len(across)])
    yield from groups.values()


def _frame(across: list[Rule], along: list[Rule]) -> Frame | None:
    if len(across) < _FEWEST or not along:
        return None
    across, along = _closed(across, along)
    columns = sorted({rule.place for rule in along})
    rows = sorted({rule.place for rule in across}, reverse=True)
    high, wide = len(rows) - 1, len(columns) - 1
    if high < 1 or wide < 1 or high * wide > MAX_CELLS:
        return None
    below = _covered(across, rows, columns)
    upright = _covered(along, columns, [-row for row in rows], mirrored=True)
    cells = _cells(high, wide, below, upright)
    return Frame(columns, rows, cells) if len(cells) > 1 else None


def _closed(across: list[Rule], along: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The lines with the outer sides that are left open put in, where most lines reach past."""
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    low, high = min(rule.start for rule in along), max(rule.end for rule in along)
    foot, head = min(rule.place for rule in across), max(rule.place for rule in across)
    first, last = min(rule.place for rule in along), max(rule.place for rule in along)
    added: list[Rule] = []
    for place, out in ((left, first - left), (right, right - last)):
        ends = [rule.start if place == left else rule.end for rule in across]
        if out > _OPEN and 2 * sum(abs(end - place) < _OPEN for end in ends) >= len(ends):
            added.append(Rule(place, min(low, foot), max(high, head)))
    lying: list[Rule] = []
    for place, out in ((low, foot - low), (high, high - head)):
        ends = [rule.start if place == low else rule.end for rule in along]
        if out > _OPEN and 2 * sum(abs(end - place) < _OPEN for end in ends) >= len(ends):
            lying.append(Rule(place, left, right))
    return [*across, *lying], [*along, *added]


def _covered(
    rules: Sequence[Rule], places: Sequence[float], ends: Sequence[float], mirrored: bool = False
) -> set[tuple[int, int]]:
    """Which stretches between two of `ends` a line covers: its place, and the stretch.

    `ends` rise; where `mirrored` they are the negatives of what they stand for.
    """
    number = {place: at for at, place in enumerate(places)}
    found = set()
    for place, low, high in rules:
        start, end = (-high, -low) if mirrored else (low, high)
        at = number[place]
        first = max(0, bisect_right(ends, start) - 1)
        for stretch in range(first, len(ends) - 1):
            begin, finish = ends[stretch], ends[stretch + 1]
            if begin >= end:
                break
            if min(end, finish) - max(start, begin) >= _COVERED * (finish - begin):
                found.add((at, stretch))
    return found


def _cells(
    high: int, wide: int, below: set[tuple[int, int]], upright: set[tuple[int, int]]
) -> list[Box]:
    """The cells of a grid; `below` has the lines across at each row, `upright` those along."""
    seen: set[tuple[int, int]] = set()
    found: list[Box] = []
    for row in range(high):
        for column in range(wide):
            if (row, column) in seen:
                continue
            area = _area((row, column), high, wide, below, upright)
            seen |= area
            found += _boxes(area)
    return sorted(found)


def _area(
    start: tuple[int, int],
    high: int,
    wide: int,
    below: set[tuple[int, int]],
    upright: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """The places that no line parts from `start`."""
    area, stack = {start}, [start]
    while stack:
        row, column = stack.pop()
        near = []
        if column + 1 < wide and (column + 1, row) not in upright:
            near.append((row, column + 1))
        if column and (column, row) not in upright:
            near.append((row, column - 1))
        if row + 1 < high and (row + 1, column) not in below:
            near.append((row + 1, column))
        if row and (row, column) not in below:
            near.append((row - 1, column))
        for place in near:
            if place not in area:
                area.add(place)
                stack.append(place)
    return area


def _boxes(area: set[tuple[int, int]]) -> list[Box]:
    """An area as one cell; as a cell for each row where it is no rectangle."""
    rows, columns = {row for row, _column in area}, {column for _row, column in area}
    top, left = min(rows), min(columns)
    high, wide = max(rows) - top + 1, max(columns) - left + 1
    if high * wide == len(area):
        return [Box(top, left, high, wide)]
    found: list[Box] = []
    for row in sorted(rows):
        start = None
        for column in range(left, left + wide + 1):
            if (row, column) in area:
                start = column if start is None else start
            elif start is not None:
                found.append(Box(row, start, 1, column - start))
                start = None
    return found
