"""The items of a report from its front, its parts and its glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.model.blocks import BlockKind, Part
from core.model.source import FurnitureReason
from core.parsing.assemble import Item
from core.parsing.furniture.chrome import BARE_NUMBER
from core.parsing.furniture.dropping import Discarded
from core.parsing.glossary.sections import read_glossary_heading
from core.parsing.glossary.term_grids import Entry
from core.parsing.lines.cleaning import clean_text, close_line
from core.parsing.lines.shapes import FoundTable, Line, join_lines
from core.parsing.outline.headings import Heading, find_headings
from core.parsing.outline.labels import Style, read_label
from core.parsing.outline.run_in import find_leads
from core.parsing.stages import Stage
from core.parsing.tables import find_tables

_ANNEX_NUMBER = re.compile(r"附\s*[件录表]\s*[\d一二三四五六七八九十]*\s*[:：]?")
_UNIT_LINE = re.compile(r"[（(]?\s*(?:计量)?单\s*位\s*[:：]")
_TERM_SPACED = 48


def closed_headings(lines: Sequence[Line]) -> list[Line]:
    """`lines` with the letter-spacing of headings closed (`一、综 合`, `名 词 解 释`)."""
    return [
        close_line(line)
        if len(line.text) <= _TERM_SPACED
        and " " in line.text
        and line.table is None
        and not (line.text.endswith("。") and "，" in line.text)  # a heading and its text
        and (_is_numbered(line.text) or read_glossary_heading(line.text) is not None)
        else line
        for line in lines
    ]


def _is_numbered(text: str) -> bool:
    label = read_label(text)
    return label is not None and label.style <= Style.PAREN_HAN


def front_items(lines: Sequence[Line], titled: bool) -> list[Item]:
    """Title and bylines."""
    items = []
    for at, line in enumerate(lines):
        kind = BlockKind.TITLE if titled and at == 0 else BlockKind.BYLINE
        if kind is BlockKind.BYLINE and line.text.endswith("。"):
            kind = BlockKind.PARAGRAPH
        items.append(Item(kind, line))
    return items


def entry_items(stage: Stage, entries: Sequence[Entry], others: Sequence[Line]) -> list[Item]:
    """The heading of a glossary, its entries, and notes that are no entries, in reading order."""
    notes = [Item(BlockKind.NOTE, entry.line, Part.GLOSSARY, entry=entry) for entry in entries]
    notes += [Item(BlockKind.NOTE, line, Part.GLOSSARY) for line in others]
    notes.sort(key=lambda item: item.line.index)
    if stage.heading is None:
        return notes
    return [_stage_heading(stage, stage.heading), *notes]


def _stage_heading(stage: Stage, line: Line) -> Item:
    heading = Heading(1, stage.label, stage.title, len(line.text), True)
    return Item(BlockKind.HEADING, line, stage.part, heading)


def stage_items(
    stage: Stage, lines: Sequence[Line], discarded: Discarded, prose: Sequence[str] = ()
) -> list[Item]:
    """The items of the text or of an appendix; `lines` are its lines without note marks.

    `prose` are the paragraphs of the text, which tell where the blanks of a loose table are.
    """
    items = [_stage_heading(stage, stage.heading)] if stage.heading is not None else []
    base = len(items)
    tables = find_tables(lines, prose)
    inside = {at for table in tables for at in range(table.first, table.last)}
    free = [at for at in range(len(lines)) if at not in inside]
    text, places = _without_numbers([lines[at] for at in free], free, discarded)
    headings = find_headings(text, base)
    headings.update(find_leads(text, headings, base) if stage.part is Part.BODY else {})
    pending: dict[int, list[FoundTable]] = {}  # a grid of the format may hold several tables
    for table in tables:
        pending.setdefault(table.first, []).append(table)
    kept: dict[int, list[Item]] = {}
    for at, line in enumerate(text):
        kept.setdefault(places[at], []).append(_text_item(line, headings.get(at), stage.part))
    for at in range(len(lines)):
        for table in pending.get(at, []):
            for dropped in table.dropped_lines:
                discarded.put(lines[dropped], FurnitureReason.RUNNING_HEAD)
            items += _table_items(table, lines, stage, headed=bool(base or headings))
        items += kept.get(at, [])
    return items


def _without_numbers(
    lines: Sequence[Line], places: Sequence[int], discarded: Discarded
) -> tuple[list[Line], list[int]]:
    """Leave out bare numbers and the numbers of tables' annexes; part layout tables into lines."""
    kept: list[Line] = []
    kept_places: list[int] = []
    for line, place in zip(lines, places, strict=True):
        if line.table is not None:
            for row in _rows(line):
                kept.append(row)
                kept_places.append(place)
        elif BARE_NUMBER.fullmatch(line.text):
            discarded.put(line, FurnitureReason.PAGE_NUMBER)
        elif _ANNEX_NUMBER.fullmatch(line.text):
            discarded.put(line, FurnitureReason.ATTACHMENT)
        else:
            kept.append(line)
            kept_places.append(place)
    return kept, kept_places


def _rows(line: Line) -> list[Line]:
    """The rows of a table that is none (a layout, a caption in a box) as lines of text.

    Those of more than one column keep their grid, so that none of them is taken for a heading.
    """
    grid = line.table
    if grid is None:
        return [line]
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        text = clean_text(cell.text).strip()
        if text:
            rows.setdefault(cell.row, []).append(text)
    base = replace(line, table=grid if grid.columns > 1 else None)
    return [base.with_text(" ".join(rows[row])) for row in sorted(rows)]


def _text_item(line: Line, heading: Heading | None, part: Part) -> Item:
    if heading is not None and heading.alone:
        return Item(BlockKind.HEADING, line, part, heading)
    label = read_label(line.text)
    listed = label is not None and (
        heading is None or heading.style is None or heading.style >= Style.ORDINAL
    )
    return Item(BlockKind.LIST_ITEM if listed else BlockKind.PARAGRAPH, line, part, heading)


def _table_items(
    table: FoundTable, lines: Sequence[Line], stage: Stage, headed: bool
) -> list[Item]:
    """A table, the lines above it and the notes under it.

    In an appendix without heading the caption is its heading, so that the outline shows it.
    """
    part = stage.part
    above = [lines[at] for at in table.caption_lines]
    captions = [line for line in above if not _UNIT_LINE.match(line.text)]
    items: list[Item] = []
    if captions:
        line = join_lines(captions)
        if part is Part.APPENDIX and not headed:
            heading = Heading(1, "", table.caption or line.text, len(line.text), True)
            items.append(Item(BlockKind.HEADING, line, part, heading))
        else:
            items.append(Item(BlockKind.NOTE, line, part, caption=True))
    items += [
        Item(BlockKind.NOTE, line, part, caption=True)
        for line in above
        if _UNIT_LINE.match(line.text)
    ]
    holder = replace(lines[table.first], text="", runs=())
    items.append(Item(BlockKind.TABLE, holder, part, table=table))
    notes = sorted(table.note_lines)
    for place, at in enumerate(notes):
        after = notes[place + 1] if place + 1 < len(notes) else table.last
        group = [line for line in lines[at:after] if line.table is None]
        items.append(Item(BlockKind.NOTE, join_lines(group), part, under_table=True))
    return items
