"""Characters of a page -> printed lines with runs, superscripts known by size and height."""

from __future__ import annotations

from statistics import median
from typing import Final, NamedTuple

from core.importing.pdf.chars import Char
from core.model.source import Run

_SMALL: Final = 0.78
_WIDE_FROM: Final = "\u2e80"


class Line(NamedTuple):
    """A printed line; places in points, y counted upwards."""

    runs: tuple[Run, ...]
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)


def lines_of(rows: list[list[Char]]) -> list[Line]:
    """The lines of characters that `group_rows` has grouped."""
    return [_line(row) for row in rows]


def group_rows(chars: list[Char]) -> list[list[Char]]:
    """`chars` by lines, top to bottom, each from left to right.

    Characters of the usual size make the lines; smaller ones (raised note marks) join the line
    that they stand beside.
    """
    if not chars:
        return []
    usual = median(char.size for char in chars)
    small = [char for char in chars if char.size < _SMALL * usual]
    rows = _cluster([char for char in chars if char.size >= _SMALL * usual])
    bands = [(_low(row), _high(row)) for row in rows]
    lonely: list[Char] = []
    for char in small:
        home = _beside(char, rows, bands)
        if home is None:
            lonely.append(char)
        else:
            rows[home].append(char)
    rows.extend(_cluster(lonely))
    rows.sort(key=lambda row: -median((char.top + char.bottom) / 2 for char in row))
    for row in rows:
        row.sort(key=lambda char: char.left)
    return rows


def _cluster(chars: list[Char]) -> list[list[Char]]:
    rows: list[list[Char]] = []
    total = 0.0
    for char in sorted(chars, key=lambda char: -(char.top + char.bottom)):
        middle = (char.top + char.bottom) / 2
        if rows and abs(total / len(rows[-1]) - middle) < 0.42 * min(char.size, rows[-1][0].size):
            rows[-1].append(char)
            total += middle
        else:
            rows.append([char])
            total = middle
    return rows


def _low(row: list[Char]) -> float:
    return median(char.bottom for char in row)


def _high(row: list[Char]) -> float:
    return median(char.top for char in row)


def _beside(char: Char, rows: list[list[Char]], bands: list[tuple[float, float]]) -> int | None:
    """The number of the row that a small character belongs to: it overlaps and is near."""
    best: int | None = None
    best_overlap = 0.5 * (char.top - char.bottom)
    for number, (low, high) in enumerate(bands):
        overlap = min(high, char.top) - max(low, char.bottom)
        if overlap > best_overlap:
            reach = 1.6 * rows[number][0].size
            if any(
                other.left - reach < char.right and char.left < other.right + reach
                for other in rows[number]
            ):
                best, best_overlap = number, overlap
    return best


def _line(row: list[Char]) -> Line:
    size = median([char.size for char in row])
    base = [char for char in row if char.size >= _SMALL * size]
    middle = median([(char.top + char.bottom) / 2 for char in base])
    foot = median([char.bottom for char in base])
    runs: list[Run] = []
    pieces: list[str] = []
    style = (False, False, 0.0)
    previous: Char | None = None
    for char in row:
        gap = ""
        if previous is not None:
            if char.text == previous.text and _is_shadow(previous, char):
                continue
            distance = char.left - previous.right
            if distance > 0.22 * char.size:
                gap = _gap(previous, char, distance)
        raised = char.size < _SMALL * size and _is_raised(char, middle, foot, size)
        own = (raised, char.bold, round(char.size, 1))
        if gap:
            pieces.append(gap)
        if own != style:
            if pieces:
                runs.append(Run("".join(pieces), *style))
                pieces.clear()
            style = own
        pieces.append(char.text)
        previous = char
    runs.append(Run("".join(pieces), *style))
    return Line(
        tuple(runs),
        row[0].left,
        max([char.right for char in row]),
        min([char.bottom for char in base]),
        max([char.top for char in base]),
        size,
    )


def _is_raised(char: Char, middle: float, foot: float, size: float) -> bool:
    """Whether a small character stands higher than the line whose middle and foot are given.

    One that is set very small is hardly above the middle though it is raised: its foot tells.
    """
    above = (char.top + char.bottom) / 2 - middle
    return above > 0.08 * size or (above > -0.02 * size and char.bottom - foot > 0.25 * size)


def _is_shadow(before: Char, char: Char) -> bool:
    """Whether a character is printed twice a hair apart, as some writers make bold type."""
    return (
        abs(before.left - char.left) < 0.12 * char.size
        and abs(before.bottom - char.bottom) < 0.12 * char.size
    )


def _gap(before: Char, char: Char, distance: float) -> str:
    """The white space between two neighbours: none, a space, or the width of a column."""
    size = max(before.size, char.size)
    wide = before.text >= _WIDE_FROM or char.text >= _WIDE_FROM
    if distance > 2.2 * size:
        return "\u3000\u3000"
    return " " if distance > (0.6 if wide else 0.22) * size else ""
