"""Notes in the order in which the report is read, grouped by section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.exporting.words import local_time, style_name
from core.i18n import _
from core.model.annotations import AnchorState, Annotation, Colour, Style, TargetKind
from core.model.report import Report
from core.naming import plain_colour_name, role_name, state_remark, target_name

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` without what XML and UTF-8 cannot hold; lines end in a newline."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class NoteView:
    """An annotation in words, ready to be printed; empty strings where there is nothing.

    `quote` is what was marked when it was marked, `now` what stands there now if it differs.
    `subject` names the term or indicator it is on. `start` and `end` are
    its canonical span, -1 for none.
    """

    annotation: Annotation
    kind: str
    subject: str
    address: str
    quote: str
    now: str
    note: str
    tags: tuple[str, ...]
    role: str
    colour: str
    style: str
    state: str
    author: str
    created: str
    modified: str
    start: int
    end: int

    @property
    def look(self) -> str:
        """How the words are marked, for a template: `underline`, `fill-yellow`; empty for not."""
        colour = self.annotation.colour
        if colour is None:
            return ""
        return "underline" if self.annotation.style is Style.UNDERLINE else f"fill-{colour.value}"

    @property
    def remarks(self) -> list[str]:
        """The short facts under a note: address, role, colour, tags, state, author, time."""
        facts = [
            self.address,
            self.role,
            _("{colour}{style}").format(colour=self.colour, style=self.style),
            " ".join(f"#{tag}" for tag in self.tags),
            self.state,
            self.author,
            self.modified,
        ]
        return [fact for fact in facts if fact]


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """Notes under one heading; `path` are the headings around them, outermost first."""

    path: tuple[str, ...]
    notes: tuple[NoteView, ...]

    @property
    def title(self) -> str:
        """The path on one line."""
        return " › ".join(self.path)


Names = Mapping[Colour, str]
"""What the delegate calls the colours; a name that is missing or empty is the plain one."""


def grouped(
    report: Report, annotations: Iterable[Annotation], names: Names | None = None
) -> list[NoteGroup]:
    """The living annotations in groups.

    First those on the report as a whole, then those in its text, section by section in reading
    order, then those on terms and in the glossary, at last those whose words are gone.
    """
    whole: list[NoteView] = []
    sections: dict[tuple[str, ...], list[NoteView]] = {}
    terms: list[NoteView] = []
    lost: list[NoteView] = []
    for view in views(report, annotations, names):
        target = view.annotation.target.kind
        placement = view.annotation.placement
        if target is TargetKind.REPORT:
            whole.append(view)
        elif placement is not None and placement.state is AnchorState.ORPHAN:
            lost.append(view)
        elif target is TargetKind.TERM:
            terms.append(view)
        elif view.start < 0:
            lost.append(view)
        elif report.block_at(view.start).term is not None:
            terms.append(view)
        else:
            sections.setdefault(_path(report, view.start), []).append(view)
    groups = [
        ((_("整份报告"),), whole),
        *sections.items(),
        ((_("名词注释"),), terms),
        ((_("未能定位的批注"),), lost),
    ]
    return [NoteGroup(path, tuple(notes)) for path, notes in groups if notes]


def views(
    report: Report, annotations: Iterable[Annotation], names: Names | None = None
) -> list[NoteView]:
    """The living annotations in words, by place, those without one first."""
    shown = [_view(report, one, names or {}) for one in annotations if not one.deleted]
    shown.sort(key=lambda view: (view.start, view.annotation.created, view.annotation.id))
    return shown


def _path(report: Report, offset: int) -> tuple[str, ...]:
    """The headings around a place of the text."""
    path = report.section_path(report.block_at(offset).index)
    return tuple(f"{section.label}{section.title}" for section in path) or (_("开头"),)


def _view(report: Report, annotation: Annotation, names: Names) -> NoteView:
    """The annotation in words."""
    anchor, placement = annotation.anchor, annotation.placement
    start, end = _span(report, annotation)
    quote = anchor.quote if anchor is not None else ""
    now = ""
    if placement is not None and placement.state is AnchorState.CHANGED and start >= 0:
        now = report.text[start:end]
    if start >= 0:
        address = report.block_at(start).address
    else:
        address = anchor.address if anchor is not None else annotation.target.key
    return NoteView(
        annotation=annotation,
        kind=target_name(annotation.target.kind),
        subject=clean(_subject(report, annotation)),
        address=address,
        quote=clean(quote),
        now=clean(now) if now != quote else "",
        note=clean(annotation.note),
        tags=tuple(clean(tag) for tag in annotation.tags),
        role="" if annotation.role is None else role_name(annotation.role),
        colour=_colour_name(annotation.colour, names),
        style=style_name(annotation),
        state=state_remark(annotation),
        author=clean(annotation.author),
        created=local_time(annotation.created),
        modified=local_time(annotation.modified),
        start=start,
        end=end,
    )


def _colour_name(colour: Colour | None, names: Names) -> str:
    """The delegate's own name, else the plain one; empty for no colour."""
    if colour is None:
        return ""
    return clean(names.get(colour, "")).strip() or plain_colour_name(colour)


def _span(report: Report, annotation: Annotation) -> tuple[int, int]:
    """Where the annotation stands in the canonical text, -1, -1 for nowhere."""
    placement = annotation.placement
    if placement is not None:
        fits = 0 <= placement.start <= placement.end <= len(report.text) and report.blocks
        return (placement.start, placement.end) if fits else (-1, -1)
    block = _block_of_key(report, annotation)
    if block is None:
        return (-1, -1)
    start = report.offset(block)
    return (start, start + len(report.blocks[block].text))


def _block_of_key(report: Report, annotation: Annotation) -> int | None:
    """The block that a target's key names; a cell's key begins with its table's address."""
    kind, key = annotation.target.kind, annotation.target.key
    if kind is TargetKind.REPORT or not key:
        return None
    if kind is TargetKind.INDICATOR:
        for indicator in report.indicators:
            if key in (indicator.key, indicator.address):
                return indicator.block
    if kind is TargetKind.TERM:
        for term in report.terms:
            if key in (term.address, term.term):
                return term.block
    best: tuple[int, int] | None = None
    for block in report.blocks:
        fits = key == block.address or (kind is TargetKind.CELL and key.startswith(block.address))
        if fits and block.address and (best is None or len(block.address) > best[0]):
            best = (len(block.address), block.index)
    return None if best is None else best[1]


def _subject(report: Report, annotation: Annotation) -> str:
    """The name of the term or of the indicator that the annotation is on."""
    kind, key = annotation.target.kind, annotation.target.key
    if kind is TargetKind.TERM:
        start = -1 if annotation.placement is None else annotation.placement.start
        here = report.block_at(start).term if start >= 0 else None
        for term in report.terms:
            # Numbers and addresses count anew in a corrected edition: its words tell first.
            if here == term.index or (here is None and key in (term.address, term.term)):
                return term.term or term.definition
    if kind is TargetKind.INDICATOR:
        for indicator in report.indicators:
            if key in (indicator.key, indicator.address):
                return indicator.name
    if kind is TargetKind.VALUE:
        wanted = key.split("|", 1)[0]
        return next((i.name for i in report.indicators if i.key == wanted), "")
    return ""
