"""What a delegate should look at in a report; evidence, never a correction."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from core.cli.checked import chain_json, commitment_json, finding_json, judgement_json
from core.cli.console import DONE, Console
from core.cli.inspecting import doubt_json
from core.i18n import _, listed
from core.model.checks import CheckKind, Finding, Judgement
from core.model.commitments import Commitment, Passage
from core.naming import check_name, verdict_name, with_unit

if TYPE_CHECKING:
    from core.library import Library

_MOST_PLACES = 4
_LONGEST = 60


def check(library: Library, arguments: Namespace, console: Console) -> int:
    """All checks of one report, and its place among the others; 待核, not 错误."""
    entry = library.resolve(arguments.report)
    judgements = library.scoreboard(entry.id)
    findings = library.findings(entry.id)
    commitments = library.commitments(entry.id)
    later = library.later_passages(entry.id, commitments)
    console.show(
        {
            "report": entry.id,
            "title": entry.meta.title,
            "indicators": [judgement_json(item) for item in judgements],
            "findings": [finding_json(one) for one in findings if one.kind is not CheckKind.DOUBT],
            "doubts": [doubt_json(doubt) for doubt in library.report(entry.id).doubts],
            "commitments": [commitment_json(one, later.get(one.key)) for one in commitments],
            "chains": [chain_json(chain) for chain in library.chains(entry.id)],
        }
    )
    if console.as_json:
        return DONE
    console.say(entry.meta.title)
    _say_judgements(judgements, console)
    _say_findings(findings, console)
    _say_commitments(commitments, later, console)
    if not (judgements or findings or commitments):
        console.say(_("没有需要核对的地方。"))
    return DONE


def _say_judgements(judgements: Iterable[Judgement], console: Console) -> None:
    lines = [_judgement_line(judgement) for judgement in judgements]
    if lines:
        console.say("\n" + _("计划与实际"))
    for line in lines:
        console.say(f"  {line}")


def _say_findings(findings: Iterable[Finding], console: Console) -> None:
    kind = None
    for finding in findings:
        if finding.kind is not kind:
            kind = finding.kind
            console.say("\n" + _("待核：{kind}").format(kind=check_name(kind)))
        shown = finding.evidence[:_MOST_PLACES]
        places = listed(_said(item.address, _short(item.text)) for item in shown)
        if len(finding.evidence) > len(shown):
            places += " …"
        suggestion = f" → {finding.suggestion}" if finding.suggestion else ""
        console.say(f"  {finding.message} {places}{suggestion}")


def _said(address: str, words: str) -> str:
    """Words of the report behind their address."""
    return _("{address}“{words}”").format(address=address, words=words)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _say_commitments(
    commitments: Iterable[Commitment], later: Mapping[str, Passage], console: Console
) -> None:
    listed = list(commitments)
    if listed:
        console.say("\n" + _("承诺事项"))
    for one in listed:
        console.say(f"  {_said(one.address, one.text)}")
        passage = later.get(one.key)
        if passage is not None:
            console.say(f"    → {_said(passage.address, passage.text)}")


def _judgement_line(judgement: Judgement) -> str:
    plan = _("计划 {value}").format(value=with_unit(judgement.plan))
    actual = _("实际 {value}").format(value=with_unit(judgement.actual))
    return (
        f"{judgement.name} {judgement.year} {judgement.scope}: {plan}, {actual}, "
        f"{verdict_name(judgement.verdict)} ({judgement.rule})"
    )
