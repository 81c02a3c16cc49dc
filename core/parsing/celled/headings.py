"""The headings of columns from cells of which the blanks are known."""

from __future__ import annotations

from collections.abc import Sequence

from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.indicators.expressions import is_number
from core.parsing.lines.variants import simple
from core.parsing.tables.heads import Heads, apart_cost, fit_heads, without_corner
from core.parsing.tables.kinds import Kind

_LONGEST = 30
_MISFIT = 3.0


def read_headings(cells: Sequence[str], kinds: Sequence[Kind]) -> Heads | None:
    """The headings `cells` over columns whose cells are of `kinds`; None where none fit.

    A row of headings has a cell for each column, or its blanks at the end; a second row has the
    parts of those that stand over several columns.
    """
    columns = len(kinds)
    words = [cell for cell in cells if cell]
    if not words or any(len(cell) > _LONGEST for cell in words):
        return None
    if any(is_number(word) and not read_column(word).year for word in words):
        return None
    found = [
        heads
        for heads in (
            _one_row(cells, kinds),
            _padded(cells, columns),
            _shared(cells, columns),
            _panels(words, kinds),
            _cornerless(words, kinds),
            fit_heads(words, columns, Kind.UNIT in kinds) if len(words) > columns else None,
        )
        if heads is not None
    ]
    if not found:
        return None
    return min(
        (Heads(one.stubs, one.groups, one.cost + _misfit(one.columns, kinds)) for one in found),
        key=lambda one: one.cost,
    )


def _one_row(cells: Sequence[str], kinds: Sequence[Kind]) -> Heads | None:
    """A heading for each column; that over the names may be blank, even lost with its place."""
    columns = len(kinds)
    row = list(cells)
    if len(row) == columns - 1 and all(row):
        row.append("")
    if len(row) != columns:
        return None
    if not row[-1] and kinds[-1] is not Kind.BLANK and all(row[:-1]) and _is_value(row[0]):
        row = ["", *row[:-1]]
    if any(not cell and kind != Kind.BLANK for cell, kind in zip(row[1:], kinds[1:], strict=True)):
        return None
    cost = apart_cost(row) + (0.0 if row[0] else 0.5)
    return Heads((row[0],), tuple(("", (cell,)) for cell in row[1:]), cost)


def _is_value(heading: str) -> bool:
    return read_column(simple(heading)).kind is ColumnKind.VALUE


def _padded(cells: Sequence[str], columns: int) -> Heads | None:
    """Two rows, each with as many cells as there are columns."""
    if len(cells) != 2 * columns or not cells[0]:
        return None
    upper, lower = list(cells[:columns]), list(cells[columns:])
    names = [cell for cell in upper if cell]
    parts = [cell for cell in lower if cell]
    if "" in upper[: len(names)]:
        return _in_place(upper, lower)
    over = [len(names) - 1] if columns - len(names) + 1 == len(parts) else []
    if over:  # one name alone stands over all the parts: the last that can
        groups = [("", (name,)) for name in names[1:-1]] + [(names[-1], tuple(parts))]
        split = Heads((names[0],), tuple(groups), 0.5)
        other = fit_heads([*names, *parts], columns, has_unit=False)
        same = other is not None and _names(other) == names and other.cost <= split.cost
        return other if same else split
    found = fit_heads([*names, *parts], columns, has_unit=False)
    return found if found is not None and _names(found) == names else None


def _names(heads: Heads) -> list[str]:
    """The first row of headings."""
    first = [name or parts[0] for name, parts in heads.groups]
    return [*heads.stubs, *first]


def _in_place(upper: Sequence[str], lower: Sequence[str]) -> Heads | None:
    """Two rows whose cells stand in their columns, blanks behind a name that has parts."""
    groups: list[tuple[str, tuple[str, ...]]] = []
    at = 1
    while at < len(upper):
        end = at + 1
        while end < len(upper) and not upper[end] and lower[end]:
            end += 1
        if not upper[at]:
            return None
        if end - at == 1:
            groups.append(("", (upper[at] + lower[at],)))
        else:
            groups.append((upper[at], tuple(lower[at:end])))
        at = end
    return Heads((upper[0],), tuple(groups), 0.2)


def _shared(cells: Sequence[str], columns: int) -> Heads | None:
    """A row of names, then the parts of all but the first, as many for each, some of them blank."""
    size = next((at for at, cell in enumerate(cells) if not cell), 0)
    names, parts = cells[:size], cells[size:]
    if size < 2 or not parts or len(parts) != columns - 1 or len(parts) % (size - 1):
        return None
    width = len(parts) // (size - 1)
    if width < 2:
        return None
    groups = [
        (name, tuple(parts[at * width : (at + 1) * width])) for at, name in enumerate(names[1:])
    ]
    return Heads((names[0],), tuple(groups), 0.3)


def _cornerless(words: Sequence[str], kinds: Sequence[Kind]) -> Heads | None:
    """Headings of which some are broken over lines, that over the names blank and lost."""
    if len(words) < len(kinds) or not _is_value(words[0]) or Kind.UNIT in kinds:
        return None
    return without_corner(words, len(kinds))


def _panels(words: Sequence[str], kinds: Sequence[Kind]) -> Heads | None:
    """Two names (`收入`, `支出`) over all the columns, half of them each, names among these."""
    half, odd = divmod(len(kinds), 2)
    if odd or half < 2 or len(words) != len(kinds) + 2 or list(kinds[:half]) != list(kinds[half:]):
        return None
    parts = words[2:]
    first = read_column(simple(parts[0])).kind
    if first is ColumnKind.VALUE or read_column(simple(parts[half])).kind is not first:
        return None
    groups = ((words[0], tuple(parts[:half])), (words[1], tuple(parts[half:])))
    return Heads((), groups, 0.1)


def _misfit(names: Sequence[str], kinds: Sequence[Kind]) -> float:
    """How badly headings stand over cells of their kind."""
    cost = 0.0
    for at, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        column = read_column(simple(name)).kind
        if kind is Kind.UNIT and column is not ColumnKind.UNIT:
            cost += _MISFIT
        if kind is Kind.TEXT and name and column is ColumnKind.UNIT:
            cost += _MISFIT
        if kind is Kind.FORMULA and "公式" not in name.rsplit(" / ", 1)[-1]:
            cost += _MISFIT
        numbers = kind in (Kind.VALUE, Kind.YEAR) and name[-2:] not in ("编码", "代码")
        if numbers and (column is ColumnKind.UNIT or (at and column is ColumnKind.SERIAL)):
            cost += _MISFIT
    return cost
