"""The indicators of a report without tables: what its sentences state of the usual ones.

Only names of the lexicon count, right before their number, for one year. Where two sentences say
different things of the same indicator, year, place and measure, neither is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.model.blocks import Block, BlockKind, Section
from core.model.report import ReportKind, ReportMeta
from core.model.values import (
    Bound,
    Figure,
    Indicator,
    IndicatorValue,
    Measure,
    ValueExpr,
    ValueRole,
)
from core.parsing.indicators.expressions import is_wording, parse_expr, tells_change
from core.parsing.indicators.lexicon import canonical, is_known
from core.parsing.indicators.measures import percent_measure

_YEAR = re.compile(r"((?:19|20)\d\d)年(?:末|底)?")
_LEAD = re.compile(
    r"^(?:(?:预计|预期|力争|确保|争取|实现|完成|其中|全年|当年|年末|20\d\d年)|"
    r"(全(?:国|省|市|县|区|州|盟|旗|自治区)|(?:省|市|州|县|区)本?级))"
)
_TAIL = re.compile(r"(?:达到|达|完成|实现|控制在|保持在|稳定在|平均)$")
_FALL = re.compile(r"(?:下降|降低|减少|回落)(?:[率为了至]|约|超过|超|不低于)*$")
_PLANNED = re.compile(r"预期目标|年初(?:预算|目标|计划)|计划目标|目标(?:任务)?(?:为|是)")
_GOALS = re.compile(r"(?:预期|主要|发展)目标|目标(?:任务)?[是为：:]|目标如下")
_SPAN = re.compile(r"“[一二三四五六七八九十]+五”|[五5]年(?:来|间|规划)|年均|累计")
_WHOSE = re.compile(
    r"全(?:国|省|市|县|区|州|盟|旗|自治区)|(?:省|市|州|县|区|盟|旗)本?级"
    r"|[\u4e00-\u9fff]{2,8}(?:开发区|新区|高新区|经开区|园区|示范区|管委会)"
)
_CLAUSE = re.compile(r"[^，。；：:;！\n]+")
_LONGEST_CLAUSE = 30
_MOST = 400


@dataclass(frozen=True, slots=True)
class _Said:
    """A value and the name that it was said of."""

    name: str
    value: IndicatorValue


def stated_indicators(
    meta: ReportMeta,
    blocks: Sequence[Block],
    sections: Sequence[Section],
    figures: Sequence[Figure],
) -> tuple[Indicator, ...]:
    """The indicators that the sentences of a report state, in reading order.

    Numbers over several years (`“十四五”`, 年均) are no value of one year and are left out, and so
    are the far goals of a part about a plan.
    """
    plans = {at for at, section in enumerate(sections) if _SPAN.search(section.title)}
    near = (meta.year, meta.plan_year)
    said = [
        one
        for figure in figures
        if (one := _of_figure(meta, blocks, figure)) is not None
        and (one.value.year in near or not _within(blocks[figure.block].section, plans, sections))
    ]
    said += _in_words(meta, blocks)
    said.sort(key=lambda one: (one.value.block, one.value.start))
    by_key: dict[str, list[_Said]] = {}
    for one in said[:_MOST]:
        by_key.setdefault(canonical(one.name), []).append(one)
    found: list[Indicator] = []
    for key, mine in by_key.items():
        values = _undisputed([one.value for one in mine])
        if values:
            first = next(one for one in mine if one.value is values[0])
            level = next((v.unit for v in values if v.measure is Measure.LEVEL), values[0].unit)
            found.append(
                Indicator(
                    len(found),
                    first.name,
                    key,
                    level,
                    tuple(values),
                    values[0].address,
                    values[0].block,
                )
            )
    return tuple(found)


def _within(section: int | None, wanted: set[int], sections: Sequence[Section]) -> bool:
    """Whether a section or one that it lies in is among the wanted."""
    while section is not None:
        if section in wanted:
            return True
        section = sections[section].parent
    return False


def _name_of(subject: str) -> tuple[str, str]:
    """The name in a figure's subject, and the place before it."""
    scope = ""
    while (match := _LEAD.match(subject)) and match.end() < len(subject):
        scope = match[1] or scope
        subject = subject[match.end() :]
    return _TAIL.sub("", subject), scope


def _place(scope: str, region: str) -> str:
    """The whole place (全市) by its name; a part of it (市本级) in the report's words."""
    whole = len(scope) == 2 and scope[0] == "全" and region.endswith(scope[1])
    return region if whole or not scope else scope


def _of_figure(meta: ReportMeta, blocks: Sequence[Block], figure: Figure) -> _Said | None:
    period = _YEAR.fullmatch(figure.period)
    name, scope = _name_of(figure.subject)
    if period is None or not is_known(name):
        return None
    text = blocks[figure.block].text
    sentence = re.split(r"[。；;\n]", text[max(0, figure.start - 120) : figure.start])[-1]
    if _SPAN.search(sentence) or figure.unit.endswith("百分点"):
        return None
    if not scope and meta.kind is ReportKind.BUDGET:
        told = _WHOSE.findall(text[: figure.start])
        if not told or told[-1].endswith(
            ("新区", "园区", "管委会", "开发区", "高新区", "经开区", "示范区")
        ):
            return None  # a budget speaks of many places in turn
        scope = told[-1]
    before = re.split(r"[，,]", sentence)[-1][-40:]
    fall = _FALL.search(before) if figure.measure is Measure.GROWTH else None
    start = figure.start - len(before) + fall.start() if fall else figure.start
    expr = parse_expr(text[start : figure.end])
    if expr.bound is Bound.QUALITATIVE:
        return None
    year = int(period[1])
    measure = Measure.LEVEL if figure.measure is Measure.COUNT else figure.measure
    return _Said(
        name,
        IndicatorValue(
            year=year,
            role=_role(meta, year, before),
            scope=_place(scope, meta.region),
            measure=measure,
            expr=expr,
            unit=figure.unit,
            address=figure.address,
            block=figure.block,
            start=start,
            end=figure.end,
        ),
    )


def _role(meta: ReportMeta, year: int, before: str) -> ValueRole:
    if meta.year is not None and year > meta.year:
        return ValueRole.TARGET
    return ValueRole.PLAN if _PLANNED.search(before) else ValueRole.ACTUAL


def _in_words(meta: ReportMeta, blocks: Sequence[Block]) -> Iterator[_Said]:
    """Targets without a number in paragraphs of targets (`居民收入增长与经济增长同步`)."""
    year = meta.plan_year
    if year is None:
        return
    for block in blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        goals = _GOALS.search(block.text)
        if goals is None:
            continue
        for clause in _CLAUSE.finditer(block.text, goals.end()):
            words = clause.group()
            if len(words) > _LONGEST_CLAUSE or any(c.isdigit() for c in words):
                continue
            name, scope = _name_of(words)
            size = next((n for n in range(len(name) - 2, 1, -1) if is_known(name[:n])), 0)
            rest = name[size:]
            if not size or not is_wording(rest):
                continue
            change = tells_change(rest) or tells_change(name[:size])
            start = clause.start() + words.rindex(rest)
            yield _Said(
                name[:size],
                IndicatorValue(
                    year=year,
                    role=ValueRole.TARGET,
                    scope=_place(scope, meta.region),
                    measure=percent_measure(name[:size]) if change else Measure.LEVEL,
                    expr=ValueExpr(rest, Bound.QUALITATIVE),
                    unit="%" if change else "",
                    address=block.address,
                    block=block.index,
                    start=start,
                    end=start + len(rest),
                ),
            )


def _undisputed(values: Sequence[IndicatorValue]) -> list[IndicatorValue]:
    """Each value once, without those that another sentence contradicts."""
    kept: dict[tuple[object, ...], IndicatorValue | None] = {}
    for value in values:
        place = (value.year, value.role, value.scope, value.measure, value.unit)
        if place not in kept:
            kept[place] = value
            continue
        before = kept[place]
        if before is not None and (before.expr.low, before.expr.high) != (
            value.expr.low,
            value.expr.high,
        ):
            kept[place] = None
    return [value for value in kept.values() if value is not None]
