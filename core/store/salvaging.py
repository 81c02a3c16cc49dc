"""What can still be taken from a damaged library: only what proves whole, or can be read again."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from core.model.annotations import Annotation
from core.model.page import page_from_json
from core.store.annotation_values import annotation_of
from core.store.codec import unpack
from core.store.decisions import decision_of
from core.store.store import Store
from core.store.wreck import Values, Wreck


class Saved(NamedTuple):
    """What a wreck tells of an annotation.

    `sure` says that its row and the log agree; where they do not, a byte of one has changed, and
    nobody can tell of which. `ages` are the times that they tell.
    """

    annotation: Annotation
    sure: bool
    ages: tuple[str, ...]

    def counts_more_than(self, present: Annotation | None) -> bool:
        """Whether it is to replace what the backup, which was proved whole, has."""
        if present is None:
            return True
        if self.sure:
            newer = self.annotation.modified >= present.modified
            return newer and self.annotation != replace(present, placement=None)
        # One of the two is as old as the backup: then the other tells a time that is damaged.
        return self.annotation.modified > present.modified and present.modified not in self.ages


def add_reports(store: Store, wreck: Wreck) -> None:
    """Originals that prove whole, versions that can be shown or read again, settings."""
    db = store.connection.db
    for row in wreck.rows("original"):
        if _is_whole(row):
            db.table("original").insert(row, ignore=True)
    originals = {row[0] for row in store.connection.rows("SELECT sha256 FROM original")}
    versions = [row for row in wreck.rows("version") if _usable(row, originals)]
    shown = {(row["report"], row["id"]) for row in versions}
    shown |= set(store.connection.rows("SELECT report, id FROM version"))
    for row in wreck.rows("report"):
        if (row["id"], row["version"]) in shown:
            db.table("report").upsert(row, pk="id")
    known = {row[0] for row in store.connection.rows("SELECT id FROM report")}
    for row in versions:
        # A report whose own row is lost shows the last of its versions.
        if row["report"] not in known:
            store.reports.add_report(row["report"], row["id"])
            known.add(row["report"])
        db.table("version").insert(row, ignore=True)
    _add_decisions(store, wreck)
    for row in wreck.rows("setting"):
        if isinstance(row["name"], str) and isinstance(row["value"], str):
            db.table("setting").upsert(row, pk="name")


def _add_decisions(store: Store, wreck: Wreck) -> None:
    """Decisions on reports that are there; the later one where the backup has one too."""
    for row in wreck.rows("decision"):
        try:
            one = decision_of(row)
        except (KeyError, ValueError, TypeError):
            continue
        present = store.decisions.get(one.report, one.kind, one.key)
        known = store.reports.state(one.report) is not None
        if known and (present is None or present.modified <= one.modified):
            store.decisions.set(one.report, one.kind, one.key, one)


def _is_whole(row: Values) -> bool:
    try:
        return sha256(unpack(row["content"])).hexdigest() == str(row["sha256"])
    except (ValueError, TypeError):
        return False


def _usable(row: Values, originals: set[Any]) -> bool:
    """Whether a version can be shown, or be read again from its file; then it is emptied."""
    if row["original"] not in originals:
        row["original"] = None
    try:
        if sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() == row["id"]:
            page_from_json(row["page"])
            unpack(row["body"])
            return True
    except (ValueError, TypeError, AttributeError):
        pass
    row.update(parser="", tried="", page="", text="", body=b"")
    return row["original"] is not None and isinstance(row["meta"], str)


def saved_annotations(wreck: Wreck) -> list[Saved]:
    """The newest readable state of every annotation."""
    logged: dict[str, Annotation] = {}
    for row in wreck.rows("change_item"):
        if row["kind"] == "annotation" and row["after"]:
            try:
                one = msgspec.json.decode(row["after"], type=Annotation)
            except msgspec.DecodeError:
                continue
            logged[one.id] = one
    tags: dict[int, list[tuple[int, str]]] = {}
    for row in wreck.rows("tag"):
        tags.setdefault(row["annotation"], []).append((row["position"], row["name"]))
    found = {one.id: Saved(one, sure=False, ages=(one.modified,)) for one in logged.values()}
    for row in wreck.rows("annotation"):
        try:
            names = tuple(name for _position, name in sorted(tags.get(row["seq"], [])))
            one = annotation_of(row, names)
        except (KeyError, ValueError, TypeError, msgspec.DecodeError):
            continue
        told = logged.get(one.id)
        if told is None:
            found[one.id] = Saved(one, sure=False, ages=(one.modified,))
        else:
            # What the log tells last is at least as new as the row; a lost tag is still in it.
            newest = one if told.modified < one.modified else told
            found[one.id] = Saved(newest, sure=told == one, ages=(told.modified, one.modified))
    return list(found.values())
