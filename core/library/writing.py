"""What all verbs that write annotations share: making, saving, logging."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from core.i18n import _
from core.library.base import Base
from core.library.versions import keep
from core.model.annotations import Annotation, Colour, Role, Style, Target
from core.model.changes import Change, Verb
from core.model.errors import UserError
from core.store.changes import AnnotationImage
from core.store.codec import now

if TYPE_CHECKING:
    from core.model.library import ReportEntry


class Look(TypedDict, total=False):
    """What a delegate can set on an annotation and change later."""

    colour: Colour | None
    style: Style
    note: str
    tags: Iterable[str]
    role: Role | None


class Writing(Base):
    """Saving annotations and logging it, in one transaction."""

    def _new(self, report_id: str, target: Target, look: Look) -> Annotation:
        """A new annotation by this delegate, without a place."""
        time = now()
        bare = Annotation(
            uuid.uuid4().hex,
            report_id,
            target,
            None,
            None,
            None,
            Style.FILL,
            "",
            (),
            None,
            self._author(),
            time,
            time,
        )
        return changed(bare, look)

    def _living(self, ids: Iterable[str]) -> list[Annotation]:
        """The annotations with these ids, in this order, each once.

        Raises:
            UserError: one is unknown or in the bin.
        """
        wanted = [ids] if isinstance(ids, str) else list(dict.fromkeys(ids))
        found = self._store.annotations.by_ids(wanted)
        for one in wanted:
            if one not in found or found[one].deleted:
                raise no_annotation(one)
        return [found[one] for one in wanted]

    def _any(self, annotation_id: str) -> Annotation:
        """An annotation, also from the bin.

        Raises:
            UserError: it is unknown.
        """
        found = self._store.annotations.by_ids([annotation_id]).get(annotation_id)
        if found is None:
            raise no_annotation(annotation_id)
        return found

    def _home(self, annotation: Annotation) -> ReportEntry:
        """The report of an annotation, in the version shown now.

        Raises:
            UserError: the report was removed.
        """
        return self._current(annotation.report)

    def _write(self, verb: Verb, pairs: Sequence[tuple[Annotation | None, Annotation]]) -> Change:
        """Save the second of each pair and log both; runs inside the transaction."""
        images = [
            AnnotationImage(after.id, after.report, before, keep(self._store, before, after))
            for before, after in pairs
        ]
        return self._store.changes.add(verb, images, self._author()).change()


def changed(annotation: Annotation, look: Look) -> Annotation:
    """An annotation with what is given in `look`.

    Raises:
        TypeError: something is given that an annotation does not have.
    """
    if unknown := look.keys() - Look.__annotations__.keys():
        raise TypeError(f"unknown: {unknown}")
    return replace(
        annotation,
        colour=look.get("colour", annotation.colour),
        style=look.get("style", annotation.style),
        note=whole(look.get("note", annotation.note)),
        tags=tidy(look.get("tags", annotation.tags)),
        role=look.get("role", annotation.role),
    )


def touched(annotation: Annotation) -> Annotation:
    """An annotation modified now; a clock set back does not make it older."""
    return replace(annotation, modified=max(now(), annotation.modified))


def nothing_done(verb: Verb, annotations: Sequence[Annotation]) -> Change:
    """The change, with the id 0, of a verb that found nothing to do."""
    same = tuple(annotations)
    reports = tuple(dict.fromkeys(one.report for one in same))
    return Change(0, verb, reports, tuple(one.id for one in same), same, same)


def no_annotation(annotation_id: str) -> UserError:
    """The error for an annotation that is not there."""
    return UserError(
        _("没有这条批注，可能已经删除。"), where=annotation_id, remedy=_("请刷新批注列表。")
    )


def whole(text: str) -> str:
    """Text without halves of surrogate pairs, which a clipboard may hold and no file can."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def tidy(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without blanks around them, each once, in their order."""
    return tuple(dict.fromkeys(tag for tag in (" ".join(whole(t).split()) for t in tags) if tag))
