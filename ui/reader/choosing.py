"""What a key, a click or a menu acts on: words, a highlight among several, a block, a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCursor

from core.model.annotations import TargetKind
from ui.reader.words import sentence_in

if TYPE_CHECKING:
    from ui.reader.marking import Marking
    from ui.reader.reader_view import ReaderView


class Whole(NamedTuple):
    """A thing of the report that can carry a note as a whole; `cell` is a row and a column."""

    kind: TargetKind
    address: str
    cell: tuple[int, int] | None = None


class Choosing:
    """Remembers which highlight is chosen, and finds what stands at a place."""

    def __init__(self, reader: ReaderView, marking: Marking) -> None:
        self._reader = reader
        self._sheet = reader.sheet
        self._marking = marking
        self.identity = ""

    def at(self, position: int) -> list[str]:
        """The highlights over a document position, the shortest first: of nested ones the inner."""
        spans = self._marking.highlights.spans
        found = spans.between(position, position + 1)
        if not found and position > 0:
            # The caret stands behind the last word of a highlight.
            found = spans.between(position - 1, position)
        return [s.identity for s in sorted(found, key=lambda s: (s.end - s.start, s.start))]

    def next_at(self, position: int) -> str:
        """The highlight at a position: the next in turn where the chosen one is among several."""
        found = self.at(position)
        if not found:
            return ""
        if self.identity in found:
            return found[(found.index(self.identity) + 1) % len(found)]
        return found[0]

    def turn(self, position: int, identity: str) -> tuple[int, int]:
        """Which one `identity` is of those at a position, from 1, and how many there are."""
        found = self.at(position)
        return (found.index(identity) + 1, len(found)) if identity in found else (1, 1)

    def subject(self) -> tuple[str, tuple[int, int] | None]:
        """What a key acts on: selected words, else the highlight at the caret, else nothing."""
        span = self._sheet.selected_span()
        if span is not None:
            return "", span
        here = self.at(self._sheet.textCursor().position())
        identity = self.identity or (here[0] if here else "")
        return (identity if self._marking.annotation(identity) is not None else ""), None

    def touched(self) -> list[str]:
        """The highlights that share words with the selection; without one, those at the caret."""
        cursor = self._sheet.textCursor()
        if not cursor.hasSelection():
            return self.at(cursor.position())
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        return [span.identity for span in self._marking.highlights.spans.between(first, last)]

    def offset(self) -> int | None:
        """The canonical offset of the caret."""
        built = self._sheet.built
        if built is None:
            return None
        return built.positions.canonical(self._sheet.textCursor().position())

    def sentence(self) -> tuple[int, int] | None:
        """The sentence at the caret, when the caret is in view."""
        offset = self.offset()
        if offset is None:
            return None
        if not self._sheet.viewport().rect().intersects(self._sheet.cursorRect()):
            return None
        start, end = sentence_in(self._marking.text, offset)
        return (start, end) if end > start else None

    def table(self, position: int | None = None) -> int | None:
        """The table at a document position, by default the caret's or else the first in view.

        Returns:
            the index of its block in the page.
        """
        page, built = self._reader.page, self._sheet.built
        if page is None or built is None or not page.blocks:
            return None
        caret = self._sheet.textCursor()
        if position is None and self._sheet.viewport().rect().intersects(
            self._sheet.cursorRect(caret)
        ):
            position = caret.position()
        if position is not None:
            index = built.block_at_position(position)
            if page.blocks[index].cells:
                return index
        visible = self._sheet.visible()
        first, last = self._sheet.positions_between(visible.top(), visible.bottom())
        between = range(built.block_at_position(first), built.block_at_position(last) + 1)
        return next((index for index in between if page.blocks[index].cells), None)

    def whole(self, position: int | None = None, *, table: bool = False) -> Whole | None:
        """What stands at a document position, by default the caret: a cell, a heading, a block.

        Args:
            position: where.
            table: the table as a whole, not one of its cells.
        """
        page, built = self._reader.page, self._sheet.built
        if page is None or built is None or not page.blocks:
            return None
        cursor = QTextCursor(self._sheet.document())
        cursor.setPosition(self._sheet.textCursor().position() if position is None else position)
        block = page.blocks[built.block_at_position(cursor.position())]
        if not block.address:
            return None
        grid = cursor.currentTable()
        if grid is not None and not table:
            cell = grid.cellAt(cursor)
            return Whole(TargetKind.CELL, block.address, (cell.row(), cell.column()))
        if block.kind == "heading":
            return Whole(TargetKind.HEADING, block.address)
        return Whole(TargetKind.PARAGRAPH, block.address)
