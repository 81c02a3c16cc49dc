"""Footnotes and endnotes: numbered in the order of their marks, as Word does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.importing.word.names import W, child_value
from core.importing.word.numbering import format_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS: Final = {"footnoteReference": "fn", "endnoteReference": "en"}
_FORMS: Final = {"fn": "decimal", "en": "lowerRoman"}


class NoteNumbers:
    """Gives each mark its printed number; remembers which notes were marked.

    Args:
        document: the root of the document, which may set number formats.
        settings: the root of `settings.xml`, which may set them too.
    """

    def __init__(self, document: _Element, settings: _Element | None) -> None:
        self.printed: dict[str, str] = {}
        """The printed number of each key, in the order of the marks."""
        self._counts = {"fn": 0, "en": 0}
        self._forms = dict(_FORMS)
        for root in (settings, document):
            if root is None:
                continue
            for kind, tag in (("fn", "footnotePr"), ("en", "endnotePr")):
                for properties in root.iter(W + tag):
                    form = child_value(properties, "numFmt")
                    if form:
                        self._forms[kind] = form

    def mark(self, reference: _Element, tag: str) -> tuple[str, str]:
        """The key and the printed number of a mark; the number is empty for a mark of its own."""
        kind = _KINDS[tag]
        key = f"{kind}{reference.get(f'{W}id') or ''}"
        own = reference.get(f"{W}customMarkFollows", "0").lower() in ("1", "true", "on")
        if own:
            self.printed.setdefault(key, "")
            return key, ""
        if key not in self.printed:
            self._counts[kind] += 1
            self.printed[key] = format_number(self._counts[kind], self._forms[kind])
        return key, self.printed[key]


def notes_of(root: _Element | None, kind: str) -> dict[str, _Element]:
    """The notes of `footnotes.xml` (`fn`) or `endnotes.xml` (`en`) by key, separators left out."""
    tag = "footnote" if kind == "fn" else "endnote"
    if root is None:
        return {}
    return {
        f"{kind}{note.get(f'{W}id') or ''}": note
        for note in root.iterfind(W + tag)
        if note.get(f"{W}type") in (None, "normal")
    }
