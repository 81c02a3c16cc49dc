"""An indicator across reports: last year's target, this year's result, the next target."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from core.model.checks import Verdict
from core.model.decisions import Choice
from core.model.values import IndicatorValue, Measure


class ChainFlag(StrEnum):
    """What makes a chain less than one even line."""

    RENAMED = "renamed"
    """The reports call it by different names."""
    DROPPED = "dropped"
    """The latest report no longer has it."""
    NEW = "new"
    """Only the latest report has it."""
    REBASED = "rebased"
    """The qualifier (同口径), the unit or the wording in brackets changed between reports."""
    REVISED = "revised"
    """Two reports give different results for one year: preliminary and final."""
    GAP = "gap"
    """Years between the first and the last are missing; a line must not be drawn over them."""


@dataclass(frozen=True, slots=True)
class ChainValue:
    """A value with the report that states it.

    `indicator` is an index into that report's indicators, -1 where its prose states it.
    `preliminary` says that a later report gives the final number, or that the report itself calls
    it preliminary (预计, 快报, 初步核算). `scale` times the value's bounds are in the chain's unit.
    """

    report: str
    indicator: int
    name: str
    value: IndicatorValue
    preliminary: bool = False
    scale: Decimal = Decimal(1)

    @property
    def low(self) -> Decimal | None:
        """The lower bound in the chain's unit, None where there is none."""
        low = self.value.expr.low
        return None if low is None else low * self.scale

    @property
    def high(self) -> Decimal | None:
        """The upper bound in the chain's unit, None where there is none."""
        high = self.value.expr.high
        return None if high is None else high * self.scale


@dataclass(frozen=True, slots=True)
class ChainYear:
    """All that the reports say of one year.

    `targets` were set before the year (the report of the year before, then the plan as the
    year's own report repeats it); `actuals` are results, the latest report's last. `verdict` and
    `rule` judge the last actual by the first target that can be judged.
    """

    year: int
    targets: tuple[ChainValue, ...]
    actuals: tuple[ChainValue, ...]
    verdict: Verdict
    rule: str

    @property
    def target(self) -> ChainValue | None:
        """The target that counts: the first that was set."""
        return self.targets[0] if self.targets else None

    @property
    def actual(self) -> ChainValue | None:
        """The result that counts: the last that was told."""
        return self.actuals[-1] if self.actuals else None


@dataclass(frozen=True, slots=True)
class Match:
    """A name that was taken for the chain's indicator in one report.

    `sure` says that the names are the same or the lexicon knows them as one; else the user should
    confirm or split. `key` is for the decision.
    """

    report: str
    indicator: int
    name: str
    key: str
    sure: bool
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """One indicator, one place, one measure over the years, from all reports of its region.

    Values come from tables, and from the prose where no table has them.

    `years` ascend and may have gaps. `names` are its wordings, the latest first. `above` are the
    results and targets of the city or province above, where the library has its report or the
    report's own table states them, in the same measure and unit.
    """

    key: str
    name: str
    scope: str
    measure: Measure
    unit: str
    years: tuple[ChainYear, ...]
    names: tuple[str, ...] = ()
    flags: frozenset[ChainFlag] = frozenset()
    matches: tuple[Match, ...] = ()
    above: tuple[ChainValue, ...] = field(default=())

    @property
    def runs(self) -> tuple[tuple[ChainYear, ...], ...]:
        """The years with a result, in stretches without a gap: each may be drawn as one line."""
        runs: list[list[ChainYear]] = []
        for year in self.years:
            if year.actual is None:
                continue
            if runs and runs[-1][-1].year + 1 == year.year:
                runs[-1].append(year)
            else:
                runs.append([year])
        return tuple(tuple(run) for run in runs)
