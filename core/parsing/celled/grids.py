"""A table from cells with known blanks: every so many cells the same kinds come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.model.values import Measure
from core.parsing.celled.headings import read_headings
from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.lines.variants import simple
from core.parsing.tables.captions import is_title
from core.parsing.tables.heads import Heads
from core.parsing.tables.kinds import Kind, alike

_MOST_COLUMNS = 16
_MOST_HEAD_CELLS = 28
_MOST_ROWS = 2_000
_FEWEST_ROWS = 2
_WORST_HEADS = 7.0
_LEFT_OVER = 1.0
_BLANK_COLUMN = 2.0
_BLANK_REMARKS = 0.1
_HEADING_LOST = 3.0
_TITLE_IN = 1.0
_TWICE = 2.0
_TWO_COLUMNS = 9.0
_NAMES = (Kind.TEXT, Kind.YEAR)
_PURE = 0.8
_SHORTEST_CODE = 3
_SURE = 0.94


@dataclass(frozen=True, slots=True)
class CellGrid:
    """Headings and rows of a table; its headings begin at cell `start`, it ends before `last`.

    Rows of one cell over the whole width stand above the headings: `captions`. `grouped` says that
    a name in the first column stands for the rows below it too that have none.
    """

    captions: tuple[str, ...]
    heads: Heads
    rows: tuple[tuple[str, ...], ...]
    start: int
    body: int
    last: int
    grouped: bool = False


def read_grid(
    texts: Sequence[str], kinds: Sequence[Kind], low: int, fewest: int, *, sure: bool = False
) -> CellGrid | None:
    """The first table whose headings begin at cell `low` or a little behind; None where none does.

    It has `fewest` rows at least. The most cells read win, then the plainest headings. `sure`:
    the cells are marked as cells, so that two columns of them are no list.
    """
    best: tuple[int, float, CellGrid] | None = None
    for columns in range(2, _MOST_COLUMNS + 1):
        for body in range(low + columns - 1, min(len(texts), low + _MOST_HEAD_CELLS)):
            rows = _rows(texts, kinds, body, columns)
            size = rows * columns
            if rows < max(fewest, _FEWEST_ROWS) or (best is not None and size * 5 < best[0] * 4):
                continue
            made = _headed(texts, kinds, low, body, columns, rows, sure=sure)
            if made is None:
                continue
            cost, grid = made
            if best is None or size * 4 > best[0] * 5 or (cost, -size) < (best[1], -best[0]):
                best = size, cost, grid
    return best[2] if best else None


def _headed(
    texts: Sequence[str],
    kinds: Sequence[Kind],
    low: int,
    body: int,
    columns: int,
    rows: int,
    *,
    sure: bool,
) -> tuple[float, CellGrid] | None:
    """The rows at `body` under the plainest headings that begin at `low` or behind it."""
    majors = _majors(kinds, body, columns, rows)
    last = body + rows * columns
    best: tuple[float, CellGrid] | None = None
    for start in range(max(low, body - _MOST_HEAD_CELLS), body - columns + 2):
        top = start
        while top + columns < body and _is_wide(texts, top, columns):
            top += columns
        under = body
        while under - columns > top and not any(texts[under - columns : under]):
            under -= columns
        heads = read_headings(texts[top:under], majors)
        extra = 0
        if "" not in texts[body:last] and under - top == columns + 1:
            wider = read_headings(texts[top:under], [*majors, Kind.BLANK])
            lost = _blank_cost(texts[under - 1])
            if wider is not None and (heads is None or wider.cost + lost < heads.cost):
                # Of the last column nothing but its heading is there.
                heads, extra = Heads(wider.stubs, wider.groups, wider.cost + lost), 1
        if heads is None:
            continue
        marked = sure and top == low
        cost = heads.cost + _over_names(heads, majors, marked=marked)
        cost += sum(map(_left_over, texts[low:start]))
        if cost < _WORST_HEADS and (best is None or cost < best[0]):
            captions = tuple(texts[start:top:columns])
            cells = tuple(
                (*texts[at : at + columns], *[""] * extra) for at in range(body, last, columns)
            )
            half = _half_row(kinds, last, majors)
            if half:
                cells += ((*texts[last : last + half], *[""] * half),)
            best = cost, CellGrid(captions, heads, cells, start, body, last + half)
    return best


def _half_row(kinds: Sequence[Kind], at: int, majors: Sequence[Kind]) -> int:
    """How many cells at `at`, the last ones, are the left half of a row of two panels."""
    half, odd = divmod(len(majors), 2)
    left = list(majors[:half])
    panels = not odd and half > 1 and left == list(majors[half:]) and left[0] is Kind.TEXT
    return half if panels and list(kinds[at:]) == left else 0


def _blank_cost(heading: str) -> float:
    """How unlikely it is that a column is blank all the way down: that of remarks often is."""
    remark = read_column(simple(heading)).kind is ColumnKind.REMARK
    return _BLANK_REMARKS if remark else _BLANK_COLUMN


def _left_over(text: str) -> float:
    """How unlikely it is that a cell right above the headings is none of them."""
    if not text or is_title(text):
        return 0.0
    known = read_column(simple(text)).kind is not ColumnKind.VALUE
    return _HEADING_LOST if known else _LEFT_OVER


def _over_names(heads: Heads, majors: Sequence[Kind], *, marked: bool) -> float:
    """How unlikely the first heading is: that of names may be blank or any word, but no title."""
    first = heads.stubs[0] if heads.stubs else ""
    if first and read_column(simple(first)).kind is ColumnKind.VALUE and is_title(first):
        return _TITLE_IN
    names = heads.columns
    half = len(majors) // 2
    panels = majors[:half] == majors[half:]
    once = [name for name in names if read_column(name).measure is not Measure.GROWTH]
    cost = 0.0 if panels else _TWICE * (len(once) - len(set(once)))
    value = read_column(simple(first)).kind is ColumnKind.VALUE
    two = len(majors) == 2 and not marked and value
    return cost + (_TWO_COLUMNS if two else 0.0)


def _is_wide(texts: Sequence[str], at: int, columns: int) -> bool:
    """Whether a row is one cell over the whole width: a caption, a unit."""
    return bool(texts[at]) and not any(texts[at + 1 : at + columns])


def _rows(texts: Sequence[str], kinds: Sequence[Kind], body: int, columns: int) -> int:
    """How many rows of so many columns begin at `body`, each column of one kind."""
    serial = texts[body] == "1" and columns > 2 and kinds[body + 1 : body + 2] == [Kind.TEXT]
    coded = _is_code(texts[body]) and kinds[body + 1 : body + 2] == [Kind.TEXT]
    edge = kinds[body] is Kind.BLANK and columns > 2 and kinds[body + 1 : body + 2] == [Kind.TEXT]
    if kinds[body] not in _NAMES and not serial and not coded and not edge:
        return 0
    count = 0
    at = body
    while at + columns <= len(texts) and count < _MOST_ROWS:
        if edge:  # a bar before the first cell of each row
            named = kinds[at] is Kind.BLANK and kinds[at + 1] in _NAMES
        elif coded:
            named = _is_code(texts[at]) or not texts[at]
        else:
            named = kinds[at] in _NAMES or (serial and texts[at] == str(count + 1))
        half = at + columns // 2  # of two panels the left one may have come to its end
        if not named and not (count and kinds[at] is Kind.BLANK and kinds[half] in _NAMES):
            break
        count += 1
        at += columns
    while count >= _FEWEST_ROWS:
        majors = _majors(kinds, body, columns, count)
        bad = next(
            (row for row in range(count) if not _fits(kinds, body + row * columns, majors)), count
        )
        if bad == count:
            return count if _tells(kinds, body, columns, count, majors, serial=serial) else 0
        count = bad
    return 0


def _is_code(text: str) -> bool:
    """Whether a cell is the code of a budget item."""
    return len(text) >= _SHORTEST_CODE and text.isdigit()


def _majors(kinds: Sequence[Kind], body: int, columns: int, rows: int) -> list[Kind]:
    """The kind of most cells of each column; blank where all are.

    A row of formulas above the values (`A=B+C`) does not make their kind.
    """
    majors = []
    for column in range(columns):
        seen = Counter(kinds[body + column : body + rows * columns : columns])
        del seen[Kind.BLANK]
        if len(seen) > 1 and seen[Kind.VALUE]:
            del seen[Kind.FORMULA]
        majors.append(seen.most_common(1)[0][0] if seen else Kind.BLANK)
    return majors


def _fits(kinds: Sequence[Kind], at: int, majors: Sequence[Kind]) -> bool:
    """Whether most cells of a row are of the kinds of their columns."""
    here = kinds[at : at + len(majors)]
    told = [(kind, major) for kind, major in zip(here, majors, strict=True) if kind != Kind.BLANK]
    return sum(_same(kind, major) for kind, major in told) >= _PURE * len(told) or (
        len(told) > 1
        and all(_same(kind, major) for kind, major in told[:2])
        and sum(not _same(kind, major) for kind, major in told) == 1
    )


def _same(kind: Kind, major: Kind) -> bool:
    return alike(kind, major) or (kind is Kind.FORMULA and major is Kind.VALUE)


def _tells(
    kinds: Sequence[Kind],
    body: int,
    columns: int,
    rows: int,
    majors: Sequence[Kind],
    *,
    serial: bool,
) -> bool:
    """Whether the columns are plainly of one kind each, and tell more than a list of names."""
    told = good = values = 0
    for row in range(rows):
        for column, major in enumerate(majors):
            kind = kinds[body + row * columns + column]
            if kind is not Kind.BLANK:
                told += 1
                good += _same(kind, major)
                values += kind is Kind.VALUE and column > 0
    if good < _SURE * told:
        return False
    return serial or (values >= 2 and Kind.VALUE in majors[1:] and values * 5 >= told)
