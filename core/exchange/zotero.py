"""Highlights of Zotero: notes made of annotations (HTML, Markdown) and items as JSON.

In a note every highlight is a `span` whose `data-annotation` is URL-encoded JSON with
`annotationKey` and `color`; the comment stands behind its citation in the same paragraph. The JSON
is that of the web service, or of the export that holds the attachments of each item.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

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
    words_of,
)
from core.i18n import _
from core.model.annotations import Colour, Style

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FORMAT: Final = "zotero"
_CITATIONS: Final = re.compile(
    r"^[\s>*+\-]{0,12}[“\"«](?P<quote>.+)[”\"»]\s{0,4}"
    r"(?P<links>(?:\(\[[^\]]{0,300}\]\(zotero://[^)\s]{0,500}\)\)\s{0,4}){1,8})(?P<note>.*)$"
)
"""Every repetition is bounded: a line made to be tried in all ways must not take long."""

_LONGEST_LINE: Final = 20_000
_KEY: Final = re.compile(r"annotation=([A-Z0-9]{8})")
_QUOTES: Final = ("“”", '""', "«»", "„“", "‘’")
_MARKING: Final = ("highlight", "underline")
_DEEPEST: Final = 3


def of_json(data: object) -> Parcel:
    """The annotations among the items of an export, however they hang on their attachments."""
    return Parcel(FORMAT, tuple(_item(one) for one in _found(data, 0)))


def is_item(value: object) -> bool:
    """Whether an object looks like an item of Zotero."""
    entry = mapping(value)
    return "itemType" in entry or "itemType" in mapping(entry.get("data"))


def _found(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    """The annotations in a list of items, in their attachments, in theirs."""
    for one in several(value):
        entry = mapping(one)
        entry = mapping(entry.get("data")) or entry
        if entry.get("itemType") == "annotation" or "annotationType" in entry:
            yield entry
        elif depth < _DEEPEST:
            for inside in ("items", "attachments", "annotations", "children"):
                if inside in entry:
                    yield from _found(entry[inside], depth + 1)


def _item(entry: Mapping[str, Any]) -> Incoming:
    kind = text_of(entry.get("annotationType"))
    note = text_of(entry.get("annotationComment")).strip()
    quote = text_of(entry.get("annotationText")).strip()
    if kind not in (*_MARKING, "note", "text"):
        return bad(_("图片和手写批注不能并入。"), note)
    tags = [one if isinstance(one, str) else mapping(one).get("tag") for one in _tags(entry)]
    return checked(
        Incoming(
            key=text_of(entry.get("key")),
            quote=quote,
            note=note,
            tags=words_of(tags),
            colour=nearest(text_of(entry.get("annotationColor"))) if kind in _MARKING else None,
            style=Style.UNDERLINE if kind == "underline" else Style.FILL,
            author=text_of(entry.get("annotationAuthorName")),
            created=time_of(entry.get("dateAdded")),
            modified=time_of(entry.get("dateModified")),
        )
    )


def _tags(entry: Mapping[str, Any]) -> list[Any]:
    return several(entry.get("tags"))


def of_html(text: str) -> Parcel:
    """The highlights of a note, also where a Markdown file holds its spans."""
    from lxml import html

    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    root = html.document_fromstring(f"<html><body>{text}</body></html>", parser=parser)
    spans = root.xpath("//span[@data-annotation]")
    return Parcel(FORMAT, tuple(_span(span) for span in spans))


def _span(span: HtmlElement) -> Incoming:
    try:
        about = mapping(json.loads(unquote(span.get("data-annotation") or "")))
    except (ValueError, RecursionError):
        about = {}
    kinds = (span.get("class") or "").split()
    return checked(
        Incoming(
            key=text_of(about.get("annotationKey")),
            quote=_unquoted("".join(span.itertext())),
            note=_behind(span),
            colour=nearest(text_of(about.get("color"))),
            style=Style.UNDERLINE if "underline" in kinds else Style.FILL,
        )
    )


def _behind(span: HtmlElement) -> str:
    """The words behind a highlight in its paragraph, up to the next one, without citations."""
    parts = [span.tail or ""]
    for beside in span.itersiblings():
        if beside.get("data-annotation"):
            break
        if not beside.get("data-citation") and beside.get("class") != "citation":
            parts.append("\n" if beside.tag == "br" else "".join(beside.itertext()))
        parts.append(beside.tail or "")
    return "".join(parts).strip()


def of_markdown(text: str) -> Parcel:
    """The highlights of a note exported as Markdown: quote, links to Zotero, comment."""
    return Parcel(FORMAT, tuple(_lines(text.splitlines())))


def _lines(lines: Iterable[str]) -> Iterator[Incoming]:
    for line in lines:
        found = _CITATIONS.match(line.strip()) if len(line) <= _LONGEST_LINE else None
        if found is None:
            continue
        key = _KEY.search(found["links"])
        yield checked(
            Incoming(
                key=key[1] if key else "",
                quote=found["quote"].strip(),
                note=found["note"].strip(),
                colour=Colour.YELLOW,
            )
        )


def _unquoted(text: str) -> str:
    """Words without the quotation marks that Zotero puts around them."""
    text = " ".join(text.split())
    for first, last in _QUOTES:
        if len(text) > 2 and text[0] == first and text[-1] == last:
            return text[1:-1].strip()
    return text
