"""Which annotations have a card, in reading order, and how high each card is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from core.model.annotations import Annotation


def has_card(annotation: Annotation) -> bool:
    """Whether an annotation has more to show than its colour."""
    return bool(annotation.note or annotation.tags or annotation.role)


class CardOrder:
    """The annotations of a report with their document positions.

    Thousands may have a card: those near a place are found without a look at the others.

    Attributes:
        opened: the id of the annotation that is being written, which has a card in any case.
    """

    def __init__(self) -> None:
        self._annotations: dict[str, Annotation] = {}
        self._places: dict[str, int] = {}
        self._heights: dict[tuple[str, int], tuple[Annotation, int]] = {}
        self._ids: list[str] | None = None
        self._starts: list[int] = []
        self._opened = ""

    @property
    def opened(self) -> str:
        """The id of the annotation that is being written, empty when none is."""
        return self._opened

    @opened.setter
    def opened(self, identity: str) -> None:
        self._opened = identity
        self._ids = None

    def __contains__(self, identity: str) -> bool:
        return identity in self._annotations

    def annotation(self, identity: str) -> Annotation:
        """The annotation of an id that is known here."""
        return self._annotations[identity]

    def place(self, identity: str) -> int:
        """The document position of its first character."""
        return self._places[identity]

    def replace(self, annotations: Iterable[tuple[Annotation, int]]) -> None:
        """Know these and no others, each with the document position of its first character."""
        self._annotations = {}
        self._places = {}
        self._heights = {}
        for annotation, place in annotations:
            self.put(annotation, place)
        self._ids = None

    def put(self, annotation: Annotation, place: int) -> None:
        """Add an annotation, or take it in as it now is."""
        self._annotations[annotation.id] = annotation
        self._places[annotation.id] = place
        self._ids = None

    def drop(self, identity: str) -> bool:
        """Take an annotation away; False where it was not known."""
        if self._annotations.pop(identity, None) is None:
            return False
        self._places.pop(identity, None)
        self._ids = None
        return True

    def shown(self) -> Sequence[str]:
        """The annotations with a card, in reading order; sorted anew only when one changed."""
        if self._ids is None:
            wanted = [
                identity
                for identity, annotation in self._annotations.items()
                if has_card(annotation) or identity == self._opened
            ]
            self._ids = sorted(wanted, key=lambda identity: (self._places[identity], identity))
            self._starts = [self._places[identity] for identity in self._ids]
        return self._ids

    def between(self, first: int, last: int) -> Sequence[str]:
        """Those with a card that stand between two document positions, and the opened one."""
        shown = self.shown()
        begin, end = bisect_left(self._starts, first), bisect_right(self._starts, last)
        found = shown[begin:end]
        place = self._places.get(self._opened)
        if place is None or first <= place <= last:
            return found
        return [self._opened, *found] if place < first else [*found, self._opened]

    def knows_height(self, identity: str, width: int) -> bool:
        """Whether the card was measured at that width before."""
        return (identity, width) in self._heights

    def height(self, identity: str, width: int, measure: Callable[[Annotation], int]) -> int:
        """The height of the closed card at a width, measured once for each state of it."""
        annotation = self._annotations[identity]
        known = self._heights.get((identity, width))
        if known is None or known[0] is not annotation:
            known = self._heights[identity, width] = (annotation, measure(annotation))
        return known[1]
