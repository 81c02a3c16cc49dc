"""Bytes of a text file -> characters, whatever a Chinese office wrote them in.

GB2312 and GBK are read as GB18030, which holds both: a decoder for plain `gb2312` stops at the
first character outside it (镕, 堃), and web pages call GBK text `gb2312`.
"""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from core.i18n import _
from core.model.errors import UserError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_COMMON: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能"
    "下过子说产种面而方后多定行学法所民得经"
    "三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "全表建设市区县政府报告，。、：；（）“”"
    "這個國時來們對會發動後說產種過進經裡實現體機當點從業應開還電與為於關總設區縣報"
)
_SAMPLE: Final = 200_000
_MOSTLY: Final = 0.002
_LIKELY: Final = 0.12


class Decoded(NamedTuple):
    """Characters, the name of their encoding, and how many bytes had no meaning in it."""

    text: str
    encoding: str
    lost: int


def decode(data: bytes) -> Decoded:
    """The characters of `data`: by its byte order mark, else by what its bytes can mean.

    Raises:
        UserError: the bytes are no text in any encoding we know.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_forgiving(data[len(mark) :], encoding))
    utf8 = _utf8(data)
    if utf8 is not None and "\0" not in utf8.text:
        return _checked(utf8)
    wide = _utf16(data)
    if wide is not None:
        return _checked(wide)
    return _checked(_likeliest(data))


def _checked(decoded: Decoded) -> Decoded:
    """`decoded`, unless it is the noise that a program or a picture makes as text."""
    sample = decoded.text[:_SAMPLE]
    controls = sum(map(sample.count, _CONTROLS))
    size = len(decoded.text)
    noisy = controls > min(2, len(sample) // 8) + len(sample) // 500
    # Of a handful of characters hardly any may be without meaning.
    if noisy or decoded.lost > min(12, size // 4) + size // 25:
        raise UserError(
            _("这不是文本文件，无法识别其中的文字。"),
            remedy=_("请导入 TXT、Word、PDF 或网页格式的报告。"),
        )
    return decoded


_CONTROLS: Final = tuple(chr(code) for code in (*range(9), *range(14, 26), 27, 28, 29, 30, 31, 127))


def _forgiving(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, also when the end is cut off or a few bytes are damaged; None when it is not UTF-8."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError as error:
        if error.start < 4 and len(data) > 4:
            return None
    decoded = _forgiving(data, "utf-8")
    wide = sum(1 for byte in data[:_SAMPLE] if byte >= 0xC0)  # each starts a longer sequence
    return decoded if decoded.lost <= 1 or decoded.lost <= wide * _MOSTLY else None


def _likeness(text: str) -> float:
    """The share of common Chinese characters among all that are not ASCII, 0 to 1."""
    wide = [character for character in text[:_SAMPLE] if character > "\x7f"]
    return sum(character in _COMMON for character in wide) / len(wide) if wide else 0.0


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: one of its halves looks like text, as nothing else does."""
    if len(data) < 4:
        return None
    best: Decoded | None = None
    best_score = 0.0
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        sample = data[: _SAMPLE * 2 // 2 * 2]
        text = sample.decode(encoding, "replace")
        if text.count("\ufffd") > 1 + len(text) // 500:
            continue
        ascii_share = sample[high::2].count(0) / max(1, len(sample) // 2)
        printable = sum(c.isprintable() or c.isspace() for c in text) / max(1, len(text))
        score = max(_likeness(text), ascii_share if ascii_share > 0.5 else 0.0)
        if printable > 0.99 and score > best_score:
            best_score = score
            best = _forgiving(data, encoding)
    return best if best_score >= _LIKELY else None


def _likeliest(data: bytes) -> Decoded:
    """Damaged UTF-8, GB18030 or Big5, whichever makes the likeliest Chinese."""

    def score(decoded: Decoded) -> float:
        wide = sum(character > "\x7f" for character in decoded.text[:_SAMPLE])
        return _likeness(decoded.text) - 5 * decoded.lost / max(1, wide)

    mainland, utf8, taiwan = (
        _forgiving(data, encoding) for encoding in ("gb18030", "utf-8", "big5hkscs")
    )
    best = max(mainland, utf8, key=score)
    return taiwan if score(taiwan) > score(best) + 0.02 else best
