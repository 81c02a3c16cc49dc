"""Rows in groups, the name of the group before the first of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.parsing.celled.grids import CellGrid
from core.parsing.celled.headings import read_headings
from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.lines.variants import simple
from core.parsing.tables.kinds import Kind

_FEWEST_ROWS = 3
_MOST_CELLS = 16
_MOST_HEADS = 16
_LONGEST_HEADING = 6
_BEHIND = (Kind.VALUE, Kind.UNIT)


def read_counted(texts: Sequence[str], kinds: Sequence[Kind], low: int) -> CellGrid | None:
    """The table with groups and numbered rows whose headings begin at `low`; None where none does.

    The second heading is that of the numbers. The name of a group stands in its first row only,
    blank in the others.
    """
    serial = next(
        (
            at
            for at in range(low + 1, min(len(texts), low + _MOST_HEADS))
            if read_column(simple(texts[at])).kind is ColumnKind.SERIAL
        ),
        -1,
    )
    first = _next(texts, kinds, serial + 1, 1) if serial > 0 else -1
    if first < 0 or kinds[first - 1] is not Kind.TEXT or first - serial > _MOST_HEADS:
        return None
    if len(texts[serial - 1]) > _LONGEST_HEADING:
        return None  # a title: the numbers stand in the first column
    starts = [first]
    while (at := _next(texts, kinds, starts[-1] + 2, len(starts) + 1)) >= 0:
        starts.append(at)
    if len(starts) < _FEWEST_ROWS:
        return None
    spans = [
        _bare(texts[at:end]) for at, end in zip(starts, [*starts[1:], len(texts)], strict=True)
    ]
    size = Counter(map(len, spans[:-1])).most_common(1)[0][0]
    group, rows = texts[first - 1], []
    for span in spans[:-1]:
        rows.append((group, *span[:size]))
        group = ""
        if len(span) == size + 1:
            group = span[-1]
        elif len(span) != size:
            return None
    if len(spans[-1]) < size:
        return None
    rows.append((group, *spans[-1][:size]))
    body = first - 1
    majors = [Kind.TEXT, Kind.BLANK, *kinds[first + 1 : first + size]]
    heads = read_headings(texts[serial - 1 : body], majors)
    if heads is None or len(heads.columns) != size + 1:
        return None
    last = starts[-1] + size
    return CellGrid((), heads, tuple(rows), serial - 1, body, last, grouped=True)


def _next(texts: Sequence[str], kinds: Sequence[Kind], at: int, number: int) -> int:
    """Where the row with this number begins, not far behind `at`; -1 for nowhere."""
    for place in range(at, min(at + _MOST_CELLS, len(texts) - 1)):
        if texts[place] == str(number) and kinds[place + 1] is Kind.TEXT:
            return place
    return -1


def _bare(cells: Sequence[str]) -> list[str]:
    """The cells without those blanks that fill up a row which lacks the cell of its group."""
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    if len(kept) > 1 and not kept[-2]:
        del kept[-2]
    return kept


def read_grouped(texts: Sequence[str], kinds: Sequence[Kind], low: int) -> CellGrid | None:
    """The table whose rows begin with a name, the first of several with that of their group too.

    The first two headings, from `low` on, are those of groups and of names.
    """
    first = next((at for at in range(low, len(kinds)) if kinds[at] in _BEHIND), len(kinds))
    body = first - 2
    if not low + 2 <= body <= low + _MOST_HEADS:
        return None
    named = [read_column(simple(text)).kind is ColumnKind.NAME for text in texts[low : low + 2]]
    if not all(named):
        return None
    rows: list[tuple[str, ...]] = []
    at = last = body
    while at < len(texts):
        name = at
        while name < len(texts) and kinds[name] is Kind.TEXT:
            name += 1
        end = name
        while end < len(texts) and kinds[end] not in (Kind.TEXT, Kind.BLANK):
            end += 1
        if not 1 <= name - at <= 2 or end == name:
            break
        group = texts[at] if name - at > 1 else ""
        rows.append((group, *texts[name - 1 : end]))
        at = last = end
    sizes = {len(row) for row in rows}
    more = any(kind in _BEHIND for kind in kinds[last:])
    if len(rows) < _FEWEST_ROWS or len(sizes) != 1 or more:
        return None
    majors = [Kind.TEXT, Kind.TEXT, *kinds[first : first + sizes.pop() - 2]]
    heads = read_headings(texts[low:body], majors)
    return CellGrid((), heads, tuple(rows), low, body, last, grouped=True) if heads else None
