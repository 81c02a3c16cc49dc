"""Annotations of other people and other programs, taken in from files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from core.i18n import _

if TYPE_CHECKING:
    from core.library import Library
    from core.model.exchange import MergeResult
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.presenting.notes import NotesPresenter
    from ui.tasks import Tasks

FilesChooser = Callable[[QWidget], list[str]]


def choose_files(parent: QWidget) -> list[str]:
    """Ask with the system's dialog which files hold annotations."""
    kinds = "*.jsonld *.json *.docx *.lua *.md *.html *.calibre_highlights"
    filters = ";;".join(
        (_("批注文件 ({kinds})").format(kinds=kinds), _("所有文件 ({kinds})").format(kinds="*"))
    )
    return QFileDialog.getOpenFileNames(parent, _("收入他人的批注"), "", filters)[0]


class MergePresenter:
    """Joins chosen and dropped files with annotations to the library; each shows its results.

    Attributes:
        chooser: asks which files.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        notes: NotesPresenter,
        chooser: FilesChooser = choose_files,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._notes = notes
        self.chooser = chooser
        window.notes.merge_files_requested.connect(self.take)

    def take(self, paths: Sequence[Path] = ()) -> None:
        """Take in files one after another; without any, ask which."""
        report_id = self._current.report_id
        if not report_id:
            self._window.toast.say(_("请先打开这些批注所在的报告"))
            return
        files = list(paths) or [Path(file) for file in self.chooser(self._window)]
        self._window.reader.flush()
        for path in files:
            self._take_one(path, report_id)

    def _take_one(self, path: Path, report_id: str) -> None:
        def write(library: Library) -> MergeResult:
            # Together with what shows it: importing it here keeps the window awake.
            import ui.notes.merge_dialog  # noqa: F401

            return library.merge_annotations(path, report_id)

        self._window.toast.say(_("正在收入批注…"), seconds=0)
        self._tasks.write(write, lambda result: self._show(path, result), self._failed)

    def _failed(self, error: Exception) -> None:
        self._window.toast.hide()
        self._tasks.trouble.emit(error)

    def _show(self, path: Path, result: MergeResult) -> None:
        from ui.notes.merge_dialog import MergeDialog

        self._window.toast.hide()
        self._notes.apply(result.change)
        dialog = MergeDialog(self._window.theme, result, path.name, self._window)
        dialog.annotation_chosen.connect(self._go)
        dialog.undo_requested.connect(self._notes.undo)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _go(self, identity: str) -> None:
        """Show an annotation in the list, and its words where it has any."""
        annotation = self._current.annotations.get(identity)
        if annotation is None:
            self._window.toast.say(_("这条批注不在打开的报告里"))
            return
        self._window.show_room("notes")
        self._window.notes.show_annotation(identity)
        place = annotation.placement
        if place is not None and place.start >= 0:
            self._window.reader.go_to(place.start, place.end)
