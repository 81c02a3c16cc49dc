"""Entries of thousands of annotations, made bit by bit between other events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, Signal

from core.model.annotations import Annotation
from ui.notes.entries import Entry
from ui.widgets.turns import Slices

_AT_ONCE = 500
"""So many are made without a break."""
_SLICE = 50
_SECONDS = 0.008
"""How long a slice may take; the window answers between two of them."""


class Gathering(QObject):
    """Makes entries in slices.

    Attributes:
        entries: those that are made, by the id of their annotation.

    Signals:
        done(): the last ones are made; not told by `begin` or `settle`.
    """

    done = Signal()

    def __init__(self, make: Callable[[Annotation], Entry], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self.entries: dict[str, Entry] = {}
        self._waiting: dict[str, Annotation] = {}
        self._slices = Slices(self._slice, self)

    @property
    def busy(self) -> bool:
        """Whether some entries are still to be made."""
        return bool(self._waiting)

    @property
    def total(self) -> int:
        """How many there are, and will be."""
        return len(self.entries) + len(self._waiting)

    def begin(self, annotations: Iterable[Annotation]) -> None:
        """Forget all entries and make these; a few hundred are made before this returns."""
        self.entries = {}
        self._waiting = {one.id: one for one in annotations}
        if len(self._waiting) > _AT_ONCE:
            self._slices.start()
        else:
            self.settle()

    def settle(self) -> None:
        """Make all that remain now."""
        self._slices.stop()
        while self._waiting:
            self._make_some()

    def put(self, annotation: Annotation) -> Entry | None:
        """Take one that changed or is new; its entry, None when that has to wait like others."""
        if self._waiting:
            self.entries.pop(annotation.id, None)
            self._waiting[annotation.id] = annotation
            return None
        entry = self.entries[annotation.id] = self._make(annotation)
        return entry

    def drop(self, annotation_id: str) -> bool:
        """Take one away; False where it was not known."""
        waiting = self._waiting.pop(annotation_id, None) is not None
        return self.entries.pop(annotation_id, None) is not None or waiting

    def _slice(self) -> None:
        end = perf_counter() + _SECONDS
        while self._waiting and perf_counter() < end:
            self._make_some()
        if not self._waiting:
            self._slices.stop()
            self.done.emit()

    def _make_some(self) -> None:
        for _one in range(min(_SLICE, len(self._waiting))):
            identity, annotation = self._waiting.popitem()
            self.entries[identity] = self._make(annotation)
