"""Column headings from loose pieces: which pieces are one cell, and which cell stands over which.

The pieces come in the order of print: the first row of headings with its merged cells, then the
row of their parts. A cell broken over lines is several pieces (`计算` + `单位`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from core.parsing.indicators.columns import ColumnKind, read_column

_ROLE = re.compile(
    r"(?:\d{4}年?)?(?:计划|实际|预期|完成|目标|预计|执行|预算|预期目标|上年|同比|比上年)"
)
_MEASURE = re.compile(
    r"(?:增长|增速|增幅|增减|数|值|目标|完成|情况|年)?(?:[（(]?[%％±][）)]?)?(?:左右)?"
)
_MAX_PIECES = 16
_WORST = 4.5


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
    best: Heads | None = None
    for cells, cost in _cells(list(pieces), columns):
        for heads in _structures(cells, columns, has_unit, cost):
            if best is None or heads.cost < best.cost:
                best = heads
    return best


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
    return bool(_ROLE.fullmatch(left) and _MEASURE.fullmatch(right))


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
            extra = sum(
                0.2 if _joins("".join(group[:i]), group[i]) else 2.5 for i in range(1, size)
            )
            yield from extend(at + size, [*cells, "".join(group)], cost + extra)

    yield from extend(0, [], 0.0)


def _structures(cells: list[str], columns: int, has_unit: bool, cost: float) -> Iterator[Heads]:
    split = sum(1.0 for a, b in pairwise(cells) if _joins(a, b))
    if len(cells) == columns:
        yield Heads(tuple(cells[:1]), _flat(cells[1:]), cost + split + _stub_cost(cells, has_unit))
    for stubs in range(1, min(3, columns - 1) + 1):
        leaves = columns - stubs
        groups = len(cells) - stubs - leaves
        if groups < 1 or leaves < groups + 1:
            continue
        names = cells[stubs : stubs + groups]
        parts = cells[stubs + groups :]
        extra = 0.0 if leaves % groups == 0 else 1.5
        extra += sum(0.0 if re.search(r"\d{4}|年|全|本|级", name) else 1.0 for name in names)
        extra += _stub_cost(cells[:stubs], has_unit)
        extra += 0.0 if all(_plain_stub(stub) for stub in cells[1:stubs]) else 2.0
        yield Heads(tuple(cells[:stubs]), _grouped(names, parts), cost + split + extra)


def _flat(leaves: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(("", (leaf,)) for leaf in leaves)


def _grouped(names: Sequence[str], parts: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each name over its even share of the parts; the first ones take what is left over."""
    each, more = divmod(len(parts), len(names))
    groups, at = [], 0
    for place, name in enumerate(names):
        size = each + (1 if place < more else 0)
        groups.append((name, tuple(parts[at : at + size])))
        at += size
    return tuple(groups)


def _plain_stub(cell: str) -> bool:
    return read_column(cell).kind is not ColumnKind.VALUE


def _stub_cost(stubs: Sequence[str], has_unit: bool) -> float:
    cost = 0.0 if stubs and _plain_stub(stubs[0]) else 5.0
    if has_unit and not any(read_column(cell).kind is ColumnKind.UNIT for cell in stubs[:3]):
        cost += 3.0
    if not has_unit and any(read_column(cell).kind is ColumnKind.UNIT for cell in stubs[:3]):
        cost += 3.0
    return cost
