"""The characters of a PDF page with their places, turned so that the text reads upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from core.importing.limits import MAX_CHARACTERS, Budget

_QUARTER: Final = 90
_TOLERANCE: Final = 8
_LARGEST: Final = 2000.0


class Char(NamedTuple):
    """One character: its box in points, y counted upwards, and its size in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool


class PageChars(NamedTuple):
    """The characters of a page.

    `upright` run in the reading direction; `sideways` do not (page numbers of turned pages,
    watermarks), in the file's order. `turn` is how many degrees the page was turned to make most
    of its text upright. `width` and `height` are those of the turned page.
    """

    upright: list[Char]
    sideways: list[Char]
    width: float
    height: float
    turn: int
    unreadable: int


def read_chars(page: Any, budget: Budget) -> PageChars:
    """The characters of `page` (a `pypdfium2.PdfPage`).

    Raises:
        UserError: a limit is passed.
    """
    left, bottom, right, top = page.get_mediabox()
    text_page = page.get_textpage()
    try:
        count = min(text_page.count_chars(), MAX_CHARACTERS)
        budget.spend(count)
        found, unreadable = _placed(text_page.raw, count, left, bottom)
    finally:
        text_page.close()
    width, height = right - left, top - bottom
    angles = Counter(angle for angle, _char in found)
    main = angles.most_common(1)[0][0] if angles else 0
    turn = main if main % _QUARTER == 0 else 0
    upright: list[Char] = []
    sideways: list[Char] = []
    for angle, char in found:
        off = (angle - turn) % 360
        home = upright if min(off, 360 - off) <= _TOLERANCE else sideways
        home.append(_turned(char, turn, width, height))
    if turn % 180:
        width, height = height, width
    return PageChars(upright, sideways, width, height, turn, unreadable)


def _codes(raw: Any, count: int) -> Iterator[tuple[int, int]]:
    """The number and code point of each printed character; -1 for one that the file cannot name."""
    import pypdfium2.raw as pdfium

    unicode_of, generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    high = 0
    for index in range(count):
        code = unicode_of(raw, index)
        if (code <= 0x20 and code) or code in (0xA0, 0x3000) or generated(raw, index) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xF8FF or code > 0x10FFFF:
            code = -1
        yield index, code


def _placed(raw: Any, count: int, x: float, y: float) -> tuple[list[tuple[int, Char]], int]:
    """The characters with the angles they run at, and how many more have no meaning.

    Args:
        raw: the text page of pdfium.
        count: how many characters it has.
        x: the left edge of the page.
        y: its lower edge.
    """
    import pypdfium2.raw as pdfium

    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    box_at, matrix_at = ctypes.byref(box), ctypes.byref(matrix)
    box_of, matrix_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetMatrix
    size_of, fonts = pdfium.FPDFText_GetFontSize, _Fonts(raw)
    found: list[tuple[int, Char]] = []
    unreadable = 0
    for index, code in _codes(raw, count):
        if code < 0:
            unreadable += 1
            continue
        if not box_of(raw, index, box_at) or not matrix_of(raw, index, matrix_at):
            continue
        size = size_of(raw, index) * math.hypot(matrix.c, matrix.d)
        if not 0 < size < _LARGEST:
            continue
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
        place = (box.left - x, box.bottom - y, box.right - x, box.top - y)
        found.append((angle, Char(chr(code), *place, size, fonts.bold(index))))
    return found, unreadable


def _turned(char: Char, turn: int, width: float, height: float) -> Char:
    """`char` on a page turned by `-turn` degrees, so that text which ran at `turn` runs at 0."""
    if turn == 0:
        return char
    left, bottom, right, top = char[1:5]
    if turn == 90:
        box = (bottom, width - right, top, width - left)
    elif turn == 180:
        box = (width - right, height - top, width - left, height - bottom)
    else:
        box = (height - top, left, height - bottom, right)
    return Char(char.text, *box, char.size, char.bold)


class _Fonts:
    """Tells bold characters by the names of their fonts, looked up once for each text object."""

    def __init__(self, raw: Any) -> None:
        import pypdfium2.raw as pdfium

        self._raw = raw
        self._weight = pdfium.FPDFText_GetFontWeight
        self._info = pdfium.FPDFText_GetFontInfo
        self._object = pdfium.FPDFText_GetTextObject
        self._known: dict[int, bool] = {}
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def bold(self, index: int) -> bool:
        """Whether character number `index` is printed in a bold face."""
        home = self._object(self._raw, index)
        key = ctypes.addressof(home.contents) if home else -1
        if key not in self._known:
            length = self._info(self._raw, index, self._name, 128, ctypes.byref(self._flags))
            name = self._name.value.lower() if 0 < length <= 128 else b""
            heavy = b"bold" in name or b"heavy" in name or b"black" in name
            self._known[key] = heavy or self._weight(self._raw, index) >= 600
        return self._known[key]
