"""Annotations from rows and to rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from core.model.annotations import (
    Anchor,
    AnchorState,
    Annotation,
    Colour,
    Placement,
    Role,
    Style,
    Target,
    TargetKind,
)
from core.store.codec import anchor_from_text, anchor_to_text

if TYPE_CHECKING:
    from core.store.connection import Row

COLUMNS = (
    "a.seq, a.id, a.report, a.kind, a.key, a.version, a.address, a.block_hash, a.start, a.end,"
    " a.quote, a.prefix, a.suffix, a.offset, a.twins, a.copies, a.colour, a.style, a.note,"
    " a.role, a.author, a.created, a.modified, a.deleted, a.settled, a.orphaned, a.origin,"
    " a.alone_before, a.alone_behind, a.alone_around,"
    " p.state, p.start, p.end, p.score"
)
_TABLE_COLUMNS = tuple(
    name.removeprefix("a.") for name in COLUMNS.replace(",", "").split() if name.startswith("a.")
)
_LATER_COLUMNS: Mapping[str, str | int | None] = {
    "settled": None,
    "orphaned": "",
    "origin": "",
    "alone_before": -1,
    "alone_behind": -1,
    "alone_around": -1,
}
"""What a damaged library of a former schema does not have."""

_ALONE = ("alone_before", "alone_behind", "alone_around")
_ANCHOR_COLUMNS = {
    "version",
    "address",
    "block_hash",
    "start",
    "end",
    "quote",
    "prefix",
    "suffix",
    "offset",
    "twins",
    "copies",
    *_ALONE,
}
_NUMBERS = {"seq", "start", "end", "offset", "twins", "copies", *_ALONE}
_MAY_BE_MISSING = {*_ANCHOR_COLUMNS, "colour", "role", "author", "settled"}
KINDS = {str(kind): kind for kind in TargetKind}
COLOURS = {str(colour): colour for colour in Colour}
STYLES = {str(style): style for style in Style}
ROLES = {str(role): role for role in Role}
STATES = {str(state): state for state in AnchorState}


def lasting(annotation: Annotation) -> dict[str, object]:
    """The columns that never change once the annotation is made."""
    anchor = annotation.first_anchor
    return {
        "id": annotation.id,
        "report": annotation.report,
        "kind": str(annotation.target.kind),
        "key": annotation.target.key,
        "version": anchor and anchor.version,
        "address": anchor and anchor.address,
        "block_hash": anchor and anchor.block_hash,
        "start": anchor and anchor.start,
        "end": anchor and anchor.end,
        "quote": anchor and anchor.quote,
        "prefix": anchor and anchor.prefix,
        "suffix": anchor and anchor.suffix,
        "offset": anchor and anchor.offset,
        "twins": anchor and anchor.twins,
        "copies": anchor and anchor.copies,
        "alone_before": anchor and anchor.alone_before,
        "alone_behind": anchor and anchor.alone_behind,
        "alone_around": anchor and anchor.alone_around,
        "author": annotation.author,
        "created": annotation.created,
        "origin": annotation.origin,
    }


def changing(annotation: Annotation) -> dict[str, object]:
    """The columns that a later change may set."""
    return {
        "colour": annotation.colour and str(annotation.colour),
        "style": str(annotation.style),
        "note": annotation.note,
        "role": annotation.role and str(annotation.role),
        "modified": annotation.modified,
        "deleted": annotation.deleted,
        "settled": anchor_to_text(annotation.anchor) if annotation.original else None,
        "orphaned": annotation.orphaned,
    }


def annotations_of(rows: Iterable[Row], tags: Iterable[Row]) -> list[Annotation]:
    """Rows and their tags as annotations, in the order of the rows."""
    named: dict[int, list[str]] = {}
    for number, name in tags:
        named.setdefault(number, []).append(name)
    return [_annotation(row, tuple(named.get(row[0], ()))) for row in rows]


def annotation_of(values: Mapping[str, Any], tags: tuple[str, ...]) -> Annotation:
    """An annotation from a row of the table that may be damaged, without its placement.

    Raises:
        KeyError, ValueError, TypeError: a value cannot be right.
    """
    values = {**_LATER_COLUMNS, **values}
    for name, value in values.items():
        wanted = int if name in _NUMBERS else str
        if not (isinstance(value, wanted) or (value is None and name in _MAY_BE_MISSING)):
            raise TypeError(name)
    row = tuple(values[name] for name in _TABLE_COLUMNS)
    return _annotation((*row, None, None, None, None), tags)


def _annotation(row: Row, tags: tuple[str, ...]) -> Annotation:
    _seq, id_, report, kind, key, version, address, block_hash, start, end, quote = row[:11]
    prefix, suffix, offset, twins, copies, colour, style, note, role, author = row[11:21]
    created, modified, deleted, settled, orphaned, origin = row[21:27]
    state, first, last, score = row[30:]
    anchor = original = None
    if version is not None:
        where = (version, address, block_hash, start, end)
        anchor = Anchor(*where, quote, prefix, suffix, offset, twins, copies, *row[27:30])
    if settled is not None:
        anchor, original = anchor_from_text(settled), anchor
    return Annotation(
        id_,
        report,
        Target(KINDS[kind], key),
        anchor,
        None if state is None else Placement(STATES[state], first, last, score),
        None if colour is None else COLOURS[colour],
        STYLES[style],
        note,
        tags,
        None if role is None else ROLES[role],
        author,
        created,
        modified,
        deleted,
        original,
        orphaned,
        origin,
    )
