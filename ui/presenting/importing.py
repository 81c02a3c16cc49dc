"""Files into the library: one is shown first, many with their results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from core.i18n import _
from ui.presenting.previewing import Previews

if TYPE_CHECKING:
    from core.model.library import ImportResult
    from core.model.report import Corrections
    from ui.library.import_results import ImportResults
    from ui.main_window import MainWindow
    from ui.tasks import Job, Tasks

FilesChooser = Callable[[QWidget], list[str]]


def choose_files(parent: QWidget) -> list[str]:
    """Ask with the system's dialog which files to read."""
    from core.importing import SUFFIXES

    kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    filters = ";;".join(
        (_("报告文件 ({kinds})").format(kinds=kinds), _("所有文件 ({kinds})").format(kinds="*"))
    )
    return QFileDialog.getOpenFileNames(parent, _("打开报告"), "", filters)[0]


class ImportPresenter:
    """Joins chosen and dropped files to the library.

    Args:
        open_report: opens a report by its id.
        chooser: asks which files to import.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        open_report: Callable[[str], None],
        chooser: FilesChooser = choose_files,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._open_report = open_report
        self._previews = Previews(window, tasks)
        self._importing: Job | None = None
        self._results: ImportResults | None = None
        self.chooser = chooser
        window.files_dropped.connect(self.take_files)
        window.library.files_dropped.connect(self.take_files)
        window.library.open_requested.connect(self.choose)

    def choose(self) -> None:
        """Ask for files and import them."""
        files = self.chooser(self._window)
        if files:
            self.take_files([Path(file) for file in files])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Import files that were chosen or dropped; a single new one is shown first."""
        if self._is_busy():
            return
        if len(paths) == 1 and not paths[0].is_dir():
            path = paths[0]
            self._previews.show(path, lambda made: self._import_each([path], made))
        else:
            self.import_files(paths)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read files, and the files in folders, into the library; open the last one read."""
        if not self._is_busy():
            # Which files a folder holds is looked up in the background: it may be far away.
            self._tasks.run(lambda: _files(paths), self._import_each)

    def _is_busy(self) -> bool:
        if self._importing is None:
            return False
        self._window.toast.say(_("还在导入，请稍候"))
        return True

    def _import_each(self, files: list[Path], corrections: Corrections | None = None) -> None:
        if not files:
            self._window.toast.say(_("没有找到可以导入的文件"))
            return
        if self._is_busy():
            return
        results = self._start(len(files))

        def progress(_count: int, result: ImportResult) -> None:
            if results is not None:
                results.add(result)

        self._importing = self._tasks.write_each(
            files,
            lambda library, path: library.import_file(path, corrections),
            progress,
            self._imported,
            self._broke_off,
        )

    def _start(self, total: int) -> ImportResults | None:
        """Show that it has begun; many files in a dialog of their own, which is returned."""
        self._drop_results()
        if total == 1:
            self._window.toast.say(_("正在导入…"), seconds=0)
            return None
        from ui.library.import_results import ImportResults

        self._results = ImportResults(self._window.theme, self._window)
        self._results.cancel_requested.connect(self._stop)
        self._results.report_chosen.connect(self._open_report)
        self._results.start(total)
        self._results.show()
        return self._results

    def _drop_results(self) -> None:
        if self._results is not None:
            self._results.close()
            self._results.deleteLater()
            self._results = None

    def _stop(self) -> None:
        if self._importing is not None:
            self._importing.cancel()

    def _broke_off(self, error: Exception) -> None:
        self._importing = None
        self._window.toast.hide()
        if self._results is not None:
            self._results.finish()
        self._tasks.trouble.emit(error)

    def _imported(self, results: list[ImportResult]) -> None:
        self._importing = None
        self._window.toast.hide()
        read = [one for one in results if one.report is not None]
        if self._results is not None:
            self._results.finish()
        elif results:
            self._tell(results[0])
        if read and read[-1].report is not None:
            self._open_report(read[-1].report.id)

    def _tell(self, result: ImportResult) -> None:
        name = Path(result.path).name
        if result.report is None:
            words = _("没有导入 {name}").format(name=name)
            self._window.message.say(words, result.error, result.remedy)
        elif result.already_there:
            self._window.toast.say(_("这份报告已在报告库中"))
        else:
            self._window.toast.say(_("已导入 {name}").format(name=name))
            if result.warnings:
                self._window.message.say("\n".join(dict.fromkeys(result.warnings)))


def _files(paths: Sequence[Path]) -> list[Path]:
    """Files as given, and those of a folder that have a kind the program reads."""
    # Together with what shows the results: importing it here keeps the window awake.
    import ui.library.import_results  # noqa: F401
    from core.importing import SUFFIXES

    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.is_file())
            found += sorted(one for one in inside if one.suffix.lower() in SUFFIXES)
        else:
            found.append(path)
    return found
