"""What a chart shows, as plain data: no Qt, no pyqtgraph, nothing flattened.

A chart has panels; each panel has one measure, one unit and one axis, so that a level and a
growth rate never stand side by side. A row is one indicator, a point one value with its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from core.i18n import clauses, labelled, listed
from core.model.values import Bound, Measure, ValueRole
from ui.charts.scale import Axis
from ui.panes.places import Elsewhere


class ChartKind(StrEnum):
    """The pictures one report allows."""

    PROGRESS = "progress"
    """计划 and 实际 of one year."""
    TARGETS = "targets"
    """目标 of one year, the own area against others."""
    FIGURES = "figures"
    """The figures in the prose of one section."""
    HISTORY = "history"
    """Every indicator over the years, from all reports of the place; its rows are years."""


INDICATOR_KINDS = (ChartKind.PROGRESS, ChartKind.TARGETS)
"""The kinds that show a report's indicators, one year each."""


class Tone(StrEnum):
    """The colour of a series; what each looks like is the painter's affair."""

    PLAN = "plan"
    ACTUAL = "actual"
    TARGET = "target"
    CITY = "city"
    THIRD = "third"
    FOURTH = "fourth"


class Shape(StrEnum):
    """The form of a series, so that colour is never the only sign."""

    HOLLOW = "hollow"
    SOLID = "solid"
    DIAMOND = "diamond"
    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one kind: a role, a year and a scope, and how it is drawn and called."""

    role: ValueRole
    year: int
    scope: str
    label: str
    tone: Tone
    shape: Shape


@dataclass(frozen=True, slots=True)
class Point:
    """One value in its place.

    `text` is as printed, qualifier included. `low` and `high` are None where the words leave that
    side open, both None for words. `start` and `end` are canonical offsets in the report; -1 where
    the value stands in another report, `elsewhere`. A preliminary value is drawn hollow and dotted.
    """

    indicator: int
    series: Series
    text: str
    bound: Bound
    low: float | None
    high: float | None
    unit: str
    start: int
    end: int
    address: str
    preliminary: bool = False
    elsewhere: Elsewhere | None = None

    @property
    def is_word(self) -> bool:
        """Whether there is no number to draw."""
        return self.low is None and self.high is None

    @property
    def size(self) -> float:
        """The end of the bar that is farther from zero; 0 for words."""
        return max((side for side in (self.low, self.high) if side is not None), key=abs, default=0)


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: for every series of the panel its points, none where nothing is printed."""

    indicator: int
    name: str
    cells: tuple[tuple[Point, ...], ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points of the row in the order of the series."""
        return tuple(point for cell in self.cells for point in cell)

    @property
    def whole(self) -> int:
        """The indicator of the open report that the row is about, -1 for none."""
        return whole_of(self.indicator, self.points)


def whole_of(indicator: int, points: Iterable[Point]) -> int:
    """The indicator of a row, or of its first value that stands in the open report."""
    of_points = (point.indicator for point in points)
    return next((one for one in (indicator, *of_points) if one >= 0), -1)


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows with one measure and one unit on one axis.

    Where all values are words, the axis has no ticks; `measure` is None where the words do not
    even tell what they measure. `name` is what all rows are about, empty where each has its own.
    """

    title: str
    measure: Measure | None
    unit: str
    series: tuple[Series, ...]
    rows: tuple[Row, ...]
    axis: Axis
    name: str = ""


class Variant(NamedTuple):
    """A picture of the same kind that could be shown instead: its key, and what it is called.

    The key is a year, or the index of a section; `brief` stands on the button of the menu.
    """

    key: int
    words: str
    brief: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with everything that must stand on it.

    `absent` names the indicators that have no value here; `key` is that of the choice now shown,
    None where nothing could be shown; `choices` ascend. `scopes` are all places that have values
    here, the own one first; `scope` is the one that is shown alone, None for all.
    """

    kind: ChartKind
    title: str
    key: int | None
    choices: tuple[Variant, ...]
    series: tuple[Series, ...]
    panels: tuple[Panel, ...]
    absent: tuple[str, ...]
    source: str
    scopes: tuple[str, ...] = ()
    scope: str | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from top to bottom."""
        return tuple(row for panel in self.panels for row in panel.rows)


def row_text(row: Row, panel: Panel) -> str:
    """A row as one spoken sentence."""
    series = panel.series
    parts = [
        f"{one.label} {listed(point.text for point in cell) or '—'}"
        for one, cell in zip(series, row.cells, strict=True)
    ]
    return labelled(row_name(row, panel), clauses(parts))


def row_name(row: Row, panel: Panel) -> str:
    """What a row is about, where it stands alone."""
    return f"{panel.name} {row.name}".strip()
