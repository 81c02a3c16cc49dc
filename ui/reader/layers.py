"""What is painted under the words: highlights, hits, and the place one was sent to.

Painted rather than put into the document: thousands cost nothing until they are in view, none
changes the layout, and overlapping ones mix as ink does.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.reader.geometry import line_rects
from ui.reader.patterns import underline
from ui.reader.sheet import Sheet
from ui.widgets.theme import Theme

_CORNER = 2.5


class Span(NamedTuple):
    """A highlight by its document positions; `colour` and `style` are the values of the enums."""

    start: int
    end: int
    identity: str
    colour: str
    style: str


class Spans:
    """Highlights in the order of their beginnings, asked for by stretch or by place."""

    def __init__(self) -> None:
        self._sorted: list[Span] = []
        self._by_id: dict[str, Span] = {}
        self._longest = 0

    def __len__(self) -> int:
        return len(self._sorted)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._sorted)

    def replace(self, spans: Sequence[Span]) -> None:
        """Hold these spans and no others."""
        self._sorted = sorted(spans)
        self._by_id = {span.identity: span for span in spans}
        self._longest = max((span.end - span.start for span in spans), default=0)

    def add(self, spans: Sequence[Span]) -> None:
        """Add many spans, or change those with their identities."""
        for span in spans:
            if span.identity in self._by_id:
                self.drop(span.identity)
            self._by_id[span.identity] = span
        self._sorted.extend(spans)
        # What is there already is in order: sorting has little to do.
        self._sorted.sort()
        self._longest = max(self._longest, *(span.end - span.start for span in spans), 0)

    def put(self, span: Span) -> None:
        """Add a span, or change the one with its identity."""
        self.drop(span.identity)
        insort(self._sorted, span)
        self._by_id[span.identity] = span
        self._longest = max(self._longest, span.end - span.start)

    def drop(self, identity: str) -> None:
        """Take a span away, if it is there."""
        span = self._by_id.pop(identity, None)
        if span is not None:
            del self._sorted[bisect_left(self._sorted, span)]

    def get(self, identity: str) -> Span | None:
        """The span of that identity."""
        return self._by_id.get(identity)

    def between(self, start: int, end: int) -> list[Span]:
        """The spans that share a position with `start` to `end`, in order."""
        first = bisect_left(self._sorted, (start - self._longest,))
        last = bisect_left(self._sorted, (end,))
        return [span for span in self._sorted[first:last] if span.end > start]

    def at(self, position: int) -> Span | None:
        """The shortest span over a position: of two nested ones the inner."""
        found = self.between(position, position + 1)
        return min(found, key=lambda span: span.end - span.start, default=None)


class HighlightLayer:
    """Paints the highlights; each colour also has a line pattern of its own."""

    def __init__(self, sheet: Sheet, theme: Theme) -> None:
        self.spans = Spans()
        self.active = ""
        self._sheet = sheet
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint the highlights in `visible`.

        All grounds of one colour at once, then the lines: mixing gives the same whatever the
        order, and setting the painter up anew for each of a hundred would take most of the time.
        """
        if not len(self.spans):
            return
        grounds: dict[str, list[QRectF]] = {}
        lines: list[tuple[QRectF, str, float]] = []
        for block, origin in self._sheet.blocks_in(visible):
            start = block.position()
            for span in self.spans.between(start, start + block.length()):
                filled = span.style == "fill"
                width = 1.0 if filled and span.identity != self.active else 2.0
                for rect in line_rects(block, origin, span.start, span.end):
                    if filled:
                        grounds.setdefault(span.colour, []).append(rect)
                    lines.append((rect, span.colour, width))
        self._fill(painter, grounds)
        for rect, name, width in lines:
            underline(painter, rect, name, self._theme.underline(name), width)

    def _fill(self, painter: QPainter, grounds: dict[str, list[QRectF]]) -> None:
        mode = QPainter.CompositionMode
        dark = self._theme.dark
        painter.setCompositionMode(
            mode.CompositionMode_Lighten if dark else mode.CompositionMode_Multiply
        )
        painter.setPen(Qt.PenStyle.NoPen)
        for name, rects in grounds.items():
            painter.setBrush(QColor(self._theme.highlight(name)))
            for rect in rects:
                painter.drawRoundedRect(rect, _CORNER, _CORNER)
        painter.setCompositionMode(mode.CompositionMode_SourceOver)


class HitLayer:
    """Paints the hits of a search; the one visited last has a frame in the accent."""

    def __init__(self, sheet: Sheet, theme: Theme) -> None:
        self.hits: list[tuple[int, int]] = []
        self.current = -1
        self._longest = 0
        self._sheet = sheet
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def replace(self, hits: Sequence[tuple[int, int]]) -> None:
        """Show these hits (document positions), none of them visited."""
        self.hits = sorted(hits)
        self.current = -1
        self._longest = max((end - start for start, end in hits), default=0)

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint the hits in `visible`."""
        if not self.hits:
            return
        ink = QColor(self._theme.ink)
        ink.setAlpha(28 if not self._theme.dark else 52)
        for block, origin in self._sheet.blocks_in(visible):
            start = block.position()
            index = bisect_left(self.hits, (start - self._longest, 0))
            while index < len(self.hits) and self.hits[index][0] < start + block.length():
                for rect in line_rects(block, origin, *self.hits[index]):
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(ink)
                    painter.drawRoundedRect(rect, _CORNER, _CORNER)
                    if index == self.current:
                        frame(painter, rect, self._theme.accent)
                index += 1


class Spotlight:
    """Points at the words one was sent to, for a moment."""

    def __init__(self, sheet: Sheet, theme: Theme) -> None:
        self.span: tuple[int, int] | None = None
        self._sheet = sheet
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint a frame round the words."""
        if self.span is None:
            return
        for block, origin in self._sheet.blocks_in(visible):
            for rect in line_rects(block, origin, *self.span):
                frame(painter, rect, self._theme.accent)


def frame(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A thin frame round `rect` in the accent."""
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-1.5, 0, 1.5, 0), 4, 4)
