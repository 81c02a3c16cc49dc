"""What a closed card shows: role and tags, the note, and its links."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from core.model.annotations import AnchorState, Annotation
from core.naming import role_name, state_remark
from ui.markdown.document import Link, NoteDocument
from ui.markdown.words import is_plain
from ui.panes.naming import state_sign
from ui.widgets.theme import THEMES, Theme, ui_font

HEAD = 18
"""The height of the line with role and tags."""
_LONGEST = 600
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


def head_line(annotation: Annotation, author: str = "") -> str:
    """State, author, role and tags as one line, empty when there are none.

    Args:
        annotation: what is on the card.
        author: the delegate at this desk, whose own cards carry no name.
    """
    parts = []
    state = annotation.placement.state if annotation.placement is not None else AnchorState.EXACT
    if state is not AnchorState.EXACT:
        parts.append(f"{state_sign(state)} {state_remark(annotation)}")
    if author and annotation.author != author:
        parts.append(annotation.author)
    if annotation.role is not None:
        parts.append(role_name(annotation.role))
    parts += [f"#{tag}" for tag in annotation.tags]
    return "  ".join(parts)


def shown_note(note: str) -> str:
    """The note as the closed card shows it; a very long one is cut."""
    return note if len(note) <= _LONGEST else note[:_LONGEST] + "…"


def note_height(note: str, width: int) -> int:
    """The height of a note at a width, without making it."""
    if not note:
        return 0
    shown = shown_note(note)
    if not is_plain(shown):
        # Colours do not change the height.
        return NoteDocument(shown, THEMES["light"], max(40, width)).height()
    area = QRect(0, 0, max(40, width), 100_000)
    return QFontMetrics(ui_font(13)).boundingRect(area, _WRAP, shown).height()


class Face:
    """Paints the words of one card; Markdown is set once for each width and theme."""

    def __init__(self) -> None:
        self._key: tuple[str, int, str] = ("", 0, "")
        self._document: NoteDocument | None = None
        self._top = QPoint()

    def paint(self, painter: QPainter, area: QRect, head: str, note: str, theme: Theme) -> None:
        """Paint head line and note into `area`."""
        area = QRect(area)
        if head:
            painter.setFont(ui_font(12, bold=True))
            painter.setPen(QColor(theme.muted))
            line = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), line)
            area.setTop(area.top() + HEAD)
        self._top = area.topLeft()
        document = self._set(note, area.width(), theme)
        if document is not None:
            document.paint(painter, QPointF(area.topLeft()), theme, QRectF(area))
            return
        painter.setFont(ui_font(13))
        painter.setPen(QColor(theme.ink))
        painter.drawText(area, _WRAP, shown_note(note))

    def link_at(self, point: QPoint) -> str:
        """Where the link at a point of the card leads, empty where there is none."""
        return "" if self._document is None else self._document.link_at(point - self._top)

    def links(self, note: str, theme: Theme) -> Sequence[Link]:
        """The links of a note."""
        document = self._set(note, max(40, self._key[1]), theme)
        return [] if document is None else document.links()

    def _set(self, note: str, width: int, theme: Theme) -> NoteDocument | None:
        shown = shown_note(note)
        key = (shown, width, theme.name)
        if key != self._key:
            self._key = key
            plain = is_plain(shown)
            self._document = None if plain else NoteDocument(shown, theme, max(40, width))
        return self._document
