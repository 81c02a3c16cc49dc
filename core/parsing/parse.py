"""From a source to the report in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.model.blocks import BlockKind, Part
from core.model.notices import Notice, NoticeCode, notice
from core.model.report import Corrections, Report, ReportKind
from core.model.source import FurnitureReason, Source
from core.parsing.assemble import Assembled, Item, assemble
from core.parsing.celled import gather_barred, gather_cells
from core.parsing.doubts import read_doubts
from core.parsing.figures import read_figures
from core.parsing.front.genre import reads_like_report
from core.parsing.front.letters import lift_letter
from core.parsing.front.meta import kind_of, read_meta
from core.parsing.front.opening import Front, read_front
from core.parsing.furniture.dropping import (
    Discarded,
    drop_contents,
    drop_repeated,
    drop_tail,
    drop_titles,
    is_pasted,
    is_prose,
)
from core.parsing.glossary.entries import entry_of_note, read_entries
from core.parsing.glossary.footnotes import lift_footnotes
from core.parsing.glossary.linking import audit, find_uses
from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.glossary.term_grids import Entry
from core.parsing.glossary.term_rows import gather_terms
from core.parsing.indicators import read_indicators, stated_indicators
from core.parsing.inserts import lift_front
from core.parsing.items import closed_headings, entry_items, front_items, stage_items
from core.parsing.layout.inline import part_inline_headings
from core.parsing.layout.joining import is_cut, join_wrapped
from core.parsing.layout.jumps import drop_jumps
from core.parsing.layout.mending import mend_broken
from core.parsing.layout.pages import drop_flagged
from core.parsing.layout.pieces import join_labels, join_marks, part_inline_notes, with_label
from core.parsing.layout.run_on import part_run_on
from core.parsing.layout.splitting import Stretch, find_reports, unfuse, wanted
from core.parsing.layout.starts import found_again
from core.parsing.layout.unglue import unglue_headings
from core.parsing.lines.cleaning import clean_lines, close_line
from core.parsing.lines.shapes import Line
from core.parsing.marks.finding import take_out_of_lines
from core.parsing.notes_below import lift_notes
from core.parsing.parts import part_report
from core.parsing.stages import Stage
from core.parsing.tables.aligned import gather_rows

_WEB = frozenset(("html", "htm", "mht", "mhtml"))
_PASTED = frozenset(("txt", "csv", "md", "docx", "odt"))
_COPIED = frozenset(("txt", "csv"))


def parse(source: Source, corrections: Corrections | None = None) -> Report:
    """The report in `source`; of several in one file that of `corrections.part`, else the longest.

    Nothing of the source is lost: what is not part of the report is in `Report.furniture`.
    """
    given = found_again(source, corrections or Corrections())
    discarded = Discarded()
    source = _with_wrapped(source)
    lines = _prepare(source, discarded)
    stretches = find_reports(lines)
    stretch = wanted(stretches, lines, given)
    others = () if given.part < 0 else stretches
    return _parse_stretch(lines, stretch, others, source, given, discarded)


def parse_all(source: Source) -> tuple[Report, ...]:
    """Every report in `source`, in order, each as `parse` finds it with its `Corrections.part`.

    What stands outside all of them is in the furniture of each; that of one does not tell of
    the others.
    """
    discarded = Discarded()
    source = _with_wrapped(source)
    lines = _prepare(source, discarded)
    stretches = find_reports(lines)
    return tuple(
        _parse_stretch(lines, one, stretches, source, Corrections(), discarded.copy())
        for one in stretches
    )


def count_reports(source: Source) -> int:
    """How many reports `parse_all` finds, without understanding them."""
    return len(find_reports(_prepare(_with_wrapped(source), Discarded())))


def _parse_stretch(
    lines: Sequence[Line],
    stretch: Stretch,
    others: Sequence[Stretch],
    source: Source,
    corrections: Corrections,
    discarded: Discarded,
) -> Report:
    """The report of one stretch; lines neither in it nor in one of `others` are neighbours."""
    inside = {at for one in (stretch, *others) for at in range(one.first, one.last)}
    for at, line in enumerate(lines):
        if at not in inside:
            discarded.put(line, FurnitureReason.NEIGHBOUR)
    mine = list(lines[stretch.first : stretch.last])
    return _parse_lines(mine, source, corrections, discarded)


def _prepare(source: Source, discarded: Discarded) -> list[Line]:
    lines = part_run_on(part_inline_headings(clean_lines(source)))
    lines = drop_jumps(drop_flagged(lines, source, discarded), discarded)
    rows = gather_rows(gather_barred(gather_terms(lines, source)), source)
    return unfuse(gather_cells(rows, source))


def _with_wrapped(source: Source) -> Source:
    """The source, its lines known as pieces of paragraphs where a program has cut them."""
    if source.wrapped or source.format != "txt":
        return source
    texts = [block.text.rstrip() for block in source.blocks if "\t" not in block.text]
    return replace(source, wrapped=True) if is_cut(texts) else source


def _parse_lines(
    lines: list[Line], source: Source, corrections: Corrections, discarded: Discarded
) -> Report:
    like_report = reads_like_report(lines, source.title)
    placed = sum(line.table.placed for line in lines if line.table is not None)
    web = source.format in _WEB or (source.format in _PASTED and is_pasted(lines))
    web = web and like_report  # of any other page everything is kept
    given = [line for line in lines if line.note]
    lines, notes = lift_footnotes([line for line in lines if not line.note])
    if corrections.body_start < 0:
        lines = lift_letter(lines, discarded)
    lines = drop_contents(lines, discarded)
    ahead: Stage | None = None
    if corrections.body_start < 0 and corrections.glossary_start < 0:
        lines, ahead = lift_front(lines, lambda piece: _joined(piece, source.wrapped))
    front = read_front(lines, source.title, web, discarded, corrections.body_start)
    if ahead is not None and not front.words:  # the file holds the glossary alone
        front = replace(front, words=ahead.title)
    body = join_marks(front.body, source.wrapped)
    if source.wrapped:
        body = join_wrapped(body)
    if source.format in _COPIED:
        body = mend_broken(body)
    body = drop_repeated(drop_tail(body, 0, web, discarded), discarded)
    body = drop_titles(body, front.words, discarded)
    body, between = lift_notes(closed_headings(unglue_headings(_parted(body))), discarded)
    stages = part_report(body, discarded, corrections.glossary_start)
    stages = stages if ahead is None else [ahead, *stages]
    made = _assemble(front, stages, [*given, *notes, *between], discarded)
    report = _report(front, made, source, corrections, discarded)
    told = [notice(NoticeCode.CELLS_PLACED, count=placed)] if placed else []
    if not like_report:
        told.append(Notice(NoticeCode.NOT_A_REPORT))
    return replace(report, warnings=(*report.warnings, *told)) if told else report


def _joined(lines: Sequence[Line], wrapped: bool) -> list[Line]:
    """Lines as read as paragraphs."""
    joined = join_marks(list(lines), wrapped)
    return _parted(join_wrapped(joined) if wrapped else joined)


def _parted(lines: Sequence[Line]) -> list[Line]:
    """Paragraphs with the numbers that stand apart from them, notes in one paragraph parted."""
    return join_labels(part_inline_notes([with_label(line) for line in lines]))


def _assemble(
    front: Front, stages: Sequence[Stage], notes: Sequence[Line], discarded: Discarded
) -> Assembled:
    texts = [stage for stage in stages if stage.part is not Part.GLOSSARY]
    body = "\n".join(line.text for stage in texts for line in stage.lines)
    # Mere notes below a bulletin tell how its figures were made, in whole sentences.
    marked = "" if kind_of(front.words) is ReportKind.BULLETIN else body
    entries: dict[int, tuple[list[Entry], list[Line]]] = {
        at: read_entries(stage.lines, stage.named, body if stage.named else marked)
        for at, stage in enumerate(stages)
        if stage.part is Part.GLOSSARY
    }
    footnotes = [
        None if read_glossary_heading(line.text) else entry_of_note(line, None, body)
        for line in notes
    ]
    known = [entry for listed, _others in entries.values() for entry in listed]
    known += [entry for entry in footnotes if entry is not None]
    title = [close_line(front.title)] if front.title is not None else []
    sequence = [*title, *front.bylines, *(line for stage in texts for line in stage.lines)]
    clean, marks = take_out_of_lines(sequence, known)
    fronts = len(title) + len(front.bylines)
    items = front_items(clean[:fronts], bool(title))
    at = fronts
    prose = [line.text for line in clean[fronts:] if is_prose(line)]
    for place, stage in enumerate(stages):
        if place in entries:
            items += entry_items(stage, *entries[place])
        else:
            items += stage_items(stage, clean[at : at + len(stage.lines)], discarded, prose)
            at += len(stage.lines)
    items += [
        Item(BlockKind.NOTE, line, Part.GLOSSARY, entry=entry)
        for line, entry in zip(notes, footnotes, strict=True)
    ]
    numbers: dict[str, int] = {}
    for item in items:
        found = marks.get(id(item.line))
        if found is not None:
            item.marks, item.keys = found
            numbers.update(
                (key, mark.number) for mark, key in zip(*found, strict=True) if key and mark.number
            )
    for item in items:
        if item.entry is not None and item.entry.key in numbers:
            number = numbers[item.entry.key]
            if item.entry.number != number:
                item.entry = entry_of_note(item.entry.line, number, body)
    return assemble(items)


def _report(
    front: Front, made: Assembled, source: Source, corrections: Corrections, discarded: Discarded
) -> Report:
    blocks = tuple(made.blocks)
    sections = tuple(made.sections)
    tables = tuple(made.tables)
    terms = find_uses(made.terms, blocks)
    bylines = [block.text for block in blocks if block.kind is BlockKind.BYLINE]
    headings = [section.title for section in sections if section.level <= 2]
    text = "\n".join(block.text for block in blocks if block.kind is not BlockKind.NOTE)
    meta = read_meta(front.words, bylines, headings, text, source.title, corrections)
    alone = bool(terms) and all(block.kind is not BlockKind.PARAGRAPH for block in blocks)
    warnings = [*source.warnings, *(() if alone else audit(terms, blocks))]
    if not alone and not any(section.part is Part.BODY for section in sections):
        warnings.append(Notice(NoticeCode.NO_HEADINGS))
    report = Report(
        meta=meta,
        blocks=blocks,
        sections=sections,
        terms=terms,
        tables=tables,
        furniture=discarded.all(),
        warnings=tuple(warnings),
    )
    figures = read_figures(meta, blocks, sections)
    return replace(
        report,
        indicators=read_indicators(meta, blocks, tables)
        or stated_indicators(meta, blocks, sections, figures),
        figures=figures,
        doubts=read_doubts(blocks, terms),
    )
