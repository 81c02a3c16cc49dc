"""What colours, roles and states are called; the colours can be named by the delegate."""

from __future__ import annotations

from collections.abc import Mapping

from core.i18n import _
from core.model.annotations import AnchorState, Annotation, Role, Style, TargetKind


class _Own:
    """The delegate's own names of the colours, for every pane."""

    names: dict[str, str] = {}  # noqa: RUF012 - one for the program, like its language


def set_colour_names(names: Mapping[str, str]) -> None:
    """Take the delegate's own names by colour; one that is missing or blank has its plain name."""
    _Own.names = {colour: name.strip() for colour, name in names.items() if name.strip()}


def plain_colour_name(colour: str) -> str:
    """The name that a colour has without the delegate's doing."""
    return {
        "yellow": _("黄色"),
        "green": _("绿色"),
        "blue": _("蓝色"),
        "pink": _("粉色"),
        "violet": _("紫色"),
    }[colour]


def colour_name(colour: str) -> str:
    """The name of a colour; its first character is its sign."""
    return _Own.names.get(colour) or plain_colour_name(colour)


def role_name(role: Role) -> str:
    """The name of a role."""
    return {
        Role.AFFIRM: _("肯定"),
        Role.PROBLEM: _("问题"),
        Role.QUESTION: _("追问"),
        Role.SUGGEST: _("建议"),
    }[role]


def kind_name(annotation: Annotation) -> str:
    """What an annotation is on, where that is not some words or the report; or that it marks."""
    if annotation.style is Style.BOOKMARK:
        return _("书签")
    return {
        TargetKind.PARAGRAPH: _("整段"),
        TargetKind.HEADING: _("标题"),
        TargetKind.TERM: _("名词"),
        TargetKind.INDICATOR: _("指标"),
        TargetKind.VALUE: _("数值"),
        TargetKind.CELL: _("单元格"),
    }.get(annotation.target.kind, "")


def state_words(state: AnchorState) -> str:
    """What a state says of where the words were found."""
    return {
        AnchorState.EXACT: _("原处原文"),
        AnchorState.MOVED: _("位置有变"),
        AnchorState.CHANGED: _("文字有变"),
        AnchorState.AMBIGUOUS: _("多处相似"),
        AnchorState.ORPHAN: _("原文已无"),
    }[state]


def state_sign(state: AnchorState) -> str:
    """One character beside the words of a state; none where the words stand exactly."""
    return {
        AnchorState.EXACT: "",
        AnchorState.MOVED: "→",
        AnchorState.CHANGED: "≠",
        AnchorState.AMBIGUOUS: "？",
        AnchorState.ORPHAN: "×",
    }[state]


def state_name(annotation: Annotation) -> str:
    """What a reader should know about where the words were found; empty if they stand exactly."""
    placement = annotation.placement
    if placement is None or placement.state is AnchorState.EXACT:
        return ""
    return state_words(placement.state)
