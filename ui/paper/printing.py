"""A4 pages in a PDF: typefaces embedded, a running title, numbers, words that can be copied."""

from __future__ import annotations

import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
)

from core.exporting import Paper
from core.exporting.text_layer import with_plain_characters
from core.i18n import _
from core.model.errors import UserError
from ui.paper.cutting import Sheet, Span, cut
from ui.paper.measuring import measure
from ui.widgets.theme import has_chinese_font, sans_family, serif_family

_DPI = 600
_MM = _DPI / 25.4
_PIXEL = _DPI / 96
"""A pixel of the templates: 1/96 inch."""
_SIDE, _TOP, _BOTTOM = 25 * _MM, 27 * _MM, 24 * _MM
_HEAD, _FOOT = 15 * _MM, 14 * _MM
"""Where the running title and the number of the page stand, from the edges."""
_WORDS = 5 * _MM
"""The height of their lines."""
_MUTED, _LINE = "#59616b", "#d9d6cf"
_BODY, _SMALL = 10.5, 8.0
"""Sizes of faces, in points; the templates have those of the rest."""


def print_paper(paper: Paper) -> bytes:
    """A PDF of `paper`; a report of 20,000 characters takes less than a second.

    On the main thread of a program that keeps nobody waiting: typefaces are bound to it.

    Raises:
        UserError: there is no Chinese typeface to set it in.
    """
    _application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    if not has_chinese_font():
        raise UserError(_("没有中文字体，PDF 里的字会变成方框。"), remedy=_("请先装一种中文字体。"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(paper.title)
    writer.setCreator("Shenyue")
    orientation = QPageLayout.Orientation
    way = orientation.Landscape if paper.landscape else orientation.Portrait
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, way, QMarginsF(0, 0, 0, 0)))
    body = QRectF(0, 0, writer.width(), writer.height()).adjusted(_SIDE, _TOP, -_SIDE, -_BOTTOM)
    document = _laid_out(paper, writer, body.width())
    sheets = cut(measure(document, _PIXEL, body.height()), body.height())
    _draw(document, sheets, paper.title, writer, body)
    buffer.close()
    return with_plain_characters(bytes(data.data()))


class _Strip(QTextDocument):
    """A paper as one strip."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing from a file, nothing from the net: a picture is a point that cannot be seen.

        Where there is none at all, Qt looks for the file by itself.
        """
        point = QImage(1, 1, QImage.Format.Format_ARGB32)
        point.fill(0)
        return point


def _laid_out(paper: Paper, writer: QPdfWriter, width: float) -> QTextDocument:
    document = _Strip()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    # Not that of the interface, which counts pixels of the screen.
    document.setDefaultFont(_font(serif_family(), _BODY))
    document.setHtml(paper.html)
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        if shape.textIndent():
            # The only length that Qt does not bring to the scale of the paint device.
            shape.setTextIndent(shape.textIndent() * _PIXEL)
            QTextCursor(block).setBlockFormat(shape)
        block = block.next()
    document.setTextWidth(width)
    return document


def _font(family: str, points: float) -> QFont:
    font = QFont(family)
    font.setPointSizeF(points)
    return font


def _draw(
    document: QTextDocument, sheets: list[Sheet], title: str, writer: QPdfWriter, body: QRectF
) -> None:
    """Every page with its part of the strip, its number and, from the second on, the title."""
    painter = QPainter(writer)
    font = _font(sans_family(), _SMALL)
    painter.setFont(font)
    words = QFontMetricsF(font, writer).elidedText(title, Qt.TextElideMode.ElideRight, body.width())
    head = QRectF(body.left(), _HEAD, body.width(), _WORDS)
    foot = QRectF(body.left(), writer.height() - _FOOT - _WORDS, body.width(), _WORDS)
    for number, sheet in enumerate(sheets, 1):
        if number > 1:
            writer.newPage()
            painter.setPen(QColor(_MUTED))
            painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
            line = QRectF(head.left(), head.bottom() + _MM, head.width(), _PIXEL / 2)
            painter.fillRect(line, QColor(_LINE))
        below = body.top()
        if sheet.head is not None:
            below = _draw_part(document, painter, sheet.head, body, below)
        _draw_part(document, painter, sheet.part, body, below)
        painter.setPen(QColor(_MUTED))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"{number} / {len(sheets)}")
    painter.end()


def _draw_part(
    document: QTextDocument, painter: QPainter, part: Span, body: QRectF, top: float
) -> float:
    """A part of the strip, at `top` of the page; gives where the next one may begin."""
    height = part.bottom - part.top
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, part.top, body.width(), height)
    painter.save()
    painter.translate(body.left(), top - part.top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()
    return top + height
