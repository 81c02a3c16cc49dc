"""Opening, importing and removing reports; the place in each is remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from core.i18n import _
from core.model.page import Page
from ui.presenting.loading import Loaded, load
from ui.presenting.previewing import Previews

if TYPE_CHECKING:
    from core.library import Library
    from core.model.library import ImportResult, ReportEntry
    from core.model.report import Corrections
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.tasks import Job, Tasks

_PLACE_MS = 800
"""How long reading must rest at a place before it is written down."""

_MOST_LINES = 8

FilesChooser = Callable[[QWidget], list[str]]


def choose_files(parent: QWidget) -> list[str]:
    """Ask with the system's dialog which files to read."""
    return QFileDialog.getOpenFileNames(parent, _("打开报告"))[0]


class ReportsPresenter(QObject):
    """Joins the list of reports, dropped files and the reader's place to the library.

    Signals:
        loaded(Loaded): a report is open now and `current` holds it; None when none is left.
    """

    loaded = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        chooser: FilesChooser = choose_files,
        *,
        looking: bool = False,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._current = current
        self._looking = looking
        self._previews = Previews(window, tasks)
        self.chooser = chooser
        self._importing: Job | None = None
        self._written = -1
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PLACE_MS)
        self._rest.timeout.connect(self.keep_place)
        window.reader.place_changed.connect(lambda _place: self._rest.start())
        window.files_dropped.connect(self.take_files)
        pane = window.library
        pane.report_chosen.connect(self.open)
        pane.files_dropped.connect(self.take_files)
        pane.open_requested.connect(self.choose)
        pane.remove_requested.connect(self.remove)
        pane.original_requested.connect(self.show_original)

    def open(self, report_id: str | None = None) -> None:
        """Open a report, by default the last one."""
        self._window.reader.flush()
        self.keep_place()
        self._tasks.write(
            lambda library: load(library, report_id, looking=self._looking), self._show
        )

    def choose(self) -> None:
        """Ask for files and import them."""
        files = self.chooser(self._window)
        if files:
            self.take_files([Path(file) for file in files])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Import files that were chosen or dropped; a single new one is shown first."""
        if len(paths) != 1 or paths[0].is_dir():
            self.import_files(paths)
        elif self._importing is not None:
            self._window.toast.say(_("还在导入，请稍候"))
        else:
            self._previews.show(paths[0], lambda made: self._import_each(list(paths), made))

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read files, and the files in folders, into the library; open the last one read."""
        if self._importing is not None:
            self._window.toast.say(_("还在导入，请稍候"))
            return
        # Which files a folder holds is looked up away from the GUI thread: it may be far away.
        self._tasks.run(lambda: _files(paths), self._import_each)

    def _import_each(self, files: list[Path], corrections: Corrections | None = None) -> None:
        if not files:
            self._window.toast.say(_("没有找到可以导入的文件"))
            return
        total = len(files)

        def progress(count: int, _result: ImportResult) -> None:
            if count < total:
                self._tell_progress(count, total)

        self._tell_progress(0, total)
        self._importing = self._tasks.write_each(
            files,
            lambda library, path: library.import_file(path, corrections),
            progress,
            self._imported,
            self._broke_off,
        )

    def _tell_progress(self, count: int, total: int) -> None:
        words = (
            _("正在导入…")
            if total == 1
            else _("正在导入 {count} / {total}…").format(count=count + 1, total=total)
        )
        self._window.toast.say(words, _("停止"), self._stop, seconds=0)

    def _stop(self) -> None:
        if self._importing is not None:
            self._importing.cancel()

    def _broke_off(self, error: Exception) -> None:
        self._importing = None
        self._window.toast.hide()
        self._tasks.trouble.emit(error)

    def _imported(self, results: list[ImportResult]) -> None:
        self._importing = None
        self._window.toast.hide()
        failed = [one for one in results if one.report is None]
        read = [one.report for one in results if one.report is not None]
        if failed:
            lines = [f"{Path(one.path).name}：{one.error}{one.remedy}" for one in failed]
            if len(failed) > _MOST_LINES:
                lines[_MOST_LINES:] = [_("……共 {count} 个").format(count=len(failed))]
            self._window.message.say(
                _("{count} 个文件没有导入").format(count=len(failed)), "\n".join(lines)
            )
        if not read:
            return
        if len(results) == 1 and results[0].already_there:
            self._window.toast.say(_("这份报告已在报告库中"))
        else:
            self._window.toast.say(_("已导入 {count} 份报告").format(count=len(read)))
        self._warn(results)
        self.open(read[-1].id)

    def _warn(self, results: list[ImportResult]) -> None:
        """What the reader of a file wants the delegate to know."""
        remarks = [remark for one in results for remark in one.warnings]
        if remarks and self._window.message.isHidden():
            self._window.message.say("\n".join(dict.fromkeys(remarks)))

    def remove(self, report_id: str) -> None:
        """Take a report out of the list, with a way back."""

        def done(_change: object) -> None:
            self._window.toast.say(
                _("已移除报告，批注仍然保留"), _("撤销"), lambda: self._window.command.emit("undo")
            )
            if report_id == self._current.report_id:
                self.open()
            else:
                self.refresh()

        self._tasks.write(lambda library: library.remove(report_id), done)

    def show_original(self, report_id: str) -> None:
        """Open the file as it was imported, with the program the system has for it."""
        from core.model.errors import UserError

        def fetch(library: Library) -> Path:
            original = library.original(report_id)
            if original is None:
                raise UserError(_("这份报告没有保存原件。"))
            folder = library.profile() / "originals"
            folder.mkdir(exist_ok=True)
            path = folder / Path(original.name).name
            path.write_bytes(original.content)
            return path

        def show(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._tasks.write(fetch, show)

    def refresh(self) -> None:
        """Read the list of reports again."""

        def done(entries: list[ReportEntry]) -> None:
            self._window.library.set_entries(entries, self._current.report_id)

        self._tasks.write(lambda library: library.reports(), done)

    def keep_place(self) -> None:
        """Write down where the reader is, if it moved."""
        self._rest.stop()
        report_id = self._current.report_id
        place = self._window.reader.place()
        if not report_id or place == self._written or self._looking or self._tasks.is_closed:
            return
        self._written = place
        progress = self._window.reader.progress()
        self._tasks.write(
            lambda library: library.set_reading_place(report_id, place, progress),
            failed=self._place_lost,
        )

    def _place_lost(self, error: Exception) -> None:
        from core.model.errors import UserError

        # It would be told at every rest; a note that cannot be saved tells the same.
        if not isinstance(error, UserError):
            self._tasks.trouble.emit(error)

    def _show(self, loaded: Loaded | None) -> None:
        self._current.take(loaded)
        if loaded is None:
            self._window.reader.show_page(Page("", "", "", ()))
            self._window.setWindowTitle(_("审阅"))
            self._window.header.set_crumb("")
            self._window.show_room("library")
            self.loaded.emit(None)
            return
        self._written = loaded.place
        page = self._window.reader.page
        if page is None or (page.report, page.version) != (loaded.page.report, loaded.page.version):
            self._window.reader.show_page(loaded.page, loaded.place)
        self._window.setWindowTitle(
            _("{title} - 审阅").format(title=loaded.entry.meta.title or loaded.entry.source_name)
        )
        self.loaded.emit(loaded)


def _files(paths: Sequence[Path]) -> list[Path]:
    """Files as given, and those of a folder that have a kind the program reads."""
    from core.importing import SUFFIXES

    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.is_file())
            found += sorted(one for one in inside if one.suffix.lower() in SUFFIXES)
        else:
            found.append(path)
    return found
