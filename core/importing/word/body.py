"""The body of a Word file -> blocks: paragraphs with runs, tables, text boxes, list numbers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from core.i18n import _
from core.importing.limits import MAX_DEPTH, Budget, too_large
from core.importing.runs import clean_surrogates, strip_runs
from core.importing.word.names import MATH_TEXT, MC, VAL, W, child_value
from core.importing.word.notes import NoteNumbers
from core.importing.word.numbering import Numbering
from core.importing.word.styles import ParagraphLook, RunLook, Styles, paragraph_look, run_look
from core.importing.word.tables import read_table
from core.model.source import FurnitureReason, Run, SourceBlock, SourceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

# Wrappers whose content counts: insertions, moves here, links, content controls, ...
_THROUGH: Final = frozenset(
    W + name
    for name in [
        "ins",
        "moveTo",
        "smartTag",
        "sdtContent",
        "customXml",
        "hyperlink",
        "fldSimple",
        "bdo",
        "dir",
        "rubyBase",
        "ruby",
    ]
)
_TEXTBOX: Final = f"{W}txbxContent"
_BREAK: Final = "\n"


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read; `boxes` are the text boxes that hang on it."""

    look: ParagraphLook
    runs: list[Run] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    in_result: list[bool] = field(default_factory=list)


class BodyReader:
    """Reads paragraphs and tables of one file.

    Args:
        styles: the styles of the file.
        numbering: its lists; they count on from paragraph to paragraph.
        notes: gives the note marks their numbers.
        budget: what may still be spent.
    """

    def __init__(
        self, styles: Styles, numbering: Numbering, notes: NoteNumbers, budget: Budget
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._budget = budget
        self._contents = 0

    def blocks(self, parent: _Element, depth: int = 0) -> list[SourceBlock]:
        """All blocks of a body, a cell, a note or a text box, in reading order.

        Raises:
            UserError: a limit is passed.
        """
        if depth > MAX_DEPTH // 4:
            raise too_large(_("文件的嵌套层数过多，已停止读取。"))
        blocks: list[SourceBlock] = []
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                blocks.extend(self._paragraph(child, depth))
            elif tag == f"{W}tbl":
                blocks.extend(read_table(child, self, self._budget, depth))
            elif tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    listed = _is_contents(child)
                    self._contents += listed
                    blocks.extend(self.blocks(content, depth + 1))
                    self._contents -= listed
            elif tag in _THROUGH:
                blocks.extend(self.blocks(child, depth + 1))
            elif tag == f"{MC}AlternateContent":
                choice = _choice(child)
                if choice is not None:
                    blocks.extend(self.blocks(choice, depth + 1))
        return blocks

    def _paragraph(self, element: _Element, depth: int) -> list[SourceBlock]:
        properties = element.find(f"{W}pPr")
        look = self._styles.paragraph(child_value(properties, "pStyle"))
        look = look.under(paragraph_look(properties))
        paragraph = _Paragraph(look)
        self._inline(element, paragraph, depth)
        blocks = self._lines(paragraph)
        for box in paragraph.boxes:
            blocks.extend(self.blocks(box, depth + 1))
        return blocks

    def _lines(self, paragraph: _Paragraph) -> list[SourceBlock]:
        """The lines of a paragraph: one, or several where it holds line breaks."""
        look = paragraph.look
        lines: list[list[Run]] = [[]]
        for run in paragraph.runs:
            first, *rest = run.text.split(_BREAK)
            lines[-1].append(replace(run, text=first))
            lines.extend([replace(run, text=text)] for text in rest)
        kept = [runs for runs in map(strip_runs, lines) if any(run.text.strip() for run in runs)]
        if not kept:
            return []
        # An empty paragraph takes no number in print only when it is not in the list at all.
        label = self._numbering.label(look.list_id, look.list_level or 0)
        furniture = FurnitureReason.CONTENTS if look.contents or self._contents else None
        blocks = []
        for runs in kept:
            self._budget.spend(sum(len(run.text) for run in runs), 1)
            blocks.append(
                SourceBlock(
                    SourceKind.PARAGRAPH,
                    runs,
                    outline=look.outline or 0,
                    centred=bool(look.centred),
                    label=label,
                    furniture=furniture,
                )
            )
            label = ""
        return blocks

    def _inline(self, parent: _Element, paragraph: _Paragraph, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise too_large(_("文件的嵌套层数过多，已停止读取。"))
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, paragraph, depth)
            elif tag in _THROUGH or tag == f"{W}sdt":
                inner = child.find(f"{W}sdtContent") if tag == f"{W}sdt" else child
                if inner is not None:
                    self._inline(inner, paragraph, depth + 1)
            elif tag == f"{MC}AlternateContent":
                choice = _choice(child)
                if choice is not None:
                    self._inline(choice, paragraph, depth + 1)
            elif isinstance(tag, str) and not tag.startswith(W):
                text = "".join(piece.text or "" for piece in child.iter(MATH_TEXT))
                if text:
                    paragraph.runs.append(Run(clean_surrogates(text)))

    def _run(self, element: _Element, paragraph: _Paragraph, depth: int) -> None:
        properties = element.find(f"{W}rPr")
        look = paragraph.look.run
        if properties is not None:
            look = look.under(self._styles.run(child_value(properties, "rStyle")))
            look = look.under(run_look(properties))
        for child in element:
            tag = child.tag
            name = tag[len(W) :] if isinstance(tag, str) and tag.startswith(W) else ""
            if name == "fldChar":
                _field(child, paragraph)
            elif name in ("footnoteReference", "endnoteReference"):
                key, printed = self._notes.mark(child, name)
                if printed:
                    size = (look.size or 0) / 2
                    paragraph.runs.append(Run(printed, True, bool(look.bold), size, key))
                else:
                    self._own_mark(element, look, key, paragraph)
                    return
            elif name in ("drawing", "pict", "object") or tag == f"{MC}AlternateContent":
                _boxes(child, paragraph)
            elif name == "ruby":
                self._inline(child, paragraph, depth + 1)
            else:
                text = _text_of(child, name)
                if text and not look.hidden and all(paragraph.in_result):
                    paragraph.runs.append(_run_of(text, look))

    def _own_mark(self, element: _Element, look: RunLook, key: str, paragraph: _Paragraph) -> None:
        """A note mark that the writer typed himself: the rest of its run."""
        text = "".join(child.text or "" for child in element.iter(f"{W}t"))
        self._notes.printed[key] = text
        paragraph.runs.append(Run(text, True, bool(look.bold), (look.size or 0) / 2, key))


def _run_of(text: str, look: RunLook) -> Run:
    return Run(clean_surrogates(text), bool(look.raised), bool(look.bold), (look.size or 0) / 2)


def _text_of(child: _Element, name: str) -> str:
    if name == "t":
        return child.text or ""
    if name in ("tab", "ptab"):
        return "\t"
    if name == "br":
        return "" if child.get(f"{W}type") in ("page", "column") else _BREAK
    if name == "cr":
        return _BREAK
    if name == "noBreakHyphen":
        return "-"
    if name == "sym":
        return _symbol(child)
    return ""


def _symbol(element: _Element) -> str:
    """A character of a symbol font; those in the private area have no meaning without the font."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF or 0xE000 <= code <= 0xF8FF:
        return "●" if code in (0xF06C, 0xF0B7, 0xF09F) else ""
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def _field(element: _Element, paragraph: _Paragraph) -> None:
    """Fields print their result; what stands before `separate` is an instruction."""
    kind = element.get(f"{W}fldCharType")
    if kind == "begin":
        paragraph.in_result.append(False)
    elif kind == "separate" and paragraph.in_result:
        paragraph.in_result[-1] = True
    elif kind == "end" and paragraph.in_result:
        paragraph.in_result.pop()


def _boxes(element: _Element, paragraph: _Paragraph) -> None:
    """Finds the text boxes in a drawing, each once although files hold them in two forms."""
    stack = [element]
    while stack:
        part = stack.pop()
        if part.tag == _TEXTBOX:
            paragraph.boxes.append(part)
        elif part.tag == f"{MC}AlternateContent":
            choice = _choice(part)
            if choice is not None:
                stack.append(choice)
        else:
            stack.extend(reversed(part))


def _choice(alternate: _Element) -> _Element | None:
    """The first form of a thing that a file holds in several."""
    choice = alternate.find(f"{MC}Choice")
    return alternate.find(f"{MC}Fallback") if choice is None else choice


def _is_contents(control: _Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and (gallery.get(VAL) or "").lower() == "table of contents"
