"""The parts of a report's text: blocks, note marks, sections, tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is to a reader."""

    TITLE = "title"
    BYLINE = "byline"
    """A line of the front matter: the meeting, the speaker, the salutation."""
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    NOTE = "note"
    """A note under a table, or an entry of the glossary."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The raised number in the text that points into the glossary; never part of a quote.

    `offset` is where it stood in the block's text (between code points offset-1 and offset), now
    that all marks are taken out. `printed` is how it was printed (`3`, `[3]`, `③`). `term` is the
    index into `Report.terms`, None for an orphan. `confidence` runs from 0 to 1.
    """

    number: int
    offset: int
    printed: str
    confidence: float = 1.0
    term: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table or note: the unit of addresses and anchors.

    `index` is its place in `Report.blocks`. `text` is NFC without note marks. A table's text is
    its cells in reading order, joined by tabs within a row and newlines between rows, an empty
    place an empty string. `level` is 1.. for headings, 0 otherwise. `section` is the index of
    the innermost section it belongs to (a heading belongs to its own), None before the first.
    `table` and `term` are indexes into `Report.tables` and `Report.terms`.
    """

    index: int
    address: str
    kind: BlockKind
    text: str
    marks: tuple[NoteMark, ...] = ()
    level: int = 0
    section: int | None = None
    table: int | None = None
    term: int | None = None


class Part(StrEnum):
    """The large parts of a report in which numbering starts anew."""

    BODY = "body"
    APPENDIX = "appendix"
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its number, level, and the blocks under it.

    `label` is the number as printed (`一、`, `(一)`, `1.`), empty where there is none; `title` the
    words behind it. `block` is the block that holds the heading; for a run-in heading (the
    leading sentence of a paragraph) that paragraph, of which it takes code points 0 to
    `run_in_end`; otherwise `run_in_end` is 0. `first` and `last` bound its blocks (last
    exclusive), sub-sections included. `parent` is an index into `Report.sections`.
    """

    index: int
    level: int
    label: str
    title: str
    address: str
    block: int
    first: int
    last: int
    parent: int | None = None
    run_in_end: int = 0
    part: Part = Part.BODY


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell at its top left place in the grid; start and end are its span in the block's text."""

    row: int
    column: int
    text: str
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as understood.

    `columns` are the names of the columns, a merged heading joined to its parts by ` / `; `rows`
    the body rows (headings and caption left out), each as long as `columns`, a merged body cell
    repeated in every place it covers. `cells` is the printed grid, headings included, for
    drawing and for places. `notes` are indexes of the blocks with the notes under it.
    """

    index: int
    address: str
    block: int
    caption: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cells: tuple[TableCell, ...]
    notes: tuple[int, ...] = ()
