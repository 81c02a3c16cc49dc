"""Rows of loose cells that begin with a name each, their values behind it, the blanks lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.lines.variants import simple
from core.parsing.tables.heads import Heads, apart_cost, fit_heads, without_corner
from core.parsing.tables.kinds import Kind, kind_of
from core.parsing.tables.rows import LooseRow

_FEWEST_ROWS = 3
_MOST_VALUES = 14
_MOST_HEADS = 16
_MOST_NAMES = 3
_WORST_HEADS = 6.0
_BLANK_COLUMN = 0.6
_OPENING = 1.0
_HEADING_IN = 5.0
_BEGINS = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|其中|[按分].+分?组?$"
)
_FULL = 0.5
_NUMBERED = re.compile(r"[A-Z甲乙丙丁]")


@dataclass(frozen=True, slots=True)
class NamedRows:
    """Headings and rows; the cells up to `last` belong to them. A row without values is a group.

    `cost` tells how well the headings fit.
    """

    heads: Heads
    rows: tuple[LooseRow, ...]
    last: int
    cost: float = 0.0


def read_named(texts: Sequence[str]) -> NamedRows | None:
    """The table whose headings begin with the first of `texts`; None where none does.

    A name begins a row; most rows have as many values as there are columns for them.
    """
    kinds = [kind_of(text) for text in texts]
    first = next((at for at, kind in enumerate(kinds) if kind is Kind.VALUE), -1)
    best: tuple[float, NamedRows] | None = None
    for body in _bodies(texts, kinds, first):
        rows = _rows(texts, kinds, body)
        counts = Counter(len(row.values) for row in rows if row.values)
        if sum(counts.values()) < _FEWEST_ROWS:
            continue
        most = max(counts)
        if most > _MOST_VALUES or counts[most] < max(2, _FULL * sum(counts.values())):
            continue
        for extra in (0, 1, 2):
            columns = most + 1 + extra
            if extra and body != columns:
                continue
            heads = _heads(texts[:body], columns, rows, most)
            if heads is None:
                continue
            cost = heads.cost + _BLANK_COLUMN * extra + _opening_cost(rows)
            if best is None or cost < best[0]:
                best = cost, NamedRows(heads, tuple(rows), rows[-1].last, cost)
    return best[1] if best and best[0] < _WORST_HEADS else None


def _opening_cost(rows: Sequence[LooseRow]) -> float:
    """How unlikely it is that rows without values open the body, and are no headings."""
    cost = 0.0
    for row in rows:
        if row.values:
            break
        known = read_column(simple(row.name)).kind is not ColumnKind.VALUE
        cost += _HEADING_IN if known else 0.0 if _BEGINS.match(row.name) else _OPENING
    return cost


def _bodies(texts: Sequence[str], kinds: Sequence[Kind], first: int) -> list[int]:
    """Where the rows may begin: a name or some, then the first value."""
    at = first - 1
    while at > 0 and kinds[at] in (Kind.UNIT, Kind.FORMULA, Kind.YEAR) and not _counts(texts, at):
        at -= 1
    found: list[int] = []
    while at > 1 and len(found) < _MOST_NAMES and (kinds[at] is Kind.TEXT or _counts(texts, at)):
        if at <= _MOST_HEADS:
            found.append(at)
        at -= 1
    return found


def _counts(texts: Sequence[str], at: int) -> bool:
    """Whether a row begins that only numbers the columns (`甲 1 2 3`)."""
    return bool(_NUMBERED.fullmatch(texts[at])) and list(texts[at + 1 : at + 3]) == ["1", "2"]


def _rows(texts: Sequence[str], kinds: Sequence[Kind], body: int) -> list[LooseRow]:
    """The rows from `body` on, to the last one that has values."""
    rows: list[LooseRow] = []
    at = body
    while at < len(texts):
        end = at + 1
        while end < len(texts) and kinds[end] is not Kind.TEXT and not _counts(texts, end):
            end += 1
        rows.append(LooseRow(texts[at], "", tuple(texts[at + 1 : end]), at, end))
        at = end
    while rows and not rows[-1].values:
        rows.pop()
    return rows


def _heads(
    pieces: Sequence[str], columns: int, rows: Sequence[LooseRow], most: int
) -> Heads | None:
    """The headings of so many columns, the last of them perhaps blank in every row."""
    if len(pieces) == columns:
        heads: Heads | None = Heads(
            tuple(pieces[:1]), tuple(("", (one,)) for one in pieces[1:]), apart_cost(pieces)
        )
    else:
        heads = fit_heads(pieces, columns, has_unit=False)
    if len(pieces) >= columns - 1 and read_column(simple(pieces[0])).kind is ColumnKind.VALUE:
        lost = without_corner(pieces, columns)
        if lost is not None and (heads is None or lost.cost < heads.cost):
            heads = lost
    if heads is None:
        return None
    full = next(row for row in rows if len(row.values) == most)
    names = heads.columns[1:]
    cost = heads.cost
    for name, value in zip(names, full.values, strict=False):
        unit = read_column(simple(name)).kind is ColumnKind.UNIT
        cost += 3.0 * (unit != (kind_of(value) is Kind.UNIT))
    return Heads(heads.stubs, heads.groups, cost)
