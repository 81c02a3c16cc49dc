"""What a delegate adds to a report, and how it finds its words again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Colour(StrEnum):
    """The five highlighter colours; each is colour-blind safe beside the others."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    VIOLET = "violet"


class Style(StrEnum):
    """How the words are marked; a bookmark stands in the margin and leaves them as they are."""

    FILL = "fill"
    UNDERLINE = "underline"
    BOOKMARK = "bookmark"


class Role(StrEnum):
    """意见类型: the part a note plays in a speech (肯定, 问题, 追问, 建议)."""

    AFFIRM = "affirm"
    PROBLEM = "problem"
    QUESTION = "question"
    SUGGEST = "suggest"


class TargetKind(StrEnum):
    """What an annotation is on."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TERM = "term"
    INDICATOR = "indicator"
    VALUE = "value"
    """One value of an indicator: a bar or a point in a chart."""
    CELL = "cell"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Target:
    """What an annotation is on.

    `key` is the address of a paragraph, heading or glossary entry, the key of an indicator, of
    one of its values (`core.library.value_key`) or of a table cell (`core.library.cell_key`);
    empty for text and for the report.
    """

    kind: TargetKind
    key: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """How an annotation finds its text again; once made it is never changed.

    `version` names the report version it was made on; `start` and `end` are its canonical offsets.
    `block_hash` is the hash of the text of the block that holds `start`. `prefix` and `suffix` are
    32 or more characters around the quote, fewer only at the ends of the report. `offset` is where
    the quote begins in the text of its block, -1 where that is not known. `twins` is how many
    other blocks had the same text, `copies` how many other places the same words. `alone_before`,
    `alone_behind` and `alone_around` are how many characters before it, behind it and on both
    sides make it the only one of its kind (`core.anchoring.alone`). -1 where that is not known.
    """

    version: str
    address: str
    block_hash: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    offset: int = -1
    twins: int = -1
    copies: int = -1
    alone_before: int = -1
    alone_behind: int = -1
    alone_around: int = -1


class AnchorState(StrEnum):
    """How surely an anchor was found in the version now shown."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor is found in one version; -1, -1 for an orphan. `score` runs from 0 to 1."""

    state: AnchorState
    start: int
    end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight, a note, or both, on one target.

    `id` is a UUID in hex. `colour` is None for a note without highlight. Times are ISO 8601 in UTC.
    `deleted` is the time of deletion (a tombstone), empty while it lives. `placement` is where it
    stands in the version now shown, None for a target without text.

    `anchor` is the one in effect. Where a person changed the range or confirmed another place,
    `original` is the one it was made with, else None. `orphaned` is the version for which a person
    decided that its words are gone, empty for none. `origin` names what an annotation from
    elsewhere was taken in from (`core.exchange`), empty for one made here.
    """

    id: str
    report: str
    target: Target
    anchor: Anchor | None
    placement: Placement | None
    colour: Colour | None
    style: Style
    note: str
    tags: tuple[str, ...]
    role: Role | None
    author: str
    created: str
    modified: str
    deleted: str = ""
    original: Anchor | None = None
    orphaned: str = ""
    origin: str = ""

    @property
    def first_anchor(self) -> Anchor | None:
        """The anchor it was made with, whatever was decided later."""
        return self.original or self.anchor

    @property
    def is_blank(self) -> bool:
        """Whether it neither says nor marks anything: a note that was begun and left empty."""
        says = self.note or self.tags or self.role
        return not says and self.colour is None and self.style is not Style.BOOKMARK


class Mark(NamedTuple):
    """What the reader needs to paint an annotation, cheap to load by the ten thousand.

    `start` and `end` are canonical offsets of the version shown; orphans have no mark. `short` is
    the beginning of the note's first line, empty without a note.
    """

    id: str
    start: int
    end: int
    colour: Colour | None
    style: Style
    short: str
    role: Role | None
    state: AnchorState
    kind: TargetKind
