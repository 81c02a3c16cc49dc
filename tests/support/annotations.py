"""Annotations for tests, made without a library."""

from __future__ import annotations

from core.model.annotations import (
    Anchor,
    AnchorState,
    Annotation,
    Colour,
    Placement,
    Role,
    Style,
    Target,
    TargetKind,
)
from core.model.library import ReportEntry
from core.model.report import Report


def make_annotation(
    report: Report,
    number: int,
    quote: str | None = None,
    note: str = "",
    *,
    kind: TargetKind = TargetKind.TEXT,
    key: str = "",
    colour: Colour | None = Colour.YELLOW,
    style: Style = Style.FILL,
    tags: tuple[str, ...] = (),
    role: Role | None = None,
    state: AnchorState = AnchorState.EXACT,
    deleted: str = "",
) -> Annotation:
    """Annotation `number` (1 to 28, its age) on the first place of `quote`; an orphan has none."""
    anchor = placement = None
    if quote is not None:
        start = max(0, report.text.find(quote))
        end = start + len(quote)
        anchor = Anchor(
            "v1",
            report.block_at(start).address,
            "hash",
            start,
            end,
            quote,
            report.text[max(0, start - 32) : start],
            report.text[end : end + 32],
            start - report.starts[report.block_at(start).index],
        )
        lost = state is AnchorState.ORPHAN
        placement = Placement(state, -1, -1) if lost else Placement(state, start, end)
    made = f"2026-01-{number:02d}T01:02:03+00:00"
    return Annotation(
        f"{number:032x}",
        "report-1",
        Target(kind, key),
        anchor,
        placement,
        colour,
        style,
        note,
        tags,
        role,
        "甲",
        made,
        made,
        deleted,
    )


def make_entry(report: Report) -> ReportEntry:
    """The report's entry in a library."""
    return ReportEntry(
        "report-1",
        "v1",
        report.meta,
        len(report.text),
        0,
        0.0,
        "样本.txt",
        "2026-01-01T00:00:00+00:00",
    )
