"""The log of a note, the bin, and the names of the colours: dialogs beside the daily work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.i18n import _
from ui.presenting.tagging import TagsPresenter

if TYPE_CHECKING:
    from core.library import Library
    from core.model.annotations import Annotation, Colour
    from core.model.changes import Change, Revision
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.presenting.notes import NotesPresenter
    from ui.tasks import Tasks


class RecordsPresenter:
    """Opens the dialogs and does what they ask."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, current: Current, notes: NotesPresenter
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._notes = notes
        self.tags = TagsPresenter(window, tasks, current, notes)
        window.reader.history_requested.connect(self.show_history)
        window.notes.history_requested.connect(self.show_history)
        window.notes.bin_requested.connect(self.show_bin)
        window.notes.names_requested.connect(self.name_colours)

    def show_history(self, identity: str) -> None:
        """Show every state an annotation had."""
        self._window.reader.flush()

        def show(revisions: list[Revision]) -> None:
            from ui.notes.history_dialog import HistoryDialog

            dialog = HistoryDialog(self._window.theme, revisions, self._window)
            dialog.restore_requested.connect(lambda change: self._restore(identity, change))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._tasks.write(lambda library: library.revisions(identity), show)

    def show_bin(self) -> None:
        """Show what was deleted from the open report."""
        report_id = self._current.report_id
        if not report_id:
            return

        def show(deleted: list[Annotation]) -> None:
            from ui.notes.bin_dialog import BinDialog

            dialog = BinDialog(self._window.theme, deleted, self._window)

            def restore(identities: list[str]) -> None:
                def back(library: Library) -> list[Change]:
                    return [library.restore_annotation(one) for one in identities]

                def done(changes: list[Change]) -> None:
                    for change in changes:
                        self._notes.apply(change)
                    dialog.take_out(identities)
                    words = _("已恢复 {count} 条批注").format(count=len(changes))
                    self._window.toast.say(words)

                self._tasks.write(back, done)

            dialog.restore_requested.connect(restore)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._tasks.write(lambda library: library.deleted_annotations(report_id), show)

    def name_colours(self) -> None:
        """Ask how the delegate calls the colours."""

        def show(names: dict[Colour, str]) -> None:
            from ui.notes.names_dialog import NamesDialog

            dialog = NamesDialog(self._window.theme, names, self._window)
            dialog.accepted.connect(lambda: self._keep_names(dialog.names()))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._tasks.write(lambda library: library.colour_names(), show)

    def take_names(self, names: dict[Colour, str]) -> None:
        """Call the colours so everywhere in the window."""
        from ui.panes.naming import set_colour_names

        set_colour_names({str(colour): name for colour, name in names.items()})
        self._window.notes.take_colour_names()
        self._window.reader.marking.toolbar.take_names()

    def _keep_names(self, names: dict[Colour, str]) -> None:
        def keep(library: Library) -> dict[Colour, str]:
            for colour, name in names.items():
                library.set_colour_name(colour, name)
            return library.colour_names()

        self._tasks.write(keep, self.take_names)

    def _restore(self, identity: str, change: int) -> None:
        def done(made: Change) -> None:
            self._notes.apply(made)
            self._window.toast.say(_("已恢复到旧的一版"), _("撤销"), self._notes.undo)

        self._tasks.write(lambda library: library.restore_revision(identity, change), done)
