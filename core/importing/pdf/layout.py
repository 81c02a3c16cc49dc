"""Placed lines -> blocks: margins, indents, centred lines, furniture; for PDF, OFD and scans."""

from __future__ import annotations

from statistics import median
from typing import Final, NamedTuple

from core.importing.limits import Budget
from core.importing.pdf.furniture import PageLines, find_furniture
from core.importing.pdf.lines import Line
from core.importing.pdf.tables import FoundTable
from core.model.source import FurnitureReason, Run, SourceBlock, SourceKind

_INDENT: Final = "\u3000\u3000"
_LONG: Final = 8
_ODD_MARGIN: Final = 60.0
_FEW_LINES: Final = 4  # captions and units rather than a text


class PlacedPage(NamedTuple):
    """A page: its lines from top to bottom, its tables, text across it, its height in points."""

    lines: list[Line]
    tables: list[FoundTable]
    sideways: str
    height: float


Margin = tuple[float, float]
"""Where the lines of a page begin and end, in points."""


def placed_blocks(pages: list[PlacedPage], budget: Budget) -> list[SourceBlock]:
    """The blocks of all pages in reading order; an indented line begins with white space.

    Raises:
        UserError: a limit is passed.
    """
    furniture = find_furniture([PageLines(page.lines, page.height) for page in pages])
    margins = [
        _margin([line for at, line in enumerate(page.lines) if at not in reasons], page.tables)
        for page, reasons in zip(pages, furniture, strict=True)
    ]
    usual = _usual_margin([found for found in margins if found is not None])
    sizes = [line.size for page in pages for line in page.lines if len(line.text) >= _LONG]
    body_size = median(sizes) if sizes else 0.0
    blocks: list[SourceBlock] = []
    for number, (page, reasons) in enumerate(zip(pages, furniture, strict=True), 1):
        margin = margins[number - 1] or usual
        if usual[0] < margin[0] < usual[0] + _ODD_MARGIN:
            margin = (usual[0], margin[1])  # a page of indented lines only
        placed: list[tuple[float, SourceBlock]] = [
            (line.top, _block(line, number, reasons.get(at), margin, body_size))
            for at, line in enumerate(page.lines)
        ]
        placed += [
            (table.top, SourceBlock(SourceKind.TABLE, table=table.table, page=number))
            for table in page.tables
        ]
        placed.sort(key=lambda item: -item[0])
        blocks.extend(block for _top, block in placed)
        if page.sideways:
            blocks.append(_sideways(page.sideways, number))
        budget.spend(0, len(placed))
    return blocks


def _margin(lines: list[Line], tables: list[FoundTable]) -> Margin | None:
    """Where text begins and ends; on a page of tables with few lines as far as the tables reach."""
    long = [line for line in lines if len(line.text) >= _LONG]
    if not long:
        return None
    lefts = sorted(line.left for line in long)
    rights = sorted(line.right for line in long)
    left, right = lefts[len(lefts) // 10], rights[len(rights) * 9 // 10]
    if len(long) <= _FEW_LINES:
        left = min([left, *(table.left for table in tables)])
        right = max([right, *(table.right for table in tables)])
    return left, right


def _usual_margin(margins: list[Margin]) -> Margin:
    if not margins:
        return 0.0, 0.0
    return median(left for left, _right in margins), median(right for _left, right in margins)


def _block(
    line: Line, page: int, reason: FurnitureReason | None, margin: Margin, body_size: float
) -> SourceBlock:
    before, behind = line.left - margin[0], margin[1] - line.right
    # A line of the body that ends as far from the margin as it begins may do so by chance.
    least = 0.5 if line.size > 1.15 * body_size else 2.5
    centred = min(before, behind) > least * line.size and abs(before - behind) < 1.2 * line.size
    runs = line.runs
    known = margin[1] > margin[0]
    if known and before > 1.4 * line.size and not centred and reason is None:
        runs = (Run(_INDENT, size=round(line.size, 1)), *runs)
    return SourceBlock(SourceKind.PARAGRAPH, runs, page=page, centred=centred, furniture=reason)


def _sideways(text: str, page: int) -> SourceBlock:
    """Text across the reading direction: a page number of a turned page, a watermark."""
    bare = not any(character.isalpha() for character in text)
    reason = FurnitureReason.PAGE_NUMBER if bare else FurnitureReason.RUNNING_HEAD
    return SourceBlock(SourceKind.PARAGRAPH, (Run(text),), page=page, furniture=reason)
