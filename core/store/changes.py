"""The log of changes: every change with its images before and after; undo and redo read it.

Rows are only added. A row of kind `do` is a change by the user; undoing it adds a row of kind
`undo` that points at it and sets its state to `undone`; redoing sets it back and adds a row of
kind `redo`. A new `do` makes every undone change `past`: it can no longer be redone, but stays
in the log as a revision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from core.model.changes import Change, Verb
from core.model.decisions import Decision, DecisionKind
from core.store.codec import annotation_from_text, annotation_to_text, now
from core.store.errors import believed

if TYPE_CHECKING:
    from core.model.annotations import Annotation
    from core.store.connection import Connection


@dataclass(frozen=True, slots=True)
class ReportState:
    """What a change can change about a report: the version shown, the time of its removal."""

    version: str
    removed: str


@dataclass(frozen=True, slots=True)
class ReportImage:
    """A report before and after a change; None before it was known."""

    report: str
    before: ReportState | None
    after: ReportState | None


@dataclass(frozen=True, slots=True)
class AnnotationImage:
    """An annotation before and after a change; None before it was made."""

    id: str
    report: str
    before: Annotation | None
    after: Annotation | None


@dataclass(frozen=True, slots=True)
class DecisionImage:
    """A decision before and after a change; None where nothing was decided."""

    report: str
    kind: DecisionKind
    key: str
    before: Decision | None
    after: Decision | None


Image = ReportImage | AnnotationImage | DecisionImage


@dataclass(frozen=True, slots=True)
class Logged:
    """A row of the log. `kind` is do, undo or redo; `target` the change it undoes or redoes."""

    id: int
    time: str
    author: str
    verb: Verb
    kind: str
    target: int | None
    images: tuple[Image, ...]

    def change(self) -> Change:
        """What the views are told."""
        marks = [image for image in self.images if isinstance(image, AnnotationImage)]
        return Change(
            self.id,
            self.verb,
            tuple(dict.fromkeys(image.report for image in self.images)),
            tuple(image.id for image in marks),
            tuple(image.before for image in marks),
            tuple(image.after for image in marks),
            self.kind == "undo",
        )


class ChangeRows:
    """Reads and writes the log; writing methods run inside `Connection.writing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, verb: Verb, images: Sequence[Image], author: str, *, undoable: bool = True
    ) -> Logged:
        """Log a change by the user; what was undone before can no longer be redone."""
        self._connection.db.execute("UPDATE change SET state = 'past' WHERE state = 'undone'")
        state = "done" if undoable else "past"
        return self._insert(verb, "do", None, state, images, author)

    def add_undo(self, undone: Logged, images: Sequence[Image], author: str) -> Logged:
        """Log that a change was undone."""
        self._set_state(undone.id, "undone")
        return self._insert(undone.verb, "undo", undone.id, "", images, author)

    def add_redo(self, redone: Logged, images: Sequence[Image], author: str) -> Logged:
        """Log that a change was redone."""
        self._set_state(redone.id, "done")
        return self._insert(redone.verb, "redo", redone.id, "", images, author)

    def last_done(self) -> Logged | None:
        """The change that undo undoes."""
        return self._one("SELECT max(id) FROM change WHERE state = 'done'")

    def first_undone(self) -> Logged | None:
        """The change that redo redoes."""
        return self._one("SELECT min(id) FROM change WHERE state = 'undone'")

    def last(self) -> int:
        """The id of the newest row, 0 for an empty log."""
        return int(self._connection.value("SELECT max(id) FROM change") or 0)

    def since(self, change: int) -> list[Logged]:
        """Everything logged after the row with this id, the oldest first."""
        rows = self._connection.rows("SELECT id FROM change WHERE id > ? ORDER BY id", (change,))
        return [self.get(row[0]) for row in rows]

    def of_item(self, item: str) -> list[Logged]:
        """Every change of one annotation or report, the oldest first; only its own images."""
        rows = self._connection.rows(
            "SELECT change FROM change_item WHERE item = ? ORDER BY change", (item,)
        )
        return [self.get(row[0], item) for row in rows]

    def get(self, change: int, item: str = "") -> Logged:
        """The row with this id; with `item` only the images of that item.

        Raises:
            KeyError: there is none.
        """
        head = self._connection.row(
            "SELECT id, time, author, verb, kind, target FROM change WHERE id = ?", (change,)
        )
        if head is None:
            raise KeyError(change)
        rows = self._connection.rows(
            "SELECT kind, item, report, before, after FROM change_item"
            " WHERE change = ? AND (? = '' OR item = ?) ORDER BY position",
            (change, item, item),
        )
        id_, time, author, verb, kind, target = head
        with believed(self._connection.path):
            images = tuple(_image(*row) for row in rows)
            return Logged(id_, time, author, Verb(verb), kind, target, images)

    def last_images(self) -> dict[str, str]:
        """What the log tells last of every annotation, as it was written."""
        rows = self._connection.rows(
            "SELECT i.item, i.after FROM change_item AS i"
            " JOIN (SELECT item, max(change) AS last FROM change_item WHERE kind = 'annotation'"
            " GROUP BY item) AS m ON m.item = i.item AND m.last = i.change"
            " WHERE i.kind = 'annotation' AND i.after IS NOT NULL"
        )
        return dict(rows)

    def _one(self, sql: str) -> Logged | None:
        found = self._connection.value(sql)
        return None if found is None else self.get(found)

    def _set_state(self, change: int, state: str) -> None:
        self._connection.db.table("change").update(change, {"state": state})

    def _insert(
        self,
        verb: Verb,
        kind: str,
        target: int | None,
        state: str,
        images: Iterable[Image],
        author: str,
    ) -> Logged:
        db, time, kept = self._connection.db, now(), tuple(images)
        number: Any = (
            db.table("change")
            .insert(
                {
                    "time": time,
                    "author": author,
                    "verb": str(verb),
                    "kind": kind,
                    "target": target,
                    "state": state,
                }
            )
            .last_pk
        )
        db.table("change_item").insert_all(
            {"change": number, "position": position, **_item(image)}
            for position, image in enumerate(kept)
        )
        return Logged(int(number), time, author, verb, kind, target, kept)


def _item(image: Image) -> dict[str, str | None]:
    if isinstance(image, AnnotationImage):
        return {
            "kind": "annotation",
            "item": image.id,
            "report": image.report,
            "before": annotation_to_text(image.before),
            "after": annotation_to_text(image.after),
        }
    if isinstance(image, DecisionImage):
        return {
            "kind": "decision",
            "item": f"{image.kind}:{image.key}",
            "report": image.report,
            "before": _decision_to_text(image.before),
            "after": _decision_to_text(image.after),
        }
    return {
        "kind": "report",
        "item": image.report,
        "report": image.report,
        "before": _state_to_text(image.before),
        "after": _state_to_text(image.after),
    }


def _image(kind: str, item: str, report: str, before: str | None, after: str | None) -> Image:
    if kind == "annotation":
        return AnnotationImage(
            item, report, annotation_from_text(before), annotation_from_text(after)
        )
    if kind == "decision":
        about, _colon, key = item.partition(":")
        images = _decision_from_text(before), _decision_from_text(after)
        return DecisionImage(report, DecisionKind(about), key, *images)
    return ReportImage(report, _state_from_text(before), _state_from_text(after))


def _decision_to_text(decision: Decision | None) -> str | None:
    return None if decision is None else msgspec.json.encode(decision).decode()


def _decision_from_text(data: str | None) -> Decision | None:
    return None if data is None else msgspec.json.decode(data, type=Decision)


def _state_to_text(state: ReportState | None) -> str | None:
    return None if state is None else msgspec.json.encode(state).decode()


def _state_from_text(data: str | None) -> ReportState | None:
    return None if data is None else msgspec.json.decode(data, type=ReportState)
