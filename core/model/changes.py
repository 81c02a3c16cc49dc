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
    REMOVE = "remove"
    MERGE = "merge"
    DECIDE = "decide"


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
