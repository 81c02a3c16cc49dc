"""What colours, roles, states, kinds and verdicts are called, in the user's language."""

from __future__ import annotations

import re
from datetime import datetime

from core.i18n import _
from core.model.annotations import AnchorState, Annotation, Colour, Role, Style, TargetKind
from core.model.checks import CheckKind, Verdict
from core.model.values import Bound, IndicatorValue, Measure, ValueRole

_LAST_DIGIT = re.compile(r"\d(?=\D*\Z)")

COLOUR_CODES = {
    Colour.YELLOW: "FFE58A",
    Colour.GREEN: "BFE6C3",
    Colour.BLUE: "BBDDF7",
    Colour.PINK: "F6C6D4",
    Colour.VIOLET: "D9CCF2",
}
"""The highlighter colours on paper, RRGGBB."""


def colour_name(colour: Colour | None) -> str:
    """The colour's name, empty for none."""
    names = {
        Colour.YELLOW: _("黄色"),
        Colour.GREEN: _("绿色"),
        Colour.BLUE: _("蓝色"),
        Colour.PINK: _("粉色"),
        Colour.VIOLET: _("紫色"),
    }
    return "" if colour is None else names[colour]


def style_name(annotation: Annotation) -> str:
    """How the words are marked, empty where nothing is."""
    if annotation.style is Style.BOOKMARK:
        return _("书签")
    if annotation.colour is None:
        return ""
    return _("下划线") if annotation.style is Style.UNDERLINE else _("底色")


def role_name(role: Role | None) -> str:
    """意见类型, empty for none."""
    names = {
        Role.AFFIRM: _("肯定"),
        Role.PROBLEM: _("问题"),
        Role.QUESTION: _("追问"),
        Role.SUGGEST: _("建议"),
    }
    return "" if role is None else names[role]


def state_name(annotation: Annotation) -> str:
    """How surely the annotation found its words again, empty where there is nothing to say."""
    names = {
        AnchorState.EXACT: "",
        AnchorState.MOVED: _("位置有移动"),
        AnchorState.CHANGED: _("原文有改动"),
        AnchorState.AMBIGUOUS: _("位置不确定"),
        AnchorState.ORPHAN: _("原文中已找不到"),
    }
    return "" if annotation.placement is None else names[annotation.placement.state]


def kind_name(kind: TargetKind) -> str:
    """What an annotation is on."""
    names = {
        TargetKind.TEXT: _("原文"),
        TargetKind.PARAGRAPH: _("段落"),
        TargetKind.HEADING: _("标题"),
        TargetKind.TERM: _("名词"),
        TargetKind.INDICATOR: _("指标"),
        TargetKind.VALUE: _("指标数值"),
        TargetKind.CELL: _("表格"),
        TargetKind.REPORT: _("整份报告"),
    }
    return names[kind]


def verdict_name(verdict: Verdict) -> str:
    """How an actual value stands to its plan."""
    names = {
        Verdict.EXCEEDED: _("超过计划"),
        Verdict.MET: _("完成计划"),
        Verdict.WITHIN: _("在表述内"),
        Verdict.MISSED: _("未达计划"),
        Verdict.CANNOT_JUDGE: _("不作判断"),
    }
    return names[verdict]


def check_name(kind: CheckKind) -> str:
    """What kind of comparison a finding comes from."""
    names = {
        CheckKind.TEXT_AGAINST_TABLE: _("正文与表格"),
        CheckKind.STATEMENT: _("前后说法"),
        CheckKind.ARITHMETIC: _("数字关系"),
        CheckKind.GLOSSARY: _("名词注释"),
        CheckKind.DOUBT: _("原文存疑"),
    }
    return names[kind]


def value_role_name(role: ValueRole) -> str:
    """计划, 实际 or 目标."""
    names = {
        ValueRole.PLAN: _("计划"),
        ValueRole.ACTUAL: _("实际"),
        ValueRole.TARGET: _("目标"),
    }
    return names[role]


def measure_name(measure: Measure) -> str:
    """What sort of quantity a value is."""
    names = {
        Measure.LEVEL: _("数值"),
        Measure.GROWTH: _("增速"),
        Measure.SHARE: _("比重"),
        Measure.COUNT: _("个数"),
    }
    return names[measure]


def bound_name(bound: Bound) -> str:
    """How the words around a number limit it."""
    names = {
        Bound.EXACT: _("确数"),
        Bound.ABOUT: _("左右"),
        Bound.AT_LEAST: _("不低于"),
        Bound.AT_MOST: _("不高于"),
        Bound.MORE_THAN: _("高于"),
        Bound.LESS_THAN: _("低于"),
        Bound.RANGE: _("区间"),
        Bound.QUALITATIVE: _("定性"),
    }
    return names[bound]


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


def local_time(time: str) -> str:
    """An ISO 8601 time in UTC as date and minute of this place; as it is where it is no time."""
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return time
