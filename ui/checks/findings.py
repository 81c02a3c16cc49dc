"""Things to verify as lines: what to compare, and the words of both sides below."""

from __future__ import annotations

from collections.abc import Sequence

from core.i18n import _
from core.model.chains import Chain
from core.model.checks import CheckKind, Evidence, Finding
from core.model.decisions import Choice
from core.model.report import Report
from core.naming import check_name
from ui.checks.places import around, place_of
from ui.panes.lines import Chip, Group, Line, Tone

_LONGEST_MARK = 20


def finding_groups(report: Report, findings: Sequence[Finding]) -> list[Group]:
    """The findings kind by kind, in reading order; those that were put aside stand last."""
    groups = [
        Group(
            check_name(kind),
            tuple(_line(report, one) for one in findings if one.kind is kind and not one.dismissed),
        )
        for kind in CheckKind
    ]
    aside = tuple(_line(report, one) for one in findings if one.dismissed)
    return [*groups, Group(_("已看过"), aside)]


def match_group(chains: Sequence[Chain]) -> Group:
    """Names taken, or likely to be taken, for one indicator: the user confirms or parts them."""
    lines: list[Line] = []
    for chain in chains:
        for match in chain.matches:
            if match.sure and match.name == chain.name and match.choice is None:
                continue
            words = _("“{one}”和“{other}”是同一指标吗？").format(one=match.name, other=chain.name)
            state = (
                _("名称相近，还没有合在一起。")
                if not match.sure
                else _("词库认作同一指标，已合在一起。")
            )
            lines.append(Line(words, below=state, chip=_match_chip(match.choice), item=match))
    return Group(_("指标名称"), tuple(lines))


def _match_chip(choice: Choice | None) -> Chip | None:
    if choice is Choice.CONFIRMED:
        return Chip(_("同一指标"), Tone.GOOD)
    return Chip(_("不同指标")) if choice is Choice.SPLIT else None


def _line(report: Report, finding: Finding) -> Line:
    below = ""
    if finding.suggestion:
        below = _("原文可能是：{words}").format(words=finding.suggestion)
    return Line(
        finding.message,
        below=below,
        chip=Chip(_("已看过")) if finding.dismissed else None,
        item=finding,
        children=tuple(_side(report, one) for one in finding.evidence),
    )


def _side(report: Report, evidence: Evidence) -> Line:
    text = report.blocks[evidence.block].text
    words, strong = around(text, evidence.start, evidence.end)
    if strong[1] - strong[0] > _LONGEST_MARK:
        # Where nearly all is marked the mark says nothing.
        strong = (0, 0)
    return Line(
        words,
        below=evidence.address,
        strong=strong,
        quote=True,
        item=place_of(report, evidence),
    )
