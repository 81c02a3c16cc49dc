"""How an actual value stands to a planned one, and the rule that says so in words.

The rules, in order:

1. A plan in words (小幅增长, 量稳质升) or different qualifiers (同口径): cannot judge.
2. An actual that is itself only bounded or approximate: cannot judge.
3. 左右, 约: within `ABOUT_POINTS` percentage points of a growth rate or share, or `ABOUT_SHARE`
   of a level, the actual is within the wording; beyond it exceeded on the good side, else missed.
   There is no official width of 左右; half a point is what the plan reports themselves treat as
   met, and the rule is shown with every verdict so that the reader can differ.
4. 以上, 不低于, a bare number: met at the number, exceeded above it; 以下, 以内, <: met below it.
   A range: met inside it.

For an indicator of which less is better (失业率) the sides are exchanged.
"""

from __future__ import annotations

from decimal import Decimal

from core.i18n import _
from core.model.checks import Verdict
from core.model.values import Bound, IndicatorValue, Measure

ABOUT_POINTS = Decimal("0.5")
ABOUT_SHARE = Decimal("0.02")


def compare(plan: IndicatorValue, actual: IndicatorValue, lower: bool) -> tuple[Verdict, str]:
    """The verdict on two values of one measure and unit, and its rule in words.

    Args:
        plan: what was planned.
        actual: what was reached.
        lower: whether less is the better result.
    """
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
        level = plan.measure.plain is Measure.LEVEL
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
