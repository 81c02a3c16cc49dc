"""The versions of a report, what changed between two, and what that asks of the delegate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from core.model.annotations import AnchorState, Annotation


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One version of a report: `id` is the SHA-256 of its text, `created` when it was imported.

    `source_name` is the file it was read from; `shown` tells the version that the report shows.
    """

    id: str
    created: str
    source_name: str
    characters: int
    shown: bool


class DiffSpan(NamedTuple):
    """Words that differ: old from `start` to `end`, new from `new_start` to `new_end`.

    Code points of the paragraphs' texts; one of the two is empty where words were only added or
    only taken away.
    """

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """An annotation whose place in the version shown is for the delegate to decide.

    `quote` are the words it was made on, `before` and `after` what stood around them. `words` are
    those found in the version shown, from `start` to `end` (canonical code points, -1 for an
    orphan), with `words_before` and `words_after`; `address` is their block's. `differences` are
    the parts of `quote` (old) and `words` (new) that differ.
    """

    annotation: Annotation
    state: AnchorState
    quote: str
    before: str
    after: str
    words: str
    words_before: str
    words_after: str
    start: int
    end: int
    address: str
    differences: tuple[DiffSpan, ...]


class DiffKind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A paragraph of the old version beside the one it became; None where there is none.

    `old` and `new` are block indexes, `old_text` and `new_text` their texts (empty for None).
    A moved paragraph may have changed as well: then it has spans. `annotations` are the ids of
    those on it, in either version, in reading order.
    """

    kind: DiffKind
    old: int | None
    new: int | None
    old_text: str
    new_text: str
    spans: tuple[DiffSpan, ...] = ()
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """Two versions side by side, in the order of the new one; removed paragraphs where they were.

    `counts` are the rows of each kind.
    """

    old: VersionEntry
    new: VersionEntry
    rows: tuple[DiffRow, ...]

    def counts(self) -> dict[DiffKind, int]:
        """How many rows there are of each kind."""
        result = dict.fromkeys(DiffKind, 0)
        for row in self.rows:
            result[row.kind] += 1
        return result

    def changes(self) -> tuple[DiffRow, ...]:
        """The rows that differ, those under annotations first, else in order."""
        changed = [row for row in self.rows if row.kind is not DiffKind.SAME]
        return tuple(sorted(changed, key=lambda row: not row.annotations))
