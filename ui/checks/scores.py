"""Plan against actual as lines: the missed first, the rule and both places below each."""

from __future__ import annotations

from collections.abc import Sequence

from core.i18n import _
from core.model.checks import Judgement, Verdict
from core.model.report import Report
from core.naming import verdict_name, with_unit
from ui.checks.places import place_of
from ui.panes.lines import Chip, Group, Line, Tone

_ORDER = (
    Verdict.MISSED,
    Verdict.WITHIN,
    Verdict.MET,
    Verdict.EXCEEDED,
    Verdict.CANNOT_JUDGE,
)
_TONES = {
    Verdict.EXCEEDED: Tone.GOOD,
    Verdict.MET: Tone.GOOD,
    Verdict.WITHIN: Tone.SOFT,
    Verdict.MISSED: Tone.POOR,
    Verdict.CANNOT_JUDGE: Tone.QUIET,
}


def verdict_sign(verdict: Verdict) -> str:
    """A sign that tells the verdict where there is no colour."""
    return {
        Verdict.EXCEEDED: "▲",
        Verdict.MET: "●",
        Verdict.WITHIN: "◐",
        Verdict.MISSED: "▼",
        Verdict.CANNOT_JUDGE: "–",
    }[verdict]


def score_groups(report: Report, judgements: Sequence[Judgement]) -> list[Group]:
    """The judgements by verdict, the missed first, each in the order of the report."""
    if not any(one.plan is not None for one in judgements):
        # A report that plans nothing, such as a bulletin, has nothing to be judged by.
        return []
    scopes = {one.scope for one in judgements}
    years = {one.year for one in judgements}
    return [
        Group(
            f"{verdict_sign(verdict)} {verdict_name(verdict)}",
            tuple(
                _line(report, one, with_scope=len(scopes) > 1, with_year=len(years) > 1)
                for one in judgements
                if one.verdict is verdict
            ),
        )
        for verdict in _ORDER
    ]


def _line(report: Report, one: Judgement, *, with_scope: bool, with_year: bool) -> Line:
    name = one.name or (report.indicators[one.indicator].name if one.indicator >= 0 else "")
    about = [one.scope if with_scope else "", str(one.year) if with_year else ""]
    plan = _("计划 {value}").format(value=with_unit(one.plan))
    actual = _("实际 {value}").format(value=with_unit(one.actual))
    children = [Line(one.rule)]
    for words, value in ((plan, one.plan), (actual, one.actual)):
        if value is not None:
            children.append(Line(words, below=value.address, item=place_of(report, value)))
    nature = report.indicators[one.indicator].nature if one.indicator >= 0 else ""
    values = _("{plan} · {actual}").format(plan=plan, actual=actual)
    return Line(
        " ".join(part for part in (name, *about) if part),
        below=" · ".join(part for part in (values, nature) if part),
        chip=Chip(verdict_name(one.verdict), _TONES[one.verdict]),
        children=tuple(children),
    )
