"""Plan against actual: a verdict only where one can be justified.

No plan or no actual in the same year, scope, unit and measure: cannot judge. The rules for two
values are in `core.checks.verdicts`.
"""

from __future__ import annotations

from collections.abc import Callable

from core.checks.verdicts import compare
from core.i18n import _
from core.model.checks import Judgement, Verdict
from core.model.report import Report
from core.model.values import Indicator, IndicatorValue, ValueRole


def score(report: Report, lower_is_better: Callable[[str], bool]) -> list[Judgement]:
    """Every indicator of `report` that has a plan or an actual, judged per year and scope.

    Args:
        report: the report; its indicators are judged in their order.
        lower_is_better: tells for an indicator's key whether a smaller value is the better one.
    """
    judgements: list[Judgement] = []
    for indicator in report.indicators:
        for year, scope in _pairs(indicator):
            judgements.append(_judge(indicator, year, scope, lower_is_better(indicator.key)))
    return judgements


def _pairs(indicator: Indicator) -> list[tuple[int, str]]:
    """The years and scopes for which something was planned or reached, in printed order.

    An indicator with targets only is listed once, for the year before its first target, so that
    the reader sees that nothing could be judged.
    """
    found = [
        (v.year, v.scope) for v in indicator.values if v.role in (ValueRole.PLAN, ValueRole.ACTUAL)
    ]
    if not found and indicator.values:
        first = min(indicator.values, key=lambda v: v.year)
        found = [(first.year - 1, first.scope)]
    return list(dict.fromkeys(found))


def _pick(indicator: Indicator, role: ValueRole, year: int, scope: str) -> list[IndicatorValue]:
    return [v for v in indicator.values if (v.role, v.year, v.scope) == (role, year, scope)]


def _judge(indicator: Indicator, year: int, scope: str, lower: bool) -> Judgement:
    plans = _pick(indicator, ValueRole.PLAN, year, scope)
    actuals = _pick(indicator, ValueRole.ACTUAL, year, scope)
    pairs = [(p, a) for p in plans for a in actuals if (p.measure, p.unit) == (a.measure, a.unit)]
    plan, actual = pairs[0] if pairs else (next(iter(plans), None), next(iter(actuals), None))
    if plan is None or actual is None:
        verdict, rule = Verdict.CANNOT_JUDGE, _missing(plan, actual)
    elif not pairs:
        verdict, rule = Verdict.CANNOT_JUDGE, _("计划与实际的口径或单位不同，不能相比。")
    else:
        verdict, rule = compare(plan, actual, lower)
    return Judgement(
        indicator.index, year, scope, verdict, rule, plan, actual, indicator.name, indicator.key
    )


def _missing(plan: IndicatorValue | None, actual: IndicatorValue | None) -> str:
    if plan is None and actual is None:
        return _("表中没有这一年的计划数和实际数。")
    return _("表中没有计划数。") if plan is None else _("表中没有实际数。")
