"""A whole report as nested parts for a template: blocks, their stretches, highlights and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from core.exporting.grouping import Names, NoteView, clean, views
from core.model.annotations import Annotation, Colour, Style, TargetKind
from core.model.blocks import Block, BlockKind, TableCell
from core.model.report import Report

_NUMBER = re.compile(r"[<>≤≥＜＞约+\-－—]?\d[\d,，.]*\D{0,4}\Z")
"""`1,018`, `-4.4%`, `<4.5`, `8左右`."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters painted alike.

    `colour` is empty where nothing is highlighted; `mark` is a raised note number that stands
    here (then there is no text) and `term` the number of the block it leads to, -1 for none.
    """

    text: str
    colour: str = ""
    underline: bool = False
    mark: int = 0
    term: int = -1


@dataclass(frozen=True, slots=True)
class PaintedCell:
    """A cell of a table with its stretches; `number` tells that its column is one of numbers."""

    stretches: tuple[Stretch, ...]
    row_span: int
    column_span: int
    header: bool
    number: bool = False

    @property
    def text(self) -> str:
        """The cell's characters."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class PaintedBlock:
    """A block; `rows` for a table, `stretches` for all others; `notes` end in it.

    `kind` is that of the block, or `salutation` for the one among the bylines.
    `level` is 1 to 6 for a heading of HTML or Markdown (the report's title is 1), 0 otherwise.
    `heads` counts the rows of a table that are headings, from its first one on.
    """

    number: int
    kind: str
    level: int
    address: str
    caption: str = ""
    stretches: tuple[Stretch, ...] = ()
    rows: tuple[tuple[PaintedCell, ...], ...] = ()
    grid: tuple[tuple[str, ...], ...] = ()
    heads: int = 0
    notes: list[NoteView] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters of a block that is no table."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class _Highlight:
    """A highlight in one block, in code points of the block's text."""

    start: int
    end: int
    colour: Colour
    underline: bool


def painted(
    report: Report, annotations: Iterable[Annotation], names: Names | None = None
) -> tuple[list[PaintedBlock], list[NoteView]]:
    """The report's blocks with highlights and notes, and the notes that have no place in it.

    Where highlights overlap, the one made last is on top.
    """
    shown = views(report, annotations, names)
    highlights = _highlights(report, shown)
    blocks = [_block(report, block, highlights.get(block.index, [])) for block in report.blocks]
    loose: list[NoteView] = []
    for view in shown:
        if view.start < 0 or view.annotation.target.kind is TargetKind.REPORT:
            loose.append(view)
        elif view.note or view.tags or view.role:
            blocks[report.block_at(max(view.start, view.end - 1)).index].notes.append(view)
    return blocks, loose


def _highlights(report: Report, shown: list[NoteView]) -> dict[int, list[_Highlight]]:
    """Highlights by block, in the order in which they were made."""
    found: dict[int, list[_Highlight]] = {}
    for view in sorted(shown, key=lambda view: view.annotation.created):
        annotation = view.annotation
        if annotation.colour is None or view.start < 0:
            continue
        underline = annotation.style is Style.UNDERLINE
        first = report.block_at(view.start).index
        last = report.block_at(max(view.start, view.end - 1)).index
        for index in range(first, last + 1):
            base = report.offset(index)
            start = max(0, view.start - base)
            end = min(len(report.blocks[index].text), view.end - base)
            if start < end:
                found.setdefault(index, []).append(
                    _Highlight(start, end, annotation.colour, underline)
                )
    return found


def _block(report: Report, block: Block, highlights: list[_Highlight]) -> PaintedBlock:
    """One block."""
    level = 0
    if block.kind is BlockKind.TITLE:
        level = 1
    elif block.kind is BlockKind.HEADING:
        level = min(6, block.level + 1)
    kind = str(block.kind)
    if block.kind is BlockKind.BYLINE and block.text.endswith((":", "：")):
        # Among the lines under the title, but the text begins with it.
        kind = "salutation"
    common = (block.index, kind, level, block.address)
    if block.table is None:
        stretches = _stretches(report, block, highlights, 0, len(block.text))
        return PaintedBlock(*common, stretches=stretches)
    table = report.tables[block.table]
    numbers = _number_columns(table.cells)
    rows = []
    for row in _full_rows(table.cells):
        painted_row = []
        for cell in row:
            stretches = _stretches(report, block, highlights, cell.start, cell.end)
            number = cell.column_span == 1 and cell.column in numbers
            painted_row.append(
                PaintedCell(stretches, cell.row_span, cell.column_span, cell.header, number)
            )
        rows.append(tuple(painted_row))
    heads = sum(1 for _row in takewhile(lambda row: all(cell.header for cell in row), rows))
    caption = f"{table.caption} ({table.unit})" if table.unit else table.caption
    return PaintedBlock(
        *common,
        caption=clean(caption),
        rows=tuple(rows),
        grid=(table.columns, *table.rows),
        heads=heads,
    )


def _full_rows(cells: Sequence[TableCell]) -> list[list[TableCell]]:
    """The cells by row, with an empty one wherever the table as printed has none.

    Without it the cells behind would move to the left, under the heading of another column.
    """
    held = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    columns = 1 + max((column for _row, column in held), default=-1)
    rows: dict[int, list[TableCell]] = {row: [] for row, _column in sorted(held)}
    for cell in cells:
        rows[cell.row].append(cell)
    for row, own in rows.items():
        header = bool(own) and all(cell.header for cell in own)
        gaps = [column for column in range(columns) if (row, column) not in held]
        own += [TableCell(row, column, "", 0, 0, header=header) for column in gaps]
        own.sort(key=lambda cell: cell.column)
    return list(rows.values())


def _number_columns(cells: Sequence[TableCell]) -> set[int]:
    """The columns of which most cells are numbers, headings and empty cells not counted."""
    counts: Counter[int] = Counter()
    for cell in cells:
        if not cell.header and cell.column_span == 1 and cell.text.strip():
            counts[cell.column] += 1 if _NUMBER.match(cell.text.strip()) else -1
    return {column for column, more in counts.items() if more > 0}


def _stretches(
    report: Report, block: Block, highlights: list[_Highlight], first: int, last: int
) -> tuple[Stretch, ...]:
    """The code points `first` to `last` of a block, cut wherever their look changes."""
    marks = [
        mark for mark in block.marks if first < mark.offset <= last or mark.offset == first == 0
    ]
    cuts = {first, last, *(mark.offset for mark in marks)}
    for highlight in highlights:
        cuts.update(at for at in (highlight.start, highlight.end) if first < at < last)
    ordered = sorted(cuts)
    result: list[Stretch] = []
    for start, end in zip(ordered, [*ordered[1:], last], strict=True):
        for mark in marks:
            if mark.offset == start:
                term = -1 if mark.term is None else report.terms[mark.term].block
                result.append(Stretch("", mark=mark.number, term=term))
        if start == end:
            continue
        text = clean(block.text[start:end])
        over = [h for h in highlights if h.start <= start and end <= h.end]
        if over:
            result.append(Stretch(text, over[-1].colour.value, over[-1].underline))
        else:
            result.append(Stretch(text))
    return tuple(result)
