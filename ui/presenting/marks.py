"""What is done to highlights besides writing: ranges, joining, splitting, bookmarks, bulk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from core.i18n import _
from core.model.annotations import Style

if TYPE_CHECKING:
    from core.model.changes import Change
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.presenting.notes import NotesPresenter
    from ui.tasks import Tasks


class MarksPresenter:
    """Joins what reader and list ask for to the library; every wish is one step of undo."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, current: Current, notes: NotesPresenter
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._notes = notes
        reader = window.reader
        reader.range_requested.connect(self.change_range)
        reader.merge_requested.connect(self.merge)
        reader.split_requested.connect(self.split)
        reader.bookmark_requested.connect(self.toggle_bookmark)
        window.notes.merge_requested.connect(self.merge)
        window.notes.edit_many_requested.connect(self.edit_many)
        window.notes.tag_many_requested.connect(self.tag_many)

    def change_range(self, identity: str, start: int, end: int) -> None:
        """Let an annotation cover another canonical span."""

        def failed(error: Exception) -> None:
            stored = self._current.annotations.get(identity)
            self._window.reader.apply_annotation(identity, stored)
            self._tasks.trouble.emit(error)

        self._tasks.write(
            lambda library: library.change_range(identity, start, end),
            self._told(_("已改划线范围")),
            failed,
        )

    def merge(self, identities: list[str]) -> None:
        """Make one highlight of several."""
        self._window.reader.flush()
        wish = list(identities)
        words = _("已合并 {count} 条划线").format(count=len(wish))
        self._tasks.write(lambda library: library.merge_highlights(wish), self._told(words))

    def split(self, identity: str, at: int) -> None:
        """Make two highlights of one."""
        self._window.reader.flush()
        self._tasks.write(
            lambda library: library.split_highlight(identity, at), self._told(_("已分成两条划线"))
        )

    def edit_many(self, identities: list[str], look: Mapping[str, Any]) -> None:
        """Change several annotations alike."""
        wish, ids = dict(look), list(identities)
        words = _("已改 {count} 条批注").format(count=len(ids))
        tell = self._told(words if len(ids) > 1 else "")
        self._tasks.write(lambda library: library.edit_many(ids, **wish), tell)

    def tag_many(self, identities: list[str], add: list[str], remove: list[str]) -> None:
        """Add tags to several annotations and take others from them."""
        ids = list(identities)
        words = _("已改 {count} 条批注").format(count=len(ids))
        self._tasks.write(
            lambda library: library.tag_many(ids, add=add, remove=remove), self._told(words)
        )

    def toggle_bookmark(self, offset: int | None = None) -> None:
        """Put a bookmark on the block at a canonical offset, by default the place in view."""
        report, report_id = self._current.report, self._current.report_id
        if report is None:
            return
        place = self._window.reader.marking.bookmarks.here() if offset is None else offset
        block = report.block_at(place)
        for one in self._current.annotations.values():
            start = one.placement.start if one.placement is not None else -1
            if one.style is Style.BOOKMARK and start >= 0 and report.block_at(start) is block:
                self._notes.delete([one.id])
                return
        self._tasks.write(
            lambda library: library.bookmark(report_id, place), self._told(_("已加书签"))
        )

    def step_bookmark(self, by: int) -> None:
        """Go to the next bookmark or the one before."""
        if not self._window.reader.marking.bookmarks.step(by):
            self._window.toast.say(_("还没有书签，按 Ctrl+D 加一个"))

    def note_report(self) -> None:
        """Write on the report as a whole."""
        self._notes.annotate(0, 0, {"kind": "report", "note": "", "edit": True})

    def _told(self, words: str) -> Callable[[Change], None]:
        """Show a change, say what was done, and offer the way back."""

        def done(change: Change) -> None:
            if not change.id:
                return
            self._notes.apply(change)
            if words:
                self._window.toast.say(words, _("撤销"), self._notes.undo)

        return done
