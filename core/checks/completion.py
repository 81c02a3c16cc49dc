"""Completion that only the prose states: `完成 35.2 亿元，为预算的 102.3%`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from core.checks.places import is_own, without_place
from core.checks.prose import Number, sentences
from core.checks.scopes import UNKNOWN, scope_at
from core.checks.spending import is_spending, no_side
from core.checks.statements import thing_of
from core.i18n import _
from core.model.checks import Judgement, Verdict
from core.model.report import Report
from core.model.values import Bound, Figure, IndicatorValue, Measure, ValueExpr, ValueRole
from core.parsing.indicators.lexicon import canonical

_OF_PLAN = re.compile(
    r"(?:完成|占|为|达到?)(?:了)?(?:年初|年度|调整|变动|全年|年|市人大批准的?)*(?:预算|计划|任务|目标)(?:数|任务|目标)?的?$"
)
_RATE = re.compile(r"占[^占]{0,14}(?:的比例|的比重|比重)$|(?:预算|计划)?完成率$")
_YEAR = re.compile(r"(20\d\d|19\d\d)年")


def completions(report: Report) -> Iterator[Judgement]:
    """A verdict for every amount whose share of the budget or plan the text states beside it."""
    for sentence in sentences(report):
        for level, percent in zip(sentence.numbers, sentence.numbers[1:], strict=False):
            together = level.is_level and level.amount.exact() and percent.is_percent
            if not (together and percent.amount.exact() and _OF_PLAN.search(percent.before)):
                continue
            if len(percent.before) > 20:
                continue
            found = _judged(report, level, percent)
            if found is not None:
                yield found


def _judged(report: Report, level: Number, percent: Number) -> Judgement | None:
    name = thing_of(_RATE.sub("", level.figure.subject))
    year = _YEAR.fullmatch(level.figure.period)
    block = report.blocks[level.figure.block]
    scope = scope_at(report, block, level.figure.start)
    if not name or year is None or scope == UNKNOWN:
        return None
    place = report.meta.region if is_own(report, scope) else scope
    plan = _value(percent.figure, int(year[1]), ValueRole.PLAN, Measure.SHARE, place)
    actual = _value(level.figure, int(year[1]), ValueRole.ACTUAL, Measure.LEVEL, place)
    verdict, rule = _verdict(name, percent)
    key = canonical(without_place(name, scope))
    return Judgement(-1, int(year[1]), place, verdict, rule, plan, actual, name, key)


def _verdict(name: str, percent: Number) -> tuple[Verdict, str]:
    if is_spending(name):
        return Verdict.CANNOT_JUDGE, no_side()
    share = percent.amount.value
    rule = _("文中写明完成预算或计划的 {share}：到 100% 为完成，高出为超额。").format(
        share=percent.figure.text
    )
    if share > 100:
        return Verdict.EXCEEDED, rule
    return (Verdict.MET if share == 100 else Verdict.MISSED), rule


def _value(
    figure: Figure, year: int, role: ValueRole, measure: Measure, scope: str
) -> IndicatorValue:
    number = Decimal(figure.value.replace(",", "").replace("，", ""))
    expr = ValueExpr(figure.text, Bound.EXACT, number, number)
    return IndicatorValue(
        year,
        role,
        scope,
        measure,
        expr,
        figure.unit,
        figure.address,
        figure.block,
        figure.start,
        figure.end,
    )
