"""What a pane calls things that `core.naming` alone cannot: colours as the delegate named them."""

from __future__ import annotations

from collections.abc import Mapping

from core.i18n import _
from core.model.annotations import AnchorState, Annotation, Colour, Style, TargetKind
from core.naming import plain_colour_name, target_name


class _Own:
    """The delegate's own names of the colours, for every pane."""

    names: dict[str, str] = {}  # noqa: RUF012 - one for the program, like its language


def set_colour_names(names: Mapping[str, str]) -> None:
    """Take the delegate's own names by colour; one that is missing or blank has its plain name."""
    _Own.names = {colour: name.strip() for colour, name in names.items() if name.strip()}


def colour_name(colour: Colour) -> str:
    """The name of a colour; its first character is its sign."""
    return _Own.names.get(colour) or plain_colour_name(colour)


def target_words(annotation: Annotation) -> str:
    """What an annotation is on, where that is not some words or the report; or that it marks."""
    if annotation.style is Style.BOOKMARK:
        return _("书签")
    kind = annotation.target.kind
    return "" if kind in (TargetKind.TEXT, TargetKind.REPORT) else target_name(kind)


def state_sign(state: AnchorState) -> str:
    """One character beside the words of a state; none where the words stand exactly."""
    return {
        AnchorState.EXACT: "",
        AnchorState.MOVED: "→",
        AnchorState.CHANGED: "≠",
        AnchorState.AMBIGUOUS: "？",
        AnchorState.ORPHAN: "×",
    }[state]
