"""Which figures stand together, and in what order."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from core.checks.sizes import Size, size_of
from core.i18n import _
from core.model.report import Report
from core.model.values import Figure, Measure
from core.naming import measure_name
from core.text.folding import fold_query
from ui.panes.lines import Group, Line
from ui.panes.words import section_around, section_title


class Order(StrEnum):
    """How figures are put together."""

    SECTION = "section"
    SUBJECT = "subject"
    UNIT = "unit"


def groups_of(
    report: Report,
    order: Order,
    *,
    by_size: bool = False,
    query: str = "",
    measure: Measure | None = None,
) -> list[Group]:
    """The figures of `report` in groups.

    Args:
        report: the report.
        order: what a group has in common.
        by_size: the largest first within a group, figures of other units behind; else as printed.
        query: only figures with these words in subject or text; width and case do not matter.
        measure: only this kind of quantity.
    """
    wanted = fold_query(query).strip()
    groups: dict[object, tuple[str, list[Figure]]] = {}
    for figure in report.figures:
        if measure is not None and figure.measure is not measure:
            continue
        if wanted and wanted not in fold_query(f"{figure.subject} {figure.text}"):
            continue
        key, title = _KEYS[order](report, figure)
        groups.setdefault(key, (title, []))[1].append(figure)
    found = list(groups.values())
    if order is not Order.SECTION:
        # The most frequent first; what stands alone keeps the order of the report.
        found.sort(key=lambda group: -len(group[1]))
    return [
        Group(title, tuple(line_of(report, one) for one in _ordered(figures, by_size)))
        for title, figures in found
    ]


def line_of(report: Report, figure: Figure) -> Line:
    """A figure as a line: its subject, its words, what and when and where it is."""
    parts = [measure_name(figure.measure), figure.period, figure.address]
    start = report.offset(figure.block, figure.start)
    return Line(
        figure.subject or _("未说明"),
        value=figure.text,
        below=" · ".join(part for part in parts if part),
        item=(start, start + figure.end - figure.start),
    )


def _ordered(figures: list[Figure], by_size: bool) -> list[Figure]:
    if not by_size:
        return figures
    sizes = {id(figure): size_of(figure) for figure in figures}
    units: dict[str, int] = {}
    for size in sizes.values():
        if size is not None:
            units[size.unit] = units.get(size.unit, 0) + 1
    return sorted(figures, key=lambda figure: _rank(sizes[id(figure)], units))


def _rank(size: Size | None, units: dict[str, int]) -> tuple[int, str, Decimal]:
    """Figures of one unit together, the most frequent unit first, the largest first."""
    if size is None:
        return 1, "", Decimal(0)
    return -units[size.unit], size.unit, -size.amount


def _by_section(report: Report, figure: Figure) -> tuple[object, str]:
    found = section_around(report, report.blocks[figure.block])
    return found, section_title(report, found)


def _by_subject(report: Report, figure: Figure) -> tuple[object, str]:
    del report
    return figure.subject, figure.subject or _("未说明")


def _by_unit(report: Report, figure: Figure) -> tuple[object, str]:
    del report
    size = size_of(figure)
    unit = size.unit if size is not None else figure.unit
    return unit, unit or _("没有单位")


_KEYS: dict[Order, Callable[[Report, Figure], tuple[object, str]]] = {
    Order.SECTION: _by_section,
    Order.SUBJECT: _by_subject,
    Order.UNIT: _by_unit,
}
