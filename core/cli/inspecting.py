"""A report as understood: for scripts as JSON, for people as an outline with counts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.cli.console import Console, Json
from core.i18n import _
from core.model.blocks import Block, BlockKind, Part, Table
from core.model.glossary import Term
from core.model.report import Doubt, Report
from core.model.values import Figure, Indicator, IndicatorValue
from core.notices import notice_words

_KINDS = {BlockKind.TITLE: BlockKind.HEADING, BlockKind.BYLINE: BlockKind.PARAGRAPH}
"""Kinds that the JSON does not tell apart."""


def report_json(report: Report) -> Json:
    """All that was understood, in the documented keys; offsets count code points of a block."""
    meta = report.meta
    return {
        "title": meta.title,
        "kind": meta.kind.value,
        "region": meta.region,
        "year": meta.year,
        "plan_year": meta.plan_year,
        "issuer": meta.issuer,
        "meeting": meta.meeting,
        "headings": [
            {
                "level": section.level,
                "label": section.label,
                "title": section.title,
                "address": section.address,
            }
            for section in report.sections
            if section.part is Part.BODY
        ],
        "blocks": [_block(block) for block in report.blocks],
        "glossary": [_term(term) for term in report.terms],
        "tables": [_table(table) for table in report.tables],
        "indicators": [_indicator(indicator) for indicator in report.indicators],
        "figures": [_figure(figure) for figure in report.figures],
        "doubts": [doubt_json(doubt) for doubt in report.doubts],
        "furniture": [line.text for line in report.furniture],
    }


def _block(block: Block) -> Json:
    return {
        "address": block.address,
        "kind": _KINDS.get(block.kind, block.kind).value,
        "text": block.text,
        "marks": [
            {"number": mark.number, "offset": mark.offset, "confidence": mark.confidence}
            for mark in block.marks
        ],
    }


def _term(term: Term) -> Json:
    return {
        "number": term.number,
        "term": term.term,
        "aliases": list(term.aliases),
        "definition": term.definition,
        "uses": [
            {"address": use.address, "start": use.start, "end": use.end, "marked": use.marked}
            for use in term.uses
        ],
    }


def _table(table: Table) -> Json:
    return {
        "address": table.address,
        "caption": table.caption,
        "unit": table.unit,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
    }


def _indicator(indicator: Indicator) -> Json:
    return {
        "name": indicator.name,
        "key": indicator.key,
        "unit": indicator.unit,
        "values": [value_json(value) for value in indicator.values],
    }


def value_json(value: IndicatorValue) -> Json:
    """A value with the words that qualify it."""
    return {
        "year": value.year,
        "role": value.role.value,
        "scope": value.scope,
        "measure": value.measure.value,
        "text": value.expr.text,
        "bound": value.expr.bound.value,
        "low": _number(value.expr.low),
        "high": _number(value.expr.high),
        "qualifier": value.expr.qualifier,
        "address": value.address,
    }


def _number(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _figure(figure: Figure) -> Json:
    return {
        "address": figure.address,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "bound": figure.bound.value,
        "kind": figure.measure.value,
        "subject": figure.subject,
        "period": figure.period,
    }


def doubt_json(doubt: Doubt) -> Json:
    """A doubt with its place."""
    return {
        "address": doubt.address,
        "start": doubt.start,
        "end": doubt.end,
        "text": doubt.text,
        "reason": notice_words(doubt.reason),
        "suggestion": doubt.suggestion,
    }


def print_report(report: Report, console: Console) -> None:
    """The report's facts and outline for a person."""
    for line in _facts(report):
        console.say(line)
    console.say()
    for section in report.sections:
        indent = "  " * (section.level - 1)
        console.say(f"{indent}{section.label}{section.title}  [{section.address}]")
    console.say()
    marks = sum(len(block.marks) for block in report.blocks)
    counts = (
        _("{count} 字").format(count=len(report.text)),
        _("{count} 段").format(count=len(report.blocks)),
        _("{count} 条名词注释").format(count=len(report.terms)),
        _("{count} 个注释号").format(count=marks),
        _("{count} 张表").format(count=len(report.tables)),
        _("{count} 个指标").format(count=len(report.indicators)),
        _("{count} 个数字").format(count=len(report.figures)),
        _("{count} 处存疑").format(count=len(report.doubts)),
        _("{count} 行页面杂项").format(count=len(report.furniture)),
    )
    console.say(" · ".join(counts))


def _facts(report: Report) -> Iterator[str]:
    meta = report.meta
    yield meta.title
    years = [str(year) for year in (meta.year, meta.plan_year) if year is not None]
    facts = [meta.region, " → ".join(years), meta.meeting, meta.speaker or meta.issuer]
    line = " · ".join(fact for fact in facts if fact)
    if line:
        yield line
