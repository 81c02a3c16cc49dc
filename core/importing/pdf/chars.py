"""The characters of a PDF page with their places, turned so that the text reads upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import Any, Final, NamedTuple

from core.importing.limits import MAX_CHARACTERS, Budget

_QUARTER: Final = 90
_TOLERANCE: Final = 8


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
    import pypdfium2.raw as pdfium

    x0, y0, x1, y1 = page.get_mediabox()
    text_page = page.get_textpage()
    try:
        count = min(text_page.count_chars(), MAX_CHARACTERS)
        budget.spend(count)
        raw = text_page.raw
        box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        box_at, matrix_at = ctypes.byref(box), ctypes.byref(matrix)
        unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
        matrix_of, size_of = pdfium.FPDFText_GetMatrix, pdfium.FPDFText_GetFontSize
        generated, fonts = pdfium.FPDFText_IsGenerated, _Fonts(raw)
        found: list[tuple[int, Char]] = []
        turns: Counter[int] = Counter()
        unreadable = pair = 0
        for index in range(count):
            if generated(raw, index) == 1:
                continue
            code = unicode_of(raw, index)
            if 0xD800 <= code < 0xDC00:
                pair = code
                continue
            if 0xDC00 <= code < 0xE000 and pair:
                code = 0x10000 + ((pair - 0xD800) << 10) + (code - 0xDC00)
            pair = 0
            if code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code <= 0xF8FF or code > 0x10FFFF:
                unreadable += 1
                continue
            if not box_of(raw, index, box_at) or not matrix_of(raw, index, matrix_at):
                continue
            if 0xD800 <= code < 0xE000 or code <= 0x20 or code in (0xA0, 0x3000):
                continue
            angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
            size = size_of(raw, index) * math.hypot(matrix.c, matrix.d)
            if not 0 < size < 2000:
                continue
            place = (box.left - x0, box.bottom - y0, box.right - x0, box.top - y0)
            turns[angle] += 1
            found.append((angle, Char(chr(code), *place, size, fonts.bold(index))))
    finally:
        text_page.close()
    width, height = x1 - x0, y1 - y0
    main = turns.most_common(1)[0][0] if turns else 0
    turn = main if main % _QUARTER == 0 else 0
    upright: list[Char] = []
    sideways: list[Char] = []
    for angle, char in found:
        off = (angle - turn) % 360
        if min(off, 360 - off) <= _TOLERANCE:
            upright.append(_turned(char, turn, width, height))
        else:
            sideways.append(_turned(char, turn, width, height))
    if turn % 180:
        width, height = height, width
    return PageChars(upright, sideways, width, height, turn, unreadable)


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
