"""Rows of loose cells without a blank: every so many cells the same kinds come again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.indicators.expressions import is_number, is_wording
from core.parsing.indicators.units import is_unit
from core.parsing.tables.cells import is_name, is_value
from core.parsing.tables.heads import Heads, fit_heads

_YEAR = re.compile(r"(?:19|20)\d\d年?")
_NATURE = re.compile(r"(?:预期|约束)性(?:指标)?")
_FEWEST_ROWS = 3
_MOST_COLUMNS = 14
_MOST_HEAD_CELLS = 24
_WORST_HEADS = 8.0


@dataclass(frozen=True, slots=True)
class RegularTable:
    """Headings and full rows, the first cell at `body`; `last` is behind the last cell."""

    heads: Heads
    rows: tuple[tuple[str, ...], ...]
    body: int
    last: int


def read_regular(texts: Sequence[str]) -> RegularTable | None:
    """The table at the start of `texts` whose rows have all their cells; None where none is.

    The most cells read win, then the plainest headings. Two columns are no table.
    """
    kinds = [_kind(text) for text in texts]
    best: tuple[int, float, RegularTable] | None = None
    for columns in range(3, _MOST_COLUMNS + 1):
        for body in range(columns, min(len(texts), _MOST_HEAD_CELLS)):
            rows = _rows(texts, kinds, body, columns)
            if len(rows) < _FEWEST_ROWS:
                continue
            size = min(len(rows) * columns + body, len(texts))
            if best is not None and size < best[0]:
                continue
            heads = _heads(texts[:body], columns, kinds[body : body + columns])
            if heads is None or heads.cost > _WORST_HEADS:
                continue
            if best is None or (-size, heads.cost) < (-best[0], best[1]):
                best = size, heads.cost, RegularTable(heads, rows, body, size)
    return best[2] if best else None


def _kind(text: str) -> str:
    """What a cell can be: one of the kinds that a column keeps all the way down."""
    if text.isdigit() and len(text) < 4:
        return "integer"
    if _YEAR.fullmatch(text):
        return "year"
    if is_unit(text):
        return "unit"
    if _NATURE.fullmatch(text):
        return "nature"
    if is_value(text) or is_wording(text):
        return "value"
    return "name" if is_name(text) else "other"


_FITS = {
    "integer": {"integer", "value"},
    "value": {"integer", "value"},
    "year": {"year"},
    "unit": {"unit"},
    "nature": {"nature"},
    "name": {"name"},
}


def _rows(
    texts: Sequence[str], kinds: Sequence[str], body: int, columns: int
) -> tuple[tuple[str, ...], ...]:
    """The rows from `body` on, as long as each column keeps its kind."""
    first = list(kinds[body : body + columns])
    if len(first) < columns or not {"value", "integer"} & set(first[1:]):
        return ()
    names = sum(kind in ("name", "year") for kind in first)
    serial = first[0] == "integer" and texts[body] == "1"
    if (
        not names
        or first[0] not in ("name", "year", "integer")
        or (first[0] == "integer" and not serial)
    ):
        return ()
    rows: list[tuple[str, ...]] = []
    at = body
    while at + columns <= len(texts):
        here = kinds[at : at + columns]
        fits = all(kind in _FITS.get(wanted, ()) for wanted, kind in zip(first, here, strict=True))
        if not fits or (serial and texts[at] != str(len(rows) + 1)):
            break
        rows.append(tuple(texts[at : at + columns]))
        at += columns
    rest = kinds[at:]
    if rows and 2 <= len(rest) < columns and first[0] == "name" and _half(first, rest):
        rows.append((*texts[at:], *[""] * (columns - len(rest))))
    return tuple(rows)


def _half(first: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether the last cells are the left half of a row of two panels."""
    panels = list(first[: len(rest)]) == list(first[len(rest) : 2 * len(rest)])
    return (
        panels
        and 2 * len(rest) == len(first)
        and all(kind in _FITS.get(wanted, ()) for wanted, kind in zip(first, rest, strict=False))
    )


def _heads(pieces: Sequence[str], columns: int, kinds: Sequence[str]) -> Heads | None:
    """The headings of the columns: one each, two equal halves, or as they fit."""
    if len(pieces) == columns:
        return Heads(
            tuple(pieces[:1]), tuple(("", (one,)) for one in pieces[1:]), _misfit(pieces, kinds)
        )
    if any(is_number(piece) and not _YEAR.fullmatch(piece) for piece in pieces):
        return None
    heads = fit_heads(pieces, columns, "unit" in kinds)
    if heads is None:
        return None
    names = [column.rsplit(" / ", 1)[-1] for column in heads.columns]
    return Heads(heads.stubs, heads.groups, heads.cost + _misfit(names, kinds))


def _misfit(names: Sequence[str], kinds: Sequence[str]) -> float:
    """How badly headings stand over cells of their kind."""
    cost = 0.0
    for name, kind in zip(names, kinds, strict=True):
        column = read_column(name).kind
        if kind == "unit" and column is not ColumnKind.UNIT:
            cost += 3.0
        if kind == "name" and column not in (ColumnKind.NAME, ColumnKind.VALUE):
            cost += 3.0
        if kind in ("value", "year") and column in (ColumnKind.UNIT, ColumnKind.SERIAL):
            cost += 3.0
    return cost + 4.0 * (Counter(kinds)["name"] > 2)
