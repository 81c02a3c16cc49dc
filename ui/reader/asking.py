"""What the delegate asks for on the sheet, told to whoever keeps the annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from core.model.annotations import Colour, Style
from ui.reader.copying import quote

if TYPE_CHECKING:
    from ui.reader.marking import Marking
    from ui.reader.reader_view import ReaderView


class Asking:
    """Turns a wish into a signal of the reader; remembers the colour used last."""

    def __init__(self, reader: ReaderView, marking: Marking) -> None:
        self._reader = reader
        self._sheet = reader.sheet
        self._marking = marking
        self._last_colour = Colour.YELLOW

    def highlight(self, span: tuple[int, int], colour: Colour | None, **look: object) -> None:
        """Ask for a new annotation on a canonical span; None takes the colour used last."""
        chosen = colour or self._last_colour
        self._last_colour = chosen
        whole = {"colour": chosen, "style": Style.FILL, "note": "", "tags": (), "role": None}
        self._clear_selection()
        self._reader.annotate_requested.emit(*span, whole | look)

    def recolour(self, identity: str, colour: Colour) -> None:
        """Ask for another colour of an annotation."""
        self._last_colour = colour
        annotation = self._marking.annotation(identity)
        if annotation is not None and annotation.colour is not colour:
            self._reader.edit_requested.emit(identity, {"colour": colour})

    def underline(self, identity: str) -> None:
        """Ask for a line instead of a ground, or the other way round."""
        annotation = self._marking.annotation(identity)
        if annotation is not None:
            other = Style.FILL if annotation.style is Style.UNDERLINE else Style.UNDERLINE
            look: dict[str, object] = {"style": other}
            if annotation.colour is None:
                look = {"style": Style.UNDERLINE, "colour": self._last_colour}
            self._reader.edit_requested.emit(identity, look)

    def copy(self, span: tuple[int, int], *, quoted: bool = False) -> None:
        """Put a canonical span on the clipboard, as a quotation with its address if wanted."""
        page, built = self._reader.page, self._sheet.built
        if page is None or built is None:
            return
        words = self._marking.text[span[0] : span[1]]
        if quoted:
            address = page.blocks[built.block_at(span[0])].address
            words = quote(page, address, words)
        QGuiApplication.clipboard().setText(words)
        self._reader.copied.emit(words)

    def _clear_selection(self) -> None:
        cursor = self._sheet.textCursor()
        cursor.clearSelection()
        self._sheet.setTextCursor(cursor)
        self._marking.toolbar.hide()
