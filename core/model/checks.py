"""What a check found: a verdict on an indicator, or two statements that a person should compare."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.model.values import IndicatorValue


class Verdict(StrEnum):
    """How an actual value stands to its plan."""

    EXCEEDED = "exceeded"
    MET = "met"
    WITHIN = "within"
    """Short of the bare number, but within what the wording of the plan (左右) allows."""
    MISSED = "missed"
    CANNOT_JUDGE = "cannot_judge"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One indicator, one scope, one year: plan against actual.

    `indicator` is an index into `Report.indicators`, -1 for a thing that only the prose states.
    `rule` says in the user's language how the verdict was reached, or why none is possible.
    `name` is the thing as printed, `key` its canonical key. Where the text states only how much
    of the plan was reached (为预算的102%), `plan` is that statement: a share with its own span.
    """

    indicator: int
    year: int
    scope: str
    verdict: Verdict
    rule: str
    plan: IndicatorValue | None
    actual: IndicatorValue | None
    name: str = ""
    key: str = ""


class CheckKind(StrEnum):
    """What kind of comparison a finding comes from."""

    TEXT_AGAINST_TABLE = "text_against_table"
    STATEMENT = "statement"
    ARITHMETIC = "arithmetic"
    GLOSSARY = "glossary"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the report that a finding rests on: a span in the text of block `block`."""

    block: int
    address: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at (待核), never a verdict; both sides as evidence.

    `message` is in the user's language and made when the finding is asked for, never stored.
    `rule` names the rule that found it (`table_total`). `key` is the same whenever the same words
    are found again, so that a dismissal outlives a new reading of the report. `suggestion` is what
    may have stood there, for a doubt.
    """

    kind: CheckKind
    message: str
    evidence: tuple[Evidence, ...]
    rule: str = ""
    key: str = ""
    suggestion: str = ""
    dismissed: bool = False
