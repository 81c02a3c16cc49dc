"""What a page is painted with: ruling lines and pictures, found without reading the text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_THIN: Final = 3.0
_SHORT: Final = 3.0
_LEANING: Final = 0.5
_MOST_OBJECTS: Final = 200_000
_DEEPEST: Final = 4
_MOST_RULES: Final = 20_000
_MOST_SEGMENTS: Final = 60_000

_Matrix = tuple[float, float, float, float, float, float]
_SAME: Final[_Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A ruling line in points: at `place`, from `start` to `end`."""

    place: float
    start: float
    end: float


class Rules(NamedTuple):
    """The ruling lines of a page: those across it and those along it."""

    across: list[Rule]
    along: list[Rule]

    def turned(self, turn: int, width: float, height: float) -> Rules:
        """The lines of a page turned by `-turn` degrees, as `read_chars` turns its characters.

        Args:
            turn: 0, 90, 180 or 270.
            width: the width of the page before it is turned, in points.
            height: its height before it is turned.
        """
        across, along = self
        if turn == 90:
            return Rules(
                [Rule(width - place, start, end) for place, start, end in along],
                [Rule(place, width - end, width - start) for place, start, end in across],
            )
        if turn == 180:
            return Rules(
                [Rule(height - place, width - end, width - start) for place, start, end in across],
                [Rule(width - place, height - end, height - start) for place, start, end in along],
            )
        if turn == 270:
            return Rules(
                [Rule(place, height - end, height - start) for place, start, end in along],
                [Rule(height - place, start, end) for place, start, end in across],
            )
        return self


def read_rules(page: Any, left: float = 0.0, bottom: float = 0.0) -> Rules:
    """The ruling lines of a page (of pypdfium2): thin lines and boxes, and the sides of others.

    Args:
        page: the page.
        left: where the page begins in its own coordinates.
        bottom: the same for its lower edge.
    """
    import pypdfium2.raw as pdfium

    rules = Rules([], [])
    edges = [ctypes.c_float() for _edge in range(4)]
    pointers = [ctypes.byref(edge) for edge in edges]
    segments = 0
    for part, kind, matrix in _objects(page):
        if kind != pdfium.FPDF_PAGEOBJ_PATH or not pdfium.FPDFPageObj_GetBounds(part, *pointers):
            continue
        x0, y0, x1, y1 = _box((edge.value for edge in edges), matrix)
        if min(x1 - x0, y1 - y0) <= _THIN:
            _put(rules, (x0 - left, y0 - bottom), (x1 - left, y1 - bottom))
        elif segments < _MOST_SEGMENTS:
            for one, other in _segments(part, matrix):
                segments += 1
                if abs(one[0] - other[0]) < _LEANING or abs(one[1] - other[1]) < _LEANING:
                    low = min(one[0], other[0]) - left, min(one[1], other[1]) - bottom
                    high = max(one[0], other[0]) - left, max(one[1], other[1]) - bottom
                    _put(rules, low, high)
        if len(rules.across) + len(rules.along) > _MOST_RULES:
            break
    return rules


def _put(rules: Rules, low: tuple[float, float], high: tuple[float, float]) -> None:
    """Adds a thin box to the lines across or along; a dot is neither."""
    width, height = high[0] - low[0], high[1] - low[1]
    if height <= _THIN and width > max(_SHORT, height):
        rules.across.append(Rule((low[1] + high[1]) / 2, low[0], high[0]))
    elif width <= _THIN and height > max(_SHORT, width):
        rules.along.append(Rule((low[0] + high[0]) / 2, low[1], high[1]))


def _objects(page: Any) -> Iterator[tuple[Any, int, _Matrix]]:
    """The raw objects of a page (of pypdfium2), forms opened: type, and matrix of what is around.

    The matrix leads from the space of the object's bounds to the page.
    """
    import pypdfium2.raw as pdfium

    kind_of = pdfium.FPDFPageObj_GetType
    stack: list[tuple[Any, _Matrix, int]] = [(page.raw, _SAME, 0)]
    seen = 0
    while stack:
        home, matrix, depth = stack.pop()
        if depth:
            count, get = pdfium.FPDFFormObj_CountObjects(home), pdfium.FPDFFormObj_GetObject
        else:
            count, get = pdfium.FPDFPage_CountObjects(home), pdfium.FPDFPage_GetObject
        for index in range(count):
            part = get(home, index)
            kind = kind_of(part)
            seen += 1
            if seen > _MOST_OBJECTS:
                return
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                stack.append((part, _times(_matrix_of(part), matrix), depth + 1))
            yield part, kind, matrix


def _matrix_of(part: Any) -> _Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(part, ctypes.byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """First `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _at(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(edges: Iterator[float], matrix: _Matrix) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a box seen through a matrix."""
    x0, y0, x1, y1 = edges
    if matrix is _SAME:
        return x0, y0, x1, y1
    corners = [_at(x, y, matrix) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _segments(
    path: Any, around: _Matrix
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight segments of a path, on the page."""
    import pypdfium2.raw as pdfium

    matrix = _times(_matrix_of(path), around)
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = last = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        here = _at(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, begin


def has_pictures(page: Any) -> bool:
    """Whether a page (of pypdfium2) shows a picture."""
    import pypdfium2.raw as pdfium

    return any(kind == pdfium.FPDF_PAGEOBJ_IMAGE for _part, kind, _matrix in _objects(page))
