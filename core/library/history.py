"""The verbs on what was done: undo, redo, revisions, and changes by other processes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.i18n import _
from core.library.versions import keep, place_missing
from core.library.writing import Writing, nothing_done, touched
from core.model.changes import Revision, Verb
from core.model.errors import UserError
from core.store.changes import (
    AnnotationImage,
    DecisionImage,
    Image,
    Logged,
    ReportImage,
    ReportState,
)
from core.store.codec import now

if TYPE_CHECKING:
    from core.model.annotations import Annotation
    from core.model.changes import Change
    from core.model.decisions import Decision


class HistoryVerbs(Writing):
    """Undo and redo of every kind of change, also after a restart; the log of revisions."""

    def undo(self) -> Change | None:
        """Take back the last change that is not taken back yet; None when there is none.

        An annotation whose making is undone goes to the bin; an imported report is hidden.

        Raises:
            UserError: the disk does not take it.
        """
        with self._store.writing():
            last = self._store.changes.last_done()
            if last is None:
                return None
            images = [self._put_back(image) for image in last.images]
            logged = self._store.changes.add_undo(last, images, self._author())
            return self._told(logged)

    def redo(self) -> Change | None:
        """Do again what was taken back last; None when there is nothing, or something new since.

        Raises:
            UserError: the disk does not take it.
        """
        with self._store.writing():
            undone = self._store.changes.first_undone()
            if undone is None:
                return None
            images = [self._put_forward(image) for image in undone.images]
            logged = self._store.changes.add_redo(undone, images, self._author())
            return self._told(logged)

    def history(self, annotation_id: str) -> list[Change]:
        """Every change of one annotation, the oldest first, each with its images."""
        return [self._told(logged) for logged in self._store.changes.of_item(annotation_id)]

    def revisions(self, annotation_id: str) -> list[Revision]:
        """Every state an annotation had, the oldest first; the last is the present one.

        Raises:
            UserError: there is no such annotation.
        """
        self._any(annotation_id)
        found: list[Revision] = []
        for logged in self._store.changes.of_item(annotation_id):
            for image in logged.images:
                if isinstance(image, AnnotationImage) and image.after is not None:
                    undone = logged.kind == "undo"
                    state = image.after
                    found.append(
                        Revision(logged.id, logged.time, logged.author, logged.verb, undone, state)
                    )
        return found

    def restore_revision(self, annotation_id: str, change: int) -> Change:
        """Give an annotation the state that a change left it in; it leaves the bin by that.

        Nothing of the log is lost; undo takes the restoring back.

        Args:
            annotation_id: the annotation.
            change: `Revision.change` of one of its revisions.

        Raises:
            UserError: there is no such annotation or revision.
        """
        wanted = [one for one in self.revisions(annotation_id) if one.change == change]
        if not wanted:
            raise UserError(_("没有这个历史版本。"), where=str(change))
        with self._store.writing():
            before = self._any(annotation_id)
            after = replace(
                wanted[0].annotation,
                modified=before.modified,
                deleted="",
                placement=before.placement,
            )
            if after == before:
                return nothing_done(Verb.REVISE, [before])
            return self._write(Verb.REVISE, [(before, touched(after))])

    def changes_since(self, change_id: int) -> list[Change]:
        """What was changed after the change with this id, by any process, the oldest first."""
        return [self._told(logged) for logged in self._store.changes.since(change_id)]

    def last_change(self) -> int:
        """The id of the last change, 0 when there was none."""
        return self._store.changes.last()

    def data_version(self) -> int:
        """A number that differs from the last one when another process wrote in between."""
        return self._store.data_version()

    def _put_back(self, image: Image) -> Image:
        """Undo one image; returns the image of the undoing."""
        if isinstance(image, ReportImage):
            state = image.before
            if state is None and image.after is not None:
                # An imported report is not erased: its notes and its file stay in reach.
                state = replace(image.after, removed=now())
            return self._show(image.report, state)
        if isinstance(image, DecisionImage):
            return self._decided(image, image.before)
        after = image.before
        if after is None and image.after is not None:
            after = replace(image.after, deleted=now())
        return self._set(image, after)

    def _put_forward(self, image: Image) -> Image:
        """Redo one image; returns the image of the redoing."""
        if isinstance(image, ReportImage):
            return self._show(image.report, image.after)
        if isinstance(image, DecisionImage):
            return self._decided(image, image.after)
        return self._set(image, image.after)

    def _decided(self, image: DecisionImage, after: Decision | None) -> DecisionImage:
        """Give a decision a former state."""
        rows = self._store.decisions
        present = rows.get(image.report, image.kind, image.key)
        rows.set(image.report, image.kind, image.key, after)
        return replace(image, before=present, after=after)

    def _show(self, report_id: str, state: ReportState | None) -> ReportImage:
        """Give a report a former state; annotations made since are looked for in its version."""
        present = self._store.reports.state(report_id)
        before = ReportState(*present) if present else None
        if state is not None:
            self._store.reports.show(report_id, state.version, state.removed)
            place_missing(self._store, report_id, state.version)
        return ReportImage(report_id, before, state)

    def _set(self, image: AnnotationImage, after: Annotation | None) -> AnnotationImage:
        """Give an annotation a former state."""
        present = self._store.annotations.by_ids([image.id]).get(image.id)
        if after is not None:
            after = keep(self._store, present, after)
        return AnnotationImage(image.id, image.report, present, after)

    def _told(self, logged: Logged) -> Change:
        """The change with the annotations' places in the versions shown now."""
        change = logged.change()
        present = self._store.annotations.by_ids(change.ids)

        def placed(image: Annotation | None) -> Annotation | None:
            if image is None or image.id not in present:
                return image
            return replace(image, placement=present[image.id].placement)

        return replace(
            change,
            before=tuple(map(placed, change.before)),
            after=tuple(map(placed, change.after)),
        )
