"""Plan against actual: a verdict only where one can be justified.

No plan or no actual in the same year, scope, unit and measure: cannot judge. The rules for two
values are in `core.checks.verdicts`; what has no better side (expenditure, prices) is judged only
where its plan is a limit in words. A result is listed only where something was planned: a bulletin
has no scoreboard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from core.checks.completion import completions
from core.checks.spending import has_no_better_side, judged
from core.checks.statements import plain_scope
from core.checks.verdicts import compare
from core.i18n import _
from core.model.checks import Judgement, Verdict
from core.model.report import Report
from core.model.values import Bound, Indicator, IndicatorValue, Measure, ValueRole

_AS_GOOD_AS_ALL = Decimal("0.0005")


def score(report: Report, lower_is_better: Callable[[str], bool]) -> list[Judgement]:
    """Every indicator of `report` for which something was planned, judged per year and scope.

    Args:
        report: the report; its indicators are judged in their order, then what its prose says of
            completion and no table shows.
        lower_is_better: tells for an indicator's key whether a smaller value is the better one.
    """
    planned = {
        (indicator.block, value.year)
        for indicator in report.indicators
        for value in indicator.values
        if value.role is not ValueRole.ACTUAL
    }
    judgements: list[Judgement] = []
    for indicator in report.indicators:
        for year, scope in _pairs(indicator, planned):
            lower = lower_is_better(indicator.key)
            found = _judge(indicator, year, scope, lower, _in_table(report, indicator))
            judgements.append(_without_side(report, indicator, found))
    return _with_completions(report, judgements)


def _with_completions(report: Report, judgements: list[Judgement]) -> list[Judgement]:
    """What the prose says of completion, where a plan is missing or nothing is judged yet."""
    told: dict[tuple[str, int, str], Judgement] = {}
    for one in completions(report):
        told.setdefault(_subject(report, one), one)
    merged = []
    for one in judgements:
        better = told.pop(_subject(report, one), None)
        if better is None or one.plan is not None:
            merged.append(one)
        else:
            merged.append(replace(better, indicator=one.indicator))
    return merged + list(told.values())


def _subject(report: Report, one: Judgement) -> tuple[str, int, str]:
    """What two judgements of one thing have in common, 全市 being the city itself."""
    return (one.key, one.year, plain_scope(report, one.scope))


def _pairs(indicator: Indicator, planned: set[tuple[int, int]]) -> list[tuple[int, str]]:
    """The years and scopes for which something was planned or reached, in printed order.

    An indicator with targets only is listed once, for the year before its first target, so that
    the reader sees that nothing could be judged. A result of a year for which its table plans
    nothing is left out.
    """
    found = [
        (v.year, v.scope)
        for v in indicator.values
        if v.role is ValueRole.PLAN
        or (v.role is ValueRole.ACTUAL and (indicator.block, v.year) in planned)
    ]
    targets = [v for v in indicator.values if v.role is ValueRole.TARGET]
    if not found and targets:
        first = min(targets, key=lambda v: v.year)
        reached = [
            (v.year, v.scope)
            for v in indicator.values
            if v.role is ValueRole.ACTUAL and v.year == first.year - 1
        ]
        found = reached or [(first.year - 1, first.scope)]
    return list(dict.fromkeys(found))


def _pick(indicator: Indicator, role: ValueRole, year: int, scope: str) -> list[IndicatorValue]:
    return [v for v in indicator.values if (v.role, v.year, v.scope) == (role, year, scope)]


def _judge(indicator: Indicator, year: int, scope: str, lower: bool, in_table: bool) -> Judgement:
    plans = _pick(indicator, ValueRole.PLAN, year, scope)
    actuals = _pick(indicator, ValueRole.ACTUAL, year, scope)
    pairs = [(p, a) for p in plans for a in actuals if (p.measure, p.unit) == (a.measure, a.unit)]
    plan, actual = pairs[0] if pairs else (next(iter(plans), None), next(iter(actuals), None))
    if plan is None or actual is None:
        verdict, rule = Verdict.CANNOT_JUDGE, _missing(plan, actual, in_table)
    elif not pairs:
        verdict, rule = Verdict.CANNOT_JUDGE, _("计划与实际的口径或单位不同，不能相比。")
    elif _rounds_to_all(plan, actual, lower):
        verdict, rule = Verdict.MET, _("完成率四舍五入为 100%，按完成看。")
    else:
        verdict, rule = compare(plan, actual, lower)
    return Judgement(
        indicator.index, year, scope, verdict, rule, plan, actual, indicator.name, indicator.key
    )


def _missing(plan: IndicatorValue | None, actual: IndicatorValue | None, in_table: bool) -> str:
    if plan is None and actual is None:
        return _("没有找到这一年的计划数和实际数。")
    if plan is None:
        if not in_table:
            return _("本报告没有写这一年的计划数，上一年的报告里可能有。")
        return _("没有找到计划数。")
    return _("没有找到实际数。")


def _rounds_to_all(plan: IndicatorValue, actual: IndicatorValue, lower: bool) -> bool:
    """Whether an amount falls short of its budget by less than any report would print."""
    wanted, got = plan.expr, actual.expr
    exact = wanted.bound is Bound.EXACT and got.bound is Bound.EXACT
    if lower or not exact or plan.measure is not Measure.LEVEL:
        return False
    if wanted.low is None or got.low is None or wanted.qualifier != got.qualifier:
        return False
    return 0 < wanted.low - got.low < wanted.low * _AS_GOOD_AS_ALL


def _in_table(report: Report, indicator: Indicator) -> bool:
    return report.blocks[indicator.block].table is not None if report.blocks else False


def _without_side(report: Report, indicator: Indicator, found: Judgement) -> Judgement:
    """The judgement, but none of a bare number where more is neither better nor worse."""
    if found.plan is None:
        return found
    has_side = not has_no_better_side(report, indicator)
    verdict, rule = judged(found.verdict, found.rule, found.plan, has_side)
    return replace(found, verdict=verdict, rule=rule)
