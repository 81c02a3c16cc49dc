"""From items in reading order to blocks, sections, tables and terms with their addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.model.blocks import Block, BlockKind, NoteMark, Part, Section, Table, TableCell
from core.model.glossary import Term
from core.parsing.glossary.linking import link_marks
from core.parsing.glossary.term_grids import Entry
from core.parsing.lines.shapes import FoundTable, Line
from core.parsing.outline.addresses import Addresses
from core.parsing.outline.headings import Heading
from core.parsing.outline.labels import Style

CLOSING_WORDS = ("各位代表", "同志们", "以上报告")


@dataclass(slots=True)
class Item:
    """A block in the making. `line` is free of marks; `keys` are the footnotes its marks name."""

    kind: BlockKind
    line: Line
    part: Part = Part.BODY
    heading: Heading | None = None
    table: FoundTable | None = None
    under_table: bool = False
    entry: Entry | None = None
    caption: bool = False
    marks: list[NoteMark] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Assembled:
    """The pieces of a report."""

    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)


class _Assembler:
    def __init__(self) -> None:
        self.made = Assembled()
        self.addresses = Addresses()
        self._open: list[int] = []
        self._numbered: list[int] = []
        self._part = Part.BODY

    def take(self, item: Item) -> None:
        """Append one item as a block."""
        if item.part is not self._part:
            self._close(0)
            self._part = item.part
        index = len(self.made.blocks)
        if item.heading is None and item.line.text.startswith(CLOSING_WORDS):
            self._close_leads()
        if item.heading is not None:
            self._open_section(item.heading, index)
        block = Block(
            index=index,
            address=self._address(item),
            kind=item.kind,
            text=item.line.text,
            marks=tuple(item.marks),
            level=item.heading.level if item.heading and item.kind is BlockKind.HEADING else 0,
            section=self._open[-1] if self._open else None,
        )
        if item.table is not None:
            block = self._table(item.table, block)
        elif item.under_table and self.made.tables:
            table = self.made.tables[-1]
            self.made.tables[-1] = replace(table, notes=(*table.notes, index))
        if item.entry is not None:
            block = self._term(item.entry, block)
        self.made.blocks.append(block)

    def finish(self) -> Assembled:
        """Close what is open."""
        self._close(0)
        return self.made

    def _close(self, level: int) -> None:
        while self._open and self.made.sections[self._open[-1]].level >= level:
            at = self._open.pop()
            section = self.made.sections[at]
            self.made.sections[at] = replace(section, last=len(self.made.blocks))
            if at in self._numbered:
                self._numbered.remove(at)

    def _close_leads(self) -> None:
        """End the leading sentences: what addresses the audience belongs to none of them."""
        while self._open and self._open[-1] not in self._numbered:
            self._close(self.made.sections[self._open[-1]].level)

    def _open_section(self, heading: Heading, block: int) -> None:
        self._close(heading.level)
        sections = self.made.sections
        parent = self._open[-1] if self._open else None
        above = sections[self._numbered[-1]].address if self._numbered else ""
        if self._part is Part.GLOSSARY:
            address = self.addresses.unique("注")
        elif self._part is Part.APPENDIX and heading.style is None and not above:
            address = self.addresses.appendix(heading.label)
        else:
            address = self.addresses.section(above, heading.label)
        index = len(sections)
        sections.append(
            Section(
                index=index,
                level=heading.level,
                label=heading.label,
                title=heading.title,
                address=address,
                block=block,
                first=block,
                last=block + 1,
                parent=parent,
                run_in_end=0 if heading.alone else heading.end,
                part=self._part,
            )
        )
        self._open.append(index)
        if heading.alone or (heading.style is not None and heading.style <= Style.CIRCLED):
            self._numbered.append(index)

    def _address(self, item: Item) -> str:
        heading = item.heading
        if item.table is not None:
            return self.addresses.table()
        if item.entry is not None:
            return self.addresses.entry(item.entry.number)
        if heading is not None and (
            heading.alone or (heading.style is not None and heading.style <= Style.CIRCLED)
        ):
            return self.made.sections[-1].address
        if item.under_table and self.made.tables:
            return self.addresses.table_note(self.made.tables[-1].address)
        if item.caption:
            return self.addresses.unique(f"表{len(self.made.tables) + 1}题")
        if item.part is Part.GLOSSARY:
            return self.addresses.entry(None)
        above = self.made.sections[self._numbered[-1]].address if self._numbered else ""
        if not above and item.part is Part.APPENDIX:
            above = "附"
        return self.addresses.paragraph(above)

    def _table(self, found: FoundTable, block: Block) -> Block:
        text, cells = table_text(found)
        index = len(self.made.tables)
        self.made.tables.append(
            Table(
                index=index,
                address=block.address,
                block=block.index,
                caption=found.caption,
                unit=found.unit,
                columns=found.columns,
                rows=found.rows,
                cells=cells,
            )
        )
        return replace(block, text=text, table=index)

    def _term(self, entry: Entry, block: Block) -> Block:
        index = len(self.made.terms)
        self.made.terms.append(
            Term(
                index=index,
                number=entry.number,
                term=entry.term,
                aliases=(),
                definition=entry.definition,
                address=block.address,
                block=block.index,
                page=entry.page,
            )
        )
        return replace(block, term=index)


def table_text(found: FoundTable) -> tuple[str, tuple[TableCell, ...]]:
    """The text of a table's block and the cells with their spans in it.

    Every place of the grid counts: a place that a merged cell covers is an empty string.
    """
    rows = max((cell.row + cell.row_span for cell in found.grid), default=0)
    columns = max((cell.column + cell.column_span for cell in found.grid), default=0)
    at_place = {(cell.row, cell.column): cell for cell in found.grid}
    pieces: list[str] = []
    cells: list[TableCell] = []
    offset = 0
    for row in range(rows):
        for column in range(columns):
            cell = at_place.get((row, column))
            if cell is not None:
                text = cell.text.replace("\n", " ").replace("\t", " ")
                cells.append(
                    TableCell(
                        row,
                        column,
                        text,
                        offset,
                        offset + len(text),
                        cell.row_span,
                        cell.column_span,
                        cell.header,
                    )
                )
                pieces.append(text)
                offset += len(text)
            if column + 1 < columns:
                pieces.append("\t")
                offset += 1
        if row + 1 < rows:
            pieces.append("\n")
            offset += 1
    return "".join(pieces), tuple(cells)


def assemble(items: Sequence[Item]) -> Assembled:
    """The blocks, sections, tables and terms of `items`, marks linked to terms."""
    assembler = _Assembler()
    for item in items:
        assembler.take(item)
    made = assembler.finish()
    by_key = {
        item.entry.key: made.blocks[at].term
        for at, item in enumerate(items)
        if item.entry is not None and item.entry.key
    }
    notes = [
        (item.line.index, made.blocks[at].term)
        for at, item in enumerate(items)
        if item.entry is not None and item.entry.key
    ]
    seen: Counter[int] = Counter()
    for at, item in enumerate(items):
        if item.marks:
            block = made.blocks[at]
            keys = [by_key.get(key) if key else None for key in item.keys]
            below = [term for place, term in notes if term is not None and place > item.line.index]
            marks = link_marks(block.marks, block.text, made.terms, keys, seen, below)
            made.blocks[at] = replace(block, marks=marks)
    return made
