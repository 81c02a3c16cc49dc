"""What the delegate does to words and highlights, by key, button or menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.model.annotations import Colour, Style
from ui.reader.choosing import Choosing, Whole

if TYPE_CHECKING:
    from ui.reader.marking import Marking
    from ui.reader.reader_view import ReaderView


class Acting:
    """Turns the name of an act into what the reader asks for."""

    def __init__(self, reader: ReaderView, marking: Marking, choosing: Choosing) -> None:
        self._reader = reader
        self._sheet = reader.sheet
        self._marking = marking
        self._choosing = choosing
        self._plain: dict[str, Callable[[], None]] = {
            "whole": lambda: self.note_on(self._choosing.whole()),
            "table": lambda: self.open_table(self._choosing.table()),
            "bookmark": self._bookmark,
            "merge": self.merge,
            "split": lambda: self.split(self._choosing.offset()),
        }

    def mark(self, colour: Colour | None, **look: object) -> None:
        """Highlight the selected words, or the sentence at the caret; recolour a highlight."""
        identity, span = self._choosing.subject()
        if identity:
            if colour is not None:
                self._marking.asking.recolour(identity, colour)
            return
        span = span or self._choosing.sentence()
        if span is not None:
            self._marking.asking.highlight(span, colour, **look)

    def act(self, name: str) -> None:
        """Do what a button of the toolbar or an entry of the menu is called."""
        identity, span = self._choosing.subject()
        plain = self._plain.get(name)
        if plain is not None:
            plain()
        elif name == "copy":
            self._copy(identity, span)
        elif name == "delete":
            if identity:
                self._reader.delete_requested.emit([identity])
        elif name == "underline":
            if identity:
                self._marking.asking.underline(identity)
            else:
                self.mark(None, style=Style.UNDERLINE)
        elif identity:
            self._marking.edit_note(identity, tags=name == "tag")
        else:
            self.mark(None, edit=True)

    def note_on(self, whole: Whole | None) -> None:
        """Ask for the note on a block or a cell as a whole, to be written."""
        if whole is not None:
            wish = {"address": whole.address, "kind": whole.kind, "cell": whole.cell}
            self._reader.annotate_requested.emit(0, 0, wish | {"note": "", "edit": True})

    def open_table(self, index: int | None) -> None:
        """Ask for a window of its own for the table that is a block of the page."""
        if index is not None:
            self._reader.table_wanted.emit(index)

    def merge(self) -> None:
        """Ask for one highlight in the place of those that the selection touches."""
        touched = self._choosing.touched()
        if len(touched) > 1:
            self._reader.merge_requested.emit(touched)

    def split(self, offset: int | None) -> None:
        """Ask for two highlights in the place of the chosen one, parted at a canonical offset."""
        identity, _span = self._choosing.subject()
        annotation = self._marking.annotation(identity)
        place = annotation.placement if annotation is not None else None
        if place is not None and offset is not None and place.start < offset < place.end:
            self._reader.split_requested.emit(identity, offset)

    def _bookmark(self) -> None:
        offset = self._choosing.offset()
        if offset is not None:
            self._reader.bookmark_requested.emit(offset)

    def _copy(self, identity: str, span: tuple[int, int] | None) -> None:
        annotation = self._marking.annotation(identity)
        if span is None and annotation is not None and annotation.placement is not None:
            span = (annotation.placement.start, annotation.placement.end)
        if span is not None:
            self._marking.asking.copy(span)
