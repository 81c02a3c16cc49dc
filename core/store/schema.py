"""The tables of the library, and how an older library becomes a newer one.

A migration is never changed once it is released; a new one is added instead, together with a
raised `SCHEMA_VERSION` and a database of the former schema in `tests/data/store`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.store.names import APPLICATION_ID, SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Bring the library to the newest schema, all or nothing.

    The caller holds the write transaction: migrations, their records, and the version number
    are committed together or not at all, also when the power fails.
    """
    from sqlite_utils import Migrations

    migrations = Migrations("shenyue")
    migrations(name="m001_library")(_m001_library)
    migrations(name="m002_decisions")(_m002_decisions)
    migrations(name="m003_choices")(_m003_choices)
    migrations(name="m004_alone")(_m004_alone)
    migrations.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _m001_library(db: Database) -> None:
    """Reports, their versions and originals; annotations; the log of changes; settings."""
    db.table("original").create(
        {"sha256": str, "format": str, "size": int, "content": bytes}, pk="sha256"
    )
    db.table("report").create(
        {
            "id": str,
            "version": str,
            "imported": str,
            "removed": str,
            "opened": str,
            "place": int,
            "progress": float,
        },
        pk="id",
        not_null={"version", "imported", "removed", "opened", "place", "progress"},
        defaults={"removed": "", "opened": "", "place": 0, "progress": 0.0},
    )
    # The small columns stand before the large ones: SQLite then reads no overflow page for them.
    db.table("version").create(
        {
            "report": str,
            "id": str,
            "created": str,
            "parser": str,
            "tried": str,
            "name": str,
            "original": str,
            "characters": int,
            "meta": str,
            "corrections": str,
            "page": str,
            "text": str,
            "body": bytes,
        },
        pk=("report", "id"),
        foreign_keys=[("report", "report", "id"), ("original", "original", "sha256")],
        not_null={"created", "parser", "tried", "name", "meta", "page", "text", "body"},
        defaults={"tried": "", "corrections": ""},
    )
    db.table("version").create_index(["original"])
    db.table("annotation").create(
        {
            "seq": int,
            "id": str,
            "report": str,
            "kind": str,
            "key": str,
            "version": str,
            "address": str,
            "block_hash": str,
            "start": int,
            "end": int,
            "quote": str,
            "prefix": str,
            "suffix": str,
            "offset": int,
            "twins": int,
            "copies": int,
            "colour": str,
            "style": str,
            "note": str,
            "role": str,
            "author": str,
            "created": str,
            "modified": str,
            "deleted": str,
        },
        pk="seq",
        foreign_keys=[("report", "report", "id")],
        not_null={"id", "report", "kind", "key", "style", "note", "created", "modified"},
        defaults={"deleted": ""},
    )
    db.table("annotation").create_index(["id"], unique=True)
    db.table("annotation").create_index(["report", "deleted"])
    db.table("tag").create(
        {"annotation": int, "position": int, "name": str},
        pk=("annotation", "position"),
        foreign_keys=[("annotation", "annotation", "seq")],
        not_null={"name"},
    )
    db.table("tag").create_index(["name"])
    # Its rows lie in the order in which the annotations of a version are read.
    db.execute(
        "CREATE TABLE placement (version TEXT NOT NULL,"
        " annotation INTEGER NOT NULL REFERENCES annotation(seq), state TEXT NOT NULL,"
        " start INTEGER NOT NULL, end INTEGER NOT NULL, score FLOAT NOT NULL,"
        " PRIMARY KEY (version, annotation)) WITHOUT ROWID"
    )
    db.table("placement").create_index(["annotation"])
    db.execute(
        "CREATE TABLE change (id INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL,"
        " author TEXT NOT NULL, verb TEXT NOT NULL, kind TEXT NOT NULL, target INTEGER,"
        " state TEXT NOT NULL)"
    )
    db.table("change").create_index(["state", "id"])
    db.table("change_item").create(
        {
            "change": int,
            "position": int,
            "kind": str,
            "item": str,
            "report": str,
            "before": str,
            "after": str,
        },
        pk=("change", "position"),
        foreign_keys=[("change", "change", "id")],
        not_null={"kind", "item", "report"},
    )
    db.table("change_item").create_index(["item"])
    db.table("setting").create({"name": str, "value": str}, pk="name", not_null={"value"})


def _m002_decisions(db: Database) -> None:
    """Anchors that a person chose later beside the original, orphans kept, notes from elsewhere.

    Columns are added, no row is written: an old library of any size is ready at once.
    """
    db.execute("ALTER TABLE annotation ADD COLUMN settled TEXT")
    db.execute("ALTER TABLE annotation ADD COLUMN orphaned TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE annotation ADD COLUMN origin TEXT NOT NULL DEFAULT ''")


def _m003_choices(db: Database) -> None:
    """What the user decided about findings, commitments and matches."""
    db.table("decision").create(
        {
            "report": str,
            "kind": str,
            "key": str,
            "choice": str,
            "note": str,
            "author": str,
            "modified": str,
        },
        pk=("report", "kind", "key"),
        foreign_keys=[("report", "report", "id")],
        not_null={"choice", "note", "author", "modified"},
    )


def _m004_alone(db: Database) -> None:
    """How much of its surroundings makes a quote the only one; -1 for those made before."""
    for side in ("before", "behind", "around"):
        db.execute(f"ALTER TABLE annotation ADD COLUMN alone_{side} INTEGER DEFAULT -1")
