"""What a file with annotations holds, whatever program wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from core.i18n import _
from core.model.annotations import Anchor, Colour, Role, Style, Target, TargetKind

MAX_ITEMS: Final = 50_000
"""The most annotations of one file; the largest known to us has some hundred."""

MAX_QUOTE: Final = 200_000
MAX_NOTE: Final = 500_000
MAX_TAGS: Final = 100
MAX_TAG: Final = 200
MAX_NAME: Final = 200


_WORDS: Final = Target(TargetKind.TEXT)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One annotation of a file.

    `key` is what the program that wrote it knows it by, empty where it tells none. `annotation` is
    its id in the library it came from, where that was one of ours. `version`, `start`, `end` and
    what follows are as in `Anchor`; -1 and empty where the file does not tell. `report` is the id
    of a report of the library it came from, `chapter` the heading it stood under. `problem` says
    why the item cannot be taken, empty for a good one.
    """

    key: str = ""
    quote: str = ""
    note: str = ""
    prefix: str = ""
    suffix: str = ""
    tags: tuple[str, ...] = ()
    colour: Colour | None = None
    style: Style = Style.FILL
    role: Role | None = None
    author: str = ""
    created: str = ""
    modified: str = ""
    deleted: str = ""
    annotation: str = ""
    target: Target = _WORDS
    report: str = ""
    version: str = ""
    start: int = -1
    end: int = -1
    address: str = ""
    block_hash: str = ""
    offset: int = -1
    twins: int = -1
    copies: int = -1
    alone: tuple[int, int, int] = (-1, -1, -1)
    chapter: str = ""
    original: Anchor | None = None
    orphaned: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """All annotations of one file, and what it says of the report they are on.

    `format` is one of jsonld, zotero, calibre, koreader, word.
    """

    format: str
    items: tuple[Incoming, ...]
    title: str = ""
    region: str = ""
    year: int | None = None
    report: str = ""
    version: str = ""


def bad(reason: str, quote: object = "") -> Incoming:
    """An item that cannot be taken."""
    return Incoming(quote=text_of(quote)[:100], problem=reason)


def checked(item: Incoming) -> Incoming:
    """The item, or a bad one where it says nothing or too much."""
    if len(item.quote) > MAX_QUOTE or len(item.note) > MAX_NOTE or len(item.tags) > MAX_TAGS:
        return bad(_("内容过长，没有并入。"), item.quote)
    if any(len(tag) > MAX_TAG for tag in item.tags) or len(item.author) > MAX_NAME:
        return bad(_("标签或姓名过长，没有并入。"), item.quote)
    if not item.quote.strip() and not item.note.strip() and item.target.kind is TargetKind.TEXT:
        return bad(_("既没有引文也没有批注文字。"))
    return item


def text_of(value: object) -> str:
    """A string as it is, anything else as an empty one; no halves of surrogate pairs."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def mapping(value: object) -> Mapping[str, Any]:
    """A JSON object as it is, anything else as an empty one."""
    return value if isinstance(value, Mapping) else {}


def several(value: object) -> list[Any]:
    """A JSON array as it is, nothing as an empty one, anything else as one of it."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def whole_number(value: object) -> int:
    """A number that can be an offset or a count, else -1."""
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31
    return int(value) if fits and isinstance(value, int) else -1


def time_of(value: object) -> str:
    """A time as ISO 8601 in UTC; empty where it is none.

    Seconds since 1970, ISO 8601, or `2026-03-01 12:00:00` in the time of this place.
    """
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            moment = datetime.fromtimestamp(value, UTC)
        else:
            moment = datetime.fromisoformat(text_of(value).strip())
            if moment.tzinfo is None:
                moment = moment.astimezone()
            moment = moment.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def words_of(parts: Iterable[object]) -> tuple[str, ...]:
    """The strings among `parts`, each once."""
    return tuple(dict.fromkeys(filter(None, (text_of(part).strip() for part in parts))))
