"""Where things lie in a chart, in pixels: pure arithmetic, no painter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.model.values import Bound
from ui.charts.model import Panel, Point, Row, Shape

MISSING = "—"
LABEL_GAP = 5.0
FADE = 9.0
"""How far the soft end of 左右 reaches to either side of its number."""
ARROW = 13.0
"""The length of the open arrow of 以上 and 以下."""
MARKER = 5.0
"""Half the width of a diamond or a circle."""
_LEAST_BARS = 0.45
"""The share of the width that belongs to the bars, however long the words are."""

Width = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of one picture at one zoom, in pixels."""

    zoom: float = 1.0

    @property
    def line(self) -> float:
        """The height of one series within a row."""
        return round(15 * self.zoom)

    @property
    def gap(self) -> float:
        """The space between two rows."""
        return round(9 * self.zoom)

    @property
    def bar(self) -> float:
        """The height of a bar."""
        return round(8 * self.zoom)

    @property
    def font(self) -> int:
        """The pixel size of names and values."""
        return round(12 * self.zoom)

    @property
    def small_font(self) -> int:
        """The pixel size of ticks, units and the source."""
        return round(11 * self.zoom)

    def row(self, series: int) -> float:
        """The height of a row with so many series; a name may need two lines."""
        return max(series * self.line, 2 * (self.font + 3)) + self.gap


@dataclass(frozen=True, slots=True)
class Label:
    """The words at one line of a row; `right` says on which side of `edge` they stand.

    `edge` is where the drawing ends, as a share of the axis; `reach` the pixels it needs beyond.
    """

    text: str
    edge: float
    reach: float
    right: bool
    missing: bool


def label_of(cell: Sequence[Point], share: Callable[[float], float]) -> Label:
    """The label of one line: all values as printed, behind the longest of them."""
    if not cell:
        return Label(MISSING, 0.0, 0.0, True, True)
    text = " / ".join(point.text for point in cell)
    drawn = [point for point in cell if not point.is_word]
    if not drawn:
        return Label(text, 0.0, 0.0, True, False)
    farthest = max(drawn, key=lambda point: abs(point.size))
    right = farthest.size >= 0
    return Label(text, share(farthest.size), reach_of(farthest, right=right), right, False)


def reach_of(point: Point, *, right: bool) -> float:
    """How many pixels the drawing of `point` needs beyond its number, on one side."""
    own = 0.0 if point.series.shape in (Shape.HOLLOW, Shape.SOLID) else MARKER
    if point.bound is Bound.ABOUT:
        return max(own, FADE)
    if point.bound in (Bound.AT_LEAST, Bound.MORE_THAN) and right:
        return own + ARROW
    if point.bound in (Bound.AT_MOST, Bound.LESS_THAN) and not right:
        return own + ARROW
    return own


@dataclass(frozen=True, slots=True)
class Span:
    """The range shown, as shares of the axis, and the room for labels on either side (pixels)."""

    low: float
    high: float
    label_width: float


def fit(panel: Panel, width: float, measure: Width) -> Span:
    """The largest scale at which every bar and its label fit into `width` pixels.

    Labels that would leave the bars less than their due are shortened to what
    `label_width` says.
    """
    labels = [label_of(cell, panel.axis.share) for row in panel.rows for cell in row.cells]
    widest = max(width * (1 - _LEAST_BARS), 1.0)
    needs = [
        (label.edge, min(label.reach + LABEL_GAP + measure(label.text), widest), label.right)
        for label in labels
    ]
    low, high = 0.0, max(width, 1.0)
    reach = max(panel.axis.high - panel.axis.low, 1e-9)
    for _round in range(40):
        scale = (low + high) / 2
        left, right = _extent(needs, scale, panel)
        low, high = (scale, high) if left + right <= width else (low, scale)
    scale = max(low, _LEAST_BARS * width / reach, 1e-9)
    left, right = _extent(needs, scale, panel)
    first = -left / scale
    return Span(first, first + width / scale, widest)


def _extent(
    needs: Sequence[tuple[float, float, bool]], scale: float, panel: Panel
) -> tuple[float, float]:
    """The pixels needed to the left and to the right of zero at `scale` pixels a share."""
    left = max(-panel.axis.low * scale, 2.0)
    right = max(panel.axis.high * scale, 2.0)
    for edge, room, to_right in needs:
        if to_right:
            right = max(right, edge * scale + room)
        else:
            left = max(left, -edge * scale + room)
    return left, right


def row_at(panel: Panel, sizes: Sizes, y: float) -> tuple[Row, int] | None:
    """The row, and the series within it, at `y` pixels below the top of the panel's rows."""
    height = sizes.row(len(panel.series))
    number = int(y // height)
    if y < 0 or number >= len(panel.rows):
        return None
    return panel.rows[number], series_at(len(panel.series), sizes, y - number * height)


def series_at(series: int, sizes: Sizes, y: float) -> int:
    """The series whose line is nearest to `y` pixels below the top of a row."""
    top = (sizes.row(series) - series * sizes.line) / 2
    return max(0, min(series - 1, int((y - top) // sizes.line)))


def line_centre(series: int, sizes: Sizes, place: int) -> float:
    """How far below the top of its row the middle of line `place` lies."""
    top = (sizes.row(series) - series * sizes.line) / 2
    return top + (place + 0.5) * sizes.line


def wrap_name(name: str, width: float, measure: Width) -> str:
    """A name in at most two lines of `width` pixels, broken before a bracket where possible."""
    if measure(name) <= width:
        return name
    for bracket in "(（":
        place = name.find(bracket)
        if place > 0 and measure(name[:place]) <= width and measure(name[place:]) <= width:
            return f"{name[:place]}\n{name[place:]}"
    first = _longest(name, width, measure)
    # Two lines of like length read better than a full one and an orphan.
    half = (len(name) + 1) // 2
    if half <= first and measure(name[half:]) <= width:
        first = half
    rest = name[first:]
    if measure(rest) <= width:
        return f"{name[:first]}\n{rest}"
    return f"{name[:first]}\n{shorten(rest, width, measure)}"


def _longest(text: str, width: float, measure: Width) -> int:
    """How many characters of `text` fit, at least one."""
    fits = 1
    while fits < len(text) and measure(text[: fits + 1]) <= width:
        fits += 1
    return fits


def shorten(text: str, width: float, measure: Width) -> str:
    """`text` with `…` at its end if it is wider than `width` pixels."""
    if measure(text) <= width:
        return text
    while text and measure(text + "…") > width:
        text = text[:-1]
    return text + "…"
