"""Files into the library: one is shown first, many with their results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from core.i18n import _
from core.model.errors import UserError
from core.notices import notice_words
from ui.presenting.batch import Batch
from ui.presenting.previewing import Previews
from ui.presenting.reading import FileReader

if TYPE_CHECKING:
    from core.library import Library
    from core.library.imports import Wanted
    from core.library.reading import Understood
    from core.model.library import ImportResult
    from ui.library.import_results import ImportResults
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.presenting.reports import ReportsPresenter
    from ui.tasks import Tasks

FilesChooser = Callable[[QWidget, str], list[str]]


def choose_files(parent: QWidget, folder: str) -> list[str]:
    """Ask with the system's dialog which files to read, beginning in `folder`."""
    from core.importing import SUFFIXES

    kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    filters = ";;".join(
        (_("报告文件 ({kinds})").format(kinds=kinds), _("所有文件 ({kinds})").format(kinds="*"))
    )
    # Some twenty kinds: their list would be wider than the dialog.
    short = QFileDialog.Option.HideNameFilterDetails
    chosen = QFileDialog.getOpenFileNames(parent, _("打开报告"), folder, filters, options=short)
    return chosen[0]


def documents() -> str:
    """The folder for documents, where reports are looked for at first; the user's own if none."""
    places = QStandardPaths.StandardLocation
    folder = QStandardPaths.writableLocation(places.DocumentsLocation)
    # Qt's dialog takes a folder that is not there for the name of a file.
    return folder if Path(folder).is_dir() else QStandardPaths.writableLocation(places.HomeLocation)


class ImportPresenter:
    """Joins chosen and dropped files to the library.

    Args:
        current: the report on the desk.
        reports: opens what was read.
        chooser: asks which files to import.

    Attributes:
        reader: reads files in another process.
        correct_wanted: called with the id of a report that is to be set right.
    """

    correct_wanted: Callable[[str], None]

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        reports: ReportsPresenter,
        chooser: FilesChooser = choose_files,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._reports = reports
        self.reader = FileReader(tasks, window)
        self._previews = Previews(window, tasks, self.reader)
        self._batch: Batch | None = None
        self._results: ImportResults | None = None
        self.chooser = chooser
        window.files_dropped.connect(self.take_files)
        window.library.files_dropped.connect(self.take_files)
        window.library.open_requested.connect(self.choose)

    def choose(self) -> None:
        """Ask for files and import them."""
        state = self._window.state
        folder = state.text("open_folder", "")
        files = self.chooser(
            self._window, folder if folder and Path(folder).is_dir() else documents()
        )
        if files:
            state.keep("open_folder", str(Path(files[0]).parent))
            self.take_files([Path(file) for file in files])

    def open_sample(self) -> None:
        """Open the report that comes with the program, also after it was removed."""

        def bring(library: Library) -> list[ImportResult]:
            from core.library.imports import BUNDLED

            return library.import_all(BUNDLED)

        self._tasks.write(bring, self._open)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Import files that were chosen or dropped; a single new one is shown first."""
        if self.is_busy():
            return
        if len(paths) == 1 and not paths[0].is_dir():
            self._take_one(paths[0])
        else:
            self.import_files(paths)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read files, and the files in folders, into the library.

        A single one is opened. Of several the first is, where no report lies on the desk: what a
        person reads is not taken away.
        """
        if not self.is_busy():
            # Which files a folder holds is looked up in the background: it may be far away.
            self._tasks.run(lambda: _files(paths), self._import_each, self._refuse_all)

    def _refuse_all(self, error: Exception) -> None:
        """None of the files was taken."""
        if isinstance(error, UserError):
            self._window.message.say(error.what, error.where, error.remedy)
        else:
            self._tasks.trouble.emit(error)

    def close(self) -> None:
        """Let go what is being read."""
        self.reader.stop()

    def is_busy(self) -> bool:
        """Whether files are being imported; if so, it is said."""
        if self._batch is None:
            return False
        self._window.toast.say(_("还在导入，请稍候"))
        return True

    def _take_one(self, path: Path) -> None:
        def looked_up(known: list[ImportResult]) -> None:
            if known:
                self._tell(known)
                self._open(known)
            else:
                self._previews.show(path, keep)

        def keep(found: Understood, wanted: Wanted | None) -> None:
            def done(results: list[ImportResult]) -> None:
                self._tell(results)
                self._open(results[:1] if wanted is None else results)

            self._window.toast.say(_("正在导入…"), seconds=0)
            self._tasks.write(lambda library: library.keep(path, found, wanted), done)

        self._tasks.write(lambda library: library.known_file(path), looked_up)

    def _import_each(self, files: list[Path]) -> None:
        if not files:
            self._window.toast.say(_("没有找到可以导入的文件"))
            return
        if self.is_busy():
            return
        shown = self._start(len(files))

        def progress(results: list[ImportResult]) -> None:
            if shown is not None:
                shown.add(*results)
                self._reports.refresh()

        self._batch = Batch(
            self._tasks, self.reader, files, progress, self._imported, self._broke_off
        )
        if shown is not None:
            self._batch.begun = shown.tell_file
        self._batch.start()

    def _start(self, total: int) -> ImportResults | None:
        """Show that it has begun; many files in a dialog of their own, which is returned."""
        self._drop_results()
        if total == 1:
            self._window.toast.say(_("正在导入…"), _("停止"), self._stop, seconds=0)
            return None
        from ui.library.import_results import ImportResults

        self._results = ImportResults(self._window.theme, self._window)
        self._results.cancel_requested.connect(self._stop)
        self._results.report_chosen.connect(self._reports.open)
        self._results.start(total)
        self._results.show()
        return self._results

    def _drop_results(self) -> None:
        if self._results is not None:
            self._results.close()
            self._results.deleteLater()
            self._results = None

    def _stop(self) -> None:
        if self._batch is not None:
            self._batch.stop()

    def _broke_off(self, error: Exception) -> None:
        self._batch = None
        self._window.toast.hide()
        if self._results is not None:
            self._results.finish()
        self._tasks.trouble.emit(error)

    def _imported(self, results: list[ImportResult]) -> None:
        self._batch = None
        self._window.toast.hide()
        if self._results is None:
            self._tell(results)
            self._open(results)
            return
        self._results.finish()
        if self._current.report is None:
            self._open(results)
        else:
            self._window.show_room("library")

    def _open(self, results: Sequence[ImportResult]) -> None:
        """Open the first report among `results`."""
        read = [one.report for one in results if one.report is not None]
        if read:
            self._reports.open(read[0].id)

    def _tell(self, results: list[ImportResult]) -> None:
        """Say what became of one file."""
        self._window.toast.hide()
        if not results:
            return
        first = next((one for one in results if one.report is None), results[0])
        name = Path(first.path).name
        if first.report is None:
            words = _("没有导入 {name}").format(name=name)
            self._window.message.say(words, first.error, first.remedy)
        elif all(one.already_there for one in results):
            # Dropped once more, it may be because something was misunderstood.
            there = first.report.id
            self._window.toast.say(
                _("这份报告已在报告库中"), _("更正…"), lambda: self.correct_wanted(there)
            )
        elif len(results) > 1:
            self._window.toast.say(
                _("已从 {name} 导入 {count} 份报告").format(name=name, count=len(results))
            )
        elif first.new_version:
            self._window.toast.say(_("已将 {name} 收为新版本").format(name=name))
        else:
            self._window.toast.say(_("已导入 {name}").format(name=name))
        warnings = dict.fromkeys(notice_words(told) for one in results for told in one.warnings)
        if warnings and not all(one.already_there for one in results):
            self._window.message.say("\n".join(warnings))


def _files(paths: Sequence[Path]) -> list[Path]:
    """Files as given, and those of a folder that have a kind the program reads."""
    # Together with what shows the results: importing it here keeps the window awake.
    import ui.library.import_results  # noqa: F401
    from core.importing.folders import files_in

    return list(files_in(paths))
