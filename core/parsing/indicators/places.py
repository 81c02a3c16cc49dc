"""Where and when the values of a table belong whose columns do not say so themselves."""

from __future__ import annotations

import re

from core.model.blocks import Table
from core.model.report import ReportMeta
from core.model.values import ValueRole
from core.parsing.indicators.columns import Column, read_column

_YEAR = re.compile(r"(20\d\d)年?")
_SCOPE = re.compile(r"全(?:国|省|市|县|区|州|盟|旗)|(?:省|市|州|县|区)本?级")
_AHEAD = re.compile(r"计划|预期|目标|预算|安排|草案")
_DONE = re.compile(r"完成|执行|实际|决算|实现")


class TablePlace:
    """The year and the place of a table's values.

    `scope` is the place that values belong to whose column names none, in the table's own words.
    """

    def __init__(self, meta: ReportMeta, table: Table) -> None:
        self._report_year = meta.year
        self._caption = table.caption
        years = {int(year) for year in _YEAR.findall(table.caption)}
        self._year = years.pop() if len(years) == 1 else meta.year
        self._latest = max(
            (year for heading in table.columns if (year := read_column(heading).year)), default=None
        )
        if meta.year is None:
            self._report_year = _last_done(table)
        self.scope = _own_scope(meta.region, table)

    def year_of(self, column: Column) -> int | None:
        """The year of a column's values; None where nothing tells.

        Rates over several years (年均, 累计) end in the last year that the headings name.
        """
        if column.year is not None:
            return column.year
        if column.over and self._latest is not None:
            return self._latest
        if column.role is ValueRole.PLAN and (planned := self._planned()):
            return planned
        return None if self._year is None else self._year + column.relative

    def role_of(self, column: Column, year: int) -> ValueRole:
        """A value for a year still to come is a target, whatever its heading calls it."""
        if self._report_year is not None and year > self._report_year:
            return ValueRole.TARGET
        return column.role or ValueRole.ACTUAL

    def _planned(self) -> int | None:
        """The year of which a caption with several years says that something is planned."""
        found = list(_YEAR.finditer(self._caption))
        if len(found) < 2:
            return None
        ends = [*(match.start() for match in found[1:]), len(self._caption)]
        for match, end in zip(found, ends, strict=True):
            words = self._caption[match.end() : end]
            if _AHEAD.search(words) and not _DONE.search(words):
                return int(match[1])
        return None


def _last_done(table: Table) -> int | None:
    """The last year with results where later columns are plans (`2025年基期值`, `2030年目标值`)."""
    columns = [column for heading in table.columns if (column := read_column(heading)).year]
    planned = [column.year for column in columns if column.role is ValueRole.PLAN]
    done = [c.year for c in columns if c.year and c.role is not ValueRole.PLAN and not c.over]
    last = max(done, default=None)
    return last if last is not None and any(year and year > last for year in planned) else None


def _own_scope(region: str, table: Table) -> str:
    for heading in table.columns:
        part = heading.split(" / ")[-1]
        if region and len(part) > 1 and region.endswith(part):
            return part
    match = _SCOPE.search(table.caption)
    if match:
        return match.group()
    for size in range(len(region), 1, -1):
        if table.caption.startswith(region[-size:]):
            return region[-size:]
    return region
