"""Automatic numbers of OpenDocument lists and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from core.importing.word.numbering import format_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{{{_OASIS}text:1.0}}"
_STYLE: Final = f"{{{_OASIS}style:1.0}}"
_LEVELS: Final = 10
_FORMS: Final = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
}


class _Level(NamedTuple):
    form: str
    prefix: str
    suffix: str
    start: int
    shown: int


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default


class Lists:
    """The list styles of one file, and how far each list has counted.

    Args:
        roots: the roots of `styles.xml` and `content.xml`.
    """

    def __init__(self, roots: list[_Element]) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[str, list[int]] = {}
        self._by_id: dict[str, str] = {}
        for root in roots:
            for style in root.iter(f"{_TEXT}list-style", f"{_TEXT}outline-style"):
                own = style.get(f"{_STYLE}name") or ""
                name = own if style.tag == f"{_TEXT}list-style" else "\0outline"
                for level in style:
                    place = _number(level.get(f"{_TEXT}level"), 1)
                    self._levels[(name, place)] = _level(level)

    def begin(self, element: _Element, style: str) -> str:
        """Begins the outermost list `element`; its counters go by the name that is returned."""
        continued = element.get(f"{_TEXT}continue-list")
        own = element.get("{http://www.w3.org/XML/1998/namespace}id")
        name = self._by_id.get(continued or "", style)
        if own:
            self._by_id[own] = name
        if continued is None and element.get(f"{_TEXT}continue-numbering") != "true":
            self._counts.pop(name, None)
        return name

    def label(self, name: str, level: int, start: str | None = None) -> str:
        """The number of the next item on `level` (from 1) of the list; empty for a bare list."""
        found = self._levels.get((name, level))
        if found is None or not 0 < level <= _LEVELS:
            return ""
        counts = self._counts.setdefault(name, [0] * (_LEVELS + 1))
        first = counts[level] == 0
        counts[level] = _number(start, found.start if first else counts[level] + 1)
        for deeper in range(level + 1, _LEVELS + 1):
            counts[deeper] = 0
        if found.form == "bullet":
            return "●"
        if not found.form:
            return ""
        pieces = []
        for place in range(max(1, level - found.shown + 1), level + 1):
            at = self._levels.get((name, place), found)
            pieces.append(format_number(max(counts[place], 1), at.form or "decimal"))
        return found.prefix + ".".join(pieces) + found.suffix

    def heading_label(self, level: int) -> str:
        """The number of the next heading on `level` (from 1)."""
        return self.label("\0outline", level)


def _level(element: _Element) -> _Level:
    if element.tag == f"{_TEXT}list-level-style-bullet":
        return _Level("bullet", "", "", 1, 1)
    told = element.get(f"{_STYLE}num-format") or ""
    return _Level(
        _FORMS.get(told, "decimal" if told else ""),
        element.get(f"{_STYLE}num-prefix") or "",
        element.get(f"{_STYLE}num-suffix") or "",
        _number(element.get(f"{_TEXT}start-value"), 1),
        _number(element.get(f"{_TEXT}display-levels"), 1),
    )
