"""The text layer of a PDF: what is copied out of it, and what a search in it finds."""

from __future__ import annotations

import re
from typing import Final

from core.text.radicals import RADICALS

_CMAP = re.compile(
    rb"\n(\d+) 0 obj\n<< /Length \d+ >>\nstream\n([^\0]{0,200}?begincmap.*?\nendstream)", re.DOTALL
)
_RANGE = re.compile(rb"<(\w{4})> <(\w{4})> (?:<(\w{4})>|\[([^\]]*)\])")
_CODE = re.compile(rb"<(\w+)>")
_TRAILER = re.compile(rb"trailer\n<<(.*?)>>\nstartxref\n(\d+)", re.DOTALL)
_PLAIN: Final = {**RADICALS, ord("\t"): " "}


def with_plain_characters(pdf: bytes) -> bytes:
    """A PDF of Qt's in which a copied 工 is the character, and not the radical ⼯.

    One shape of a typeface often stands for both (and one for space and tab); Qt, which names a
    shape by the lowest code it has, then writes the radical. The maps from shapes to characters
    are put right in an update at the end of the file (ISO 32000-1, 7.5.6), so that nothing of
    what Qt wrote has to move. A file of another form is left as it is.
    """
    trailers = list(_TRAILER.finditer(pdf))
    changed: dict[int, bytes] = {}
    for found in _CMAP.finditer(pdf):
        stream = found[2].removesuffix(b"\nendstream")
        plain = _RANGE.sub(_plain, stream)
        if plain != stream:
            changed[int(found[1])] = plain
    if not trailers or not changed:
        return pdf
    out = bytearray(pdf)
    table = b"xref\n"
    for number, stream in sorted(changed.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        head = b"%d 0 obj\n<< /Length %d >>\nstream\n" % (number, len(stream))
        out += head + stream + b"\nendstream\nendobj\n"
    at = len(out)
    entries, before = trailers[-1].groups()
    out += table + b"trailer\n<<" + entries + b"/Prev " + before
    out += b"\n>>\nstartxref\n%d\n%%%%EOF\n" % at
    return bytes(out)


def _plain(found: re.Match[bytes]) -> bytes:
    """A range of shapes with the characters that are meant."""
    first, last, start, listed = found.groups()
    if listed is None:
        count = int(last, 16) - int(first, 16) + 1
        codes = [b"%04X" % (int(start, 16) + step) for step in range(count)]
    else:
        codes = _CODE.findall(listed)
    plain = [_plain_code(code) for code in codes]
    if plain == codes:
        return found.group()
    return b"<%s> <%s> [%s]" % (first, last, b" ".join(b"<%s>" % code for code in plain))


def _plain_code(code: bytes) -> bytes:
    """A character in UTF-16, in hexadecimal digits."""
    character = _PLAIN.get(int(code, 16)) if len(code) == len("0000") else None
    return code if character is None else character.encode("utf-16-be").hex().upper().encode()
