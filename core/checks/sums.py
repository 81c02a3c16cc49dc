"""Parts and totals in tables.

Which rows make up a total is never known for sure: numbers, indentation and 其中 are printed in
many ways. So the table itself must show it: where the parts give the total in some columns, a
column in which they do not is worth a look. Of a total over columns (合计 beside its parts) nearly
all rows must agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.checks.grids import NumberRow, cell_evidence, number_rows, plain
from core.i18n import _
from core.model.blocks import Table
from core.model.checks import CheckKind, Finding
from core.model.report import Report
from core.parsing.indicators.grids import body_rows, panels
from core.parsing.indicators.units import is_unit

_TOTAL = re.compile(r"(?:合计|总计|小计|共计)(?:[（(].*)?$|^(?:总计|合计)")
_TOP = re.compile(r"[一二三四五六七八九十]{1,3}、")
_SECOND = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[)）.．、]")
_AMONG = re.compile(r"其中[:：]?|#|[*△]")
_NEAR = Decimal("0.5")
_FEWEST_ROWS = 4
_SHARE_OF_ROWS = Decimal("0.8")
_MOST_PARTS = 60


def sum_findings(report: Report) -> list[Finding]:
    """Totals that their parts do not give, though they do elsewhere in the same table."""
    found: list[Finding] = []
    for table in report.tables:
        rows = number_rows(table)
        if len(rows) > 400:
            continue
        for names, columns in _panels(table):
            own = _own_columns(rows, names, columns)
            found += _down(report, table, rows, names, own)
        found += _across(report, table, rows)
    return found


def _panels(table: Table) -> Iterator[tuple[int, list[int]]]:
    """The column of names and the columns of amounts of each half of a table."""
    for panel in panels(table, body_rows(table)):
        columns = [at for at, _column in panel.values if not _is_rate(table.columns[at])]
        if columns:
            yield panel.name, columns


def _own_columns(rows: Sequence[NumberRow], names: int, columns: list[int]) -> list[int]:
    """The columns up to the next column of words: behind it the amounts have other names."""
    words: dict[int, int] = {}
    for row in rows:
        for column, text in row.names.items():
            if column > names and not is_unit(text) and len(text) > 1:
                words[column] = words.get(column, 0) + 1
    end = min(
        (column for column, count in words.items() if count > 1),
        default=max(columns, default=0) + 1,
    )
    return [column for column in columns if column < end]


def _is_rate(name: str) -> bool:
    return "%" in name or "％" in name or "率" in name


def _down(
    report: Report, table: Table, rows: Sequence[NumberRow], names: int, columns: list[int]
) -> Iterator[Finding]:
    kinds = [_kind(row.names.get(names, "")) for row in rows]
    told: set[int] = set()
    for at, row in enumerate(rows):
        for parts in _part_sets(kinds, at):
            fits, fails = _sorted_columns(row, [rows[part] for part in parts], columns)
            if not fits or len(fails) > len(fits):
                continue
            for column in fails:
                if row.cells[column].start not in told:
                    told.add(row.cells[column].start)
                    yield _down_finding(report, table, row, names, column, [rows[p] for p in parts])
            break


def _kind(name: str) -> str:
    if not name:
        return "blank"
    if _TOTAL.search(name):
        return "total"
    if _TOP.match(name):
        return "top"
    if _AMONG.match(name):
        return "among"
    return "second" if _SECOND.match(name) else "plain"


def _part_sets(kinds: Sequence[str], at: int) -> Iterator[list[int]]:
    """The rows that may make up the total in row `at`, the likeliest first."""
    if kinds[at] == "total":
        for run in (_run(kinds, at, 1), _run(kinds, at, -1)):
            for kind in ("top", "plain", "second"):
                parts = [part for part in run if kinds[part] == kind]
                if len(parts) >= 2:
                    yield parts
            mixed = [part for part in run if kinds[part] in ("top", "plain")]
            if len(mixed) >= 2:
                yield mixed
    elif kinds[at] == "top":
        below: list[int] = []
        for part in range(at + 1, len(kinds)):
            if kinds[part] in ("top", "total", "blank"):
                break
            below.append(part)
        for wanted in (("second",), ("plain",), ("second", "among"), ("plain", "among")):
            parts = [part for part in below if kinds[part] in wanted]
            if len(parts) >= 2:
                yield parts


def _run(kinds: Sequence[str], at: int, step: int) -> list[int]:
    """The rows from a total up or down to the next total."""
    found: list[int] = []
    part = at + step
    while 0 <= part < len(kinds) and kinds[part] != "total" and len(found) < _MOST_PARTS:
        found.append(part)
        part += step
    return found


def _sorted_columns(
    row: NumberRow, parts: Sequence[NumberRow], columns: Sequence[int]
) -> tuple[list[int], list[int]]:
    """The columns in which the parts give the total, and those in which they surely should."""
    fits: list[int] = []
    fails: list[int] = []
    filled: set[int] = set()
    for column in columns:
        if column not in row.numbers or any(column in part.names for part in parts):
            continue
        inside = [part for part in parts if column in part.numbers]
        if sum(part.numbers[column].value != 0 for part in inside) < 2:
            continue
        total = row.numbers[column]
        gap = abs(sum(part.numbers[column].value for part in inside) - total.value)
        step = max([total.step, *(part.numbers[column].step for part in inside)])
        if gap <= step * (len(inside) + 1) / 2:
            fits.append(column)
            filled |= {id(part) for part in inside}
        elif total.value and gap < abs(total.value) * _NEAR:
            fails.append(column)
    # A part that is blank only where the sum fails may have been lost on the way here.
    fails = [
        column
        for column in fails
        if all(column in part.numbers for part in parts if id(part) in filled)
    ]
    return fits, fails


def _down_finding(
    report: Report,
    table: Table,
    row: NumberRow,
    names: int,
    column: int,
    parts: Sequence[NumberRow],
) -> Finding:
    inside = [part for part in parts if column in part.numbers]
    added = sum((part.numbers[column].value for part in inside), Decimal(0))
    message = _("“{name}”（{column}）为 {printed}，各项相加为 {added}。").format(
        name=row.names.get(names, row.name),
        column=table.columns[column].split(" / ")[-1],
        printed=row.cells[column].text.strip(),
        added=plain(added),
    )
    cells = [row.cells[column], *(part.cells[column] for part in inside)]
    evidence = tuple(cell_evidence(report, table, cell) for cell in cells)
    return Finding(CheckKind.ARITHMETIC, message, evidence, rule="table_total")


def _across(report: Report, table: Table, rows: Sequence[NumberRow]) -> Iterator[Finding]:
    """Totals over columns: a column 合计 and those that follow it under the same heading."""
    for at, heading in enumerate(table.columns):
        parent, _slash, last = heading.rpartition(" / ")
        if not re.fullmatch(r"合计|总计|小计|总额|总数", last.strip() or heading):
            continue
        parts = []
        for other in range(at + 1, len(table.columns)):
            name = table.columns[other]
            if name.rpartition(" / ")[0] != parent or _TOTAL.search(name):
                break
            parts.append(other)
        if len(parts) < 2 or any(_is_rate(table.columns[part]) for part in parts):
            continue
        full = [row for row in rows if at in row.numbers and _parts_of(row, parts)]
        wrong = [row for row in full if not _adds_up(row, at, parts)]
        enough = len(full) - len(wrong)
        if enough < _FEWEST_ROWS or Decimal(enough) < _SHARE_OF_ROWS * len(full):
            continue
        for row in wrong:
            yield _across_finding(report, table, row, at, parts)


def _parts_of(row: NumberRow, parts: Sequence[int]) -> list[int]:
    """The parts with a number; none where one has words instead, or fewer than two are there."""
    found = [part for part in parts if part in row.numbers]
    return found if len(found) > 1 and not any(part in row.names for part in parts) else []


def _adds_up(row: NumberRow, at: int, parts: Sequence[int]) -> bool:
    inside = _parts_of(row, parts)
    gap = abs(sum(row.numbers[part].value for part in inside) - row.numbers[at].value)
    step = max(row.numbers[part].step for part in [at, *inside])
    return gap <= step * (len(inside) + 1) / 2


def _across_finding(
    report: Report, table: Table, row: NumberRow, at: int, parts: Sequence[int]
) -> Finding:
    inside = _parts_of(row, parts)
    added = sum((row.numbers[part].value for part in inside), Decimal(0))
    message = _("“{name}”一行的合计为 {printed}，各列相加为 {added}。").format(
        name=row.name, printed=row.cells[at].text.strip(), added=plain(added)
    )
    evidence = tuple(cell_evidence(report, table, row.cells[cell]) for cell in [at, *inside])
    return Finding(CheckKind.ARITHMETIC, message, evidence, rule="table_row_total")
