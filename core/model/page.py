"""What the reader needs to paint a report, and nothing more.

The first paint loads neither the rest of `core.model` nor any code generator (each dataclass costs
0.6 ms to define), hence the plain named tuples and the plain JSON.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from core.model.report import Report


class PageMark(NamedTuple):
    """A note mark: raised number, offset in the block's text, index of its term (-1: none)."""

    number: int
    offset: int
    term: int


class PageCell(NamedTuple):
    """A table cell: place, spans, and its span in the block's text."""

    row: int
    column: int
    row_span: int
    column_span: int
    start: int
    end: int
    header: bool


class PageBlock(NamedTuple):
    """A block as painted (see `blocks.Block`); `run_in` ends a run-in heading, else 0."""

    kind: str
    address: str
    text: str
    level: int
    run_in: int
    marks: tuple[PageMark, ...]
    cells: tuple[PageCell, ...]


class Page(NamedTuple):
    """A report ready to be painted. `report` and `version` are its ids in the library."""

    report: str
    version: str
    title: str
    blocks: tuple[PageBlock, ...]

    def to_json(self) -> str:
        """A compact form that `page_from_json` reads back."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))


def page_from_json(data: str) -> Page:
    """The page that `Page.to_json` wrote.

    Raises:
        ValueError: the data is not such a page.
    """
    try:
        report, version, title, blocks = json.loads(data)
        return Page(
            report,
            version,
            title,
            tuple(
                PageBlock(
                    kind,
                    address,
                    text,
                    level,
                    run_in,
                    tuple(PageMark(*mark) for mark in marks),
                    tuple(PageCell(*cell) for cell in cells),
                )
                for kind, address, text, level, run_in, marks, cells in blocks
            ),
        )
    except (TypeError, ValueError) as error:
        raise ValueError("not a page") from error


def page_of(report: Report, report_id: str, version: str) -> Page:
    """The page of a report."""
    run_ins = {s.block: s.run_in_end for s in report.sections if s.run_in_end}
    blocks = []
    for block in report.blocks:
        cells: tuple[PageCell, ...] = ()
        if block.table is not None:
            cells = tuple(
                PageCell(c.row, c.column, c.row_span, c.column_span, c.start, c.end, c.header)
                for c in report.tables[block.table].cells
            )
        marks = tuple(
            PageMark(m.number, m.offset, -1 if m.term is None else m.term) for m in block.marks
        )
        blocks.append(
            PageBlock(
                str(block.kind),
                block.address,
                block.text,
                block.level,
                run_ins.get(block.index, 0),
                marks,
                cells,
            )
        )
    return Page(report_id, version, report.meta.title, tuple(blocks))
