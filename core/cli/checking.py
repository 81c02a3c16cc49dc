"""What a delegate should look at in a report; evidence, never a correction."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from core.checks.glossary_audit import audit
from core.checks.scoreboard import score
from core.cli.console import DONE, Console
from core.cli.inspecting import doubt_json, value_json
from core.exporting.words import with_unit
from core.i18n import _
from core.model.checks import Finding, Judgement, Verdict
from core.model.report import Report
from core.model.values import IndicatorValue

if TYPE_CHECKING:
    from core.library import Library


def check(library: Library, arguments: Namespace, console: Console) -> int:
    """Plan against actual, the glossary against the text, and doubts; 待核, not 错误."""
    from core.parsing.indicators.lexicon import lower_is_better

    entry = library.resolve(arguments.report)
    report = library.report(entry.id)
    judgements = score(report, lower_is_better)
    findings = audit(report)
    console.show(
        {
            "report": entry.id,
            "title": entry.meta.title,
            "indicators": [_judgement_json(report, item) for item in judgements],
            "findings": [_finding_json(item) for item in findings],
            "doubts": [doubt_json(doubt) for doubt in report.doubts],
        }
    )
    console.say(entry.meta.title)
    if judgements:
        console.say("\n" + _("计划与实际"))
    for judgement in judgements:
        console.say(f"  {_judgement_line(report, judgement)}")
    if findings:
        console.say("\n" + _("待核: 名词注释"))
    for finding in findings:
        places = "; ".join(f"{item.address}「{item.text}」" for item in finding.evidence)
        console.say(f"  {finding.message} {places}")
    if report.doubts:
        console.say("\n" + _("存疑: 原文可能有脱漏"))
    for doubt in report.doubts:
        suggestion = f" → {doubt.suggestion}" if doubt.suggestion else ""
        console.say(f"  {doubt.address}「{doubt.text}」{suggestion} ({doubt.reason})")
    if not (judgements or findings or report.doubts):
        console.say(_("没有需要核对的地方。"))
    return DONE


def _judgement_json(report: Report, judgement: Judgement) -> dict[str, Any]:
    indicator = report.indicators[judgement.indicator]
    return {
        "name": indicator.name,
        "key": indicator.key,
        "year": judgement.year,
        "scope": judgement.scope,
        "verdict": judgement.verdict.value,
        "rule": judgement.rule,
        "plan": None if judgement.plan is None else value_json(judgement.plan),
        "actual": None if judgement.actual is None else value_json(judgement.actual),
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "message": finding.message,
        "evidence": [
            {"address": item.address, "start": item.start, "end": item.end, "text": item.text}
            for item in finding.evidence
        ],
    }


def _judgement_line(report: Report, judgement: Judgement) -> str:
    verdicts = {
        Verdict.EXCEEDED: _("超过计划"),
        Verdict.MET: _("完成计划"),
        Verdict.WITHIN: _("在表述范围内"),
        Verdict.MISSED: _("未达计划"),
        Verdict.CANNOT_JUDGE: _("不能判断"),
    }
    plan = _("计划 {value}").format(value=_words(judgement.plan))
    actual = _("实际 {value}").format(value=_words(judgement.actual))
    name = report.indicators[judgement.indicator].name
    return (
        f"{name} {judgement.year} {judgement.scope}: {plan}, {actual}, "
        f"{verdicts[judgement.verdict]} ({judgement.rule})"
    )


def _words(value: IndicatorValue | None) -> str:
    """A value with its unit, a dash where there is none."""
    return "—" if value is None else with_unit(value)
