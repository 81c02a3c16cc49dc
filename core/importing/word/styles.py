"""The styles of a Word file: what a paragraph or run looks like before its own settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from core.importing.word.names import VAL, W, child_value, number, switched

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST: Final = 20
_BODY_TEXT: Final = 9


@dataclass(frozen=True, slots=True)
class RunLook:
    """How characters look; None where nothing is set. `size` counts half points."""

    bold: bool | None = None
    size: int | None = None
    raised: bool | None = None
    hidden: bool | None = None

    def under(self, own: RunLook) -> RunLook:
        """This look with what `own` sets in its place."""
        return RunLook(
            self.bold if own.bold is None else own.bold,
            self.size if own.size is None else own.size,
            self.raised if own.raised is None else own.raised,
            self.hidden if own.hidden is None else own.hidden,
        )


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph looks; `list_id` and `list_level` name its automatic number.

    `outline` counts from 1, 0 for body text, None where nothing is set. `contents` says that the
    paragraph is a line of a table of contents.
    """

    run: RunLook = RunLook()
    outline: int | None = None
    centred: bool | None = None
    list_id: str | None = None
    list_level: int | None = None
    contents: bool = False

    def under(self, own: ParagraphLook) -> ParagraphLook:
        """This look with what `own` sets in its place."""
        return ParagraphLook(
            self.run.under(own.run),
            self.outline if own.outline is None else own.outline,
            self.centred if own.centred is None else own.centred,
            self.list_id if own.list_id is None else own.list_id,
            self.list_level if own.list_level is None else own.list_level,
            self.contents or own.contents,
        )


def run_look(properties: _Element | None) -> RunLook:
    """What a `w:rPr` sets."""
    if properties is None or not len(properties):
        return RunLook()
    size = child_value(properties, "sz")
    raised: bool | None = None
    align = child_value(properties, "vertAlign")
    if align is not None:
        raised = align == "superscript"
    position = child_value(properties, "position")
    if raised is None and position is not None:
        raised = number(position) >= 4
    return RunLook(
        switched(properties, "b"),
        number(size) if size is not None else None,
        raised,
        switched(properties, "vanish"),
    )


def paragraph_look(properties: _Element | None) -> ParagraphLook:
    """What a `w:pPr` sets, its style apart."""
    if properties is None or not len(properties):
        return ParagraphLook()
    outline = child_value(properties, "outlineLvl")
    level = number(outline, _BODY_TEXT) if outline is not None else None
    alignment = child_value(properties, "jc")
    numbered = properties.find(f"{W}numPr")
    list_level = child_value(numbered, "ilvl")
    return ParagraphLook(
        outline=None if level is None else (level + 1 if 0 <= level < _BODY_TEXT else 0),
        centred=None if alignment is None else alignment == "center",
        list_id=child_value(numbered, "numId"),
        list_level=None if list_level is None else number(list_level),
    )


class Styles:
    """The styles of one file by their ids, each with what it inherits.

    Args:
        root: the root of `styles.xml`; None for a file without styles.
    """

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._paragraphs: dict[str, ParagraphLook] = {}
        self._runs: dict[str, RunLook] = {}
        self._default = ParagraphLook()
        self._default_id = ""
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default = ParagraphLook(run=run_look(defaults))
        for style in root.iterfind(f"{W}style"):
            style_id = style.get(f"{W}styleId") or ""
            self._styles.setdefault(style_id, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default_id = style_id

    def paragraph(self, style_id: str | None) -> ParagraphLook:
        """The look that paragraph style `style_id` (None: the default) gives."""
        key = style_id if style_id is not None else self._default_id
        if key not in self._paragraphs:
            look = self._default
            for style in self._chain(key):
                own = paragraph_look(style.find(f"{W}pPr"))
                name = (child_value(style, "name") or "").lower()
                own = replace(
                    own,
                    run=run_look(style.find(f"{W}rPr")),
                    contents=name.startswith("toc ") and name[4:5].isdigit(),
                )
                look = look.under(own)
            self._paragraphs[key] = look
        return self._paragraphs[key]

    def run(self, style_id: str | None) -> RunLook:
        """What character style `style_id` sets."""
        if style_id is None:
            return RunLook()
        if style_id not in self._runs:
            look = RunLook()
            for style in self._chain(style_id):
                look = look.under(run_look(style.find(f"{W}rPr")))
            self._runs[style_id] = look
        return self._runs[style_id]

    def _chain(self, style_id: str) -> list[_Element]:
        """The style and those it is based on, the most general first."""
        chain: list[_Element] = []
        current: str | None = style_id
        while current is not None and current in self._styles and len(chain) < _DEEPEST:
            style = self._styles[current]
            if style in chain:
                break
            chain.append(style)
            based = style.find(f"{W}basedOn")
            current = None if based is None else based.get(VAL)
        return chain[::-1]
