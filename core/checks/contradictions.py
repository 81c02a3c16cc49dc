"""Text against table, and statement against statement within the text."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import combinations

from core.checks.amounts import growth_fits
from core.checks.comparing import contradict, mates_of, wording
from core.checks.keys import evidence_at
from core.checks.statements import Statement, table_statements, text_statements
from core.i18n import _
from core.model.checks import CheckKind, Evidence, Finding
from core.model.report import Report, ReportKind
from core.model.values import Measure, ValueRole

_TABLE_POINTS, _TEXT_POINTS = Decimal(5), Decimal(1)
_MOST_OF_ONE = 40
"""More statements of one number no real report has."""


def contradictions(report: Report) -> list[Finding]:
    """Numbers of one indicator that differ between text and table, or within the text."""
    tables = table_statements(report)
    texts = text_statements(report, frozenset(one.key for one in tables))
    return against_tables(report, texts, tables) + against_each_other(report, texts)


def against_tables(
    report: Report, texts: list[Statement], tables: list[Statement]
) -> list[Finding]:
    """Figures of the prose that differ from the table's value of the same thing.

    Where the tables themselves have two values for it, or the prose elsewhere has the table's,
    there are two things under one name, and nothing is said.
    """
    rows: dict[object, list[Statement]] = defaultdict(list)
    for one in tables:
        rows[one.place].append(one)
    told: dict[object, list[Statement]] = defaultdict(list)
    for one in texts:
        told[one.place].append(one)
    mates, row_mates = mates_of(texts), mates_of(tables)
    found = []
    for one in texts:
        candidates = rows.get(one.place, [])
        if not candidates or any(one.amount.agrees(row.amount) for row in candidates):
            continue
        row = candidates[0]
        if not all(row.amount.agrees(other.amount) for other in candidates):
            continue
        if any(row.amount.agrees(other.amount) for other in told[one.place][:_MOST_OF_ONE]):
            continue
        if contradict(one, row, mates, row_mates, _TABLE_POINTS) and not _other_basis(
            report, one, row, tables
        ):
            found.append(_finding(report, one, row))
    return found


def _other_basis(report: Report, one: Statement, row: Statement, tables: list[Statement]) -> bool:
    """Whether the two may rest on different bases, so that both can be right.

    A budget may mean the first or the adjusted one; a growth rate may count from the budget or
    from the result of the year before, which the levels of the table's row tell.
    """
    if one.value.role is ValueRole.PLAN and report.meta.kind is ReportKind.BUDGET:
        return True
    if one.value.measure is not Measure.GROWTH:
        return False
    levels = [other for other in tables if other.sentence == row.sentence and _is_level(other)]
    return any(
        growth_fits(base.amount, level.amount, one.amount)
        for level in levels
        for base in levels
        if base is not level
    )


def _is_level(one: Statement) -> bool:
    return one.value.measure.plain is Measure.LEVEL


def _finding(report: Report, one: Statement, row: Statement) -> Finding:
    message = _("{name}（{year}年，{role}）：正文为 {text}，表中为 {table}。").format(
        name=row.name,
        year=one.value.year,
        role=_role_name(one.value.role),
        text=_printed(report, one),
        table=_printed(report, row),
    )
    evidence = (_evidence(report, one), _evidence(report, row))
    return Finding(CheckKind.TEXT_AGAINST_TABLE, message, evidence, rule="text_against_table")


def against_each_other(report: Report, texts: list[Statement]) -> list[Finding]:
    """Figures of the prose that name one thing in the same words and differ."""
    told: dict[object, list[Statement]] = defaultdict(list)
    for one in texts:
        told[(one.place, wording(one.name))].append(one)
    mates = mates_of(texts)
    found = []
    for group in told.values():
        for one, other in combinations(group[:_MOST_OF_ONE], 2):
            if one.sentence == other.sentence:
                continue
            if contradict(one, other, mates, mates, _TEXT_POINTS):
                found.append(_twice(report, one, other))
                break
    return found


def _twice(report: Report, one: Statement, other: Statement) -> Finding:
    message = _("{name}（{year}年）前后说法不同：一处为 {first}，另一处为 {second}。").format(
        name=one.name,
        year=one.value.year,
        first=_printed(report, one),
        second=_printed(report, other),
    )
    evidence = (_evidence(report, one), _evidence(report, other))
    return Finding(CheckKind.STATEMENT, message, evidence, rule="statement_against_statement")


def _evidence(report: Report, one: Statement) -> Evidence:
    return evidence_at(report.blocks[one.value.block], one.value.start, one.value.end)


def _printed(report: Report, one: Statement) -> str:
    """The number as printed; a table's with its unit, a fall in the prose with its sign."""
    words = report.blocks[one.value.block].text[one.value.start : one.value.end]
    if one.figure < 0:
        return words if words.endswith(one.value.unit) else f"{words} {one.value.unit}".strip()
    return f"-{words}" if one.amount.value < 0 and not words.startswith("-") else words


def _role_name(role: ValueRole) -> str:
    names = {
        ValueRole.PLAN: _("计划"),
        ValueRole.ACTUAL: _("实际"),
        ValueRole.TARGET: _("目标"),
    }
    return names[role]
