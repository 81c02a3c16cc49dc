"""The reader: the sheet and what a delegate does on it.

The first paint needs this module, the sheet and the builder; the rest loads on first use.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.page import Page
from ui.reader.builder import Documents
from ui.reader.sheet import Sheet
from ui.reader.typesetting import Typesetting
from ui.widgets.theme import BODY_PX, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.model.annotations import Annotation
    from ui.reader.marking import Marking

ZOOM_LEAST, ZOOM_MOST, ZOOM_STEP = 60, 240, 10
_SETTLE_MS = 100
_HISTORY = 50


class ReaderView(QWidget):
    """Shows one report and takes in what is done to its words.

    All offsets are canonical code points. A `look` is a dict with keys of `Library.annotate`
    (`colour`, `style`, `note`, `tags`, `role`); in `annotate_requested` `edit: True` asks for
    `edit_note` once the annotation is there; `address` (with `kind`, and `cell` as row and column)
    stands for a note on that block or cell as a whole.

    Signals:
        first_painted(): the words stand on the screen, for the first time.
        caret_moved(int): the canonical offset that was clicked or reached with the keyboard.
        place_changed(int): the first character in view, once scrolling has come to rest.
        mark_clicked(int): the index of the term whose note mark was clicked.
        annotate_requested(int, int, object): a span and a look.
        edit_requested(str, object): an annotation's id and the part of the look that changes.
        delete_requested(object): a list of annotation ids.
        range_requested(str, int, int): an annotation is to cover another span.
        merge_requested(object): a list of annotations that are to become one.
        split_requested(str, int): an annotation is to become two, parted at an offset.
        bookmark_requested(int): a bookmark is to be put on the block at an offset, or taken away.
        link_activated(str): a link in a note was followed.
        link_wanted(str): a link to an annotation is to be copied.
        backlinks_requested(str): the notes that lead to an annotation are wanted.
        history_requested(str): the log of an annotation is wanted.
        annotation_activated(str): a highlight or a card was clicked.
        zoom_changed(int): the size in percent.
        hit_visited(int): the index of the hit that `step_hit` moved on to.
        copied(str): what was copied, in a few words for a toast.
        table_wanted(int): the table that is a block of the page, by its index, is to be shown in a
            window of its own.
    """

    first_painted = Signal()
    caret_moved = Signal(int)
    place_changed = Signal(int)
    mark_clicked = Signal(int)
    annotate_requested = Signal(int, int, object)
    edit_requested = Signal(str, object)
    delete_requested = Signal(object)
    range_requested = Signal(str, int, int)
    merge_requested = Signal(object)
    split_requested = Signal(str, int)
    bookmark_requested = Signal(int)
    link_activated = Signal(str)
    link_wanted = Signal(str)
    backlinks_requested = Signal(str)
    history_requested = Signal(str)
    annotation_activated = Signal(str)
    zoom_changed = Signal(int)
    hit_visited = Signal(int)
    copied = Signal(str)
    table_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.theme = theme
        self._zoom = 100
        self._page: Page | None = None
        self._place = 0
        self._history: list[int] = []
        self._marking: Marking | None = None
        self.documents = Documents()
        self.sheet = Sheet(theme, self)
        self.sheet.first_painted.connect(self.first_painted)
        self.sheet.cursorPositionChanged.connect(self._tell_caret)
        self.sheet.zoom_wheel.connect(lambda steps: self.set_zoom(self._zoom + steps * ZOOM_STEP))
        self.setFocusProxy(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._tell_place)
        self.sheet.scrolled.connect(self._settle.start)
        self.typesetting = Typesetting(self.sheet)
        self._rezoom = QTimer(self)
        self._rezoom.setSingleShot(True)
        self._rezoom.setInterval(0)
        self._rezoom.timeout.connect(self._rebuild)
        self.sheet.layout_changed.connect(
            lambda: self._rezoom.start() if self.typesetting.is_stale() else None
        )

    @property
    def page(self) -> Page | None:
        """The page on show."""
        return self._page

    @property
    def marking(self) -> Marking:
        """Highlights, notes, hits and the keys for them; made on first use, after the paint."""
        if self._marking is None:
            from ui.reader.marking import Marking

            self._marking = Marking(self, self.theme)
            if self._page is not None:
                self._marking.rebuilt()
        return self._marking

    def show_page(self, page: Page, place: int = 0) -> None:
        """Show a page at canonical offset `place`.

        Annotations, hits and the way back stay only if it is another version of the same report.
        """
        other = self._page is None or self._page.report != page.report
        self._page = page
        if other:
            self._history.clear()
            if self._marking is not None:
                self._marking.forget()
        self._place = place
        self._rebuild(caret=place)

    def set_definitions(self, definitions: Sequence[str]) -> None:
        """Take the words shown over a note mark, by term index."""
        self.marking.tips.set_definitions(definitions)

    def set_tags(self, tags: Sequence[str], author: str | None = None) -> None:
        """Take the tags in use, for completion, and the name whose cards need none."""
        if author is not None:
            self.marking.cards.author = author
        self.marking.cards.set_tags(tags)

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these annotations and no others."""
        self.marking.set_annotations(annotations)

    def apply_annotation(self, identity: str, annotation: Annotation | None) -> None:
        """Take in one annotation as it now is; None (or a deleted one) takes it away."""
        self.marking.apply(identity, annotation)

    def set_hits(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark these spans as hits of a search; an empty list clears them."""
        self.marking.set_hits(spans)

    def step_hit(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the end."""
        self.marking.step_hit(step)

    def edit_note(self, identity: str) -> None:
        """Open the card of an annotation for writing, and bring it into view."""
        self.marking.edit_note(identity)

    def flush(self) -> None:
        """Send off a note that is being written, before the window closes or shows another."""
        if self._marking is not None:
            self._marking.cards.flush()

    def place(self) -> int:
        """The canonical offset of the first character in view."""
        return self._place

    def selected_span(self) -> tuple[int, int] | None:
        """The canonical span of the selected words; None when none are."""
        return self.sheet.selected_span()

    def go_to(self, start: int, end: int) -> None:
        """Bring a span into view and point at it for a moment; `go_back` returns."""
        built = self.sheet.built
        if built is None:
            return
        self._history = [*self._history[1 - _HISTORY :], self.sheet.top_offset()]
        cursor = QTextCursor(self.sheet.document())
        cursor.setPosition(built.positions.start(start))
        visible = self.sheet.visible()
        line = self.sheet.line_rect(cursor)
        if not (visible.top() + 8 <= line.top() and line.bottom() <= visible.bottom() - 60):
            self.sheet.scroll_to(start, 0.3)
        value = self.sheet.verticalScrollBar().value()
        self.sheet.setTextCursor(cursor)
        self.sheet.verticalScrollBar().setValue(value)
        self.sheet.show_across(end)
        self.marking.point_at(start, end)

    def go_back(self) -> bool:
        """Return to where one was before the last leap; False when there was none."""
        if not self._history:
            return False
        self.sheet.scroll_to(self._history.pop())
        return True

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.sheet.set_colours(theme)
        if self._marking is not None:
            self._marking.set_theme(theme)
        self._rebuild()

    def dressing(self, theme: Theme) -> Iterator[Callable[[], None]]:
        """The pieces of `set_theme`: the document is made before it is shown."""
        if self._page is not None:
            formats = self.typesetting.formats(theme, self._zoom)
            preparing = self.documents.prepare(self._page, formats)
            end = object()
            done: list[object] = []
            while end not in done:
                yield lambda: done.append(next(preparing, end))
        yield partial(self.set_theme, theme)

    def zoom(self) -> int:
        """The size in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the size of the type in percent, kept between 60 and 240."""
        percent = max(ZOOM_LEAST, min(ZOOM_MOST, percent))
        if percent != self._zoom:
            self._zoom = percent
            if self._page is not None:
                # Several turns of the wheel come at once: one new layout serves them all.
                self._rezoom.start()
            self.zoom_changed.emit(percent)

    def show_first(self, page: Page, place: int = 0) -> None:
        """Show a page for the first paint: only what is in view, the rest once that is painted."""
        self._page = page
        self._place = place
        # A line is 1.85 em high and at most 38 long: 24 characters for each em is more than fits.
        em = max(1, BODY_PX * self._zoom // 100)
        in_view = (self.sheet.viewport().height() // em + 4) * 24
        self._rebuild(caret=place, page=_head(page, place + in_view))
        self.sheet.first_painted.connect(lambda: QTimer.singleShot(0, self, self._rebuild))

    def _rebuild(self, caret: int | None = None, page: Page | None = None) -> None:
        """Make the document anew; the place in view stays, and the caret or `caret` is kept."""
        page = page or self._page
        if page is None:
            return
        place = self._place
        old = self.sheet.built
        selected = self.sheet.selected_span() if caret is None else None
        if caret is None and old is not None:
            caret = old.positions.canonical(self.sheet.textCursor().position())
        formats = self.typesetting.formats(self.theme, self._zoom)
        self.sheet.set_built(page, self.documents.make(page, formats))
        if self._marking is not None:
            self._marking.rebuilt()
        if selected is not None:
            self.sheet.select(*selected)
        elif caret:
            # Also because Qt brings the caret into view when the window is first shown.
            self.sheet.select(caret, caret)
        if place > 0 or caret:
            self.sheet.scroll_to(place)
        self._place = place

    def _tell_caret(self) -> None:
        built = self.sheet.built
        if built is not None and self.sheet.is_laid_out:
            self.caret_moved.emit(built.positions.canonical(self.sheet.textCursor().position()))

    def _tell_place(self) -> None:
        place = self.sheet.top_offset()
        if place != self._place:
            self._place = place
            self.place_changed.emit(place)


def _head(page: Page, offset: int) -> Page:
    """The blocks of a page down to the one that holds canonical `offset`."""
    end = 0
    for count, block in enumerate(page.blocks, 1):
        end += len(block.text) + 1
        if end > offset:
            return page._replace(blocks=page.blocks[:count])
    return page
