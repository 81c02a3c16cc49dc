"""Links in the text of notes: to other notes, terms, places of the report, reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """What a link leads to."""

    NOTE = "note"
    TERM = "term"
    PLACE = "place"
    """A block of the report, by its address."""
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link as it stands in a note, from `start` to `end` (code points of the note).

    `kind` is None where only the words tell what is meant (`[[中国稀金谷]]`); `key` is an id, a
    wording or an address; `label` is what a reader sees.
    """

    start: int
    end: int
    kind: LinkKind | None
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link and what it leads to.

    `report` is the report it leads into, `annotation` the note's id for a link to a note. `place`
    and `place_end` are canonical offsets, -1 where it leads to no words. `title` says in words
    where it leads. Where `found` is False it leads nowhere, and all of this is empty.
    """

    written: WrittenLink
    kind: LinkKind | None
    found: bool
    report: str = ""
    annotation: str = ""
    place: int = -1
    place_end: int = -1
    title: str = ""


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Something a link could lead to, for completion; `text` is the link to be written."""

    kind: LinkKind
    title: str
    text: str
