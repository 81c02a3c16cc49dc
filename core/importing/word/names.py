"""Names of WordprocessingML as lxml spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
VAL: Final = f"{W}val"

_OFF: Final = frozenset(("0", "false", "off", "none"))


def child_value(parent: _Element | None, name: str) -> str | None:
    """The `w:val` of child `w:name` of `parent`; None when either is missing."""
    if parent is None:
        return None
    child = parent.find(W + name)
    return None if child is None else child.get(VAL)


def switched(parent: _Element | None, name: str) -> bool | None:
    """Whether the switch `w:name` (bold, hidden, ...) is on, off, or not set (None)."""
    if parent is None:
        return None
    child = parent.find(W + name)
    if child is None:
        return None
    return child.get(VAL, "1").lower() not in _OFF


def number(text: str | None, default: int = 0) -> int:
    """`text` as a whole number within reason, `default` when it is none."""
    if text is None or len(text) > 9:
        return default
    try:
        return int(text)
    except ValueError:
        return default
