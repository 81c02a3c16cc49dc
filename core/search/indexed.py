"""A report as the search index keeps it: enough to find and to show hits without the report.

The folded text is kept in UTF-16, so that a word is looked for as bytes, at the speed of the
memory; a table beside it tells of each block what a hit needs to know.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, cast, overload

import msgspec

from core.search.folded import FoldedReport, folded_report
from core.text.folding import Folded

if TYPE_CHECKING:
    from core.model.report import Report
    from core.search.query import Query


class Line(NamedTuple):
    """Of a block what a hit needs; the names are those of `core.model.blocks.Block`."""

    text: str
    address: str
    section: int | None
    table: bool | None
    term: int | None


class _Table(msgspec.Struct, array_like=True):
    """The blocks, column by column; `odd` has for a block the other three fields of `Folded`."""

    lengths: list[int]
    folded: list[int]
    addresses: list[str]
    sections: list[int | None]
    tables: list[int]
    terms: dict[int, int]
    odd: dict[int, tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]]


_TABLE = msgspec.msgpack.Decoder(_Table)


def encode(report: Report) -> tuple[bytes, bytes]:
    """The folded text of a report and the table of its blocks."""
    folded = folded_report(report)
    blocks = report.blocks
    table = _Table(
        [len(block.text) for block in blocks],
        [len(fold.text) for fold in folded.folds],
        [block.address for block in blocks],
        [block.section for block in blocks],
        [index for index, block in enumerate(blocks) if block.table is not None],
        {index: block.term for index, block in enumerate(blocks) if block.term is not None},
        {
            index: (fold.folded_at, fold.original_at, fold.lengths)
            for index, fold in enumerate(folded.folds)
            if fold.folded_at
        },
    )
    return _units(folded.text), msgspec.msgpack.encode(table)


def needles(query: Query) -> tuple[bytes, ...]:
    """What must stand in the folded text of a report that `query` finds anything in.

    Empty where nothing can be said beforehand: for a regular expression.
    """
    return tuple(map(_units, query.words)) if query.pattern is None else ()


class IndexedReport(FoldedReport):
    """What `encode` made, ready to be searched.

    Args:
        folded, table: as `encode` gave them.
        text: the canonical text.

    Attributes:
        blocks: the blocks, as far as a hit needs them.
        offsets: where each begins in the canonical text.

    Raises:
        ValueError: they do not belong together.
    """

    def __init__(self, folded: bytes, table: bytes, text: str) -> None:
        try:
            columns = _TABLE.decode(table)
        except msgspec.DecodeError as error:
            raise ValueError("not a table of blocks") from error
        self.text = folded.decode("utf-16-le", "surrogatepass")
        self.starts = _starts(columns.folded)
        self.offsets = _starts(columns.lengths)
        if sum(columns.lengths) + max(0, len(columns.lengths) - 1) != len(text):
            raise ValueError("the table is that of another text")
        self.folds = cast("list[Folded]", _Folds(self.text, self.starts, columns))
        self.blocks: Sequence[Line] = _Lines(text, self.offsets, columns)


class _Folds(Sequence[Folded]):
    """The folded blocks, each made when it is asked for: most of them never are."""

    def __init__(self, text: str, starts: list[int], columns: _Table) -> None:
        self._text = text
        self._starts = starts
        self._columns = columns

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Folded: ...
    @overload
    def __getitem__(self, index: slice) -> list[Folded]: ...
    def __getitem__(self, index: int | slice) -> Folded | list[Folded]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        start = self._starts[index]
        text = self._text[start : start + self._columns.folded[index]]
        return Folded(text, *self._columns.odd.get(index, ()))


class _Lines(Sequence[Line]):
    """The blocks, each made when it is asked for."""

    def __init__(self, text: str, offsets: list[int], columns: _Table) -> None:
        self._text = text
        self._offsets = offsets
        self._columns = columns
        self._tables = set(columns.tables)
        # Hits come block by block: the last one is asked for again and again.
        self._last: tuple[int, Line | None] = (-1, None)

    def __len__(self) -> int:
        return len(self._offsets)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        last, line = self._last
        if line is not None and last == index:
            return line
        columns = self._columns
        start = self._offsets[index]
        line = Line(
            self._text[start : start + columns.lengths[index]],
            columns.addresses[index],
            columns.sections[index],
            True if index in self._tables else None,
            columns.terms.get(index),
        )
        self._last = (index, line)
        return line


def _starts(lengths: list[int]) -> list[int]:
    """Where pieces of these lengths begin when newlines join them."""
    return list(accumulate((length + 1 for length in lengths[:-1]), initial=0)) if lengths else []


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
