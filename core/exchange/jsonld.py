"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): ours, and those of others.

Every item is read by itself. What we wrote comes back complete from what stands under `shenyue:`;
of others the quote, the surroundings, the position, the bodies, the creator and the colour in a
style sheet are understood. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from core.exchange.colours import nearest
from core.exchange.incoming import (
    Incoming,
    Parcel,
    bad,
    checked,
    mapping,
    several,
    text_of,
    time_of,
    whole_number,
    words_of,
)
from core.i18n import _
from core.model.annotations import Anchor, Colour, Role, Style, Target, TargetKind

FORMAT: Final = "jsonld"
CONTEXT_KEPT: Final = 64
"""So many characters before and after a quote are kept, as in `core.anchoring.describe`."""

_OURS: Final = re.compile(r"urn:shenyue:annotation:([0-9a-f]{32})")
_VERSION: Final = re.compile(r"urn:shenyue:version:([0-9a-f]{64})")
_REPORT: Final = re.compile(r"urn:shenyue:report:([\w-]{1,64})")
_CSS_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
_MOST_PAGES: Final = 1000
_DEEPEST: Final = 8

Words = TypeVar("Words", bound=StrEnum)


def is_jsonld(data: object) -> bool:
    """Whether JSON looks like Web Annotations."""
    first = mapping(several(data)[0]) if several(data) else {}
    return "@context" in first or _is_a(first, "Annotation", "AnnotationPage")


def of_json(data: object) -> Parcel:
    """The annotations of a collection, a page, a list, or one alone."""
    head = mapping(data)
    about = mapping(head.get("shenyue:report"))
    year = about.get("shenyue:year")
    return Parcel(
        FORMAT,
        tuple(_item(one) for one in _items(data)),
        title=text_of(about.get("shenyue:title")) or text_of(head.get("label")),
        region=text_of(about.get("shenyue:region")),
        year=year if isinstance(year, int) else None,
        report=_matched(_REPORT, about.get("id")),
        version=_matched(_VERSION, about.get("shenyue:version")),
    )


def _items(data: object) -> Iterator[object]:
    """The items of all pages that are in the file itself."""
    page: object = data
    if isinstance(data, list):
        yield from data
        return
    head = mapping(data)
    if _is_a(head, "Annotation"):
        yield head
        return
    if "first" in head:
        page = head["first"]
    for _number in range(_MOST_PAGES):
        inside = mapping(page)
        yield from several(inside.get("items"))
        page = inside.get("next")
        if not mapping(page):
            return


def _item(value: object) -> Incoming:
    entry = mapping(value)
    if not _is_a(entry, "Annotation"):
        return bad(_("这一项不是批注。"), value)
    target, selectors = _target(entry)
    quote = next((one for one in selectors if "exact" in one), {})
    place = next((one for one in selectors if "start" in one and "end" in one), {})
    start, end = whole_number(place.get("start")), whole_number(place.get("end"))
    if not 0 <= start < end:
        start = end = -1
    exact = text_of(quote.get("exact"))
    kind = _word(TargetKind, target.get("shenyue:kind")) or TargetKind.TEXT
    if kind is TargetKind.TEXT and not exact.strip():
        return bad(_("没有引文，找不到它在报告里的位置。"))
    note, tags, role = _bodies(entry)
    name = text_of(entry.get("id"))
    style = _word(Style, entry.get("shenyue:style"))
    return checked(
        Incoming(
            key=name,
            quote=exact,
            note=note,
            prefix=text_of(quote.get("prefix"))[-CONTEXT_KEPT:],
            suffix=text_of(quote.get("suffix"))[:CONTEXT_KEPT],
            tags=tags,
            colour=_colour(entry),
            style=style or Style.FILL,
            role=_word(Role, entry.get("shenyue:role")) or role,
            author=_creator(entry),
            created=_time(entry.get("created")),
            modified=_time(entry.get("modified")),
            deleted=_time(entry.get("shenyue:deleted")),
            annotation=_matched(_OURS, name),
            target=Target(kind, text_of(target.get("shenyue:key"))[:500]),
            report=_matched(_REPORT, entry.get("shenyue:report")),
            version=_matched(_VERSION, target.get("source")),
            start=start,
            end=end,
            address=text_of(target.get("shenyue:address"))[:500],
            block_hash=text_of(target.get("shenyue:blockHash"))[:64],
            offset=whole_number(target.get("shenyue:offset")),
            twins=whole_number(target.get("shenyue:twins")),
            copies=whole_number(target.get("shenyue:copies")),
            alone=_alone(target),
            original=_original(target.get("shenyue:original")),
            orphaned=_matched(_VERSION, target.get("shenyue:orphaned")),
        )
    )


def _target(entry: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """The first target that has selectors, and all its selectors, refined ones too."""
    targets = [mapping(one) for one in several(entry.get("target"))] or [{}]
    for target in targets:
        selectors = list(_selectors(target.get("selector"), 0))
        if selectors:
            return target, selectors
    return targets[0], []


def _selectors(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    for one in several(value):
        selector = mapping(one)
        if selector:
            yield selector
            if depth < _DEEPEST:
                yield from _selectors(selector.get("refinedBy"), depth + 1)


def _bodies(entry: Mapping[str, Any]) -> tuple[str, tuple[str, ...], Role | None]:
    """Note, tags and 意见类型."""
    notes = [text_of(entry.get("bodyValue"))]
    tags: list[str] = []
    role = None
    for one in several(entry.get("body")):
        body = mapping(one)
        value = text_of(one) if isinstance(one, str) else text_of(body.get("value"))
        purposes = {text_of(purpose) for purpose in several(body.get("purpose"))}
        if "tagging" in purposes:
            tags.append(value)
        elif "classifying" in purposes:
            role = _word(Role, value)
        elif "highlighting" not in purposes:
            html = text_of(body.get("format")).lower().startswith("text/html")
            notes.append(_without_marks(value) if html else value)
    return "\n\n".join(filter(None, notes)), words_of(tags), role


def _without_marks(text: str) -> str:
    """The words of a piece of HTML."""
    from lxml import etree, html

    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
        root = html.document_fromstring(f"<html><body>{text}</body></html>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    for element in root.xpath("//script|//style"):
        element.drop_tree()
    for element in root.xpath("//br|//p|//li|//div"):
        element.tail = "\n" + (element.tail or "")
    return "".join(root.itertext()).strip()


def _creator(entry: Mapping[str, Any]) -> str:
    for one in several(entry.get("creator")):
        name = text_of(one) if isinstance(one, str) else ""
        name = name or text_of(mapping(one).get("name")) or text_of(mapping(one).get("nickname"))
        if name:
            return name
    return ""


def _colour(entry: Mapping[str, Any]) -> Colour | None:
    """Our own word for it, else the first colour of the style sheet; yellow for a highlight."""
    ours = _word(Colour, entry.get("shenyue:colour"))
    if ours is not None:
        return ours
    if "shenyue:style" in entry:
        return None
    sheet = entry.get("stylesheet")
    found = _CSS_COLOUR.search(text_of(mapping(sheet).get("value"))[:10_000])
    if found is not None:
        return nearest(found[0])
    return Colour.YELLOW


def _original(value: object) -> Anchor | None:
    """The anchor that an annotation was made with, beside the one in effect."""
    entry = mapping(value)
    quote = text_of(entry.get("exact"))
    start, end = whole_number(entry.get("start")), whole_number(entry.get("end"))
    if not quote or not (0 <= start < end or start == end == -1):
        return None
    return Anchor(
        _matched(_VERSION, entry.get("source")),
        text_of(entry.get("shenyue:address"))[:500],
        text_of(entry.get("shenyue:blockHash"))[:64],
        start,
        end,
        quote,
        text_of(entry.get("prefix"))[-CONTEXT_KEPT:],
        text_of(entry.get("suffix"))[:CONTEXT_KEPT],
        whole_number(entry.get("shenyue:offset")),
        whole_number(entry.get("shenyue:twins")),
        whole_number(entry.get("shenyue:copies")),
        *_alone(entry),
    )


def _alone(entry: Mapping[str, Any]) -> tuple[int, int, int]:
    """How much of its surroundings made the quote the only one, -1 where that is not told."""
    numbers = [whole_number(one) for one in several(entry.get("shenyue:alone"))]
    if len(numbers) != 3 or min(numbers) < 0:
        return -1, -1, -1
    return numbers[0], numbers[1], numbers[2]


def _is_a(entry: Mapping[str, Any], *kinds: str) -> bool:
    found = {text_of(one) for one in several(entry.get("type") or entry.get("@type"))}
    return any(kind in found or f"oa:{kind}" in found for kind in kinds)


def _time(value: object) -> str:
    """A time as it was written where it is one, so that it stays the same on its way back."""
    return text_of(value)[:64] if time_of(value) else ""


def _matched(pattern: re.Pattern[str], value: object) -> str:
    found = pattern.fullmatch(text_of(value))
    return found[1] if found else ""


def _word(words: type[Words], value: object) -> Words | None:
    """A word of one of our lists, None where it is no such word."""
    return words(value) if isinstance(value, str) and value in set(words) else None
