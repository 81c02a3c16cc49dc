"""Highlights, notes and hits on the sheet: what is shown, and what the delegate asks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer

from core.model.annotations import Annotation, Mark
from ui.reader.asking import Asking
from ui.reader.bookmarks import Bookmarks
from ui.reader.cards import Cards
from ui.reader.copying import canonical_text
from ui.reader.geometry import line_rects
from ui.reader.gestures import Gestures
from ui.reader.layers import HighlightLayer, HitLayer, Spotlight
from ui.reader.placing import Placing
from ui.reader.scroll_marks import Heights, ScrollMarks
from ui.reader.sideways import Sideways
from ui.reader.table_signs import TableSigns
from ui.reader.tips import Tips
from ui.reader.toolbar import Toolbar
from ui.widgets.theme import Theme

if TYPE_CHECKING:
    from ui.reader.reader_view import ReaderView

_SPOT_MS = 1600
_MARKS_MS = 60


class Marking(QObject):
    """Joins the layers, the cards, the toolbar and the keys of one reader."""

    def __init__(self, reader: ReaderView, theme: Theme) -> None:
        super().__init__(reader)
        self._reader = reader
        self._sheet = reader.sheet
        self._theme = theme
        self._annotations: dict[str, Annotation] = {}
        self._hits: list[tuple[int, int]] = []
        self._text: str | None = None
        self.highlights = HighlightLayer(self._sheet, theme)
        self.hits = HitLayer(self._sheet, theme)
        self.spotlight = Spotlight(self._sheet, theme)
        self._sheet.layers = [self.highlights, self.hits, self.spotlight]
        self.cards = Cards(self._sheet, theme)
        self.cards.edit_requested.connect(reader.edit_requested)
        self.cards.activated.connect(self._on_card)
        self.cards.closed.connect(lambda _id: self._sheet.setFocus())
        self.tips = Tips(self._sheet, theme)
        self.toolbar = Toolbar(theme, self._sheet)
        self.bar_marks = ScrollMarks(self._sheet.verticalScrollBar())
        self.placing = Placing(self._sheet, self.highlights.spans, self.cards, self._annotations)
        self.asking = Asking(reader, self)
        self.gestures = Gestures(reader, self)
        self.bookmarks = Bookmarks(reader, self, theme)
        self._sideways = Sideways(self._sheet)
        self.table_signs = TableSigns(reader, theme)
        self.cards.link_activated.connect(reader.link_activated)
        self._spot_timer = self._timer(_SPOT_MS, self._end_spot)
        self._marks_timer = self._timer(_MARKS_MS, self.mark_bar)
        self.placing.done.connect(self._marks_timer.start)
        self._sheet.layout_changed.connect(self._marks_timer.start)
        self._sheet.laid_out.connect(self._marks_timer.start)

    @property
    def text(self) -> str:
        """The canonical text of the page on show."""
        if self._text is None:
            page = self._reader.page
            self._text = canonical_text(page) if page is not None else ""
        return self._text

    def annotations(self) -> Iterable[Annotation]:
        """All of them."""
        return self._annotations.values()

    def annotation(self, identity: str) -> Annotation | None:
        """The annotation of that id."""
        return self._annotations.get(identity)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for part in (
            self.highlights,
            self.hits,
            self.spotlight,
            self.cards,
            self.tips.tip,
            self.toolbar,
            self.gestures.stretching,
            self.bookmarks,
            self.table_signs,
        ):
            part.set_theme(theme)

    def forget(self) -> None:
        """Another report is shown: nothing of the old one stays."""
        self.cards.flush()
        self._annotations = {}
        self._hits = []
        self.toolbar.hide()
        self.tips.hide()

    def rebuilt(self) -> None:
        """The document is another one: find every place in it again."""
        self._text = None
        self.spotlight.span = None
        self.toolbar.hide()
        self.tips.hide()
        self.cards.rebuilt()
        self._sideways.rebuilt()
        self._place_all()
        self._place_hits()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these annotations and no others."""
        self._annotations = {a.id: a for a in annotations if not a.deleted}
        self._place_all()

    def foreshow(self, marks: Sequence[Mark]) -> None:
        """Show the highlights in view; `set_annotations` follows."""
        self._annotations = {}
        self.placing.foreshow(marks)
        self._sheet.viewport().update()

    def apply(self, identity: str, annotation: Annotation | None) -> None:
        """Take in one annotation as it now is."""
        if annotation is None or annotation.deleted:
            self._annotations.pop(identity, None)
            self.placing.drop(identity)
        else:
            self._annotations[identity] = annotation
            self.placing.place(annotation)
        self.bookmarks.changed()
        self._sheet.viewport().update()
        self._marks_timer.start()

    def set_hits(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark these canonical spans as hits."""
        self._hits = sorted(spans)
        self._place_hits()

    def step_hit(self, step: int) -> None:
        """Go to the next hit, or the one before; the first time from the place in view."""
        if not self._hits:
            return
        current = self.hits.current
        if current < 0:
            current = bisect_right(self._hits, (self._sheet.top_offset(), 0)) - (step > 0)
        current = (current + step) % len(self._hits)
        self._reader.go_to(*self._hits[current])
        self.hits.current = current
        self._end_spot()
        self._reader.hit_visited.emit(current)

    def point_at(self, start: int, end: int) -> None:
        """Frame a canonical span for a moment."""
        built = self._sheet.built
        if built is None:
            return
        span = built.positions.span(start, end)
        self.spotlight.span = span
        for index, hit in enumerate(self.hits.hits):
            if hit == span:
                self.hits.current = index
                break
        self._sheet.viewport().update()
        self._spot_timer.start()

    def edit_note(self, identity: str, *, tags: bool = False) -> None:
        """Open the card of an annotation, and bring it into view."""
        annotation = self._annotations.get(identity)
        placement = annotation.placement if annotation is not None else None
        if annotation is None or placement is None or placement.start < 0:
            return
        self.toolbar.hide()
        if not self._in_view(placement.start):
            self._reader.go_to(placement.start, placement.end)
        self.placing.place(annotation)
        self.cards.open(identity, tags=tags)

    def show_toolbar(
        self, span: tuple[int, int], identity: str = "", turn: tuple[int, int] = (1, 1)
    ) -> None:
        """Show the toolbar at a canonical span, for the annotation on it if there is one.

        Args:
            span: the words.
            identity: the annotation.
            turn: which one it is, from 1, of how many that overlap there.
        """
        built = self._sheet.built
        if built is None:
            return
        area = self._area(*built.positions.span(*span))
        if area is None:
            return
        annotation = self._annotations.get(identity)
        colour = annotation.colour if annotation is not None else None
        style = str(annotation.style) if annotation is not None and colour else ""
        self.toolbar.show_for(
            area,
            colour=str(colour or ""),
            style=style,
            known=annotation is not None,
            turn=turn,
        )

    def _area(self, start: int, end: int) -> QRectF | None:
        """The visible part of a stretch, in coordinates of the sheet."""
        visible = self._sheet.visible()
        found = QRectF()
        for block, origin in self._sheet.blocks_in(visible):
            for rect in line_rects(block, origin, start, end):
                if rect.intersects(visible):
                    found = found.united(rect)
        if found.isEmpty():
            return None
        offset = self._sheet.viewport().geometry().topLeft()
        return found.translated(offset.x() - visible.left(), offset.y() - visible.top())

    def _in_view(self, offset: int) -> bool:
        built = self._sheet.built
        if built is None:
            return False
        visible = self._sheet.visible()
        first, last = self._sheet.positions_between(visible.top(), visible.bottom() - 60)
        return first <= built.positions.start(offset) <= last

    def _place_all(self) -> None:
        self.placing.begin(self._annotations)
        self.bookmarks.changed()
        self._sheet.viewport().update()

    def _place_hits(self) -> None:
        built = self._sheet.built
        if built is None:
            return
        current = self.hits.current
        self.hits.replace([built.positions.span(*span) for span in self._hits])
        self.hits.current = current if current < len(self._hits) else -1
        self._sheet.viewport().update()
        self._marks_timer.start()

    def _on_card(self, identity: str) -> None:
        self.highlights.active = identity
        self._sheet.viewport().update()
        self._reader.annotation_activated.emit(identity)

    def _end_spot(self) -> None:
        self.spotlight.span = None
        self._sheet.viewport().update()

    def _timer(self, interval: int, call: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(call)
        return timer

    def mark_bar(self) -> None:
        """Marks at their heights, which are known once the report is laid out."""
        if not self._sheet.is_laid_out:
            return
        built = self._sheet.built
        heights = Heights(self._sheet.document())
        spans = list(self.highlights.spans)
        colours = {name: self._theme.underline(name) for name in {span.colour for span in spans}}
        shares = heights.shares([span.start for span in spans])
        self.bar_marks.set_highlights(
            [(share, colours[span.colour]) for share, span in zip(shares, spans, strict=True)]
        )
        hits = heights.shares([start for start, _end in self.hits.hits])
        self.bar_marks.set_hits(hits, self._theme.accent)
        if built is not None:
            starts = [built.positions.start(start) for start, _id in self.bookmarks.places()]
            self.bar_marks.set_bookmarks(heights.shares(starts), self._theme.link)
        self.bar_marks.cover()
