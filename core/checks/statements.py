"""What the prose and the tables state of indicators, in one shape, so that they can be compared.

Only what is certain becomes a statement: a key that the lexicon or a table knows, one year, one
place, one measure. A figure of a month, a quarter, an average or another basis is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from core.checks.amounts import Amount, amount
from core.checks.places import is_own, without_place
from core.checks.scopes import is_vague, scope_at
from core.model.blocks import Block
from core.model.report import Report
from core.model.values import (
    Bound,
    Figure,
    Indicator,
    IndicatorValue,
    Measure,
    ValueExpr,
    ValueRole,
)
from core.parsing.indicators.lexicon import canonical, direction

_YEAR = re.compile(r"(20\d\d|19\d\d)年")
_FALL = re.compile(
    r"(?:下降|减少|降低|回落|下滑|下跌|减收|减支|短收|负增长|降幅|跌幅|缩减|压减|降)(?:了|约|近|超|幅度?|为|[^，。；、\d]{0,3})$"
)
_OTHER_TIME = re.compile(
    r"[1-9一二三四五六七八九十]季度|上半年|下半年|\d{1,2}月(?!底|末)|年均|平均每|两年平均|五年|[三四五十]年来|时期|期间|累计|以来|环比|单月|当月"
)
_OTHER_BASIS = re.compile(
    r"同口径|可比|剔除|扣除|不含|含|名义|自然口径|不变价|还原|其中[^，。；]{0,3}$"
)
_PLANNED = re.compile(
    r"预算(?:数|安排)?(?:为|的|是|数)?$|(?:年初|调整|年度|变动)[^，。；]{0,4}预算|计划(?:数)?(?:为|是)?$|"
    r"目标(?:任务|数|值)?(?:为|是)?$|预期目标|代编"
)
_FULL_STOP = re.compile(r"[。！？!?\n]")
_CLAUSE_START = re.compile(r"[，,。；;：:！？!?\n]")
_SENTENCE_START = re.compile(r"[。；;！？!?\n]")
_VERBS = re.compile(
    r"^(?:实现|完成|达到|预计|预期|力争|确保|累计|实际完成|其中[:：]?|保持|预计完成|预计实现|安排|代编)+"
)
_MOST = 4000


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of one indicator with all that says when, where and how it was measured.

    `scope` is empty for the report's own place as a whole. `value` is the same as the model's
    other values; `indicator` and `figure` are indexes into the report, -1 where it is not of that.
    `known` says that the lexicon knows the key.
    """

    key: str
    known: bool
    name: str
    scope: str
    amount: Amount
    value: IndicatorValue
    indicator: int = -1
    figure: int = -1
    sentence: tuple[int, int] = (-1, -1)
    """Block and place of the sentence; the table and its row number for a table's value."""

    @property
    def place(self) -> tuple[str, int, str, ValueRole, Measure, str]:
        """What two statements must share to be about the same number."""
        value = self.value
        measure = value.measure.plain
        return (self.key, value.year, self.scope, value.role, measure, self.amount.unit)


def table_statements(report: Report) -> list[Statement]:
    """The values of the tables that are plain numbers."""
    found: list[Statement] = []
    for indicator in report.indicators:
        if report.blocks and report.blocks[indicator.block].table is None:
            continue
        found += _of_row(report, indicator)
    return found


def _of_row(report: Report, indicator: Indicator) -> Iterable[Statement]:
    for value in indicator.values:
        expr = value.expr
        number = expr.low if expr.low is not None else expr.high
        if number is None or expr.bound in (Bound.RANGE, Bound.QUALITATIVE) or expr.qualifier:
            continue
        read = amount(str(number), value.unit, expr.bound)
        if read is None:
            continue
        yield Statement(
            indicator.key,
            bool(direction(indicator.key)),
            indicator.name,
            plain_scope(report, value.scope),
            read,
            value,
            indicator=indicator.index,
            sentence=(value.block, indicator.index),
        )


def plain_scope(report: Report, scope: str) -> str:
    """A scope without its many names: empty for the report's own place, 市本级 for 市级."""
    if is_own(report, scope):
        return ""
    return scope[:-1] + "本级" if scope in ("省级", "市级", "州级", "县级", "区级") else scope


def text_statements(report: Report, keys: frozenset[str] = frozenset()) -> list[Statement]:
    """The figures of the prose that state an indicator.

    Args:
        report: the report.
        keys: keys to take besides those of the lexicon, as the report's tables have them.
    """
    found: list[Statement] = []
    for place, figure in enumerate(report.figures):
        name = thing_of(figure.subject)
        key, known = _key(name)
        if not (known or key in keys):
            continue
        made = _of_figure(report, place, figure, key, known, name)
        if made is not None:
            found.append(made)
        if len(found) >= _MOST:
            break
    return found


@lru_cache(maxsize=4096)
def _key(name: str) -> tuple[str, bool]:
    key = canonical(without_place(name))
    return key, bool(direction(key))


def thing_of(subject: str) -> str:
    """The thing that a subject names, without verbs and places in front of it."""
    return _VERBS.sub("", subject.strip())


def _of_figure(
    report: Report, place: int, figure: Figure, key: str, known: bool, name: str
) -> Statement | None:
    block = report.blocks[figure.block]
    sentence, clause = _around(block, figure)
    if (
        _OTHER_TIME.search(_FULL_STOP.split(block.text[: figure.start])[-1])
        or _OTHER_BASIS.search(clause)
        or figure.unit == ""
    ):
        return None
    if figure.unit.endswith("百分点") or figure.bound is Bound.RANGE:
        return None
    year = _YEAR.fullmatch(figure.period)
    if year is None:
        return None
    scope = scope_at(report, block, figure.start)
    if is_vague(report, scope):
        return None
    number = figure.value
    if figure.measure is Measure.GROWTH:
        if figure.unit != "%":
            return None
        if _FALL.search(clause) and not number.startswith("-"):
            number = f"-{number}"
    read = amount(number, figure.unit, figure.bound)
    if read is None:
        return None
    value = IndicatorValue(
        int(year[1]),
        _role(report, int(year[1]), clause),
        scope or report.meta.region,
        figure.measure,
        _expr(figure, number),
        figure.unit,
        figure.address,
        figure.block,
        figure.start,
        figure.end,
    )
    starts = (figure.block, figure.start - len(sentence))
    where = plain_scope(report, scope)
    return Statement(key, known, name, where, read, value, figure=place, sentence=starts)


def _around(block: Block, figure: Figure) -> tuple[str, str]:
    """The sentence and the clause before a figure, up to its number."""
    before = block.text[max(0, figure.start - 200) : figure.start]
    sentence = _SENTENCE_START.split(before)[-1]
    return sentence, _CLAUSE_START.split(before)[-1]


def _role(report: Report, year: int, clause: str) -> ValueRole:
    if report.meta.year is not None and year > report.meta.year:
        return ValueRole.TARGET
    return ValueRole.PLAN if _PLANNED.search(clause) else ValueRole.ACTUAL


def _expr(figure: Figure, number: str) -> ValueExpr:
    read = amount(number, "", figure.bound)
    exact = read.value if read else None
    low, high = exact, exact
    if figure.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        high = None
    elif figure.bound in (Bound.AT_MOST, Bound.LESS_THAN):
        low = None
    return ValueExpr(figure.text, figure.bound, low, high)
