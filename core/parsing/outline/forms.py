"""Two forms of one kind of number (`1、` and `1.`, `（1）` and `1）`), one inside the other.

Most reports mix them without meaning anything by it. They nest where the numbers go wrong as one
row and go right as two: those of the inner form begin at 1 again under those of the outer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.parsing.outline.labels import Label, Style

_INNER = {Style.ARABIC: Style.INNER_ARABIC, Style.PAREN_ARABIC: Style.INNER_PAREN}
Form = tuple[Style, str]


@dataclass(slots=True)
class _Row:
    """The numbers of one form so far, and whether one of them was out of order."""

    last: int = 0
    broken: bool = False

    def take(self, number: int) -> None:
        """Go on with a number."""
        self.broken |= number != self.last + 1
        self.last = number


def form_of(label: Label) -> Form | None:
    """The kind of a label and how it is printed; None where a kind has no two forms."""
    if label.style is Style.ARABIC:
        return label.style, "、" if "、" in label.printed else "."
    if label.style is Style.PAREN_ARABIC:
        return label.style, "（" if label.printed[0] in "（(" else "）"
    return None


def inner_forms(labels: Iterable[Label]) -> set[Form]:
    """The forms that stand inside the other form of their kind; `labels` are in order."""
    labels = list(labels)
    inner: set[Form] = set()
    for style in _INNER:
        first = next((label for label in labels if label.style is style), None)
        outer = form_of(first) if first is not None else None
        if outer is None:
            continue
        found = {form for label in labels if (form := form_of(label)) and form[0] is style}
        if len(found) == 2 and _nests(labels, outer):
            inner |= found - {outer}
    return inner


def _nests(labels: Iterable[Label], outer: Form) -> bool:
    """Whether the numbers go right only with those of the form `outer` around the others."""
    alone, above, below = _Row(), _Row(), _Row()
    goes_on = False  # with the outer form behind numbers of the inner one
    for label in labels:
        if label.style < outer[0]:
            alone.last = above.last = below.last = 0
        if label.style is not outer[0]:
            continue
        alone.take(label.number)
        if form_of(label) == outer:
            goes_on |= below.last > 0 and label.number > 1
            above.take(label.number)
            below.last = 0
        else:
            below.broken |= above.last == 0
            below.take(label.number)
    return alone.broken and goes_on and not above.broken and not below.broken


def as_inner(label: Label, inner: set[Form]) -> Label:
    """The label, of the inner kind where its form is one of `inner`."""
    if inner and form_of(label) in inner:
        return replace(label, style=_INNER[label.style])
    return label
