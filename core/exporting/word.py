"""Notes and indicators as a Word file with Chinese typefaces."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.exporting.grouping import NoteGroup, NoteView
from core.exporting.speech import SpeechPart
from core.exporting.words import COLOUR_CODES
from core.i18n import _
from core.model.annotations import Style
from core.model.library import ReportEntry

if TYPE_CHECKING:
    from docx.document import Document

_BODY = ("Times New Roman", "宋体")
_HEADING = ("Arial", "黑体")
_QUOTE = ("Times New Roman", "楷体")
_MUTED = "59616B"


def notes_docx(
    entry: ReportEntry, groups: Sequence[NoteGroup], title: str, facts: Sequence[str]
) -> bytes:
    """The notes, section by section."""
    document = _document(entry, title, facts)
    for group in groups:
        document.add_heading(group.title, level=2)
        for note in group.notes:
            _note(document, note)
    return _saved(document)


def speech_docx(
    entry: ReportEntry, parts: Sequence[SpeechPart], title: str, facts: Sequence[str]
) -> bytes:
    """The speech: what is said large, its grounds below it."""
    document = _document(entry, title, facts)
    for part in parts:
        document.add_heading(part.title, level=2)
        for number, point in enumerate(part.points, 1):
            first, *more = point.words.split("\n")
            document.add_paragraph(f"{number}. {first}")
            for line in more:
                document.add_paragraph(line)
            if point.note.note:
                _quote(document, point.note)
            if point.grounds:
                _remarks(document, point.grounds)
    return _saved(document)


def grid_docx(
    entry: ReportEntry, grid: Sequence[Sequence[str]], title: str, facts: Sequence[str]
) -> bytes:
    """A table whose first row holds the headings, on a page in landscape."""
    from docx.enum.section import WD_ORIENT

    document = _document(entry, title, facts)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    table = document.add_table(rows=0, cols=len(grid[0]))
    table.style = "Table Grid"
    for number, row in enumerate(grid):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold = number == 0
    _repeat_first_row(table)
    return _saved(document)


def _document(entry: ReportEntry, title: str, facts: Sequence[str]) -> Document:
    """A new A4 document with its title, facts under it, and Chinese typefaces in every style."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    styles = document.styles
    for name, fonts, size in (
        ("Normal", _BODY, 11),
        ("Title", _HEADING, 18),
        ("Heading 1", _HEADING, 15),
        ("Heading 2", _HEADING, 13),
        ("Quote", _QUOTE, 11),
    ):
        styles[name].font.size = Pt(size)
        _set_fonts(styles[name], *fonts)
    styles["Quote"].font.italic = False
    properties = document.core_properties
    properties.title, properties.author = title[:255], ""
    properties.subject, properties.comments = entry.meta.title[:255], ""
    document.add_heading(title, level=0)
    if facts:
        _remarks(document, facts)
    return document


def _set_fonts(style: Any, latin: str, chinese: str) -> None:
    """Latin and Chinese typeface of a style; the theme's typefaces would win otherwise."""
    from docx.oxml.ns import qn

    style.font.name = latin
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), latin)
    fonts.set(qn("w:eastAsia"), chinese)


def _note(document: Document, note: NoteView) -> None:
    """One annotation: its words in colour, what stands there now, the note, the facts."""
    if note.subject:
        document.add_paragraph().add_run(f"{note.kind}: {note.subject}").bold = True
    _quote(document, note)
    for part in note.note.split("\n") if note.note else ():
        document.add_paragraph(part)
    if note.remarks:
        _remarks(document, note.remarks)


def _quote(document: Document, note: NoteView) -> None:
    """The words that were marked, in their colour, and what stands there now if it differs."""
    if note.quote:
        run = document.add_paragraph(style="Quote").add_run(note.quote)
        colour = note.annotation.colour
        if colour is not None:
            _paint(run, COLOUR_CODES[colour], note.annotation.style is Style.UNDERLINE)
    if note.now:
        changed = document.add_paragraph(style="Quote")
        changed.add_run(_("现在的文字: {text}").format(text=note.now))


def _remarks(document: Document, facts: Sequence[str]) -> None:
    """Short facts in one small grey line."""
    from docx.shared import Pt, RGBColor

    run = document.add_paragraph().add_run(" · ".join(facts))
    run.font.size = Pt(9)
    run.font.color.rgb = RGBColor.from_string(_MUTED)


def _paint(run: Any, code: str, underline: bool) -> None:
    """Ground or underline of a run; Word's own highlighter has none of our colours."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = run._element.get_or_add_rPr()
    if underline:
        run.font.underline = True
        properties.find(qn("w:u")).set(qn("w:color"), code)
        return
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), code)
    properties.append(shading)


def _repeat_first_row(table: Any) -> None:
    """The headings again on every page."""
    from docx.oxml import OxmlElement

    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
