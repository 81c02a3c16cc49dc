"""Which indicators have no better side: expenditure, and what the lexicon calls neither."""

from __future__ import annotations

from core.checks.grids import headings_over
from core.i18n import _
from core.model.checks import Verdict
from core.model.report import Report
from core.model.values import Bound, Indicator, IndicatorValue
from core.parsing.indicators.lexicon import direction

_LIMITS = (Bound.AT_MOST, Bound.LESS_THAN, Bound.AT_LEAST, Bound.MORE_THAN, Bound.RANGE)
_INCOME = ("收入", "税", "结余")


def has_no_better_side(report: Report, indicator: Indicator) -> bool:
    """Whether more of the indicator is neither better nor worse: money spent, prices, balances.

    A row of a budget table may bear only the name of a field (教育): then its column's heading or
    the table's caption says whether it is income or expenditure.
    """
    if direction(indicator.key) == "none" or is_spending(indicator.name):
        return True
    if direction(indicator.key) or any(word in indicator.name for word in _INCOME):
        return False
    block = report.blocks[indicator.block] if indicator.block < len(report.blocks) else None
    if block is None or block.table is None:
        return False
    table = report.tables[block.table]
    headings = headings_over(table, {value.start for value in indicator.values})
    for words in (headings, table.caption):
        if "支出" in words and "收入" not in words and "收支" not in words:
            return True
        if "收入" in words and "支出" not in words:
            return False
    return False


def judged(
    verdict: Verdict, rule: str, plan: IndicatorValue, has_side: bool
) -> tuple[Verdict, str]:
    """A verdict, taken back where more is neither better nor worse and the plan sets no limit.

    To be met about is no praise: a price that stayed where it was planned keeps its verdict.
    """
    if has_side or verdict is Verdict.CANNOT_JUDGE or plan.expr.bound in _LIMITS:
        return verdict, rule
    if plan.expr.bound is Bound.ABOUT and verdict in (Verdict.MET, Verdict.WITHIN):
        return verdict, rule
    return Verdict.CANNOT_JUDGE, no_side()


def no_side() -> str:
    """Why an expenditure or a price is not judged."""
    return _("这一项高低本身无所谓好坏，只列出数，不下结论。")


def is_spending(name: str) -> bool:
    """Whether a name says that money is spent."""
    return "支出" in name or name.endswith(("经费", "拨款"))
