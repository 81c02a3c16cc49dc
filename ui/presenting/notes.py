"""Making, changing and deleting annotations; undo and redo of everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from core.i18n import _
from core.model.annotations import Target, TargetKind

if TYPE_CHECKING:
    from core.library import Library
    from core.model.annotations import Annotation
    from core.model.changes import Change
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.tasks import Tasks


class NotesPresenter:
    """Joins reader and list of notes to the library.

    Args:
        reports_changed: called after an undo that concerned reports, not notes.

    Attributes:
        applied: called after annotations of the open report changed.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        reports_changed: Callable[[], None],
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._reports_changed = reports_changed
        self.applied: list[Callable[[], None]] = []
        reader, notes = window.reader, window.notes
        reader.annotate_requested.connect(self.annotate)
        reader.edit_requested.connect(self.edit)
        reader.delete_requested.connect(self.delete)
        reader.marking.cards.discarded.connect(self.discard)
        notes.edit_requested.connect(self.edit)
        notes.delete_requested.connect(self.delete)
        notes.left_blank.connect(self.discard)
        notes.place_chosen.connect(reader.go_to)

    def show_all(self) -> Iterator[Callable[[], None]]:
        """The steps that show the annotations of the report that was opened."""
        window, current = self._window, self._current
        yield lambda: window.reader.set_annotations(list(current.annotations.values()))
        yield lambda: window.reader.set_tags(current.tags, current.author)
        yield lambda: window.notes.set_author(current.author)
        yield lambda: window.notes.set_annotations(list(current.annotations.values()))
        yield lambda: window.outline.set_annotations(list(current.annotations.values()))

    def annotate(self, start: int, end: int, wish: Mapping[str, Any]) -> None:
        """Make an annotation on a canonical span.

        Args:
            start: first canonical offset; not used with an address.
            end: the offset behind it.
            wish: keywords of `Library.annotate`; `edit` to open the note for writing once it is
                there; for a note on a whole thing its `kind` with `address` (and `cell`, a row and
                a column) or `key`.
        """
        look = dict(wish)
        edit = bool(look.pop("edit", False))
        report_id = self._current.report_id
        if not report_id:
            self._window.toast.say(_("报告库没有打开，现在不能批注"))
            return
        target = target_of(look)
        present = self._on_whole(target)
        if edit and present is not None:
            self.edit_note(present.id)
            return

        def done(change: Change) -> None:
            self.apply(change)
            if edit and change.ids:
                self.edit_note(change.ids[0])

        def write(library: Library) -> Change:
            if target.kind is not TargetKind.TEXT:
                return library.annotate(report_id, target, **look)
            return library.annotate(report_id, target, start=start, end=end, **look)

        self._tasks.write(write, done)

    def annotate_term(self, address: str) -> None:
        """Write on an entry of the glossary."""
        self.annotate(0, 0, {"kind": "term", "key": address, "note": "", "edit": True})

    def edit_note(self, identity: str) -> None:
        """Open a note for writing: beside its words, or in the list where it has none."""
        annotation = self._current.annotations.get(identity)
        place = annotation.placement if annotation is not None else None
        if place is not None and place.start >= 0:
            self._window.reader.edit_note(identity)
        elif annotation is not None:
            self._window.show_room("notes")
            self._window.notes.edit_annotation(identity)

    def _on_whole(self, target: Target) -> Annotation | None:
        """The note that a whole thing carries already."""
        report = self._current.report
        if target.kind is TargetKind.TEXT or report is None:
            return None
        from core.library import on_target

        return next(iter(on_target(report, self._current.annotations.values(), target)), None)

    def edit(self, identity: str, look: Mapping[str, Any]) -> None:
        """Change an annotation; `look` as in `Library.edit`."""
        wish = dict(look)

        def failed(error: Exception) -> None:
            self._give_back(identity, str(wish.get("note", "")), error)

        self._tasks.write(lambda library: library.edit(identity, **wish), self.apply, failed)

    def delete(self, identities: list[str]) -> None:
        """Put annotations into the bin, with a way back."""
        wish = list(identities)

        def done(change: Change) -> None:
            self.apply(change)
            words = (
                _("已删除批注")
                if len(change.ids) == 1
                else _("已删除 {count} 条批注").format(count=len(change.ids))
            )
            self._window.toast.say(words, _("撤销"), self.undo)

        self._tasks.write(lambda library: library.delete(wish), done)

    def discard(self, identity: str) -> None:
        """Put a note that was begun and left empty into the bin, without a word."""
        # It may have gone meanwhile, by an undo or from elsewhere.
        if identity in self._current.annotations:
            self._tasks.write(lambda library: library.delete([identity]), self.apply)

    def undo(self) -> None:
        """Take the last change back."""
        self._step(lambda library: library.undo(), _("已撤销"), _("没有可以撤销的改动"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(lambda library: library.redo(), _("已重做"), _("没有可以重做的改动"))

    def apply(self, change: Change) -> None:
        """Show what a committed change did to the open report."""
        touched = False
        for identity, after in zip(change.ids, change.after, strict=True):
            if self._elsewhere(identity, after):
                continue
            touched = True
            living = after if after is not None and not after.deleted else None
            if living is None:
                self._current.annotations.pop(identity, None)
            else:
                self._current.annotations[identity] = living
                self._learn(living)
            self._window.reader.apply_annotation(identity, living)
            self._window.notes.apply_annotation(identity, living)
        if touched:
            self._window.outline.set_annotations(list(self._current.annotations.values()))
            for follow in self.applied:
                follow()

    def _elsewhere(self, identity: str, after: Annotation | None) -> bool:
        """Whether it belongs to another report."""
        if after is None:
            return identity not in self._current.annotations
        return after.report != self._current.report_id

    def _learn(self, annotation: Annotation) -> None:
        """Offer new tags for completion from now on."""
        new = [tag for tag in annotation.tags if tag not in self._current.tags]
        if new:
            self._current.tags = [*self._current.tags, *new]
            self._window.reader.set_tags(self._current.tags)

    def _give_back(self, identity: str, note: str, error: Exception) -> None:
        """Show what is stored, and hand out the words that could not be."""
        from core.model.errors import UserError

        stored = self._current.annotations.get(identity)
        if stored is not None:
            self._window.reader.apply_annotation(identity, stored)
        self._tasks.trouble.emit(error)
        if note and isinstance(error, UserError):
            self._window.message.say(
                error.what,
                error.where,
                error.remedy,
                action=_("复制没有保存的批注文字"),
                act=lambda: QGuiApplication.clipboard().setText(note),
            )

    def _step(self, fn: Callable[[Library], Change | None], words: str, nothing: str) -> None:
        # A note still being typed is a change too: it must be what undo takes back first.
        self._window.reader.flush()

        def done(change: Change | None) -> None:
            if change is None:
                self._window.toast.say(nothing)
                return
            if change.ids:
                self.apply(change)
            else:
                self._reports_changed()
            self._window.toast.say(words)

        self._tasks.write(fn, done)


def target_of(wish: dict[str, Any]) -> Target:
    """What a wish is for, taken out of it: `kind` with `address` and `cell`, or with `key`."""
    address = str(wish.pop("address", ""))
    key = str(wish.pop("key", ""))
    cell = wish.pop("cell", None)
    kind = TargetKind(wish.pop("kind", TargetKind.PARAGRAPH if address else TargetKind.TEXT))
    if kind is TargetKind.CELL and cell is not None:
        from core.library import cell_key

        return Target(kind, cell_key(address, *cell))
    return Target(kind, key or address)
