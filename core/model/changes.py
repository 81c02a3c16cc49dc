"""What a writing verb did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.model.annotations import Annotation


class Verb(StrEnum):
    """The verbs that write and can be undone."""

    ANNOTATE = "annotate"
    EDIT = "edit"
    DELETE = "delete"
    IMPORT = "import"
    CORRECT = "correct"
    """A report of the library was understood anew, with other starts."""
    REMOVE = "remove"
    MERGE = "merge"
    """Annotations of other people taken in."""
    RANGE = "range"
    JOIN = "join"
    SPLIT = "split"
    REVIEW = "review"
    """What became of an annotation in a corrected edition was decided."""
    RETAG = "retag"
    REVISE = "revise"
    """A former revision was restored."""
    DECIDE = "decide"
    """Something was decided about a finding, a commitment or a match; `ids` is then empty."""


@dataclass(frozen=True, slots=True)
class Change:
    """One committed transaction: what it touched, and the images before and after.

    `before` and `after` are parallel to `ids`; None where the annotation did not exist. `reports`
    are the ids of the reports it concerns. `undone` tells whether this change was an undo (True)
    or a do or redo (False).
    """

    id: int
    verb: Verb
    reports: tuple[str, ...]
    ids: tuple[str, ...]
    before: tuple[Annotation | None, ...] = ()
    after: tuple[Annotation | None, ...] = ()
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an annotation in its log; `change` is the id of the change that made it."""

    change: int
    time: str
    author: str
    verb: Verb
    undone: bool
    annotation: Annotation
