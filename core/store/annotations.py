"""Annotations in the library: what a delegate added, its tags, where it stands in each version."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from core.model.annotations import Annotation, Mark, Placement
from core.store.annotation_values import (
    COLOURS,
    COLUMNS,
    KINDS,
    ROLES,
    STATES,
    STYLES,
    annotations_of,
    changing,
    lasting,
)
from core.store.errors import believed

if TYPE_CHECKING:
    from core.store.connection import Connection

_FROM = (
    "FROM annotation AS a JOIN report AS r ON r.id = a.report"
    " LEFT JOIN placement AS p ON p.annotation = a.seq AND p.version = r.version"
)
_SHORT = 80
_MARKS = (
    f"SELECT a.id, p.start, p.end, a.colour, a.style, substr(a.note, 1, {_SHORT}), a.role,"
    # The places first: of ten thousand annotations those of a few screens are asked for.
    " p.state, a.kind FROM report AS r CROSS JOIN placement AS p ON p.version = r.version"
    " CROSS JOIN annotation AS a ON a.seq = p.annotation"
    " WHERE r.id = ? AND p.start >= 0 AND p.start < ? AND p.end > ?"
    " AND a.report = r.id AND a.deleted = '' ORDER BY a.seq"
)
_EVERYWHERE = (-1, 1 << 62)


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
            f"SELECT {COLUMNS} {_FROM} WHERE {where} ORDER BY a.seq", parameters
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
        with believed(self._connection.path):
            return annotations_of(rows, found)

    def by_ids(self, ids: Sequence[str]) -> dict[str, Annotation]:
        """The annotations with these ids, deleted ones too; unknown ids are left out."""
        result: dict[str, Annotation] = {}
        waiting = iter(ids)
        while chunk := tuple(islice(waiting, 500)):
            holes = ", ".join("?" * len(chunk))
            rows = self._connection.rows(f"SELECT {COLUMNS} {_FROM} WHERE a.id IN ({holes})", chunk)
            tags = self._connection.rows(
                "SELECT t.annotation, t.name FROM annotation AS a"
                f" JOIN tag AS t ON t.annotation = a.seq WHERE a.id IN ({holes})"
                " ORDER BY t.annotation, t.position",
                chunk,
            )
            with believed(self._connection.path):
                result.update((one.id, one) for one in annotations_of(rows, tags))
        return result

    def marks(self, report: str, between: tuple[int, int] = _EVERYWHERE) -> list[Mark]:
        """What is painted of the living annotations that have a place, as they were made.

        Args:
            report: its id.
            between: canonical offsets; only what shares a character with what lies between them.
        """
        rows = self._connection.rows(_MARKS, (report, between[1], between[0]))
        make = Mark._make
        with _no_collection(), believed(self._connection.path):
            return [
                make(
                    (
                        id_,
                        start,
                        end,
                        COLOURS.get(colour),
                        STYLES[style],
                        note.split("\n", 1)[0] if note else "",
                        ROLES.get(role),
                        STATES[state],
                        KINDS[kind],
                    )
                )
                for id_, start, end, colour, style, note, role, state, kind in rows
            ]

    def tags(self) -> list[tuple[str, int]]:
        """All tags of living annotations and how often they are used, the most used first."""
        return self._connection.rows(
            "SELECT t.name, count(*) FROM tag AS t JOIN annotation AS a ON a.seq = t.annotation"
            " JOIN report AS r ON r.id = a.report WHERE a.deleted = '' AND r.removed = ''"
            " GROUP BY t.name ORDER BY count(*) DESC, t.name"
        )

    def with_tags(self, names: Sequence[str]) -> list[Annotation]:
        """The living annotations of all reports that have one of these tags, removed ones too."""
        holes = ", ".join("?" * len(names))
        rows = self._connection.rows(
            "SELECT DISTINCT a.id FROM tag AS t JOIN annotation AS a ON a.seq = t.annotation"
            f" WHERE t.name IN ({holes}) AND a.deleted = '' ORDER BY a.seq",
            tuple(names),
        )
        return list(self.by_ids([row[0] for row in rows]).values())

    def save(self, annotation: Annotation) -> int:
        """Insert or replace an annotation with its tags; its anchor is written only once.

        Returns:
            Its row number.
        """
        db = self._connection.db
        seq = self._connection.value("SELECT seq FROM annotation WHERE id = ?", (annotation.id,))
        values = changing(annotation)
        if seq is None:
            row = {**lasting(annotation), **values}
            seq = db.table("annotation").insert(row).last_pk
        else:
            db.table("annotation").update(seq, values)
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

    def places(self, report: str, version: str) -> dict[str, Placement]:
        """Where the annotations of a report stand in one of its versions, by their ids."""
        rows = self._connection.rows(
            "SELECT a.id, p.state, p.start, p.end, p.score FROM annotation AS a"
            " JOIN placement AS p ON p.annotation = a.seq AND p.version = ?"
            " WHERE a.report = ?",
            (version, report),
        )
        return {id_: Placement(STATES[state], *rest) for id_, state, *rest in rows}

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
