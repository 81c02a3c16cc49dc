"""How a row of the annotation list looks: sign, quote, note, and what else is known."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from core.i18n import _
from core.model.annotations import Annotation, Style
from core.naming import role_name, state_remark
from ui.markdown.words import words_of
from ui.notes.authors import author_colour
from ui.notes.entries import Entry
from ui.panes.naming import colour_name, state_sign, target_words
from ui.panes.rows import draw_line, wrap_runs
from ui.widgets.theme import Theme, body_font, ui_font

LEFT, RIGHT = 38.0, 14.0
"""Pixels beside the words: the sign stands at the left."""
PAD = 8
"""Pixels above and below the words."""
_QUOTE_LINE = 19
_NOTE_LINE = 19
_CHIPS = 22
_QUOTE_LINES = 2
_NOTE_LINES = 4


class RowFace:
    """Measures and paints rows; `author` is whose annotations carry no name at this desk."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.author = ""

    def height(self, entry: Entry, width: int) -> int:
        """As high as its words in a list `width` pixels wide, counted in characters."""
        room = max(width - LEFT - RIGHT, 40)
        annotation = entry.annotation
        height = 2 * PAD + quote_height(entry, room)
        if annotation.note:
            note = words_of(annotation.note)
            height += _NOTE_LINE * min(_lines(note, 13, room), _NOTE_LINES)
            height += 2 if entry.quote else 0
        if self._has_chips(annotation):
            height += _CHIPS
        return max(height, 2 * PAD + _QUOTE_LINE)

    def paint(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        """Sign, quote, note and chips in `box`."""
        annotation = entry.annotation
        self._paint_sign(painter, QRectF(box.left() + 12, box.top() + PAD + 1, 18, 18), annotation)
        left, width = box.left() + LEFT, max(box.width() - LEFT - RIGHT, 40)
        y = box.top() + PAD
        if entry.quote:
            colour = self.theme.muted if annotation.note else self.theme.ink
            font = body_font(13)
            for line in wrap_runs([(entry.quote, False)], font, width, _QUOTE_LINES):
                words = "".join(text for text, _strong in line)
                draw_line(painter, QRectF(left, y, width + 4, _QUOTE_LINE), words, font, colour)
                y += _QUOTE_LINE
        if annotation.note:
            y += 2 if entry.quote else 0
            y = self._paint_note(painter, words_of(annotation.note), left, y, width)
        if self._has_chips(annotation):
            self._paint_chips(painter, annotation, QRectF(left, y + 2, width, _CHIPS - 2))

    def _paint_note(
        self, painter: QPainter, note: str, left: float, y: float, width: float
    ) -> float:
        font = ui_font(13)
        left_lines = _NOTE_LINES
        for paragraph in note.split("\n"):
            if left_lines <= 0:
                break
            lines = wrap_runs([(paragraph or " ", False)], font, width, left_lines)
            for line in lines:
                words = "".join(text for text, _strong in line)
                area = QRectF(left, y, width + 4, _NOTE_LINE)
                draw_line(painter, area, words, font, self.theme.ink)
                y += _NOTE_LINE
            left_lines -= len(lines)
        return y

    def _paint_sign(self, painter: QPainter, box: QRectF, annotation: Annotation) -> None:
        """A patch of the colour with its first character; a line under it for an underline."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letter = _("注")
        ink = self.theme.muted
        if annotation.style is Style.BOOKMARK:
            letter = ""
            _ribbon(painter, box.adjusted(5, 2, -5, -2), self.theme.link)
        elif annotation.colour is None:
            painter.setPen(QPen(QColor(self.theme.muted), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        elif annotation.style is Style.UNDERLINE:
            letter = colour_name(annotation.colour)[:1]
            ink = self.theme.ink
            painter.setPen(QPen(QColor(self.theme.underline(annotation.colour)), 2.5))
            painter.drawLine(box.bottomLeft() - QPointF(-1, 1), box.bottomRight() - QPointF(1, 1))
        else:
            letter = colour_name(annotation.colour)[:1]
            ink = self.theme.highlight_ink
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.highlight(annotation.colour)))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(ink))
        painter.setFont(ui_font(11))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)
        painter.restore()

    def _paint_chips(self, painter: QPainter, annotation: Annotation, box: QRectF) -> None:
        """Author, state and role in frames, tags behind a #."""
        font = ui_font(11)
        metrics = QFontMetricsF(font)
        x = box.left()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        other = self._other(annotation)
        if other:
            x = self._paint_author(painter, other, QRectF(x, box.top(), box.width(), box.height()))
        state = state_remark(annotation)
        if state and annotation.placement is not None:
            state = f"{state_sign(annotation.placement.state)} {state}"
        framed = [
            (target_words(annotation), Qt.PenStyle.NoPen),
            (state, Qt.PenStyle.DashLine),
            (role_name(annotation.role) if annotation.role else "", Qt.PenStyle.SolidLine),
        ]
        for words, line in framed:
            if not words or x >= box.right() - 16:
                continue
            width = min(metrics.horizontalAdvance(words) + 10, box.right() - x)
            frame = QRectF(x + 0.5, box.center().y() - 8.5, width - 1, 17)
            plain = line is Qt.PenStyle.NoPen
            painter.setPen(line if plain else QPen(QColor(self.theme.muted), 1, line))
            painter.setBrush(QColor(self.theme.shade) if plain else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 4, 4)
            draw_line(painter, frame.adjusted(5, 0, -3, 0), words, font, self.theme.ink)
            x += width + 6
        tags = "  ".join(f"#{tag}" for tag in annotation.tags)
        if tags and x < box.right() - 16:
            area = QRectF(x, box.top(), box.right() - x, box.height())
            draw_line(painter, area, tags, font, self.theme.link)

    def _paint_author(self, painter: QPainter, author: str, box: QRectF) -> float:
        """The sign of another delegate and the name; gives where the next chip may begin."""
        sign = QRectF(box.left(), box.center().y() - 8, 16, 16)
        painter.setPen(QPen(QColor(author_colour(author, self.theme)), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(sign.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.setFont(ui_font(10))
        painter.setPen(QColor(self.theme.ink))
        painter.drawText(sign, int(Qt.AlignmentFlag.AlignCenter), author[:1].upper())
        area = QRectF(sign.right() + 4, box.top(), min(72.0, box.width() - 20), box.height())
        return area.left() + draw_line(painter, area, author, ui_font(11), self.theme.ink) + 8

    def _other(self, annotation: Annotation) -> str:
        """The author, where it is another."""
        return annotation.author if annotation.author != self.author else ""

    def _has_chips(self, annotation: Annotation) -> bool:
        known = annotation.role or annotation.tags or state_remark(annotation)
        return bool(known or target_words(annotation) or self._other(annotation))


def quote_height(entry: Entry, room: float) -> int:
    """How high the quote of a row is, in pixels, when its words have `room` pixels."""
    if not entry.quote:
        return 0
    return _QUOTE_LINE * min(_lines(entry.quote, 13, room), _QUOTE_LINES)


def _lines(text: str, px: int, width: float) -> int:
    """How many lines `text` takes, from above: Han characters are square, others half as wide."""
    total = 0
    for paragraph in text.split("\n"):
        narrow = sum(1 for character in paragraph if character < "\u2000")
        needed = (len(paragraph) - narrow) * px + narrow * px * 0.62
        # One character of every line may be left over at its end.
        total += max(1, math.ceil(needed / max(width - px * 0.6, px)))
    return total


def _ribbon(painter: QPainter, box: QRectF, colour: str) -> None:
    """The sign of a bookmark."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    notch = QPointF(box.center().x(), box.bottom() - 3)
    corners = [box.topLeft(), box.topRight(), box.bottomRight(), notch, box.bottomLeft()]
    painter.drawPolygon(QPolygonF(corners))
