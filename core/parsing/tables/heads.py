"""Column headings from loose pieces: which pieces are one cell, and which cell stands over which.

The pieces come in the order of print: the first row of headings with its merged cells, then the
row of their parts. A cell broken over lines is several pieces (`计算` + `单位`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.lines.variants import simple

_ROLE = re.compile(
    r"(?:\d{4}年?)?(?:计划|实际|预期|完成|目标|预计|执行|预算|预期目标|上年|同比|[比较]上年同期|[比较]去年同[期月])"
)
_MEASURE = re.compile(
    r"(?:增长|增速|增幅|增减|数|值|目标|完成|情况|年)?(?:[（(]?[%％±][）)]?)?(?:左右)?"
)
_OVER = re.compile(r"\d{4}|年(?![初末均])|全|本|级|时期|规划|收入|支出|[”五]")
_WHOLE = re.compile(r"\d{4}年?.*(?:实际|完成|预算|执行|决算)数?$")
_WHOLE_MEASURE = re.compile(r"[%％][)）]?$|为?100$|累计$|增[速幅长]$")
_ONLY_YEAR = re.compile(r"\d{4}年")
_MAX_PIECES = 16
_LONG_PIECE = 5
_CORNER = "项目"
_CORNER_LOST = 1.0
_LONGEST_HEADING = 14
_WORST = 4.5
_MOST_GROUPS = 5
_FEW_GROUPS = 3
_MOST_STUBS = 3
_MOST_NAMES = 5
_ALIKE_ENDS = 6
_LACKING = 0.9
_MOST_PARTS = 3
_ALIKE_BEGIN = 2
_ALIKE_END = 3
_MOST_BONUS = 1.2
_MOST_TRIES = 5_000


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a table: `stubs` single columns, then `groups` of leaves.

    A group without a name of its own holds single leaves. `cost` tells how well it fits.
    """

    stubs: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    cost: float

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, group and leaf joined by ` / `."""
        leaves = [
            f"{name} / {leaf}" if name else leaf for name, parts in self.groups for leaf in parts
        ]
        return (*self.stubs, *leaves)


def fit_heads(pieces: Sequence[str], columns: int, has_unit: bool) -> Heads | None:
    """The best reading of `pieces` as the headings of `columns` columns; None when none fits."""
    if not 2 <= len(pieces) <= _MAX_PIECES:
        return None
    search = _Search(columns, has_unit)
    for cells, cost in sorted(_cells(list(pieces), columns), key=lambda one: one[1]):
        search.read(cells, cost)
    return search.best


def apart_cost(cells: Sequence[str]) -> float:
    """How unlikely it is that headings stand apart of which some only go on with another."""
    return sum(2.0 for cell in cells if cell[:1] in ("(", "（", "%", "％"))


def without_corner(pieces: Sequence[str], columns: int) -> Heads | None:
    """The best reading of `pieces` where the first heading, that over the names, is blank."""
    if any(len(piece) > _LONGEST_HEADING for piece in pieces):
        return None
    found = fit_heads([_CORNER, *pieces], columns, has_unit=False)
    if found is None or found.stubs[:1] != (_CORNER,):
        return None
    return Heads(("", *found.stubs[1:]), found.groups, found.cost + _CORNER_LOST)


def fit_rows(names: Sequence[str], parts: Sequence[str], columns: int) -> Heads | None:
    """The best reading of two rows of headings, merged cells once; None when none fits.

    Each of `parts` is under one of `names`; a name without parts is a column of its own.
    """
    groups = len(names) + len(parts) - columns
    if not 1 <= groups <= min(_MOST_GROUPS, len(names) - 1) or len(names) > _MAX_PIECES:
        return None
    search = _Search(columns, has_unit=any(read_column(n).kind is ColumnKind.UNIT for n in names))
    search.read_rows(list(names), list(parts))
    return search.best


@lru_cache(maxsize=2048)
def _joins(left: str, right: str) -> bool:
    """Whether two pieces are plainly one cell."""
    if left.count("（") + left.count("(") > left.count("）") + left.count(")"):
        return True
    if re.match(r"[（(%％]", right):
        return True
    if left in ("计算", "计量", "指标", "项目") and right in ("单位", "名称"):
        return True
    if re.fullmatch(r"\d{4}", left) and right.startswith("年"):
        return True
    left, right = simple(left), simple(right)
    return bool(_ROLE.fullmatch(left) and _MEASURE.fullmatch(right))


def _apart(group: Sequence[str]) -> float:
    """How unlikely it is that pieces which nothing joins are one cell."""
    return 3.5 if min(map(len, group)) >= _LONG_PIECE else 2.5


def _is_whole(piece: str) -> bool:
    """Whether a piece is a heading that is never part of a longer one."""
    return piece in ("备注", "序号", "位次", "排名", "名次") or piece.startswith("责任")


def _cells(pieces: list[str], columns: int) -> Iterator[tuple[list[str], float]]:
    """Ways to join neighbouring pieces to cells, with their cost."""
    most = columns + columns // 2

    def extend(at: int, cells: list[str], cost: float) -> Iterator[tuple[list[str], float]]:
        if cost > _WORST or len(cells) + len(pieces) - at < columns:
            return
        if at == len(pieces):
            if len(cells) <= most:
                yield cells, cost
            return
        yield from extend(at + 1, [*cells, pieces[at]], cost)
        for size in (2, 3):
            group = pieces[at : at + size]
            if len(group) < size:
                return
            if len(set(group)) < size or any(map(_is_whole, group)):
                continue
            extra = sum(
                0.2 if _joins("".join(group[:i]), group[i]) else _apart(group)
                for i in range(1, size)
            )
            yield from extend(at + size, [*cells, "".join(group)], cost + extra)

    yield from extend(0, [], 0.0)


class _Search:
    """The search for the cheapest reading of cells as headings of so many columns."""

    def __init__(self, columns: int, has_unit: bool) -> None:
        self.best: Heads | None = None
        self._columns = columns
        self._has_unit = has_unit
        self._left = _MOST_TRIES
        self._stubs = _MOST_STUBS

    def read(self, cells: list[str], cost: float) -> None:
        """Try all ways in which cells are a first row of headings, and the parts of some of it.

        Each cell of the first row that has parts takes one cell more than columns, which tells how
        many such cells there are.
        """
        cost += sum(1.0 for a, b in pairwise(cells) if _joins(a, b))
        groups = len(cells) - self._columns
        if groups == 0:
            stubs = _stub_cost(cells, self._has_unit)
            self._offer(Heads(tuple(cells[:1]), _flat(cells[1:]), cost + stubs))
        if not 1 <= groups <= _MOST_GROUPS:
            return
        for size in range(groups + 1, len(cells) - groups):
            if not self._rows(cells[:size], cells[size:], groups, cost):
                return

    def read_rows(self, names: list[str], parts: list[str]) -> None:
        """Try all ways in which the cells of a second row are parts of some of the first."""
        self._stubs = _MOST_NAMES
        self._rows(names, parts, len(names) + len(parts) - self._columns, 0.0)

    def _rows(self, names: list[str], parts: list[str], groups: int, cost: float) -> bool:
        """Try two rows of headings; whether tries are left."""
        below = cost + sum(_part_cost(part) for part in parts)
        for places in combinations(range(1, len(names)), groups):
            self._left -= 1
            if self._left < 0:
                return False
            above = below + _name_cost(names, places)
            if places[0] <= self._stubs and self._promises(above - _MOST_BONUS):
                self._share(names, parts, places, above)
        return True

    def _share(
        self, names: list[str], parts: list[str], places: tuple[int, ...], cost: float
    ) -> None:
        """Try all ways to share the parts out."""
        stubs = names[: places[0]]
        cost += _stub_cost(stubs, self._has_unit)
        for widths in _widths(len(parts), len(places)):
            total = cost + _share_cost(names, parts, places, widths)
            if self._promises(total):
                made = _placed(names[places[0] :], parts, places, widths)
                self._offer(Heads(tuple(stubs), made, total))

    def _promises(self, cost: float) -> bool:
        return cost < (self.best.cost if self.best else 2 * _WORST)

    def _offer(self, heads: Heads) -> None:
        if self.best is None or heads.cost < self.best.cost:
            self.best = heads


def _widths(parts: int, groups: int) -> Iterator[tuple[int, ...]]:
    """How the parts may be shared out; unlike shares only among few groups."""
    if parts % groups == 0:
        yield (parts // groups,) * groups
    if 1 < groups <= _FEW_GROUPS:
        for cuts in combinations(range(1, parts), groups - 1):
            widths = tuple(b - a for a, b in pairwise((0, *cuts, parts)))
            if len(set(widths)) > 1:
                yield widths


def _name_cost(names: Sequence[str], places: Sequence[int]) -> float:
    """How unlikely it is that the names at `places`, and no others, stand over parts."""
    cost = 2.0 * (len(names) - len(set(names)))
    for at, name in enumerate(names[1:], 1):
        dated = re.search(r"\d{4}", name)
        if at in places:
            cost += 0.0 if _OVER.search(name) else 1.0
            cost += 1.0 * bool(_WHOLE.search(name))
        elif _plain_stub(name):
            cost += 0.0 if at < places[0] else 0.3
        elif _ONLY_YEAR.fullmatch(name):
            cost += 1.4  # a year is no measure: its parts are
        elif at < places[0]:
            cost += 0.9 if dated or _WHOLE_MEASURE.search(name) else 2.0
        else:
            cost += 0.4 if dated else 1.0
    return cost


def _share_cost(
    names: Sequence[str], parts: Sequence[str], places: Sequence[int], widths: Sequence[int]
) -> float:
    """How unlikely it is that the names at `places` stand over so many parts each."""
    shares = []
    at = 0
    for width in widths:
        shares.append(tuple(parts[at : at + width]))
        at += width
    longest = max(shares, key=len)
    twice = sum(len(share) - len(set(share)) for share in shares)
    few = len(longest) <= _MOST_PARTS
    if few and len(set(widths)) > 1 and all(_is_within(share, longest) for share in shares):
        # The parts of one, some of them lacking in others; a year has more than one part.
        single = [names[at] for at, share in zip(places, shares, strict=True) if len(share) < 2]
        cost = _LACKING + sum(1.0 for name in single if re.search(r"\d{4}", name))
    else:
        cost = 0.0 if len(set(widths)) == 1 else 1.0
        cost += sum(1.5 for width in widths if width < 2)
        if len(shares) > 1:
            alike = len({share[0] for share in shares}) == 1
            cost += -0.8 if alike else 0.6
            cost -= 0.4 * (len(set(shares)) == 1)
    return (
        cost
        + 2.0 * twice
        + sum(
            2.0
            for at, share in zip(places, shares, strict=True)
            if _other_year(names[at], share) or any(_siblings(names[at], part) for part in share)
        )
    )


def _is_within(share: Sequence[str], longest: Sequence[str]) -> bool:
    """Whether the parts of a share come in this order among those of the longest."""
    rest = iter(longest)
    return all(part in rest for part in share)


def _siblings(name: str, part: str) -> bool:
    """Whether two headings are built alike, as those of one row are (`比上年增`, `比上月增`)."""
    shortest = min(len(name), len(part))
    if shortest < _ALIKE_ENDS or name == part:
        return False
    begin = next((at for at in range(shortest) if name[at] != part[at]), shortest)
    end = next((at for at in range(shortest) if name[-1 - at] != part[-1 - at]), shortest)
    return begin >= _ALIKE_BEGIN and end >= _ALIKE_END


def _other_year(name: str, share: Sequence[str]) -> bool:
    """Whether a part names another year than the heading that it would stand under."""
    own = re.search(r"\d{4}", name)
    return own is not None and any(
        other.group() != own.group() for part in share if (other := re.search(r"\d{4}", part))
    )


def _part_cost(part: str) -> float:
    """How unlikely it is that a heading is a part of another."""
    kind = read_column(part).kind
    if kind in (ColumnKind.SERIAL, ColumnKind.UNIT, ColumnKind.REMARK):
        return 2.0
    return 0.5 if re.search(r"\d{4}年", part) else 0.0


def _placed(
    names: Sequence[str], parts: Sequence[str], places: Sequence[int], widths: Sequence[int]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The first row from its first name with parts on, each such name with its parts."""
    made: list[tuple[str, tuple[str, ...]]] = []
    left = list(parts)
    shares = dict(zip(places, widths, strict=True))
    for at, name in enumerate(names, places[0]):
        if at in shares:
            made.append((name, tuple(left[: shares[at]])))
            del left[: shares[at]]
        else:
            made.append(("", (name,)))
    return tuple(made)


def _flat(leaves: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(("", (leaf,)) for leaf in leaves)


def _plain_stub(cell: str) -> bool:
    return read_column(cell).kind is not ColumnKind.VALUE


def _stub_cost(stubs: Sequence[str], has_unit: bool) -> float:
    cost = 0.0 if stubs and _plain_stub(stubs[0]) else 5.0
    if has_unit and not any(read_column(cell).kind is ColumnKind.UNIT for cell in stubs[:3]):
        cost += 3.0
    if not has_unit and any(read_column(cell).kind is ColumnKind.UNIT for cell in stubs[:3]):
        cost += 3.0
    return cost
