"""From the chains of a place to a picture: every indicator over the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.i18n import _
from core.model.chains import Chain, ChainFlag, ChainValue, ChainYear
from core.model.report import Report
from core.model.values import Bound, ValueRole
from ui.charts.model import Chart, ChartKind, Panel, Point, Row, Series, Shape, Tone
from ui.charts.reading import axis_title, is_word, number, printed
from ui.charts.scale import Axis, make_axis
from ui.charts.table import TableRow, ValueTable
from ui.panes.places import Elsewhere


@dataclass(frozen=True)
class History:
    """What the library knows of the place of a report.

    `report` is the id of the report that is open; `titles` tells how the reports are called, by
    their ids.
    """

    report: str = ""
    chains: Sequence[Chain] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


def build_history(history: History, report: Report) -> Chart:
    """Every chain with numbers of two years or more as a panel; the others are named below."""
    drawn = [chain for chain in history.chains if len(_numbered_years(chain)) > 1]
    series = _series(drawn)
    panels = tuple(_panel(chain, series, history, report) for chain in drawn)
    used = {one for panel in panels for one in panel.series}
    reports = dict.fromkeys(
        told.report
        for chain in drawn
        for year in chain.years
        for told in (*year.targets, *year.actuals)
    )
    titles = [history.titles[one] for one in reports if one in history.titles]
    names = {chain.name for chain in drawn}
    return Chart(
        ChartKind.HISTORY,
        _("各年的目标与结果"),
        None,
        (),
        tuple(one for one in series if one in used),
        panels,
        tuple(dict.fromkeys(c.name for c in history.chains if c.name not in names)),
        _("来源：{title}").format(title=_("；").join(titles)),
    )


def flag_name(flag: ChainFlag) -> str:
    """What makes a chain less than one even line."""
    return {
        ChainFlag.RENAMED: _("名称有变"),
        ChainFlag.DROPPED: _("最近一份报告没有列出"),
        ChainFlag.NEW: _("新列出"),
        ChainFlag.REBASED: _("口径有变"),
        ChainFlag.REVISED: _("结果有修订"),
        ChainFlag.GAP: _("有的年份缺数"),
    }[flag]


def _numbered_years(chain: Chain) -> set[int]:
    return {
        year.year
        for year in chain.years
        if any(not is_word(told.value) for told in (*year.targets, *year.actuals))
    }


def _series(chains: Iterable[Chain]) -> tuple[Series, ...]:
    """Results and targets of the place, then those of the place above."""
    above = {told.value.role for chain in chains for told in chain.above}
    made = [
        Series(ValueRole.ACTUAL, 0, "", _("实际"), Tone.ACTUAL, Shape.CIRCLE),
        Series(ValueRole.TARGET, 0, "", _("目标"), Tone.TARGET, Shape.DIAMOND),
    ]
    if ValueRole.ACTUAL in above:
        label = _("上级实际")
        made.append(Series(ValueRole.ACTUAL, 0, "above", label, Tone.CITY, Shape.CIRCLE))
    if above - {ValueRole.ACTUAL}:
        label = _("上级目标")
        made.append(Series(ValueRole.TARGET, 0, "above", label, Tone.THIRD, Shape.TRIANGLE))
    return tuple(made)


def _panel(chain: Chain, series: tuple[Series, ...], history: History, report: Report) -> Panel:
    by_year = {year.year: year for year in chain.years}
    above: dict[int, list[ChainValue]] = {}
    for told in chain.above:
        above.setdefault(told.value.year, []).append(told)
    known = [*by_year, *(year for year in above if min(by_year) <= year <= max(by_year))]
    rows = []
    for year in range(min(known), max(known) + 1):
        found = by_year.get(year)
        cells = [
            tuple(
                _point(value, one, history, report)
                for value in _values(one, found, above.get(year, ()))
            )
            for one in series
        ]
        rows.append(Row(-1, str(year), tuple(cells)))
    used = [place for place in range(len(series)) if any(row.cells[place] for row in rows)]
    rows = [Row(-1, row.name, tuple(row.cells[place] for place in used)) for row in rows]
    points = [point for row in rows for point in row.points]
    ends = [end for point in points for end in (point.low, point.high) if end is not None]
    return Panel(
        _title(chain),
        chain.measure,
        chain.unit,
        tuple(series[place] for place in used),
        tuple(rows),
        make_axis(ends, wanted=3) if ends else Axis(0.0, 1.0, 1.0, ()),
        chain.name,
    )


def _values(
    series: Series, year: ChainYear | None, above: Iterable[ChainValue]
) -> list[ChainValue]:
    """The value of a year that counts for a series; none or one."""
    result = series.role is ValueRole.ACTUAL
    if series.scope:
        return [one for one in above if (one.value.role is ValueRole.ACTUAL) == result][-1:]
    counts = None if year is None else year.actual if result else year.target
    return [] if counts is None else [counts]


def _title(chain: Chain) -> str:
    what = axis_title(chain.measure, chain.unit)
    flags = [flag_name(flag) for flag in ChainFlag if flag in chain.flags]
    return " · ".join([_("{name} {what}").format(name=chain.name, what=what), *flags])


def _point(told: ChainValue, series: Series, history: History, report: Report) -> Point:
    value = told.value
    here = told.report == history.report and value.block < len(report.blocks)
    return Point(
        told.indicator if here else -1,
        series,
        printed(value),
        value.expr.bound if not is_word(value) else Bound.QUALITATIVE,
        number(value.expr.low),
        number(value.expr.high),
        value.unit,
        report.offset(value.block, value.start) if here else -1,
        report.offset(value.block, value.end) if here else -1,
        value.address,
        told.preliminary,
        None if here else Elsewhere(told.report, value.block, value.start, value.end),
    )


def history_table(chart: Chart) -> ValueTable:
    """The same values as a table: a row for each indicator, a column for each year and role."""
    columns: dict[Series, None] = {}
    found: list[tuple[Panel, dict[Series, tuple[Point, ...]]]] = []
    for panel in chart.panels:
        cells: dict[Series, tuple[Point, ...]] = {}
        for row in panel.rows:
            for one, cell in zip(panel.series, row.cells, strict=True):
                scope = one.label if one.scope else ""
                column = replace(one, year=int(row.name), scope=scope)
                cells[column] = cell
                columns[column] = None
        found.append((panel, cells))
    roles = list(ValueRole)
    ordered = sorted(columns, key=lambda one: (one.year, bool(one.scope), -roles.index(one.role)))
    rows = tuple(
        TableRow(-1, panel.name, panel.unit, tuple(cells.get(one, ()) for one in ordered))
        for panel, cells in found
    )
    return ValueTable(tuple(ordered), rows)
