"""What a page is painted with: ruling lines and pictures, counted without reading the text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_THIN: Final = 3.0
_LONG: Final = 12.0
_FEWEST_LINES: Final = 3
_MOST_OBJECTS: Final = 200_000
_DEEPEST: Final = 4
_MOST_RULES: Final = 20_000


def _objects(page: Any) -> Iterator[tuple[Any, int]]:
    """The raw objects of a page (of pypdfium2) with their types, forms opened."""
    import pypdfium2.raw as pdfium

    kind_of = pdfium.FPDFPageObj_GetType
    stack: list[tuple[Any, bool, int]] = [(page.raw, False, 0)]
    seen = 0
    while stack:
        home, is_form, depth = stack.pop()
        if is_form:
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
                stack.append((part, True, depth + 1))
            yield part, kind


class Rule(NamedTuple):
    """A ruling line in points: at `place`, from `start` to `end`."""

    place: float
    start: float
    end: float


class Rules(NamedTuple):
    """The ruling lines of a page: those across it, those along it, and how many boxes it has."""

    across: list[Rule]
    along: list[Rule]
    boxes: int

    def make_cells(self) -> bool:
        """Whether there are enough lines both ways for closed cells."""
        fewest = _FEWEST_LINES - self.boxes  # a box is a cell, or a whole grid in one path
        lone_row = len(self.across) >= fewest - 1 and len(self.along) > fewest
        return lone_row or (len(self.across) >= fewest and len(self.along) >= fewest)


def read_rules(page: Any, left: float = 0.0, bottom: float = 0.0) -> Rules:
    """The ruling lines of a page (of pypdfium2), places counted from its lower left corner.

    Args:
        page: the page.
        left: where the page begins in its own coordinates.
        bottom: the same for its lower edge.
    """
    import pypdfium2.raw as pdfium

    rules = Rules([], [], 0)
    boxes = 0
    edges = [ctypes.c_float() for _edge in range(4)]
    x0, y0, x1, y1 = edges
    pointers = [ctypes.byref(edge) for edge in edges]
    for part, kind in _objects(page):
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(part, *pointers):
            continue
        width, height = x1.value - x0.value, y1.value - y0.value
        if width > _LONG and height > _LONG:
            boxes += 1
        elif height <= _THIN and width > _LONG:
            place = (y0.value + y1.value) / 2 - bottom
            rules.across.append(Rule(place, x0.value - left, x1.value - left))
        elif width <= _THIN and height > _LONG:
            place = (x0.value + x1.value) / 2 - left
            rules.along.append(Rule(place, y0.value - bottom, y1.value - bottom))
        if boxes + len(rules.across) + len(rules.along) > _MOST_RULES:
            break
    return rules._replace(boxes=boxes)


def has_pictures(page: Any) -> bool:
    """Whether a page (of pypdfium2) shows a picture."""
    import pypdfium2.raw as pdfium

    return any(kind == pdfium.FPDF_PAGEOBJ_IMAGE for _part, kind in _objects(page))
