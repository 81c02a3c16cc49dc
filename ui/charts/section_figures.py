"""From the figures of one section to a chart: the numbers of the prose, each kind on its axis."""

from __future__ import annotations

from collections.abc import Iterable

from core.checks.sizes import reach_of
from core.i18n import _
from core.model.report import Report
from core.model.values import Bound, Figure, ValueRole
from ui.charts.building import panel_of
from ui.charts.model import Chart, ChartKind, Panel, Point, Row, Series, Shape, Tone, Variant
from ui.charts.reading import Group, number
from ui.charts.scale import split_by_size
from ui.panes.words import FRONT, section_around, section_title


def build_section_chart(report: Report, section: int | None = None) -> Chart:
    """The figures of one section, by default of the first that has any.

    Args:
        report: the report.
        section: an index into `Report.sections`, `FRONT` for what stands before the first.
    """
    places = _sections(report)
    choices = tuple(_choice(report, key) for key in places)
    if section not in places:
        section = next(iter(places), None)
    # Neither plan nor actual: whether a figure was reached or is wished for, its words tell.
    series = (Series(ValueRole.ACTUAL, 0, "", _("正文中的数字"), Tone.THIRD, Shape.SOLID),)
    chosen = next((one for one in choices if one.key == section), None)
    return Chart(
        ChartKind.FIGURES,
        chosen.words if chosen is not None else _("正文中的数字"),
        section,
        choices,
        (),
        tuple(_panels(report, places.get(section, ()) if section is not None else (), series)),
        (),
        _("来源：{title}").format(title=report.meta.title),
    )


def section_at(report: Report, offset: int) -> int:
    """The section with a heading that holds canonical `offset`, `FRONT` before the first."""
    if not report.blocks:
        return FRONT
    return section_around(report, report.block_at(offset))


def _sections(report: Report) -> dict[int, list[Figure]]:
    """The figures that can be drawn by their section, in the order of the text."""
    found: dict[int, list[Figure]] = {}
    for figure in report.figures:
        if reach_of(figure) is None:
            continue
        key = section_around(report, report.blocks[figure.block])
        found.setdefault(key, []).append(figure)
    return found


def _choice(report: Report, key: int) -> Variant:
    title = section_title(report, key)
    return Variant(key, title, title if key == FRONT else report.sections[key].address)


def _panels(report: Report, figures: Iterable[Figure], series: tuple[Series, ...]) -> list[Panel]:
    grouped: dict[Group, list[Row]] = {}
    for figure in figures:
        reach = reach_of(figure)
        if reach is None:
            continue
        unit, low, high = reach
        start = report.offset(figure.block, figure.start)
        point = Point(
            -1,
            series[0],
            figure.text,
            figure.bound if figure.bound is not Bound.QUALITATIVE else Bound.EXACT,
            number(low),
            number(high),
            figure.unit,
            start,
            start + figure.end - figure.start,
            figure.address,
        )
        if not point.is_word:
            row = Row(-1, figure.subject or _("未说明"), ((point,),))
            grouped.setdefault((figure.measure, unit), []).append(row)
    panels: list[Panel] = []
    for group, rows in grouped.items():
        parts = split_by_size([abs(row.points[0].size) for row in rows])
        panels.extend(
            panel_of(group, series, [rows[at] for at in part], len(parts)) for part in parts
        )
    return panels
