"""Highlights of calibre: the exports of its library and of its viewer, both JSON.

Each has a list, `annotations` or `highlights`, of objects with `uuid`, `highlighted_text`, `notes`,
`timestamp`, `style` and the headings above (`toc_family_titles`); deleted ones are left in the
list as `removed`.
"""

from __future__ import annotations

from collections.abc import Mapping
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

FORMAT: Final = "calibre"


def of_json(entries: list[Any]) -> Parcel:
    """The highlights among the entries of an export; bookmarks have no words."""
    return Parcel(FORMAT, tuple(_item(mapping(entry)) for entry in entries))


def is_entry(value: object) -> bool:
    """Whether an object looks like a highlight of calibre."""
    return "highlighted_text" in mapping(value)


def _item(entry: Mapping[str, Any]) -> Incoming:
    if entry.get("removed"):
        return bad(_("在原来的程序里已经删除。"))
    if entry.get("type", "highlight") != "highlight":
        return bad(_("这是书签，没有划线的文字。"), entry.get("title"))
    time = time_of(entry.get("timestamp"))
    headings = [text_of(one) for one in several(entry.get("toc_family_titles"))]
    style = mapping(entry.get("style"))
    decoration = style.get("kind") == "decoration"
    return checked(
        Incoming(
            key=text_of(entry.get("uuid")),
            quote=text_of(entry.get("highlighted_text")).strip(),
            note=text_of(entry.get("notes")).strip(),
            colour=Colour.YELLOW if decoration else _colour(style),
            style=Style.UNDERLINE if decoration else Style.FILL,
            created=time,
            modified=time,
            chapter=headings[-1] if headings else "",
        )
    )


def _colour(style: Mapping[str, Any]) -> Colour:
    """A colour by its name, or one of the user's own by its code for light paper."""
    return nearest(text_of(style.get("light")) or text_of(style.get("which")))
