"""OFD, the national layout format (GB/T 33190): pages of text placed by coordinates."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from core.i18n import _
from core.importing.archive import Archive, open_archive
from core.importing.draft import Draft
from core.importing.limits import MAX_PAGES, Budget, locked, nothing_found, too_large
from core.importing.pdf.bare_tables import find_bare_tables
from core.importing.pdf.chars import Char
from core.importing.pdf.layout import PlacedPage, placed_blocks
from core.importing.pdf.lines import group_rows, lines_of
from core.importing.pdf.tables import outside
from core.importing.runs import clean_surrogates
from core.importing.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND: Final = "OFD"
_ENCIPHERED: Final = frozenset(("encryptions.xml", "decryptseed.dat"))
"""Members that only an enciphered package has (GM/T 0099)."""
_POINTS: Final = 72 / 25.4
_LARGEST: Final = 100_000.0


def read_ofd(data: bytes, budget: Budget) -> Draft:
    """An OFD file with a text layer.

    Raises:
        UserError: it is damaged, locked, too large, or holds pictures only.
    """
    pages: list[PlacedPage] = []
    with open_archive(data, _KIND) as archive:
        if _ENCIPHERED & {name.lower() for name in archive.names}:
            raise locked(_KIND)
        root = parse_xml(archive.read("OFD.xml"), _KIND)
        title = _first_text(root, "Title")
        for body in _all(root, "DocBody"):
            home = _first_text(body, "DocRoot").lstrip("/")
            if not home:
                continue
            document = parse_xml(archive.read(home), _KIND)
            folder = posixpath.dirname(home)
            height = _page_height(document, 297.0)
            for page in _all(document, "Page"):
                if len(pages) >= MAX_PAGES:
                    raise too_large(_("OFD 超过 2000 页，无法导入。"))
                place = page.get("BaseLoc")
                if place:
                    pages.append(_page(archive, _path(folder, place, archive), height, budget))
    if not any(page.lines or page.tables for page in pages):
        raise nothing_found()
    return Draft("ofd", placed_blocks(pages, budget), title=title, wrapped=True)


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _all(root: _Element, name: str) -> list[_Element]:
    """The elements called `name` below `root`, whatever namespace the writer chose."""
    return [element for element in root.iter() if _name(element) == name]


def _first_text(root: _Element, name: str) -> str:
    found = next(iter(_all(root, name)), None)
    return " ".join((found.text or "").split()) if found is not None else ""


def _path(folder: str, place: str, archive: Archive) -> str:
    """A location: absolute, or below the file that names it."""
    if place.startswith("/"):
        return posixpath.normpath(place.lstrip("/"))
    below = posixpath.normpath(posixpath.join(folder, place))
    return below if below in archive.names else posixpath.normpath(place)


def _numbers(text: str | None) -> list[float]:
    """The numbers of an attribute, `g 3 4.2` (3 times 4.2) written out."""
    numbers: list[float] = []
    words = (text or "").split()
    at = 0
    while at < len(words) and len(numbers) < 20_000:
        try:
            if words[at] == "g" and at + 2 < len(words):
                numbers.extend([float(words[at + 2])] * min(int(words[at + 1]), 20_000))
                at += 3
                continue
            numbers.append(float(words[at]))
        except (ValueError, OverflowError):
            return []
        at += 1
    return numbers if all(abs(number) < _LARGEST for number in numbers) else []


def _page_height(root: _Element, default: float) -> float:
    for name in ("PhysicalBox", "ApplicationBox", "CropBox"):
        for box in _all(root, name):
            numbers = _numbers(box.text)
            if len(numbers) == 4 and numbers[3] > 0:
                return numbers[3]
    return default


def _page(archive: Archive, path: str, height: float, budget: Budget) -> PlacedPage:
    root = parse_xml(archive.read(path), _KIND)
    height = _page_height(root, height)
    chars: list[Char] = []
    for element in _all(root, "TextObject"):
        chars.extend(_text_object(element, height))
    budget.spend(len(chars))
    rows = group_rows(chars)
    tables = find_bare_tables(rows)
    if tables:
        rows = group_rows(outside(chars, tables))
    return PlacedPage(lines_of(rows), tables, "", height * _POINTS)


def _text_object(element: _Element, height: float) -> list[Char]:
    """The characters of a text object in points, y counted upwards."""
    box = _numbers(element.get("Boundary"))
    size = (_numbers(element.get("Size")) or [0.0])[0]
    if len(box) != 4 or not 0 < size < 1000:
        return []
    a, b, c, d, e, f = (_numbers(element.get("CTM")) + [0.0] * 6)[:6]
    if element.get("CTM") is None or not (a or b or c or d):
        a, b, c, d, e, f = 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    bold = (element.get("Weight") or "400") in ("600", "700", "800", "900")
    chars: list[Char] = []
    for code in element.iter():
        if _name(code) != "TextCode":
            continue
        x = (_numbers(code.get("X")) or [0.0])[0]
        y = (_numbers(code.get("Y")) or [size])[0]
        steps, drops = _numbers(code.get("DeltaX")), _numbers(code.get("DeltaY"))
        text = clean_surrogates((code.text or "").strip("\r\n"))
        for at, character in enumerate(text):
            if at:
                wide = size if character > "\u2e7f" or text[at - 1] > "\u2e7f" else size / 2
                x += steps[at - 1] if at <= len(steps) else (0.0 if drops else wide)
                y += drops[at - 1] if at <= len(drops) else 0.0
            left = box[0] + a * x + c * y + e
            base = box[1] + b * x + d * y + f
            width = size if character > "\u2e7f" else size / 2
            if at < len(steps) and 0 < steps[at] <= 1.3 * size:
                width = steps[at]  # the next character follows at once, however narrow this one
            width *= abs(a) or 1.0
            scaled = size * (abs(d) or 1.0)
            if character.isspace():
                continue
            bottom = (height - base - 0.14 * scaled) * _POINTS
            chars.append(
                Char(
                    character,
                    left * _POINTS,
                    bottom,
                    (left + width) * _POINTS,
                    bottom + scaled * _POINTS,
                    scaled * _POINTS,
                    bold,
                )
            )
    return chars
