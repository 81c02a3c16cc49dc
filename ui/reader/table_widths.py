"""How wide the columns of a table want to be, and where its numbers align."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.page import PageBlock
from ui.widgets.numbers import WIDE, number_parts

_FEWEST_WORDS, _FEWEST_HEAD = 4.2, 2.2
"""What words, and headings, can be narrowed to when numbers need the room, in em of the cells."""
_SIGNS, _FEWEST_SIGN = ("（%）", "(%)", "（‰）"), 3.0
_DIGIT, _POINT = 0.555, 0.278


class Ruler:
    """Measures words by rule of thumb, in pixels of a face that is `em` pixels large.

    A wide character is one em in every Chinese face; digits differ by 0.02 em between the common
    ones, which shifts a column by a fraction of a pixel. To ask the face itself would read it
    from the disk before the first paint: 5 MB for a table that is seldom in view.
    """

    def __init__(self, em: int) -> None:
        self.em = float(em)

    def advance(self, text: str) -> float:
        """The width of `text`."""
        return self.em * sum(
            1.0 if character >= WIDE else _POINT if character in ".,:;" else _DIGIT
            for character in text
        )


def wanted_widths(block: PageBlock, columns: int, ruler: Ruler) -> list[tuple[float, float]]:
    """For each column the width of its longest cell, and the least it can do with, in pixels."""
    before = [0.0] * columns
    behind = [0.0] * columns
    words = [ruler.em] * columns
    least = [ruler.em] * columns
    for cell in block.cells:
        if cell.column_span != 1:
            continue
        text = block.text[cell.start : cell.end]
        parts = None if cell.header else number_parts(text)
        if parts is None:
            advance = ruler.advance(text)
            words[cell.column] = max(words[cell.column], advance)
            few = min(advance, _fewest(text, header=cell.header) * ruler.em)
            least[cell.column] = max(least[cell.column], few)
        else:
            advances = [ruler.advance(part) for part in parts]
            before[cell.column] = max(before[cell.column], advances[0])
            behind[cell.column] = max(behind[cell.column], advances[1])
    numbers = [b + e for b, e in zip(before, behind, strict=True)]
    return [
        (max(word, number), max(few, number))
        for word, number, few in zip(words, numbers, least, strict=True)
    ]


def _fewest(text: str, *, header: bool) -> float:
    """What the words of a cell can be narrowed to, in em: a sign in brackets stays whole."""
    if not header:
        return _FEWEST_WORDS
    return _FEWEST_SIGN if any(sign in text for sign in _SIGNS) else _FEWEST_HEAD


def column_shares(
    wants: Sequence[tuple[float, float]], padding: float, width: float
) -> list[float]:
    """The share of the width of each column in percent: what it cannot do without, then more.

    Args:
        wants: as `wanted_widths` gives them, in pixels.
        padding: on each side of a cell, in pixels.
        width: of the whole table, in pixels.
    """
    edge = 2 * padding + 2
    limit = width * 0.34
    capped = [max(least, min(limit, want)) for want, least in wants]
    least_of_all = sum(least + edge for _want, least in wants)
    more = sum(capped) - sum(least for _want, least in wants)
    spare = width - least_of_all
    if 0 < spare < more:
        sizes = [
            least + edge + (size - least) * spare / more
            for size, (_want, least) in zip(capped, wants, strict=True)
        ]
    else:
        sizes = [
            (size if spare > 0 else least) + edge
            for size, (_, least) in zip(capped, wants, strict=True)
        ]
    total = sum(sizes)
    return [size / total * 100 for size in sizes]


def number_widths(block: PageBlock, ruler: Ruler) -> dict[int, float]:
    """For each column with numbers the widest part before the decimal point."""
    widths: dict[int, float] = {}
    for cell in block.cells:
        parts = number_parts(block.text[cell.start : cell.end])
        if parts is not None and not cell.header and cell.column_span == 1:
            width = ruler.advance(parts[0])
            widths[cell.column] = max(widths.get(cell.column, 0.0), width)
    return widths
