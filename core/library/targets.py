"""From what an annotation is on to the words it covers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from core.i18n import _
from core.model.annotations import Style, Target, TargetKind
from core.model.errors import UserError

if TYPE_CHECKING:
    from core.model.annotations import Annotation
    from core.model.blocks import TableCell
    from core.model.report import Report
    from core.model.values import Indicator, IndicatorValue

Span = tuple[int, int]

_CELL = re.compile(r"(.+)R(\d+)C(\d+)")


def cell_key(address: str, row: int, column: int) -> str:
    """The key of a table cell: the table's address and its place in the grid, from 0."""
    return f"{address}R{row}C{column}"


def value_key(indicator: Indicator, value: IndicatorValue) -> str:
    """The key of one value of an indicator: a bar or a point in a chart."""
    parts = (indicator.key, str(value.year), value.role, value.scope, value.measure)
    return "|".join(parts)


def span_of(report: Report, target: Target, start: int | None, end: int | None) -> Span | None:
    """The canonical span that an annotation covers, None for one without place in the text.

    A given span wins; else it follows from the key of a paragraph, heading, term, value or cell.
    An empty cell has no place.

    Raises:
        UserError: the report has no such place.
    """
    if start is not None and end is not None:
        if not 0 <= start < end <= len(report.text):
            raise _no_place(f"{start}-{end}")
        words = report.text[start:end]
        if not words.strip():
            raise UserError(_("请先选择要批注的文字。"))
        # A selection by double click or by line often takes a blank along.
        return end - len(words.lstrip()), start + len(words.rstrip())
    if start is not None or end is not None or target.kind is TargetKind.TEXT:
        raise UserError(_("请先选择要批注的文字。"))
    if target.kind is TargetKind.PARAGRAPH:
        return _block_span(report, target.key)
    if target.kind is TargetKind.HEADING:
        return _heading_span(report, target.key)
    if target.kind is TargetKind.VALUE:
        return _value_span(report, target.key)
    if target.kind is TargetKind.TERM:
        return _term_span(report, target.key)
    if target.kind is TargetKind.CELL:
        return _cell_span(report, target.key)
    if target.kind is TargetKind.INDICATOR and all(
        target.key not in (indicator.key, indicator.name) for indicator in report.indicators
    ):
        raise _no_place(target.key)
    return None


def on_target(
    report: Report, annotations: Iterable[Annotation], target: Target
) -> list[Annotation]:
    """The annotations on a thing of the version shown, in their order.

    Addresses count anew in a corrected edition, so the key that an annotation was made with may
    name another paragraph by now: where it has words, its words tell. Bookmarks are none of them.
    """
    try:
        span = span_of(report, target, None, None)
    except UserError:
        return []
    found = []
    for one in annotations:
        if one.target.kind is not target.kind or one.deleted or one.style is Style.BOOKMARK:
            continue
        place = one.placement
        if span is None or one.anchor is None:
            fits = one.target.key == target.key
        else:
            fits = place is not None and place.start < span[1] and place.end > span[0]
        if fits:
            found.append(one)
    return found


def find_quote(report: Report, quote: str, occurrence: int = 1) -> Span:
    """The canonical span of words given as a user types them.

    Width, case and white space need not agree. Places in the body come before the glossary's.

    Raises:
        UserError: the words are not there, or not so often.
    """
    spans = quote_spans(report, quote)
    if not spans:
        raise UserError(
            _("报告里没有这段文字。"), where=quote, remedy=_("请从报告里照抄一段原文。")
        )
    if not 1 <= occurrence <= len(spans):
        raise UserError(
            _("这段文字在报告里只出现{count}次。").format(count=len(spans)), where=quote
        )
    return spans[occurrence - 1]


def quote_spans(report: Report, quote: str) -> list[Span]:
    """All canonical spans of words given as a user types them, the body's before the glossary's.

    Raises:
        UserError: the words are none.
    """
    return QuoteFinder(report).spans(quote)


class QuoteFinder:
    """Finds many quotes in one report; width, case and white space need not agree."""

    def __init__(self, report: Report) -> None:
        from core.text.folding import fold

        self._report = report
        self._folded = fold(report.text)
        self._kept = [
            at for at, character in enumerate(self._folded.text) if not character.isspace()
        ]
        self._text = "".join(self._folded.text[at] for at in self._kept)

    def spans(self, quote: str) -> list[Span]:
        """All canonical spans of a quote, the body's before the glossary's.

        Raises:
            UserError: the quote is empty.
        """
        from core.text.folding import fold_query

        wanted = "".join(fold_query(quote).split())
        if not wanted:
            raise UserError(_("引文是空的。"), remedy=_("请给出报告里的原文。"))
        spans: list[Span] = []
        place = self._text.find(wanted)
        while place >= 0:
            last = self._kept[place + len(wanted) - 1] + 1
            spans.append(self._folded.origin(self._kept[place], last))
            place = self._text.find(wanted, place + len(wanted))
        spans.sort(key=lambda span: (self._report.block_at(span[0]).term is not None, span))
        return spans


def _no_place(where: str) -> UserError:
    return UserError(_("报告里没有这个位置。"), where=where, remedy=_("请重新选择。"))


def _block_span(report: Report, address: str) -> Span:
    for block in report.blocks:
        if block.address == address and block.text:
            start = report.starts[block.index]
            return start, start + len(block.text)
    raise _no_place(address)


def _heading_span(report: Report, address: str) -> Span:
    """A heading; of a run-in heading only the leading sentence."""
    for section in report.sections:
        if section.address == address:
            start = report.starts[section.block]
            length = section.run_in_end or len(report.blocks[section.block].text)
            if length:
                return start, start + length
    return _block_span(report, address)


def _value_span(report: Report, key: str) -> Span:
    """The printed value of an indicator."""
    for indicator in report.indicators:
        for value in indicator.values:
            if value_key(indicator, value) == key and value.end > value.start:
                start = report.starts[value.block]
                return start + value.start, start + value.end
    raise _no_place(key)


def _term_span(report: Report, key: str) -> Span:
    """A glossary entry by its address or its wording."""
    for term in report.terms:
        if key in (term.address, term.term):
            start = report.starts[term.block]
            return start, start + len(report.blocks[term.block].text)
    raise _no_place(key)


def _cell_span(report: Report, key: str) -> Span | None:
    cell, block = _cell(report, key)
    start = report.starts[block]
    return (start + cell.start, start + cell.end) if cell.end > cell.start else None


def _cell(report: Report, key: str) -> tuple[TableCell, int]:
    """The cell with this key, and the index of its table's block."""
    found = _CELL.fullmatch(key)
    if found is None:
        raise _no_place(key)
    row, column = int(found[2]), int(found[3])
    for table in report.tables:
        if table.address == found[1]:
            for cell in table.cells:
                rows = range(cell.row, cell.row + cell.row_span)
                if row in rows and column in range(cell.column, cell.column + cell.column_span):
                    return cell, table.block
    raise _no_place(key)
