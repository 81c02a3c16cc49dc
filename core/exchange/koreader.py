"""Highlights of KOReader: its sidecar files (`metadata.*.lua`), its exports as JSON and Markdown.

A sidecar of 2024 and later has one list `annotations` of highlights (with `drawer`), notes and
bookmarks; an older one has `highlight` by page, and the notes beside in `bookmarks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

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
)
from core.i18n import _
from core.model.annotations import Colour, Style

FORMAT: Final = "koreader"
_PAGE: Final = re.compile(r"^### [^@\d]{0,60}(\d{1,9}) @ (.{1,80})$")
_MARKED: Final = re.compile(
    r"^(?:\*\*_|\*\*|==|\*|\+\+|<u>|~~)(.*?)(?:_\*\*|\*\*|==|\*|\+\+|</u>|~~)$", re.DOTALL
)


def of_sidecar(data: Mapping[Any, Any]) -> Parcel:
    """The highlights of a sidecar or of a file of annotations alone."""
    properties = mapping(data.get("doc_props")) or mapping(data.get("stats"))
    if "annotations" in data:
        items = [_modern(one) for one in _listed(data["annotations"])]
    else:
        items = list(_former(data))
    return Parcel(FORMAT, tuple(items), title=text_of(properties.get("title")))


def of_json(data: Mapping[str, Any]) -> Parcel:
    """The highlights of the JSON export, of one book or of several."""
    books = [mapping(one) for one in several(data.get("documents"))] or [data]
    items = [_entry(one) for book in books for one in several(book.get("entries"))]
    return Parcel(FORMAT, tuple(items), title=text_of(books[0].get("title")))


def of_markdown(text: str) -> Parcel:
    """The highlights of the Markdown export: headings for page and time, a rule before the note."""
    title = chapter = ""
    items: list[Incoming] = []
    lines: list[str] | None = None
    page = time = ""

    def finish() -> None:
        if lines is None:
            return
        quote, _rule, note = "\n".join(lines).partition("\n---\n")
        items.append(
            checked(
                Incoming(
                    key=f"{page}@{time}",
                    quote=_bare(quote),
                    note=note.strip(),
                    colour=Colour.YELLOW,
                    chapter=chapter,
                )
            )
        )

    for line in text.splitlines():
        found = _PAGE.match(line)
        if found is None and not line.startswith(("# ", "## ", "##### ")):
            if lines is not None and "](<file:" not in line:
                lines.append(line)
            continue
        finish()
        lines = None
        if found is not None:
            page, time, lines = found[1], found[2].strip(), []
        elif line.startswith("## "):
            chapter = line[3:].strip()
        elif line.startswith("# "):
            title = title or line[2:].strip()
    finish()
    return Parcel(FORMAT, tuple(items), title=title)


def _bare(quote: str) -> str:
    """A quote without the marks that the export put around it."""
    found = _MARKED.match(quote.strip())
    return found[1].strip() if found else quote.strip()


def _listed(table: object) -> Iterable[Any]:
    """The values of a table in the order of its numbers."""
    entries = mapping(table)
    return [entries[key] for key in sorted(entries, key=lambda key: (str(type(key)), key))]


def _modern(value: object) -> Incoming:
    entry = mapping(value)
    if not entry.get("drawer") and not entry.get("pos0"):
        return bad(_("这是书签，没有划线的文字。"), entry.get("text"))
    return _item(entry, text_of(entry.get("text")), text_of(entry.get("note")))


def _former(data: Mapping[Any, Any]) -> Iterable[Incoming]:
    """Highlights by page; the note is the bookmark of the same time whose text is not the quote."""
    notes: dict[str, str] = {}
    for one in _listed(data.get("bookmarks")):
        mark = mapping(one)
        quote, said = text_of(mark.get("notes")), text_of(mark.get("text"))
        automatic = not said or (bool(quote) and quote in said)
        if mark.get("highlighted") and not automatic:
            notes[text_of(mark.get("datetime"))] = said
    for page in _listed(data.get("highlight")):
        for one in _listed(page):
            entry = mapping(one)
            note = notes.get(text_of(entry.get("datetime")), "")
            yield _item(entry, text_of(entry.get("text")), note)


def _entry(value: object) -> Incoming:
    """One entry of the JSON export; `sort` tells bookmarks from highlights."""
    entry = mapping(value)
    if entry.get("sort") == "bookmark":
        return bad(_("这是书签，没有划线的文字。"), entry.get("text"))
    return _item(entry, text_of(entry.get("text")), text_of(entry.get("note")))


def _item(entry: Mapping[Any, Any], quote: str, note: str) -> Incoming:
    time = time_of(entry.get("datetime") or entry.get("time"))
    place = text_of(entry.get("pos0")) or f"{entry.get('page') or ''} {quote}"
    colour = text_of(entry.get("color"))
    return checked(
        Incoming(
            key=f"{time}|{place}",
            quote=quote.strip(),
            note=note.strip(),
            colour=nearest(colour) if colour else Colour.YELLOW,
            style=Style.UNDERLINE if entry.get("drawer") == "underscore" else Style.FILL,
            created=time,
            modified=time_of(entry.get("datetime_updated")) or time,
            chapter=text_of(entry.get("chapter")),
        )
    )
