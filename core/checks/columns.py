"""Columns of a table that follow from others: growth and completion in percent.

Nothing is taken from the wording of a heading but that it is a percentage. That a column is the
ratio (or the growth) of two others is shown by the rows themselves: where nearly all agree, the
few that do not are worth a look. Growth at constant prices agrees with no levels and shows itself
so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from core.checks.amounts import Amount, growth_fits, rounded_like, share_fits
from core.checks.grids import NumberRow, cell_evidence, number_rows, plain
from core.i18n import _
from core.model.blocks import Table
from core.model.checks import CheckKind, Finding
from core.model.report import Report

_FEWEST = 4
_SHARE_OF_ROWS = Decimal("0.8")
_MOST_COLUMNS = 14
_MOST_ROWS = 500


def column_findings(report: Report) -> list[Finding]:
    """Rows whose percentage does not follow from its levels, though the other rows' do."""
    found: list[Finding] = []
    for table in report.tables:
        found += _of_table(report, table)
    return found


def _of_table(report: Report, table: Table) -> Iterator[Finding]:
    percents = [at for at, name in enumerate(table.columns) if _is_percent(name)]
    if not percents or len(table.columns) > _MOST_COLUMNS:
        return
    rows = number_rows(table)[:_MOST_ROWS]
    for column in percents:
        levels = [
            at
            for at in range(len(table.columns))
            if at not in percents and sum(at in row.numbers for row in rows) >= _FEWEST
        ]
        best = _relation(rows, column, levels)
        if best is None:
            continue
        base, level, growth, wrong = best
        for row in wrong:
            yield _finding(report, table, row, column, base, level, growth)


def _is_percent(name: str) -> bool:
    return "%" in name or "％" in name


def _fits(base: Amount, level: Amount, percent: Amount, growth: bool) -> bool:
    return growth_fits(base, level, percent) if growth else share_fits(level, base, percent)


def _relation(
    rows: list[NumberRow], column: int, levels: list[int]
) -> tuple[int, int, bool, list[NumberRow]] | None:
    """The two columns that a percentage follows from in nearly all rows, and the rows that differ.

    None where no two columns explain it; a row that any other pair explains does not differ.
    """
    pairs = [(base, level) for base, level in permutations(levels, 2)]
    best: tuple[int, int, int, bool, list[NumberRow]] | None = None
    for base, level in pairs:
        for growth in (False, True):
            full = [row for row in rows if _usable(row, column, base, level)]
            if len(full) < _FEWEST:
                continue
            wrong = _wrong(full, column, base, level, growth)
            if wrong is None:
                continue
            right = len(full) - len(wrong)
            if best is None or right > best[0]:
                best = (right, base, level, growth, wrong)
    if best is None:
        return None
    _right, base, level, growth, wrong = best
    wrong = [row for row in wrong if not _explained(row, column, pairs)]
    return base, level, growth, wrong


def _wrong(
    rows: list[NumberRow], column: int, base: int, level: int, growth: bool
) -> list[NumberRow] | None:
    """The rows whose percentage does not follow; None as soon as there are too many of them."""
    most = len(rows) - max(Decimal(_FEWEST), _SHARE_OF_ROWS * len(rows))
    wrong: list[NumberRow] = []
    for row in rows:
        if not _fits(row.numbers[base], row.numbers[level], row.numbers[column], growth):
            wrong.append(row)
            if len(wrong) > most:
                return None
    return wrong


def _usable(row: NumberRow, column: int, base: int, level: int) -> bool:
    numbers = row.numbers
    return (
        column in numbers
        and base in numbers
        and level in numbers
        and numbers[base].value > 0
        and numbers[level].value > 0
    )


def _explained(row: NumberRow, column: int, pairs: list[tuple[int, int]]) -> bool:
    return any(
        _usable(row, column, base, level)
        and _fits(row.numbers[base], row.numbers[level], row.numbers[column], growth)
        for base, level in pairs
        for growth in (False, True)
    )


def _finding(
    report: Report,
    table: Table,
    row: NumberRow,
    column: int,
    base: int,
    level: int,
    growth: bool,
) -> Finding:
    first, second = row.numbers[base].value, row.numbers[level].value
    ratio = 100 * second / first - (100 if growth else 0)
    shown = plain(rounded_like(ratio, row.numbers[column]))
    words = (
        _("“{name}”：由 {base} 到 {level} 应增长 {computed}%，表中为 {printed}。")
        if growth
        else _("“{name}”：{level} 占 {base} 的 {computed}%，表中为 {printed}。")
    )
    message = words.format(
        name=_name_before(row, column),
        base=row.cells[base].text.strip(),
        level=row.cells[level].text.strip(),
        computed=shown,
        printed=row.cells[column].text.strip(),
    )
    evidence = tuple(cell_evidence(report, table, row.cells[at]) for at in (column, level, base))
    rule = "table_growth" if growth else "table_ratio"
    return Finding(CheckKind.ARITHMETIC, message, evidence, rule=rule)


def _name_before(row: NumberRow, column: int) -> str:
    """The words of the row nearest before a column: a double table names its halves apart."""
    before = [at for at in row.names if at < column]
    return row.names[max(before)] if before else row.name
