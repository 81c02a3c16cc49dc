"""Annotations as rows: what a delegate added, its tags, and where it stands in each version."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
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

if TYPE_CHECKING:
    from core.store.connection import Connection, Row

_COLUMNS = (
    "a.seq, a.id, a.report, a.kind, a.key, a.version, a.address, a.block_hash, a.start, a.end,"
    " a.quote, a.prefix, a.suffix, a.offset, a.twins, a.copies, a.colour, a.style, a.note,"
    " a.role, a.author, a.created, a.modified, a.deleted, p.state, p.start, p.end, p.score"
)
_TABLE_COLUMNS = tuple(
    name.removeprefix("a.") for name in _COLUMNS.split(", ") if name.startswith("a.")
)
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
}
_MAY_BE_MISSING = {*_ANCHOR_COLUMNS, "colour", "role", "author"}
_FROM = (
    "FROM annotation AS a JOIN report AS r ON r.id = a.report"
    " LEFT JOIN placement AS p ON p.annotation = a.seq AND p.version = r.version"
)
_KINDS = {str(kind): kind for kind in TargetKind}
_COLOURS = {str(colour): colour for colour in Colour}
_STYLES = {str(style): style for style in Style}
_ROLES = {str(role): role for role in Role}
_STATES = {str(state): state for state in AnchorState}


class AnnotationRows:
    """Reads and writes annotations; writing methods run inside `Connection.writing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_report(self, report: str | None, *, with_deleted: bool = False) -> list[Annotation]:
        """The annotations of a report, or of all that are not removed, as they were made."""
        with _no_collection():
            return self._of_report(report, with_deleted)

    def _of_report(self, report: str | None, with_deleted: bool) -> list[Annotation]:
        where = "r.removed = ''" if report is None else "a.report = ?"
        parameters = () if report is None else (report,)
        if not with_deleted:
            where += " AND a.deleted = ''"
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY a.seq", parameters
        )
        if report is None:
            found = self._connection.rows(
                "SELECT annotation, name FROM tag ORDER BY annotation, position"
            )
        else:
            found = self._connection.rows(
                "SELECT t.annotation, t.name FROM annotation AS a"
                " JOIN tag AS t ON t.annotation = a.seq WHERE a.report = ?"
                " ORDER BY t.annotation, t.position",
                (report,),
            )
        return _annotations(rows, found)

    def by_ids(self, ids: Sequence[str]) -> dict[str, Annotation]:
        """The annotations with these ids, deleted ones too; unknown ids are left out."""
        result: dict[str, Annotation] = {}
        waiting = iter(ids)
        while chunk := tuple(islice(waiting, 500)):
            holes = ", ".join("?" * len(chunk))
            rows = self._connection.rows(
                f"SELECT {_COLUMNS} {_FROM} WHERE a.id IN ({holes})", chunk
            )
            tags = self._connection.rows(
                "SELECT t.annotation, t.name FROM annotation AS a"
                f" JOIN tag AS t ON t.annotation = a.seq WHERE a.id IN ({holes})"
                " ORDER BY t.annotation, t.position",
                chunk,
            )
            result.update((annotation.id, annotation) for annotation in _annotations(rows, tags))
        return result

    def tags(self) -> list[str]:
        """All tags of living annotations, the most used first."""
        rows = self._connection.rows(
            "SELECT t.name FROM tag AS t JOIN annotation AS a ON a.seq = t.annotation"
            " JOIN report AS r ON r.id = a.report WHERE a.deleted = '' AND r.removed = ''"
            " GROUP BY t.name ORDER BY count(*) DESC, t.name"
        )
        return [row[0] for row in rows]

    def save(self, annotation: Annotation) -> int:
        """Insert or replace an annotation with its tags; its anchor is written only once.

        Returns:
            Its row number.
        """
        db = self._connection.db
        seq = self._connection.value("SELECT seq FROM annotation WHERE id = ?", (annotation.id,))
        changing = {
            "colour": annotation.colour and str(annotation.colour),
            "style": str(annotation.style),
            "note": annotation.note,
            "role": annotation.role and str(annotation.role),
            "modified": annotation.modified,
            "deleted": annotation.deleted,
        }
        if seq is None:
            row = {**_lasting(annotation), **changing}
            seq = db.table("annotation").insert(row).last_pk
        else:
            db.table("annotation").update(seq, changing)
            db.table("tag").delete_where("annotation = ?", [seq])
        db.table("tag").insert_all(
            {"annotation": seq, "position": position, "name": name}
            for position, name in enumerate(annotation.tags)
        )
        return int(seq)

    def numbers(self, report: str) -> dict[str, int]:
        """The row numbers of a report's annotations by their ids, deleted ones too."""
        rows = self._connection.rows("SELECT id, seq FROM annotation WHERE report = ?", (report,))
        return dict(rows)

    def place(self, version: str, placements: Iterable[tuple[int, Placement]]) -> None:
        """Keep where annotations (by row number) stand in a version, instead of a former place."""
        self._connection.db.table("placement").upsert_all(
            (
                {
                    "annotation": number,
                    "version": version,
                    "state": str(placement.state),
                    "start": placement.start,
                    "end": placement.end,
                    "score": placement.score,
                }
                for number, placement in placements
            ),
            pk=("version", "annotation"),
        )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Ten thousand notes are fifty thousand objects and no garbage: do not look for any.

    It would take half of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _lasting(annotation: Annotation) -> dict[str, object]:
    """The columns that never change once the annotation is made."""
    anchor = annotation.anchor
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
        "author": annotation.author,
        "created": annotation.created,
    }


def _annotations(rows: Iterable[Row], tags: Iterable[Row]) -> list[Annotation]:
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
    for name, value in values.items():
        wanted = int if name in ("seq", "start", "end", "offset", "twins", "copies") else str
        if not (isinstance(value, wanted) or (value is None and name in _MAY_BE_MISSING)):
            raise TypeError(name)
    row = tuple(values[name] for name in _TABLE_COLUMNS)
    return _annotation((*row, None, None, None, None), tags)


def _annotation(row: Row, tags: tuple[str, ...]) -> Annotation:
    _seq, id_, report, kind, key, version, address, block_hash, start, end, quote = row[:11]
    prefix, suffix, offset, twins, copies, colour, style, note, role, author = row[11:21]
    created, modified, deleted, state, first, last, score = row[21:]
    anchor = None
    if version is not None:
        where = (version, address, block_hash, start, end)
        anchor = Anchor(*where, quote, prefix, suffix, offset, twins, copies)
    return Annotation(
        id_,
        report,
        Target(_KINDS[kind], key),
        anchor,
        None if state is None else Placement(_STATES[state], first, last, score),
        None if colour is None else _COLOURS[colour],
        _STYLES[style],
        note,
        tags,
        None if role is None else _ROLES[role],
        author,
        created,
        modified,
        deleted,
    )
