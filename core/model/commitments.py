"""What a report promises, and what a later report says of it."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.decisions import Choice


@dataclass(frozen=True, slots=True)
class Commitment:
    """A clause that promises something that can be checked later.

    The span is in the text of block `block` and covers the clause. `verbs` are the words that
    promise (确保, 建成), `quantities` the numbers with their units, `dates` the times named, all as
    printed. `year` is the year it is promised for. `choice` and `note` are the user's decision,
    None while there is none. `key` is the same whenever the same words are found again.
    """

    key: str
    block: int
    address: str
    start: int
    end: int
    text: str
    verbs: tuple[str, ...]
    quantities: tuple[str, ...]
    dates: tuple[str, ...]
    year: int | None
    choice: Choice | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The place in a later report nearest to a commitment; `score` runs from 0 to 1.

    `report` is the later report's id; the span is in the text of its block `block`.
    """

    report: str
    block: int
    address: str
    start: int
    end: int
    text: str
    score: float
