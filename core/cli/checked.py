"""What the checks found, as JSON."""

from __future__ import annotations

from core.cli.console import Json
from core.cli.inspecting import value_json
from core.model.chains import Chain, ChainValue, ChainYear
from core.model.checks import Finding, Judgement
from core.model.commitments import Commitment, Passage


def judgement_json(judgement: Judgement) -> Json:
    """A verdict with both its sides."""
    return {
        "name": judgement.name,
        "key": judgement.key,
        "year": judgement.year,
        "scope": judgement.scope,
        "verdict": judgement.verdict.value,
        "rule": judgement.rule,
        "plan": None if judgement.plan is None else value_json(judgement.plan),
        "actual": None if judgement.actual is None else value_json(judgement.actual),
    }


def finding_json(finding: Finding) -> Json:
    """A finding with its evidence."""
    return {
        "key": finding.key,
        "kind": finding.kind.value,
        "rule": finding.rule,
        "message": finding.message,
        "dismissed": finding.dismissed,
        "evidence": [
            {"address": item.address, "start": item.start, "end": item.end, "text": item.text}
            for item in finding.evidence
        ],
    }


def chain_json(chain: Chain) -> Json:
    """An indicator over the years."""
    return {
        "key": chain.key,
        "name": chain.name,
        "names": list(chain.names),
        "scope": chain.scope,
        "measure": chain.measure.value,
        "unit": chain.unit,
        "flags": sorted(flag.value for flag in chain.flags),
        "years": [_year_json(year) for year in chain.years],
        "above": [_told_json(value) for value in chain.above],
        "matches": [
            {
                "key": match.key,
                "report": match.report,
                "name": match.name,
                "sure": match.sure,
                "choice": match.choice and match.choice.value,
            }
            for match in chain.matches
        ],
    }


def _year_json(year: ChainYear) -> Json:
    return {
        "year": year.year,
        "verdict": year.verdict.value,
        "rule": year.rule,
        "targets": [_told_json(value) for value in year.targets],
        "actuals": [_told_json(value) for value in year.actuals],
    }


def _told_json(told: ChainValue) -> Json:
    return {
        "report": told.report,
        "name": told.name,
        "preliminary": told.preliminary,
        **value_json(told.value),
    }


def commitment_json(commitment: Commitment, passage: Passage | None) -> Json:
    """A commitment with what the next report says nearest to it."""
    return {
        "key": commitment.key,
        "address": commitment.address,
        "start": commitment.start,
        "end": commitment.end,
        "text": commitment.text,
        "verbs": list(commitment.verbs),
        "quantities": list(commitment.quantities),
        "dates": list(commitment.dates),
        "year": commitment.year,
        "choice": commitment.choice and commitment.choice.value,
        "note": commitment.note,
        "later": passage
        and {
            "report": passage.report,
            "address": passage.address,
            "start": passage.start,
            "end": passage.end,
            "text": passage.text,
            "score": passage.score,
        },
    }
