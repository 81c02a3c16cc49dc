"""What the words of the model are called, in the user's language: on screen and on paper alike."""

from __future__ import annotations

import re

from core.i18n import _
from core.model.annotations import AnchorState, Annotation, Colour, Role, TargetKind
from core.model.checks import CheckKind, Verdict
from core.model.values import Bound, IndicatorValue, Measure, ValueRole

_LAST_DIGIT = re.compile(r"\d(?=\D*\Z)")


def plain_colour_name(colour: Colour) -> str:
    """The name that a colour has without the delegate's doing."""
    return {
        Colour.YELLOW: _("黄色"),
        Colour.GREEN: _("绿色"),
        Colour.BLUE: _("蓝色"),
        Colour.PINK: _("粉色"),
        Colour.VIOLET: _("紫色"),
    }[colour]


def role_name(role: Role) -> str:
    """意见类型."""
    return {
        Role.AFFIRM: _("肯定"),
        Role.PROBLEM: _("问题"),
        Role.QUESTION: _("追问"),
        Role.SUGGEST: _("建议"),
    }[role]


def state_name(state: AnchorState) -> str:
    """How surely an annotation found its words again."""
    return {
        AnchorState.EXACT: _("原处原文"),
        AnchorState.MOVED: _("位置有变"),
        AnchorState.CHANGED: _("文字有变"),
        AnchorState.AMBIGUOUS: _("多处相似"),
        AnchorState.ORPHAN: _("原文已无"),
    }[state]


def state_remark(annotation: Annotation) -> str:
    """What a reader should know about where the words were found; empty if they stand exactly."""
    placement = annotation.placement
    if placement is None or placement.state is AnchorState.EXACT:
        return ""
    return state_name(placement.state)


def target_name(kind: TargetKind) -> str:
    """What an annotation is on."""
    return {
        TargetKind.TEXT: _("原文"),
        TargetKind.PARAGRAPH: _("整段"),
        TargetKind.HEADING: _("标题"),
        TargetKind.TERM: _("名词"),
        TargetKind.INDICATOR: _("指标"),
        TargetKind.VALUE: _("数值"),
        TargetKind.CELL: _("单元格"),
        TargetKind.REPORT: _("整份报告"),
    }[kind]


def verdict_name(verdict: Verdict) -> str:
    """How an actual value stands to its plan."""
    return {
        Verdict.EXCEEDED: _("超过计划"),
        Verdict.MET: _("完成计划"),
        Verdict.WITHIN: _("在表述内"),
        Verdict.MISSED: _("未达计划"),
        Verdict.CANNOT_JUDGE: _("不作判断"),
    }[verdict]


def check_name(kind: CheckKind) -> str:
    """What kind of comparison a finding comes from."""
    return {
        CheckKind.TEXT_AGAINST_TABLE: _("正文与表格"),
        CheckKind.STATEMENT: _("前后说法"),
        CheckKind.ARITHMETIC: _("数字关系"),
        CheckKind.GLOSSARY: _("名词注释"),
        CheckKind.DOUBT: _("原文存疑"),
    }[kind]


def value_role_name(role: ValueRole) -> str:
    """计划, 实际 or 目标."""
    return {
        ValueRole.PLAN: _("计划"),
        ValueRole.ACTUAL: _("实际"),
        ValueRole.TARGET: _("目标"),
    }[role]


def measure_name(measure: Measure) -> str:
    """What sort of quantity a value or a figure is; also the title of an axis."""
    return {
        Measure.LEVEL: _("总量"),
        Measure.GROWTH: _("增幅"),
        Measure.SHARE: _("比率"),
        Measure.COUNT: _("数量"),
    }[measure]


def bound_name(bound: Bound) -> str:
    """How the words around a number limit it."""
    return {
        Bound.EXACT: _("确数"),
        Bound.ABOUT: _("左右"),
        Bound.AT_LEAST: _("不低于"),
        Bound.AT_MOST: _("不高于"),
        Bound.MORE_THAN: _("高于"),
        Bound.LESS_THAN: _("低于"),
        Bound.RANGE: _("区间"),
        Bound.QUALITATIVE: _("定性"),
    }[bound]


def with_unit(value: IndicatorValue | None) -> str:
    """A value as people say it: `4.5%左右`, `<4.5%`; words without a number stay words.

    The unit goes behind the last digit, the words around the number stay as printed. A dash where
    there is no value.
    """
    if value is None:
        return "—"
    text, unit = value.expr.text, value.unit
    if not unit or unit in text or value.expr.bound is Bound.QUALITATIVE:
        return text
    return _LAST_DIGIT.sub(lambda found: found[0] + unit, text, count=1)
