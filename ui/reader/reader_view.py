"""The reader: the sheet, the line above it, and what a delegate does on it.

The first paint needs this module, the sheet and the builder; `complete` brings the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.page import Page
from ui.reader.builder import build
from ui.reader.crumb import CrumbBar, path_line, section_path
from ui.reader.formats import Formats
from ui.reader.sheet import Sheet
from ui.widgets.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.annotations import Annotation
    from ui.reader.marking import Marking

ZOOM_LEAST, ZOOM_MOST, ZOOM_STEP = 60, 240, 10
_SETTLE_MS = 120
_HISTORY = 50


class ReaderView(QWidget):
    """Shows one report and takes in what is done to its words.

    All offsets are canonical code points.

    Signals:
        place_changed(int): the first character in view, once scrolling has come to rest.
        mark_clicked(int): the index of the term whose note mark was clicked.
        annotate_requested(object): a dict with `start`, `end` (None, None and `address` for a
            note on a paragraph), `colour`, `style`, `note`, `tags`, `role`, and `token`, which
            `annotation_saved` or `annotation_failed` gives back.
        edit_requested(str, object): an annotation's id and a dict of the fields that change.
        delete_requested(str): an annotation's id.
        annotation_activated(str): a highlight or a card was clicked.
        hit_visited(int): F3 moved on to the hit with that index.
        told(str): a short message for a toast.
        zoom_changed(int): the size in percent.
    """

    place_changed = Signal(int)
    mark_clicked = Signal(int)
    annotate_requested = Signal(object)
    edit_requested = Signal(str, object)
    delete_requested = Signal(str)
    annotation_activated = Signal(str)
    hit_visited = Signal(int)
    told = Signal(str)
    zoom_changed = Signal(int)

    def __init__(self, theme: Theme, zoom: int = 100, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self._theme = theme
        self._zoom = max(ZOOM_LEAST, min(ZOOM_MOST, zoom))
        self._page: Page | None = None
        self._place = 0
        self._history: list[int] = []
        self._marking: Marking | None = None
        self.crumb = CrumbBar(theme, self)
        self.crumb.back_asked.connect(self.go_back)
        self.sheet = Sheet(theme, self)
        self.sheet.scrolled.connect(self._on_scroll)
        self.sheet.zoom_wheel.connect(lambda steps: self.set_zoom(self._zoom + steps * ZOOM_STEP))
        self.setFocusProxy(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.crumb)
        column.addWidget(self.sheet, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._tell_place)
        self._rezoom = QTimer(self)
        self._rezoom.setSingleShot(True)
        self._rezoom.setInterval(0)
        self._rezoom.timeout.connect(self._rebuild)

    @property
    def page(self) -> Page | None:
        """The page on show."""
        return self._page

    @property
    def place(self) -> int:
        """The canonical offset of the first character in view."""
        return self._place

    @property
    def zoom(self) -> int:
        """The size in percent."""
        return self._zoom

    @property
    def marking(self) -> Marking:
        """Highlights, notes, hits and the keys for them; made on first use."""
        if self._marking is None:
            from ui.reader.marking import Marking

            self._marking = Marking(self, self.sheet, self._theme)
            if self._page is not None:
                self._marking.rebuilt()
        return self._marking

    def complete(self) -> None:
        """Bring in what the first paint could do without."""
        self.crumb.set_theme(self._theme)
        _ = self.marking

    def show_page(self, page: Page, offset: int = 0) -> None:
        """Show a page at canonical `offset`; annotations and hits of another report go."""
        other = self._page is None or self._page.report != page.report
        self._page = page
        if other:
            self._history.clear()
            self.crumb.back.setEnabled(False)
            if self._marking is not None:
                self._marking.forget()
        self._place = offset
        self._rebuild()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these annotations and no others."""
        self.marking.set_annotations(annotations)

    def apply_annotation(self, identity: str, annotation: Annotation | None) -> None:
        """Take in one annotation as it now is; None (or a deleted one) takes it away."""
        self.marking.apply(identity, annotation)

    def set_hits(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark these spans as hits of a search; an empty list clears them."""
        self.marking.set_hits(spans)

    def go_to(self, start: int, end: int) -> None:
        """Bring a span into view and point at it; the way back is remembered."""
        if self._page is None or self.sheet.built is None:
            return
        self._history = [*self._history[-_HISTORY:], self._place]
        self.crumb.back.setEnabled(True)
        cursor = QTextCursor(self.sheet.document())
        cursor.setPosition(self.sheet.built.positions.start(start))
        visible = self.sheet.visible()
        line = self.sheet.line_rect(cursor)
        if not (visible.top() + 8 <= line.top() and line.bottom() <= visible.bottom() - 60):
            self.sheet.scroll_to(start, 0.3)
        self.sheet.setTextCursor(cursor)
        self.marking.point_at(start, end)

    def go_back(self) -> None:
        """Return to where one was before the last leap."""
        if self._history:
            self.sheet.scroll_to(self._history.pop())
            self.crumb.back.setEnabled(bool(self._history))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.sheet.set_colours(theme)
        self.crumb.set_theme(theme)
        if self._marking is not None:
            self._marking.set_theme(theme)
        self._rebuild()

    def set_zoom(self, percent: int) -> None:
        """Set the size of the type in percent, kept between 60 and 240."""
        percent = max(ZOOM_LEAST, min(ZOOM_MOST, percent))
        if percent != self._zoom:
            self._zoom = percent
            # Several turns of the wheel come at once: one new layout serves them all.
            self._rezoom.start()
            self.zoom_changed.emit(percent)

    def _rebuild(self) -> None:
        if self._page is None:
            return
        place = self._place
        formats = Formats(self._theme, self._zoom)
        self.sheet.set_em(formats.em)
        built = build(self._page, formats, self.sheet.text_width())
        self.sheet.set_built(self._page, built)
        if self._marking is not None:
            self._marking.rebuilt()
        if place > 0:
            self.sheet.scroll_to(place)
        self._place = place
        self._show_path()

    def _on_scroll(self) -> None:
        self._settle.start()

    def _tell_place(self) -> None:
        place = self.sheet.top_offset()
        if place != self._place:
            self._place = place
            self._show_path()
            self.place_changed.emit(place)

    def _show_path(self) -> None:
        built = self.sheet.built
        if self._page is None or built is None or not self._page.blocks:
            return
        path = section_path(self._page, built.block_at(self._place))
        self.crumb.path.set_text(path_line(path) or self._page.title)
