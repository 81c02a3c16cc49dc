"""From a report to a chart: which lines, which series, which panels."""

from __future__ import annotations

from collections import Counter

from core.i18n import _, listed
from core.model.report import Report
from core.model.values import ValueRole
from ui.charts.model import Chart, ChartKind, Panel, Point, Row, Series, Variant
from ui.charts.reading import (
    Group,
    Line,
    axis_title,
    lines_of,
    point_of,
    scopes_of,
    series_of,
)
from ui.charts.scale import Axis, make_axis, split_by_size, tick_text
from ui.panes.reports import short_region

_MOSTLY = 0.6
"""The share of rows and places with a value from which on they stand in one panel."""

_ROLES = {
    ChartKind.PROGRESS: (ValueRole.PLAN, ValueRole.ACTUAL),
    ChartKind.TARGETS: (ValueRole.TARGET,),
}


def _count_years(report: Report, kind: ChartKind) -> Counter[int]:
    roles = _ROLES[kind]
    return Counter(v.year for i in report.indicators for v in i.values if v.role in roles)


def build_chart(
    report: Report, kind: ChartKind, year: int | None = None, scope: str | None = None
) -> Chart:
    """The chart of `kind` for `year`, by default the year the report is about.

    Args:
        report: whose indicators are drawn.
        kind: `PROGRESS` or `TARGETS`.
        year: of the values; None, or one without values, for the usual one.
        scope: the place whose values are drawn alone; None, or one without values, for all.
    """
    counts = _count_years(report, kind)
    if year not in counts:
        year = _usual_year(report, kind, counts)
    lines = lines_of(report)
    roles = _ROLES[kind]
    scopes = scopes_of(report)
    keys = {
        (value.role, value.year, value.scope)
        for line in lines
        for value in line.values
        if value.role in roles and value.year == year
    }
    held = tuple(one for one in scopes if any(key[2] == one for key in keys))
    scope = scope if scope in held and len(held) > 1 else None
    if scope is not None:
        keys = {key for key in keys if key[2] == scope}
    planned = any(value.role is ValueRole.PLAN for line in lines for value in line.values)
    if kind is ChartKind.PROGRESS and year is not None and planned:
        # Plan and actual are always asked for together: what is not printed must be seen to lack.
        keys |= {(role, year, scope) for _role, _year, scope in tuple(keys) for role in roles}
    series = series_of(keys, scopes, with_year=False)
    panels = _panels(report, lines, series)
    shown = {row.indicator for panel in panels for row in panel.rows}
    absent = tuple(i.name for i in report.indicators if i.index not in shown)
    title = _title(kind, year, series, planned=planned)
    if scope is not None and kind is ChartKind.PROGRESS:
        title = _("{title} · {scope}").format(title=title, scope=scope_name(report, scope))
    return Chart(
        kind,
        title,
        year,
        tuple(Variant(one, str(one), str(one)) for one in sorted(counts)),
        series,
        tuple(panels),
        absent,
        source_text(report),
        held,
        scope,
    )


def scope_name(report: Report, scope: str) -> str:
    """What a place is called; the report's own may have no words of its own."""
    return scope or short_region(report.meta.region) or _("本地")


def _usual_year(report: Report, kind: ChartKind, counts: Counter[int]) -> int | None:
    meta = report.meta
    preferred = meta.year if kind is ChartKind.PROGRESS else meta.plan_year
    if preferred in counts or not counts:
        return preferred
    return max(counts, key=lambda year: (counts[year], year))


def _title(kind: ChartKind, year: int | None, series: tuple[Series, ...], *, planned: bool) -> str:
    if kind is ChartKind.PROGRESS and year is not None and not planned:
        return _("{year}年实际").format(year=year)
    if kind is ChartKind.PROGRESS:
        if year is None:
            return _("计划与实际")
        return _("{year}年计划与实际").format(year=year)
    if year is None:
        return _("目标")
    scopes = [one.scope for one in series if one.scope]
    if len(scopes) > 1:
        return _("{year}年目标：{scopes}").format(year=year, scopes=_("与").join(scopes))
    return _("{year}年目标").format(year=year)


def source_text(report: Report) -> str:
    """Where the values come from, for the foot of every picture."""
    tables = {report.blocks[v.block].table for i in report.indicators for v in i.values}
    captions = [
        report.tables[table].caption
        for table in sorted(table for table in tables if table is not None)
        if report.tables[table].caption
    ]
    title = report.meta.title
    if len(captions) == 1 and None not in tables:
        return _("来源：{title}，{table}").format(title=title, table=captions[0])
    return _("来源：{title}").format(title=title)


def _panels(report: Report, lines: list[Line], series: tuple[Series, ...]) -> list[Panel]:
    grouped: dict[Group, list[Row]] = {}
    for line in lines:
        cells = tuple(
            tuple(
                point_of(report, line.indicator, value, one)
                for value in line.values
                if (value.role, value.year, value.scope) == (one.role, one.year, one.scope)
            )
            for one in series
        )
        if any(cells):
            row = Row(line.indicator.index, line.indicator.name, cells)
            grouped.setdefault(line.group, []).append(row)
    panels: list[Panel] = []
    for group, rows in grouped.items():
        for names, alike in _by_places(report, series, rows):
            parts = split_by_size([_row_size(row) for row in alike])
            panels.extend(
                panel_of(group, series, [alike[index] for index in part], len(parts), names)
                for part in parts
            )
    return panels


def _by_places(
    report: Report, series: tuple[Series, ...], rows: list[Row]
) -> list[tuple[str, list[Row]]]:
    """The rows, parted by the places they are about, with the names of these.

    Where most rows are about the same places they stay together, without names: then a blank line
    tells that something is not printed. Else it would only tell that the row is about others.
    """
    by_places: dict[frozenset[str], list[Row]] = {}
    for row in rows:
        held = zip(series, row.cells, strict=True)
        by_places.setdefault(frozenset(one.scope for one, cell in held if cell), []).append(row)
    every = frozenset[str]().union(*by_places)
    filled = sum(len(places) * len(alike) for places, alike in by_places.items())
    if filled >= _MOSTLY * len(every) * len(rows):
        several = len({one.scope for one in series}) > len(every)
        return [(_names(report, series, every) if several else "", rows)]
    return [(_names(report, series, places), alike) for places, alike in by_places.items()]


def _names(report: Report, series: tuple[Series, ...], places: frozenset[str]) -> str:
    """The places of a panel in the order of the series."""
    scopes = dict.fromkeys(one.scope for one in series if one.scope in places)
    return listed(scope_name(report, scope) for scope in scopes)


def _row_size(row: Row) -> float:
    return max((abs(point.size) for point in row.points), default=0.0)


def panel_of(
    group: Group, series: tuple[Series, ...], rows: list[Row], parts: int, places: str = ""
) -> Panel:
    """Rows of one measure and unit on one axis.

    `parts` is how many axes share the group, `places` what they are about where the chart has more.
    """
    measure, unit = group
    used = [place for place in range(len(series)) if any(row.cells[place] for row in rows)]
    points = [point for row in rows for point in row.points]
    title = axis_title(measure, unit)
    if places:
        title = _("{scope} · {title}").format(scope=places, title=title)
    if parts > 1:
        largest = max(_row_size(row) for row in rows)
        title = _("{title} · 最大 {size}").format(title=title, size=tick_text(largest, unit))
    return Panel(
        title,
        measure,
        unit,
        tuple(series[place] for place in used),
        tuple(
            Row(row.indicator, row.name, tuple(row.cells[place] for place in used)) for row in rows
        ),
        make_axis(_ends(points), unit=unit) if _ends(points) else Axis(0.0, 1.0, 1.0, ()),
    )


def _ends(points: list[Point]) -> list[float]:
    return [side for point in points for side in (point.low, point.high) if side is not None]
