"""What a delegate adds to a report, and how it finds its words again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """The five highlighter colours; each is colour-blind safe beside the others."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    VIOLET = "violet"


class Style(StrEnum):
    """How the words are marked."""

    FILL = "fill"
    UNDERLINE = "underline"


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
    TERM = "term"
    INDICATOR = "indicator"
    CELL = "cell"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Target:
    """What an annotation is on; `key` is an address or an indicator's key, empty for the report."""

    kind: TargetKind
    key: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """How an annotation finds its text again; made once, never overwritten.

    `version` names the report version it was made on; `start` and `end` are its canonical offsets.
    `block_hash` is the hash of the text of the block that holds `start`. `prefix` and `suffix` are
    32 or more characters around the quote, fewer only at the ends of the report. `offset` is where
    the quote begins in the text of its block, -1 where that is not known. `twins` is how many
    other blocks had the same text, `copies` how many other places the same words; -1 where
    that is not known.
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
