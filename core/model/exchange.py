"""What became of annotations taken in from other people and other programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.model.annotations import AnchorState
from core.model.changes import Change


class MergeKind(StrEnum):
    """What became of one item."""

    ADDED = "added"
    SAME = "same"
    """It is here already, as it is or as a former state of what is here; nothing was done."""
    CONFLICT = "conflict"
    """It differs from the one here with the same id; both are kept."""
    ORPHAN = "orphan"
    """It was added, but its words are not in the report."""
    BAD = "bad"
    """It could not be taken; `MergeItem.reason` says why."""


@dataclass(frozen=True, slots=True)
class MergeItem:
    """What became of one item of a file, in its order.

    `annotation` and `report` are the ids here, empty for a bad one. `state` is how surely its words
    were found, None without words. `reason` is a sentence for people, empty where there is
    nothing to say.
    """

    kind: MergeKind
    annotation: str = ""
    report: str = ""
    quote: str = ""
    note: str = ""
    author: str = ""
    state: AnchorState | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What became of a file: one item for each of its items, and the one change (id 0: none).

    `format` is what the file was found to be: `jsonld`, `zotero`, `calibre`, `koreader`, `word`...
    """

    format: str
    items: tuple[MergeItem, ...]
    change: Change

    def count(self, kind: MergeKind) -> int:
        """How many items became `kind`."""
        return sum(item.kind is kind for item in self.items)
