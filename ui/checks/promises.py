"""Promises as lines: the report's words, how much and until when, what the next report says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from core.i18n import _
from core.model.commitments import Commitment, Passage
from core.model.decisions import Choice
from core.model.report import Report
from ui.panes.lines import Chip, Group, Line, Tone
from ui.panes.places import Elsewhere
from ui.panes.words import section_around, section_title


class Kept(StrEnum):
    """Which promises are shown."""

    ALL = "all"
    TRACKED = "tracked"
    KEPT = "kept"
    OPEN = "open"
    DROPPED = "dropped"


def kept_name(kept: Kept) -> str:
    """What a choice of promises is called."""
    return {
        Kept.ALL: _("全部"),
        Kept.TRACKED: _("跟踪的"),
        Kept.KEPT: _("留下的"),
        Kept.OPEN: _("没有处理的"),
        Kept.DROPPED: _("去掉的"),
    }[kept]


def promise_groups(
    report: Report,
    commitments: Sequence[Commitment],
    later: Mapping[str, Passage],
    kept: Kept = Kept.ALL,
    titles: Mapping[str, str] | None = None,
) -> list[Group]:
    """The promises by section.

    Args:
        report: the report that promises.
        commitments: in reading order.
        later: by a commitment's key, what the next report says nearest to it.
        kept: which are shown; `ALL` leaves out those that were dropped.
        titles: how other reports are called, by their ids.
    """
    groups: dict[int, list[Line]] = {}
    for one in commitments:
        if _is_shown(one, kept):
            key = section_around(report, report.blocks[one.block])
            line = _line(one, later.get(one.key), titles or {})
            groups.setdefault(key, []).append(line)
    return [Group(section_title(report, key), tuple(lines)) for key, lines in groups.items()]


def _is_shown(one: Commitment, kept: Kept) -> bool:
    return {
        Kept.ALL: one.choice is not Choice.DROPPED,
        Kept.TRACKED: one.choice is Choice.TRACKED,
        Kept.KEPT: one.choice in (Choice.KEPT, Choice.TRACKED),
        Kept.OPEN: one.choice is None,
        Kept.DROPPED: one.choice is Choice.DROPPED,
    }[kept]


def _line(one: Commitment, passage: Passage | None, titles: Mapping[str, str]) -> Line:
    parts = [*one.quantities, *one.dates, one.address]
    children = []
    if one.note:
        children.append(Line(one.note, below=_("我的记录")))
    if passage is not None:
        place = Elsewhere(passage.report, passage.block, passage.start, passage.end)
        where = [titles.get(passage.report, ""), passage.address]
        below = _("下一份报告最接近的话：{where}").format(where=" ".join(p for p in where if p))
        children.append(Line(passage.text, below=below, quote=True, item=place))
    return Line(
        one.text,
        below=" · ".join(parts),
        chip=_chip(one.choice),
        item=one,
        quote=True,
        children=tuple(children),
    )


def _chip(choice: Choice | None) -> Chip | None:
    return (
        {
            Choice.TRACKED: Chip(_("跟踪"), Tone.SOFT),
            Choice.KEPT: Chip(_("留下"), Tone.GOOD),
            Choice.DROPPED: Chip(_("去掉")),
        }.get(choice)
        if choice is not None
        else None
    )
