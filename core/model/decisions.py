"""What the user decided about what the program found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a decision is about; its key is the key of that thing."""

    FINDING = "finding"
    """A `Finding`, by its key."""
    COMMITMENT = "commitment"
    """A `Commitment`, by its key."""
    MATCH = "match"
    """A `Match` of an indicator's name with a chain, by its key."""


class Choice(StrEnum):
    """What was decided."""

    DISMISSED = "dismissed"
    """A finding that needs no look any more."""
    KEPT = "kept"
    """A commitment that belongs into the ledger."""
    DROPPED = "dropped"
    """A sentence that promises nothing."""
    TRACKED = "tracked"
    """A commitment that the user follows from year to year."""
    CONFIRMED = "confirmed"
    """Two names that mean the same indicator."""
    SPLIT = "split"
    """Two names that do not mean the same indicator."""


CHOICES = {
    DecisionKind.FINDING: frozenset({Choice.DISMISSED}),
    DecisionKind.COMMITMENT: frozenset({Choice.KEPT, Choice.DROPPED, Choice.TRACKED}),
    DecisionKind.MATCH: frozenset({Choice.CONFIRMED, Choice.SPLIT}),
}
"""The choices that each kind of thing allows."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on one thing of one report.

    `report` is the report's id; a match belongs to the report whose indicator it joins. `note` is
    what the user wrote. `modified` is ISO 8601 in UTC.
    """

    report: str
    kind: DecisionKind
    key: str
    choice: Choice
    note: str = ""
    author: str = ""
    modified: str = ""
