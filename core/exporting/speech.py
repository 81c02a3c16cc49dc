"""审议发言提纲: what the delegate wants to say, by the part each note plays, with its grounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.exporting.grouping import Names, NoteView, clean, views
from core.i18n import _
from core.model.annotations import Annotation, Role, TargetKind
from core.model.report import Report
from core.model.values import Indicator, IndicatorValue
from core.naming import role_name, value_role_name, with_unit
from core.text.sentences import split_sentences

_MOST_FIGURES = 6
"""More numbers than these beside one point are not spoken, but read out."""


@dataclass(frozen=True, slots=True)
class SpeechPoint:
    """One thing to say: the note, and numbers beside the words it is on."""

    note: NoteView
    figures: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is said: the note; where there is none, the words that were marked or named."""
        return self.note.note or self.note.quote or self.note.subject

    @property
    def grounds(self) -> list[str]:
        """On what it rests: the thing it is about, the address, the numbers, the state."""
        note = self.note
        named = note.subject if note.note else ""
        return [part for part in (named, note.address, *self.figures, note.state) if part]


@dataclass(frozen=True, slots=True)
class SpeechPart:
    """Points of one role in the order of the report."""

    title: str
    points: tuple[SpeechPoint, ...]


def speech(
    report: Report, annotations: Iterable[Annotation], names: Names | None = None
) -> list[SpeechPart]:
    """The living notes as a speech: 肯定, 问题, 追问, 建议, then notes without a role.

    A highlight on which nothing was written, not even a role, says nothing and is left out.
    """
    found: dict[Role | None, list[SpeechPoint]] = {role: [] for role in (*Role, None)}
    for view in views(report, annotations, names):
        role = view.annotation.role
        point = SpeechPoint(view, _figures(report, view))
        if point.words and (role is not None or view.note):
            found[role].append(point)
    return [
        SpeechPart(_("其他") if role is None else role_name(role), tuple(points))
        for role, points in found.items()
        if points
    ]


def _figures(report: Report, view: NoteView) -> tuple[str, ...]:
    """The numbers that stand beside the marked words and are not among them, as printed."""
    indicator = _indicator(report, view)
    if indicator is not None:
        told = [_value_words(report, value) for value in indicator.values]
    elif view.annotation.target.kind is TargetKind.TEXT and view.start >= 0:
        told = _beside(report, view)
    else:
        told = []
    return tuple(clean(words) for words in dict.fromkeys(told))[:_MOST_FIGURES]


def _indicator(report: Report, view: NoteView) -> Indicator | None:
    """The indicator that a note is on, as a whole, on a value or on its name in a table."""
    target = view.annotation.target
    if target.kind in (TargetKind.INDICATOR, TargetKind.VALUE):
        key = target.key.split("|", 1)[0]
        return next((i for i in report.indicators if key in (i.key, i.address)), None)
    if view.start < 0 or report.block_at(view.start).table is None:
        return None
    block = report.block_at(view.start).index
    quote = view.quote.strip()
    return next((i for i in report.indicators if i.block == block and i.name == quote), None)


def _value_words(report: Report, value: IndicatorValue) -> str:
    """`2020年 计划 4.5%左右`, the place behind it where it is not that of the report."""
    words = _("{year}年{role} {value}").format(
        year=value.year, role=value_role_name(value.role), value=with_unit(value)
    )
    elsewhere = value.scope and value.scope not in report.meta.region
    return _("{words}（{scope}）").format(words=words, scope=value.scope) if elsewhere else words


def _beside(report: Report, view: NoteView) -> list[str]:
    """The figures of the sentences that hold the marked words, with what they measure."""
    block = report.block_at(view.start)
    base = report.offset(block.index)
    start, end = view.start - base, view.end - base
    held = [span for span in split_sentences(block.text) if span[0] < end and start < span[1]]
    return [
        f"{figure.subject} {figure.text}".strip()
        for figure in report.figures
        if figure.block == block.index
        and any(first <= figure.start < last for first, last in held)
        and not (start <= figure.start and figure.end <= end)
    ]
