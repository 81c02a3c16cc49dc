"""Plan against actual: a verdict only where one can be justified.

The rules, in order:

1. No plan or no actual in the same year, scope, unit and measure: cannot judge.
2. A plan in words (小幅增长, 量稳质升) or different qualifiers (同口径): cannot judge.
3. An actual that is itself only bounded or approximate where the bound leaves both outcomes open:
   cannot judge.
4. 左右, 约: within `ABOUT_POINTS` percentage points of a growth rate or share, or `ABOUT_SHARE`
   of a level, the actual is within the wording; beyond it exceeded on the good side, else missed.
   There is no official width of 左右; half a point is what the plan reports themselves treat as
   met, and the rule is shown with every verdict so that the reader can differ.
5. 以上, 不低于, a bare number: met at the number, exceeded above it; 以下, 以内, <: met below it.
   A range: met inside it.

For an indicator of which less is better (失业率) the sides are exchanged.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from core.i18n import _
from core.model.checks import Judgement, Verdict
from core.model.report import Report
from core.model.values import Bound, Indicator, IndicatorValue, Measure, ValueRole

ABOUT_POINTS = Decimal("0.5")
ABOUT_SHARE = Decimal("0.02")


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
        verdict, rule = _compare(plan, actual, lower)
    return Judgement(indicator.index, year, scope, verdict, rule, plan, actual)


def _missing(plan: IndicatorValue | None, actual: IndicatorValue | None) -> str:
    if plan is None and actual is None:
        return _("表中没有这一年的计划数和实际数。")
    return _("表中没有计划数。") if plan is None else _("表中没有实际数。")


def _compare(plan: IndicatorValue, actual: IndicatorValue, lower: bool) -> tuple[Verdict, str]:
    """The verdict on two comparable values, and its rule in words."""
    wanted, got = plan.expr, actual.expr
    if wanted.bound is Bound.QUALITATIVE:
        return Verdict.CANNOT_JUDGE, _("计划用文字表述（{text}），没有可比的数。").format(
            text=wanted.text
        )
    if got.bound is Bound.QUALITATIVE:
        return Verdict.CANNOT_JUDGE, _("实际用文字表述（{text}），没有可比的数。").format(
            text=got.text
        )
    if wanted.qualifier != got.qualifier:
        return Verdict.CANNOT_JUDGE, _("一方注明“{text}”，口径不同，不能相比。").format(
            text=wanted.qualifier or got.qualifier
        )
    if got.bound is not Bound.EXACT or got.low is None:
        return Verdict.CANNOT_JUDGE, _("实际数不是确数（{text}），不下结论。").format(text=got.text)
    return _against(wanted.bound, wanted.low, wanted.high, got.low, plan, lower)


def _against(
    bound: Bound,
    low: Decimal | None,
    high: Decimal | None,
    reached: Decimal,
    plan: IndicatorValue,
    lower: bool,
) -> tuple[Verdict, str]:
    if bound is Bound.RANGE and low is not None and high is not None:
        good, bad = (reached < low, reached > high) if lower else (reached > high, reached < low)
        return _sides(good, bad), _("计划是区间：在区间内为完成，好于区间为超额。")
    if bound is Bound.LESS_THAN and high is not None:
        verdict = Verdict.MET if reached < high else Verdict.MISSED
        return verdict, _("计划为上限：低于 {limit} 即完成。").format(limit=high)
    if bound is Bound.AT_MOST and high is not None:
        verdict = Verdict.MET if reached <= high else Verdict.MISSED
        return verdict, _("计划为上限：不超过 {limit} 即完成。").format(limit=high)
    if bound is Bound.MORE_THAN and low is not None:
        verdict = Verdict.MET if reached > low else Verdict.MISSED
        return verdict, _("计划为下限：高于 {limit} 即完成。").format(limit=low)
    if bound is Bound.AT_LEAST and low is not None:
        verdict = Verdict.MET if reached >= low else Verdict.MISSED
        return verdict, _("计划为下限：达到 {limit} 即完成。").format(limit=low)
    number = low if low is not None else high
    if number is None:
        return Verdict.CANNOT_JUDGE, _("计划中没有可比的数。")
    gap = number - reached if lower else reached - number
    if bound is Bound.ABOUT:
        level = plan.measure in (Measure.LEVEL, Measure.COUNT)
        width = abs(number) * ABOUT_SHARE if level else ABOUT_POINTS
        verdict = _sides(gap > width, gap < -width)
        if verdict is Verdict.MET and gap < 0:
            verdict = Verdict.WITHIN
        rule = (
            _("“左右”按上下 2% 看：在此以内算符合表述。")
            if level
            else _("“左右”按上下 0.5 个百分点看：在此以内算符合表述。")
        )
        return verdict, rule
    return _sides(gap > 0, gap < 0), _("计划是确数：达到为完成，高出为超额。") if not lower else _(
        "计划是确数，此项越低越好：达到为完成，更低为超额。"
    )


def _sides(good: bool, bad: bool) -> Verdict:
    if good:
        return Verdict.EXCEEDED
    return Verdict.MISSED if bad else Verdict.MET
