"""What a page is painted with: ruling lines and pictures, counted without reading the text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final

_THIN: Final = 3.0
_LONG: Final = 12.0
_FEWEST_LINES: Final = 3
_MOST_OBJECTS: Final = 200_000
_DEEPEST: Final = 4


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


def has_rules(page: Any) -> bool:
    """Whether a page (of pypdfium2) has lines both ways, enough for a table."""
    import pypdfium2.raw as pdfium

    across = along = 0
    edges = [ctypes.c_float() for _edge in range(4)]
    left, bottom, right, top = edges
    pointers = [ctypes.byref(edge) for edge in edges]
    for part, kind in _objects(page):
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(part, *pointers):
            continue
        width, height = right.value - left.value, top.value - bottom.value
        if width > _LONG and height > _LONG:
            across += 1  # a box, or a whole grid in one path
            along += 1
        elif height <= _THIN and width > _LONG:
            across += 1
        elif width <= _THIN and height > _LONG:
            along += 1
        if across >= _FEWEST_LINES and along >= _FEWEST_LINES:
            return True
    return False


def has_pictures(page: Any) -> bool:
    """Whether a page (of pypdfium2) shows a picture."""
    import pypdfium2.raw as pdfium

    return any(kind == pdfium.FPDF_PAGEOBJ_IMAGE for _part, kind in _objects(page))
