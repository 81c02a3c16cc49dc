"""Rows of a table that was copied with each merged cell once: cells back in their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.parsing.indicators.columns import read_column
from core.parsing.tables.heads import Heads, fit_rows
from core.parsing.tables.kinds import Kind, alike, kind_of

_FEWEST_FULL = 2


def unmerged(rows: Sequence[Sequence[str]], heads: int) -> list[Sequence[str]]:
    """`rows`, of which `heads` are headings, with the cells that merged ones have pushed left.

    A merged heading leaves its row short, its parts stand at the beginning of the row below; a
    name that stands for several rows leaves all but the first of them short.
    """
    while heads > 1 and len(list(filter(None, rows[heads - 1]))) < 2:
        heads -= 1  # the first row of the body only names a group
    body = _shifted(rows[heads:])
    columns = max((len(row) for row in body), default=0)
    return [*_spread(rows[:heads], columns), *body]


def _spread(rows: Sequence[Sequence[str]], columns: int) -> list[Sequence[str]]:
    """Two rows of headings, each name over its parts; other rows as they are."""
    if len(rows) < 2:
        return list(rows)
    above, upper, lower = rows[:-2], _bare(rows[-2]), _bare(rows[-1])
    if len(lower) == columns and 1 < len(upper) < columns and columns % len(upper) == 0:
        width = columns // len(upper)
        kinds = [read_column(words).kind for words in lower]
        if all(upper) and kinds == kinds[:width] * len(upper):
            over = [cell for name in upper for cell in (name, *[""] * (width - 1))]
            return [*above, over, lower]
    packed = upper and lower and all(lower) and all(upper[1:])
    if not packed or len(upper) >= columns or len(lower) >= columns:
        return list(rows)
    found = fit_rows(upper, lower, columns)
    return [*above, *_two_rows(found)] if found is not None else list(rows)


def _bare(row: Sequence[str]) -> list[str]:
    """The cells of a row without the blanks at its end."""
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _two_rows(heads: Heads) -> list[list[str]]:
    upper, lower = list(heads.stubs), [""] * len(heads.stubs)
    for name, parts in heads.groups:
        if name:
            upper += [name, *[""] * (len(parts) - 1)]
            lower += parts
        else:
            upper += parts
            lower += [""] * len(parts)
    return [upper, lower]


def _shifted(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Rows that lack their first cell, that of a merged one above them, moved to their columns."""
    columns = max(map(len, rows), default=0)
    full = [row for row in rows if len(_bare(row)) == columns]
    if len(full) < _FEWEST_FULL or columns < 3:
        return list(rows)
    majors = [
        Counter(kind_of(row[column]) for row in full).most_common(1)[0][0]
        for column in range(columns)
    ]
    if majors[0] is not Kind.TEXT:
        return list(rows)
    moved: list[Sequence[str]] = []
    for row in rows:
        short = len(row) < columns or not row[-1]
        lacks = short and _misfits(row, majors, 1) < _misfits(row, majors, 0)
        moved.append(["", *row][:columns] if lacks else row)
    return moved


def _misfits(row: Sequence[str], majors: Sequence[Kind], by: int) -> int:
    """How many cells of a row, moved `by` columns, are not of the kinds of their columns."""
    return sum(
        not alike(kind_of(cell), major)
        for cell, major in zip(row, majors[by:], strict=False)
        if cell
    )
