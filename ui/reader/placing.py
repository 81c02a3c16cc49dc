"""Finding the places of annotations on the sheet: those in view at once, the others bit by bit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, Signal

from core.model.annotations import Annotation, Mark
from ui.reader.builder import Built
from ui.reader.card_order import has_card
from ui.reader.cards import Cards
from ui.reader.layers import Span, Spans
from ui.reader.sheet import Sheet
from ui.widgets.turns import Slices

_AT_ONCE = 500
"""So many are placed without a break, wherever they stand."""
_SLICE = 250
_SECONDS = 0.008
"""How long a slice may take; the window answers between two of them."""


class Placing(QObject):
    """Puts annotations on the layer of highlights and among the cards.

    Args:
        sheet: where they stand.
        spans: the highlights of the sheet.
        cards: its notes.
        known: the annotations by id, as they are now; they may change between two slices.

    Signals:
        done(): all of them have their places.
    """

    done = Signal()

    def __init__(
        self, sheet: Sheet, spans: Spans, cards: Cards, known: Mapping[str, Annotation]
    ) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._spans = spans
        self._cards = cards
        self._known = known
        self._waiting: list[str] = []
        self._slices = Slices(self._slice, self)

    @property
    def busy(self) -> bool:
        """Whether some still wait for their place."""
        return bool(self._waiting)

    def begin(self, known: Mapping[str, Annotation]) -> None:
        """Show these annotations and no others, those near the view before this returns."""
        self._known = known
        self._slices.stop()
        self._waiting = []
        built = self._sheet.built
        if built is None:
            return
        now, later = self._sorted_out(built)
        spans, places = self._placed(built, now)
        self._spans.replace(spans)
        self._cards.replace(places)
        self._waiting = [annotation.id for annotation in reversed(later)]
        if later:
            self._slices.start()
        else:
            self.done.emit()

    def foreshow(self, marks: Sequence[Mark]) -> None:
        """Show the highlights near the view; the annotations themselves are still being read."""
        built = self._sheet.built
        if built is None:
            return
        first, last = self._reach(built)
        near = [one for one in marks if one.start <= last and one.end >= first and one.colour]
        stretches = built.positions.spans([(one.start, one.end) for one in near])
        self._spans.replace(
            [
                Span(start, end, one.id, str(one.colour), str(one.style))
                for one, (start, end) in zip(near, stretches, strict=True)
            ]
        )

    def place(self, annotation: Annotation) -> None:
        """Place one annotation, or place it anew."""
        built = self._sheet.built
        place = annotation.placement
        if built is None or place is None or place.start < 0:
            self.drop(annotation.id)
            return
        start, end = built.positions.span(place.start, place.end)
        if annotation.colour is None:
            self._spans.drop(annotation.id)
        else:
            self._spans.put(_span(annotation, start, end))
        self._cards.put(annotation, start)

    def drop(self, identity: str) -> None:
        """Take one away."""
        self._spans.drop(identity)
        self._cards.drop(identity)

    def _sorted_out(self, built: Built) -> tuple[list[Annotation], list[Annotation]]:
        """Those to be placed at once, and the others."""
        everywhere = [
            annotation
            for annotation in self._known.values()
            if annotation.placement is not None and annotation.placement.start >= 0
        ]
        if len(everywhere) <= _AT_ONCE:
            return everywhere, []
        first, last = self._reach(built)
        now: list[Annotation] = []
        later: list[Annotation] = []
        for annotation in everywhere:
            place = annotation.placement
            assert place is not None
            near = place.start <= last and place.end >= first
            # A card that is there may be one that is being written.
            if near or self._cards.card(annotation.id) is not None:
                now.append(annotation)
            else:
                later.append(annotation)
        return now, later

    def _reach(self, built: Built) -> tuple[int, int]:
        """The canonical offsets between a screen above the view and a screen below it."""
        visible = self._sheet.visible()
        reach = visible.height()
        span = self._sheet.positions_between(visible.top() - reach, visible.bottom() + reach)
        return built.positions.canonical(span[0]), built.positions.canonical(span[1])

    def _slice(self) -> None:
        built = self._sheet.built
        if built is None:
            return
        end = perf_counter() + _SECONDS
        while self._waiting and perf_counter() < end:
            found = [self._known.get(identity) for identity in self._waiting[-_SLICE:]]
            del self._waiting[-_SLICE:]
            spans, places = self._placed(built, [one for one in found if one is not None])
            self._spans.add(spans)
            for annotation, place in places:
                self._cards.put(annotation, place)
        self._sheet.viewport().update()
        if not self._waiting:
            self._slices.stop()
            self.done.emit()

    def _placed(
        self, built: Built, annotations: list[Annotation]
    ) -> tuple[list[Span], list[tuple[Annotation, int]]]:
        """The highlights of annotations that have a place, and where those with a card stand."""
        spans: list[Span] = []
        places: list[tuple[Annotation, int]] = []
        stretches = [(a.placement.start, a.placement.end) for a in annotations if a.placement]
        for annotation, (start, end) in zip(
            annotations, built.positions.spans(stretches), strict=True
        ):
            if annotation.colour is not None:
                spans.append(_span(annotation, start, end))
            if has_card(annotation) or self._cards.card(annotation.id) is not None:
                places.append((annotation, start))
        return spans, places


def _span(annotation: Annotation, start: int, end: int) -> Span:
    return Span(start, end, annotation.id, str(annotation.colour or ""), str(annotation.style))
