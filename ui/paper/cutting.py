"""Where a long strip of text is cut into pages: pure arithmetic, any unit of length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A part of the strip that is not cut if it can be helped, from its top to its bottom."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Strip:
    """What is known of a strip before it is cut.

    `lines` are never cut through; `wholes` (a heading with what follows it, a row, a small table)
    only where one does not fit on a page. `heads` are the headings of tables, by the rest of the
    table that they stand above again on every further page.
    """

    lines: Sequence[Span]
    wholes: Sequence[Span] = ()
    heads: Sequence[tuple[Span, Span]] = ()


class Sheet(NamedTuple):
    """A page: a part of the strip, below the headings of the table that it goes on with."""

    part: Span
    head: Span | None = None


def cut(strip: Strip, height: float) -> list[Sheet]:
    """The pages of a strip, each no more than `height` high.

    What lies between two spans at the end of a page (the space above a heading) is left out.
    """
    waiting = _merged([*strip.lines, *strip.wholes])[::-1]
    sheets: list[Sheet] = []
    top: float | None = None
    bottom = room = 0.0
    head: Span | None = None
    while waiting:
        span = waiting.pop()
        if top is not None and span.bottom - top > room:
            sheets.append(Sheet(Span(top, bottom), head))
            top = None
        if top is None:
            top = bottom = span.top
            head = _head_above(strip, top)
            room = height - (head.bottom - head.top if head is not None else 0)
        if span.bottom - top > room:
            waiting += _smaller(strip, span, top + room)[::-1]
        else:
            bottom = span.bottom
    if top is not None:
        sheets.append(Sheet(Span(top, bottom), head))
    return sheets


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one, from the top to the bottom."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.top < found[-1].bottom:
            found[-1] = Span(found[-1].top, max(found[-1].bottom, span.bottom))
        else:
            found.append(span)
    return found


def _smaller(strip: Strip, span: Span, end: float) -> list[Span]:
    """The lines in a span that is higher than a page; one that has none is cut at `end`."""
    lines = [one for one in strip.lines if one.top < span.bottom and one.bottom > span.top]
    found = _merged(Span(max(one.top, span.top), min(one.bottom, span.bottom)) for one in lines)
    if len(found) > 1:
        return found
    return [Span(span.top, end), Span(end, span.bottom)]


def _head_above(strip: Strip, top: float) -> Span | None:
    """The headings of the table whose rest holds the place `top`."""
    return next((head for rest, head in strip.heads if rest.top < top < rest.bottom), None)
