"""A note as a small document: Markdown without HTML, images, or anything from outside."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from PySide6.QtCore import QPoint, QPointF, QRectF, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from core.i18n import _
from core.model.links import LinkKind
from core.text.links import SCHEME, link_text, written_links
from ui.widgets.theme import Theme, sans_family, ui_font

_MOST = 4_000
"""Characters that are set; a note of that length is read in its editor."""
_DEEPEST = 12
_NESTED = re.compile(rf"^[\s>*+\-\d.)]{{{3 * _DEEPEST},}}", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_ANY = "any"
"""The kind of a link that leads to whatever has that name."""
_FENCE = re.compile(r"^\s*(```|~~~)")
_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class Link(NamedTuple):
    """A link of a note: its words and where it leads."""

    words: str
    target: str


class NoteDocument(QTextDocument):
    """The words of a note as they are read.

    Nothing is ever loaded: an image is named in words, HTML is shown as it was typed.

    Args:
        note: Markdown.
        theme: the colours.
        width: in pixels.
    """

    def __init__(self, note: str, theme: Theme, width: int) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setIndentWidth(16)
        self.setDefaultFont(ui_font(13))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        if len(note) > _MOST or _NESTED.search(note):
            self.setPlainText(note[:_MOST])
        else:
            self.setMarkdown(prepared(note), _MARKDOWN)
            self._dress(theme)
        self.setTextWidth(width)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing from a file, nothing from the net."""
        return None

    def height(self) -> int:
        """In pixels, at the width that was given."""
        return round(self.documentLayout().documentSize().height())

    def link_at(self, point: QPoint) -> str:
        """Where the link at a point leads, empty where there is none."""
        return self.documentLayout().anchorAt(QPointF(point))

    def links(self) -> list[Link]:
        """All links, in their order."""
        found: list[Link] = []
        block = self.begin()
        while block.isValid():
            for piece in _pieces(block):
                target = piece.charFormat().anchorHref()
                if target and found and found[-1].target == target:
                    found[-1] = Link(found[-1].words + piece.text(), target)
                elif target:
                    found.append(Link(piece.text(), target))
            block = block.next()
        return found

    def paint(self, painter: QPainter, at: QPointF, theme: Theme, clip: QRectF) -> None:
        """Paint it with its top left at a point; `clip` is in the painter's coordinates."""
        context = QAbstractTextDocumentLayout.PaintContext()
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        context.palette = colours
        context.clip = clip.translated(-at)
        painter.save()
        painter.translate(at)
        self.documentLayout().draw(painter, context)
        painter.restore()

    def _dress(self, theme: Theme) -> None:
        """Headings no larger than the words around them, links and code in the theme's colours."""
        cursor = QTextCursor(self)
        block = self.begin()
        while block.isValid():
            shape = block.blockFormat()
            heading = shape.headingLevel() > 0
            shape.setTopMargin(4 if heading and block.blockNumber() else 0)
            shape.setBottomMargin(0 if not block.next().isValid() else 4)
            if shape.hasProperty(QTextFormat.Property.BlockQuoteLevel):
                shape.setLeftMargin(12)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            for piece in _pieces(block):
                style = _styled(piece.charFormat(), heading, theme)
                cursor.setPosition(piece.position())
                cursor.setPosition(
                    piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor
                )
                cursor.setCharFormat(style)
            block = block.next()


def prepared(note: str) -> str:
    """Markdown in which a line ends where the delegate ended it, and images are words.

    Links in double brackets become links of Markdown; `written_target` reads their targets.
    """
    words, done = "", 0
    for link in written_links(note):
        kind = link.kind.value if link.kind is not None else _ANY
        label = re.sub(r"([\\\[\]`*_])", r"\\\1", link.label)
        words += f"{note[done : link.start]}[{label}]({SCHEME}{kind}/{quote(link.key, safe='')})"
        done = link.end
    words += note[done:]
    lines = _IMAGE.sub(
        lambda found: _("〔图：{name}〕").format(name=found[1] or _("没有名称")), words
    ).split("\n")
    shown = []
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        shown.append(line if fenced or not line.strip() else line.rstrip() + "  ")
    return "\n".join(shown)


def written_target(target: str) -> str:
    """The link that leads to a target of a prepared note, as the delegate could have written it.

    Empty where the target is of no kind that there is.
    """
    kind, _slash, key = target.removeprefix(SCHEME).partition("/")
    key = unquote(key)
    if kind == _ANY:
        return f"[[{key}]]"
    return link_text(LinkKind(kind), key) if kind in set(LinkKind) and key else ""


def _styled(style: QTextCharFormat, heading: bool, theme: Theme) -> QTextCharFormat:
    result = QTextCharFormat(style)
    if heading:
        result.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        result.setFontWeight(QFont.Weight.Bold)
    if style.fontFixedPitch():
        # The system's own fixed face has no Chinese here.
        result.setFontFixedPitch(False)
        result.setFontFamilies([sans_family()])
        result.setBackground(QColor(theme.shade))
    if style.isAnchor():
        result.setForeground(QColor(theme.link))
        result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    elif not style.hasProperty(QTextFormat.Property.ForegroundBrush):
        result.setForeground(QColor(theme.ink))
    return result


def _pieces(block: QTextBlock) -> list:  # type: ignore[type-arg]
    found = []
    run = block.begin()
    while not run.atEnd():
        found.append(run.fragment())
        run += 1
    return found
