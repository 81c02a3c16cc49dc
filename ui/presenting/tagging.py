"""Tags of the whole library: renamed, joined, taken away, in a dialog with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.i18n import _, listed

if TYPE_CHECKING:
    from core.library import Library
    from core.model.changes import Change
    from ui.main_window import MainWindow
    from ui.notes.tags_dialog import TagsDialog
    from ui.presenting.current import Current
    from ui.presenting.notes import NotesPresenter
    from ui.tasks import Tasks

Counts = list[tuple[str, int]]


class TagsPresenter:
    """Opens the dialog and does what it asks; every wish is one step of undo."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, current: Current, notes: NotesPresenter
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._notes = notes
        window.notes.tags_requested.connect(self.tidy)

    def tidy(self) -> None:
        """Show the tags of the library."""
        self._window.reader.flush()

        def show(counts: Counts) -> None:
            from ui.notes.tags_dialog import TagsDialog

            dialog = TagsDialog(self._window.theme, counts, self._window)
            dialog.retag_requested.connect(lambda tags, into: self._retag(dialog, tags, into))
            dialog.undo_requested.connect(lambda: self._undo(dialog))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._tasks.write(lambda library: library.tag_counts(), show)

    def _retag(self, dialog: TagsDialog, tags: list[str], into: str) -> None:
        gone = listed(f"#{tag}" for tag in tags if tag != into)

        def write(library: Library) -> tuple[Change, Counts]:
            return library.merge_tags(tags, into), library.tag_counts()

        def done(made: tuple[Change, Counts]) -> None:
            change, counts = made
            self._take(change, counts)
            dialog.set_counts(counts, into)
            if not into:
                words = _("已从 {count} 条批注去掉 {tags}")
            else:
                words = _("{count} 条批注的 {tags} 已改为 #{into}")
            said = words.format(count=len(change.ids), tags=gone, into=into)
            dialog.say(said if change.id else "", undo=bool(change.id))

        self._tasks.write(write, done)

    def _undo(self, dialog: TagsDialog) -> None:
        def write(library: Library) -> tuple[Change | None, Counts]:
            return library.undo(), library.tag_counts()

        def done(made: tuple[Change | None, Counts]) -> None:
            change, counts = made
            if change is not None:
                self._take(change, counts)
            dialog.set_counts(counts)
            dialog.say(_("已撤销"))

        self._tasks.write(write, done)

    def _take(self, change: Change, counts: Counts) -> None:
        """Show the notes as they are now, and offer the tags that are left."""
        self._notes.apply(change)
        self._current.tags = [tag for tag, _count in counts]
        self._window.reader.set_tags(self._current.tags)
