"""From a `Page` to a `QTextDocument` and the table of its positions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator, Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from core.model.page import Page, PageBlock, PageMark
from ui.reader.formats import Formats
from ui.reader.positions import Positions
from ui.reader.titles import joints
from ui.widgets.theme import Theme

# Keeps a raised number on the line of the word it belongs to, and the words of a title whole
# (U+2060, word joiner).
_JOINER = "\u2060"

_TITLES = ("title", "heading")
_STEP = 6_000
"""After so many characters a step ends: that takes some eight milliseconds."""
_CELL = 40
"""A cell of a table takes as long as so many characters."""


class Built(NamedTuple):
    """A document with what is needed to find one's way in it.

    `starts` are the canonical offsets of the page's blocks, `firsts` the document positions where
    each begins; `length` is the length of the canonical text.
    """

    document: QTextDocument
    positions: Positions
    starts: tuple[int, ...]
    firsts: tuple[int, ...]
    length: int

    def block_at(self, offset: int) -> int:
        """The index of the page's block that holds canonical `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def block_at_position(self, position: int) -> int:
        """The index of the page's block at a document position."""
        return max(0, bisect_right(self.firsts, position) - 1)


def build(page: Page, formats: Formats) -> Built:
    """The document of `page`."""
    documents = Documents()
    for _step in documents.prepare(page, formats):
        pass
    return documents.make(page, formats)


class Documents:
    """Makes documents, a long one beforehand in steps between which events are met."""

    def __init__(self) -> None:
        self._ready: tuple[Page, Theme, int, bool, Built] | None = None

    def prepare(self, page: Page, formats: Formats) -> Iterator[None]:
        """Make the document that `make` will be asked for; a short page takes no step."""
        built = yield from _Builder(page, formats).build()
        self._ready = page, formats.theme, formats.em, formats.justified, built

    def make(self, page: Page, formats: Formats) -> Built:
        """The document of `page`: that which was prepared, or a new one."""
        ready, self._ready = self._ready, None
        look = formats.theme, formats.em, formats.justified
        if ready is not None and ready[0] is page and ready[1:4] == look:
            return ready[4]
        return build(page, formats)


class _Builder:
    def __init__(self, page: Page, formats: Formats) -> None:
        self._page = page
        self._formats = formats
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDefaultFont(formats.serif)
        self._cursor = QTextCursor(self._document)
        self._positions = Positions()
        # Whether the cursor stands in an empty block that the next block may take.
        self._fresh = True

    def build(self) -> Generator[None, None, Built]:
        starts: list[int] = []
        done = 0
        firsts: list[int] = []
        blocks: dict[tuple[str, int], QTextBlockFormat] = {}
        offset = 0
        last_kind = ""
        self._cursor.beginEditBlock()
        for block in self._page.blocks:
            starts.append(offset)
            if block.cells:
                # Behind the end of the block above, where the table's frame begins.
                firsts.append(self._cursor.position() + (0 if self._fresh else 1))
                self._table(block, offset)
            else:
                key = (_shape_kind(block), block.level)
                shape = blocks.get(key)
                if shape is None:
                    shape = blocks[key] = self._formats.block(*key)
                if key[0] == "byline" and last_kind == "title":
                    shape = _with_top(shape, self._formats.px(14))
                elif last_kind == "byline" and key[0] in ("paragraph", "salutation"):
                    shape = _with_top(shape, self._formats.px(18))
                base = self._formats.char(*key)
                self._begin(shape, base)
                firsts.append(self._cursor.position())
                self._paragraph(block, offset, base)
            last_kind = block.kind if block.cells else key[0]
            offset += len(block.text) + 1
            done += len(block.text) + _CELL * len(block.cells)
            if done > _STEP:
                done = 0
                yield
        self._cursor.endEditBlock()
        length = max(0, offset - 1)
        return Built(self._document, self._positions, tuple(starts), tuple(firsts), length)

    def _begin(self, shape: QTextBlockFormat, base: QTextCharFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(shape)
            self._cursor.setBlockCharFormat(base)
            self._fresh = False
        else:
            self._cursor.insertBlock(shape, base)

    def _paragraph(self, block: PageBlock, offset: int, base: QTextCharFormat) -> None:
        """Insert the words of one block, cut at its marks and behind its run-in heading."""
        text = block.text
        cuts: list[tuple[int, PageMark | None]] = [(mark.offset, mark) for mark in block.marks]
        if block.kind in _TITLES:
            marked = {mark.offset for mark in block.marks}
            at_once = joints(text, whole=block.kind == "title")
            cuts += [(at, None) for at in at_once if at not in marked]
            cuts.sort(key=_offset)
        place = self._cursor.position()
        done = 0
        if not text and not cuts:
            self._positions.add(offset, place, "")
            return
        for at, mark in cuts:
            if at > done or done == 0:
                place = self._stretch(block, done, at, offset, place, base)
            if mark is None:
                raised, form = _JOINER, base
            else:
                raised, form = f"{_JOINER}{mark.number}", self._formats.mark(mark.term, base)
            self._cursor.insertText(raised, form)
            place += len(raised)
            done = at
        if done < len(text) or not cuts:
            self._stretch(block, done, len(text), offset, place, base)

    def _stretch(
        self, block: PageBlock, start: int, end: int, offset: int, place: int, base: QTextCharFormat
    ) -> int:
        """Insert code points `start` to `end` of the block at `place`; tell the place behind."""
        text = block.text
        after = self._positions.add(offset + start, place, text[start:end])
        bold_end = min(block.run_in, end)
        if start < bold_end:
            self._words(text[start:bold_end], text[bold_end : bold_end + 1], self._formats.run_in)
            start = bold_end
        if start < end:
            self._words(text[start:end], text[end : end + 1], base)
        return after

    def _words(self, text: str, following: str, base: QTextCharFormat) -> None:
        """Insert `text` with air between Han and Latin; `following` is the character behind it."""
        insert = self._cursor.insertText
        airy = self._formats.airy(base)
        last = 0
        for index in air_places(text + following):
            if index >= len(text):
                break
            if index > last:
                insert(text[last:index], base)
            insert(text[index], airy)
            last = index + 1
        if last < len(text):
            insert(text[last:], base)

    def _table(self, block: PageBlock, offset: int) -> None:
        from ui.reader.tables import insert_table

        if self._fresh and self._cursor.position() == 0:
            # A document cannot begin with a table: its frame needs a block before it.
            self._cursor.insertBlock()
        end = insert_table(self._cursor, block, offset, self._positions, self._formats)
        self._cursor.setPosition(end)
        self._fresh = True


def _offset(cut: tuple[int, PageMark | None]) -> int:
    return cut[0]


def _shape_kind(block: PageBlock) -> str:
    """The kind by which a block is set; the salutation among the bylines begins the text."""
    if block.kind == "byline" and block.text.endswith((":", "：")):
        return "salutation"
    return block.kind


def _with_top(shape: QTextBlockFormat, margin: int) -> QTextBlockFormat:
    result = QTextBlockFormat(shape)
    result.setTopMargin(margin)
    return result


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def air_places(text: str) -> list[int]:
    """Indexes of the characters that need air behind them: Han before Latin or digit, or reverse.

    Example: `2020年` gives `[3]`.
    """
    if text.isascii():
        return []
    places = []
    before_han = before_latin = False
    for index, character in enumerate(text):
        latin = character.isascii() and (character.isalnum() or character in "%")
        han = not latin and _is_han(character)
        if (han and before_latin) or (latin and before_han):
            places.append(index - 1)
        before_han, before_latin = han, latin
    return places
