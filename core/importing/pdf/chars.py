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
_HEAVY: Final = 600
_BLANK: Final = frozenset((0xA0, 0x3000))
_HYPHENS: Final = frozenset((0x2D, 0xAD))


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


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium that takes and returns bare numbers: twice as fast as typed pointers."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


def _codes(raw: int, count: int) -> Iterator[tuple[int, int]]:
    """The number and code point of each printed character; -1 for one that the file cannot name."""
    import pypdfium2.raw as pdfium

    handle, number = ctypes.c_void_p, ctypes.c_int
    unicode_of = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, handle, number)
    generated = _plain(pdfium.FPDFText_IsGenerated, ctypes.c_int, handle, number)
    high = 0
    for index in range(count):
        code = unicode_of(raw, index)
        if 0 < code <= 0x20 or code in _BLANK or (code in _HYPHENS and generated(raw, index) == 1):
            continue  # white space is told by the places; a hyphen may be pdfium's own
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xF8FF or code > 0x10FFFF:
            code = -1
        yield index, code


def _placed(text_page: Any, count: int, x: float, y: float) -> tuple[list[tuple[int, Char]], int]:
    """The characters with the angles they run at, and how many more have no meaning.

    Args:
        text_page: the text page of pdfium.
        count: how many characters it has.
        x: the left edge of the page.
        y: its lower edge.
    """
    import pypdfium2.raw as pdfium

    handle, number = ctypes.c_void_p, ctypes.c_int
    box = pdfium.FS_RECTF()
    box_at = ctypes.addressof(box)
    box_of = _plain(pdfium.FPDFText_GetLooseCharBox, number, handle, number, handle)
    object_of = _plain(pdfium.FPDFText_GetTextObject, handle, handle, number)
    raw = ctypes.cast(text_page, handle).value or 0
    looks: dict[int | None, tuple[int, float, bool]] = {}
    found: list[tuple[int, Char]] = []
    unreadable = 0
    for index, code in _codes(raw, count):
        if code < 0:
            unreadable += 1
            continue
        if not box_of(raw, index, box_at):
            continue
        home = object_of(raw, index)  # all characters of one text object look the same
        look = looks.get(home)
        if look is None or home is None:
            look = looks[home] = _look(text_page, index)
        angle, size, bold = look
        if not 0 < size < _LARGEST:
            continue
        found.append(
            (
                angle,
                Char(
                    chr(code), box.left - x, box.bottom - y, box.right - x, box.top - y, size, bold
                ),
            )
        )
    return found, unreadable


def _look(text_page: Any, index: int) -> tuple[int, float, bool]:
    """The angle of character number `index` in degrees, its size in points, whether it is bold."""
    import pypdfium2.raw as pdfium

    matrix, flags = pdfium.FS_MATRIX(), ctypes.c_int()
    if not pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
        return 0, 0.0, False
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    buffer = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.lower() if 0 < length <= 128 else b""
    bold = any(word in name for word in (b"bold", b"heavy", b"black"))
    return angle, size, bold or pdfium.FPDFText_GetFontWeight(text_page, index) >= _HEAVY


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
